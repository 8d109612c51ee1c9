#include "ps-date-plan-store.h"

#include "ps-rows.h"

/**
 * ps_date_plan_row_new:
 *
 * Returns: (transfer full): a plan that has still to be told what it is
 */
PsDatePlanRow *
ps_date_plan_row_new (void)
{
  return g_new0 (PsDatePlanRow, 1);
}

/**
 * ps_date_plan_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_date_plan_row_free (PsDatePlanRow *row)
{
  if (row == NULL)
    return;

  g_free (row->rule_on);
  g_free (row->topic_title);
  g_free (row->note);
  g_free (row);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsDatePlanRow *row = ps_date_plan_row_new ();

  row->group_id = ps_stmt_get_int64 (stmt, 0);
  row->rule_on = ps_stmt_dup_text (stmt, 1);
  row->topic_id = ps_stmt_get_int64 (stmt, 2);
  row->topic_title = ps_stmt_dup_text (stmt, 3);
  row->topic_minutes = ps_stmt_get_uint (stmt, 4);
  row->note = ps_stmt_dup_text (stmt, 5);

  return row;
}

/**
 * ps_date_plan_store_find:
 * @rule_on: a date of the group's rule, YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): what is planned for it; %NULL without an error for nothing
 */
PsDatePlanRow *
ps_date_plan_store_find (PsConn      *conn,
                         gint64       group_id,
                         const char  *rule_on,
                         GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT p.group_id, p.rule_on, p.topic_id, ifnull (t.title, ''),"
                                  " ifnull (t.minutes, 0), p.note FROM date_plan AS p"
                                  " LEFT JOIN topic AS t ON t.id = p.topic_id"
                                  " WHERE p.group_id = ?1 AND p.rule_on = ?2",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, rule_on);

  return ps_rows_take_maybe (conn, stmt, read_row, error);
}

/**
 * ps_date_plan_store_set_topic:
 * @rule_on: a date of the group's rule, YYYY-MM-DD
 * @topic_id: what it is about, or 0
 * @now: microseconds UTC
 *
 * Leaves alone what else is planned for the date.
 *
 * Errors: %PS_ERROR_CONFLICT where there is no such group or topic.
 */
gboolean
ps_date_plan_store_set_topic (PsConn      *conn,
                              gint64       group_id,
                              const char  *rule_on,
                              gint64       topic_id,
                              gint64       now,
                              GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO date_plan (group_id, rule_on, topic_id, updated_at)"
                                  " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (group_id, rule_on)"
                                  " DO UPDATE SET topic_id = ?3, updated_at = ?4",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, rule_on);
  ps_stmt_bind_id (stmt, 3, topic_id);
  ps_stmt_bind_int64 (stmt, 4, now);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_date_plan_store_set_note:
 * @rule_on: a date of the group's rule, YYYY-MM-DD
 * @note: (nullable): what else is to be thought of
 * @now: microseconds UTC
 *
 * Leaves alone what else is planned for the date.
 *
 * Errors: %PS_ERROR_CONFLICT where there is no such group.
 */
gboolean
ps_date_plan_store_set_note (PsConn      *conn,
                             gint64       group_id,
                             const char  *rule_on,
                             const char  *note,
                             gint64       now,
                             GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO date_plan (group_id, rule_on, note, updated_at)"
                                  " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (group_id, rule_on)"
                                  " DO UPDATE SET note = ?3, updated_at = ?4",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, rule_on);
  ps_stmt_bind_text (stmt, 3, note);
  ps_stmt_bind_int64 (stmt, 4, now);

  return ps_conn_run (conn, stmt, error);
}
