#include "ps-waitlist-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-care-deeds.h"
#include "ps-error.h"
#include "ps-field.h"
#include "ps-form.h"
#include "ps-number-entry.h"
#include "ps-right.h"

/**
 * PsWaitlistDialog:
 *
 * Puts somebody new on the waitlist of a group. Only the name is required; who gives a number is called.
 */
struct _PsWaitlistDialog
{
  PsDialog        parent_instance;

  PsWorkspace    *workspace;
  GtkWidget      *near;          /* weak */
  gint64          group_id;

  PsField        *name_field;
  PsField        *phone_field;
  GtkCheckButton *message_check;
  GtkWidget      *hint_label;
};

G_DEFINE_FINAL_TYPE (PsWaitlistDialog, ps_waitlist_dialog, PS_TYPE_DIALOG)

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsWaitlistDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = ps_care_finish_id (PS_CARE (source), result, &error);

  if (g_error_matches (error, PS_ERROR, PS_ERROR_INVALID) && self->name_field != NULL)
    {
      ps_dialog_set_busy (PS_DIALOG (self), FALSE);
      ps_field_set_error (self->name_field, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->name_field));
      return;
    }

  if (id != 0 && self->near != NULL)
    ps_care_waits_now (self->workspace, self->near, id);
  ps_dialog_saved (PS_DIALOG (self), error);
}

static void
add_phone (PsWaitlistDialog *self,
           PsMemberRow      *row)
{
  g_autofree char *phone = g_strstrip (ps_field_dup_text (self->phone_field));
  PsContactWayRow *way;

  if (*phone == '\0')
    return;

  way = ps_contact_way_row_new ();
  way->kind = g_strdup ("phone");
  way->value = g_steal_pointer (&phone);
  way->label = g_strdup ("");
  way->ok_call = TRUE;
  way->ok_message = gtk_check_button_get_active (self->message_check);
  row->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  g_ptr_array_add (row->ways, way);
}

static void
ps_waitlist_dialog_save (PsDialog *dialog)
{
  PsWaitlistDialog *self = PS_WAITLIST_DIALOG (dialog);
  g_autoptr (PsMemberRow) row = ps_member_row_new ();

  row->preferred_name = ps_field_dup_text (self->name_field);
  add_phone (self, row);

  ps_dialog_set_busy (dialog, TRUE);
  ps_care_wait_new_async (ps_workspace_get_care (self->workspace), self->group_id, row, NULL, added_cb,
                          g_object_ref (self));
}

static void
ps_waitlist_dialog_dispose (GObject *object)
{
  PsWaitlistDialog *self = PS_WAITLIST_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_WAITLIST_DIALOG);
  g_clear_weak_pointer (&self->near);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_waitlist_dialog_parent_class)->dispose (object);
}

static void
ps_waitlist_dialog_class_init (PsWaitlistDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_waitlist_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_waitlist_dialog_save;

  g_type_ensure (PS_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-waitlist-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsWaitlistDialog, name_field);
  gtk_widget_class_bind_template_child (widget_class, PsWaitlistDialog, phone_field);
  gtk_widget_class_bind_template_child (widget_class, PsWaitlistDialog, message_check);
  gtk_widget_class_bind_template_child (widget_class, PsWaitlistDialog, hint_label);
}

static void
ps_waitlist_dialog_init (PsWaitlistDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_number_entry (GTK_WIDGET (self->phone_field));
  ps_a11y_name_buttons (GTK_WIDGET (self));
}

/**
 * ps_waitlist_dialog_new:
 * @near: where it is said that it was done
 * @group_id: what they wait for
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
ps_waitlist_dialog_new (PsWorkspace *workspace,
                        GtkWidget   *near,
                        gint64       group_id)
{
  PsWaitlistDialog *self = g_object_new (PS_TYPE_WAITLIST_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->near, near);
  self->group_id = group_id;
  ps_form_set_name (GTK_WINDOW (self), "waitlist", group_id, NULL);
  ps_dialog_set_save_label (PS_DIALOG (self), _("_Add"));
  gtk_widget_set_visible (self->hint_label,
                          ps_roles_may (ps_workspace_get_roles (workspace), PS_RIGHT_ROSTER));
  gtk_widget_grab_focus (GTK_WIDGET (self->name_field));

  return GTK_WIDGET (self);
}
