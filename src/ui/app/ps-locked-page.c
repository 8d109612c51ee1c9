#include "ps-locked-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-a11y.h"
#include "ps-error-label.h"
#include "ps-error.h"
#include "ps-page-header.h"

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
  AdwBin         parent_instance;

  PsWorkspace   *workspace;
  PsSecret      *known;          /* nullable: of a sample vault */
  GStrv          names;          /* of the users */
  GCancellable  *cancellable;    /* while it unlocks */
  AdwStatusPage *status;
  GtkWidget     *users_box;
  AdwComboRow   *users_row;      /* nullable: while there is but one user */
  GtkWidget     *label;
  GtkWidget     *entry;
  PsErrorLabel  *error_label;
  GtkWidget     *button;
  GtkStack      *button_stack;
  GtkSpinner    *spinner;
};

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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "locked.unlock", !busy);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  busy ? _("Unlocking…") : _("Unlock"),
                                  -1);
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
      gtk_widget_grab_focus (self->entry);
    }
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

static const char *
get_user_name (PsLockedPage *self)
{
  guint selected = self->users_row != NULL ? adw_combo_row_get_selected (self->users_row) : 0;

  if (self->names == NULL || selected >= g_strv_length (self->names))
    return NULL;

  return self->names[selected];
}

static void
unlock_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  PsLockedPage *self = PS_LOCKED_PAGE (widget);
  const char *user = get_user_name (self);
  PsSecret *passphrase;

  if (self->cancellable != NULL || user == NULL)
    return;

  passphrase = take_passphrase (self);
  if (passphrase == NULL)
    return;

  ps_error_label_set_text (self->error_label, NULL);

  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  ps_workspace_unlock_async (self->workspace, user, passphrase, self->cancellable, unlocked_cb,
                             g_object_ref (self));
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
  g_clear_pointer (&self->names, g_strfreev);
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-locked-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, status);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, users_box);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, label);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, entry);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, button);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, button_stack);
  gtk_widget_class_bind_template_child (widget_class, PsLockedPage, spinner);
  gtk_widget_class_install_action (widget_class, "locked.unlock", NULL, unlock_cb);
}

static void
ps_locked_page_init (PsLockedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_stack (self->button_stack);
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
}

/* A combo row is as much to build as all the rest of the page, and most vaults have one user. */
static void
show_users (PsLockedPage *self)
{
  guint n = self->names != NULL ? g_strv_length (self->names) : 0;
  g_autoptr (GtkStringList) model = NULL;

  gtk_widget_set_visible (self->users_box, n > 1);
  if (n <= 1 && self->users_row == NULL)
    return;

  if (self->users_row == NULL)
    {
      self->users_row = ADW_COMBO_ROW (adw_combo_row_new ());
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->users_row), _("_Your name"));
      adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->users_row), TRUE);
      ps_combo_row_describe (self->users_row);
      gtk_list_box_append (GTK_LIST_BOX (self->users_box), GTK_WIDGET (self->users_row));
    }

  model = gtk_string_list_new ((const char * const *) self->names);
  adw_combo_row_set_model (self->users_row, G_LIST_MODEL (model));
  for (guint i = 0; i < n; i++)
    {
      if (g_strcmp0 (self->names[i], ps_workspace_get_user_name (self->workspace)) == 0)
        adw_combo_row_set_selected (self->users_row, i);
    }
}

/**
 * ps_locked_page_refresh:
 * @self: a locked page
 *
 * Shows who may unlock, with whoever did last chosen, and an empty entry.
 */
void
ps_locked_page_refresh (PsLockedPage *self)
{
  g_return_if_fail (PS_IS_LOCKED_PAGE (self));

  g_strfreev (self->names);
  self->names = ps_workspace_get_user_names (self->workspace);
  show_users (self);

  if (self->known != NULL)
    adw_status_page_set_description (self->status, _("Sample data opens without a passphrase."));
  else if (self->names != NULL && g_strv_length (self->names) == 1)
    {
      g_autofree char *escaped = g_markup_escape_text (self->names[0], -1);
      /* Translators: %s is the name of the only user. */
      g_autofree char *text = g_strdup_printf (_("Enter the passphrase of %s."), escaped);

      adw_status_page_set_description (self->status, text);
    }
  else
    adw_status_page_set_description (self->status, _("Choose your name and enter your passphrase."));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  ps_error_label_set_text (self->error_label, NULL);
}
