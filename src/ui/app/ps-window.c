#include "ps-window-private.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-first-frame.h"
#include "ps-meeting-room.h"
#include "ps-memory.h"
#include "ps-settings.h"
#include "ps-toast.h"

/**
 * PsWindow:
 *
 * The window of one workspace. It shows one of: a welcome, the first run, the locked page, the
 * pages, the running meeting, the curtain, or why the vault cannot be opened.
 *
 * Which one follows from the state of the workspace in ps_window_refresh () and nowhere else. Each
 * is made when it is first shown; what knows data is destroyed when the workspace locks.
 */
G_DEFINE_FINAL_TYPE (PsWindow, ps_window, ADW_TYPE_APPLICATION_WINDOW)

static void
watch_meetings (PsWindow *self)
{
  PsMeetings *meetings;

  if (ps_workspace_get_state (self->workspace) != PS_WORKSPACE_OPEN)
    return;

  meetings = ps_workspace_get_meetings (self->workspace);
  self->meeting_watch = ps_meeting_watch_new (GTK_WINDOW (self), meetings);
  g_signal_connect_object (meetings, "notify::current",
                           G_CALLBACK (ps_window_refresh), self, G_CONNECT_SWAPPED);
}

/* What is thrown away when its window closes needs no backup. */
static void
watch_backups (PsWindow *self)
{
  if (ps_workspace_get_state (self->workspace) == PS_WORKSPACE_OPEN && self->sample == NULL)
    self->backup_watch = ps_backup_watch_new (GTK_WIDGET (self),
                                              ps_workspace_get_backups (self->workspace),
                                              ps_workspace_get_clock (self->workspace));
}

static void
tell_what_was_not_kept (PsWindow *self)
{
  g_autoptr (GError) error = g_steal_pointer (&self->not_kept);
  g_autofree char *words = NULL;

  if (error == NULL)
    return;

  /* Translators: %s is a sentence that says why. */
  words = g_strdup_printf (_("What you had not saved could not be kept when Peerside was locked. %s"),
                           error->message);
  ps_toast (GTK_WIDGET (self), words);
}

static void
state_cb (PsWindow *self)
{
  watch_meetings (self);
  watch_backups (self);
  ps_window_tell_finding (self);
  self->curtained = FALSE;
  if (ps_workspace_get_state (self->workspace) == PS_WORKSPACE_OPEN)
    self->switching = FALSE;
  ps_window_refresh (self);
  if (ps_workspace_get_state (self->workspace) == PS_WORKSPACE_OPEN)
    {
      ps_window_bring_drafts_back (self);
      tell_what_was_not_kept (self);
    }
}

