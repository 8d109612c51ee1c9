#include "ps-application-private.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "ps-cipher.h"
#include "ps-exit.h"
#include "ps-help-window.h"
#include "ps-platform.h"

/**
 * PsApplication:
 *
 * The program: a window on a vault, one on a sample vault, or both, and what is the same in them.
 *
 * Neither of the two knows of the other: each has its own workspace, is locked and closed by itself,
 * and the program ends with the last.
 *
 * With the vault of the data folder it runs once per user: started again, it shows the window that
 * is there. With another vault or with sample data each start is one of its own.
 */
G_DEFINE_FINAL_TYPE (PsApplication, ps_application, ADW_TYPE_APPLICATION)

static void
open_vault (PsApplication *self)
{
  g_autofree char *folder = ps_options_dup_folder (&self->options);
  g_autofree char *banner = ps_application_make_banner (FALSE);
  g_autoptr (PsWorkspace) workspace = ps_workspace_new (folder, &ps_clock_system);
  PsWindow *window = ps_window_new (GTK_APPLICATION (self), workspace, banner);

  ps_window_retry (window);
  gtk_window_present (GTK_WINDOW (window));
}

/* Locks what is open and ends, without asking: a meeting that runs goes on in the vault. */
static gboolean
terminate_cb (gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));

  return G_SOURCE_CONTINUE;
}

/* The window that is in use, also while the keyboard is in a dialog over it; NULL in the help. */
static GtkWindow *
get_window_in_use (GtkApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (application);

  while (window != NULL && !PS_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);

  return window;
}

/* It may ask first. Who leaves the sample data has not left the vault, nor the other way round. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkWindow *in_use = get_window_in_use (user_data);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *link = windows; link != NULL; link = link->next)
    {
      if (PS_IS_WINDOW (link->data) && (in_use == NULL || link->data == in_use))
        gtk_window_close (link->data);
    }
}

static void
help_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PsApplication *self = user_data;

  if (self->help == NULL)
    {
      GtkWidget *help = ps_help_window_new ();

      g_set_weak_pointer (&self->help, help);
      gtk_window_set_application (GTK_WINDOW (help), GTK_APPLICATION (self));
    }
  ps_help_window_present (PS_HELP_WINDOW (self->help));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  g_autofree char *cipher = ps_cipher_describe ();

  if (window == NULL)
    return;

  ps_platform_about (GTK_WIDGET (window),
                     "application-name", _("Peerside"),
                     "application-icon", "org.peerside.Peerside",
                     "version", PS_VERSION,
                     "comments", _("Run peer support groups calmly. Everything stays on this "
                                   "computer."),
                     "license-type", GTK_LICENSE_GPL_3_0,
                     "developer-name", _("The Peerside Developers"),
                     /* Translators: your names, one a line. */
                     "translator-credits", _("translator-credits"),
                     "debug-info", cipher,
                     NULL);
}

static void
window_removed_cb (GtkApplication *application,
                   GtkWindow      *window)
{
  PsApplication *self = PS_APPLICATION (application);
  const GError *problem;

  if (!PS_IS_WINDOW (window))
    return;

  problem = ps_window_get_problem (PS_WINDOW (window));
  if (problem != NULL)
    self->exit_status = ps_exit_of_error (problem);

  /* With its window the sample data goes. */
  if (self->sample != NULL
      && ps_window_get_workspace (PS_WINDOW (window)) == ps_sample_vault_get_workspace (self->sample))
    g_clear_object (&self->sample);

  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    {
      if (PS_IS_WINDOW (link->data))
        return;
    }

  if (self->help != NULL)
    gtk_window_destroy (GTK_WINDOW (self->help));
}

