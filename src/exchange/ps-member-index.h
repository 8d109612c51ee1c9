#pragma once

#include "ps-member-record.h"

G_BEGIN_DECLS

/**
 * PsMemberIndex:
 *
 * The people who are known, by what they are known again: names and ways to reach them, folded. It
 * is filled from the roster once and then only read, so that it may go to a worker.
 */
typedef struct _PsMemberIndex PsMemberIndex;

/**
 * PsMemberMatch:
 * @person_id: on the roster, or 0
 * @line: in the file, or 0
 * @in_group: whether they are in the group that is imported into
 * @died: whether they died
 * @several: whether it is more than one person, and nothing says which
 * @blanks: what the roster does not know of them; #PsKnownBlank
 * @value_folds: (nullable): how they are reached, as the roster knows it
 */
typedef struct {
  gint64    person_id;
  guint     line;
  gboolean  in_group;
  gboolean  died;
  gboolean  several;
  guint     blanks;
  char    **value_folds;
} PsMemberMatch;

PsMemberIndex       *ps_member_index_new        (void);
PsMemberIndex       *ps_member_index_read       (PsConn               *conn,
                                                 gint64                group_id,
                                                 GError              **error);
void                 ps_member_index_free       (PsMemberIndex        *self);
PsMemberMatch       *ps_member_index_add_known  (PsMemberIndex        *self,
                                                 gint64                person_id,
                                                 gboolean              in_group,
                                                 const char           *preferred_name,
                                                 const char           *full_name,
                                                 guint                 blanks,
                                                 const char *const    *value_folds);
void                 ps_member_index_add        (PsMemberIndex        *self,
                                                 const PsMemberRecord *record);
guint                ps_member_index_take       (PsMemberIndex        *self,
                                                 gint64                person_id,
                                                 guint                 line);
const PsMemberMatch *ps_member_index_find       (const PsMemberIndex  *self,
                                                 const PsMemberRecord *record);
const PsMemberMatch *ps_member_index_find_namesake
                                                (const PsMemberIndex  *self,
                                                 const PsMemberRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsMemberIndex, ps_member_index_free)

G_END_DECLS
