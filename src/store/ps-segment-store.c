#include "ps-segment-store.h"

/**
 * ps_segment_row_new:
 *
 * Returns: (transfer full): a segment that has still to be told what it is
 */
PsSegmentRow *
ps_segment_row_new (void)
{
  return g_new0 (PsSegmentRow, 1);
}

/**
 * ps_segment_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_segment_row_free (PsSegmentRow *row)
{
  if (row == NULL)
    return;

  g_free (row->kind);
  g_free (row->title);
  g_free (row->led_by);
  g_free (row->cue);
  g_free (row->materials);
  g_free (row);
}

/**
 * ps_clock_event_row_new:
 *
 * Returns: (transfer full): an event that has still to be told what it is
 */
PsClockEventRow *
ps_clock_event_row_new (void)
{
  return g_new0 (PsClockEventRow, 1);
}

/**
 * ps_clock_event_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_clock_event_row_free (PsClockEventRow *row)
{
  if (row == NULL)
    return;

  g_free (row->verb);
  g_free (row->argument);
  g_free (row->boot_id);
  g_free (row);
}

/**
 * ps_segment_store_list:
 *
 * Returns: (transfer full) (element-type PsSegmentRow): the meeting's segments, in the order of the
 *   agenda that it began with
 */
GPtrArray *
ps_segment_store_list (PsConn  *conn,
                       gint64   session_id,
                       GError **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_segment_row_free);
  PsStmt *stmt;
  gboolean has_row;

  stmt = ps_conn_prepare (conn,
                          "SELECT position, kind, title, min_s, planned_s, max_s, led_by, cue,"
                          " materials, protected, auto_advance, started_at, ended_at, elapsed_s,"
                          " paused_s, skipped, place, allotted_s"
                          " FROM segment WHERE session_id = ?1 ORDER BY position",
                          error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      PsSegmentRow *row;

      if (!has_row)
        return g_steal_pointer (&rows);

      row = ps_segment_row_new ();
      g_ptr_array_add (rows, row);
      row->session_id = session_id;
      row->position = ps_stmt_get_uint (stmt, 0);
      row->kind = ps_stmt_dup_text (stmt, 1);
      row->title = ps_stmt_dup_text (stmt, 2);
      row->min_s = ps_stmt_get_int64 (stmt, 3);
      row->planned_s = ps_stmt_get_int64 (stmt, 4);
      row->max_s = ps_stmt_get_int64 (stmt, 5);
      row->led_by = ps_stmt_dup_text (stmt, 6);
      row->cue = ps_stmt_dup_text (stmt, 7);
      row->materials = ps_stmt_dup_text (stmt, 8);
      row->is_protected = ps_stmt_get_boolean (stmt, 9);
      row->auto_advance = ps_stmt_get_boolean (stmt, 10);
      row->started_at = ps_stmt_get_int64 (stmt, 11);
      row->ended_at = ps_stmt_get_int64 (stmt, 12);
      row->elapsed_s = ps_stmt_get_int64 (stmt, 13);
      row->paused_s = ps_stmt_get_int64 (stmt, 14);
      row->skipped = ps_stmt_get_boolean (stmt, 15);
      row->place = ps_stmt_get_uint (stmt, 16);
      row->allotted_s = ps_stmt_get_int64 (stmt, 17);
    }

  return NULL;
}

/**
 * ps_segment_store_add:
 * @row: a segment of a meeting that begins: its plan; what came of it is left out
 *
 * Returns: whether it was stored
 */
