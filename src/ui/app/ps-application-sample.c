#include "ps-application-private.h"

#include <glib/gi18n-lib.h>

#include "ps-conn.h"
#include "ps-exit.h"

/* The sample data of the program: a window of its own, beside that of the vault if there is one. */

/**
 * ps_application_make_banner:
 * @sample: whether it is for sample data
 *
 * Returns: (transfer full) (nullable): what has to be said all the time, translated
 */
char *
ps_application_make_banner (gboolean sample)
{
  const char *sample_text = _("Sample data: invented people, deleted when you close this window");
  const char *plain_text = _("Practice only: this build of Peerside does not encrypt anything");

  if (sample && !ps_conn_has_cipher ())
    return g_strdup_printf ("%s\n%s", sample_text, plain_text);
  if (sample)
    return g_strdup (sample_text);
  if (!ps_conn_has_cipher ())
    return g_strdup (plain_text);

  return NULL;
}

/**
 * ps_application_find_window:
 * @self: an application
 * @sample: whether that of the sample data is meant, or that of the vault
 *
 * Returns: (transfer none) (nullable): the window
 */
GtkWindow *
ps_application_find_window (PsApplication *self,
                            gboolean       sample)
{
  PsWorkspace *workspace =
    self->sample != NULL ? ps_sample_vault_get_workspace (self->sample) : NULL;
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *link = windows; link != NULL; link = link->next)
    {
      if (PS_IS_WINDOW (link->data)
          && (ps_window_get_workspace (link->data) == workspace) == sample)
        return link->data;
    }

  return NULL;
}

static void
sample_ready_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (PsWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!ps_sample_vault_fill_finish (PS_SAMPLE_VAULT (source), result, &error)
      && ps_window_get_workspace (window) != NULL)
    ps_window_show_problem (window, error);
  else if (ps_window_get_workspace (window) != NULL)
    ps_window_set_waiting (window, NULL);
}

/* A sample vault was asked for in order to practise in it. */
static void
practice_ready_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (PsWindow) window = g_object_ref (user_data);

  sample_ready_cb (source, result, user_data);
  if (ps_window_get_workspace (window) != NULL && ps_window_get_problem (window) == NULL)
    ps_window_practice (window);
}

static void
open_sample (PsApplication       *self,
             GAsyncReadyCallback  ready_cb)
{
  g_autofree char *banner = ps_application_make_banner (TRUE);
  PsWindow *window;
  g_autoptr (GError) error = NULL;

  self->sample = ps_sample_vault_new ((guint) MAX (self->options.practice, 1), &error);
  if (self->sample == NULL)
    {
      g_printerr ("peerside: %s\n", error->message);
      self->exit_status = PS_EXIT_SYSTEM;
      return;
    }

  window = ps_window_new (GTK_APPLICATION (self), ps_sample_vault_get_workspace (self->sample),
                          banner);
  ps_window_set_sample (window, self->sample);
  ps_window_set_waiting (window, _("Inventing people…"));
  gtk_window_present (GTK_WINDOW (window));
  ps_sample_vault_fill_async (self->sample, NULL, ready_cb, g_object_ref (window));
}

/* From the welcome one goes over to it: there is nothing there to come back to. A vault of
 * somebody's own stays open, or locked, as it is.
 */
static void
go_to_sample (PsApplication *self,
              gboolean       practice)
{
  GtkWindow *own = ps_application_find_window (self, FALSE);
  GtkWindow *there = ps_application_find_window (self, TRUE);

  if (there == NULL)
    open_sample (self, practice ? practice_ready_cb : sample_ready_cb);
  else
    {
      gtk_window_present (there);
      if (practice)
        ps_window_practice (PS_WINDOW (there));
    }

  if (own != NULL && self->sample != NULL
      && ps_workspace_get_state (ps_window_get_workspace (PS_WINDOW (own))) == PS_WORKSPACE_NONE)
    gtk_window_close (own);
}

static void
sample_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  go_to_sample (user_data, FALSE);
}

static void
practice_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  go_to_sample (user_data, TRUE);
}

/**
 * ps_application_add_sample_actions:
 * @self: an application
 *
 * Adds "app.sample" and "app.practice", which show a sample vault, the latter with a meeting that
 * runs at ten times speed.
 */
void
ps_application_add_sample_actions (PsApplication *self)
{
  static const GActionEntry actions[] = {
    { "sample", sample_cb },
    { "practice", practice_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
