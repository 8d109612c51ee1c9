#include "ps-imports-window.h"

#include "ps-a11y.h"
#include "ps-import-start.h"
#include "ps-import-words.h"
#include "ps-imports.h"
#include "ps-list-box.h"
#include "ps-toast.h"

#include <glib/gi18n-lib.h>

#define IMPORT_ID "ps-import"

/**
 * PsImportsWindow:
 *
 * The files that members were brought in from: when, by whom, how many, and a button that takes all of
 * it back.
 */
struct _PsImportsWindow
{
  AdwWindow    parent_instance;

  PsWorkspace *workspace;

  GtkStack    *stack;
  GtkListBox  *list;
};

G_DEFINE_FINAL_TYPE (PsImportsWindow, ps_imports_window, ADW_TYPE_WINDOW)

static void
undo_cb (PsImportsWindow *self,
         GtkWidget       *button)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), IMPORT_ID);

  gtk_widget_set_sensitive (button, FALSE);
  ps_import_undo (self->workspace, GTK_WIDGET (self->list), *id);
}

static GtkWidget *
create_row (PsImportsWindow   *self,
            const PsImportRow *import)
{
  g_autofree char *title = ps_import_words_when (import, ps_workspace_get_clock (self->workspace));
  g_autofree char *subtitle = ps_import_words_row (import, ps_workspace_get_clock (self->workspace));
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, subtitle);
  GtkWidget *row = ps_row_new (NULL, title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  ps_row_set_spoken (row, spoken);

  if (import->undone_at == 0)
    {
      GtkWidget *button = gtk_button_new_with_label (_("Undo"));
      /* Translators: %s is a day and time such as “3 March 2026, 14:05”. */
      g_autofree char *name = g_strdup_printf (_("Undo the Import of %s"), title);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data_full (G_OBJECT (button), IMPORT_ID, g_memdup2 (&import->id, sizeof import->id),
                              g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }

  return row;
}

static void
refill (PsImportsWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  PsDb *db = ps_workspace_get_db (self->workspace);

  if (db == NULL || self->list == NULL)
    return;

  imports = ps_imports_list (db, &error);
  if (imports == NULL)
    {
      ps_toast_error (GTK_WIDGET (self->list), error);
      return;
    }

  for (guint i = 0; i < imports->len; i++)
    g_ptr_array_add (rows, create_row (self, g_ptr_array_index (imports, i)));
  ps_list_box_refill (self->list, rows);
  /* The button that was pressed has gone, and the keyboard has to be somewhere. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  gtk_stack_set_visible_child_name (self->stack, imports->len > 0 ? "imports" : "empty");
}

static void
ps_imports_window_dispose (GObject *object)
{
  PsImportsWindow *self = PS_IMPORTS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_IMPORTS_WINDOW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_imports_window_parent_class)->dispose (object);
}

static void
ps_imports_window_class_init (PsImportsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_imports_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-imports-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsImportsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PsImportsWindow, list);
}

static void
ps_imports_window_init (PsImportsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->stack);
}

/**
 * ps_imports_window_new:
 * @workspace: a workspace that is open
 *
 * Returns: (transfer floating): a #PsImportsWindow
 */
GtkWidget *
ps_imports_window_new (PsWorkspace *workspace)
{
  PsImportsWindow *self = g_object_new (PS_TYPE_IMPORTS_WINDOW, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (ps_workspace_get_db (workspace), "changed::member_import",
                           G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  refill (self);

  return GTK_WIDGET (self);
}
