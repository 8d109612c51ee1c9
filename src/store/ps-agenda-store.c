#include "ps-agenda-store.h"

#include "ps-rows.h"

PsAgendaRow *
ps_agenda_row_new (void)
{
  return g_new0 (PsAgendaRow, 1);
}

void
ps_agenda_row_free (PsAgendaRow *row)
{
  g_free (row->kind);
  g_free (row->title);
  g_free (row->led_by);
  g_free (row->cue);
  g_free (row->materials);
  g_free (row);
}

PsGroupDateRow *
ps_group_date_row_new (void)
{
  return g_new0 (PsGroupDateRow, 1);
}

void
ps_group_date_row_free (PsGroupDateRow *row)
{
  g_free (row->rule_on);
  g_free (row->action);
  g_free (row->moved_on);
  g_free (row);
}

static gpointer
read_agenda (PsStmt *stmt)
{
  PsAgendaRow *row = ps_agenda_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->kind = ps_stmt_dup_text (stmt, 1);
  row->title = ps_stmt_dup_text (stmt, 2);
  row->min_s = ps_stmt_get_uint (stmt, 3);
  row->planned_s = ps_stmt_get_uint (stmt, 4);
  row->max_s = ps_stmt_get_uint (stmt, 5);
  row->led_by = ps_stmt_dup_text (stmt, 6);
  row->cue = ps_stmt_dup_text (stmt, 7);
  row->materials = ps_stmt_dup_text (stmt, 8);
  row->protected_ = ps_stmt_get_boolean (stmt, 9);
  row->auto_advance = ps_stmt_get_boolean (stmt, 10);

  return row;
}

/**
 * ps_agenda_store_list:
 *
 * Returns: (transfer full) (nullable) (element-type PsAgendaRow): the group's agenda, in order
 */
GPtrArray *
ps_agenda_store_list (PsConn  *conn,
                      gint64   group_id,
                      GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id, kind, title, min_s, planned_s, max_s, led_by, cue,"
                                  " materials, protected, auto_advance FROM agenda_segment"
                                  " WHERE group_id = ?1 ORDER BY position",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);

  return ps_rows_take_all (conn, stmt, read_agenda, (GDestroyNotify) ps_agenda_row_free, error);
}

static gboolean
insert_agenda (PsConn       *conn,
               gint64        group_id,
               guint         position,
               PsAgendaRow  *row,
               GError      **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO agenda_segment (group_id, position, kind, title, min_s,"
                                  " planned_s, max_s, led_by, cue, materials, protected,"
                                  " auto_advance)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, position);
  ps_stmt_bind_text (stmt, 3, row->kind);
  ps_stmt_bind_text (stmt, 4, row->title);
  ps_stmt_bind_int64 (stmt, 5, row->min_s);
  ps_stmt_bind_int64 (stmt, 6, row->planned_s);
  ps_stmt_bind_int64 (stmt, 7, row->max_s);
  ps_stmt_bind_text (stmt, 8, row->led_by != NULL ? row->led_by : "peer");
  ps_stmt_bind_text (stmt, 9, row->cue);
  ps_stmt_bind_text (stmt, 10, row->materials);
  ps_stmt_bind_int64 (stmt, 11, row->protected_);
  ps_stmt_bind_int64 (stmt, 12, row->auto_advance);

  return ps_rows_add_one (conn, stmt, &row->id, error);
}

/**
 * ps_agenda_store_set:
 * @rows: (element-type PsAgendaRow): all there are to be, in order; they get new ids
 *
 * Replaces the group's agenda. Meetings that began with the old one keep it.
 *
 * Errors: %PS_ERROR_INVALID; %PS_ERROR_CONFLICT where there is no such group.
 */
gboolean
ps_agenda_store_set (PsConn     *conn,
                     gint64      group_id,
                     GPtrArray  *rows,
                     GError    **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "DELETE FROM agenda_segment WHERE group_id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  if (!ps_conn_run (conn, stmt, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (!insert_agenda (conn, group_id, i, g_ptr_array_index (rows, i), error))
      return FALSE;

  return TRUE;
}

static gpointer
read_date (PsStmt *stmt)
{
  PsGroupDateRow *row = ps_group_date_row_new ();

  row->rule_on = ps_stmt_dup_text (stmt, 0);
  row->action = ps_stmt_dup_text (stmt, 1);
  row->moved_on = ps_stmt_dup_text (stmt, 2);
  row->moved_minute = ps_stmt_get_uint (stmt, 3);

  return row;
}

/**
 * ps_group_store_dates:
 *
 * Returns: (transfer full) (nullable) (element-type PsGroupDateRow): what departs from the group's
 *   rule, by day
 */
GPtrArray *
ps_group_store_dates (PsConn  *conn,
                      gint64   group_id,
                      GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT rule_on, action, moved_on, moved_minute FROM group_date"
                                  " WHERE group_id = ?1 ORDER BY rule_on",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);

  return ps_rows_take_all (conn, stmt, read_date, (GDestroyNotify) ps_group_date_row_free, error);
}

/**
 * ps_group_store_put_date:
 *
 * Skips or moves a date of the group's rule, whatever was said of it before.
 *
 * Errors: %PS_ERROR_INVALID; %PS_ERROR_CONFLICT where there is no such group.
 */
gboolean
ps_group_store_put_date (PsConn                *conn,
                         gint64                 group_id,
                         const PsGroupDateRow  *row,
                         GError               **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO group_date"
                                  " (group_id, rule_on, action, moved_on, moved_minute)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (group_id, rule_on)"
                                  " DO UPDATE SET action = ?3, moved_on = ?4, moved_minute = ?5",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, row->rule_on);
  ps_stmt_bind_text (stmt, 3, row->action);
  ps_stmt_bind_maybe_text (stmt, 4, row->moved_on);
  if (row->moved_on != NULL)
    ps_stmt_bind_int64 (stmt, 5, row->moved_minute);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_group_store_clear_date:
 *
 * Lets a date be as the group's rule says; it may have been so already.
 */
gboolean
ps_group_store_clear_date (PsConn      *conn,
                           gint64       group_id,
                           const char  *rule_on,
                           GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "DELETE FROM group_date WHERE group_id = ?1 AND rule_on = ?2",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, rule_on);

  return ps_conn_run (conn, stmt, error);
}
