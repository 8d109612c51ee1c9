#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsMergeRow:
 * @kept_id: whose record it is now
 * @merged_id: whose record went into it
 * @merged_name: what that one was called
 * @merged_at: when, microseconds UTC
 * @merged_by: who did it
 * @undone_at: when the two were taken apart again, microseconds UTC; 0 if they are one
 *
 * Two records of one person that became one.
 */
typedef struct {
  gint64  id;
  PsUid   uid;
  gint64  kept_id;
  gint64  merged_id;
  char   *merged_name;
  gint64  merged_at;
  char   *merged_by;
  gint64  undone_at;
} PsMergeRow;

void        ps_merge_row_free        (PsMergeRow          *row);

gboolean    ps_merge_store_is_field  (const char          *field);
gboolean    ps_merge_store_join      (PsConn              *conn,
                                      gint64               kept_id,
                                      gint64               merged_id,
                                      const char * const  *fields,
                                      gint64               now,
                                      const char          *by,
                                      gint64              *merge_id,
                                      GError             **error);
gboolean    ps_merge_store_apart     (PsConn              *conn,
                                      gint64               merge_id,
                                      gint64               now,
                                      GError             **error);
PsMergeRow *ps_merge_store_get       (PsConn              *conn,
                                      gint64               merge_id,
                                      GError             **error);
GPtrArray  *ps_merge_store_of_person (PsConn              *conn,
                                      gint64               kept_id,
                                      GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsMergeRow, ps_merge_row_free)

G_END_DECLS
