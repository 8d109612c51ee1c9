/* Which meeting of a group is somebody's first. It is the first one that they were at, however they
 * came onto its sheet and in whatever order the sheets were filled in: a sheet of last month that is
 * corrected today moves it. Who comes back after a long break was there before.
 */
#include "ps-first-time-store.h"

#include "ps-access.h"

/* Only where this one has, or had, nothing before it can it say anything about the others: mostly it
 * is one look at one row.
 */
static gboolean
is_settled (PsConn    *conn,
            gint64     session_id,
            gint64     person_id,
            gboolean  *settled,
            GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT NOT EXISTS (SELECT 1 FROM attendance"
                                  " WHERE session_id = ?1 AND person_id = ?2 AND first_time = 1)",
                                  error);
  gint64 value;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);
  if (!ps_conn_take_int64 (conn, stmt, &value, error))
    return FALSE;

  *settled = value != 0;

  return TRUE;
}

/**
 * ps_first_time_store_settle:
 * @session_id: a meeting whose sheet was just changed for that person
 *
 * Has every sheet of that group say whether it is the person's first meeting. Those on which they were
 * expected and before which they never came say so as well.
 *
 * Returns: whether it was stored
 */
gboolean
ps_first_time_store_settle (PsConn   *conn,
                            gint64    session_id,
                            gint64    person_id,
                            GError  **error)
{
  gboolean settled;
  PsStmt *stmt;

  /* The front desk takes attendance at the last meeting there was, which says nothing of any other. */
  if (!ps_access_allows (ps_conn_get_roles (conn), PS_DEED_UPDATE, "attendance", "first_time"))
    return TRUE;

  if (!is_settled (conn, session_id, person_id, &settled, error))
    return FALSE;
  if (settled)
    return TRUE;

  stmt = ps_conn_prepare (conn,
                          "UPDATE attendance SET first_time = NOT first_time"
                          " WHERE person_id = ?2 AND session_id IN (SELECT s.id FROM session AS s"
                          "   WHERE s.group_id = (SELECT group_id FROM session WHERE id = ?1))"
                          " AND first_time = EXISTS (SELECT 1 FROM attendance AS b"
                          "   JOIN session AS t ON t.id = b.session_id"
                          "   JOIN session AS s ON s.id = attendance.session_id"
                          "   WHERE b.person_id = ?2 AND t.group_id = s.group_id"
                          "   AND b.status IN ('present', 'late', 'left-early')"
                          "   AND (t.started_at, t.id) < (s.started_at, s.id))",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);

  return ps_conn_run (conn, stmt, error);
}
