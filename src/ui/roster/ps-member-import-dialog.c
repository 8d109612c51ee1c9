#include "ps-member-import-dialog.h"

#include "ps-a11y.h"
#include "ps-error-label.h"
#include "ps-group-choice.h"
#include "ps-import-job.h"
#include "ps-import-parts.h"
#include "ps-import-start.h"
#include "ps-import-wait.h"
#include "ps-import-words.h"
#include "ps-skipped-save.h"

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
  GCancellable    *cancellable;  /* (nullable): of what runs now */
  gboolean         writing;      /* whether that is the import itself */
  PsImportProgress progress;     /* of it; outlives it, since it holds the dialog */
  gint64           import_id;    /* what was done and is not told of yet, or 0 */

  GtkButton       *cancel_button;
  GtkWidget       *import_button;
  GtkStack        *stack;
  PsImportWait    *wait;
  PsErrorLabel    *error_label;
  GtkLabel        *summary_label;
  GtkWidget       *skipped_button;
  GtkWidget       *group_list;
  AdwComboRow     *group_row;
  PsImportParts   *parts;
  AdwStatusPage   *refused_page;
  AdwStatusPage   *done_page;
};

G_DEFINE_FINAL_TYPE (PsMemberImportDialog, ps_member_import_dialog, ADW_TYPE_WINDOW)

static void
update_import (PsMemberImportDialog *self)
{
  const PsMemberImport *import = self->preview != NULL ? self->preview->import : NULL;
  gboolean can = self->cancellable == NULL && self->import_id == 0 && import != NULL
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
    words = ps_import_words_summary (self->preview->import, self->workspace, ps_group_choice_get_id (self->group_row));

  gtk_label_set_label (self->summary_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), words != NULL);
  gtk_widget_set_visible (self->skipped_button,
                          words != NULL
                          && ps_member_import_count (self->preview->import, PS_MEMBER_SKIPPED) > 0);
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
      g_autofree char *markup = g_markup_escape_text (error != NULL ? error->message : refusal, -1);

      adw_status_page_set_description (self->refused_page, markup);
      show_view (self, "refused");
      update_import (self);
      return;
    }

  g_clear_pointer (&self->preview, ps_import_preview_free);
  self->preview = g_steal_pointer (&preview);
  ps_import_parts_show (self->parts, self->preview, refusal != NULL);
  show_summary (self);
  ps_error_label_set_text (self->error_label, refusal);
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
                           ps_group_choice_get_id (self->group_row), &self->progress, self->cancellable, looked_cb,
                           g_object_ref (self));
}

/* With another group or other columns it comes to something else. */
static void
look_again (PsMemberImportDialog *self)
{
  if (self->preview != NULL)
    look (self, ps_import_parts_get_columns (self->parts));
}

static void
look_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  look_again (PS_MEMBER_IMPORT_DIALOG (widget));
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

/* Says behind the dialog what was done, where it can be taken back. */
static void
tell (PsMemberImportDialog *self,
      gint64                import_id)
{
  self->import_id = 0;
  if (self->near != NULL)
    ps_import_tell (self->workspace, self->near, self->preview->import, import_id);
}

/* With rows that are left to be mended it is not over yet. */
static void
show_done (PsMemberImportDialog *self)
{
  g_autofree char *words = ps_import_words_left (self->preview->import);

  adw_status_page_set_description (self->done_page, words);
  gtk_button_set_label (self->cancel_button, _("_Close"));
  ps_a11y_name_button (self->cancel_button, NULL);
  gtk_widget_set_visible (self->import_button, FALSE);
  show_view (self, "done");
  gtk_widget_child_focus (GTK_WIDGET (self->done_page), GTK_DIR_TAB_FORWARD);
  update_import (self);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PsMemberImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 import_id = ps_import_run_finish (PS_WORKSPACE (source), result, &error);

  self->writing = FALSE;
  g_clear_object (&self->cancellable);
  if (self->stack == NULL)
    {
      if (import_id != 0)
        tell (self, import_id);
      return;
    }

  if (import_id == 0)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        ps_error_label_set_text (self->error_label, _("Cancelled. Nothing was imported."));
      else
        ps_error_label_set_error (self->error_label, error);
      show_view (self, "preview");
      update_import (self);
      return;
    }

  self->import_id = import_id;
  if (ps_member_import_count (self->preview->import, PS_MEMBER_SKIPPED) > 0)
    show_done (self);
  else
    gtk_window_close (GTK_WINDOW (self));
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
  ps_import_run_async (self->workspace, self->preview->import, ps_group_choice_get_id (self->group_row), &self->progress,
                       self->cancellable, imported_cb, g_object_ref (self));
}

static void
save_skipped_cb (GtkWidget  *widget,
                 const char *action_name G_GNUC_UNUSED,
                 GVariant   *parameter G_GNUC_UNUSED)
{
  PsMemberImportDialog *self = PS_MEMBER_IMPORT_DIALOG (widget);

  if (self->preview != NULL && self->preview->import != NULL)
    ps_skipped_save (widget, self->workspace, self->preview->bytes, self->preview->import);
}

/* However it is closed: while it is imported that goes back to what would become of it, and else away. */
static gboolean
ps_member_import_dialog_close_request (GtkWindow *window)
{
  PsMemberImportDialog *self = PS_MEMBER_IMPORT_DIALOG (window);

  if (self->writing)
    {
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }

  if (self->import_id != 0)
    tell (self, self->import_id);

  return GTK_WINDOW_CLASS (ps_member_import_dialog_parent_class)->close_request (window);
}

static void
ps_member_import_dialog_dispose (GObject *object)
{
  PsMemberImportDialog *self = PS_MEMBER_IMPORT_DIALOG (object);

  cancel (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_MEMBER_IMPORT_DIALOG);
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
  GTK_WINDOW_CLASS (klass)->close_request = ps_member_import_dialog_close_request;

  gtk_widget_class_install_action (widget_class, "dialog.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "dialog.look", NULL, look_cb);
  gtk_widget_class_install_action (widget_class, "dialog.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save-skipped", NULL, save_skipped_cb);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_IMPORT_PARTS);
  g_type_ensure (PS_TYPE_IMPORT_WAIT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/peerside/Peerside/ui/"
                                               "ps-member-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, wait);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, skipped_button);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, group_list);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, group_row);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, refused_page);
  gtk_widget_class_bind_template_child (widget_class, PsMemberImportDialog, done_page);
}

static void
ps_member_import_dialog_init (PsMemberImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->stack);
  ps_combo_row_describe (self->group_row);
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
                           G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  open_file (self, file);

  return GTK_WIDGET (self);
}
