#include "ps-window-private.h"

/* The dialogs that stand over the window: what is behind a curtain has to be all of it, and what a
 * key does everywhere it has to do in them too.
 */

#define HIDDEN "ps-behind-the-curtain"
#define HAS_KEYS "ps-keys-of-the-window"
#define PARENT "ps-parent"

static gboolean
is_over (GtkWindow *window,
         GtkWindow *parent)
{
  do
    window = gtk_window_get_transient_for (window);
  while (window != NULL && window != parent);

  return window != NULL;
}

static int
get_depth (GtkWindow *window)
{
  int depth = 0;

  while ((window = gtk_window_get_transient_for (window)) != NULL)
    depth++;

  return depth;
}

static int
compare_depths (gconstpointer a,
                gconstpointer b)
{
  return get_depth (*(GtkWindow * const *) b) - get_depth (*(GtkWindow * const *) a);
}

/**
 * ps_window_get_dialogs:
 * @self: a window
 *
 * Returns: (transfer full) (element-type GtkWindow): the windows that stand over it, at any depth, and
 *   each before the one that it stands over: GTK 4.8 lets a window touch its parent when it goes
 */
GPtrArray *
ps_window_get_dialogs (PsWindow *self)
{
  GPtrArray *dialogs = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (is_over (window, GTK_WINDOW (self)))
        g_ptr_array_add (dialogs, g_object_ref (window));
    }
  g_ptr_array_sort (dialogs, compare_depths);

  return dialogs;
}

/**
 * ps_window_hide_dialogs:
 * @self: a window
 * @hide: whether nobody may see them; %FALSE shows again what was hidden
 *
 * Takes the dialogs out of sight and brings them back as they were, with all that was typed.
 */
void
ps_window_hide_dialogs (PsWindow *self,
                        gboolean  hide)
{
  g_autoptr (GPtrArray) dialogs = ps_window_get_dialogs (self);

  for (guint i = 0; i < dialogs->len; i++)
    {
      /* They come back in the order in which they came: a parent first. */
      GtkWidget *dialog = g_ptr_array_index (dialogs, hide ? i : dialogs->len - 1 - i);
      gboolean hidden = g_object_get_data (G_OBJECT (dialog), HIDDEN) != NULL;

      if (hide ? !gtk_widget_get_visible (dialog) : !hidden)
        continue;

      g_object_set_data (G_OBJECT (dialog), HIDDEN, GINT_TO_POINTER (hide));
      gtk_widget_set_visible (dialog, !hide);
    }
}

/* What is done is done in the window that the dialog stands over. */
static gboolean
key_cb (GtkWidget *dialog,
        GVariant  *args G_GNUC_UNUSED,
        gpointer   action)
{
  GtkWindow *window = GTK_WINDOW (dialog);

  while (window != NULL && !PS_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);

  return window != NULL && gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static gboolean
close_key_cb (GtkWidget *dialog,
              GVariant  *args G_GNUC_UNUSED,
              gpointer   user_data G_GNUC_UNUSED)
{
  gtk_window_close (GTK_WINDOW (dialog));

  return TRUE;
}

static void
parent_cb (GtkWindow  *dialog,
           GParamSpec *pspec G_GNUC_UNUSED,
           PsWindow   *self)
{
  static const struct {
    const char      *trigger;
    GtkShortcutFunc  func;
    const char      *action;
  } keys[] = {
    { "<Control>l", key_cb, "win.lock" },
    { "<Control><Shift>l", key_cb, "win.switch-user" },
    { "<Control>h", key_cb, "win.curtain" },
    { "F1", key_cb, "app.help" },
    { "<Control>question", key_cb, "win.shortcuts" },
    { "<Control>q", key_cb, "app.quit" },
    { "<Control>w", close_key_cb, NULL },
  };
  GtkEventController *controller;

  /* In the dialogs of GTK itself, which choose files and printers, these keys mean other things. */
  if (!ADW_IS_WINDOW (dialog) && !ADW_IS_MESSAGE_DIALOG (dialog))
    return;
  if (!is_over (dialog, GTK_WINDOW (self)) || g_object_get_data (G_OBJECT (dialog), HAS_KEYS) != NULL)
    return;

  ps_window_watch_form (dialog);
  /* A task may have hold of a dialog for longer than its parent is there, which GTK 4.8 touches when the
   * dialog goes.
   */
  g_object_set_data_full (G_OBJECT (dialog), PARENT, g_object_ref (gtk_window_get_transient_for (dialog)),
                          g_object_unref);

  controller = gtk_shortcut_controller_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                        gtk_callback_action_new (keys[i].func, (gpointer) keys[i].action, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (dialog), controller);
  g_object_set_data (G_OBJECT (dialog), HAS_KEYS, GINT_TO_POINTER (TRUE));
}

/* A window is on the list before it is anything more than a window. */
static void
windows_cb (PsWindow   *self,
            guint       position,
            guint       removed G_GNUC_UNUSED,
            guint       added,
            GListModel *windows)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, position + i);

      if (window != GTK_WINDOW (self))
        g_signal_connect_object (window, "notify::transient-for", G_CALLBACK (parent_cb), self, 0);
    }
}

/**
 * ps_window_watch_dialogs:
 * @self: a window
 *
 * Gives each dialog that comes to stand over the window the keys that are to work everywhere: a
 * modal dialog has the keyboard, and the curtain must be one key away from there too.
 */
void
ps_window_watch_dialogs (PsWindow *self)
{
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (windows_cb), self, G_CONNECT_SWAPPED);
}
