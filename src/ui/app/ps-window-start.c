#include "ps-window-private.h"

#include <glib/gi18n-lib.h>

#include "ps-form.h"
#include "ps-start-sheet.h"
#include "ps-toast.h"
#include "ps-today-meetings.h"

/* How a meeting is started from anywhere in the window. */

/**
 * ps_window_find_next:
 * @self: a window whose workspace is open
 *
 * Returns: (transfer full) (nullable): the next date of all groups, if there is one
 */
PsUpcoming *
ps_window_find_next (PsWindow *self)
{
  return ps_today_find_next (ps_workspace_get_groups (self->workspace));
}

/* When that date of the group's rule is; 0 when it is none that is still to come. */
static gint64
find_date (PsGroups   *groups,
           gint64      group_id,
           const char *rule_on)
{
  g_autoptr (GPtrArray) dates = NULL;

  if (*rule_on == '\0')
    return 0;

  dates = ps_groups_get_next_dates (groups, group_id, 60, NULL);
  for (guint i = 0; dates != NULL && i < dates->len; i++)
    {
      const PsUpcoming *date = g_ptr_array_index (dates, i);

      if (g_str_equal (date->rule_on, rule_on))
        return date->starts_at;
    }

  return 0;
}

/* What is no date of the rule, or one of another day, is held outside the rule, and now: else the
 * figures would count down to that day, and its meeting would be taken for held.
 */
#define DUE_WITHIN (12 * G_TIME_SPAN_HOUR)

static void
open_sheet (PsWindow   *self,
            gint64      group_id,
            const char *rule_on,
            gint64      starts_at)
{
  PsMeetings *meetings = ps_workspace_get_meetings (self->workspace);
  const PsClock *clock = ps_workspace_get_clock (self->workspace);
  g_autoptr (GError) error = NULL;
  gint64 now = ps_clock_wall (clock);
  gboolean due = ABS (starts_at - now) <= DUE_WITHIN;
  PsMeetingDraft *draft;
  GtkWidget *sheet;

  draft = ps_meetings_prepare (meetings, group_id, due ? rule_on : NULL, due ? starts_at : now,
                               &error);
  if (draft == NULL)
    {
      ps_toast_error (GTK_WIDGET (self), error);
      return;
    }

  sheet = ps_start_sheet_new (meetings, ps_workspace_get_topics (self->workspace), clock, draft);
  ps_form_set_name (GTK_WINDOW (sheet), "start", group_id, due ? rule_on : NULL);
  gtk_window_set_transient_for (GTK_WINDOW (sheet), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (sheet));
}

/**
 * ps_window_start_meeting:
 * @self: a window whose pages are seen
 * @group_id: whose meeting, or 0 for the next one of all groups
 * @rule_on: which date of the group's rule, or "" for a meeting outside it, now
 *
 * Opens the start sheet.
 */
void
ps_window_start_meeting (PsWindow   *self,
                         gint64      group_id,
                         const char *rule_on)
{
  PsGroups *groups = ps_workspace_get_groups (self->workspace);
  g_autoptr (PsUpcoming) next = NULL;

  if (ps_window_get_live_meeting (self) != NULL)
    {
      ps_toast (GTK_WIDGET (self), _("A meeting is running already."));
      return;
    }

  if (group_id != 0)
    {
      open_sheet (self, group_id, rule_on, find_date (groups, group_id, rule_on));
      return;
    }

  next = ps_window_find_next (self);
  if (next != NULL)
    open_sheet (self, next->group_id, next->rule_on, next->starts_at);
  else
    ps_toast (GTK_WIDGET (self), _("No meeting is planned. Give a group its day and time first."));
}
