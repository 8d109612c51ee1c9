#include "ps-date-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-date-reader.h"
#include "ps-date-words.h"
#include "ps-field.h"
#include "ps-form.h"
#include "ps-group-words.h"
#include "ps-time-words.h"

/**
 * PsDateDialog:
 *
 * To which day and time one meeting of a group is moved, typed as one would say it.
 */
struct _PsDateDialog
{
  PsDialog       parent_instance;

  PsGroups      *groups;
  const PsClock *clock;
  gint64         group_id;
  char           rule_on[PS_DATE_ISO_SIZE];

  GtkLabel      *from_label;
  PsField       *day_field;
  PsField       *time_field;
};

G_DEFINE_FINAL_TYPE (PsDateDialog, ps_date_dialog, PS_TYPE_DIALOG)

static GDate
get_today (PsDateDialog *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return ps_date_of_instant (ps_clock_wall (self->clock), zone, NULL);
}

static gboolean
read_day (PsDateDialog  *self,
          GDate         *day,
          GError       **error)
{
  g_autofree char *text = ps_field_dup_text (self->day_field);
  GDate today = get_today (self);

  return ps_date_words_parse (text, &today, NULL, day, error);
}

static void
day_changed_cb (PsDateDialog *self)
{
  g_autofree char *words = NULL;
  GDate today = get_today (self);
  GDate day;

  if (read_day (self, &day, NULL))
    words = ps_date_words_day (&day, &today, NULL);

  ps_field_set_hint (self->day_field,
                     words != NULL ? words : _("For example “next Thursday” or “12 March”."));
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  ps_groups_date_finish (PS_GROUPS (source), result, &error);
  ps_dialog_saved (self, error);
}

static void
ps_date_dialog_save (PsDialog *dialog)
{
  PsDateDialog *self = PS_DATE_DIALOG (dialog);
  g_autofree char *time = ps_field_dup_text (self->time_field);
  g_autoptr (GError) error = NULL;
  char iso[PS_DATE_ISO_SIZE];
  GDate day;
  int minute;

  if (!read_day (self, &day, &error))
    {
      ps_field_set_error (self->day_field, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->day_field));
      return;
    }

  if (!ps_time_words_parse (time, &minute, &error))
    {
      ps_field_set_error (self->time_field, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->time_field));
      return;
    }

  ps_date_to_iso (&day, iso);
  ps_dialog_set_busy (dialog, TRUE);
  ps_groups_move_date_async (self->groups, self->group_id, self->rule_on, iso, (guint) minute,
                             NULL, moved_cb, g_object_ref (self));
}

static void
ps_date_dialog_dispose (GObject *object)
{
  PsDateDialog *self = PS_DATE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_DATE_DIALOG);
  g_clear_object (&self->groups);

  G_OBJECT_CLASS (ps_date_dialog_parent_class)->dispose (object);
}

static void
ps_date_dialog_class_init (PsDateDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_date_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_date_dialog_save;

  g_type_ensure (PS_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-date-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsDateDialog, from_label);
  gtk_widget_class_bind_template_child (widget_class, PsDateDialog, day_field);
  gtk_widget_class_bind_template_child (widget_class, PsDateDialog, time_field);
}

static void
ps_date_dialog_init (PsDateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ps_date_dialog_new:
 * @clock: outlives the dialog
 * @upcoming: the meeting
 *
 * Returns: (transfer floating): the dialog
 */
PsDialog *
ps_date_dialog_new (PsGroups         *groups,
                    const PsClock    *clock,
                    const PsUpcoming *upcoming)
{
  PsDateDialog *self = g_object_new (PS_TYPE_DATE_DIALOG, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *day = NULL;
  g_autofree char *from = NULL;
  g_autofree char *time = NULL;

  ps_form_set_name (GTK_WINDOW (self), "date", upcoming->group_id, upcoming->rule_on);
  self->groups = g_object_ref (groups);
  self->clock = clock;
  self->group_id = upcoming->group_id;
  g_strlcpy (self->rule_on, upcoming->rule_on, sizeof self->rule_on);

  day = ps_group_words_date (upcoming, ps_clock_wall (clock));
  /* Translators: %s is a day. */
  from = g_strdup_printf (_("The meeting of %s."), day);
  gtk_label_set_label (self->from_label, from);

  time = ps_time_words (upcoming->starts_at, zone, NULL);
  ps_field_set_text (self->time_field, time);
  g_signal_connect_object (self->day_field, "changed", G_CALLBACK (day_changed_cb), self,
                           G_CONNECT_SWAPPED);
  day_changed_cb (self);

  return PS_DIALOG (self);
}
