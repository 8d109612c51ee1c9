/* What a person does in the window about users and passphrases. */
#include "ps-window-private.h"

#include <glib/gi18n-lib.h>

#include "ps-own-passphrase-page.h"
#include "ps-page-header.h"
#include "ps-passphrase-dialog.h"
#include "ps-platform.h"
#include "ps-recover-dialog.h"
#include "ps-right.h"
#include "ps-toast.h"
#include "ps-users-window.h"

typedef struct {
  PsWindow *window;
  char     *name;
} Removal;

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->window);
  g_free (removal->name);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Removal) removal = user_data;
  PsWorkspace *workspace = PS_WORKSPACE (source);
  GtkWidget *window = GTK_WIDGET (removal->window);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const PsAnswer answers[] = { { "close", _("_Close"), PS_ANSWER_PLAIN } };

  if (ps_workspace_remove_user_finish (workspace, result, &error))
    {
      /* Translators: %s is a user’s name. */
      text = g_strdup_printf (_("%s was removed, and the keys were changed"), removal->name);
      if (ps_workspace_get_state (workspace) == PS_WORKSPACE_OPEN)
        ps_toast (GTK_WIDGET (removal->window->stack), text);
      return;
    }

  /* Translators: %s is a user’s name. */
  text = g_strdup_printf (_("%s Was Not Removed"), removal->name);
  if (ps_workspace_get_state (workspace) == PS_WORKSPACE_OPEN)
    ps_platform_ask (window, text, error->message, answers, G_N_ELEMENTS (answers), "close", "close",
                     NULL, NULL, NULL);
  else
    ps_window_show_problem (removal->window, error);
}

static void
remove_cb (PsWindow   *self,
           const char *name)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->window = g_object_ref (self);
  removal->name = g_strdup (name);
  ps_workspace_remove_user_async (self->workspace, name, NULL, removed_cb, removal);
}

static void
users_cb (GtkWidget  *widget,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter G_GNUC_UNUSED)
{
  PsWindow *self = PS_WINDOW (widget);
  GtkWidget *users = ps_users_window_new (self->workspace);

  g_signal_connect_object (users, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (users), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (users));
}

static void
passphrase_cb (GtkWidget  *widget,
               const char *action_name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  PsUsers *users = ps_workspace_get_users (PS_WINDOW (widget)->workspace);

  ps_dialog_present (ps_passphrase_dialog_new (users, NULL), widget);
}

static void
recover_cb (GtkWidget  *widget,
            const char *action_name G_GNUC_UNUSED,
            GVariant   *parameter G_GNUC_UNUSED)
{
  ps_dialog_present (ps_recover_dialog_new (PS_WINDOW (widget)->workspace), widget);
}

/**
 * ps_window_install_user_actions:
 * @widget_class: the window's class
 *
 * Gives the window its actions about users.
 */
void
ps_window_install_user_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.users", NULL, users_cb);
  gtk_widget_class_install_action (widget_class, "win.change-passphrase", NULL, passphrase_cb);
  gtk_widget_class_install_action (widget_class, "win.recover", NULL, recover_cb);
}

/**
 * ps_window_update_user_actions:
 * @self: a window
 *
 * Enables what makes sense now. Sample data opens without a passphrase, and is for nobody else.
 */
void
ps_window_update_user_actions (PsWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean own = self->known == NULL;
  gboolean pages = ps_window_get_main_view (self) != NULL;
  PsRole roles = ps_workspace_get_roles (self->workspace);

  gtk_widget_action_set_enabled (widget, "win.users",
                                 own && pages && ps_roles_may (roles, PS_RIGHT_USERS));
  gtk_widget_action_set_enabled (widget, "win.change-passphrase", own && pages);
  gtk_widget_action_set_enabled (widget, "win.recover",
                                 own && ps_workspace_get_state (self->workspace) == PS_WORKSPACE_LOCKED);
}

/**
 * ps_window_make_own_passphrase:
 * @self: a window whose workspace was unlocked with a passphrase that was given
 *
 * Returns: (transfer floating): the view that asks for another
 */
GtkWidget *
ps_window_make_own_passphrase (PsWindow *self)
{
  PsUsers *users = ps_workspace_get_users (self->workspace);

  g_signal_connect_object (users, "notify::given", G_CALLBACK (ps_window_refresh), self,
                           G_CONNECT_SWAPPED);

  return ps_own_passphrase_page_new (users);
}

/**
 * ps_window_make_working:
 * @self: a window whose workspace changes its keys
 *
 * Returns: (transfer floating): the view that says so, and how far it has come
 */
GtkWidget *
ps_window_make_working (PsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_widget_set_size_request (bar, 240, -1);
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Changing the keys"), -1);
  g_object_bind_property (self->workspace, "progress", bar, "fraction", G_BINDING_SYNC_CREATE);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "changes-prevent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("Changing the Keys"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _("A backup is made, and then a copy of everything under new "
                                     "keys. If it is cut short, it goes on at the next unlock."));
  adw_status_page_set_child (ADW_STATUS_PAGE (status), bar);
  gtk_widget_set_vexpand (status, TRUE);
  gtk_box_append (GTK_BOX (box), ps_page_header_new (NULL));
  gtk_box_append (GTK_BOX (box), status);

  return box;
}
