#include "ps-meeting-view-private.h"

/* The keys of the running meeting. */

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;

  /* What makes no sense now does nothing: Ctrl+Z must not find something to undo elsewhere. */
  gtk_widget_activate_action_variant (widget, user_data, args);

  return TRUE;
}

/* It leaves the full screen and nothing else. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args G_GNUC_UNUSED,
           gpointer   user_data G_GNUC_UNUSED)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (!gtk_widget_get_mapped (widget) || !gtk_window_is_fullscreen (window))
    return FALSE;

  gtk_window_unfullscreen (window);

  return TRUE;
}

/**
 * ps_meeting_view_install_keys:
 * @self: a view
 *
 * Gives the view its keys, wherever in the window the focus is. No letter by itself is one (WCAG
 * 2.1.4), and Space is the clock’s, which has it where it has the focus. Page Down and Page Up are
 * what presenter remotes send.
 */
void
ps_meeting_view_install_keys (PsMeetingView *self)
{
  static const struct {
    const char      *trigger;
    GtkShortcutFunc  func;
    const char      *action;
    const char      *target;
  } keys[] = {
    { "<Control>space", key_cb, "meeting.pause", NULL },
    { "<Control><Shift>space", key_cb, "meeting.show-reasons", NULL },
    { "F7", key_cb, "meeting.attendance", NULL },
    { "F8", key_cb, "meeting.pause-for", "crisis" },
    { "Page_Down|KP_Page_Down", key_cb, "meeting.advance", NULL },
    { "Page_Up|KP_Page_Up", key_cb, "meeting.back", NULL },
    { "<Shift>Page_Down|<Shift>KP_Page_Down", key_cb, "meeting.skip", NULL },
    { "<Control>Page_Down|<Control>KP_Page_Down", key_cb, "meeting.swap", NULL },
    { "<Control>plus|<Control>equal|<Control>KP_Add", key_cb, "meeting.add-minute", NULL },
    { "<Control>minus|<Control>KP_Subtract", key_cb, "meeting.remove-minute", NULL },
    { "<Control>z", key_cb, "meeting.undo", NULL },
    { "<Control>e", key_cb, "meeting.show-refits", NULL },
    { "<Control>1|<Control>KP_1", key_cb, "meeting.mark", "strong-moment" },
    { "<Control>2|<Control>KP_2", key_cb, "meeting.mark", "topic-idea" },
    { "<Control>3|<Control>KP_3", key_cb, "meeting.mark", "resource-asked" },
    { "<Control>4|<Control>KP_4", key_cb, "meeting.mark", "follow-up" },
    { "<Control>t", key_cb, "meeting.script", NULL },
    { "<Control>h", key_cb, "win.curtain", NULL },
    { "<Control>m", key_cb, "meeting.mute", NULL },
    { "F11", key_cb, "meeting.full-screen", NULL },
    { "Escape", escape_cb, NULL, NULL },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut =
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                          gtk_callback_action_new (keys[i].func, (gpointer) keys[i].action, NULL));

      if (keys[i].target != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i].target));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }

  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
