/* Who is at a meeting that begins. */
#include "ps-meeting-people.h"

#include "ps-attendance-store.h"
#include "ps-door-store.h"
#include "ps-member-store.h"

static PsAttendanceRow *
find (GPtrArray *attendance,
      gint64     person_id)
{
  for (guint i = 0; i < attendance->len; i++)
    {
      PsAttendanceRow *row = g_ptr_array_index (attendance, i);

      if (row->person_id == person_id)
        return row;
    }

  return NULL;
}

/* @now_id: (out): the record that is theirs by now; 0 where there is none any more */
static gboolean
find_record (PsConn  *conn,
             gint64   person_id,
             gint64  *now_id,
             GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT coalesce (merged_into_id, id) FROM person WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_conn_take_int64 (conn, stmt, now_id, error);
}

/* Both lines are of one person: both say what the line says by which they were there. */
static void
join (PsAttendanceRow *row,
      PsAttendanceRow *other)
{
  gboolean is_here = ps_attendance_status_is_here (row->status) &&
                     !ps_attendance_status_is_here (other->status);
  PsAttendanceRow *from = is_here ? row : other;
  PsAttendanceRow *to = is_here ? other : row;

  g_free (to->status);
  g_free (to->mode);
  to->status = g_strdup (from->status);
  to->mode = g_strdup (from->mode);
}

/* The sheet may have been put away when the vault was locked and come back days later: others have merged
 * records since, or taken an import back. Whose record was merged is whom it went into, once; whose record
 * is gone came without having one. No line is taken out: others count by them.
 */
static gboolean
settle (PsConn     *conn,
        GPtrArray  *attendance,
        GError    **error)
{
  for (guint i = 0; i < attendance->len; i++)
    {
      PsAttendanceRow *row = g_ptr_array_index (attendance, i);
      PsAttendanceRow *other;
      gint64 id;

      if (row->person_id == 0)
        continue;

      if (!find_record (conn, row->person_id, &id, error))
        return FALSE;

      if (id == row->person_id)
        continue;

      other = id != 0 ? find (attendance, id) : NULL;
      if (other != NULL)
        join (row, other);
      row->person_id = id;
    }

  return TRUE;
}

/* Somebody who came in while the start sheet was open, and whom the roster does not know. */
static gboolean
add_walk_in (PsConn           *conn,
             PsAttendanceRow  *row,
             gint64            wall,
             GError          **error)
{
  g_autoptr (PsMemberRow) member = ps_member_row_new ();

  member->preferred_name = g_strdup (row->name);
  member->walk_in = TRUE;
  if (!ps_member_store_add (conn, member, wall, error))
    return FALSE;

  row->person_id = member->id;

  return TRUE;
}

/**
 * ps_meeting_people_store:
 * @draft: what its start sheet says; whoever has no record gets a light one
 * @session_id: the meeting
 * @wall: now, microseconds UTC
 * @user_name: who is at the keyboard
 *
 * Stores the meeting's attendance. What was said at the door is in it by now, and goes.
 *
 * Returns: whether it was stored
 */
gboolean
ps_meeting_people_store (PsConn                *conn,
                         const PsMeetingDraft  *draft,
                         gint64                 session_id,
                         gint64                 wall,
                         const char            *user_name,
                         GError               **error)
{
  if (!settle (conn, draft->attendance, error))
    return FALSE;

  for (guint i = 0; i < draft->attendance->len; i++)
    {
      PsAttendanceRow *row = g_ptr_array_index (draft->attendance, i);

      if (row->person_id == 0 && !add_walk_in (conn, row, wall, error))
        return FALSE;

      row->session_id = session_id;
      if (!ps_attendance_store_set (conn, row, wall, user_name, error))
        return FALSE;
    }

  return draft->rule_on == NULL ||
         ps_door_store_clear (conn, draft->group_id, draft->rule_on, error);
}
