#include "ps-preferences.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-backup-words.h"
#include "ps-chime.h"
#include "ps-contacts-editor.h"
#include "ps-error-label.h"
#include "ps-list-box.h"
#include "ps-number-entry.h"
#include "ps-right.h"
#include "ps-settings.h"
#include "ps-spin.h"
#include "ps-window.h"

/**
 * PsPreferences:
 *
 * What the clinic is, and how the window behaves.
 *
 * There is no button to save: what was typed is stored a moment after the last key, and at once when
 * the window closes or the vault locks.
 */
struct _PsPreferences
{
  AdwWindow         parent_instance;

  PsClinic         *clinic;
  PsBackups        *backups;
  const PsClock    *clock;
  GSettings        *settings;      /* nullable */
  PsChime          *chime;         /* nullable: until it is tried */
  guint             save_id;

  GtkWidget        *clinic_group;
  GtkWidget        *contacts_group;
  GtkWidget        *name_entry;
  GtkWidget        *phone_entry;
  PsErrorLabel     *error_label;
  PsContactsEditor *contacts;
  AdwActionRow     *backups_row;
  GtkWidget        *meeting_group;
  GtkWidget        *seconds_switch;
  GtkWidget        *chime_switch;
  GtkAdjustment    *volume;
  GtkWidget        *lock_group;
  GtkWidget        *minutes_spin;
};

/* Long enough not to store every key, short enough not to be noticed. */
#define SAVE_AFTER_MS 800

G_DEFINE_FINAL_TYPE (PsPreferences, ps_preferences, ADW_TYPE_WINDOW)

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsPreferences) self = user_data;
  g_autoptr (GError) error = NULL;

  ps_clinic_save_finish (PS_CLINIC (source), result, &error);
  if (self->error_label != NULL)
    ps_error_label_set_error (self->error_label, error);
}

static void
save (PsPreferences *self)
{
  g_autofree char *name =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
  g_autofree char *phone =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->phone_entry))));
  g_autoptr (GPtrArray) contacts = ps_contacts_editor_store (self->contacts);

  g_clear_handle_id (&self->save_id, g_source_remove);

  if (*name == '\0')
    {
      ps_error_label_set_text (self->error_label, _("The clinic needs a name."));
      return;
    }

  ps_clinic_save_async (self->clinic, name, phone, contacts, NULL, saved_cb, g_object_ref (self));
}

static gboolean
save_cb (gpointer user_data)
{
  PsPreferences *self = user_data;

  self->save_id = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (PsPreferences *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_AFTER_MS, save_cb, self);
}

static void
ps_preferences_dispose (GObject *object)
{
  PsPreferences *self = PS_PREFERENCES (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_object (&self->chime);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_PREFERENCES);
  g_clear_object (&self->clinic);
  g_clear_object (&self->backups);

  G_OBJECT_CLASS (ps_preferences_parent_class)->dispose (object);
}

/* Closed by a person or destroyed because the vault locks: either way it is unrealized while its
 * entries still hold what was typed. */
static void
ps_preferences_unrealize (GtkWidget *widget)
{
  PsPreferences *self = PS_PREFERENCES (widget);

  if (self->save_id != 0)
    save (self);

  GTK_WIDGET_CLASS (ps_preferences_parent_class)->unrealize (widget);
}

static void
try_chime_cb (GtkWidget  *widget,
              const char *action_name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  PsPreferences *self = PS_PREFERENCES (widget);

  if (self->chime == NULL)
    self->chime = ps_chime_new (self->settings);
  ps_chime_ring (self->chime);
}

/* They stand over the window, and over this one while it is there. */
static void
backups_cb (GtkWidget  *widget,
            const char *action_name G_GNUC_UNUSED,
            GVariant   *parameter G_GNUC_UNUSED)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (PS_IS_WINDOW (window))
    ps_window_show_backups (PS_WINDOW (window));
}

static void
show_backups (PsPreferences *self)
{
  g_autofree char *last = ps_backup_words_last (self->backups, ps_clock_wall (self->clock));
  g_autofree char *escaped = g_markup_escape_text (last, -1);

  adw_action_row_set_subtitle (self->backups_row, escaped);
}

