#include "ps-merge-dialog.h"

#include "ps-member-facts.h"
#include "ps-toast.h"

#include <glib/gi18n-lib.h>

/**
 * PsMergeDialog:
 *
 * Two records of one person side by side: which one is kept, and of each thing that they say otherwise
 * what is kept of it. Nothing is lost by it, and it can be taken back.
 */
struct _PsMergeDialog
{
  PsDialog     parent_instance;

  PsWorkspace *workspace;
  GtkWidget   *near;       /* weak: where the toast is shown */
  PsMember    *members[2];
  GtkGrid     *grid;
  GPtrArray   *fields;     /* of Field */
  GtkCheckButton *keep;    /* the first record is kept */
};

G_DEFINE_FINAL_TYPE (PsMergeDialog, ps_merge_dialog, PS_TYPE_DIALOG)

/* One thing that the two say otherwise. */
typedef struct {
  const char     *column;
  gboolean        is_known[2]; /* whether each record says anything of it */
  GtkCheckButton *first;       /* what the first record says is kept */
  gboolean        is_chosen;   /* by a person */
} Field;

typedef const char * (*GetText) (const PsMemberRow *row);

static const char *
get_name (const PsMemberRow *row)
{
  return row->preferred_name;
}

static const char *
get_full_name (const PsMemberRow *row)
{
  return row->full_name;
}

static const char *
get_initial (const PsMemberRow *row)
{
  return row->initial;
}

static const char *
get_pronouns (const PsMemberRow *row)
{
  return row->pronouns;
}

static const char *
get_language (const PsMemberRow *row)
{
  return row->language;
}

static const char *
get_access_needs (const PsMemberRow *row)
{
  return row->access_needs;
}

static const char *
get_role (const PsMemberRow *row)
{
  return g_strcmp0 (row->role, "caregiver") == 0 ? _("Caregiver") : _("Lives with the condition");
}

static const struct {
  const char *column;
  const char *title;
  GetText     get;
} columns[] = {
  { "preferred_name", N_("Name"), get_name },
  { "full_name", N_("Full name"), get_full_name },
  { "initial", N_("Initial"), get_initial },
  { "pronouns", N_("Pronouns"), get_pronouns },
  { "language", N_("Language"), get_language },
  { "access_needs", N_("Access needs"), get_access_needs },
  { "role", N_("Role"), get_role },
};

static guint
get_kept (PsMergeDialog *self)
{
  return gtk_check_button_get_active (self->keep) ? 0 : 1;
}

/* Until somebody chooses, the kept record's word stands where it has one. */
static void
choose_for_them (PsMergeDialog *self)
{
  guint kept = get_kept (self);

  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);
      guint taken = field->is_known[kept] ? kept : 1 - kept;
      GtkCheckButton *other;

      if (field->is_chosen)
        continue;

      other = g_object_get_data (G_OBJECT (field->first), "other");
      gtk_check_button_set_active (taken == 0 ? field->first : other, TRUE);
      field->is_chosen = FALSE;
    }
}

static void
chosen_cb (GtkCheckButton *button G_GNUC_UNUSED,
           gpointer        user_data)
{
  ((Field *) user_data)->is_chosen = TRUE;
}

static GtkWidget *
make_radio (const char     *text,
            const char     *spoken,
            GtkCheckButton *group)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return button;
}

static void
add_title (PsMergeDialog *self,
           const char    *title,
           int            row)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 12);
  gtk_grid_attach (self->grid, label, 0, row, 2, 1);
}

static GtkWidget *
make_choice (const char     *title,
             const char     *value,
             GtkCheckButton *group)
{
  /* Translators: of a member, a thing that is not known, such as their pronouns. */
  const char *text = *value != '\0' ? value : _("Not known");
  /* Translators: what a choice is about, and what it is: “Pronouns: they”. */
  g_autofree char *spoken = g_strdup_printf (_("%1$s: %2$s"), title, text);

  return make_radio (text, spoken, group);
}

static int
add_field (PsMergeDialog *self,
           guint          i,
           int            row)
{
  Field *field;
  const char *title = _(columns[i].title);
  const char *values[2];
  GtkWidget *first, *second;

  for (guint j = 0; j < 2; j++)
    {
      values[j] = columns[i].get (ps_member_get_row (self->members[j]));
      if (values[j] == NULL)
        values[j] = "";
    }
  if (g_str_equal (values[0], values[1]))
    return row;

  field = g_new0 (Field, 1);
  field->column = columns[i].column;
  field->is_known[0] = *values[0] != '\0';
  field->is_known[1] = *values[1] != '\0';
  first = make_choice (title, values[0], NULL);
  second = make_choice (title, values[1], GTK_CHECK_BUTTON (first));
  field->first = GTK_CHECK_BUTTON (first);
  g_object_set_data (G_OBJECT (first), "other", second);
  g_ptr_array_add (self->fields, field);

  add_title (self, title, row);
  gtk_grid_attach (self->grid, first, 0, row + 1, 1, 1);
  gtk_grid_attach (self->grid, second, 1, row + 1, 1, 1);
  g_signal_connect (first, "toggled", G_CALLBACK (chosen_cb), field);

  return row + 2;
}