static void
ps_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "quit", quit_cb },
    { "help", help_cb },
    { "about", about_cb },
  };
  static const struct {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "app.help", { "F1" } },
    { "window.close", { "<Control>w" } },
    { "win.lock", { "<Control>l" } },
    { "win.switch-user", { "<Control><Shift>l" } },
    { "win.curtain", { "<Control>h" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.shortcuts", { "<Control>question" } },
    { "win.start-meeting((int64 0, ''))", { "<Control>r" } },
    { "win.full-screen", { "F11" } },
  };

  G_APPLICATION_CLASS (ps_application_parent_class)->startup (application);

  /* Which list of members was imported, and where a letter was saved, is nobody else's business. */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  ps_application_add_sample_actions (PS_APPLICATION (application));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), keys[i].action,
                                           keys[i].keys);

  g_unix_signal_add (SIGTERM, terminate_cb, application);
  g_unix_signal_add (SIGINT, terminate_cb, application);
  g_unix_signal_add (SIGHUP, terminate_cb, application);
}

/* However it ends, the vault is locked and sample data is gone when it has. */
static void
ps_application_shutdown (GApplication *application)
{
  PsApplication *self = PS_APPLICATION (application);
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self))) != NULL)
    {
      if (PS_IS_WINDOW (windows->data))
        ps_workspace_lock (ps_window_get_workspace (windows->data));
      gtk_window_destroy (windows->data);
    }

  g_clear_object (&self->sample);

  G_APPLICATION_CLASS (ps_application_parent_class)->shutdown (application);
}

/* Started again, what is asked for is the vault, also where there is sample data only by now. */
static void
ps_application_activate (GApplication *application)
{
  PsApplication *self = PS_APPLICATION (application);
  GtkWindow *window = ps_application_find_window (self, self->options.sample);

  if (window != NULL)
    gtk_window_present (window);
  else if (self->options.sample)
    g_action_group_activate_action (G_ACTION_GROUP (application), "sample", NULL);
  else
    open_vault (self);
}

static void
ps_application_dispose (GObject *object)
{
  PsApplication *self = PS_APPLICATION (object);

  g_clear_weak_pointer (&self->help);
  g_clear_object (&self->sample);

  G_OBJECT_CLASS (ps_application_parent_class)->dispose (object);
}

static void
ps_application_finalize (GObject *object)
{
  PsApplication *self = PS_APPLICATION (object);

  ps_options_clear (&self->options);

  G_OBJECT_CLASS (ps_application_parent_class)->finalize (object);
}

static void
ps_application_class_init (PsApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = ps_application_dispose;
  object_class->finalize = ps_application_finalize;
  application_class->startup = ps_application_startup;
  application_class->activate = ps_application_activate;
  application_class->shutdown = ps_application_shutdown;
}

static void
ps_application_init (PsApplication *self)
{
  g_signal_connect (self, "window-removed", G_CALLBACK (window_removed_cb), NULL);
}

/**
 * ps_application_new:
 * @options: what the program was started with; copied
 *
 * Returns: (transfer full): a #PsApplication
 */
PsApplication *
ps_application_new (const PsOptions *options)
{
  gboolean own = options->sample || options->vault != NULL;
  PsApplication *self;

  /* With a session, the desktop tells when the screen is locked, and can be asked not to sleep. */
  self = g_object_new (PS_TYPE_APPLICATION,
                       "application-id", "org.peerside.Peerside",
                       "resource-base-path", "/org/peerside/Peerside",
                       "flags", own ? G_APPLICATION_NON_UNIQUE : G_APPLICATION_DEFAULT_FLAGS,
                       "register-session", TRUE,
                       NULL);
  self->options = *options;
  self->options.vault = g_strdup (options->vault);

  return self;
}

/**
 * ps_application_run:
 * @self: an application
 * @argc: how many arguments are left
 * @argv: they
 *
 * Runs until the last window is closed, or until it is told to end.
 *
 * Returns: the exit status of the program
 */
int
ps_application_run (PsApplication  *self,
                    int             argc,
                    char          **argv)
{
  int status = g_application_run (G_APPLICATION (self), argc, argv);

  return status != 0 ? status : self->exit_status;
}
