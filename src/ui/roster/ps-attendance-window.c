#include "ps-attendance-window.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-attendance-dialog.h"
#include "ps-attendance-grid.h"
#include "ps-attendance-print.h"
#include "ps-audit-note.h"
#include "ps-check-wrap.h"
#include "ps-history-words.h"
#include "ps-mark-icon.h"
#include "ps-right.h"
#include "ps-streak-of.h"
#include "ps-toast.h"
#include "ps-wrap-box.h"

/**
 * PsAttendanceWindow:
 *
 * Who came to the meetings of a group: the grid, what its marks mean, and in words what the focused
 * cell says and how that person comes. It has names in it, so only a person opens it, and the curtain
 * takes it out of sight.
 */
struct _PsAttendanceWindow
{
  AdwWindow        parent_instance;

  PsWorkspace     *workspace;
  gint64           group_id;
  guint            refresh_id;
  gint64           spoken_id;    /* whom the line in words is about */
  char            *streak_words;

  AdwWindowTitle  *window_title;
  GtkMenuButton   *paper_button;
  GtkSearchEntry  *search_entry;
  GtkToggleButton *range_buttons[PS_N_HISTORY_RANGES];
  GtkCheckButton  *everybody_check;
  GtkStack        *stack;
  GtkWidget       *grid;
  GtkLabel        *cell_label;
  GtkLabel        *person_label;
  GtkWidget       *legend_place;
  GtkWidget       *line_box;
};

G_DEFINE_FINAL_TYPE (PsAttendanceWindow, ps_attendance_window, ADW_TYPE_WINDOW)

static PsHistoryRange
get_range (PsAttendanceWindow *self)
{
  for (int i = 0; i < PS_N_HISTORY_RANGES; i++)
    {
      if (gtk_toggle_button_get_active (self->range_buttons[i]))
        return (PsHistoryRange) i;
    }

  return PS_HISTORY_MONTHS;
}

static PsAttendanceHistory *
load (PsAttendanceWindow  *self,
      GError             **error)
{
  return ps_attendance_history_load (ps_workspace_get_db (self->workspace),
                                     ps_workspace_get_clock (self->workspace),
                                     self->group_id, get_range (self),
                                     gtk_check_button_get_active (self->everybody_check), error);
}

/* A key goes to what has the focus, and is lost where that is not seen: Escape, too. */
static void
focus_page (PsAttendanceWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  gtk_widget_grab_focus (ADW_IS_STATUS_PAGE (page)
                           ? adw_status_page_get_child (ADW_STATUS_PAGE (page)) : self->grid);
}

static void
choose_page (PsAttendanceWindow  *self,
             PsAttendanceHistory *history)
{
  gboolean shown = FALSE;

  if (ps_attendance_history_get_n_meetings (history) == 0)
    gtk_stack_set_visible_child_name (self->stack, "no-meetings");
  else if (ps_attendance_history_get_n_people (history) == 0)
    gtk_stack_set_visible_child_name (self->stack, "nobody");
  else if (ps_attendance_grid_get_n_rows (PS_ATTENDANCE_GRID (self->grid)) == 0)
    gtk_stack_set_visible_child_name (self->stack, "no-results");
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "grid");
      shown = TRUE;
    }
  gtk_widget_set_visible (self->legend_place, shown);
  gtk_widget_set_visible (self->line_box, shown);

  if (!shown && gtk_window_get_focus (GTK_WINDOW (self)) == self->grid)
    focus_page (self);
}

static void
refresh (PsAttendanceWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsAttendanceHistory) history = NULL;

  /* Locked, or being closed. */
  if (self->stack == NULL || ps_workspace_get_db (self->workspace) == NULL)
    return;

  history = load (self, &error);
  if (history == NULL)
    {
      ps_toast_error (GTK_WIDGET (self), error);
      return;
    }

  self->spoken_id = 0;
  ps_attendance_grid_set_history (PS_ATTENDANCE_GRID (self->grid), history);
  choose_page (self, history);
}

