/* The attendance of a group on paper, for its own binder. */
#include "ps-attendance-print.h"

#include <glib/gi18n-lib.h>

#include "ps-attendance-page.h"
#include "ps-pages-give.h"
#include "ps-right.h"
#include "ps-toast.h"

static PsDisclosure *
make_gate (gint64               group_id,
           PsAttendanceHistory *history,
           gboolean             print)
{
  PsDisclosure *gate = ps_disclosure_new (PS_AUDIENCE_INSIDE, PS_GIVEN_ROSTER | PS_GIVEN_ATTENDANCE,
                                          print ? "print" : "pdf", NULL, NULL);

  for (guint i = 0; i < ps_attendance_history_get_n_people (history); i++)
    ps_disclosure_add (gate, ps_attendance_history_get_person (history, i)->person_id, group_id);

  return gate;
}

/* Of a Part 2 group it is everybody’s. */
static const char *
get_notice (PsDisclosure        *gate,
            gint64               group_id,
            PsAttendanceHistory *history)
{
  return ps_attendance_history_get_n_people (history) > 0
         ? ps_disclosure_get_notice (gate, ps_attendance_history_get_person (history, 0)->person_id,
                                     group_id)
         : NULL;
}

/**
 * ps_attendance_print:
 * @near: a widget of the window that asks
 * @history: what is shown
 * @print: whether it is printed, and not saved as a PDF file
 *
 * Prints or saves who came to which meeting, through the gate as an inside paper, 42 CFR 2.12 (c)(3).
 * Whoever may not export attendance is told so.
 */
void
ps_attendance_print (GtkWidget           *near,
                     PsWorkspace         *workspace,
                     gint64               group_id,
                     PsAttendanceHistory *history,
                     gboolean             print)
{
  const PsPagesPaper paper = {
    .detail = "attendance",
    .save_title = _("Save the Attendance"),
    /* Translators: a file’s name. */
    .file_name = _("attendance.pdf"),
    .saved = _("Attendance saved"),
  };
  PsDb *db = ps_workspace_get_db (workspace);
  g_autoptr (PsGroup) group = NULL;
  g_autoptr (PsDisclosure) gate = make_gate (group_id, history, print);
  g_autoptr (GError) error = NULL;
  PsPages *pages;

  if (!ps_right_check (db, PS_RIGHT_EXPORT, &error) ||
      (group = ps_groups_find (ps_workspace_get_groups (workspace), group_id, &error)) == NULL ||
      !ps_disclosure_check (gate, ps_db_get_reader (db), ps_workspace_get_clock (workspace), &error))
    {
      ps_toast_error (near, error);
      return;
    }

  pages = ps_attendance_page_new (ps_group_get_name (group), history, get_notice (gate, group_id, history));
  ps_pages_give (near, workspace, pages, g_steal_pointer (&gate), &paper, print);
}
