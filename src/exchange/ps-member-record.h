#pragma once

#include "ps-contact-store.h"
#include "ps-csv-reader.h"
#include "ps-member-columns.h"
#include "ps-member-store.h"

G_BEGIN_DECLS

/* Nobody has more; what does is not a list of people. */
#define PS_MEMBER_WAYS_MAX 32

/**
 * PsMemberOutcome:
 * @PS_MEMBER_CREATED: somebody new
 * @PS_MEMBER_UPDATED: somebody on the roster already, who joins the group
 * @PS_MEMBER_DUPLICATE: somebody on the roster or earlier in the file
 * @PS_MEMBER_SKIPPED: cannot be imported
 *
 * What becomes of a record.
 */
typedef enum {
  PS_MEMBER_CREATED,
  PS_MEMBER_UPDATED,
  PS_MEMBER_DUPLICATE,
  PS_MEMBER_SKIPPED,
  PS_MEMBER_N_OUTCOMES
} PsMemberOutcome;

/**
 * PsMemberRecord:
 * @line: where it begins, from 1
 * @outcome: what becomes of it
 * @person_id: of a duplicate or an update, whose on the roster; 0 else
 * @reason: (nullable): a sentence: why it is skipped or a duplicate, or what of it is left out
 * @field: (nullable): the header of the column that @reason is about
 * @member: who it is, as the store would take it; every text is there
 * @ways: (element-type PsContactWayRow): how they are reached; nothing is allowed that the file does
 *   not allow
 *
 * One record of a file, as it would be imported.
 */
typedef struct {
  guint            line;
  PsMemberOutcome  outcome;
  gint64           person_id;
  char            *reason;
  char            *field;
  PsMemberRow     *member;
  GPtrArray       *ways;
} PsMemberRecord;

PsMemberRecord *ps_member_record_new    (PsCsvReader           *reader,
                                         const PsMemberColumns *columns);
void            ps_member_record_free   (PsMemberRecord        *self);
void            ps_member_record_remark (PsMemberRecord        *self,
                                         const char            *reason,
                                         const char            *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsMemberRecord, ps_member_record_free)

G_END_DECLS