static void
refresh_cb (gpointer user_data)
{
  PsAttendanceWindow *self = user_data;

  self->refresh_id = 0;
  refresh (self);
}

/* One commit may touch several tables. */
static void
table_changed_cb (PsAttendanceWindow *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_once (refresh_cb, self);
}

static void
range_cb (PsAttendanceWindow *self,
          GParamSpec         *pspec G_GNUC_UNUSED,
          GtkToggleButton    *button)
{
  if (gtk_toggle_button_get_active (button))
    refresh (self);
}

static void
search_cb (PsAttendanceWindow *self)
{
  PsAttendanceGrid *grid = PS_ATTENDANCE_GRID (self->grid);

  ps_attendance_grid_set_filter (grid,
                                 gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  if (ps_attendance_grid_get_history (grid) != NULL)
    choose_page (self, ps_attendance_grid_get_history (grid));
}

/* Only where it goes to another person: their whole history is read for it. */
static const char *
get_streak_words (PsAttendanceWindow *self,
                  gint64              person_id)
{
  if (self->spoken_id != person_id)
    {
      self->spoken_id = person_id;
      g_free (self->streak_words);
      self->streak_words =
        ps_streak_of_dup_words (ps_workspace_get_db (self->workspace),
                                ps_workspace_get_clock (self->workspace),
                                person_id, self->group_id);
    }

  return self->streak_words;
}

static void
moved_cb (PsAttendanceWindow  *self,
          PsAttendanceGrid    *grid)
{
  PsAttendanceHistory *history = ps_attendance_grid_get_history (grid);
  const PsHistoryPerson *person;
  g_autofree char *cell = NULL;
  g_autofree char *words = NULL;
  guint row, column;

  if (ps_workspace_get_db (self->workspace) == NULL ||
      !ps_attendance_grid_get_focus (grid, &row, &column))
    return;

  person = ps_attendance_history_get_person (history, row);
  cell = ps_history_words_cell (history, row, column);
  words = ps_history_words_person (person, get_streak_words (self, person->person_id));
  gtk_label_set_label (self->cell_label, cell);
  gtk_label_set_label (self->person_label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
open_meeting (PsAttendanceWindow *self)
{
  PsAttendanceGrid *grid = PS_ATTENDANCE_GRID (self->grid);
  g_autoptr (PsAttendanceSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;
  guint row, column;
  gint64 id;

  if (!ps_attendance_grid_get_focus (grid, &row, &column))
    return;

  id = ps_attendance_history_get_meeting (ps_attendance_grid_get_history (grid), column)->session_id;
  sheet = ps_meetings_get_attendance (ps_workspace_get_meetings (self->workspace), id, &error);
  if (sheet == NULL)
    {
      ps_toast_error (GTK_WIDGET (self), error);
      return;
    }

  dialog = ps_attendance_dialog_new (sheet);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  open_meeting (PS_ATTENDANCE_WINDOW (widget));
}

static void
paper_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter G_GNUC_UNUSED)
{
  PsAttendanceWindow *self = PS_ATTENDANCE_WINDOW (widget);
  PsAttendanceHistory *history = ps_attendance_grid_get_history (PS_ATTENDANCE_GRID (self->grid));

  if (history != NULL)
    ps_attendance_print (widget, self->workspace, self->group_id, history,
                         g_str_equal (action_name, "attendance.print"));
}

static void
search_key_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter G_GNUC_UNUSED)
{
  GtkSearchEntry *entry = PS_ATTENDANCE_WINDOW (widget)->search_entry;

  if (g_str_equal (action_name, "attendance.clear-search"))
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (entry));
}

/* Escape takes a search back first, then leaves it. */
static void
stop_search_cb (PsAttendanceWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    gtk_widget_grab_focus (self->grid);
}

static void
everybody_cb (GtkWidget  *widget,
              const char *action_name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_check_button_set_active (PS_ATTENDANCE_WINDOW (widget)->everybody_check, TRUE);
}

static void
ps_attendance_window_dispose (GObject *object)
{
  PsAttendanceWindow *self = PS_ATTENDANCE_WINDOW (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->streak_words, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_ATTENDANCE_WINDOW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_attendance_window_parent_class)->dispose (object);
}

static void
ps_attendance_window_class_init (PsAttendanceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_attendance_window_dispose;

  gtk_widget_class_install_action (widget_class, "attendance.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "attendance.print", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "attendance.save", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "attendance.search", NULL, search_key_cb);
  gtk_widget_class_install_action (widget_class, "attendance.clear-search", NULL, search_key_cb);
  gtk_widget_class_install_action (widget_class, "attendance.everybody", NULL, everybody_cb);

  g_type_ensure (PS_TYPE_ATTENDANCE_GRID);
  g_type_ensure (PS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/"
                                               "ps-attendance-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceWindow, paper_button);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceWindow, search_entry);
  gtk_widget_class_bind_template_child_full (widget_class, "months_button", FALSE,
                                             G_STRUCT_OFFSET (PsAttendanceWindow, range_buttons[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "year_button", FALSE,
                                             G_STRUCT_OFFSET (PsAttendanceWindow, range_buttons[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "all_button", FALSE,
                                             G_STRUCT_OFFSET (PsAttendanceWindow, range_buttons[2]));
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceWindow, everybody_check);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceWindow, cell_label);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceWindow, person_label);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceWindow, legend_place);
  gtk_widget_class_bind_template_child (widget_class, PsAttendanceWindow, line_box);
}

static void
ps_attendance_window_init (PsAttendanceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_check_wrap (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->stack);
  ps_a11y_name_menu (self->paper_button, _("On paper"));
  gtk_box_append (GTK_BOX (self->legend_place), ps_mark_icon_new_legend ());

  for (int i = 0; i < PS_N_HISTORY_RANGES; i++)
    g_signal_connect_object (self->range_buttons[i], "notify::active", G_CALLBACK (range_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->everybody_check, "notify::active", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "opened", G_CALLBACK (open_meeting), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ps_attendance_window_new:
 * @workspace: open, by somebody who may see the roster
 * @group_id: whose attendance
 *
 * That it was looked at is noted in the log.
 *
 * Returns: (transfer none): a #PsAttendanceWindow, not shown yet
 */
GtkWidget *
ps_attendance_window_new (PsWorkspace *workspace,
                          gint64       group_id)
{
  static const char * const signals[] = {
    "changed::attendance", "changed::session", "changed::membership", "changed::person",
    "changed::not_seen", "changed::follow_up", "changed::support_group", NULL,
  };
  PsAttendanceWindow *self = g_object_new (PS_TYPE_ATTENDANCE_WINDOW, NULL);
  PsDb *db = ps_workspace_get_db (workspace);
  g_autoptr (PsGroup) group =
    ps_groups_find (ps_workspace_get_groups (workspace), group_id, NULL);

  self->workspace = g_object_ref (workspace);
  self->group_id = group_id;
  gtk_widget_set_visible (GTK_WIDGET (self->paper_button),
                          ps_roles_may (ps_workspace_get_roles (workspace), PS_RIGHT_EXPORT));
  if (group != NULL)
    adw_window_title_set_subtitle (self->window_title, ps_group_get_name (group));
  for (guint i = 0; signals[i] != NULL; i++)
    g_signal_connect_object (db, signals[i], G_CALLBACK (table_changed_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  refresh (self);
  g_signal_connect_after (self, "map", G_CALLBACK (focus_page), NULL);
  ps_audit_note_later (db, PS_AUDIT_VIEW, PS_AUDIT_GROUP, group_id, "attendance");

  return GTK_WIDGET (self);
}
