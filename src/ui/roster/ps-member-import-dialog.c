#include "ps-member-import-dialog.h"

#include "ps-a11y.h"
#include "ps-error-label.h"
#include "ps-group-choice.h"
#include "ps-import-columns.h"
#include "ps-import-job.h"
#include "ps-import-rows.h"
#include "ps-import-start.h"
#include "ps-import-wait.h"
#include "ps-import-words.h"

#include <glib/gi18n-lib.h>

/**
 * PsMemberImportDialog:
 *
 * What would become of a file of members, row by row, before anything does. A person can say what
 * the columns are where the guess is wrong, and then all of it is imported, or nothing.
 */
struct _PsMemberImportDialog
{
  AdwWindow        parent_instance;

  PsWorkspace     *workspace;
  GtkWidget       *near;         /* weak: where it is said that it was done */
  GFile           *file;
  PsImportPreview *preview;      /* (nullable) */
  PsImportRows    *rows;
  GCancellable    *cancellable;  /* (nullable): of what runs now */
  gboolean         writing;      /* whether that is the import itself */
  PsImportProgress progress;     /* of it; outlives it, since it holds the dialog */

  GtkStack        *stack;
  PsImportWait    *wait;
  PsErrorLabel    *error_label;
  GtkLabel        *summary_label;
  GtkWidget       *group_list;
  AdwComboRow     *group_row;
  GtkStack        *parts;
  GtkListView     *list_view;
  PsImportColumns *columns;
  GtkStackPage    *columns_page;
  GtkWidget       *switcher;
  AdwStatusPage   *refused_page;
};

G_DEFINE_FINAL_TYPE (PsMemberImportDialog, ps_member_import_dialog, ADW_TYPE_WINDOW)

static gint64
get_group_id (PsMemberImportDialog *self)
{
  return ps_group_choice_get_id (self->group_row);
}

static void
update_import (PsMemberImportDialog *self)
{
  const PsMemberImport *import = self->preview != NULL ? self->preview->import : NULL;
  gboolean can = self->cancellable == NULL && import != NULL
                 && (ps_member_import_count (import, PS_MEMBER_CREATED) > 0
                     || ps_member_import_count (import, PS_MEMBER_UPDATED) > 0);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.import", can);
}

static void
show_view (PsMemberImportDialog *self,
           const char           *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  if (!g_str_equal (name, "waiting"))
    ps_import_wait_stop (self->wait);
}

static void
show_waiting (PsMemberImportDialog *self,
              const char           *words)
{
  ps_import_wait_start (self->wait, words, &self->progress);
  show_view (self, "waiting");
}

static void
cancel (PsMemberImportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
show_summary (PsMemberImportDialog *self)
{
  g_autofree char *words = NULL;

  if (self->preview->import != NULL)
    words = ps_import_words_summary (self->preview->import, self->workspace, get_group_id (self));

  gtk_label_set_label (self->summary_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), words != NULL);
}

static void
show_refusal (PsMemberImportDialog *self,
              const char           *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->refused_page, markup);
  show_view (self, "refused");
}

/* A vCard says itself what is what. */
static void
show_columns (PsMemberImportDialog *self)
{
  gboolean any = self->preview->columns != NULL;

  gtk_stack_page_set_visible (self->columns_page, any);
  gtk_widget_set_visible (self->switcher, any);
  if (any)
    ps_import_columns_show (self->columns, self->preview->columns);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PsMemberImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *refusal = NULL;
  g_autoptr (PsImportPreview) preview =
    ps_import_preview_finish (PS_DB (source), result, &refusal, &error);

  /* Whoever cancelled it has gone, or has asked for another one. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (preview == NULL || (preview->columns == NULL && preview->import == NULL))
    {
      show_refusal (self, error != NULL ? error->message : refusal);
      update_import (self);
      return;
    }

  g_clear_pointer (&self->preview, ps_import_preview_free);
  self->preview = g_steal_pointer (&preview);
  ps_import_rows_set_import (self->rows, self->preview->import);
  show_columns (self);
  show_summary (self);
  ps_error_label_set_text (self->error_label, refusal);
  /* What is wrong with the whole of a file that can be read is what its columns are taken for. */
  if (refusal != NULL)
    gtk_stack_set_visible_child_name (self->parts, "columns");
  show_view (self, "preview");
  update_import (self);
}

static void
look (PsMemberImportDialog  *self,
      const PsMemberColumns *columns)
{
  g_autofree char *path = g_file_get_path (self->file);

  cancel (self);
  self->cancellable = g_cancellable_new ();
  update_import (self);
  ps_import_preview_async (ps_workspace_get_db (self->workspace), path,
                           self->preview != NULL ? self->preview->bytes : NULL, columns,
                           get_group_id (self), &self->progress, self->cancellable, looked_cb,
                           g_object_ref (self));
}

static void
look_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsMemberImportDialog *self = PS_MEMBER_IMPORT_DIALOG (widget);

  if (self->preview != NULL)
    look (self, self->preview->columns != NULL ? ps_import_columns_get (self->columns) : NULL);
}