static void
fill (PsMergeDialog *self)
{
  GtkWidget *keep[2];
  int row = 2;

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *label = ps_member_facts_dup_label (self->workspace, self->members[i]);
      /* Translators: %s is a member, with what tells them apart from another of that name. */
      g_autofree char *spoken = g_strdup_printf (_("Keep the record of %s"), label);

      keep[i] = make_radio (_("Keep this record"), spoken,
                            i == 0 ? NULL : GTK_CHECK_BUTTON (keep[0]));
      gtk_grid_attach (self->grid, keep[i], i, 0, 1, 1);
      gtk_grid_attach (self->grid, ps_member_facts_new (self->workspace, self->members[i]), i, 1,
                       1, 1);
    }
  self->keep = GTK_CHECK_BUTTON (keep[0]);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    row = add_field (self, i, row);

  /* The light record goes into the whole one. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
    keep[ps_member_get_row (self->members[0])->walk_in
         && !ps_member_get_row (self->members[1])->walk_in]), TRUE);
  choose_for_them (self);
  g_signal_connect_object (self->keep, "toggled", G_CALLBACK (choose_for_them), self,
                           G_CONNECT_SWAPPED);
}

typedef struct {
  PsRoster  *roster;
  GtkWidget *near;     /* weak */
  gint64     merge_id;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->roster);
  g_clear_weak_pointer (&undo->near);
  g_free (undo);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) near = user_data;
  g_autoptr (GError) error = NULL;

  if (!ps_roster_take_apart_finish (PS_ROSTER (source), result, &error))
    ps_toast_error (near, error);
}

static void
undo_cb (gpointer data)
{
  Undo *undo = data;

  if (undo->near != NULL)
    ps_roster_take_apart_async (undo->roster, undo->merge_id, NULL, undone_cb,
                                g_object_ref (undo->near));
}

static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PsMergeDialog) self = user_data;
  g_autoptr (GtkWidget) near = self->near != NULL ? g_object_ref (self->near) : NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = ps_roster_merge_finish (PS_ROSTER (source), result, &error);

  ps_dialog_saved (PS_DIALOG (self), error);
  if (id != 0 && near != NULL)
    {
      Undo *undo = g_new0 (Undo, 1);

      undo->roster = g_object_ref (PS_ROSTER (source));
      undo->merge_id = id;
      g_set_weak_pointer (&undo->near, near);
      ps_toast_undo (near, _("The records were merged."), undo_cb, undo, undo_free);
    }
}

static void
ps_merge_dialog_save (PsDialog *dialog)
{
  PsMergeDialog *self = PS_MERGE_DIALOG (dialog);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  guint kept = get_kept (self);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (self->fields, i);
      guint chosen = gtk_check_button_get_active (field->first) ? 0 : 1;

      if (chosen != kept)
        g_ptr_array_add (taken, (gpointer) field->column);
    }
  g_ptr_array_add (taken, NULL);

  ps_dialog_set_busy (dialog, TRUE);
  ps_roster_merge_async (ps_workspace_get_roster (self->workspace),
                         ps_member_get_id (self->members[kept]),
                         ps_member_get_id (self->members[1 - kept]),
                         (const char * const *) taken->pdata, NULL, merged_cb, g_object_ref (self));
}

static void
ps_merge_dialog_dispose (GObject *object)
{
  PsMergeDialog *self = PS_MERGE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_MERGE_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->members[0]);
  g_clear_object (&self->members[1]);
  g_clear_weak_pointer (&self->near);

  G_OBJECT_CLASS (ps_merge_dialog_parent_class)->dispose (object);
}

static void
ps_merge_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (PS_MERGE_DIALOG (object)->fields);

  G_OBJECT_CLASS (ps_merge_dialog_parent_class)->finalize (object);
}

static void
ps_merge_dialog_class_init (PsMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = ps_merge_dialog_finalize;
  PS_DIALOG_CLASS (klass)->save = ps_merge_dialog_save;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsMergeDialog, grid);
}

static void
ps_merge_dialog_init (PsMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->fields = g_ptr_array_new_with_free_func (g_free);
  ps_dialog_set_save_label (PS_DIALOG (self), _("_Merge"));
}

/**
 * ps_merge_dialog_new:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @one: a member
 * @other: another, who is the same person
 *
 * Returns: (transfer floating): a #PsMergeDialog
 */
GtkWidget *
ps_merge_dialog_new (PsWorkspace *workspace,
                     GtkWidget   *near,
                     PsMember    *one,
                     PsMember    *other)
{
  PsMergeDialog *self = g_object_new (PS_TYPE_MERGE_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->members[0] = g_object_ref (one);
  self->members[1] = g_object_ref (other);
  g_set_weak_pointer (&self->near, near);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->keep));

  return GTK_WIDGET (self);
}
