#include "ps-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-export-form.h"
#include "ps-export-job.h"
#include "ps-export-words.h"
#include "ps-form.h"
#include "ps-pages-give.h"
#include "ps-platform.h"
#include "ps-text-page.h"
#include "ps-toast.h"

/**
 * PsExportDialog:
 *
 * Exports to a file. The file is made before anybody is asked where it is to be, so that what is in the
 * way is said here; it is written whole, and written down, or it is not written.
 */
struct _PsExportDialog
{
  PsDialog          parent_instance;

  PsWorkspace      *workspace;
  GtkWidget        *near;        /* weak: where it is said that it was done */
  PsExportOrder    *order;       /* (nullable): what is being made or written */
  PsExported       *exported;    /* (nullable): what was made of it */
  PsExportProgress *progress;    /* (nullable) */
  GCancellable     *cancellable; /* (nullable): of what is being made */
  GCancellable     *counting;    /* (nullable): of what is only counted */
  guint             ticker;

  PsExportForm     *form;
  GtkProgressBar   *progress_bar;
};

G_DEFINE_FINAL_TYPE (PsExportDialog, ps_export_dialog, PS_TYPE_DIALOG)

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PsExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PsExported) exported = ps_export_job_make_finish (PS_DB (source), result, &error);
  g_autofree char *words = NULL;

  /* Whoever cancelled it has gone, or has asked for another one. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->form == NULL)
    return;

  words = exported != NULL ? ps_export_words_cards (exported) : g_strdup (error->message);
  ps_export_form_set_count (self->form, words);
}

/* How many would have a card, before anybody decides; and what comes next. */
static void
changed_cb (PsExportDialog *self)
{
  g_autoptr (PsExportOrder) order = ps_export_form_dup_order (self->form);
  gboolean printed = order != NULL && order->format == PS_EXPORT_PRINT;
  PsExportProgress *progress;

  /* Translators: what a button does; a printer, or a file, is chosen next. */
  ps_dialog_set_save_label (PS_DIALOG (self), printed ? _("_Print…") : _("_Export…"));

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);

  if (order == NULL || order->kind != PS_EXPORT_CARDS || ps_workspace_get_db (self->workspace) == NULL)
    {
      ps_export_form_set_count (self->form, NULL);
      return;
    }

  self->counting = g_cancellable_new ();
  progress = g_atomic_rc_box_new0 (PsExportProgress);
  ps_export_job_make_async (self->workspace, order, progress, self->counting, counted_cb,
                            g_object_ref (self));
  g_atomic_rc_box_release (progress);
}

static void
stop_ticker (PsExportDialog *self)
{
  g_clear_handle_id (&self->ticker, g_source_remove);
  if (self->progress_bar != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
}

static gboolean
tick_cb (gpointer user_data)
{
  PsExportDialog *self = user_data;
  int total = g_atomic_int_get (&self->progress->total);
  int done = g_atomic_int_get (&self->progress->done);

  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), TRUE);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, (double) done / total);

  return G_SOURCE_CONTINUE;
}

/* Where it is that who gets it has to be said, the field says so. */
static void
fail (PsExportDialog *self,
      const GError   *error)
{
  if (g_error_matches (error, PS_ERROR, PS_ERROR_INVALID) &&
      ps_export_form_set_recipient_error (self->form, error->message))
    ps_dialog_set_busy (PS_DIALOG (self), FALSE);
  else
    ps_dialog_saved (PS_DIALOG (self), error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PsExportDialog) self = user_data;
  g_autoptr (GtkWidget) near = self->near != NULL ? g_object_ref (self->near) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!ps_export_job_write_finish (PS_DB (source), result, &error))
    {
      if (self->form != NULL)
        fail (self, error);
      return;
    }

  text = ps_export_words_done (self->order, self->exported);
  ps_dialog_saved (PS_DIALOG (self), NULL);
  if (near != NULL && gtk_widget_get_root (near) != NULL)
    ps_toast (near, text);
}

/**
 * ps_export_dialog_save_to:
 * @self: a dialog that has made what was ordered
 *
 * Gives it out into that file.
 */
void
ps_export_dialog_save_to (PsExportDialog *self,
                          GFile          *file)
{
  g_autofree char *path = g_file_get_path (file);

  /* Locked or closed while the file was chosen, it is not saved. */
  if (self->form == NULL || self->exported == NULL ||
      ps_workspace_get_db (self->workspace) == NULL)
    return;

  if (path == NULL)
    {
      ps_dialog_set_error (PS_DIALOG (self), _("Peerside can write to folders of this computer only."));
      return;
    }

  ps_dialog_set_busy (PS_DIALOG (self), TRUE);
  ps_export_job_write_async (self->workspace, self->order, self->exported, path, written_cb,
                             g_object_ref (self));
}

