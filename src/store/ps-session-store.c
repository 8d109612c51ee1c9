#include "ps-session-store.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"

/**
 * ps_session_row_new:
 *
 * Returns: (transfer full): a running meeting of no group yet
 */
PsSessionRow *
ps_session_row_new (void)
{
  PsSessionRow *row = g_new0 (PsSessionRow, 1);

  row->kind = g_strdup ("meeting");
  row->state = g_strdup ("running");
  row->place = g_strdup ("");
  row->peer_leader = g_strdup ("");
  row->professional = g_strdup ("");
  row->head_count = -1;

  return row;
}

/**
 * ps_session_row_copy:
 *
 * Returns: (transfer full): another @row that says the same
 */
PsSessionRow *
ps_session_row_copy (const PsSessionRow *row)
{
  PsSessionRow *copy = g_new0 (PsSessionRow, 1);

  *copy = *row;
  copy->group_name = g_strdup (row->group_name);
  copy->rule_on = g_strdup (row->rule_on);
  copy->kind = g_strdup (row->kind);
  copy->state = g_strdup (row->state);
  copy->place = g_strdup (row->place);
  copy->topic_title = g_strdup (row->topic_title);
  copy->peer_leader = g_strdup (row->peer_leader);
  copy->professional = g_strdup (row->professional);

  return copy;
}

/**
 * ps_session_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_session_row_free (PsSessionRow *row)
{
  if (row == NULL)
    return;

  g_free (row->group_name);
  g_free (row->rule_on);
  g_free (row->kind);
  g_free (row->state);
  g_free (row->place);
  g_free (row->topic_title);
  g_free (row->peer_leader);
  g_free (row->professional);
  g_free (row);
}

/**
 * ps_session_store_ids:
 * @group_id: whose meetings, or 0 for all
 * @limit: how many at most; negative for all
 *
 * Returns: (transfer full): the ids, the newest meeting first
 */
GArray *
ps_session_store_ids (PsConn  *conn,
                      gint64   group_id,
                      gint     limit,
                      GError **error)
{
  PsStmt *stmt;

  if (group_id > 0)
    stmt = ps_conn_prepare (conn,
                            "SELECT id FROM session WHERE group_id = ?2"
                            " ORDER BY started_at DESC, id DESC LIMIT ?1",
                            error);
  else
    stmt = ps_conn_prepare (conn,
                            "SELECT id FROM session"
                            " ORDER BY started_at DESC, id DESC LIMIT ?1",
                            error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, limit);
  if (group_id > 0)
    ps_stmt_bind_int64 (stmt, 2, group_id);

  return ps_conn_take_ids (conn, stmt, error);
}

/**
 * ps_session_store_get:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): the meeting
 */
PsSessionRow *
ps_session_store_get (PsConn  *conn,
                      gint64   id,
                      GError **error)
{
  PsSessionRow *row;
  PsStmt *stmt;
  gboolean has_row;

  stmt = ps_conn_prepare (conn,
                          "SELECT s.id, s.uid, s.group_id, g.name, s.rule_on, s.kind, s.state,"
                          " s.planned_at, s.planned_s, s.started_at, s.ended_at, s.paused_s,"
                          " s.estimated, s.place, s.topic_id, t.title, s.head_count,"
                          " s.peer_leader, s.professional,"
                          " (SELECT count (*) FROM attendance a WHERE a.session_id = s.id"
                          "   AND a.status IN ('present', 'late', 'left-early'))"
                          " FROM session s JOIN support_group g ON g.id = s.group_id"
                          " LEFT JOIN topic t ON t.id = s.topic_id WHERE s.id = ?1",
                          error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, id);
  if (!ps_conn_step (conn, stmt, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                           _("This meeting is no longer there."));
      return NULL;
    }

  row = g_new0 (PsSessionRow, 1);
  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->group_id = ps_stmt_get_int64 (stmt, 2);
  row->group_name = ps_stmt_dup_text (stmt, 3);
  row->rule_on = ps_stmt_dup_text (stmt, 4);
  row->kind = ps_stmt_dup_text (stmt, 5);
  row->state = ps_stmt_dup_text (stmt, 6);
  row->planned_at = ps_stmt_get_int64 (stmt, 7);
  row->planned_s = ps_stmt_get_int64 (stmt, 8);
  row->started_at = ps_stmt_get_int64 (stmt, 9);
  row->ended_at = ps_stmt_get_int64 (stmt, 10);
  row->paused_s = ps_stmt_get_int64 (stmt, 11);
  row->estimated = ps_stmt_get_boolean (stmt, 12);
  row->place = ps_stmt_dup_text (stmt, 13);
  row->topic_id = ps_stmt_get_int64 (stmt, 14);
  row->topic_title = ps_stmt_dup_text (stmt, 15);
  row->head_count = ps_stmt_is_null (stmt, 16) ? -1 : (int) ps_stmt_get_int64 (stmt, 16);
  row->peer_leader = ps_stmt_dup_text (stmt, 17);
  row->professional = ps_stmt_dup_text (stmt, 18);
  row->present = ps_stmt_get_uint (stmt, 19);
  ps_stmt_reset (stmt);

  return row;
}

