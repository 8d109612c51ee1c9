#include "ps-group-dates.h"

#include <glib/gi18n-lib.h>

#include "ps-after.h"
#include "ps-date-dialog.h"
#include "ps-group-words.h"
#include "ps-list-box.h"

#define N_DATES 8

/* One coming date of a group, as a row: it can be skipped, moved, and put back. */
typedef struct {
  PsGroups      *groups;
  const PsClock *clock;
  PsUpcoming    *upcoming;
  GtkWidget     *near;       /* weak: where it is said that something was done */
} Date;

static PsUpcoming *
copy_upcoming (const PsUpcoming *upcoming)
{
  PsUpcoming *copy = g_new0 (PsUpcoming, 1);

  *copy = *upcoming;
  copy->group_name = g_strdup (upcoming->group_name);
  copy->place = g_strdup (upcoming->place);

  return copy;
}

static Date *
date_new (PsGroups         *groups,
          const PsClock    *clock,
          const PsUpcoming *upcoming)
{
  Date *date = g_new0 (Date, 1);

  date->groups = g_object_ref (groups);
  date->clock = clock;
  date->upcoming = copy_upcoming (upcoming);

  return date;
}

/* The row goes off the list when something is stored, its list box stays. */
static Date *
date_copy_near (const Date *date,
                GtkWidget  *button)
{
  Date *copy = date_new (date->groups, date->clock, date->upcoming);

  g_set_weak_pointer (&copy->near, gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX));

  return copy;
}

static void
date_free (gpointer data)
{
  Date *date = data;

  g_object_unref (date->groups);
  ps_upcoming_free (date->upcoming);
  g_clear_weak_pointer (&date->near);
  g_free (date);
}

static void
date_closure_free (gpointer  data,
                   GClosure *closure G_GNUC_UNUSED)
{
  date_free (data);
}

static gpointer
after_undo (const Date *date)
{
  return ps_after_new (date->near, PS_FINISH_FUNC (ps_groups_date_finish));
}

static void
restore (gpointer data)
{
  const Date *date = data;

  if (date->near != NULL)
    ps_groups_restore_date_async (date->groups, date->upcoming->group_id, date->upcoming->rule_on,
                                  NULL, ps_after_cb, after_undo (date));
}

static void
skip_again (gpointer data)
{
  const Date *date = data;

  if (date->near != NULL)
    ps_groups_skip_date_async (date->groups, date->upcoming->group_id, date->upcoming->rule_on,
                               NULL, ps_after_cb, after_undo (date));
}

static void
move_again (gpointer data)
{
  const Date *date = data;
  g_autoptr (PsGroup) group = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  char iso[PS_DATE_ISO_SIZE];
  GDate day;
  int minute;

  if (date->near == NULL)
    return;

  group = ps_groups_find (date->groups, date->upcoming->group_id, NULL);
  if (group != NULL)
    zone = g_time_zone_new_identifier (ps_group_get_row (group)->zone);
  if (zone == NULL)
    zone = g_time_zone_new_local ();

  day = ps_date_of_instant (date->upcoming->starts_at, zone, &minute);
  ps_date_to_iso (&day, iso);
  ps_groups_move_date_async (date->groups, date->upcoming->group_id, date->upcoming->rule_on, iso,
                             (guint) minute, NULL, ps_after_cb, after_undo (date));
}

static char *
name_day (const Date *date)
{
  return ps_group_words_date (date->upcoming, ps_clock_wall (date->clock));
}

/* Says @text (transfer full), once it is stored, with a way back. */
static gpointer
after (const Date *date,
       GtkWidget  *button,
       char       *text,
       PsUndoFunc  undo)
{
  Date *copy = date_copy_near (date, button);

  return ps_after_new_undo (copy->near, PS_FINISH_FUNC (ps_groups_date_finish), text, undo, copy,
                            date_free);
}

static void
skip_cb (GtkWidget *button,
         Date      *date)
{
  g_autofree char *day = name_day (date);

  ps_groups_skip_date_async (date->groups, date->upcoming->group_id, date->upcoming->rule_on, NULL,
                             ps_after_cb,
                             after (date, button,
                                    /* Translators: %s is a day. */
                                    g_strdup_printf (_("No meeting on %s"), day), restore));
}

static void
move_cb (GtkWidget *button,
         Date      *date)
{
  ps_dialog_present (ps_date_dialog_new (date->groups, date->clock, date->upcoming), button);
}

