/* Who is new to a group, and what was done to welcome them. Nobody keeps a list of newcomers: it comes
 * out of who was at which meeting, and so goes away by itself.
 */
#include "ps-welcome-store.h"

#include "ps-rows.h"

#include <string.h>

#define HERE "IN ('present', 'late', 'left-early')"

const char * const ps_welcome_steps[PS_WELCOME_N_STEPS] = {
  "greeted", "agreement", "buddy", "after-talk", "call",
};

void
ps_welcome_row_free (PsWelcomeRow *row)
{
  for (guint i = 0; i < PS_WELCOME_N_STEPS; i++)
    g_free (row->done_by[i]);
  g_free (row->group_name);
  g_free (row->name);
  g_free (row);
}

/**
 * ps_welcome_row_is_done:
 *
 * Returns: whether nothing is left to do
 */
gboolean
ps_welcome_row_is_done (const PsWelcomeRow *row)
{
  for (guint i = 0; i < PS_WELCOME_N_STEPS; i++)
    if (row->done_at[i] == 0)
      return FALSE;

  return TRUE;
}

static gpointer
read_row (PsStmt *stmt)
{
  PsWelcomeRow *row = g_new0 (PsWelcomeRow, 1);

  row->group_id = ps_stmt_get_int64 (stmt, 0);
  row->group_name = ps_stmt_dup_text (stmt, 1);
  row->person_id = ps_stmt_get_int64 (stmt, 2);
  row->name = ps_stmt_dup_text (stmt, 3);
  row->first_at = ps_stmt_get_int64 (stmt, 4);
  row->over = ps_stmt_get_boolean (stmt, 5);
  row->n_meetings = ps_stmt_get_uint (stmt, 6);

  return row;
}

static gboolean
take_steps (PsConn        *conn,
            PsWelcomeRow  *row,
            GError       **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT step, done_at, done_by FROM welcome_step"
                                  " WHERE group_id = ?1 AND person_id = ?2",
                                  error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, row->group_id);
  ps_stmt_bind_int64 (stmt, 2, row->person_id);
  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      if (!has_row)
        return TRUE;

      for (guint i = 0; i < PS_WELCOME_N_STEPS; i++)
        if (strcmp (ps_welcome_steps[i], ps_stmt_get_text (stmt, 0)) == 0)
          {
            row->done_at[i] = ps_stmt_get_int64 (stmt, 1);
            row->done_by[i] = ps_stmt_dup_text (stmt, 2);
          }
    }

  return FALSE;
}

/* The meetings of the last weeks, and of those who were at them the few who were there for the first
 * time. At the first meeting that is known of a group everybody is there for the first time and nobody
 * is new: the group was there before the program was, or all of them begin together.
 */
#define SELECT_NEW \
  "SELECT s.group_id, g.name, a.person_id, p.preferred_name, s.started_at, s.state = 'ended'," \
  " (SELECT count (*) FROM attendance AS b JOIN session AS t ON t.id = b.session_id" \
  "  WHERE b.person_id = a.person_id AND t.group_id = s.group_id AND b.status " HERE ")" \
  " FROM session AS s JOIN attendance AS a ON a.session_id = s.id" \
  " JOIN person AS p ON p.id = a.person_id JOIN support_group AS g ON g.id = s.group_id"

/* Somebody who came and joined and left again is not waited for; who never joined may just not have
 * been asked yet.
 */
#define WHERE_NEW \
  " AND a.first_time = 1 AND a.status " HERE \
  " AND p.archived_at IS NULL AND g.archived_at IS NULL" \
  " AND EXISTS (SELECT 1 FROM session AS o" \
  "  WHERE o.group_id = s.group_id AND o.started_at < s.started_at)" \
  " AND (NOT EXISTS (SELECT 1 FROM membership AS m" \
  "   WHERE m.person_id = p.id AND m.group_id = s.group_id)" \
  "  OR EXISTS (SELECT 1 FROM membership AS m" \
  "   WHERE m.person_id = p.id AND m.group_id = s.group_id AND m.left_on IS NULL))" \
  " ORDER BY s.started_at DESC, p.name_fold, p.id"

static PsStmt *
prepare_list (PsConn  *conn,
              gint64   group_id,
              gint64   person_id,
              GError **error)
{
  if (person_id != 0)
    return ps_conn_prepare (conn,
                            SELECT_NEW " WHERE a.person_id = ?2 AND s.started_at > ?1"
                            " AND (?3 = 0 OR s.group_id = ?3)" WHERE_NEW, error);

  if (group_id != 0)
    return ps_conn_prepare (conn,
                            SELECT_NEW " WHERE s.group_id = ?3 AND s.started_at > ?1"
                            " AND ?2 = 0" WHERE_NEW, error);

  return ps_conn_prepare (conn,
                          SELECT_NEW " WHERE s.started_at > ?1 AND ?2 = 0 AND ?3 = 0" WHERE_NEW,
                          error);
}

/**
 * ps_welcome_store_list:
 * @group_id: a group, or 0 for all
 * @person_id: a person, or 0 for all
 * @now: microseconds UTC
 *
 * Returns: (transfer full) (element-type PsWelcomeRow): who is new, those who came last first: not yet
 *   three times, not longer ago than two months. Those for whom everything is done are among them.
 */
GPtrArray *
ps_welcome_store_list (PsConn  *conn,
                       gint64   group_id,
                       gint64   person_id,
                       gint64   now,
                       GError **error)
{
  PsStmt *stmt = prepare_list (conn, group_id, person_id, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, now - PS_WELCOME_DAYS * G_TIME_SPAN_DAY);
  ps_stmt_bind_int64 (stmt, 2, person_id);
  ps_stmt_bind_int64 (stmt, 3, group_id);
  rows = ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_welcome_row_free, error);
  if (rows == NULL)
    return NULL;

  for (guint i = rows->len; i > 0; i--)
    {
      PsWelcomeRow *row = g_ptr_array_index (rows, i - 1);

      if (row->n_meetings >= PS_WELCOME_MEETINGS)
        g_ptr_array_remove_index (rows, i - 1);
      else if (!take_steps (conn, row, error))
        return NULL;
    }

  return g_steal_pointer (&rows);
}

static gboolean
unset (PsConn      *conn,
       gint64       group_id,
       gint64       person_id,
       const char  *step,
       GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "DELETE FROM welcome_step"
                                  " WHERE group_id = ?1 AND person_id = ?2 AND step = ?3",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);
  ps_stmt_bind_text (stmt, 3, step);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_welcome_store_set:
 * @step: one of ps_welcome_steps
 * @done_at: when it was done, microseconds UTC; 0 if it was not after all
 * @done_by: who did it
 *
 * What was done already stays as it was said first.
 *
 * Returns: whether it was stored
 */
gboolean
ps_welcome_store_set (PsConn      *conn,
                      gint64       group_id,
                      gint64       person_id,
                      const char  *step,
                      gint64       done_at,
                      const char  *done_by,
                      GError     **error)
{
  PsStmt *stmt;

  if (done_at == 0)
    return unset (conn, group_id, person_id, step, error);

  stmt = ps_conn_prepare (conn,
                          "INSERT INTO welcome_step (group_id, person_id, step, done_at, done_by)"
                          " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);
  ps_stmt_bind_text (stmt, 3, step);
  ps_stmt_bind_int64 (stmt, 4, done_at);
  ps_stmt_bind_text (stmt, 5, done_by);

  return ps_conn_run (conn, stmt, error);
}