static void
remember (PsWindow *self)
{
  GtkWidget *view = gtk_stack_get_child_by_name (self->stack, "main");
  int width, height;

  ps_window_remember_user (self,
                           view != NULL ? ps_main_view_get_page_id (PS_MAIN_VIEW (view)) : NULL);

  /* What was tried with sample data is not where somebody was in their vault. */
  if (self->settings == NULL || self->sample != NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
sweep_cb (gpointer user_data G_GNUC_UNUSED)
{
  ps_memory_sweep ();

  return G_SOURCE_REMOVE;
}

/* What GTK opened for us, to choose a file or a printer, is told that nobody wants it any more: whoever
 * opened it has hold of it still.
 */
static void
take_away (GtkWindow *dialog,
           gpointer   user_data G_GNUC_UNUSED)
{
  if (ADW_IS_WINDOW (dialog) || ADW_IS_MESSAGE_DIALOG (dialog))
    gtk_window_destroy (dialog);
  else
    gtk_window_close (dialog);
}

/* Everything that has seen data goes before the keys do: dialogs over the pages, the pages, toasts,
 * and what could be undone. */
static void
locking_cb (PsWindow *self)
{
  g_autoptr (GPtrArray) dialogs = ps_window_get_dialogs (self);

  /* Whoever comes back goes on where they were, and nobody else does. */
  remember (self);
  ps_window_keep_drafts (self);
  self->locking = TRUE;
  g_ptr_array_foreach (dialogs, (GFunc) (void (*) (void)) take_away, NULL);

  ps_toast_forget (GTK_WIDGET (self));
  ps_window_remove_view (self, "main");
  ps_window_remove_view (self, "meeting");
  ps_window_remove_view (self, "own-passphrase");
  g_clear_object (&self->meeting_watch);
  g_clear_object (&self->backup_watch);
  ps_clipboard_watch_clear (self->clipboard_watch);
  self->locking = FALSE;

  /* And once more when everybody has let go, such as a task that was under way. */
  g_idle_add_full (G_PRIORITY_LOW, sweep_cb, NULL, NULL);
}

/* While a meeting runs its clock has to stay in reach, so the curtain is drawn instead. */
static void
nobody_there_cb (PsWindow *self)
{
  GtkWidget *view = gtk_stack_get_child_by_name (self->stack, "meeting");

  if (ps_window_get_live_meeting (self) == NULL)
    {
      ps_workspace_lock (self->workspace);
      return;
    }

  if (view != NULL)
    ps_meeting_room_stay_open (PS_MEETING_VIEW (view));
  ps_window_set_curtained (self, TRUE);
}

static gboolean
ps_window_close_request (GtkWindow *window)
{
  PsWindow *self = PS_WINDOW (window);

  if (ps_window_get_live_meeting (self) != NULL)
    {
      ps_window_ask_to_end (self);
      return TRUE;
    }

  remember (self);
  ps_workspace_lock (self->workspace);

  return GTK_WINDOW_CLASS (ps_window_parent_class)->close_request (window);
}

static void
ps_window_dispose (GObject *object)
{
  PsWindow *self = PS_WINDOW (object);

  g_clear_object (&self->lock_watch);
  g_clear_object (&self->clipboard_watch);
  g_clear_object (&self->meeting_watch);
  g_clear_object (&self->backup_watch);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_WINDOW);
  self->practice_bar = NULL;
  g_clear_object (&self->workspace);
  g_clear_error (&self->problem);
  g_clear_error (&self->not_kept);
  g_clear_pointer (&self->known, ps_secret_unref);
  g_clear_object (&self->sample);
  g_clear_pointer (&self->waiting, g_free);
  g_clear_pointer (&self->last_pages, g_hash_table_unref);
  g_clear_pointer (&self->last_user, g_free);

  G_OBJECT_CLASS (ps_window_parent_class)->dispose (object);
}

static void
ps_window_class_init (PsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ps_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PsWindow, banner);
  ps_window_install_actions (widget_class);
}

/* A desktop that goes by the application's id has no use for it. By its name it would be found as an
 * SVG, and to draw that takes the program as much memory as all the rest while it is locked.
 */
static void
set_icon (gpointer self)
{
  g_autoptr (GdkTexture) icon =
    gdk_texture_new_from_resource ("/org/peerside/Peerside/ps-window-icon.png");
  GList icons = { icon, NULL, NULL };

  gdk_toplevel_set_icon_list (GDK_TOPLEVEL (gtk_native_get_surface (self)), &icons);
}

static void
active_cb (PsWindow *self)
{
  if (self->workspace != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    ps_window_update_actions (self);
}

static void
ps_window_init (PsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_first_frame_then (GTK_WIDGET (self), set_icon, self);
  ps_a11y_stack (self->stack);
  ps_window_install_keys (self);
  ps_window_watch_dialogs (self);
  /* What can be done may have changed in a dialog: who the users are, say. */
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  self->last_pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  self->settings = ps_settings_new ();
  if (self->settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/**
 * ps_window_new:
 * @application: the application
 * @workspace: the workspace that is shown
 * @banner: (nullable): what kind of data this is, if that has to be said all the time
 *
 * Makes a window. ps_window_retry() lets it look at the vault.
 *
 * Returns: (transfer none): a #PsWindow, owned by GTK
 */
PsWindow *
ps_window_new (GtkApplication *application,
               PsWorkspace    *workspace,
               const char     *banner)
{
  PsWindow *self = g_object_new (PS_TYPE_WINDOW, "application", application, NULL);

  self->workspace = g_object_ref (workspace);
  self->lock_watch = ps_lock_watch_new (application, ps_workspace_get_clock (workspace));
  self->clipboard_watch = ps_clipboard_watch_new (gtk_widget_get_display (GTK_WIDGET (self)));

  if (banner != NULL)
    {
      gtk_label_set_label (self->banner, banner);
      gtk_widget_set_visible (GTK_WIDGET (self->banner), TRUE);
    }

  g_signal_connect_object (workspace, "notify::state",
                           G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "locking",
                           G_CALLBACK (locking_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "replaced",
                           G_CALLBACK (ps_window_tell_replaced), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lock_watch, "nobody-there",
                           G_CALLBACK (nobody_there_cb), self, G_CONNECT_SWAPPED);
  watch_meetings (self);

  return self;
}
