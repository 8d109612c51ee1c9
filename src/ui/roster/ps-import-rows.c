#include "ps-import-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * PsImportRows:
 *
 * The records of a preview as a list: what cannot be imported first, because that is what somebody
 * has to look at, and then the others in the order of the file. Its items are strings to be shown,
 * made when they are looked at.
 */
struct _PsImportRows
{
  GObject         parent_instance;

  PsMemberImport *import;
  GArray         *order;   /* of guint: indices of records */
};

static GType
ps_import_rows_get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
ps_import_rows_get_n_items (GListModel *model)
{
  return PS_IMPORT_ROWS (model)->order->len;
}

/* FIRST STRONG ISOLATE and its end: a number after an Arabic name is still read from left to right. */
#define ISOLATED " · \342\201\250%s\342\201\251"

/* What tells somebody whether the columns are what they are taken for. */
static void
append_details (GString              *text,
                const PsMemberRecord *record)
{
  if (*record->member->full_name != '\0'
      && strcmp (record->member->full_name, record->member->preferred_name) != 0)
    g_string_append_printf (text, ISOLATED, record->member->full_name);

  for (guint i = 0; i < record->ways->len; i++)
    g_string_append_printf (text, ISOLATED,
                            ((const PsContactWayRow *) g_ptr_array_index (record->ways, i))->value);
}

/* One line for the eye and the ear alike. */
static gpointer
ps_import_rows_get_item (GListModel *model,
                         guint       position)
{
  PsImportRows *self = PS_IMPORT_ROWS (model);
  const PsMemberRecord *record;
  g_autoptr (GString) text = NULL;

  if (position >= self->order->len)
    return NULL;

  record = ps_member_import_get_record (self->import, g_array_index (self->order, guint, position));
  text = g_string_new (record->member->preferred_name);
  if (text->len > 0)
    append_details (text, record);

  g_string_append_c (text, '\n');
  /* Translators: what becomes of a line of a file: “Line 12: Skipped”. */
  g_string_append_printf (text, _("Line %u: %s"), record->line,
                          ps_member_outcome_title (record->outcome));
  if (record->reason != NULL)
    {
      g_string_append (text, " · ");
      if (record->field != NULL)
        /* Translators: a column of a file and what is wrong there. */
        g_string_append_printf (text, _("Column “%s”: %s"), record->field, record->reason);
      else
        g_string_append (text, record->reason);
    }

  return gtk_string_object_new (text->str);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = ps_import_rows_get_item_type;
  iface->get_n_items = ps_import_rows_get_n_items;
  iface->get_item = ps_import_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PsImportRows, ps_import_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
ps_import_rows_finalize (GObject *object)
{
  PsImportRows *self = PS_IMPORT_ROWS (object);

  g_clear_pointer (&self->import, ps_member_import_unref);
  g_array_unref (self->order);

  G_OBJECT_CLASS (ps_import_rows_parent_class)->finalize (object);
}

static void
ps_import_rows_class_init (PsImportRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ps_import_rows_finalize;
}

static void
ps_import_rows_init (PsImportRows *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * ps_import_rows_set_import:
 * @self: a list
 * @import: (nullable): what it shows
 *
 * Shows another preview.
 */
void
ps_import_rows_set_import (PsImportRows   *self,
                           PsMemberImport *import)
{
  static const PsMemberOutcome first[] = {
    PS_MEMBER_SKIPPED, PS_MEMBER_DUPLICATE, PS_MEMBER_UPDATED, PS_MEMBER_CREATED,
  };
  guint removed = self->order->len;

  g_return_if_fail (PS_IS_IMPORT_ROWS (self));

  g_array_set_size (self->order, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, 0);

  g_clear_pointer (&self->import, ps_member_import_unref);
  self->import = import != NULL ? ps_member_import_ref (import) : NULL;
  if (import == NULL)
    return;

  for (gsize k = 0; k < G_N_ELEMENTS (first); k++)
    for (guint i = 0; i < ps_member_import_get_n_records (import); i++)
      if (ps_member_import_get_record (import, i)->outcome == first[k])
        g_array_append_val (self->order, i);

  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->order->len);
}

static void
setup_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  /* What is about to be imported is read whole, and a row of a thousand letters does not fill the list. */
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (name), 3);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (box, "ps-cell");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);
  gboolean named = *lines[0] != '\0';

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)),
                       named ? lines[0] : _("Without a name"));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), lines[1]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

/**
 * ps_import_rows_new:
 * @view: where they are shown
 *
 * Returns: (transfer full): a list without rows
 */
PsImportRows *
ps_import_rows_new (GtkListView *view)
{
  PsImportRows *self = g_object_new (PS_TYPE_IMPORT_ROWS, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self)));

  g_return_val_if_fail (GTK_IS_LIST_VIEW (view), NULL);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (model));
  gtk_list_view_set_factory (view, factory);

  return self;
}
