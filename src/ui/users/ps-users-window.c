#include "ps-users-window.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-list-box.h"
#include "ps-passphrase-dialog.h"
#include "ps-platform.h"
#include "ps-role-words.h"
#include "ps-sheet-dialog.h"
#include "ps-user-dialog.h"

/**
 * PsUsersWindow:
 *
 * Who can unlock the vault, for an administrator: adds users, changes what they are, gives them new
 * passphrases, removes them, and prints a new recovery sheet.
 *
 * Removing somebody closes everything, this window too, so it only asks, and says by its signal
 * "remove" that it is to be done.
 */
struct _PsUsersWindow
{
  AdwWindow    parent_instance;

  PsWorkspace *workspace;
  PsUsers     *users;

  GtkListBox  *list;
  GtkWidget   *sheet_row;
};

enum {
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsUsersWindow, ps_users_window, ADW_TYPE_WINDOW)

static char *
dup_state (PsUser *user)
{
  g_autofree char *roles = ps_role_words_list (ps_user_get_roles (user));
  GString *text = g_string_new (roles);

  if (ps_user_is_given (user))
    g_string_append_printf (text, "\n%s", _("Has not chosen a passphrase yet"));
  if (ps_user_waits_for_notes (user))
    g_string_append_printf (text, "\n%s", _("Can read debriefs once somebody who can read them has "
                                            "unlocked Peerside"));

  return g_string_free (text, FALSE);
}

static GMenuModel *
make_menu (PsUser *user)
{
  const struct {
    const char *label;
    const char *action;
    gboolean    for_self;
  } items[] = {
    { N_("Change _Roles…"), "users.roles", TRUE },
    { N_("New _Passphrase…"), "users.passphrase", FALSE },
    { N_("Re_move…"), "users.remove", FALSE },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (ps_user_is_self (user) && !items[i].for_self)
        continue;

      item = g_menu_item_new (_(items[i].label), NULL);
      g_menu_item_set_action_and_target (item, items[i].action, "s", ps_user_get_name (user));
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_row (PsUser *user)
{
  g_autofree char *state = dup_state (user);
  g_autofree char *title = NULL;
  g_autoptr (GMenuModel) menu = make_menu (user);
  GtkWidget *row;

  title = ps_user_is_self (user)
    /* Translators: the user who is looking at the list of users. */
    ? g_strdup_printf (_("%s (you)"), ps_user_get_name (user))
    : g_strdup (ps_user_get_name (user));
  row = ps_row_new ("avatar-default-symbolic", title, state);
  ps_row_add_menu (row, _("What to Change"), menu);

  return row;
}

/* What one is oneself counts from the next unlock, and what one was must not go on till then. */
static gboolean
lock_if_changed (PsUsersWindow *self,
                 PsUser        *user)
{
  if (!ps_user_is_self (user) ||
      ps_user_get_roles (user) == ps_workspace_get_roles (self->workspace))
    return FALSE;

  ps_workspace_lock (self->workspace);

  return TRUE;
}

static gboolean
lock_cb (gpointer user_data)
{
  PsUsersWindow *self = user_data;
  GListModel *users;

  if (self->users == NULL)
    return G_SOURCE_REMOVE;

  users = ps_users_get_list (self->users);
  for (guint i = 0; i < g_list_model_get_n_items (users); i++)
    {
      g_autoptr (PsUser) user = g_list_model_get_item (users, i);

      if (lock_if_changed (self, user))
        break;
    }

  return G_SOURCE_REMOVE;
}

static void
refresh (PsUsersWindow *self)
{
  GListModel *users = ps_users_get_list (self->users);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (users); i++)
    {
      g_autoptr (PsUser) user = g_list_model_get_item (users, i);

      g_ptr_array_add (rows, make_row (user));
    }
  ps_list_box_refill (self->list, rows);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->sheet_row),
                               ps_users_sheet_waits_for_notes (self->users)
                               ? _("The sheet that is good now opens debriefs once somebody who can "
                                   "read them has unlocked Peerside.")
                               : _("When it was used or may have been seen by somebody else. The old "
                                   "sheet ends."));
}

/* Not while the change is still being told to everybody. */
static void
users_changed_cb (PsUsersWindow *self)
{
  refresh (self);
  g_idle_add_full (G_PRIORITY_DEFAULT, lock_cb, g_object_ref (self), g_object_unref);
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter G_GNUC_UNUSED)
{
  ps_dialog_present (ps_user_dialog_new (PS_USERS_WINDOW (widget)->users, NULL), widget);
}

