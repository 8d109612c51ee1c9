#include "ps-closed-days-window.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-after.h"
#include "ps-date-reader.h"
#include "ps-date-words.h"
#include "ps-field.h"
#include "ps-form.h"
#include "ps-list-box.h"

/**
 * PsClosedDaysWindow:
 *
 * The days from today on on which the clinic is closed, and a form for one more, typed as one would say
 * it.
 */
struct _PsClosedDaysWindow
{
  AdwWindow      parent_instance;

  PsSeries      *series;
  const PsClock *clock;

  GtkWidget     *form;
  PsField       *day_field;
  PsField       *name_field;
  GtkWidget     *add_button;
  GtkListBox    *list;
  GtkWidget     *nothing;
};

#define ROW_DAY "ps-closed-day"

G_DEFINE_FINAL_TYPE (PsClosedDaysWindow, ps_closed_days_window, ADW_TYPE_WINDOW)

static GDate
get_today (PsClosedDaysWindow *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return ps_date_of_instant (ps_clock_wall (self->clock), zone, NULL);
}

static gboolean
read_day (PsClosedDaysWindow  *self,
          GDate               *day,
          GError             **error)
{
  g_autofree char *text = ps_field_dup_text (self->day_field);
  GDate today = get_today (self);

  return ps_date_words_parse (text, &today, NULL, day, error);
}

static char *
dup_day (PsClosedDaysWindow *self,
         const GDate        *day)
{
  GDate today = get_today (self);

  return ps_date_words_day (day, &today, NULL);
}

static void
day_changed_cb (PsClosedDaysWindow *self)
{
  g_autofree char *words = NULL;
  GDate day;

  if (read_day (self, &day, NULL))
    words = dup_day (self, &day);

  ps_field_set_hint (self->day_field,
                     words != NULL ? words : _("For example “25 December” or “next Friday”."));
}

/* The day as it was before, to be put back. */
typedef struct {
  PsSeries  *series;
  GtkWidget *near;       /* weak */
  char      *closed_on;
  char      *name;       /* %NULL for a day that was open */
} Undo;

static Undo *
undo_new (PsClosedDaysWindow *self,
          const char         *closed_on,
          const char         *name)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->series = g_object_ref (self->series);
  g_set_weak_pointer (&undo->near, self->form);
  undo->closed_on = g_strdup (closed_on);
  undo->name = g_strdup (name);

  return undo;
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->series);
  g_clear_weak_pointer (&undo->near);
  g_free (undo->closed_on);
  g_free (undo->name);
  g_free (undo);
}

static void
put_back (gpointer data)
{
  Undo *undo = data;

  if (undo->near != NULL)
    ps_series_close_day_async (undo->series, undo->closed_on, undo->name, NULL, ps_after_cb,
                               ps_after_new (undo->near, PS_FINISH_FUNC (ps_series_finish)));
}

