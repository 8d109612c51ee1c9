#include "ps-import-columns.h"

#include "ps-import-column-row.h"
#include "ps-list-box.h"
#include "ps-spin.h"

#include <glib/gi18n-lib.h>

/**
 * PsImportColumns:
 *
 * What the columns of a file are taken for, and where they are named, to be corrected. It says
 * "changed" when somebody did.
 */
struct _PsImportColumns
{
  AdwBin           parent_instance;

  PsMemberColumns *columns;    /* (nullable) */

  GtkSpinButton   *line_spin;
  GtkListBox      *list;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsImportColumns, ps_import_columns, ADW_TYPE_BIN)

static void
column_cb (AdwComboRow     *row,
           GParamSpec      *pspec G_GNUC_UNUSED,
           PsImportColumns *self)
{
  if (ps_import_column_row_take (row, self->columns))
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Another line names other columns, of which nothing is known yet. */
static void
line_cb (PsImportColumns *self)
{
  int line = gtk_spin_button_get_value_as_int (self->line_spin);

  if (self->columns == NULL || ps_member_columns_get_line (self->columns) == line)
    return;

  ps_member_columns_free (self->columns);
  self->columns = ps_member_columns_new_at (line);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ps_import_columns_dispose (GObject *object)
{
  PsImportColumns *self = PS_IMPORT_COLUMNS (object);

  g_clear_pointer (&self->columns, ps_member_columns_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_IMPORT_COLUMNS);

  G_OBJECT_CLASS (ps_import_columns_parent_class)->dispose (object);
}

static void
ps_import_columns_class_init (PsImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_import_columns_dispose;

  /**
   * PsImportColumns::changed:
   *
   * Somebody has corrected them.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, PsImportColumns, line_spin);
  gtk_widget_class_bind_template_child (widget_class, PsImportColumns, list);
}

static void
ps_import_columns_init (PsImportColumns *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_spin_scroll_past (GTK_WIDGET (self->line_spin));
  g_signal_connect_object (self->line_spin, "value-changed", G_CALLBACK (line_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Shows what the columns of a file are taken for. */
void
ps_import_columns_show (PsImportColumns       *self,
                        const PsMemberColumns *columns)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  PsMemberColumns *copy = ps_member_columns_copy (columns);

  g_return_if_fail (PS_IS_IMPORT_COLUMNS (self));

  g_clear_pointer (&self->columns, ps_member_columns_free);
  self->columns = copy;
  gtk_spin_button_set_value (self->line_spin, ps_member_columns_get_line (copy));

  for (guint i = 0; i < ps_member_columns_get_n (copy); i++)
    {
      GtkWidget *row = ps_import_column_row_new (copy, i);

      g_signal_connect_object (row, "notify::selected", G_CALLBACK (column_cb), self, 0);
      g_ptr_array_add (rows, row);
    }
  ps_list_box_refill (self->list, rows);
}

/* Returns: (transfer none) (nullable): as somebody corrected them */
const PsMemberColumns *
ps_import_columns_get (PsImportColumns *self)
{
  g_return_val_if_fail (PS_IS_IMPORT_COLUMNS (self), NULL);

  return self->columns;
}
