#include "ps-private-note.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-a11y.h"
#include "ps-debrief-words.h"
#include "ps-error-label.h"
#include "ps-field.h"

/**
 * PsPrivateNote:
 *
 * What a professional writes beside a debrief for nobody but themselves, set apart from it, with a
 * sentence that says who can read it.
 *
 * It is stored by itself as the debrief is, and kept as a version when the debrief is finished or
 * when somebody asks for it.
 */
struct _PsPrivateNote
{
  GtkBox          parent_instance;

  PsPrivateNotes *notes;
  gint64          session_id;
  PsAutosave     *autosave;
  guint           n_versions;
  gboolean        draft;       /* what is there is not kept as a version */
  gboolean        keeping;     /* a version is being stored */

  PsField        *field;
  PsErrorLabel   *error;
  GtkLabel       *saved;
  GtkWidget      *keep_button;
};

#define LINES 4

G_DEFINE_FINAL_TYPE (PsPrivateNote, ps_private_note, GTK_TYPE_BOX)

static void
show_saved (PsPrivateNote *self)
{
  PsAutosaveState state = ps_autosave_get_state (self->autosave);
  g_autofree char *kept = NULL;

  if (self->n_versions > 0)
    kept = g_strdup_printf (ngettext ("%u version is kept", "%u versions are kept",
                                      self->n_versions), self->n_versions);
  gtk_label_set_text (self->saved, state != PS_AUTOSAVE_CLEAN || kept == NULL
                                   ? ps_debrief_words_saved (state, FALSE) : kept);
  gtk_widget_set_sensitive (self->keep_button, self->draft && !self->keeping);
}

static void
touch (PsPrivateNote *self)
{
  self->draft = TRUE;
  ps_autosave_touch (self->autosave);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsPrivateNote) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = ps_private_notes_finish (PS_PRIVATE_NOTES (source), result, &error);

  ps_autosave_done (self->autosave, saved);
  if (self->field != NULL)
    ps_error_label_set_error (self->error, error);
}

static void
save_draft (gpointer user_data)
{
  PsPrivateNote *self = user_data;
  char *text = ps_field_dup_text (self->field);

  ps_private_notes_save_draft_async (self->notes, self->session_id, text, NULL, saved_cb,
                                     g_object_ref (self));
  explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PsPrivateNote) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean kept = ps_private_notes_finish (PS_PRIVATE_NOTES (source), result, &error);

  self->keeping = FALSE;
  if (self->field == NULL)
    return;

  ps_error_label_set_error (self->error, error);
  if (kept)
    self->n_versions++;
  else
    touch (self);
  show_saved (self);
}

/* Somebody looks at another page, draws the curtain or locks: nothing waits until they are back. */
static void
ps_private_note_unmap (GtkWidget *widget)
{
  ps_autosave_flush (PS_PRIVATE_NOTE (widget)->autosave);

  GTK_WIDGET_CLASS (ps_private_note_parent_class)->unmap (widget);
}

static void
ps_private_note_dispose (GObject *object)
{
  PsPrivateNote *self = PS_PRIVATE_NOTE (object);

  self->field = NULL;
  if (self->autosave != NULL)
    ps_autosave_stop (self->autosave);
  g_clear_object (&self->notes);

  G_OBJECT_CLASS (ps_private_note_parent_class)->dispose (object);
}

static void
ps_private_note_finalize (GObject *object)
{
  g_object_unref (PS_PRIVATE_NOTE (object)->autosave);

  G_OBJECT_CLASS (ps_private_note_parent_class)->finalize (object);
}

static void
ps_private_note_class_init (PsPrivateNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_private_note_dispose;
  G_OBJECT_CLASS (klass)->finalize = ps_private_note_finalize;
  GTK_WIDGET_CLASS (klass)->unmap = ps_private_note_unmap;
}

static GtkWidget *
make_heading (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("changes-prevent-symbolic");
  GtkWidget *label = gtk_label_new (_("Private note"));

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);

  return line;
}

