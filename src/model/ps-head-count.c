#include "ps-head-count.h"

#include "ps-audit-note.h"
#include "ps-door-store.h"

/* A count on its way to the database. */
typedef struct {
  gint64      session_id;
  PsHeadCount heads;
} Change;

/**
 * ps_head_count_change_new:
 *
 * Returns: (transfer full): what ps_head_count_change_store() stores; g_free() frees it
 */
gpointer
ps_head_count_change_new (gint64             session_id,
                          const PsHeadCount *heads)
{
  Change *self = g_new0 (Change, 1);

  self->session_id = session_id;
  self->heads = *heads;

  return self;
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
  PsHeadCount old;
  gboolean by_name;
  gboolean is_running;
  gint64 started_at;

  if (!ps_head_count_store_get (conn, self->session_id, &old, &by_name, error) ||
      !ps_door_store_started_at (conn, self->session_id, &started_at, &is_running, error))
    return FALSE;

  if (old.n == self->heads.n && old.n_new == self->heads.n_new)
    return TRUE;

  return ps_head_count_store_set (conn, self->session_id, &self->heads, error) &&
         (is_running || ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_MEETING, self->session_id,
                                       "head-count", error));
}
