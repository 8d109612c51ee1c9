#include "ps-draft-store.h"

PsDraftRow *
ps_draft_row_new (void)
{
  return g_new0 (PsDraftRow, 1);
}

void
ps_draft_row_free (PsDraftRow *row)
{
  g_free (row->form);
  g_free (row->object);
  g_clear_pointer (&row->sealed, g_bytes_unref);
  g_free (row);
}

/**
 * ps_draft_store_put:
 * @author: whose it is
 * @row: what to keep; it takes the place of what @author had typed into the same form about the same
 * @wall: microseconds since 1970 UTC
 */
gboolean
ps_draft_store_put (PsConn            *conn,
                    const PsUid       *author,
                    const PsDraftRow  *row,
                    gint64             wall,
                    GError           **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO draft (author, form, object, uid, sealed, written_at)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                                  " ON CONFLICT (author, form, object)"
                                  " DO UPDATE SET uid = ?4, sealed = ?5, written_at = ?6",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_uid (stmt, 1, author);
  ps_stmt_bind_text (stmt, 2, row->form);
  ps_stmt_bind_text (stmt, 3, row->object);
  ps_stmt_bind_uid (stmt, 4, &row->uid);
  ps_stmt_bind_blob (stmt, 5, g_bytes_get_data (row->sealed, NULL), g_bytes_get_size (row->sealed));
  ps_stmt_bind_int64 (stmt, 6, wall);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_draft_store_list:
 *
 * Returns: (transfer full) (element-type PsDraftRow): what @author had typed, the first to be kept
 *   first
 */
GPtrArray *
ps_draft_store_list (PsConn       *conn,
                     const PsUid  *author,
                     GError      **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_draft_row_free);
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT uid, form, object, sealed FROM draft WHERE author = ?1"
                                  " ORDER BY written_at, form, object",
                                  error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_uid (stmt, 1, author);

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      PsDraftRow *row;

      if (!has_row)
        return g_steal_pointer (&rows);

      row = ps_draft_row_new ();
      row->uid = ps_stmt_get_uid (stmt, 0);
      row->form = ps_stmt_dup_text (stmt, 1);
      row->object = ps_stmt_dup_text (stmt, 2);
      row->sealed = ps_stmt_dup_blob (stmt, 3);
      g_ptr_array_add (rows, row);
    }

  return NULL;
}

/**
 * ps_draft_store_remove:
 *
 * Forgets what @author had typed into @form about @object, if anything.
 */
gboolean
ps_draft_store_remove (PsConn       *conn,
                       const PsUid  *author,
                       const char   *form,
                       const char   *object,
                       GError      **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "DELETE FROM draft WHERE author = ?1 AND form = ?2 AND object = ?3",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_uid (stmt, 1, author);
  ps_stmt_bind_text (stmt, 2, form);
  ps_stmt_bind_text (stmt, 3, object);

  return ps_conn_run (conn, stmt, error);
}
