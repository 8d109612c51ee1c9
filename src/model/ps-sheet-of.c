#include "ps-sheet-of.h"

#include <glib/gi18n-lib.h>

#include "ps-door-store.h"
#include "ps-error.h"
#include "ps-group-store.h"
#include "ps-right.h"
#include "ps-today.h"

static gboolean
is_today (gint64 instant,
          gint64 now)
{
  char day[PS_DATE_ISO_SIZE];
  char today[PS_DATE_ISO_SIZE];

  ps_local_day (instant, NULL, day);
  ps_local_day (now, NULL, today);

  return g_str_equal (day, today);
}

/* A meeting that goes on past midnight is of both days. */
static gboolean
find_ends_at (const PsSheetOf  *of,
              PsConn           *conn,
              gint64           *ends_at,
              GError          **error)
{
  g_autoptr (PsGroupRow) group = NULL;

  if (of->session_id != 0)
    return ps_door_store_ends_at (conn, of->session_id, ends_at, error);

  group = ps_group_store_get (conn, of->group_id, error);
  if (group == NULL)
    return FALSE;

  *ends_at = of->starts_at + (gint64) group->minutes * G_TIME_SPAN_MINUTE;

  return TRUE;
}

/**
 * ps_sheet_of_check:
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: whether whoever works with @conn may see and change that sheet at this moment
 */
gboolean
ps_sheet_of_check (const PsSheetOf  *of,
                   PsConn           *conn,
                   gint64            now,
                   GError          **error)
{
  PsRole roles = ps_conn_get_roles (conn);
  gint64 starts_at = of->starts_at;
  gint64 ends_at;
  gboolean is_running = FALSE;

  if (ps_roles_may (roles, PS_RIGHT_MEETINGS))
    return TRUE;

  if (!ps_right_check_roles (roles, PS_RIGHT_DOOR, error))
    return FALSE;

  if ((of->session_id != 0 &&
       !ps_door_store_started_at (conn, of->session_id, &starts_at, &is_running, error)) ||
      !find_ends_at (of, conn, &ends_at, error))
    return FALSE;

  if (is_running || is_today (starts_at, now) || is_today (ends_at, now))
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_PERMITTED,
                       _("The front desk takes attendance at today’s meetings only."));

  return FALSE;
}

static GPtrArray *
list_expected (PsConn           *conn,
               const PsSheetOf  *of,
               GError          **error)
{
  g_autoptr (PsGroupRow) group = ps_group_store_get (conn, of->group_id, error);
  g_autoptr (GPtrArray) rows = NULL;
  char day[PS_DATE_ISO_SIZE];

  if (group == NULL)
    return NULL;

  ps_local_day (of->starts_at, group->zone, day);
  rows = ps_attendance_store_expected (conn, of->group_id, day, error);
  if (rows == NULL || !ps_door_store_apply (conn, of->group_id, of->rule_on, rows, error))
    return NULL;

  return g_steal_pointer (&rows);
}

/**
 * ps_sheet_of_load:
 *
 * Returns: (transfer full) (nullable) (element-type PsAttendanceRow): who is on the sheet, by name
 */
GPtrArray *
ps_sheet_of_load (const PsSheetOf  *of,
                  PsConn           *conn,
                  GError          **error)
{
  return of->session_id != 0 ? ps_attendance_store_list (conn, of->session_id, error)
                             : list_expected (conn, of, error);
}
