#include "ps-locked-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-a11y.h"
#include "ps-error-label.h"
#include "ps-error.h"
#include "ps-page-header.h"
#include "ps-user-rows.h"
#include "ps-wait-label.h"

/**
 * PsLockedPage:
 *
 * Asks who is there and for the passphrase, and unlocks the workspace on another thread.
 *
 * A passphrase that is not the right one is said below the entry. Everything else that can go wrong
 * has nothing to do with what was typed: the signal "failed" hands it to the window.
 */
struct _PsLockedPage
{
  AdwBin              parent_instance;

  PsWorkspace        *workspace;
  PsSecret           *known;           /* nullable: of a sample vault */
  GPtrArray          *users;           /* of PsKeyringUser */
  GCancellable       *cancellable;     /* while it unlocks */
  GtkMenuButton      *menu_button;
  GMenuModel         *locked_menu;
  AdwStatusPage      *status;
  GtkWidget          *users_box;
  GtkScrolledWindow  *users_scroller;
  GtkListBox         *users_list;
  gboolean            asks_who;        /* before it asks for the passphrase */
  GtkWidget          *label;
  GtkWidget          *entry;
  PsErrorLabel       *error_label;
  PsWaitLabel        *wait_label;
  GtkWidget          *forgotten_button;
  GtkWidget          *button;
  GtkStack           *button_stack;
  GtkSpinner         *spinner;
};

/* Users to be seen at once, and the pixels for as many where there are more. */
#define USERS_SEEN 5
#define USERS_HEIGHT 260

enum {
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsLockedPage, ps_locked_page, ADW_TYPE_BIN)

static void
set_busy (PsLockedPage *self,
          gboolean      busy)
{
  gtk_widget_set_sensitive (self->entry, !busy);
  gtk_widget_set_sensitive (self->users_box, !busy);
  gtk_stack_set_visible_child_name (self->button_stack, busy ? "spinner" : "label");
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "locked.unlock",
                                 !busy && !ps_wait_label_is_waiting (self->wait_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  busy ? _("Unlocking…") : _("Unlock"),
                                  -1);
}

/* Whoever waited can go on typing. */
static void
waiting_cb (PsLockedPage *self)
{
  gboolean waiting = ps_wait_label_is_waiting (self->wait_label);

  set_busy (self, self->cancellable != NULL);
  gtk_widget_set_sensitive (self->entry, self->cancellable == NULL && !waiting);
  if (!waiting && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->entry);
}

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PsLockedPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean unlocked = ps_workspace_unlock_finish (PS_WORKSPACE (source), result, &error);

  /* The page may have gone with its window. */
  if (self->workspace == NULL)
    return;

  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);

  if (unlocked)
    return;

  if (g_error_matches (error, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE)
      || g_error_matches (error, PS_ERROR, PS_ERROR_UNKNOWN_USER)
      || g_error_matches (error, PS_ERROR, PS_ERROR_INVALID)
      || g_error_matches (error, PS_ERROR, PS_ERROR_NO_MEMORY))
    {
      ps_error_label_set_error (self->error_label, error);
      ps_wait_label_refresh (self->wait_label, self->workspace);
      gtk_widget_grab_focus (self->entry);
    }
  else if (g_error_matches (error, PS_ERROR, PS_ERROR_TOO_SOON))
    ps_wait_label_refresh (self->wait_label, self->workspace);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

/* Read once, by pointer, from memory that GTK keeps from being swapped and wipes. */
static PsSecret *
take_passphrase (PsLockedPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  PsSecret *passphrase;

  if (self->known != NULL)
    return ps_secret_ref (self->known);

  if (*typed == '\0')
    {
      ps_error_label_set_text (self->error_label, _("Type your passphrase first."));
      gtk_widget_grab_focus (self->entry);
      return NULL;
    }

  passphrase = ps_secret_new (typed, strlen (typed));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");

  return passphrase;
}

/* What one began to type is nothing for the next. */
static void
selected_cb (PsLockedPage *self)
{
  /* The parts of the template go one by one, and tell of it. */
  if (self->entry == NULL || self->error_label == NULL)
    return;

  ps_user_rows_mark (self->users_list);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  ps_error_label_set_text (self->error_label, NULL);
}

static void
chosen_cb (PsLockedPage *self)
{
  gtk_widget_grab_focus (self->known != NULL ? self->button : self->entry);
}

static void
unlock_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  PsLockedPage *self = PS_LOCKED_PAGE (widget);
  const char *user = ps_user_rows_get_name (self->users_list, self->users);
  PsSecret *passphrase;

  if (self->cancellable != NULL)
    return;

  if (user == NULL)
    {
      ps_error_label_set_text (self->error_label, _("Choose your name first."));
      ps_user_rows_focus (self->users_list);
      return;
    }

  passphrase = take_passphrase (self);
  if (passphrase == NULL)
    return;

  ps_error_label_set_text (self->error_label, NULL);

  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  ps_workspace_unlock_async (self->workspace, user, passphrase, self->cancellable, unlocked_cb,
                             g_object_ref (self));
}

/* Made when somebody wants it: it would be a good part of what comes before the first frame. */
static void
open_menu_cb (GtkMenuButton *button,
              gpointer       user_data)
{
  PsLockedPage *self = user_data;

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, self->locked_menu);
}

