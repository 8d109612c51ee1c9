#pragma once

#include "ps-contact-store.h"
#include "ps-known-store.h"
#include "ps-member-source.h"
#include "ps-member-store.h"

G_BEGIN_DECLS

/* Nobody has more; what does is not a list of people. */
#define PS_MEMBER_WAYS_MAX 32

/**
 * PsMemberOutcome:
 * @PS_MEMBER_CREATED: somebody new
 * @PS_MEMBER_UPDATED: somebody on the roster already, who joins the group or of whom the file knows
 *   what was blank
 * @PS_MEMBER_DUPLICATE: somebody on the roster, with nothing to add, or earlier in the file
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
 * @joins: whether somebody known joins the group by it
 * @fills: which fields of somebody known are blank, and are filled; #PsKnownBlank
 * @new_ways: of somebody known, a bit for each of @ways that the roster does not have
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
  gboolean         joins;
  guint            fills;
  guint32          new_ways;
  char            *reason;
  char            *field;
  PsMemberRow     *member;
  GPtrArray       *ways;
} PsMemberRecord;

PsMemberRecord *ps_member_record_new    (const PsMemberSource *source);
void            ps_member_record_free   (PsMemberRecord       *self);
void            ps_member_record_remark (PsMemberRecord       *self,
                                         const char           *reason,
                                         const char           *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsMemberRecord, ps_member_record_free)

G_END_DECLS
