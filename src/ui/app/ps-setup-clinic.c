#include "ps-setup-clinic.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-contacts-editor.h"
#include "ps-error-label.h"
#include "ps-number-entry.h"

/**
 * PsSetupClinic:
 *
 * Third step of the first run: what flyers say, and the numbers of the crisis card.
 */
struct _PsSetupClinic
{
  AdwBin            parent_instance;

  GtkWidget        *name_entry;
  PsErrorLabel     *name_error;
  GtkWidget        *phone_entry;
  PsContactsEditor *contacts;
};

G_DEFINE_FINAL_TYPE (PsSetupClinic, ps_setup_clinic, ADW_TYPE_BIN)

static void
name_changed_cb (PsSetupClinic *self)
{
  ps_error_label_set_text (self->name_error, NULL);
}

static void
activate_cb (GtkWidget     *entry,
             PsSetupClinic *self)
{
  if (entry == self->name_entry)
    gtk_widget_grab_focus (self->phone_entry);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->contacts), GTK_DIR_TAB_FORWARD);
}

static gboolean
ps_setup_clinic_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PS_SETUP_CLINIC (widget)->name_entry);
}

static void
ps_setup_clinic_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_SETUP_CLINIC);

  G_OBJECT_CLASS (ps_setup_clinic_parent_class)->dispose (object);
}

static void
ps_setup_clinic_class_init (PsSetupClinicClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_setup_clinic_dispose;
  widget_class->grab_focus = ps_setup_clinic_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  g_type_ensure (PS_TYPE_CONTACTS_EDITOR);
  g_type_ensure (PS_TYPE_ERROR_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-setup-clinic.ui");
  gtk_widget_class_bind_template_child (widget_class, PsSetupClinic, name_entry);
  gtk_widget_class_bind_template_child (widget_class, PsSetupClinic, name_error);
  gtk_widget_class_bind_template_child (widget_class, PsSetupClinic, phone_entry);
  gtk_widget_class_bind_template_child (widget_class, PsSetupClinic, contacts);
}

static void
ps_setup_clinic_init (PsSetupClinic *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_number_entry (self->phone_entry);

  g_signal_connect_object (self->name_entry, "changed",
                           G_CALLBACK (name_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_entry, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (self->phone_entry, "activate", G_CALLBACK (activate_cb), self, 0);
}

/**
 * ps_setup_clinic_new:
 *
 * Returns: (transfer floating): a #PsSetupClinic
 */
GtkWidget *
ps_setup_clinic_new (void)
{
  return g_object_new (PS_TYPE_SETUP_CLINIC, NULL);
}

/**
 * ps_setup_clinic_check:
 * @widget: a #PsSetupClinic
 *
 * Looks at what was typed, says beside the field what cannot be, and goes there.
 *
 * Returns: whether all of it can be
 */
gboolean
ps_setup_clinic_check (GtkWidget *widget)
{
  PsSetupClinic *self = PS_SETUP_CLINIC (widget);
  g_autofree char *name = ps_setup_clinic_dup_name (self);

  if (*name != '\0')
    return TRUE;

  ps_error_label_set_text (self->name_error, _("Type the name of the clinic first."));
  gtk_widget_grab_focus (self->name_entry);

  return FALSE;
}

/**
 * ps_setup_clinic_dup_name:
 * @self: the step
 *
 * Returns: (transfer full): the clinic's name, without blanks around it
 */
char *
ps_setup_clinic_dup_name (PsSetupClinic *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
}

/**
 * ps_setup_clinic_dup_phone:
 * @self: the step
 *
 * Returns: (transfer full): the clinic's phone number, or ""
 */
char *
ps_setup_clinic_dup_phone (PsSetupClinic *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->phone_entry))));
}

/**
 * ps_setup_clinic_dup_contacts:
 * @self: the step
 *
 * Returns: (transfer full) (element-type PsLocalContactRow): the numbers
 */
GPtrArray *
ps_setup_clinic_dup_contacts (PsSetupClinic *self)
{
  return ps_contacts_editor_store (self->contacts);
}