static void
activate_cb (PsLockedPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "locked.unlock", NULL);
}

static gboolean
ps_locked_page_grab_focus (GtkWidget *widget)
{
  PsLockedPage *self = PS_LOCKED_PAGE (widget);

  if (self->asks_who && gtk_widget_get_visible (self->users_box))
    return ps_user_rows_focus (self->users_list);

  return gtk_widget_grab_focus (self->known != NULL ? self->button : self->entry);
}

static void
ps_locked_page_dispose (GObject *object)
{
  PsLockedPage *self = PS_LOCKED_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->known, ps_secret_unref);
  g_clear_pointer (&self->users, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_LOCKED_PAGE);

  G_OBJECT_CLASS (ps_locked_page_parent_class)->dispose (object);
}

static void
ps_locked_page_class_init (PsLockedPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_locked_page_dispose;
  widget_class->grab_focus = ps_locked_page_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  /**
   * PsLockedPage::failed:
   * @error: why the vault cannot be opened
   *
   * The vault could not be opened, whatever the passphrase.
   */
  signals[FAILED] = g_signal_new ("failed",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_PAGE_HEADER);
  g_type_ensure (PS_TYPE_WAIT_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-locked-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, locked_menu);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, status);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, users_box);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, users_scroller);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, users_list);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, label);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, entry);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, wait_label);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, forgotten_button);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, button);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, button_stack);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, spinner);
  gtk_widget_class_install_action (widget_class, "locked.unlock", NULL, unlock_cb);
}

static void
ps_locked_page_init (PsLockedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, open_menu_cb, self, NULL);
  ps_a11y_stack (self->button_stack);
  ps_a11y_name_button (GTK_BUTTON (self->forgotten_button), NULL);
  self->users = g_ptr_array_new ();
  g_signal_connect_object (self->users_list, "selected-rows-changed",
                           G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->users_list, "row-activated",
                           G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wait_label, "notify::waiting",
                           G_CALLBACK (waiting_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate",
                           G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ps_locked_page_new:
 * @workspace: a workspace that was probed
 *
 * Makes the page. ps_locked_page_refresh() fills it.
 *
 * Returns: (transfer floating): a #PsLockedPage
 */
GtkWidget *
ps_locked_page_new (PsWorkspace *workspace)
{
  PsLockedPage *self = g_object_new (PS_TYPE_LOCKED_PAGE, NULL);

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}

/**
 * ps_locked_page_set_known_passphrase:
 * @self: a locked page
 * @passphrase: (nullable): what opens a sample vault
 *
 * Has the page open the vault without asking.
 */
void
ps_locked_page_set_known_passphrase (PsLockedPage *self,
                                     PsSecret     *passphrase)
{
  g_return_if_fail (PS_IS_LOCKED_PAGE (self));

  if (passphrase == NULL)
    return;

  self->known = ps_secret_ref (passphrase);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_visible (self->forgotten_button, FALSE);
}

static void
describe (PsLockedPage *self)
{
  if (self->known != NULL)
    adw_status_page_set_description (self->status, _("Sample data opens without a passphrase."));
  else if (self->users->len == 1)
    {
      const PsKeyringUser *only = g_ptr_array_index (self->users, 0);
      g_autofree char *escaped = g_markup_escape_text (only->name, -1);
      /* Translators: %s is the name of the only user. */
      g_autofree char *text = g_strdup_printf (_("Enter the passphrase of %s."), escaped);

      adw_status_page_set_description (self->status, text);
    }
  else
    adw_status_page_set_description (self->status, _("Choose your name and enter your passphrase."));
}

/* A few names are all to be seen, in the place of the picture; many scroll. */
static void
fit_users (PsLockedPage *self)
{
  gboolean several = self->users->len > 1;
  gboolean many = self->users->len > USERS_SEEN;

  gtk_widget_set_visible (self->users_box, several);
  adw_status_page_set_icon_name (self->status, several ? NULL : "ps-locked-symbolic");
  gtk_scrolled_window_set_policy (self->users_scroller, GTK_POLICY_NEVER,
                                  many ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_scrolled_window_set_min_content_height (self->users_scroller, many ? USERS_HEIGHT : -1);
}

/**
 * ps_locked_page_refresh:
 * @self: a locked page
 * @last_user_id: (nullable): who unlocked it last; they are chosen
 * @switching: whether somebody else wants to; who they are is then what it asks first
 *
 * Shows who may unlock, and an empty entry. Nothing here tells what was open before.
 */
void
ps_locked_page_refresh (PsLockedPage *self,
                        const char   *last_user_id,
                        gboolean      switching)
{
  g_return_if_fail (PS_IS_LOCKED_PAGE (self));

  g_ptr_array_unref (self->users);
  self->users = ps_workspace_list_users (self->workspace);
  ps_user_rows_fill (self->users_list, self->users);
  fit_users (self);
  self->asks_who = !ps_user_rows_choose (self->users_list, self->users, last_user_id, switching) ||
                   switching;
  describe (self);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  ps_error_label_set_text (self->error_label, NULL);
  if (self->known == NULL)
    ps_wait_label_refresh (self->wait_label, self->workspace);
}
