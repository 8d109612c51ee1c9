/* What is said of a sheet before the meeting, while it runs, and when it is a record. */
#include "ps-attendance-stage.h"

#include <glib/gi18n-lib.h>

#include "ps-attendance-words.h"
#include "ps-list-box.h"

/* As many corrections as somebody reads; the log has them all. */
#define TRAIL_MOST 100

/**
 * ps_attendance_stage_get:
 * @words: (out caller-allocates): what is said at @stage
 */
void
ps_attendance_stage_get (PsSheetStage       stage,
                         PsAttendanceStage *words)
{
  switch (stage)
    {
    case PS_SHEET_COMING:
      words->text = _("This meeting is still to come. Say who is expected besides the members, and who "
                      "has said that they cannot come.");
      words->nobody = _("Nobody is expected yet.");
      words->walk_in = PS_WALK_IN_EXPECTED;
      break;

    case PS_SHEET_TODAY:
      words->text = _("The meeting has not been started. What you mark is there when it is.");
      words->nobody = _("Nobody was expected. Add whoever comes in.");
      words->walk_in = PS_WALK_IN_HERE | PS_WALK_IN_EXPECTED;
      break;

    case PS_SHEET_OVER:
      words->text = _("This meeting is over. What you change is kept as a correction, with your name "
                      "and the day.");
      words->nobody = _("Nobody is on the list. Add whoever was forgotten.");
      words->walk_in = PS_WALK_IN_HERE;
      break;

    case PS_SHEET_RUNNING:
    default:
      words->text = "";
      words->nobody = _("Nobody was expected. Add whoever comes in.");
      words->walk_in = PS_WALK_IN_HERE;
    }
}

/**
 * ps_attendance_trail_show:
 * @box: what @list is in, which is seen where there is any
 * @n_said: how many corrections are in @list
 *
 * Lists the corrections, the newest first.
 *
 * Returns: how many there are
 */
guint
ps_attendance_trail_show (PsAttendanceSheet *sheet,
                          GtkWidget         *box,
                          GtkListBox        *list,
                          guint              n_said)
{
  GPtrArray *trail = ps_attendance_sheet_get_trail (sheet);
  g_autoptr (GPtrArray) rows = NULL;

  if (trail->len == n_said)
    return n_said;

  rows = g_ptr_array_new ();
  for (guint i = 0; i < MIN (trail->len, TRAIL_MOST); i++)
    {
      const PsAttendanceTrailRow *row = g_ptr_array_index (trail, i);
      g_autofree char *who = ps_attendance_sheet_dup_label (sheet, row->person_id, row->name);
      g_autofree char *words = ps_attendance_words_trail (row, who);

      g_ptr_array_add (rows, ps_row_new (NULL, words, NULL));
    }
  ps_list_box_refill (list, rows);
  gtk_widget_set_visible (box, rows->len > 0);

  return trail->len;
}
