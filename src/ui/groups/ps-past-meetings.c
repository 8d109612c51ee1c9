#include "ps-past-meetings.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-attendance-words.h"
#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-list-box.h"

/* How many the page of a group has; the others are one button away. */
#define N_LATEST 5

/**
 * PsPastMeetingsWindow:
 *
 * All meetings of a group that were, the newest first, and how many came to each. What is wrong with
 * one is corrected from here.
 */
struct _PsPastMeetingsWindow
{
  AdwWindow   parent_instance;

  PsRowList  *meetings;
  GtkWidget  *nothing;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PsPastMeetingsWindow, ps_past_meetings_window, ADW_TYPE_WINDOW)

/* What there is to say of one, and the way to its sheet. */
static GtkWidget *
make_row (PsSession *session)
{
  const PsSessionRow *row = ps_session_get_row (session);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate day = ps_date_of_instant (row->started_at, zone, NULL);
  g_autofree char *date = ps_date_words (&day, NULL);
  g_autofree char *came = ps_attendance_words_came (row);
  GtkWidget *line = ps_row_new (NULL, date, came);
  GtkWidget *button = ps_row_add_button (line, NULL, _("Attendance…"));

  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", row->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-attendance");
  ps_row_activates (line, button);

  return line;
}

/**
 * ps_past_meetings_fill:
 * @list: is given the latest meetings of the group. It is in an #AdwPreferencesGroup with a button for
 *   all of them, which is only there when there are any
 *
 * Shows the latest meetings that are over, on the page of their group.
 */
void
ps_past_meetings_fill (PsMeetings *meetings,
                       gint64      group_id,
                       GtkListBox *list)
{
  GtkWidget *box = gtk_widget_get_ancestor (GTK_WIDGET (list), ADW_TYPE_PREFERENCES_GROUP);
  GtkWidget *all_button = adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (box));
  g_autoptr (PsRowList) sessions = ps_meetings_list_new (meetings, group_id);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (sessions));

  for (guint i = 0; i < n && rows->len < N_LATEST; i++)
    {
      g_autoptr (PsSession) session = g_list_model_get_item (G_LIST_MODEL (sessions), i);

      if (ps_session_get_row (session)->ended_at != 0)
        g_ptr_array_add (rows, make_row (session));
    }

  ps_list_box_refill (list, rows);
  gtk_widget_set_visible (box, rows->len > 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (all_button), "x", group_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all_button), "win.past-meetings");
  gtk_widget_set_visible (all_button, n > rows->len);
}

/**
 * ps_past_meetings_button_new:
 * @session_id: a meeting that is over
 *
 * Who it was is on the sheet: no name is to stand beside what is written in a debrief.
 *
 * Returns: (transfer floating): a button that opens the meeting's sheet
 */
GtkWidget *
ps_past_meetings_button_new (gint64 session_id)
{
  GtkWidget *button = gtk_button_new_with_label (_("Attendance…"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", session_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-attendance");

  return button;
}

static void
refill (PsPastMeetingsWindow *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint n;

  ps_row_list_load_rest (self->meetings);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->meetings));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PsSession) session = g_list_model_get_item (G_LIST_MODEL (self->meetings), i);

      if (ps_session_get_row (session)->ended_at != 0)
        g_ptr_array_add (rows, make_row (session));
    }

  ps_list_box_refill (self->list, rows);
  gtk_widget_set_visible (self->nothing, rows->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), rows->len > 0);
}

/* A dialog over the main window: what its rows do is the window's. */
static void
attendance_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), action_name, parameter);
}

static void
ps_past_meetings_window_dispose (GObject *object)
{
  g_clear_object (&PS_PAST_MEETINGS_WINDOW (object)->meetings);

  G_OBJECT_CLASS (ps_past_meetings_window_parent_class)->dispose (object);
}

static void
ps_past_meetings_window_class_init (PsPastMeetingsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_past_meetings_window_dispose;
  gtk_widget_class_install_action (widget_class, "win.show-attendance", "x", attendance_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ps_past_meetings_window_init (PsPastMeetingsWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->nothing = gtk_label_new (_("This group has not met yet."));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Past Meetings"),
                                  -1);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), scroller);

  gtk_window_set_title (GTK_WINDOW (self), _("Past Meetings"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 560);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, -1);
  adw_window_set_content (ADW_WINDOW (self), content);
}

/**
 * ps_past_meetings_window_new:
 * @group_id: whose meetings
 *
 * Returns: (transfer none): a #PsPastMeetingsWindow, not shown yet
 */
GtkWidget *
ps_past_meetings_window_new (PsWorkspace *workspace,
                             gint64       group_id)
{
  PsPastMeetingsWindow *self = g_object_new (PS_TYPE_PAST_MEETINGS_WINDOW, NULL);

  self->meetings = ps_meetings_list_new (ps_workspace_get_meetings (workspace), group_id);
  g_signal_connect_object (ps_workspace_get_db (workspace), "changed::attendance",
                           G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ps_workspace_get_db (workspace), "changed::session",
                           G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  refill (self);

  return GTK_WIDGET (self);
}
