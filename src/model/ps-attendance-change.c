#include "ps-attendance-change.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-note.h"
#include "ps-door-store.h"
#include "ps-error.h"
#include "ps-member-store.h"
#include "ps-not-seen.h"
#include "ps-right.h"
#include "ps-session-store.h"
#include "ps-sheet-person.h"

/**
 * PsAttendanceChange:
 *
 * One mark on an attendance sheet on its way to the database, and with it the record of somebody who
 * came without having one.
 */
struct _PsAttendanceChange
{
  PsSheetOf        of;
  PsAttendanceRow *row;
  PsMemberRow     *walk_in;
  gboolean         removes;
  gint64           wall;
  char            *by;
};

/**
 * ps_attendance_change_new:
 * @of: on which sheet
 * @row: (transfer full): what is to stand on the sheet
 * @by: the name of who says so
 * @wall: now, microseconds UTC
 *
 * Returns: (transfer full): what ps_attendance_change_store() stores
 */
PsAttendanceChange *
ps_attendance_change_new (const PsSheetOf *of,
                          PsAttendanceRow *row,
                          const char      *by,
                          gint64           wall)
{
  PsAttendanceChange *self = g_new0 (PsAttendanceChange, 1);

  self->of = *of;
  self->row = row;
  self->wall = wall;
  self->by = g_strdup (by);

  return self;
}

/**
 * ps_attendance_change_free:
 * @data: (transfer full): is freed
 */
void
ps_attendance_change_free (gpointer data)
{
  PsAttendanceChange *self = data;

  ps_attendance_row_free (self->row);
  g_clear_pointer (&self->walk_in, ps_member_row_free);
  g_free (self->by);
  g_free (self);
}

/**
 * ps_attendance_change_set_walk_in:
 * @name: what they like to be called
 *
 * It is about somebody who has no record yet, and gets a light one.
 */
void
ps_attendance_change_set_walk_in (PsAttendanceChange *self,
                                  const char         *name)
{
  self->walk_in = ps_member_row_new ();
  g_free (self->walk_in->preferred_name);
  self->walk_in->preferred_name = g_strdup (name);
  self->walk_in->walk_in = TRUE;
}

/**
 * ps_attendance_change_set_removes:
 *
 * They are to be taken off the sheet.
 */
void
ps_attendance_change_set_removes (PsAttendanceChange *self)
{
  self->removes = TRUE;
}

/**
 * ps_attendance_change_get_id:
 *
 * Returns: (transfer none): where the id stands of who it is about, also of somebody who gets one as it
 *   is stored
 */
const gint64 *
ps_attendance_change_get_id (PsAttendanceChange *self)
{
  return &self->row->person_id;
}

/* Who comes in while the meeting runs is marked as it goes on, and the meeting is in the log; who
 * says afterwards that it was otherwise corrects a record.
 */
static gboolean
note (PsConn                    *conn,
      const PsAttendanceChange  *self,
      GError                   **error)
{
  gint64 session_id = self->of.session_id;
  gboolean is_running;
  gint64 started_at;

  if (self->walk_in != NULL)
    return ps_audit_note_within (conn, PS_AUDIT_ADD, PS_AUDIT_PERSON, self->walk_in->id, "walk-in",
                                 session_id != 0 ? PS_AUDIT_MEETING : PS_AUDIT_GROUP,
                                 session_id != 0 ? session_id : self->of.group_id, error);

  if (session_id == 0)
    return TRUE;

  if (!ps_door_store_started_at (conn, session_id, &started_at, &is_running, error))
    return FALSE;

  return is_running ||
         ps_audit_note_within (conn, PS_AUDIT_CHANGE, PS_AUDIT_PERSON, self->row->person_id,
                               "attendance", PS_AUDIT_MEETING, session_id, error);
}

/* What was said at the door is on the meeting's own sheet from its start on. */
static gboolean
store_before (PsConn                    *conn,
              const PsAttendanceChange  *self,
              GError                   **error)
{
  gboolean held;

  if (!ps_session_store_held_on (conn, self->of.group_id, self->of.rule_on, &held, error))
    return FALSE;

  if (held)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                           _("The meeting has been started. Open its attendance again."));
      return FALSE;
    }

  return ps_door_store_set (conn, self->of.group_id, self->of.rule_on, self->row, self->wall, error);
}

