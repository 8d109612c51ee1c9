#include "ps-attendance-history-private.h"

/**
 * PsAttendanceHistory:
 *
 * Who came to a group's meetings: people by dates, as it was at one moment. It does not follow the
 * database; whoever shows it loads it again.
 *
 * Five years of a large group are some eighty thousand cells, a byte each. Columns are counted from
 * the newest meeting back.
 */

PsAttendanceHistory *
ps_attendance_history_ref (PsAttendanceHistory *self)
{
  self->ref_count++;

  return self;
}

void
ps_attendance_history_unref (PsAttendanceHistory *self)
{
  if (--self->ref_count > 0)
    return;

  g_array_unref (self->meetings);
  g_ptr_array_unref (self->people);
  g_free (self->cells);
  g_free (self);
}

guint
ps_attendance_history_get_n_meetings (PsAttendanceHistory *self)
{
  return self->n_shown;
}

/* Columns count back from the newest meeting. */
static guint
index_of (PsAttendanceHistory *self,
          guint                column)
{
  return self->meetings->len - 1 - column;
}

/**
 * ps_attendance_history_get_meeting:
 * @column: from 0, the newest
 *
 * Returns: (transfer none): the meeting
 */
const PsHistoryMeeting *
ps_attendance_history_get_meeting (PsAttendanceHistory *self,
                                   guint                column)
{
  g_return_val_if_fail (column < self->n_shown, NULL);

  return &g_array_index (self->meetings, PsHistoryMeeting, index_of (self, column));
}

guint
ps_attendance_history_get_n_people (PsAttendanceHistory *self)
{
  return self->people->len;
}

/**
 * ps_attendance_history_get_person:
 * @row: from 0, by name
 *
 * Returns: (transfer none): who
 */
const PsHistoryPerson *
ps_attendance_history_get_person (PsAttendanceHistory *self,
                                  guint                row)
{
  g_return_val_if_fail (row < self->people->len, NULL);

  return g_ptr_array_index (self->people, row);
}

/**
 * ps_attendance_history_get_cell:
 *
 * Returns: how the person of @row was at the meeting of @column
 */
PsHistoryCell
ps_attendance_history_get_cell (PsAttendanceHistory *self,
                                guint                row,
                                guint                column)
{
  PsHistoryCell cell = { 0 };
  guint8 byte;

  g_return_val_if_fail (row < self->people->len, cell);
  g_return_val_if_fail (column < self->n_shown, cell);

  byte = self->cells[(gsize) row * self->meetings->len + index_of (self, column)];
  cell.mark = byte & MARK_MASK;
  cell.mode = (byte >> MODE_SHIFT) & MODE_MASK;
  cell.first_time = (byte & FIRST_TIME) != 0;
  cell.member = (byte & MEMBER) != 0;

  return cell;
}

/**
 * ps_attendance_history_get_today:
 *
 * Returns: the day on which it was loaded, where the group meets
 */
GDate
ps_attendance_history_get_today (PsAttendanceHistory *self)
{
  return self->today;
}
