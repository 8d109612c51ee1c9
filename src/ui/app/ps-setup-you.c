#include "ps-setup-you.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-a11y.h"
#include "ps-error-label.h"

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
  AdwBin        parent_instance;

  GtkWidget    *name_entry;
  PsErrorLabel *name_error;
  GtkWidget    *first_entry;
  PsErrorLabel *first_error;
  GtkLabel     *hint;
  GtkWidget    *second_entry;
  PsErrorLabel *second_error;
};

G_DEFINE_FINAL_TYPE (PsSetupYou, ps_setup_you, ADW_TYPE_BIN)

/* Length is what counts against guessing; which characters they are hardly does. */
static const char *
get_hint (glong n_chars)
{
  if (n_chars == 0)
    return _("Four or five words that do not belong together are easy to remember and hard to "
             "guess.");
  if (n_chars < PS_SETUP_PASSPHRASE_MIN)
    return _("Too short so far: a few more words.");
  if (n_chars < 14)
    return _("It will do. One more word would make it much stronger.");
  if (n_chars < 20)
    return _("A good length.");

  return _("A very good length.");
}

static void
first_changed_cb (PsSetupYou *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->first_entry));

  gtk_label_set_label (self->hint, get_hint (g_utf8_strlen (typed, -1)));
  ps_error_label_set_text (self->first_error, NULL);
}

static void
forget_error_cb (PsErrorLabel *label)
{
  ps_error_label_set_text (label, NULL);
}

/* Return goes to the next field, and from the last one to the next step. */
static void
activate_cb (GtkWidget  *entry,
             PsSetupYou *self)
{
  if (entry == self->name_entry)
    gtk_widget_grab_focus (self->first_entry);
  else if (entry == self->first_entry)
    gtk_widget_grab_focus (self->second_entry);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "setup.next", NULL);
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-setup-you.ui");
  gtk_widget_class_bind_template_child (widget_class, PsSetupYou, name_entry);
  gtk_widget_class_bind_template_child (widget_class, PsSetupYou, name_error);
  gtk_widget_class_bind_template_child (widget_class, PsSetupYou, first_entry);
  gtk_widget_class_bind_template_child (widget_class, PsSetupYou, first_error);
  gtk_widget_class_bind_template_child (widget_class, PsSetupYou, hint);
  gtk_widget_class_bind_template_child (widget_class, PsSetupYou, second_entry);
  gtk_widget_class_bind_template_child (widget_class, PsSetupYou, second_error);
}

static void
ps_setup_you_init (PsSetupYou *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->first_entry, "changed",
                           G_CALLBACK (first_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_entry, "changed",
                           G_CALLBACK (forget_error_cb), self->name_error, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->second_entry, "changed",
                           G_CALLBACK (forget_error_cb), self->second_error, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_entry, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (self->first_entry, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (self->second_entry, "activate", G_CALLBACK (activate_cb), self, 0);
  first_changed_cb (self);
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
  const char *first = gtk_editable_get_text (GTK_EDITABLE (self->first_entry));
  const char *second = gtk_editable_get_text (GTK_EDITABLE (self->second_entry));

  if (*name == '\0')
    return refuse (self->name_error, self->name_entry, _("Type your name first."));

  /* The keyring counts bytes. */
  if (strlen (name) > 64)
    return refuse (self->name_error, self->name_entry, _("This name is too long."));

  if (g_utf8_strlen (first, -1) < PS_SETUP_PASSPHRASE_MIN)
    {
      g_autofree char *text = NULL;

      text = g_strdup_printf (ngettext ("The passphrase needs at least %d character.",
                                        "The passphrase needs at least %d characters.",
                                        PS_SETUP_PASSPHRASE_MIN),
                              PS_SETUP_PASSPHRASE_MIN);
      return refuse (self->first_error, self->first_entry, text);
    }

  if (!g_str_equal (first, second))
    return refuse (self->second_error, self->second_entry, _("The two are not the same."));

  return TRUE;
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
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->first_entry));

  return ps_secret_new (typed, strlen (typed));
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
  gtk_editable_set_text (GTK_EDITABLE (self->first_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->second_entry), "");
}
