#include "ps-contacts-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-a11y.h"
#include "ps-narrow-bin.h"
#include "ps-number-entry.h"

/**
 * PsContactsEditor:
 *
 * The local numbers of the crisis card: who, and the number.
 *
 * There is a line for each kind that a card should have, ready to be filled in, and as many more as
 * are wanted. A line without a number is not kept.
 */
struct _PsContactsEditor
{
  GtkWidget  parent_instance;

  GtkWidget *bin;             /* a PsNarrowBin around the lines */
  GtkWidget *lines;           /* a GtkBox of lines */
  GtkWidget *add_button;
};

typedef struct {
  gint64     id;
  char      *kind;
  gint64     checked_at;
  GtkWidget *name;
  GtkWidget *number;
} Line;

static const struct {
  const char *kind;
  const char *name;
} usual[] = {
  { "emergency", N_("Emergency services") },
  { "crisis-line", N_("Crisis line") },
  { "on-call", N_("On-call clinician") },
  { "supervisor", N_("Supervisor") },
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Below this a name has no room beside its number. */
#define FOLD_WIDTH 400

G_DEFINE_FINAL_TYPE (PsContactsEditor, ps_contacts_editor, GTK_TYPE_WIDGET)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->kind);
  g_free (line);
}

static Line *
get_line (GtkWidget *box)
{
  return g_object_get_data (G_OBJECT (box), "ps-line");
}

static void
changed_cb (PsContactsEditor *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Where it is narrow a name stands above its number, and is read whole. */
static void
fold_line (PsContactsEditor *self,
           GtkWidget        *box)
{
  gboolean narrow = ps_narrow_bin_get_narrow (PS_NARROW_BIN (self->bin));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), narrow ? GTK_ORIENTATION_VERTICAL
                                                               : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_hexpand (get_line (box)->number, narrow);
}

static void
fold_cb (PsContactsEditor *self)
{
  gtk_box_set_spacing (GTK_BOX (self->lines),
                       ps_narrow_bin_get_narrow (PS_NARROW_BIN (self->bin)) ? 18 : 6);
  for (GtkWidget *box = gtk_widget_get_first_child (self->lines);
       box != NULL;
       box = gtk_widget_get_next_sibling (box))
    fold_line (self, box);
}

static void
remove_cb (GtkWidget        *button,
           PsContactsEditor *self)
{
  /* The button is beside the number, and that in the line. */
  GtkWidget *box = gtk_widget_get_parent (gtk_widget_get_parent (button));

  gtk_widget_grab_focus (self->add_button);
  gtk_box_remove (GTK_BOX (self->lines), box);
  changed_cb (self);
}

static void
name_entry (GtkWidget  *entry,
            const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static Line *
add_line (PsContactsEditor *self,
          const char       *kind,
          const char       *name,
          const char       *number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  Line *line = g_new0 (Line, 1);
  g_autofree char *label = NULL;
  g_autofree char *remove_label = NULL;

  line->kind = g_strdup (kind);
  line->name = gtk_entry_new ();
  line->number = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (line->name), name);
  gtk_editable_set_width_chars (GTK_EDITABLE (line->name), 10);
  gtk_entry_set_max_length (GTK_ENTRY (line->name), 200);
  gtk_entry_set_placeholder_text (GTK_ENTRY (line->name), _("Who"));
  gtk_widget_set_hexpand (line->name, TRUE);
  name_entry (line->name, *name != '\0' ? name : _("Who"));

  gtk_editable_set_text (GTK_EDITABLE (line->number), number);
  gtk_editable_set_width_chars (GTK_EDITABLE (line->number), 11);
  gtk_entry_set_max_length (GTK_ENTRY (line->number), 60);
  gtk_entry_set_placeholder_text (GTK_ENTRY (line->number), _("Number"));
  ps_number_entry (line->number);
  /* Translators: a number to call, as a screen reader says it; %s is whose, such as “Crisis line”. */
  label = *name != '\0' ? g_strdup_printf (_("Number of %s"), name) : g_strdup (_("Number"));
  name_entry (line->number, label);

  /* Translators: %s is whose number it is, such as “Crisis line”. */
  remove_label = *name != '\0' ? g_strdup_printf (_("Remove %s"), name) : g_strdup (_("Remove"));
  gtk_widget_set_tooltip_text (remove, _("Remove"));
  gtk_widget_add_css_class (remove, "flat");
  ps_a11y_name_button (GTK_BUTTON (remove), remove_label);

  gtk_box_append (GTK_BOX (box), line->name);
  gtk_box_append (GTK_BOX (end), line->number);
  gtk_box_append (GTK_BOX (end), remove);
  gtk_box_append (GTK_BOX (box), end);
  g_object_set_data_full (G_OBJECT (box), "ps-line", line, line_free);
  gtk_box_append (GTK_BOX (self->lines), box);
  fold_line (self, box);

  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, 0);
  g_signal_connect_object (line->name, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (line->number, "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return line;
}

static void
add_clicked_cb (PsContactsEditor *self)
{
  Line *line = add_line (self, "other", "", "");

  gtk_widget_grab_focus (line->name);
}

static void
suggest_cb (PsContactsEditor *self)
{
  const char *number = "988";

  for (GtkWidget *box = gtk_widget_get_first_child (self->lines);
       box != NULL;
       box = gtk_widget_get_next_sibling (box))
    {
      Line *line = get_line (box);

      if (g_str_equal (line->kind, "crisis-line"))
        {
          gtk_editable_set_text (GTK_EDITABLE (line->name), _("988 Suicide & Crisis Lifeline"));
          gtk_editable_set_text (GTK_EDITABLE (line->number), number);
          gtk_widget_grab_focus (line->number);
          return;
        }
    }

  add_line (self, "crisis-line", _("988 Suicide & Crisis Lifeline"), number);
  changed_cb (self);
}

static void
clear (PsContactsEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
}

static void
ps_contacts_editor_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ps_contacts_editor_parent_class)->dispose (object);
}