static void
ps_preferences_class_init (PsPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_preferences_dispose;
  widget_class->unrealize = ps_preferences_unrealize;

  g_type_ensure (PS_TYPE_CONTACTS_EDITOR);
  g_type_ensure (PS_TYPE_ERROR_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PsPreferences, clinic_group);
  gtk_widget_class_bind_template_child (widget_class, PsPreferences, contacts_group);
  gtk_widget_class_bind_template_child (widget_class, PsPreferences, name_entry);
  gtk_widget_class_bind_template_child (widget_class, PsPreferences, phone_entry);
  gtk_widget_class_bind_template_child (widget_class, PsPreferences, error_label);
  gtk_widget_class_bind_template_child (widget_class, PsPreferences, contacts);
  gtk_widget_class_bind_template_child (widget_class, PsPreferences, backups_row);
  gtk_widget_class_bind_template_child (widget_class, PsPreferences, meeting_group);
  gtk_widget_class_bind_template_child (widget_class, PsPreferences, seconds_switch);
  gtk_widget_class_bind_template_child (widget_class, PsPreferences, chime_switch);
  gtk_widget_class_bind_template_child (widget_class, PsPreferences, volume);
  gtk_widget_class_bind_template_child (widget_class, PsPreferences, lock_group);
  gtk_widget_class_bind_template_child (widget_class, PsPreferences, minutes_spin);

  gtk_widget_class_install_action (widget_class, "preferences.try-chime", NULL, try_chime_cb);
  gtk_widget_class_install_action (widget_class, "preferences.backups", NULL, backups_cb);
}

static void
ps_preferences_init (PsPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_number_entry (self->phone_entry);
  ps_spin_scroll_past (self->minutes_spin);
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_error_label_set_field (self->error_label, self->name_entry);
  /* Each has a name of its own, and would be read with its row's title after it. */
  ps_row_activates (gtk_widget_get_ancestor (self->name_entry, ADW_TYPE_ACTION_ROW), self->name_entry);
  ps_row_activates (gtk_widget_get_ancestor (self->phone_entry, ADW_TYPE_ACTION_ROW), self->phone_entry);
  ps_row_activates (gtk_widget_get_ancestor (self->seconds_switch, ADW_TYPE_ACTION_ROW),
                    self->seconds_switch);
  ps_row_activates (gtk_widget_get_ancestor (self->minutes_spin, ADW_TYPE_ACTION_ROW),
                    self->minutes_spin);

  self->settings = ps_settings_new ();
  gtk_widget_set_visible (self->meeting_group, self->settings != NULL);
  gtk_widget_set_visible (self->lock_group, self->settings != NULL);
  if (self->settings != NULL)
    {
      g_settings_bind (self->settings, "show-seconds",
                       self->seconds_switch, "active", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "chime",
                       self->chime_switch, "active", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "chime-volume",
                       self->volume, "value", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "lock-after-minutes",
                       gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (self->minutes_spin)),
                       "value", G_SETTINGS_BIND_DEFAULT);
    }
}

/* What somebody may not change is not shown to them as if they could. */
static void
take_rights (PsPreferences *self,
             PsRole         roles)
{
  gboolean clinic = ps_roles_may (roles, PS_RIGHT_CLINIC);

  gtk_widget_set_visible (self->clinic_group, clinic);
  gtk_widget_set_visible (self->contacts_group, clinic);
  if (!ps_roles_may (roles, PS_RIGHT_MEETINGS))
    gtk_widget_set_visible (self->meeting_group, FALSE);
}

/**
 * ps_preferences_new:
 * @workspace: a workspace that is open
 *
 * Returns: (transfer floating): a #PsPreferences
 */
GtkWidget *
ps_preferences_new (PsWorkspace *workspace)
{
  PsPreferences *self = g_object_new (PS_TYPE_PREFERENCES, NULL);
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GError) error = NULL;

  take_rights (self, ps_workspace_get_roles (workspace));
  self->clinic = g_object_ref (ps_workspace_get_clinic (workspace));
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), ps_clinic_get_name (self->clinic));
  gtk_editable_set_text (GTK_EDITABLE (self->phone_entry), ps_clinic_get_phone (self->clinic));

  contacts = ps_clinic_get_contacts (self->clinic, &error);
  if (contacts != NULL)
    ps_contacts_editor_load (self->contacts, contacts);
  ps_error_label_set_error (self->error_label, error);

  g_signal_connect_object (self->name_entry, "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->phone_entry, "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->contacts, "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  self->backups = g_object_ref (ps_workspace_get_backups (workspace));
  self->clock = ps_workspace_get_clock (workspace);
  g_signal_connect_object (self->backups, "notify", G_CALLBACK (show_backups), self,
                           G_CONNECT_SWAPPED);
  show_backups (self);

  return GTK_WIDGET (self);
}