/* While the meeting runs nobody knows yet who will have been there. */
static gboolean
notice (PsConn                    *conn,
        const PsAttendanceChange  *self,
        GError                   **error)
{
  g_autoptr (PsSessionRow) session = NULL;

  /* The front desk may not read all of a meeting, and cannot write a call down either. */
  if (!ps_roles_may (ps_conn_get_roles (conn), PS_RIGHT_DEBRIEFS))
    return TRUE;

  session = ps_session_store_get (conn, self->of.session_id, error);
  if (session == NULL)
    return FALSE;

  return session->ended_at == 0 ||
         ps_not_seen_notice (conn, session->group_id, self->row->person_id, self->wall, error);
}

static gboolean
store_row (PsConn                    *conn,
           const PsAttendanceChange  *self,
           GError                   **error)
{
  if (self->of.session_id == 0)
    return store_before (conn, self, error);

  return ps_attendance_store_set (conn, self->row, self->wall, self->by, error) &&
         notice (conn, self, error);
}

/* A walk-in who was taken off the sheet by mistake went off the roster with that, and comes back to it. */
static gboolean
bring_back (PsConn                    *conn,
            const PsAttendanceChange  *self,
            gboolean                  *is_back,
            GError                   **error)
{
  gint64 id = self->row->person_id;

  *is_back = FALSE;
  if (!ps_sheet_person_is_stray (conn, id, is_back, error))
    return FALSE;

  return !*is_back ||
         (ps_member_store_set_archived (conn, id, FALSE, self->wall, error) &&
          ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_PERSON, id, "back", error));
}

/* Somebody else may have changed the roster since the sheet was read. Who is on the sheet of a meeting
 * stays on it when they go off the roster: they were there.
 */
static gboolean
check_person (PsConn                    *conn,
              const PsAttendanceChange  *self,
              GError                   **error)
{
  g_autoptr (PsSheetPerson) person = ps_sheet_person_get (conn, self->row->person_id, error);
  gboolean is_back = FALSE;

  if (person == NULL)
    return FALSE;

  if (person->merged)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_CONFLICT,
                   _("This record of %s was merged into another one. Choose that one."), person->name);
      return FALSE;
    }

  if (person->archived && !bring_back (conn, self, &is_back, error))
    return FALSE;

  if (person->archived && !is_back && self->of.session_id == 0)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_CONFLICT, _("%s is no longer on the roster."),
                   person->name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
store_walk_in (PsConn              *conn,
               PsAttendanceChange  *self,
               GError             **error)
{
  if (!ps_member_store_add (conn, self->walk_in, self->wall, error))
    return FALSE;

  self->row->person_id = self->walk_in->id;

  return TRUE;
}

/* A name that was mistyped is not to stay on the roster, whoever mistyped it: most often that is the front
 * desk, which takes nobody else off it.
 */
static gboolean
let_go (PsConn                    *conn,
        const PsAttendanceChange  *self,
        GError                   **error)
{
  gint64 id = self->row->person_id;
  gboolean is_stray;

  if (!ps_sheet_person_is_stray (conn, id, &is_stray, error))
    return FALSE;

  return !is_stray ||
         (ps_member_store_set_archived (conn, id, TRUE, self->wall, error) &&
          ps_audit_note (conn, PS_AUDIT_DELETE, PS_AUDIT_PERSON, id, NULL, error));
}

static gboolean
store_removal (PsConn                    *conn,
               const PsAttendanceChange  *self,
               GError                   **error)
{
  gint64 id = self->row->person_id;

  if (self->of.session_id == 0)
    return ps_door_store_remove (conn, self->of.group_id, self->of.rule_on, id, error) &&
           let_go (conn, self, error);

  return ps_right_check_roles (ps_conn_get_roles (conn), PS_RIGHT_MEETINGS, error) &&
         ps_attendance_store_remove (conn, self->of.session_id, id, self->wall, self->by, error) &&
         let_go (conn, self, error) &&
         notice (conn, self, error) &&
         note (conn, self, error);
}

/**
 * ps_attendance_change_store:
 * @data: a #PsAttendanceChange
 *
 * A #PsDbWork.
 *
 * Returns: whether all of it was stored
 */
gboolean
ps_attendance_change_store (PsConn    *conn,
                            gpointer   data,
                            GError   **error)
{
  PsAttendanceChange *self = data;

  /* The day may have gone by since the sheet was opened. */
  if (!ps_sheet_of_check (&self->of, conn, self->wall, error))
    return FALSE;

  if (self->removes)
    return store_removal (conn, self, error);

  if (self->walk_in != NULL ? !store_walk_in (conn, self, error) : !check_person (conn, self, error))
    return FALSE;

  return store_row (conn, self, error) && note (conn, self, error);
}
