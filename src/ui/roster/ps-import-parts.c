#include "ps-import-parts.h"

#include "ps-a11y.h"
#include "ps-import-columns.h"
#include "ps-import-rows.h"

/**
 * PsImportParts:
 *
 * What becomes of the rows of a file, and what its columns are taken for, one beside the other. Where
 * somebody says otherwise of a column, the action "dialog.look" is asked for.
 */
struct _PsImportParts
{
  AdwBin           parent_instance;

  PsImportRows    *rows;
  gboolean         has_columns;

  GtkStack        *parts;
  GtkListView     *list_view;
  PsImportColumns *columns;
  GtkStackPage    *columns_page;
  GtkWidget       *switcher;
};

G_DEFINE_FINAL_TYPE (PsImportParts, ps_import_parts, ADW_TYPE_BIN)

static void
columns_cb (PsImportParts *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.look", NULL);
}

static void
ps_import_parts_dispose (GObject *object)
{
  PsImportParts *self = PS_IMPORT_PARTS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_IMPORT_PARTS);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (ps_import_parts_parent_class)->dispose (object);
}

static void
ps_import_parts_class_init (PsImportPartsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_import_parts_dispose;

  g_type_ensure (PS_TYPE_IMPORT_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-import-parts.ui");
  gtk_widget_class_bind_template_child (widget_class, PsImportParts, parts);
  gtk_widget_class_bind_template_child (widget_class, PsImportParts, list_view);
  gtk_widget_class_bind_template_child (widget_class, PsImportParts, columns);
  gtk_widget_class_bind_template_child (widget_class, PsImportParts, columns_page);
  gtk_widget_class_bind_template_child (widget_class, PsImportParts, switcher);
}

static void
ps_import_parts_init (PsImportParts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_stack (self->parts);
  self->rows = ps_import_rows_new (self->list_view);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (columns_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ps_import_parts_show:
 * @preview: what a file comes to
 * @refused: whether something is wrong with the whole of it
 *
 * Shows another preview.
 */
void
ps_import_parts_show (PsImportParts         *self,
                      const PsImportPreview *preview,
                      gboolean               refused)
{
  g_return_if_fail (PS_IS_IMPORT_PARTS (self));

  ps_import_rows_set_import (self->rows, preview->import);

  /* A vCard says itself what is what. */
  self->has_columns = preview->columns != NULL;
  gtk_stack_page_set_visible (self->columns_page, self->has_columns);
  gtk_widget_set_visible (self->switcher, self->has_columns);
  if (self->has_columns)
    ps_import_columns_show (self->columns, preview->columns);

  /* What is wrong with the whole of a file that can be read is what its columns are taken for. */
  if (refused)
    gtk_stack_set_visible_child_name (self->parts, "columns");
}

/* Returns: (nullable): which column is what, as a person corrected it; NULL of a vCard */
const PsMemberColumns *
ps_import_parts_get_columns (PsImportParts *self)
{
  g_return_val_if_fail (PS_IS_IMPORT_PARTS (self), NULL);

  return self->has_columns ? ps_import_columns_get (self->columns) : NULL;
}
