#include "ps-debrief-store.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"

/**
 * ps_debrief_row_copy:
 *
 * Returns: (transfer full): another @row that says the same
 */
PsDebriefRow *
ps_debrief_row_copy (const PsDebriefRow *row)
{
  PsDebriefRow *copy = g_new0 (PsDebriefRow, 1);

  *copy = *row;
  copy->group_name = g_strdup (row->group_name);
  copy->state = g_strdup (row->state);

  return copy;
}

/**
 * ps_debrief_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_debrief_row_free (PsDebriefRow *row)
{
  if (row == NULL)
    return;

  g_free (row->group_name);
  g_free (row->state);
  g_free (row);
}

/**
 * ps_debrief_store_ids:
 * @limit: how many at most; negative for all
 *
 * Returns: (transfer full): the ids: what waits first, then the newest
 */
GArray *
ps_debrief_store_ids (PsConn  *conn,
                      gint     limit,
                      GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id FROM debrief"
                                  " ORDER BY state <> 'waiting', created_at DESC, id DESC"
                                  " LIMIT ?1",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, limit);

  return ps_conn_take_ids (conn, stmt, error);
}

/**
 * ps_debrief_store_ids_of:
 * @sessions: a set of gint64: meetings
 *
 * Returns: (transfer full): the ids of the debriefs of these meetings, in the same order
 */
GArray *
ps_debrief_store_ids_of (PsConn      *conn,
                         GHashTable  *sessions,
                         GError     **error)
{
  g_autoptr (GArray) all = ps_debrief_store_ids (conn, -1, error);
  g_autoptr (GHashTable) wanted =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer session_id;
  GArray *ids;

  if (all == NULL)
    return NULL;

  g_hash_table_iter_init (&iter, sessions);
  while (g_hash_table_iter_next (&iter, &session_id, NULL))
    {
      gint64 id;

      if (!ps_debrief_store_find (conn, *(gint64 *) session_id, &id, error))
        return NULL;

      g_hash_table_add (wanted, g_memdup2 (&id, sizeof id));
    }

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < all->len; i++)
    {
      if (g_hash_table_contains (wanted, &g_array_index (all, gint64, i)))
        g_array_append_val (ids, g_array_index (all, gint64, i));
    }

  return ids;
}

/**
 * ps_debrief_store_get:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): the debrief
 */
PsDebriefRow *
ps_debrief_store_get (PsConn  *conn,
                      gint64   id,
                      GError **error)
{
  PsDebriefRow *row;
  PsStmt *stmt;
  gboolean has_row;

  stmt = ps_conn_prepare (conn,
                          "SELECT d.id, d.session_id, s.uid, g.name, d.state, s.started_at,"
                          " s.ended_at, d.created_at, d.finished_at"
                          " FROM debrief d JOIN session s ON s.id = d.session_id"
                          " JOIN support_group g ON g.id = s.group_id WHERE d.id = ?1",
                          error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, id);
  if (!ps_conn_step (conn, stmt, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                           _("This debrief is no longer there."));
      return NULL;
    }

  row = g_new0 (PsDebriefRow, 1);
  row->id = ps_stmt_get_int64 (stmt, 0);
  row->session_id = ps_stmt_get_int64 (stmt, 1);
  row->session_uid = ps_stmt_get_uid (stmt, 2);
  row->group_name = ps_stmt_dup_text (stmt, 3);
  row->state = ps_stmt_dup_text (stmt, 4);
  row->started_at = ps_stmt_get_int64 (stmt, 5);
  row->ended_at = ps_stmt_get_int64 (stmt, 6);
  row->created_at = ps_stmt_get_int64 (stmt, 7);
  row->finished_at = ps_stmt_get_int64 (stmt, 8);
  ps_stmt_reset (stmt);

  return row;
}

/**
 * ps_debrief_store_find:
 * @id: (out): the meeting's debrief, or 0
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_debrief_store_find (PsConn  *conn,
                       gint64   session_id,
                       gint64  *id,
                       GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT id FROM debrief WHERE session_id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);

  return ps_conn_take_int64 (conn, stmt, id, error);
}

/**
 * ps_debrief_store_count_waiting:
 * @n: (out): how many debriefs are owed
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_debrief_store_count_waiting (PsConn  *conn,
                                guint   *n,
                                GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT count (*) FROM debrief WHERE state = 'waiting'",
                                  error);
  gint64 count;

  if (stmt == NULL || !ps_conn_take_int64 (conn, stmt, &count, error))
    return FALSE;

  *n = (guint) count;

  return TRUE;
}

/**
 * ps_debrief_store_add:
 * @wall: now, microseconds UTC
 *
 * Makes a debrief of the meeting owed.
 *
 * Returns: whether it was stored
 */
gboolean
ps_debrief_store_add (PsConn  *conn,
                      gint64   session_id,
                      gint64   wall,
                      GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO debrief (uid, session_id, state, created_at)"
                                  " VALUES (?1, ?2, 'waiting', ?3)",
                                  error);
  PsUid uid = ps_uid_new (wall);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_uid (stmt, 1, &uid);
  ps_stmt_bind_int64 (stmt, 2, session_id);
  ps_stmt_bind_int64 (stmt, 3, wall);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_debrief_store_set_state:
 * @state: `waiting`, `finished` or `skipped`
 * @wall: now, microseconds UTC
 *
 * Errors: %PS_ERROR_NOT_FOUND when the meeting has no debrief.
 *
 * Returns: whether it was stored
 */
gboolean
ps_debrief_store_set_state (PsConn      *conn,
                            gint64       session_id,
                            const char  *state,
                            gint64       wall,
                            GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE debrief SET state = ?2,"
                                  " finished_at = CASE ?2 WHEN 'waiting' THEN NULL ELSE ?3 END"
                                  " WHERE session_id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_text (stmt, 2, state);
  ps_stmt_bind_int64 (stmt, 3, wall);
  if (!ps_conn_run (conn, stmt, error))
    return FALSE;

  if (ps_conn_n_changed (conn) == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                           _("This debrief is no longer there."));
      return FALSE;
    }

  return TRUE;
}
