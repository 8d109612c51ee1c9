#pragma once

#include "ps-csv-reader.h"
#include "ps-member-columns.h"

G_BEGIN_DECLS

/**
 * PsMemberWay:
 * @kind: "phone", "email" or "postal", as the store has it
 * @value: as it was written
 * @value_fold: by which it is compared
 * @label: "" where there is none
 *
 * One way to reach a member. Nothing is allowed unless the file says so.
 */
typedef struct {
  const char *kind;
  char       *value;
  char       *value_fold;
  char       *label;
  gboolean    ok_call;
  gboolean    ok_text;
  gboolean    ok_message;
  gboolean    ok_mail;
} PsMemberWay;

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
 * @caregiver: whether the member looks after somebody
 *
 * One record of a file, as it would be imported. Every other text is "" where there is none.
 */
typedef struct {
  guint            line;
  PsMemberOutcome  outcome;
  gint64           person_id;
  char            *reason;
  char            *field;
  char            *preferred_name;
  char            *full_name;
  char            *initial;
  char            *pronouns;
  char            *language;
  char            *access_needs;
  gboolean         caregiver;
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