static void
ps_contacts_editor_class_init (PsContactsEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_contacts_editor_dispose;

  /**
   * PsContactsEditor::changed:
   *
   * Something was typed, added or removed.
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
ps_contacts_editor_init (PsContactsEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *suggest = gtk_button_new_with_mnemonic (_("_Use 988"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->bin = ps_narrow_bin_new ();
  g_object_set (self->bin, "child", self->lines, "threshold", FOLD_WIDTH, NULL);
  gtk_widget_set_parent (self->bin, GTK_WIDGET (self));
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (fold_cb), self,
                           G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    add_line (self, usual[i].kind, _(usual[i].name), "");

  self->add_button = gtk_button_new_with_mnemonic (_("_Add a Number"));
  gtk_widget_set_tooltip_text (suggest,
                               _("The 988 Suicide & Crisis Lifeline of the United States"));
  gtk_box_append (GTK_BOX (buttons), self->add_button);
  gtk_box_append (GTK_BOX (buttons), suggest);
  gtk_widget_set_parent (buttons, GTK_WIDGET (self));
  ps_a11y_name_buttons (buttons);

  g_signal_connect_object (self->add_button, "clicked",
                           G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (suggest, "clicked", G_CALLBACK (suggest_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ps_contacts_editor_new:
 *
 * Makes an editor with a line for each usual kind.
 *
 * Returns: (transfer floating): a #PsContactsEditor
 */
GtkWidget *
ps_contacts_editor_new (void)
{
  return g_object_new (PS_TYPE_CONTACTS_EDITOR, NULL);
}

static gboolean
has_kind (GPtrArray  *contacts,
          const char *kind)
{
  for (guint i = 0; i < contacts->len; i++)
    {
      const PsLocalContactRow *row = g_ptr_array_index (contacts, i);

      if (g_strcmp0 (row->kind, kind) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * ps_contacts_editor_load:
 * @self: a contacts editor
 * @contacts: (element-type PsLocalContactRow): the numbers as they are stored
 *
 * Shows the numbers, and an empty line for each usual kind that has none.
 */
void
ps_contacts_editor_load (PsContactsEditor *self,
                         GPtrArray        *contacts)
{
  g_return_if_fail (PS_IS_CONTACTS_EDITOR (self));

  clear (self);
  for (guint i = 0; i < contacts->len; i++)
    {
      const PsLocalContactRow *row = g_ptr_array_index (contacts, i);
      Line *line = add_line (self, row->kind, row->name, row->number);

      line->id = row->id;
      line->checked_at = row->checked_at;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      if (!has_kind (contacts, usual[i].kind))
        add_line (self, usual[i].kind, _(usual[i].name), "");
    }
}

/**
 * ps_contacts_editor_store:
 * @self: a contacts editor
 *
 * Returns: (transfer full) (element-type PsLocalContactRow): the lines that have a number
 */
GPtrArray *
ps_contacts_editor_store (PsContactsEditor *self)
{
  GPtrArray *contacts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_local_contact_row_free);

  g_return_val_if_fail (PS_IS_CONTACTS_EDITOR (self), contacts);

  for (GtkWidget *box = gtk_widget_get_first_child (self->lines);
       box != NULL;
       box = gtk_widget_get_next_sibling (box))
    {
      Line *line = get_line (box);
      g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (line->name)));
      g_autofree char *number = g_strdup (gtk_editable_get_text (GTK_EDITABLE (line->number)));
      PsLocalContactRow *row;

      g_strstrip (name);
      g_strstrip (number);
      if (*number == '\0')
        continue;

      row = ps_local_contact_row_new ();
      row->id = line->id;
      row->kind = g_strdup (line->kind);
      row->name = g_strdup (*name != '\0' ? name : number);
      row->number = g_steal_pointer (&number);
      row->checked_at = line->checked_at;
      g_ptr_array_add (contacts, row);
    }

  return contacts;
}
