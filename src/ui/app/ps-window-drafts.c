#include "ps-window-private.h"

#include <glib/gi18n-lib.h>

#include "ps-dialog.h"
#include "ps-draft-parts.h"
#include "ps-form.h"
#include "ps-toast.h"

/* Dialogs under which the vault is locked: nobody is asked, so what was typed and not saved is sealed
 * for whoever typed it, and the dialog is there again when they unlock it.
 */

#define BEFORE "ps-form-before"

static char *
checksum (GtkWidget *dialog)
{
  gsize n_parts;
  const PsFormPart *parts = ps_draft_parts_get (&n_parts);
  g_autoptr (GVariant) fields = ps_form_store (dialog, parts, n_parts);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, g_variant_get_data (fields),
                                      g_variant_get_size (fields));
}

static void
map_cb (GtkWidget *dialog)
{
  if (g_object_get_data (G_OBJECT (dialog), BEFORE) == NULL)
    g_object_set_data_full (G_OBJECT (dialog), BEFORE, checksum (dialog), g_free);
}

/**
 * ps_window_watch_form:
 * @dialog: a window that comes to stand over this one
 *
 * Notes what a form has in it when it is first seen, to know later whether anything was typed.
 */
void
ps_window_watch_form (GtkWindow *dialog)
{
  const char *object;

  if (ps_form_get_name (dialog, &object) != NULL &&
      g_object_get_data (G_OBJECT (dialog), BEFORE) == NULL)
    g_signal_connect (dialog, "map", G_CALLBACK (map_cb), NULL);
}

static void
keep (PsWindow  *self,
      GtkWidget *dialog)
{
  PsDrafts *drafts = ps_workspace_get_drafts (self->workspace);
  const char *before = g_object_get_data (G_OBJECT (dialog), BEFORE);
  g_autofree char *now = NULL;
  g_autoptr (GVariant) fields = NULL;
  const char *object;
  const char *form = ps_form_get_name (GTK_WINDOW (dialog), &object);
  const PsFormPart *parts;
  gsize n_parts;

  if (form == NULL || before == NULL)
    return;

  now = checksum (dialog);
  if (g_str_equal (now, before))
    return;

  parts = ps_draft_parts_get (&n_parts);
  fields = ps_form_store (dialog, parts, n_parts);
  ps_drafts_keep (drafts, form, object, fields, self->not_kept == NULL ? &self->not_kept : NULL);
}

/**
 * ps_window_keep_drafts:
 * @self: a window whose vault is about to be locked
 *
 * Seals what was typed into its dialogs. Locking waits for nobody, so that something could not be kept
 * is told to who unlocks it.
 */
void
ps_window_keep_drafts (PsWindow *self)
{
  g_autoptr (GPtrArray) dialogs = ps_window_get_dialogs (self);

  /* The one below first, so that it also comes back first. */
  for (guint i = dialogs->len; i > 0; i--)
    keep (self, g_ptr_array_index (dialogs, i - 1));
}

/* Saved or cancelled, it is done with; taken away by locking, it is not. */
static void
destroy_cb (GtkWidget *dialog,
            PsWindow  *self)
{
  const char *object;
  const char *form = ps_form_get_name (GTK_WINDOW (dialog), &object);

  if (!self->locking && self->workspace != NULL &&
      ps_workspace_get_state (self->workspace) == PS_WORKSPACE_OPEN)
    ps_drafts_drop (ps_workspace_get_drafts (self->workspace), form, object);
}

static gboolean
bring_back (PsWindow      *self,
            const PsDraft *draft)
{
  GtkWidget *dialog = ps_window_open_form (self, draft);
  const PsFormPart *parts;
  gsize n_parts;

  if (dialog == NULL)
    {
      ps_drafts_drop (ps_workspace_get_drafts (self->workspace), draft->form, draft->object);
      return FALSE;
    }

  if (PS_IS_DIALOG (dialog))
    ps_dialog_present (PS_DIALOG (dialog), GTK_WIDGET (self));
  else if (!gtk_widget_get_visible (dialog))
    {
      gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
      gtk_window_present (GTK_WINDOW (dialog));
    }

  parts = ps_draft_parts_get (&n_parts);
  ps_form_load (dialog, parts, n_parts, draft->fields);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (destroy_cb), self, 0);

  return TRUE;
}

/**
 * ps_window_bring_drafts_back:
 * @self: a window whose vault was unlocked
 *
 * Opens the dialogs that were open when it was locked, with what their author had typed.
 */
void
ps_window_bring_drafts_back (PsWindow *self)
{
  g_autoptr (GPtrArray) drafts = ps_drafts_list (ps_workspace_get_drafts (self->workspace), NULL);
  guint n = 0;

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    n += bring_back (self, g_ptr_array_index (drafts, i));

  if (n > 0)
    ps_toast (GTK_WIDGET (self), _("What you had not saved is here again."));
  else if (drafts != NULL && drafts->len > 0)
    ps_toast (GTK_WIDGET (self), _("What you had not saved was about something that is gone."));
}