/**
 * ps_session_store_find_running:
 * @id: (out): the running meeting, or 0
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_session_store_find_running (PsConn  *conn,
                               gint64  *id,
                               GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT id FROM session WHERE state = 'running'", error);

  return stmt != NULL && ps_conn_take_int64 (conn, stmt, id, error);
}

/**
 * ps_session_store_add:
 * @row: a meeting that begins; gets its id
 *
 * Errors: %PS_ERROR_CONFLICT when a meeting runs already, %PS_ERROR_INVALID when a value cannot be.
 *
 * Returns: whether it was added
 */
gboolean
ps_session_store_add (PsConn        *conn,
                      PsSessionRow  *row,
                      GError       **error)
{
  PsStmt *stmt;
  gint64 running;

  if (!ps_session_store_find_running (conn, &running, error))
    return FALSE;

  if (running > 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                           _("A meeting is running already. End it before you start another."));
      return FALSE;
    }

  stmt = ps_conn_prepare (conn,
                          "INSERT INTO session (uid, group_id, rule_on, kind, state, planned_at,"
                          " planned_s, started_at, place, topic_id, head_count, peer_leader,"
                          " professional)"
                          " VALUES (?1, ?2, ?3, ?4, 'running', ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_uid (stmt, 1, &row->uid);
  ps_stmt_bind_int64 (stmt, 2, row->group_id);
  ps_stmt_bind_maybe_text (stmt, 3, row->rule_on);
  ps_stmt_bind_text (stmt, 4, row->kind);
  ps_stmt_bind_int64 (stmt, 5, row->planned_at);
  ps_stmt_bind_int64 (stmt, 6, row->planned_s);
  ps_stmt_bind_int64 (stmt, 7, row->started_at);
  ps_stmt_bind_text (stmt, 8, row->place);
  ps_stmt_bind_id (stmt, 9, row->topic_id);
  if (row->head_count >= 0)
    ps_stmt_bind_int64 (stmt, 10, row->head_count);
  else
    ps_stmt_bind_null (stmt, 10);
  ps_stmt_bind_text (stmt, 11, row->peer_leader);
  ps_stmt_bind_text (stmt, 12, row->professional);

  if (!ps_conn_run (conn, stmt, error))
    return FALSE;

  row->id = ps_conn_last_id (conn);

  return TRUE;
}

/**
 * ps_session_store_set_paused:
 * @paused_s: all the meeting's pauses so far, seconds
 * @estimated: whether its times are estimates
 *
 * Returns: whether it was stored
 */
gboolean
ps_session_store_set_paused (PsConn    *conn,
                             gint64     id,
                             gint64     paused_s,
                             gboolean   estimated,
                             GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE session SET paused_s = ?2, estimated = ?3 WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_int64 (stmt, 2, paused_s);
  ps_stmt_bind_int64 (stmt, 3, estimated);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_session_store_end:
 * @ended_at: when it ended, microseconds UTC
 *
 * Errors: %PS_ERROR_CONFLICT when it does not run.
 *
 * Returns: whether it was stored
 */
gboolean
ps_session_store_end (PsConn  *conn,
                      gint64   id,
                      gint64   ended_at,
                      GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE session SET state = 'ended', ended_at = ?2"
                                  " WHERE id = ?1 AND state = 'running'",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_int64 (stmt, 2, ended_at);
  if (!ps_conn_run (conn, stmt, error))
    return FALSE;

  if (ps_conn_n_changed (conn) == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT, _("This meeting has ended already."));
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_session_store_held_on:
 * @rule_on: a date of the group's rule, `YYYY-MM-DD`
 * @held: (out): whether the meeting of that date has been started
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_session_store_held_on (PsConn      *conn,
                          gint64       group_id,
                          const char  *rule_on,
                          gboolean    *held,
                          GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT 1 FROM session WHERE group_id = ?1 AND rule_on = ?2",
                                  error);
  gint64 found;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, rule_on);
  if (!ps_conn_take_int64 (conn, stmt, &found, error))
    return FALSE;

  *held = found != 0;

  return TRUE;
}

/**
 * ps_session_store_set_seen:
 * @seen: a moment at which the program looked at the running meeting's clock
 *
 * After a crash this tells how long nobody was there.
 *
 * Returns: whether it was stored
 */
gboolean
ps_session_store_set_seen (PsConn           *conn,
                           const PsInstant  *seen,
                           GError          **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO meta (key, value) VALUES ('clock-seen', ?1)"
                                  " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                                  error);
  g_autofree char *value = NULL;

  if (stmt == NULL)
    return FALSE;

  value = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                           seen->wall, seen->boot, seen->boot_id);
  ps_stmt_bind_text (stmt, 1, value);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_session_store_get_seen:
 * @seen: (out caller-allocates): the moment that was stored last; all zeros when there is none
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_session_store_get_seen (PsConn     *conn,
                           PsInstant  *seen,
                           GError    **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT value FROM meta WHERE key = 'clock-seen'", error);
  g_autofree char *value = NULL;
  g_auto (GStrv) parts = NULL;

  if (stmt == NULL || !ps_conn_take_string (conn, stmt, &value, error))
    return FALSE;

  *seen = (PsInstant) { 0 };
  parts = g_strsplit (value != NULL ? value : "", " ", 3);
  if (g_strv_length (parts) == 3)
    {
      seen->wall = g_ascii_strtoll (parts[0], NULL, 10);
      seen->boot = g_ascii_strtoll (parts[1], NULL, 10);
      g_strlcpy (seen->boot_id, parts[2], sizeof seen->boot_id);
    }

  return TRUE;
}
