/* Who is on the sheet that is signed at the door. The front desk prints it, so nothing is read that
 * ps-access.c keeps from the desk.
 */
#include "ps-sign-in-store.h"

/**
 * ps_sign_in_row_new:
 *
 * Returns: (transfer full): somebody on a sheet
 */
PsSignInRow *
ps_sign_in_row_new (gint64      person_id,
                    const char *preferred_name,
                    const char *full_name,
                    const char *initial)
{
  PsSignInRow *row = g_new0 (PsSignInRow, 1);

  row->person_id = person_id;
  row->preferred_name = g_strdup (preferred_name);
  row->full_name = g_strdup (full_name != NULL ? full_name : "");
  row->initial = g_strdup (initial != NULL ? initial : "");

  return row;
}

/**
 * ps_sign_in_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_sign_in_row_free (PsSignInRow *row)
{
  if (row == NULL)
    return;

  g_free (row->preferred_name);
  g_free (row->full_name);
  g_free (row->initial);
  g_free (row);
}

/**
 * ps_sign_in_store_list:
 * @session_id: the meeting, once it was started; 0 before
 * @rule_on: (nullable): which date of the group's rule it is, `YYYY-MM-DD`
 * @day: on which day it is, `YYYY-MM-DD`
 *
 * The members of the group on that day, and who else is expected or came. Who said that they do not
 * come and is no member is not on it, nor is who died, is archived or merged, or has left the group, unless they
 * were said to come after that.
 *
 * Returns: (transfer full) (element-type PsSignInRow): by name
 */
GPtrArray *
ps_sign_in_store_list (PsConn      *conn,
                       gint64       session_id,
                       gint64       group_id,
                       const char  *rule_on,
                       const char  *day,
                       GError     **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_sign_in_row_free);
  PsStmt *stmt;
  gboolean has_row;

  stmt = ps_conn_prepare (conn,
                          "SELECT p.id, p.preferred_name, p.full_name, p.initial FROM person p"
                          " WHERE p.archived_at IS NULL AND p.died_on IS NULL AND p.id IN ("
                          "   SELECT m.person_id FROM membership m"
                          "   WHERE m.group_id = ?2 AND m.joined_on <= ?4"
                          "   AND (m.left_on IS NULL OR m.left_on > ?4)"
                          "   UNION SELECT d.person_id FROM door d"
                          "   WHERE d.group_id = ?2 AND d.rule_on = ?3"
                          "   AND d.status NOT IN ('excused', 'absent')"
                          "   AND NOT EXISTS (SELECT 1 FROM membership m"
                          "     WHERE m.group_id = ?2 AND m.person_id = d.person_id"
                          "     AND m.left_on >= date (d.updated_at / 1000000, 'unixepoch'))"
                          "   UNION SELECT a.person_id FROM attendance a"
                          "   WHERE a.session_id = ?1 AND a.status IN ('present', 'late', 'left-early')"
                          " ) ORDER BY p.name_fold, p.initial, p.full_name, p.id",
                          error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_int64 (stmt, 2, group_id);
  ps_stmt_bind_text (stmt, 3, rule_on);
  ps_stmt_bind_text (stmt, 4, day);
  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      PsSignInRow *row;

      if (!has_row)
        return g_steal_pointer (&rows);

      row = g_new0 (PsSignInRow, 1);
      row->person_id = ps_stmt_get_int64 (stmt, 0);
      row->preferred_name = ps_stmt_dup_text (stmt, 1);
      row->full_name = ps_stmt_dup_text (stmt, 2);
      row->initial = ps_stmt_dup_text (stmt, 3);
      g_ptr_array_add (rows, row);
    }

  return NULL;
}