/* With another group or other columns it comes to something else. */
static void
group_cb (PsMemberImportDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.look", NULL);
}

static void
open_file (PsMemberImportDialog *self,
           GFile                *file)
{
  g_set_object (&self->file, file);
  g_clear_pointer (&self->preview, ps_import_preview_free);
  show_waiting (self, _("Reading the file…"));
  look (self, NULL);
}

static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  PsMemberImportDialog *self = user_data;

  if (self->stack != NULL)
    open_file (self, file);
}

static void
choose_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  ps_import_choose (widget, chosen_cb, g_object_ref (widget));
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PsMemberImportDialog) self = user_data;
  g_autoptr (GtkWidget) near = self->near != NULL ? g_object_ref (self->near) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 import_id = ps_import_run_finish (PS_WORKSPACE (source), result, &error);

  self->writing = FALSE;
  if (import_id == 0)
    {
      if (self->stack == NULL)
        return;
      g_clear_object (&self->cancellable);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        ps_error_label_set_text (self->error_label, _("Cancelled. Nothing was imported."));
      else
        ps_error_label_set_error (self->error_label, error);
      show_view (self, "preview");
      update_import (self);
      return;
    }

  text = ps_import_words_done (ps_member_import_count (self->preview->import, PS_MEMBER_CREATED),
                               ps_member_import_count (self->preview->import, PS_MEMBER_UPDATED));
  if (self->stack != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
  if (near != NULL)
    ps_import_tell (PS_WORKSPACE (source), near, text, import_id);
}

static void
import_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  PsMemberImportDialog *self = PS_MEMBER_IMPORT_DIALOG (widget);

  self->cancellable = g_cancellable_new ();
  self->writing = TRUE;
  update_import (self);
  ps_error_label_set_text (self->error_label, NULL);
  show_waiting (self, _("Making a backup, then importing all of it or nothing…"));
  ps_import_run_async (self->workspace, self->preview->import, get_group_id (self), &self->progress,
                       self->cancellable, imported_cb, g_object_ref (self));
}

/* While it is imported Cancel goes back to what would become of it, and else away. */
static void
cancel_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  PsMemberImportDialog *self = PS_MEMBER_IMPORT_DIALOG (widget);

  if (self->writing)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
ps_member_import_dialog_dispose (GObject *object)
{
  PsMemberImportDialog *self = PS_MEMBER_IMPORT_DIALOG (object);

  cancel (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_MEMBER_IMPORT_DIALOG);
  g_clear_object (&self->rows);
  g_clear_object (&self->file);
  g_clear_object (&self->workspace);
  g_clear_weak_pointer (&self->near);

  G_OBJECT_CLASS (ps_member_import_dialog_parent_class)->dispose (object);
}

static void
ps_member_import_dialog_finalize (GObject *object)
{
  PsMemberImportDialog *self = PS_MEMBER_IMPORT_DIALOG (object);

  g_clear_pointer (&self->preview, ps_import_preview_free);

  G_OBJECT_CLASS (ps_member_import_dialog_parent_class)->finalize (object);
}

static void
ps_member_import_dialog_class_init (PsMemberImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_member_import_dialog_dispose;
  object_class->finalize = ps_member_import_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "dialog.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "dialog.look", NULL, look_cb);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "dialog.choose", NULL, choose_cb);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_IMPORT_COLUMNS);
  g_type_ensure (PS_TYPE_IMPORT_WAIT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/peerside/Peerside/ui/"
                                               "ps-member-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, wait);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, group_list);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, group_row);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, columns_page);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, switcher);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, refused_page);
}

static void
ps_member_import_dialog_init (PsMemberImportDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = ps_import_rows_factory_new ();
  g_autoptr (GtkNoSelection) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->stack);
  ps_a11y_stack (self->parts);
  ps_combo_row_describe (self->group_row);

  self->rows = ps_import_rows_new ();
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (model));
  gtk_list_view_set_factory (self->list_view, factory);
}

/**
 * ps_member_import_dialog_new:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @file: a table or cards of people
 * @group_id: the group that they join, unless somebody chooses another; or 0
 *
 * Begins to read @file.
 *
 * Returns: (transfer floating): a #PsMemberImportDialog
 */
GtkWidget *
ps_member_import_dialog_new (PsWorkspace *workspace,
                             GtkWidget   *near,
                             GFile       *file,
                             gint64       group_id)
{
  PsMemberImportDialog *self = g_object_new (PS_TYPE_MEMBER_IMPORT_DIALOG, NULL);
  GListModel *groups = ps_groups_get_list (ps_workspace_get_groups (workspace));

  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->near, near);

  ps_group_choice_fill (self->group_row, groups, _("No group"), group_id);
  gtk_widget_set_visible (self->group_list, g_list_model_get_n_items (groups) > 0);
  g_signal_connect_object (self->group_row, "notify::selected",
                           G_CALLBACK (group_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "changed",
                           G_CALLBACK (group_cb), self, G_CONNECT_SWAPPED);
  open_file (self, file);

  return GTK_WIDGET (self);
}
