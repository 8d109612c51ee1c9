#include "ps-booking-store.h"

#include "ps-rows.h"

/* A literal of its own in each statement: all of a booking, and the names that go with it. */
#define SELECT \
  "SELECT b.id, b.uid, b.guest_id, b.group_id, b.rule_on, b.state, b.briefed_on, g.name, g.subject," \
  " s.name FROM booking AS b JOIN guest AS g ON g.id = b.guest_id" \
  " JOIN support_group AS s ON s.id = b.group_id"

/**
 * ps_booking_row_new:
 *
 * Returns: (transfer full): a booking that has still to be told what it is
 */
PsBookingRow *
ps_booking_row_new (void)
{
  return g_new0 (PsBookingRow, 1);
}

/**
 * ps_booking_row_copy:
 *
 * Returns: (transfer full): the same booking again
 */
PsBookingRow *
ps_booking_row_copy (const PsBookingRow *row)
{
  PsBookingRow *copy = g_memdup2 (row, sizeof *row);

  copy->rule_on = g_strdup (row->rule_on);
  copy->state = g_strdup (row->state);
  copy->briefed_on = g_strdup (row->briefed_on);
  copy->guest_name = g_strdup (row->guest_name);
  copy->guest_subject = g_strdup (row->guest_subject);
  copy->group_name = g_strdup (row->group_name);

  return copy;
}

/**
 * ps_booking_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_booking_row_free (PsBookingRow *row)
{
  if (row == NULL)
    return;

  g_free (row->rule_on);
  g_free (row->state);
  g_free (row->briefed_on);
  g_free (row->guest_name);
  g_free (row->guest_subject);
  g_free (row->group_name);
  g_free (row);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsBookingRow *row = ps_booking_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->guest_id = ps_stmt_get_int64 (stmt, 2);
  row->group_id = ps_stmt_get_int64 (stmt, 3);
  row->rule_on = ps_stmt_dup_text (stmt, 4);
  row->state = ps_stmt_dup_text (stmt, 5);
  row->briefed_on = ps_stmt_dup_text (stmt, 6);
  row->guest_name = ps_stmt_dup_text (stmt, 7);
  row->guest_subject = ps_stmt_dup_text (stmt, 8);
  row->group_name = ps_stmt_dup_text (stmt, 9);
  if (row->briefed_on == NULL)
    row->briefed_on = g_strdup ("");

  return row;
}

/**
 * ps_booking_store_of_date:
 * @rule_on: a date of the group's rule, YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable) (element-type PsBookingRow): who was asked to it: who agreed
 *   first, then who has not answered yet, then who declined
 */
GPtrArray *
ps_booking_store_of_date (PsConn      *conn,
                          gint64       group_id,
                          const char  *rule_on,
                          GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  SELECT " WHERE b.group_id = ?1 AND b.rule_on = ?2 ORDER BY"
                                  " CASE b.state WHEN 'agreed' THEN 0 WHEN 'asked' THEN 1 ELSE 2 END,"
                                  " b.updated_at DESC, b.id DESC",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, rule_on);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_booking_row_free, error);
}

/**
 * ps_booking_store_of_guest:
 * @from_on: the first day that counts, YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable) (element-type PsBookingRow): what the guest was asked to and
 *   has not declined, by day
 */
GPtrArray *
ps_booking_store_of_guest (PsConn      *conn,
                           gint64       guest_id,
                           const char  *from_on,
                           GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  SELECT " WHERE b.guest_id = ?1 AND b.rule_on >= ?2"
                                  " AND b.state <> 'declined' ORDER BY b.rule_on, b.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, guest_id);
  ps_stmt_bind_text (stmt, 2, from_on);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_booking_row_free, error);
}

/**
 * ps_booking_store_put:
 * @row: (inout): who is asked to what; gets its id, and its uid if it is new
 * @now: microseconds UTC
 *
 * Asks a guest to a date, or stores what came of it: a guest is asked to a date once.
 *
 * Errors: %PS_ERROR_INVALID; %PS_ERROR_CONFLICT where there is no such guest or group.
 */
gboolean
ps_booking_store_put (PsConn        *conn,
                      PsBookingRow  *row,
                      gint64         now,
                      GError       **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO booking (uid, guest_id, group_id, rule_on, state,"
                                  " briefed_on, created_at, updated_at)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, ''), ?7, ?7)"
                                  " ON CONFLICT (group_id, rule_on, guest_id) DO UPDATE SET"
                                  " state = ?5, briefed_on = nullif (?6, ''), updated_at = ?7"
                                  " RETURNING id",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_rows_need_uid (&row->uid, now);
  ps_stmt_bind_uid (stmt, 1, &row->uid);
  ps_stmt_bind_int64 (stmt, 2, row->guest_id);
  ps_stmt_bind_int64 (stmt, 3, row->group_id);
  ps_stmt_bind_text (stmt, 4, row->rule_on);
  ps_stmt_bind_text (stmt, 5, row->state);
  ps_stmt_bind_text (stmt, 6, row->briefed_on);
  ps_stmt_bind_int64 (stmt, 7, now);

  return ps_conn_take_int64 (conn, stmt, &row->id, error);
}

/**
 * ps_booking_store_remove:
 * @row: a booking that is stored
 * @now: microseconds UTC
 *
 * The guest was not asked after all.
 */
gboolean
ps_booking_store_remove (PsConn              *conn,
                         const PsBookingRow  *row,
                         gint64               now,
                         GError             **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "DELETE FROM booking WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, row->id);

  return ps_conn_run (conn, stmt, error) && ps_rows_bury (conn, &row->uid, "booking", now, error);
}
