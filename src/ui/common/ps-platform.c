#include "ps-platform.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"

/* Here and in ps-platform-ask.c, and nowhere else, calls newer than the oldest version are fine: each is
 * behind a check.
 */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* Who waits for what a dialog gives. Lives as long as the dialog. */
typedef struct {
  PsFileChosen    chosen;
  gpointer        user_data;
  GDestroyNotify  destroy;
} Waiting;

static Waiting *
waiting_new (PsFileChosen   chosen,
             gpointer       user_data,
             GDestroyNotify destroy)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->chosen = chosen;
  waiting->user_data = user_data;
  waiting->destroy = destroy;

  return waiting;
}

static void
waiting_free (Waiting *waiting)
{
  if (waiting->destroy != NULL)
    waiting->destroy (waiting->user_data);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static GtkFileFilter *
make_filter (const char         *name,
             const char * const *patterns)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (gsize i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, patterns[i]);

  return filter;
}

static GtkFileFilter *
make_filter_for_all (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("All Files"));
  gtk_file_filter_add_pattern (filter, "*");

  return filter;
}

#if GTK_CHECK_VERSION (4, 10, 0)

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GFile) file = NULL;

  if (g_object_get_data (G_OBJECT (source), "ps-save") != NULL)
    file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  else
    file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    waiting->chosen (file, waiting->user_data);
}

static void
choose_file (GtkWidget     *parent,
             const char    *title,
             const char    *name,
             GtkFileFilter *filter,
             Waiting       *waiting)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);

  if (name != NULL)
    {
      g_object_set_data (G_OBJECT (dialog), "ps-save", GINT_TO_POINTER (TRUE));
      gtk_file_dialog_set_initial_name (dialog, name);
      gtk_file_dialog_save (dialog, get_window (parent), NULL, file_chosen_cb, waiting);
      return;
    }

  if (filter != NULL)
    {
      g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
      g_autoptr (GtkFileFilter) all = make_filter_for_all ();

      g_list_store_append (filters, filter);
      g_list_store_append (filters, all);
      gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
    }
  gtk_file_dialog_open (dialog, get_window (parent), NULL, file_chosen_cb, waiting);
}

#else

static void
file_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  gpointer         user_data)
{
  g_autoptr (Waiting) waiting = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL)
        waiting->chosen (file, waiting->user_data);
    }

  g_object_unref (dialog);
}

static void
choose_file (GtkWidget     *parent,
             const char    *title,
             const char    *name,
             GtkFileFilter *filter,
             Waiting       *waiting)
{
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (title, get_window (parent),
                                        name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                     : GTK_FILE_CHOOSER_ACTION_OPEN,
                                        NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);

  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);

  if (filter != NULL)
    {
      g_autoptr (GtkFileFilter) all = make_filter_for_all ();

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
    }

  g_signal_connect (dialog, "response", G_CALLBACK (file_response_cb), waiting);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * ps_platform_open_file:
 * @parent: a widget of the window that asks
 * @title: translated
 * @filter_name: (nullable): what the files are called, translated; %NULL for any file
 * @patterns: (nullable): suffixes without a dot
 * @chosen: called with the file; not called when none was chosen
 * @user_data: handed to @chosen
 * @destroy: (nullable): frees @user_data when the dialog is gone
 *
 * Lets the person choose a file to read.
 */
void
ps_platform_open_file (GtkWidget          *parent,
                       const char         *title,
                       const char         *filter_name,
                       const char * const *patterns,
                       PsFileChosen        chosen,
                       gpointer            user_data,
                       GDestroyNotify      destroy)
{
  g_autoptr (GtkFileFilter) filter = NULL;

  if (filter_name != NULL && patterns != NULL)
    filter = make_filter (filter_name, patterns);

  choose_file (parent, title, NULL, filter, waiting_new (chosen, user_data, destroy));
}

/**
 * ps_platform_save_file:
 * @parent: a widget of the window that asks
 * @title: translated
 * @name: the file name that is offered; never has a member's name in it
 * @chosen: called with the file; not called when none was chosen
 * @user_data: handed to @chosen
 * @destroy: (nullable): frees @user_data when the dialog is gone
 *
 * Lets the person choose where to write a file. The dialog asks before a file is replaced.
 */
void
ps_platform_save_file (GtkWidget      *parent,
                       const char     *title,
                       const char     *name,
                       PsFileChosen    chosen,
                       gpointer        user_data,
                       GDestroyNotify  destroy)
{
  choose_file (parent, title, name, NULL, waiting_new (chosen, user_data, destroy));
}

/**
 * ps_platform_open_uri:
 * @parent: a widget of the window that asks
 * @uri: the address; the person's own programs open it, never Peerside
 *
 * Hands an address to the desktop.
 */
void
ps_platform_open_uri (GtkWidget  *parent,
                      const char *uri)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, get_window (parent), NULL, NULL, NULL);
#else
  gtk_show_uri (get_window (parent), uri, GDK_CURRENT_TIME);
#endif
}

/**
 * ps_platform_about:
 * @parent: a widget of the window that asks
 * @first_property: the first of the properties of AdwAboutWindow, each with its value
 * @...: more of them, then %NULL
 *
 * Shows what this program is. AdwAboutDialog kept every property of AdwAboutWindow.
 */
void
ps_platform_about (GtkWidget  *parent,
                   const char *first_property,
                   ...)
{
  va_list properties;

  va_start (properties, first_property);

#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_present (ADW_DIALOG (g_object_new_valist (ADW_TYPE_ABOUT_DIALOG,
                                                       first_property, properties)),
                      parent);
#else
  {
    GObject *window = g_object_new_valist (ADW_TYPE_ABOUT_WINDOW, first_property, properties);

    g_object_set (window, "modal", TRUE, "transient-for", get_window (parent), NULL);
    ps_a11y_name_by_class (GTK_WIDGET (window), "app-version",
                           adw_about_window_get_version (ADW_ABOUT_WINDOW (window)));
    gtk_window_present (GTK_WINDOW (window));
  }
#endif

  va_end (properties);
}

/**
 * ps_platform_announce:
 * @widget: what the message is about
 * @message: a whole sentence, translated
 *
 * Has a screen reader say @message when it is done with what it is saying. Before GTK 4.14 there
 * is no such call, so what matters must also stand in the window's title or in the name or the
 * description of the widget with the focus.
 */
void
ps_platform_announce (GtkWidget  *widget,
                      const char *message)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}

G_GNUC_END_IGNORE_DEPRECATIONS
