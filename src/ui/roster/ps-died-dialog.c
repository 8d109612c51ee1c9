#include "ps-died-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-care-deeds.h"
#include "ps-date.h"
#include "ps-day-field.h"
#include "ps-error.h"
#include "ps-form.h"
#include "ps-member-facts.h"

/**
 * PsDiedDialog:
 *
 * Records that a member died. It says in plain words what follows from that, because it is more than one
 * sees, and asks for nothing but the day, which may not be known.
 */
struct _PsDiedDialog
{
  PsDialog     parent_instance;

  PsWorkspace *workspace;
  GtkWidget   *near;        /* weak */
  PsMember    *member;

  GtkLabel    *name_label;
  PsField     *day_field;
};

G_DEFINE_FINAL_TYPE (PsDiedDialog, ps_died_dialog, PS_TYPE_DIALOG)

static GDate
get_today (PsDiedDialog *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return ps_date_of_instant (ps_clock_wall (ps_workspace_get_clock (self->workspace)), zone, NULL);
}

static void
day_changed_cb (PsDiedDialog *self)
{
  GDate today = get_today (self);

  ps_day_field_hint (self->day_field, &today, _("Today, if it stays empty."));
}

static void
refuse_day (PsDiedDialog *self,
            const GError *error)
{
  ps_dialog_set_busy (PS_DIALOG (self), FALSE);
  ps_field_set_error (self->day_field, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->day_field));
}

static void
died_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PsDiedDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  ps_care_finish (PS_CARE (source), result, &error);
  if (g_error_matches (error, PS_ERROR, PS_ERROR_INVALID) && self->day_field != NULL)
    {
      refuse_day (self, error);
      return;
    }

  if (error == NULL && self->near != NULL)
    ps_care_say_died (self->workspace, self->near, ps_member_get_id (self->member),
                      ps_member_get_name (self->member));
  ps_dialog_saved (PS_DIALOG (self), error);
}

static void
ps_died_dialog_save (PsDialog *dialog)
{
  PsDiedDialog *self = PS_DIED_DIALOG (dialog);
  GDate today = get_today (self);
  g_autofree char *day = NULL;
  g_autoptr (GError) error = NULL;

  if (!ps_day_field_read (self->day_field, &today, &day, &error))
    {
      refuse_day (self, error);
      return;
    }

  ps_dialog_set_busy (dialog, TRUE);
  ps_care_died_async (ps_workspace_get_care (self->workspace), ps_member_get_id (self->member), day,
                      NULL, died_cb, g_object_ref (self));
}

static void
ps_died_dialog_dispose (GObject *object)
{
  PsDiedDialog *self = PS_DIED_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_DIED_DIALOG);
  g_clear_weak_pointer (&self->near);
  g_clear_object (&self->member);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_died_dialog_parent_class)->dispose (object);
}

static void
ps_died_dialog_class_init (PsDiedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_died_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_died_dialog_save;

  g_type_ensure (PS_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-died-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsDiedDialog, name_label);
  gtk_widget_class_bind_template_child (widget_class, PsDiedDialog, day_field);
}

static void
ps_died_dialog_init (PsDiedDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ps_died_dialog_new:
 * @near: where it is said that it was done
 * @member: who died
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
ps_died_dialog_new (PsWorkspace *workspace,
                    GtkWidget   *near,
                    PsMember    *member)
{
  PsDiedDialog *self = g_object_new (PS_TYPE_DIED_DIALOG, NULL);
  g_autofree char *who = ps_member_facts_dup_label (workspace, member);

  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->near, near);
  self->member = g_object_ref (member);
  ps_form_set_name (GTK_WINDOW (self), "died", ps_member_get_id (member), NULL);
  ps_dialog_set_save_label (PS_DIALOG (self), _("_Record"));
  gtk_label_set_label (self->name_label, who);
  g_signal_connect_object (self->day_field, "changed", G_CALLBACK (day_changed_cb), self,
                           G_CONNECT_SWAPPED);
  day_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->day_field));

  return GTK_WIDGET (self);
}
