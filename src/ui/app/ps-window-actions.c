#include "ps-window-private.h"

#include "ps-audit-window.h"
#include "ps-page-table.h"
#include "ps-preferences.h"
#include "ps-right.h"
#include "ps-toast.h"

/* What can be done from anywhere in the window, and the keys for it. */

static void
show_page_cb (GtkWidget  *widget,
              const char *action_name G_GNUC_UNUSED,
              GVariant   *parameter)
{
  PsMainView *view = ps_window_get_main_view (PS_WINDOW (widget));

  if (view != NULL)
    ps_main_view_show_page (view, g_variant_get_string (parameter, NULL));
}

/* Actions that are a page and something done there. */
static const struct {
  const char *name;
  const char *type;
  const char *page;
  const char *action;
  PsRight     right;
} links[] = {
  { "win.show-group", "x", "groups", "page.show", PS_RIGHT_UNLOCK },
  { "win.show-member", "x", "roster", "page.show", PS_RIGHT_ROSTER },
  { "win.show-topic", "x", "topics", "page.show", PS_RIGHT_TOPICS },
  { "win.open-debrief", "x", "debriefs", "page.show", PS_RIGHT_DEBRIEFS },
  { "win.new-group", NULL, "groups", "page.new", PS_RIGHT_EDIT_GROUPS },
};

static void
link_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  PsMainView *view = ps_window_get_main_view (PS_WINDOW (widget));

  if (view == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      if (g_str_equal (links[i].name, action_name)
          && ps_main_view_show_page (view, links[i].page))
        ps_main_view_activate_page (view, links[i].action, parameter);
    }
}

static void
start_meeting_cb (GtkWidget  *widget,
                  const char *action_name G_GNUC_UNUSED,
                  GVariant   *parameter)
{
  const char *rule_on;
  gint64 group_id;

  g_variant_get (parameter, "(x&s)", &group_id, &rule_on);
  ps_window_start_meeting (PS_WINDOW (widget), group_id, rule_on);
}

static void
practice_cb (GtkWidget  *widget,
             const char *action_name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  ps_window_practice (PS_WINDOW (widget));
}

/* Sample data is in a window of its own, and the application makes that. */
static void
sample_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter G_GNUC_UNUSED)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (widget));

  g_action_group_activate_action (G_ACTION_GROUP (application),
                                  g_str_equal (action_name, "win.try-sample") ? "sample"
                                                                              : "practice",
                                  NULL);
}

static void
lock_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  ps_workspace_lock (ps_window_get_workspace (PS_WINDOW (widget)));
}

static void
curtain_cb (GtkWidget  *widget,
            const char *action_name G_GNUC_UNUSED,
            GVariant   *parameter G_GNUC_UNUSED)
{
  PsWindow *self = PS_WINDOW (widget);

  ps_window_set_curtained (self, !ps_window_is_curtained (self));
}

static void
switch_user_cb (GtkWidget  *widget,
                const char *action_name G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  ps_window_switch_user (PS_WINDOW (widget));
}

static void
shortcuts_cb (GtkWidget  *widget,
              const char *action_name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  ps_window_show_shortcuts (PS_WINDOW (widget));
}

static void
preferences_cb (GtkWidget  *widget,
                const char *action_name G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  GtkWidget *preferences =
    ps_preferences_new (ps_window_get_workspace (PS_WINDOW (widget)));

  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (widget));
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
backups_cb (GtkWidget  *widget,
            const char *action_name G_GNUC_UNUSED,
            GVariant   *parameter G_GNUC_UNUSED)
{
  ps_window_show_backups (PS_WINDOW (widget));
}

static void
restore_cb (GtkWidget  *widget,
            const char *action_name G_GNUC_UNUSED,
            GVariant   *parameter G_GNUC_UNUSED)
{
  ps_window_choose_restore (PS_WINDOW (widget), widget, "");
}

static void
audit_log_cb (GtkWidget  *widget,
              const char *action_name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *log = ps_audit_window_new (ps_window_get_workspace (PS_WINDOW (widget)), &error);

  if (log == NULL)
    {
      ps_toast_error (widget, error);
      return;
    }

  gtk_window_set_transient_for (GTK_WINDOW (log), GTK_WINDOW (widget));
  gtk_window_present (GTK_WINDOW (log));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  ps_toast_run_undo (widget);
}

static void
full_screen_cb (GtkWidget  *widget,
                const char *action_name G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
try_again_cb (GtkWidget  *widget,
              const char *action_name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  ps_window_retry (PS_WINDOW (widget));
}

static void
set_up_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  ps_window_set_up (PS_WINDOW (widget), TRUE);
}

static void
welcome_cb (GtkWidget  *widget,
            const char *action_name G_GNUC_UNUSED,
            GVariant   *parameter G_GNUC_UNUSED)
{
  ps_window_set_up (PS_WINDOW (widget), FALSE);
}

/**
 * ps_window_install_actions:
 * @widget_class: the window's class
 *
 * Gives the window its actions.
 */