static void
sheet_cb (GtkWidget  *widget,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter G_GNUC_UNUSED)
{
  PsUsersWindow *self = PS_USERS_WINDOW (widget);

  ps_dialog_present (ps_sheet_dialog_new (self->users, ps_workspace_get_user_name (self->workspace)),
                     widget);
}

static void
roles_cb (GtkWidget  *widget,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter)
{
  PsUsersWindow *self = PS_USERS_WINDOW (widget);
  g_autoptr (PsUser) user = ps_users_find (self->users, g_variant_get_string (parameter, NULL));

  if (user != NULL)
    ps_dialog_present (ps_user_dialog_new (self->users, user), widget);
}

static void
passphrase_cb (GtkWidget  *widget,
               const char *action_name G_GNUC_UNUSED,
               GVariant   *parameter)
{
  PsUsersWindow *self = PS_USERS_WINDOW (widget);
  g_autoptr (PsUser) user = ps_users_find (self->users, g_variant_get_string (parameter, NULL));

  if (user != NULL)
    ps_dialog_present (ps_passphrase_dialog_new (self->users, user), widget);
}

typedef struct {
  PsUsersWindow *window;
  char          *name;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->window);
  g_free (asking->name);
  g_free (asking);
}

static void
answered_cb (const char *answer,
             gpointer    user_data)
{
  Asking *asking = user_data;

  if (g_str_equal (answer, "remove") && asking->window->users != NULL)
    g_signal_emit (asking->window, signals[REMOVE], 0, asking->name);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter)
{
  const PsAnswer answers[] = {
    { "cancel", _("_Cancel"), PS_ANSWER_PLAIN },
    { "remove", _("_Remove"), PS_ANSWER_DESTRUCTIVE },
  };
  Asking *asking = g_new0 (Asking, 1);
  g_autofree char *heading = NULL;

  asking->window = g_object_ref (PS_USERS_WINDOW (widget));
  asking->name = g_variant_dup_string (parameter, NULL);
  /* Translators: %s is a user’s name. */
  heading = g_strdup_printf (_("Remove %s?"), asking->name);
  ps_platform_ask (widget, heading,
                   _("They cannot unlock Peerside any more, and its keys are changed, so that what they "
                     "may have kept opens nothing that is written from now on. An old copy that they "
                     "kept they can still read. Private notes that they kept for themselves alone can "
                     "be read by nobody any more.\n\n"
                     "A backup is made first. It takes a moment, and Peerside shows nothing meanwhile."),
                   answers, G_N_ELEMENTS (answers), "cancel", "cancel",
                   answered_cb, asking, asking_free);
}

static void
ps_users_window_dispose (GObject *object)
{
  PsUsersWindow *self = PS_USERS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_USERS_WINDOW);
  g_clear_object (&self->users);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_users_window_parent_class)->dispose (object);
}

static void
ps_users_window_class_init (PsUsersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_users_window_dispose;

  /**
   * PsUsersWindow::remove:
   * @name: whom
   *
   * A user is to be removed; it was asked whether.
   */
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "users.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "users.sheet", NULL, sheet_cb);
  gtk_widget_class_install_action (widget_class, "users.roles", "s", roles_cb);
  gtk_widget_class_install_action (widget_class, "users.passphrase", "s", passphrase_cb);
  gtk_widget_class_install_action (widget_class, "users.remove", "s", remove_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-users-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsUsersWindow, list);
  gtk_widget_class_bind_template_child (widget_class, PsUsersWindow, sheet_row);
}

static void
ps_users_window_init (PsUsersWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
}

/**
 * ps_users_window_new:
 * @workspace: a workspace that an administrator has unlocked
 *
 * Returns: (transfer none): a #PsUsersWindow, not shown yet
 */
GtkWidget *
ps_users_window_new (PsWorkspace *workspace)
{
  PsUsersWindow *self = g_object_new (PS_TYPE_USERS_WINDOW, NULL);

  self->workspace = g_object_ref (workspace);
  self->users = g_object_ref (ps_workspace_get_users (workspace));
  g_signal_connect_object (ps_users_get_list (self->users), "items-changed",
                           G_CALLBACK (users_changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}
