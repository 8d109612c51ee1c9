#include "ps-presenter-store.h"

#include <glib/gi18n-lib.h>

#include "ps-rows.h"

/**
 * ps_presenter_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_presenter_row_free (PsPresenterRow *row)
{
  if (row == NULL)
    return;

  g_free (row->title);
  g_free (row->name);
  g_free (row->consent_on);
  g_free (row);
}

/**
 * ps_presentation_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_presentation_row_free (PsPresentationRow *row)
{
  if (row == NULL)
    return;

  g_free (row->group_name);
  g_free (row->consent_on);
  g_free (row);
}

static gpointer
read_presenter (PsStmt *stmt)
{
  PsPresenterRow *row = g_new0 (PsPresenterRow, 1);

  row->position = ps_stmt_get_uint (stmt, 0);
  row->title = ps_stmt_dup_text (stmt, 1);
  row->person_id = ps_stmt_get_int64 (stmt, 2);
  row->name = ps_stmt_dup_text (stmt, 3);
  row->consent_on = ps_stmt_dup_text (stmt, 4);

  return row;
}

/**
 * ps_presenter_store_list:
 *
 * Returns: (transfer full) (nullable) (element-type PsPresenterRow): who presented in a meeting, in
 *   the order of its agenda
 */
GPtrArray *
ps_presenter_store_list (PsConn  *conn,
                         gint64   session_id,
                         GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT g.position, g.title, p.id, p.preferred_name, g.consent_on"
                                  " FROM segment g JOIN person p ON p.id = g.presenter_id"
                                  " WHERE g.session_id = ?1 AND g.consent_on IS NOT NULL"
                                  " ORDER BY g.position",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);

  return ps_rows_take_all (conn, stmt, read_presenter, (GDestroyNotify) ps_presenter_row_free,
                           error);
}

static gpointer
read_presentation (PsStmt *stmt)
{
  PsPresentationRow *row = g_new0 (PsPresentationRow, 1);

  row->group_name = ps_stmt_dup_text (stmt, 0);
  row->started_at = ps_stmt_get_int64 (stmt, 1);
  row->consent_on = ps_stmt_dup_text (stmt, 2);

  return row;
}

/**
 * ps_presenter_store_of_person:
 *
 * Returns: (transfer full) (nullable) (element-type PsPresentationRow): what somebody presented, the
 *   latest first
 */
GPtrArray *
ps_presenter_store_of_person (PsConn  *conn,
                              gint64   person_id,
                              GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT n.name, s.started_at, g.consent_on FROM segment g"
                                  " JOIN session s ON s.id = g.session_id"
                                  " JOIN support_group n ON n.id = s.group_id"
                                  " WHERE g.presenter_id = ?1 AND g.consent_on IS NOT NULL"
                                  " ORDER BY s.started_at DESC, g.position",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_rows_take_all (conn, stmt, read_presentation, (GDestroyNotify) ps_presentation_row_free,
                           error);
}

/**
 * ps_presenter_store_set:
 * @position: which segment of the meeting's agenda, from 0
 * @person_id: who presents
 * @consent_on: on which day they agreed to; nobody is stored as presenting who has not
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: whether it was stored
 */
gboolean
ps_presenter_store_set (PsConn      *conn,
                        gint64       session_id,
                        guint        position,
                        gint64       person_id,
                        const char  *consent_on,
                        GError     **error)
{
  PsStmt *stmt;

  g_return_val_if_fail (person_id > 0, FALSE);
  g_return_val_if_fail (consent_on != NULL, FALSE);

  stmt = ps_conn_prepare (conn,
                          "UPDATE segment SET presenter_id = ?3, consent_on = ?4"
                          " WHERE session_id = ?1 AND position = ?2",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_int64 (stmt, 2, position);
  ps_stmt_bind_int64 (stmt, 3, person_id);
  ps_stmt_bind_text (stmt, 4, consent_on);

  return ps_rows_change_one (conn, stmt, _("This segment is no longer there."), error);
}
