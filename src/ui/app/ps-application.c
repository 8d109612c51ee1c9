#include "ps-application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "ps-cipher.h"
#include "ps-conn.h"
#include "ps-exit.h"
#include "ps-help-window.h"
#include "ps-platform.h"
#include "ps-sample-vault.h"
#include "ps-window.h"

/**
 * PsApplication:
 *
 * The program: one window on one vault, or on a sample vault, and what is the same in all of them.
 *
 * With the vault of the data folder it runs once per user: started again, it shows the window that
 * is there. With another vault or with sample data each start is one of its own.
 */
struct _PsApplication
{
  AdwApplication  parent_instance;

  PsOptions       options;
  PsSampleVault  *sample;          /* nullable */
  GtkWidget      *help;            /* nullable, weak */
  int             exit_status;
};

G_DEFINE_FINAL_TYPE (PsApplication, ps_application, ADW_TYPE_APPLICATION)

/* What has to be said all the time. */
static char *
make_banner (gboolean sample)
{
  const char *sample_text = _("Sample data: invented people, deleted when you quit");
  const char *plain_text = _("Practice only: this build of Peerside does not encrypt anything");

  if (sample && !ps_conn_has_cipher ())
    return g_strdup_printf ("%s\n%s", sample_text, plain_text);
  if (sample)
    return g_strdup (sample_text);
  if (!ps_conn_has_cipher ())
    return g_strdup (plain_text);

  return NULL;
}

static void
open_vault (PsApplication *self)
{
  g_autofree char *folder = ps_options_dup_folder (&self->options);
  g_autofree char *banner = make_banner (FALSE);
  g_autoptr (PsWorkspace) workspace = ps_workspace_new (folder, &ps_clock_system);
  PsWindow *window = ps_window_new (GTK_APPLICATION (self), workspace, banner);

  ps_window_retry (window);
  gtk_window_present (GTK_WINDOW (window));
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
  g_autofree char *banner = make_banner (TRUE);
  PsWindow *window;
  g_autoptr (GError) error = NULL;

  if (self->sample == NULL)
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

/* Locks what is open and ends, without asking: a meeting that runs goes on in the vault. */
static gboolean
terminate_cb (gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));

  return G_SOURCE_CONTINUE;
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (GList) windows =
    g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  /* Each may ask first. */
  for (GList *link = windows; link != NULL; link = link->next)
    {
      if (PS_IS_WINDOW (link->data))
        gtk_window_close (GTK_WINDOW (link->data));
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
leave_for_sample (PsApplication       *self,
                  GAsyncReadyCallback  ready_cb)
{
  GtkWindow *welcome = gtk_application_get_active_window (GTK_APPLICATION (self));

  open_sample (self, ready_cb);
  if (welcome != NULL && self->sample != NULL)
    gtk_window_close (welcome);
}

static void
sample_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  leave_for_sample (user_data, sample_ready_cb);
}

static void
practice_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  leave_for_sample (user_data, practice_ready_cb);
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
    { "sample", sample_cb },
    { "practice", practice_cb },
  };
  static const struct {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "app.help", { "F1" } },
    { "window.close", { "<Control>w" } },
    { "win.lock", { "<Control>l" } },
    { "win.curtain", { "<Control>h" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.shortcuts", { "<Control>question" } },
    { "win.start-meeting((int64 0, ''))", { "<Control>r" } },
    { "win.full-screen", { "F11" } },
  };

  G_APPLICATION_CLASS (ps_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
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

static void
ps_application_activate (GApplication *application)
{
  PsApplication *self = PS_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else if (self->options.sample)
    open_sample (self, sample_ready_cb);
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
