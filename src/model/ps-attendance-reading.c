/* What an attendance sheet says. */
#include "ps-attendance-sheet-private.h"

#include <string.h>

#include "ps-care.h"
#include "ps-door-store.h"
#include "ps-head-count.h"
#include "ps-right.h"
#include "ps-today.h"

/**
 * ps_attendance_sheet_count_here:
 *
 * Returns: how many are, or were, there for some of the meeting at least
 */
guint
ps_attendance_sheet_count_here (PsAttendanceSheet *self)
{
  guint n = 0;

  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), 0);

  for (guint i = 0; i < self->attendees->len; i++)
    {
      const PsAttendanceRow *row = ps_attendee_get_row (g_ptr_array_index (self->attendees, i));

      if (ps_attendance_status_is_here (row->status))
        n++;
    }

  return n;
}

/**
 * ps_attendance_sheet_count_marked:
 *
 * Returns: of how many it is known whether they are there
 */
guint
ps_attendance_sheet_count_marked (PsAttendanceSheet *self)
{
  guint n = 0;

  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), 0);

  for (guint i = 0; i < self->attendees->len; i++)
    {
      const PsAttendanceRow *row = ps_attendee_get_row (g_ptr_array_index (self->attendees, i));

      if (!g_str_equal (row->status, "expected"))
        n++;
    }

  return n;
}

/**
 * ps_attendance_sheet_find:
 *
 * Returns: (transfer none) (nullable): the line of that person
 */
PsAttendee *
ps_attendance_sheet_find (PsAttendanceSheet *self,
                          gint64             person_id)
{
  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), NULL);

  for (guint i = 0; i < self->attendees->len; i++)
    {
      PsAttendee *attendee = g_ptr_array_index (self->attendees, i);

      if (ps_attendee_get_row (attendee)->person_id == person_id)
        return attendee;
    }

  return NULL;
}

/**
 * ps_attendance_sheet_dup_label:
 * @person_id: somebody, on the sheet or not; 0 for who is not known yet
 * @name: what they like to be called
 *
 * Returns: (transfer full): the name, with what tells them from others of that name
 */
char *
ps_attendance_sheet_dup_label (PsAttendanceSheet *self,
                               gint64             person_id,
                               const char        *name)
{
  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), NULL);

  return person_id != 0 ? ps_member_names_dup_label (self->names, person_id, name) : g_strdup (name);
}

/**
 * ps_attendance_sheet_get_trail:
 *
 * Returns: (transfer none) (element-type PsAttendanceTrailRow): what was corrected after the meeting,
 *   the newest first; nothing for the front desk
 */
GPtrArray *
ps_attendance_sheet_get_trail (PsAttendanceSheet *self)
{
  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), NULL);

  return self->trail;
}

/**
 * ps_attendance_sheet_get_heads:
 *
 * Returns: (transfer none): who was counted and not named
 */
const PsHeadCount *
ps_attendance_sheet_get_heads (PsAttendanceSheet *self)
{
  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), NULL);

  return &self->heads;
}

/**
 * ps_attendance_sheet_is_by_name:
 *
 * Returns: whether who is there is written down by name
 */
gboolean
ps_attendance_sheet_is_by_name (PsAttendanceSheet *self)
{
  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), FALSE);

  return self->by_name;
}

/**
 * ps_attendance_sheet_get_stage:
 *
 * Returns: whether the meeting is still to come, not started though it is its day, runs, or is over
 */
PsSheetStage
ps_attendance_sheet_get_stage (PsAttendanceSheet *self)
{
  char day[PS_DATE_ISO_SIZE];
  char today[PS_DATE_ISO_SIZE];

  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), PS_SHEET_RUNNING);

  if (self->of.session_id != 0)
    return self->is_over ? PS_SHEET_OVER : PS_SHEET_RUNNING;

  ps_local_day (self->of.starts_at, NULL, day);
  ps_local_day (ps_clock_wall (self->clock), NULL, today);

  return strcmp (day, today) > 0 ? PS_SHEET_COMING : PS_SHEET_TODAY;
}

/**
 * ps_attendance_sheet_may_count:
 *
 * Returns: whether whoever is there may say how many came without a name, once it is a meeting: those
 *   who lead the group, and the front desk where nobody is written down by name
 */
gboolean
ps_attendance_sheet_may_count (PsAttendanceSheet *self)
{
  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), FALSE);

  return self->of.session_id != 0 &&
         ps_head_count_check (ps_db_get_roles (self->db), self->by_name, NULL);
}

/**
 * ps_attendance_sheet_get_db:
 *
 * Returns: (transfer none): where it is stored
 */
PsDb *
ps_attendance_sheet_get_db (PsAttendanceSheet *self)
{
  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), NULL);

  return self->db;
}

/**
 * ps_attendance_sheet_get_of:
 *
 * Returns: (transfer none): which meeting it is of
 */
const PsSheetOf *
ps_attendance_sheet_get_of (PsAttendanceSheet *self)
{
  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), NULL);

  return &self->of;
}

/**
 * ps_attendance_sheet_dup_full:
 *
 * Returns: (transfer full) (nullable): a sentence, where more people are on the sheet than the group is
 *   meant for; %NULL for a meeting that is over
 */
char *
ps_attendance_sheet_dup_full (PsAttendanceSheet *self)
{
  g_autoptr (PsCare) care = NULL;
  gint64 group_id;

  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), NULL);

  group_id = self->of.group_id;
  if (ps_attendance_sheet_get_stage (self) == PS_SHEET_OVER ||
      (group_id == 0 && !ps_door_store_group_of (ps_db_get_reader (self->db), self->of.session_id,
                                                 &group_id, NULL)))
    return NULL;

  care = ps_care_new (self->db, self->clock);

  return ps_care_dup_room_words (care, group_id, self->attendees->len);
}
