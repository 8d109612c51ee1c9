#pragma once

/* For the parts of the merging only: ps-merge-store.c says which merges there are, ps-merge-join.c makes
 * one record of two, ps-merge-apart.c two of one again, and both have their tables in ps-merge-moves.c,
 * ps-merge-attendance.c and ps-merge-spells.c.
 */

#include "ps-merge-store.h"

G_BEGIN_DECLS

/**
 * PsMerging:
 * @id: the row of person_merge
 *
 * One merge that is made, or taken back.
 */
typedef struct {
  PsConn *conn;
  gint64  id;
  gint64  kept_id;
  gint64  merged_id;
} PsMerging;

/**
 * PsMergePart:
 * @kind: a table, a column of one, or "field"
 * @object: which row, its keys joined by "|"
 * @was: (nullable): what had to give way
 */
typedef struct {
  char *kind;
  char *object;
  char *was;
} PsMergePart;

/* What a whole list of keys is put through. */
typedef gboolean (*PsMergeEach) (PsMerging   *self,
                                 const char  *key,
                                 GError     **error);

gboolean ps_merge_keep             (PsMerging          *self,
                                    const char         *kind,
                                    const char         *object,
                                    const char         *was,
                                    GError            **error);
GPtrArray *ps_merge_keys           (PsMerging          *self,
                                    const char         *sql,
                                    GError            **error);
gboolean ps_merge_run              (PsMerging          *self,
                                    const char         *sql,
                                    gint64              first,
                                    gint64              second,
                                    const char         *key,
                                    GError            **error);

gboolean ps_merge_moves            (PsMerging          *self,
                                    GError            **error);
gboolean ps_merge_waits            (PsMerging          *self,
                                    GError            **error);
gboolean ps_merge_moves_back       (PsMerging          *self,
                                    const PsMergePart  *part,
                                    gboolean           *done,
                                    GError            **error);
gboolean ps_merge_attendance       (PsMerging          *self,
                                    GError            **error);
gboolean ps_merge_first_times      (PsMerging          *self,
                                    GError            **error);
gboolean ps_merge_attendance_back  (PsMerging          *self,
                                    const PsMergePart  *part,
                                    gboolean           *done,
                                    GError            **error);
gboolean ps_merge_spells           (PsMerging          *self,
                                    GError            **error);
gboolean ps_merge_spells_back      (PsMerging          *self,
                                    const PsMergePart  *part,
                                    gboolean           *done,
                                    GError            **error);
gboolean ps_merge_spells_check     (PsMerging          *self,
                                    GError            **error);
gboolean ps_merge_fields           (PsMerging          *self,
                                    const char * const *fields,
                                    gint64              now,
                                    GError            **error);
gboolean ps_merge_fields_back      (PsMerging          *self,
                                    const PsMergePart  *part,
                                    gint64              merged_at,
                                    gboolean           *done,
                                    GError            **error);

G_END_DECLS