static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  ps_export_dialog_save_to (user_data, file);
}

/* What goes onto paper goes there as every other paper does, from the page behind. */
static void
give_pages (PsExportDialog *self,
            PsExported     *exported)
{
  const PsPagesPaper paper = {
    .save_title = _("Save the Record"),
    /* Translators: a file’s name. */
    .file_name = _("own-record.pdf"),
    .saved = _("The record is saved"),
  };
  g_autoptr (GtkWidget) near = self->near != NULL ? g_object_ref (self->near) : NULL;
  gboolean print = self->order->format == PS_EXPORT_PRINT;

  ps_dialog_saved (PS_DIALOG (self), NULL);
  if (near != NULL && gtk_widget_get_root (near) != NULL)
    ps_pages_give (near, self->workspace, ps_text_page_new (_("Own Record"), exported->text),
                   g_steal_pointer (&exported->gate), &paper, print);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PsExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PsExported) exported = ps_export_job_make_finish (PS_DB (source), result, &error);

  if (self->form == NULL)
    return;

  stop_ticker (self);
  g_clear_object (&self->cancellable);
  if (exported == NULL)
    {
      fail (self, error);
      return;
    }

  if (exported->bytes == NULL)
    {
      give_pages (self, exported);
      return;
    }

  g_clear_pointer (&self->exported, ps_exported_free);
  self->exported = g_steal_pointer (&exported);
  /* Whoever chooses no file is back where they were. */
  ps_dialog_set_busy (PS_DIALOG (self), FALSE);
  ps_platform_save_file (GTK_WIDGET (self), _("Save the Export"), ps_export_words_file (self->order),
                         chosen_cb, g_object_ref (self), g_object_unref);
}

static void
ps_export_dialog_save (PsDialog *dialog)
{
  PsExportDialog *self = PS_EXPORT_DIALOG (dialog);
  g_autoptr (PsExportOrder) order = ps_export_form_dup_order (self->form);

  if (order == NULL)
    return;

  g_clear_pointer (&self->order, ps_export_order_free);
  self->order = g_steal_pointer (&order);
  g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  self->progress = g_atomic_rc_box_new0 (PsExportProgress);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  ps_dialog_set_busy (dialog, TRUE);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  self->ticker = g_timeout_add (200, tick_cb, self);
  ps_export_job_make_async (self->workspace, self->order, self->progress, self->cancellable, made_cb,
                            g_object_ref (self));
}

static void
ps_export_dialog_dispose (GObject *object)
{
  PsExportDialog *self = PS_EXPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->counting);
  g_clear_handle_id (&self->ticker, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_EXPORT_DIALOG);
  g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  g_clear_pointer (&self->order, ps_export_order_free);
  g_clear_pointer (&self->exported, ps_exported_free);
  g_clear_object (&self->workspace);
  g_clear_weak_pointer (&self->near);

  G_OBJECT_CLASS (ps_export_dialog_parent_class)->dispose (object);
}

static void
ps_export_dialog_class_init (PsExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_export_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_export_dialog_save;

  g_type_ensure (PS_TYPE_EXPORT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsExportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, PsExportDialog, progress_bar);
}

static void
ps_export_dialog_init (PsExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static PsExportDialog *
dialog_new (PsWorkspace *workspace,
            GtkWidget   *near,
            gint64       group_id,
            gint64       person_id)
{
  PsExportDialog *self = g_object_new (PS_TYPE_EXPORT_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->near, near);
  ps_export_form_set_up (self->form, workspace, group_id, person_id);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);

  return self;
}

/**
 * ps_export_dialog_new:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @group_id: the group that is chosen at first, or 0 for all
 *
 * Whoever may not export members is offered the calendar.
 *
 * Returns: (transfer floating): a #PsExportDialog
 */
GtkWidget *
ps_export_dialog_new (PsWorkspace *workspace,
                      GtkWidget   *near,
                      gint64       group_id)
{
  PsExportDialog *self = dialog_new (workspace, near, group_id, 0);

  ps_form_set_name (GTK_WINDOW (self), "export", group_id, NULL);
  if (!ps_export_form_may_export_members (self->form))
    gtk_window_set_title (GTK_WINDOW (self), _("Export the Calendar"));

  return GTK_WIDGET (self);
}

/**
 * ps_export_dialog_new_person:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @person_id: whose record it is
 *
 * Returns: (transfer floating): a #PsExportDialog for everything about one member
 */
GtkWidget *
ps_export_dialog_new_person (PsWorkspace *workspace,
                             GtkWidget   *near,
                             gint64       person_id)
{
  PsExportDialog *self = dialog_new (workspace, near, 0, person_id);

  gtk_window_set_title (GTK_WINDOW (self), _("Export Everything About Them"));

  return GTK_WIDGET (self);
}
