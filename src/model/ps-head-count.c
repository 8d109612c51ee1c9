#include "ps-head-count.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-note.h"
#include "ps-door-store.h"
#include "ps-error.h"
#include "ps-right.h"
#include "ps-sheet-of.h"

/* A count on its way to the database. */
typedef struct {
  gint64      session_id;
  PsHeadCount heads;
  gint64      wall;
} Change;

/**
 * ps_head_count_change_new:
 * @wall: now, microseconds UTC
 *
 * Returns: (transfer full): what ps_head_count_change_store() stores; g_free() frees it
 */
gpointer
ps_head_count_change_new (gint64             session_id,
                          const PsHeadCount *heads,
                          gint64             wall)
{
  Change *self = g_new0 (Change, 1);

  self->session_id = session_id;
  self->heads = *heads;
  self->wall = wall;

  return self;
}

/**
 * ps_head_count_check:
 * @by_name: whether who was there is written down by name
 *
 * The front desk counts where that is all there is. Who is at a meeting beside those on a list is for
 * those who are in the room to say.
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: whether somebody who is @roles may say how many came without a name
 */
gboolean
ps_head_count_check (PsRole    roles,
                     gboolean  by_name,
                     GError  **error)
{
  if (ps_roles_may (roles, PS_RIGHT_MEETINGS))
    return TRUE;

  if (!ps_right_check_roles (roles, PS_RIGHT_DOOR, error))
    return FALSE;

  if (!by_name)
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_PERMITTED,
                       _("The front desk counts only where a group keeps no list of names."));

  return FALSE;
}

/**
 * ps_head_count_change_store:
 * @data: from ps_head_count_change_new()
 *
 * A #PsDbWork. While the meeting runs people are counted as they come; afterwards it is a correction,
 * which is in the log.
 *
 * Returns: whether all of it was stored
 */
gboolean
ps_head_count_change_store (PsConn    *conn,
                            gpointer   data,
                            GError   **error)
{
  const Change *self = data;
  PsSheetOf of = { .session_id = self->session_id };
  PsHeadCount old;
  gboolean by_name;
  gboolean is_running;
  gint64 started_at;

  if (!ps_head_count_store_get (conn, self->session_id, &old, &by_name, error) ||
      !ps_door_store_started_at (conn, self->session_id, &started_at, &is_running, error) ||
      !ps_sheet_of_check (&of, conn, self->wall, error) ||
      !ps_head_count_check (ps_conn_get_roles (conn), by_name, error))
    return FALSE;

  if (old.n == self->heads.n && old.n_new == self->heads.n_new)
    return TRUE;

  return ps_head_count_store_set (conn, self->session_id, &self->heads, error) &&
         (is_running || ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_MEETING, self->session_id,
                                       "head-count", error));
}
