#include "ps-sheet-person.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"

/**
 * ps_sheet_person_free:
 * @person: (transfer full) (nullable): is freed
 */
void
ps_sheet_person_free (PsSheetPerson *person)
{
  if (person == NULL)
    return;

  g_free (person->name);
  g_free (person->full_name);
  g_free (person);
}

/**
 * ps_sheet_person_get:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): who that is
 */
PsSheetPerson *
ps_sheet_person_get (PsConn  *conn,
                     gint64   person_id,
                     GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT preferred_name, full_name, archived_at IS NOT NULL,"
                                  " merged_into_id IS NOT NULL FROM person WHERE id = ?1",
                                  error);
  PsSheetPerson *person;
  gboolean has_row;

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  if (!ps_conn_step (conn, stmt, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                           _("This person’s record is no longer there."));
      return NULL;
    }

  person = g_new0 (PsSheetPerson, 1);
  person->name = ps_stmt_dup_text (stmt, 0);
  person->full_name = ps_stmt_dup_text (stmt, 1);
  person->archived = ps_stmt_get_boolean (stmt, 2);
  person->merged = ps_stmt_get_boolean (stmt, 3);
  ps_stmt_reset (stmt);

  return person;
}

/**
 * ps_sheet_person_is_stray:
 * @is_stray: (out): whether it is the light record of a walk-in who is on no sheet, in no group, waits
 *   for none, agreed to nothing and cannot be reached: nothing is known of them but a name
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_sheet_person_is_stray (PsConn    *conn,
                          gint64     person_id,
                          gboolean  *is_stray,
                          GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT 1 FROM person p WHERE p.id = ?1 AND p.walk_in = 1"
                                  " AND p.merged_into_id IS NULL AND NOT EXISTS"
                                  " (SELECT 1 FROM attendance WHERE person_id = p.id)"
                                  " AND NOT EXISTS (SELECT 1 FROM door WHERE person_id = p.id)"
                                  " AND NOT EXISTS (SELECT 1 FROM membership WHERE person_id = p.id)"
                                  " AND NOT EXISTS (SELECT 1 FROM waitlist WHERE person_id = p.id)"
                                  " AND NOT EXISTS (SELECT 1 FROM consent WHERE person_id = p.id)"
                                  " AND NOT EXISTS (SELECT 1 FROM contact_way WHERE person_id = p.id)",
                                  error);
  gint64 found;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  if (!ps_conn_take_int64 (conn, stmt, &found, error))
    return FALSE;

  *is_stray = found != 0;

  return TRUE;
}