void
ps_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    gtk_widget_class_install_action (widget_class, links[i].name, links[i].type, link_cb);
  gtk_widget_class_install_action (widget_class, "win.start-meeting", "(xs)", start_meeting_cb);
  gtk_widget_class_install_action (widget_class, "win.practice", NULL, practice_cb);
  gtk_widget_class_install_action (widget_class, "win.try-sample", NULL, sample_cb);
  gtk_widget_class_install_action (widget_class, "win.practice-apart", NULL, sample_cb);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, lock_cb);
  gtk_widget_class_install_action (widget_class, "win.switch-user", NULL, switch_user_cb);
  gtk_widget_class_install_action (widget_class, "win.curtain", NULL, curtain_cb);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_cb);
  gtk_widget_class_install_action (widget_class, "win.backups", NULL, backups_cb);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, restore_cb);
  gtk_widget_class_install_action (widget_class, "win.audit-log", NULL, audit_log_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.full-screen", NULL, full_screen_cb);
  gtk_widget_class_install_action (widget_class, "win.try-again", NULL, try_again_cb);
  gtk_widget_class_install_action (widget_class, "win.set-up", NULL, set_up_cb);
  gtk_widget_class_install_action (widget_class, "win.welcome", NULL, welcome_cb);
  ps_window_install_attendance_actions (widget_class);
  ps_window_install_user_actions (widget_class);
}

/**
 * ps_window_update_actions:
 * @self: a window
 *
 * Enables what makes sense now, and what whoever is there may do: nothing that shows data while the
 * workspace is locked or the curtain is drawn, and pages only where they are.
 */
void
ps_window_update_actions (PsWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PsWorkspace *workspace = ps_window_get_workspace (self);
  gboolean open = ps_workspace_get_state (workspace) == PS_WORKSPACE_OPEN;
  gboolean pages = ps_window_get_main_view (self) != NULL;
  PsRole roles = ps_workspace_get_roles (workspace);
  gboolean leads = ps_roles_may (roles, PS_RIGHT_MEETINGS);

  gtk_widget_action_set_enabled (widget, "win.show-page", pages);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    gtk_widget_action_set_enabled (widget, links[i].name,
                                   pages && ps_roles_may (roles, links[i].right));
  /* While a meeting runs it says that one does, but not to whoever sees a curtain. */
  gtk_widget_action_set_enabled (widget, "win.start-meeting",
                                 leads && (pages || (ps_window_get_live_meeting (self) != NULL
                                                     && !ps_window_is_curtained (self))));
  gtk_widget_action_set_enabled (widget, "win.practice",
                                 leads && pages && ps_window_can_practice (self));
  gtk_widget_action_set_enabled (widget, "win.try-sample", !ps_window_can_practice (self));
  gtk_widget_action_set_enabled (widget, "win.practice-apart",
                                 (leads || !open) && !ps_window_can_practice (self));
  gtk_widget_action_set_enabled (widget, "win.lock", open);
  gtk_widget_action_set_enabled (widget, "win.switch-user", open && ps_window_has_others (self));
  gtk_widget_action_set_enabled (widget, "win.curtain", open);
  gtk_widget_action_set_enabled (widget, "win.preferences", pages);
  gtk_widget_action_set_enabled (widget, "win.backups", pages);
  gtk_widget_action_set_enabled (widget, "win.restore", ps_window_can_restore (self));
  gtk_widget_action_set_enabled (widget, "win.audit-log",
                                 pages && ps_roles_may (roles, PS_RIGHT_AUDIT));
  gtk_widget_action_set_enabled (widget, "win.undo", pages);
  ps_window_update_attendance_actions (self);
  ps_window_update_user_actions (self);
}

/* Keys that belong to the page that is seen. They are asked for after the widget with the focus, so
 * that Delete and Ctrl+Z in an entry are the entry's. */
static const struct {
  const char *trigger;
  const char *action;
} page_keys[] = {
  { "<Control>f", "page.search" },
  { "<Control>n", "page.new" },
  { "<Control>p", "page.print" },
  { "Delete", "page.delete" },
  { "<Control>Return|<Control>KP_Enter", "page.save" },
};

static gboolean
page_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  PsMainView *view = ps_window_get_main_view (PS_WINDOW (widget));

  return view != NULL && ps_main_view_activate_page (view, user_data, NULL);
}

static gboolean
back_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  PsMainView *view = ps_window_get_main_view (PS_WINDOW (widget));

  return view != NULL && ps_main_view_back (view);
}

static gboolean
number_key_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  PsMainView *view = ps_window_get_main_view (PS_WINDOW (widget));
  PsRole roles = ps_workspace_get_roles (ps_window_get_workspace (PS_WINDOW (widget)));
  const PsPageInfo *info = ps_page_table_get (roles, GPOINTER_TO_UINT (user_data));

  return view != NULL && info != NULL && ps_main_view_show_page (view, info->id);
}

static void
add_key (GtkEventController *controller,
         const char         *trigger,
         GtkShortcutFunc     func,
         gpointer            data)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                      gtk_callback_action_new (func, data, NULL)));
}

static void
add_named_key (GtkEventController *controller,
               const char         *trigger,
               const char         *action)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                      gtk_named_action_new (action)));
}

/**
 * ps_window_install_keys:
 * @self: a window
 *
 * Gives the window those of its keys that depend on where it is. Those that do not are the
 * application's.
 */
void
ps_window_install_keys (PsWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (page_keys); i++)
    add_key (controller, page_keys[i].trigger, page_key_cb, (gpointer) page_keys[i].action);

  add_key (controller, "<Alt>Left|Back", back_key_cb, NULL);
  add_named_key (controller, "<Control>z", "win.undo");

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *trigger = g_strdup_printf ("<Alt>%u|<Alt>KP_%u", i + 1, i + 1);

      add_key (controller, trigger, number_key_cb, GUINT_TO_POINTER (i));
    }

  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
