#include "ps-new-passphrase.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-a11y.h"
#include "ps-error-label.h"

/**
 * PsNewPassphrase:
 *
 * Asks twice for a passphrase that is being made up, and says how good its length is.
 *
 * What is typed stays in the entries, which GTK keeps in memory that is never swapped, until
 * ps_new_passphrase_wipe().
 */
struct _PsNewPassphrase
{
  AdwBin        parent_instance;

  GtkLabel     *first_label;
  GtkWidget    *first_entry;
  PsErrorLabel *first_error;
  GtkLabel     *hint;
  GtkWidget    *second_entry;
  PsErrorLabel *second_error;
};

G_DEFINE_FINAL_TYPE (PsNewPassphrase, ps_new_passphrase, ADW_TYPE_BIN)

/* Length is what counts against guessing; which characters they are hardly does. */
static const char *
get_hint (glong n_chars)
{
  if (n_chars == 0)
    return _("Four or five words that do not belong together are easy to remember and hard to "
             "guess.");
  if (n_chars < PS_NEW_PASSPHRASE_MIN)
    return _("Too short so far: a few more words.");
  if (n_chars < 14)
    return _("It will do. One more word would make it much stronger.");
  if (n_chars < 20)
    return _("A good length.");

  return _("A very good length.");
}

static void
first_changed_cb (PsNewPassphrase *self)
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

/* Return goes to the second entry, and from there on: with the next step, or what a dialog saves. */
static void
activate_cb (GtkWidget       *entry,
             PsNewPassphrase *self)
{
  if (entry == self->first_entry)
    gtk_widget_grab_focus (self->second_entry);
  else if (!gtk_widget_activate_action (GTK_WIDGET (self), "setup.next", NULL))
    gtk_widget_activate_action (GTK_WIDGET (self), "dialog.save", NULL);
}

static gboolean
ps_new_passphrase_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PS_NEW_PASSPHRASE (widget)->first_entry);
}

static void
ps_new_passphrase_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_NEW_PASSPHRASE);

  G_OBJECT_CLASS (ps_new_passphrase_parent_class)->dispose (object);
}

static void
ps_new_passphrase_class_init (PsNewPassphraseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_new_passphrase_dispose;
  widget_class->grab_focus = ps_new_passphrase_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-new-passphrase.ui");
  gtk_widget_class_bind_template_child (widget_class, PsNewPassphrase, first_label);
  gtk_widget_class_bind_template_child (widget_class, PsNewPassphrase, first_entry);
  gtk_widget_class_bind_template_child (widget_class, PsNewPassphrase, first_error);
  gtk_widget_class_bind_template_child (widget_class, PsNewPassphrase, hint);
  gtk_widget_class_bind_template_child (widget_class, PsNewPassphrase, second_entry);
  gtk_widget_class_bind_template_child (widget_class, PsNewPassphrase, second_error);
}

static void
ps_new_passphrase_init (PsNewPassphrase *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->first_entry, "changed",
                           G_CALLBACK (first_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->second_entry, "changed",
                           G_CALLBACK (forget_error_cb), self->second_error, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->first_entry, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (self->second_entry, "activate", G_CALLBACK (activate_cb), self, 0);
  first_changed_cb (self);
}

/**
 * ps_new_passphrase_set_title:
 * @title: what the first entry is called, translated, with a mnemonic
 */
void
ps_new_passphrase_set_title (PsNewPassphrase *self,
                             const char      *title)
{
  g_return_if_fail (PS_IS_NEW_PASSPHRASE (self));

  gtk_label_set_label (self->first_label, title);
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
 * ps_new_passphrase_refuse:
 * @text: why it cannot be, translated
 *
 * Says so beside the first entry, and goes there.
 */
void
ps_new_passphrase_refuse (PsNewPassphrase *self,
                          const char      *text)
{
  g_return_if_fail (PS_IS_NEW_PASSPHRASE (self));

  refuse (self->first_error, self->first_entry, text);
}

/**
 * ps_new_passphrase_check:
 *
 * Looks at what was typed, says beside the entry what cannot be, and goes there.
 *
 * Returns: whether it can be
 */
gboolean
ps_new_passphrase_check (PsNewPassphrase *self)
{
  const char *first;
  const char *second;

  g_return_val_if_fail (PS_IS_NEW_PASSPHRASE (self), FALSE);

  first = gtk_editable_get_text (GTK_EDITABLE (self->first_entry));
  second = gtk_editable_get_text (GTK_EDITABLE (self->second_entry));

  if (g_utf8_strlen (first, -1) < PS_NEW_PASSPHRASE_MIN)
    {
      g_autofree char *text = NULL;

      text = g_strdup_printf (ngettext ("The passphrase needs at least %d character.",
                                        "The passphrase needs at least %d characters.",
                                        PS_NEW_PASSPHRASE_MIN),
                              PS_NEW_PASSPHRASE_MIN);
      return refuse (self->first_error, self->first_entry, text);
    }

  if (!g_str_equal (first, second))
    return refuse (self->second_error, self->second_entry, _("The two are not the same."));

  return TRUE;
}

/**
 * ps_new_passphrase_dup:
 *
 * Returns: (transfer full): the passphrase, as it was typed
 */
PsSecret *
ps_new_passphrase_dup (PsNewPassphrase *self)
{
  const char *typed;

  g_return_val_if_fail (PS_IS_NEW_PASSPHRASE (self), NULL);

  typed = gtk_editable_get_text (GTK_EDITABLE (self->first_entry));

  return ps_secret_new (typed, strlen (typed));
}

/**
 * ps_new_passphrase_wipe:
 *
 * Forgets it: it is set.
 */
void
ps_new_passphrase_wipe (PsNewPassphrase *self)
{
  g_return_if_fail (PS_IS_NEW_PASSPHRASE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->first_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->second_entry), "");
}