static void
ps_private_note_init (PsPrivateNote *self)
{
  GtkBox *box = GTK_BOX (self);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->autosave = ps_autosave_new (save_draft, self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (box, 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "ps-card");

  gtk_box_append (box, make_heading ());

  /* What it says is also heard, as the description of the field. */
  self->field = g_object_new (PS_TYPE_FIELD,
                              "title", _("What is for you _alone"),
                              "hint", _("Only you can read this: no Peer Leader, no administrator, "
                                        "not even the recovery sheet. If your passphrase is forgotten "
                                        "and you are given a new one, nobody can open it any more."),
                              "lines", LINES,
                              NULL);
  gtk_box_append (box, GTK_WIDGET (self->field));

  self->error = g_object_new (PS_TYPE_ERROR_LABEL, NULL);
  gtk_box_append (box, GTK_WIDGET (self->error));

  self->saved = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->saved, 0);
  gtk_label_set_wrap (self->saved, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->saved), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->saved), "dim-label");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->saved));

  self->keep_button = gtk_button_new_with_mnemonic (_("_Keep as Version"));
  ps_a11y_name_button (GTK_BUTTON (self->keep_button), NULL);
  gtk_widget_set_valign (self->keep_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->keep_button, "clicked", G_CALLBACK (ps_private_note_keep), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->keep_button);
  gtk_box_append (box, line);

  g_signal_connect_object (self->autosave, "changed", G_CALLBACK (show_saved), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ps_private_note_keep:
 *
 * Keeps what is written as a version, if it is not one already. What is typed while it is being stored
 * is a draft again.
 */
void
ps_private_note_keep (PsPrivateNote *self)
{
  char *text;

  g_return_if_fail (PS_IS_PRIVATE_NOTE (self));

  if (self->keeping || !self->draft)
    return;

  self->keeping = TRUE;
  self->draft = FALSE;
  ps_autosave_stop (self->autosave);
  text = ps_field_dup_text (self->field);
  ps_private_notes_keep_async (self->notes, self->session_id, text, NULL, kept_cb,
                               g_object_ref (self));
  explicit_bzero (text, strlen (text));
  g_free (text);
  show_saved (self);
}

/**
 * ps_private_note_append:
 * @box: where it stands, below what two people write together
 * @form: of the debrief; when its signal "closed" says that it is done, so is the note
 * @debriefs: of who has unlocked the vault
 * @session_id: about which meeting
 *
 * Returns: (transfer none) (nullable): what is now the last in @box; %NULL for who keeps no such
 *   notes. Where the note cannot be opened it says why, and nothing can be written over it
 */
PsPrivateNote *
ps_private_note_append (GtkBox     *box,
                        GObject    *form,
                        PsDebriefs *debriefs,
                        gint64      session_id)
{
  PsPrivateNotes *notes = ps_debriefs_get_private_notes (debriefs);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsSecret) text = NULL;
  PsPrivateNote *self;

  if (!ps_private_notes_are_mine_to_write (notes))
    return NULL;

  self = g_object_new (PS_TYPE_PRIVATE_NOTE, NULL);
  self->notes = g_object_ref (notes);
  self->session_id = session_id;
  text = ps_private_notes_load (notes, session_id, &self->draft, &self->n_versions, &error);
  if (text == NULL)
    {
      ps_error_label_set_error (self->error, error);
      gtk_widget_set_sensitive (GTK_WIDGET (self->field), FALSE);
      self->draft = FALSE;
    }
  else
    {
      ps_field_set_text (self->field, ps_secret_get_text (text));
    }
  g_signal_connect_object (self->field, "changed", G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "closed", G_CALLBACK (ps_private_note_keep), self,
                           G_CONNECT_SWAPPED);
  show_saved (self);
  gtk_box_append (box, GTK_WIDGET (self));

  return self;
}

/* What decides when it is stored; for tests, which say when. */
PsAutosave *
ps_private_note_get_autosave (PsPrivateNote *self)
{
  g_return_val_if_fail (PS_IS_PRIVATE_NOTE (self), NULL);

  return self->autosave;
}