static void
remove_cb (GtkWidget          *button,
           PsClosedDaysWindow *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  const PsClosedDayRow *day = g_object_get_data (G_OBJECT (row), ROW_DAY);
  char *text;

  /* Translators: %s is a day on which the clinic was to be closed. */
  text = g_strdup_printf (_("Open on %s"),
                          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  ps_series_close_day_async (self->series, day->closed_on, NULL, NULL, ps_after_cb,
                             ps_after_new_undo (self->form, PS_FINISH_FUNC (ps_series_finish), text,
                                                put_back,
                                                undo_new (self, day->closed_on, day->name),
                                                undo_free));
}

static GtkWidget *
make_row (PsClosedDaysWindow   *self,
          const PsClosedDayRow *day)
{
  PsClosedDayRow *copy = ps_closed_day_row_new ();
  g_autofree char *words = NULL;
  GtkWidget *row, *button;
  GDate date;

  words = ps_date_from_iso (day->closed_on, &date) ? dup_day (self, &date)
                                                   : g_strdup (day->closed_on);
  row = ps_row_new (NULL, words, day->name);
  copy->closed_on = g_strdup (day->closed_on);
  copy->name = g_strdup (day->name);
  g_object_set_data_full (G_OBJECT (row), ROW_DAY, copy, (GDestroyNotify) ps_closed_day_row_free);
  button = ps_row_add_button (row, "user-trash-symbolic", _("Remove"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);

  return row;
}

static void
refresh (PsClosedDaysWindow *self)
{
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  /* Closed, and somebody still holds it. */
  if (self->list == NULL)
    return;

  days = ps_series_get_closed_days (self->series, NULL);
  for (guint i = 0; days != NULL && i < days->len; i++)
    g_ptr_array_add (rows, make_row (self, g_ptr_array_index (days, i)));

  ps_list_box_refill (self->list, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->list), rows->len > 0);
  gtk_widget_set_visible (self->nothing, rows->len == 0);
}

/* (nullable): what the day is called so far; %NULL if the clinic is open. */
static char *
dup_name (PsClosedDaysWindow *self,
          const char         *closed_on)
{
  g_autoptr (GPtrArray) days = ps_series_get_closed_days (self->series, NULL);

  for (guint i = 0; days != NULL && i < days->len; i++)
    {
      const PsClosedDayRow *day = g_ptr_array_index (days, i);

      if (g_strcmp0 (day->closed_on, closed_on) == 0)
        return g_strdup (day->name);
    }

  return NULL;
}

/* What was typed goes when it is stored, and stays when it could not be. */
static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Undo *undo = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  PsClosedDaysWindow *self;
  gboolean stored = ps_series_finish (PS_SERIES (source), result, &error);
  GDate day;

  self = undo->near != NULL
    ? (PsClosedDaysWindow *) gtk_widget_get_ancestor (undo->near, PS_TYPE_CLOSED_DAYS_WINDOW) : NULL;
  if (self == NULL || self->day_field == NULL || !ps_date_from_iso (undo->closed_on, &day))
    {
      undo_free (undo);
      return;
    }

  if (!stored)
    {
      ps_field_set_error (self->day_field, error->message);
      undo_free (undo);
      return;
    }

  ps_field_set_text (self->day_field, "");
  ps_field_set_text (self->name_field, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->day_field));
  words = dup_day (self, &day);
  /* Translators: %s is a day. */
  text = g_strdup_printf (_("Closed on %s"), words);
  ps_toast_undo (self->form, text, put_back, undo, undo_free);
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter G_GNUC_UNUSED)
{
  PsClosedDaysWindow *self = PS_CLOSED_DAYS_WINDOW (widget);
  g_autofree char *name = ps_field_dup_text (self->name_field);
  g_autofree char *old_name = NULL;
  g_autoptr (GError) error = NULL;
  char closed_on[PS_DATE_ISO_SIZE];
  GDate day, today;

  if (!read_day (self, &day, &error))
    {
      ps_field_set_error (self->day_field, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->day_field));
      return;
    }

  today = get_today (self);
  if (g_date_compare (&day, &today) < 0)
    {
      ps_field_set_error (self->day_field, _("This day is over. Enter one that is to come."));
      gtk_widget_grab_focus (GTK_WIDGET (self->day_field));
      return;
    }

  ps_date_to_iso (&day, closed_on);
  old_name = dup_name (self, closed_on);
  ps_series_close_day_async (self->series, closed_on, name, NULL, added_cb,
                             undo_new (self, closed_on, old_name));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  ps_toast_run_undo (PS_CLOSED_DAYS_WINDOW (widget)->form);
}

static void
ps_closed_days_window_dispose (GObject *object)
{
  PsClosedDaysWindow *self = PS_CLOSED_DAYS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_CLOSED_DAYS_WINDOW);
  g_clear_object (&self->series);

  G_OBJECT_CLASS (ps_closed_days_window_parent_class)->dispose (object);
}

static void
ps_closed_days_window_class_init (PsClosedDaysWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_closed_days_window_dispose;

  gtk_widget_class_install_action (widget_class, "days.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "days.undo", NULL, undo_cb);

  g_type_ensure (PS_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-closed-days-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsClosedDaysWindow, form);
  gtk_widget_class_bind_template_child (widget_class, PsClosedDaysWindow, day_field);
  gtk_widget_class_bind_template_child (widget_class, PsClosedDaysWindow, name_field);
  gtk_widget_class_bind_template_child (widget_class, PsClosedDaysWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, PsClosedDaysWindow, list);
  gtk_widget_class_bind_template_child (widget_class, PsClosedDaysWindow, nothing);
}

static void
ps_closed_days_window_init (PsClosedDaysWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
}

/**
 * ps_closed_days_window_new:
 * @workspace: a workspace that is open
 *
 * Returns: (transfer none): a #PsClosedDaysWindow, not shown yet
 */
GtkWidget *
ps_closed_days_window_new (PsWorkspace *workspace)
{
  PsClosedDaysWindow *self = g_object_new (PS_TYPE_CLOSED_DAYS_WINDOW, NULL);

  ps_form_set_name (GTK_WINDOW (self), "closed-days", 0, NULL);
  self->series = g_object_ref (ps_workspace_get_series (workspace));
  self->clock = ps_workspace_get_clock (workspace);
  g_signal_connect_object (ps_workspace_get_db (workspace), "changed::closed_day",
                           G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->day_field, "changed", G_CALLBACK (day_changed_cb), self,
                           G_CONNECT_SWAPPED);
  day_changed_cb (self);
  refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->day_field));

  return GTK_WIDGET (self);
}
