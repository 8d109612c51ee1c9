#include "ps-sheet-of.h"

#include <glib/gi18n-lib.h>

#include "ps-door-store.h"
#include "ps-error.h"
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
  gboolean is_running = FALSE;

  if (ps_roles_may (roles, PS_RIGHT_MEETINGS))
    return TRUE;

  if (!ps_right_check_roles (roles, PS_RIGHT_DOOR, error))
    return FALSE;

  if (of->session_id != 0 &&
      !ps_door_store_started_at (conn, of->session_id, &starts_at, &is_running, error))
    return FALSE;

  if (is_running || is_today (starts_at, now))
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_PERMITTED,
                       _("The front desk takes attendance at today’s meetings only."));

  return FALSE;
}
