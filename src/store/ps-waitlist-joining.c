/* Whoever becomes a member waits no more; and waits again when that is taken back. */
#include "ps-waitlist-store.h"

/* Which joining ended a wait: both are of one moment, and a spell's uid begins with its milliseconds. */
#define ENDED_BY(uid) \
  " AND ended_how = 'joined' AND printf ('%012X', ended_at / 1000) = substr (hex (" uid "), 1, 12)"

/**
 * ps_waitlist_store_joined:
 * @now: microseconds UTC
 *
 * Somebody has become a member, by whichever way, and waits no more.
 */
gboolean
ps_waitlist_store_joined (PsConn  *conn,
                          gint64   group_id,
                          gint64   person_id,
                          gint64   now,
                          GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE waitlist SET ended_at = ?3, ended_how = 'joined'"
                                  " WHERE group_id = ?1 AND person_id = ?2 AND ended_at IS NULL",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);
  ps_stmt_bind_int64 (stmt, 3, now);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_waitlist_store_unjoined:
 * @spell: the membership that was never begun
 *
 * Somebody has not become a member after all: if they waited until then, they wait again, where they
 * were. A wait that an earlier membership ended stays ended.
 */
gboolean
ps_waitlist_store_unjoined (PsConn       *conn,
                            gint64        group_id,
                            gint64        person_id,
                            const PsUid  *spell,
                            GError      **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE waitlist SET ended_at = NULL, ended_how = NULL"
                                  " WHERE id = (SELECT max (id) FROM waitlist"
                                  "  WHERE group_id = ?1 AND person_id = ?2)"
                                  ENDED_BY ("?3"),
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);
  ps_stmt_bind_uid (stmt, 3, spell);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_waitlist_store_find_spell:
 * @membership_id: (out): the membership that ended the wait and goes on; 0 where it ended otherwise
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_waitlist_store_find_spell (PsConn  *conn,
                              gint64   id,
                              gint64  *membership_id,
                              GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT m.id FROM waitlist AS w JOIN membership AS m"
                                  " ON m.group_id = w.group_id AND m.person_id = w.person_id"
                                  " WHERE w.id = ?1 AND m.left_on IS NULL" ENDED_BY ("m.uid"),
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_conn_take_int64 (conn, stmt, membership_id, error);
}