gboolean
ps_segment_store_add (PsConn              *conn,
                      const PsSegmentRow  *row,
                      GError             **error)
{
  PsStmt *stmt;

  stmt = ps_conn_prepare (conn,
                          "INSERT INTO segment (session_id, position, kind, title, min_s,"
                          " planned_s, max_s, led_by, cue, materials, protected, auto_advance,"
                          " place, allotted_s)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?2, ?6)",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, row->session_id);
  ps_stmt_bind_int64 (stmt, 2, row->position);
  ps_stmt_bind_text (stmt, 3, row->kind);
  ps_stmt_bind_text (stmt, 4, row->title);
  ps_stmt_bind_int64 (stmt, 5, row->min_s);
  ps_stmt_bind_int64 (stmt, 6, row->planned_s);
  ps_stmt_bind_int64 (stmt, 7, row->max_s);
  ps_stmt_bind_text (stmt, 8, row->led_by);
  ps_stmt_bind_text (stmt, 9, row->cue != NULL ? row->cue : "");
  ps_stmt_bind_text (stmt, 10, row->materials != NULL ? row->materials : "");
  ps_stmt_bind_int64 (stmt, 11, row->is_protected);
  ps_stmt_bind_int64 (stmt, 12, row->auto_advance);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_segment_store_set_actual:
 * @row: a segment that is stored; its plan is not looked at
 *
 * Stores where the segment now stands and what came of it so far.
 *
 * Returns: whether it was stored
 */
gboolean
ps_segment_store_set_actual (PsConn              *conn,
                             const PsSegmentRow  *row,
                             GError             **error)
{
  PsStmt *stmt;

  stmt = ps_conn_prepare (conn,
                          "UPDATE segment SET place = ?3, allotted_s = ?4, started_at = ?5,"
                          " ended_at = ?6, elapsed_s = ?7, paused_s = ?8, skipped = ?9"
                          " WHERE session_id = ?1 AND position = ?2",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, row->session_id);
  ps_stmt_bind_int64 (stmt, 2, row->position);
  ps_stmt_bind_int64 (stmt, 3, row->place);
  ps_stmt_bind_int64 (stmt, 4, row->allotted_s);
  ps_stmt_bind_id (stmt, 5, row->started_at);
  ps_stmt_bind_id (stmt, 6, row->ended_at);
  ps_stmt_bind_int64 (stmt, 7, row->elapsed_s);
  ps_stmt_bind_int64 (stmt, 8, row->paused_s);
  ps_stmt_bind_int64 (stmt, 9, row->skipped);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_clock_event_store_list:
 *
 * Returns: (transfer full) (element-type PsClockEventRow): every touch of the meeting's clock, in
 *   the order they came
 */
GPtrArray *
ps_clock_event_store_list (PsConn  *conn,
                           gint64   session_id,
                           GError **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_clock_event_row_free);
  PsStmt *stmt;
  gboolean has_row;

  stmt = ps_conn_prepare (conn,
                          "SELECT seq, verb, argument, wall_at, boot_us, boot_id"
                          " FROM clock_event WHERE session_id = ?1 ORDER BY seq",
                          error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      PsClockEventRow *row;

      if (!has_row)
        return g_steal_pointer (&rows);

      row = ps_clock_event_row_new ();
      g_ptr_array_add (rows, row);
      row->session_id = session_id;
      row->seq = ps_stmt_get_uint (stmt, 0);
      row->verb = ps_stmt_dup_text (stmt, 1);
      row->argument = ps_stmt_dup_text (stmt, 2);
      row->wall_at = ps_stmt_get_int64 (stmt, 3);
      row->boot_us = ps_stmt_get_int64 (stmt, 4);
      row->boot_id = ps_stmt_dup_text (stmt, 5);
    }

  return NULL;
}

/**
 * ps_clock_event_store_add:
 * @row: a touch of the clock; its number follows the last one's
 *
 * Errors: %PS_ERROR_CONFLICT when that number is taken.
 *
 * Returns: whether it was stored
 */
gboolean
ps_clock_event_store_add (PsConn                 *conn,
                          const PsClockEventRow  *row,
                          GError                **error)
{
  PsStmt *stmt;

  stmt = ps_conn_prepare (conn,
                          "INSERT INTO clock_event (session_id, seq, verb, argument, wall_at,"
                          " boot_us, boot_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, row->session_id);
  ps_stmt_bind_int64 (stmt, 2, row->seq);
  ps_stmt_bind_text (stmt, 3, row->verb);
  ps_stmt_bind_text (stmt, 4, row->argument != NULL ? row->argument : "");
  ps_stmt_bind_int64 (stmt, 5, row->wall_at);
  ps_stmt_bind_int64 (stmt, 6, row->boot_us);
  ps_stmt_bind_text (stmt, 7, row->boot_id != NULL ? row->boot_id : "");

  return ps_conn_run (conn, stmt, error);
}
