#include "ps-window-private.h"

/* The dialogs that stand over the window: what is behind a curtain has to be all of it. */

#define HIDDEN "ps-behind-the-curtain"

static gboolean
is_over (GtkWindow *window,
         GtkWindow *parent)
{
  do
    window = gtk_window_get_transient_for (window);
  while (window != NULL && window != parent);

  return window != NULL;
}

/**
 * ps_window_get_dialogs:
 * @self: a window
 *
 * Returns: (transfer full) (element-type GtkWindow): the windows that stand over it, at any depth
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
      GtkWidget *dialog = g_ptr_array_index (dialogs, i);
      gboolean hidden = g_object_get_data (G_OBJECT (dialog), HIDDEN) != NULL;

      if (hide ? !gtk_widget_get_visible (dialog) : !hidden)
        continue;

      g_object_set_data (G_OBJECT (dialog), HIDDEN, GINT_TO_POINTER (hide));
      gtk_widget_set_visible (dialog, !hide);
    }
}