static void
put_back_cb (GtkWidget *button,
             Date      *date)
{
  ps_groups_restore_date_async (date->groups, date->upcoming->group_id, date->upcoming->rule_on,
                                NULL, ps_after_cb,
                                after (date, button,
                                       g_strdup (_("The meeting is back at its usual time")),
                                       move_again));
}

static void
bring_back_cb (GtkWidget *button,
               Date      *date)
{
  g_autofree char *day = name_day (date);

  ps_groups_restore_date_async (date->groups, date->upcoming->group_id, date->upcoming->rule_on,
                                NULL, ps_after_cb,
                                after (date, button,
                                       /* Translators: %s is a day; there is a meeting again. */
                                       g_strdup_printf (_("The group meets on %s"), day),
                                       skip_again));
}

static void
add_button (GtkWidget  *row,
            const char *icon_name,
            const char *label,
            GCallback   callback,
            const Date *date)
{
  GtkWidget *button = ps_row_add_button (row, icon_name, label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", callback,
                         date_new (date->groups, date->clock, date->upcoming), date_closure_free,
                         0);
}

/* Who is to come besides the members; it is the window's, which knows who is at the keyboard. */
static void
add_expect_button (GtkWidget        *row,
                   const PsUpcoming *upcoming)
{
  GtkWidget *button = ps_row_add_button (row, "contact-new-symbolic", _("Expect Somebody…"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xsx)", upcoming->group_id,
                                    upcoming->rule_on, upcoming->starts_at);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.expect");
}

static gboolean
has_date (GPtrArray        *dates,
          const PsUpcoming *date)
{
  for (guint i = 0; i < dates->len; i++)
    if (g_str_equal (((PsUpcoming *) g_ptr_array_index (dates, i))->rule_on, date->rule_on))
      return TRUE;

  return FALSE;
}

/**
 * ps_group_dates_get:
 * @next_on: (out): which date of the rule the next meeting is; "" where there is none
 *
 * Returns: (transfer full) (nullable) (element-type PsUpcoming): the next dates, and among them all that
 *   were skipped or moved, so that each can be brought back
 */
GPtrArray *
ps_group_dates_get (PsGroups *groups,
                    gint64    group_id,
                    char      next_on[PS_DATE_ISO_SIZE])
{
  GPtrArray *dates = ps_groups_get_next_dates (groups, group_id, N_DATES, NULL);
  g_autoptr (GPtrArray) changed = ps_groups_get_changed_dates (groups, group_id, NULL);

  *next_on = '\0';
  if (dates == NULL)
    return NULL;

  if (dates->len > 0)
    g_strlcpy (next_on, ((PsUpcoming *) g_ptr_array_index (dates, 0))->rule_on, PS_DATE_ISO_SIZE);

  while (changed != NULL && changed->len > 0)
    {
      g_autoptr (PsUpcoming) date = g_ptr_array_steal_index (changed, 0);

      if (!has_date (dates, date))
        g_ptr_array_add (dates, g_steal_pointer (&date));
    }
  ps_upcoming_sort (dates);

  return dates;
}

/**
 * ps_group_date_row_new_for:
 * @clock: outlives the row
 * @upcoming: one coming date
 * @editable: whether the row can skip, move, or bring it back; otherwise it says that it is moved or
 *   does not take place
 *
 * Returns: (transfer floating): a row that says when it is
 */
GtkWidget *
ps_group_date_row_new_for (PsGroups         *groups,
                           const PsClock    *clock,
                           const PsUpcoming *upcoming,
                           gboolean          editable)
{
  gint64 now = ps_clock_wall (clock);
  g_autofree char *day = ps_group_words_date (upcoming, now);
  g_autofree char *time = ps_group_words_time (upcoming, now);
  GtkWidget *row = ps_row_new (NULL, day, time);
  const Date date = { groups, clock, (PsUpcoming *) upcoming };

  if (!editable)
    return row;

  if (upcoming->skipped)
    {
      add_button (row, NULL, _("Bring Back"), G_CALLBACK (bring_back_cb), &date);
      return row;
    }

  add_expect_button (row, upcoming);
  if (upcoming->moved)
    add_button (row, NULL, _("Put Back"), G_CALLBACK (put_back_cb), &date);
  else
    add_button (row, NULL, _("Skip"), G_CALLBACK (skip_cb), &date);
  /* Words for both would leave a day of a long language a letter a line in a narrow window. */
  add_button (row, "x-office-calendar-symbolic", _("Move…"), G_CALLBACK (move_cb), &date);

  return row;
}
