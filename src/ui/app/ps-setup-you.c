#include "ps-setup-you.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-a11y.h"
#include "ps-error-label.h"
#include "ps-new-passphrase.h"

/**
 * PsSetupYou:
 *
 * First step of the first run: who the first user is, and the passphrase.
 *
 * What is typed stays in the entries, which GTK keeps in memory that is never swapped, until the
 * vault was made.
 */
struct _PsSetupYou
{
  AdwBin           parent_instance;

  GtkWidget       *name_entry;
  PsErrorLabel    *name_error;
  PsNewPassphrase *passphrase;
};

G_DEFINE_FINAL_TYPE (PsSetupYou, ps_setup_you, ADW_TYPE_BIN)

static void
forget_error_cb (PsErrorLabel *label)
{
  ps_error_label_set_text (label, NULL);
}

/* Return goes to the next field; the passphrase knows how to go on. */
static void
activate_cb (PsSetupYou *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static gboolean
ps_setup_you_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PS_SETUP_YOU (widget)->name_entry);
}

static void
ps_setup_you_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_SETUP_YOU);

  G_OBJECT_CLASS (ps_setup_you_parent_class)->dispose (object);
}

static void
ps_setup_you_class_init (PsSetupYouClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_setup_you_dispose;
  widget_class->grab_focus = ps_setup_you_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_NEW_PASSPHRASE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-setup-you.ui");
  gtk_widget_class_bind_template_child (widget_class, PsSetupYou, name_entry);
  gtk_widget_class_bind_template_child (widget_class, PsSetupYou, name_error);
  gtk_widget_class_bind_template_child (widget_class, PsSetupYou, passphrase);
}

static void
ps_setup_you_init (PsSetupYou *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->name_entry, "changed",
                           G_CALLBACK (forget_error_cb), self->name_error, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_entry, "activate",
                           G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ps_setup_you_new:
 *
 * Returns: (transfer floating): a #PsSetupYou
 */
GtkWidget *
ps_setup_you_new (void)
{
  return g_object_new (PS_TYPE_SETUP_YOU, NULL);
}

static gboolean
refuse (PsErrorLabel *label,
        GtkWidget    *entry,
        const char   *text)
{
  ps_error_label_set_text (label, text);
  gtk_widget_grab_focus (entry);

  return FALSE;
}

/**
 * ps_setup_you_check:
 * @widget: a #PsSetupYou
 *
 * Looks at what was typed, says beside the field what cannot be, and goes there.
 *
 * Returns: whether all of it can be
 */
gboolean
ps_setup_you_check (GtkWidget *widget)
{
  PsSetupYou *self = PS_SETUP_YOU (widget);
  g_autofree char *name = ps_setup_you_dup_name (self);

  if (*name == '\0')
    return refuse (self->name_error, self->name_entry, _("Type your name first."));

  /* The keyring counts bytes. */
  if (strlen (name) > 64)
    return refuse (self->name_error, self->name_entry, _("This name is too long."));

  return ps_new_passphrase_check (self->passphrase);
}

/**
 * ps_setup_you_dup_name:
 * @self: the step
 *
 * Returns: (transfer full): the name, without blanks around it
 */
char *
ps_setup_you_dup_name (PsSetupYou *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
}

/**
 * ps_setup_you_dup_passphrase:
 * @self: the step
 *
 * Returns: (transfer full): the passphrase, as it was typed
 */
PsSecret *
ps_setup_you_dup_passphrase (PsSetupYou *self)
{
  return ps_new_passphrase_dup (self->passphrase);
}

/**
 * ps_setup_you_wipe:
 * @self: the step
 *
 * Forgets the passphrase: the vault was made.
 */
void
ps_setup_you_wipe (PsSetupYou *self)
{
  ps_new_passphrase_wipe (self->passphrase);
}
