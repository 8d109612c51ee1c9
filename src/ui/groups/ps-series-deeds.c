/* What can be done with the dates of a series. Each says what it did, with a way back. */
#include "ps-series-deeds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-after.h"
#include "ps-series-words.h"
#include "ps-zone.h"

/* What was planned, or of the rule, before. */
typedef struct {
  PsSeries  *series;
  GtkWidget *near;      /* weak */
  gint64     group_id;
  GPtrArray *edits;     /* of PsSeriesEdit, or NULL */
  GPtrArray *dates;     /* of PsGroupDateRow, or NULL */
} Undo;

static Undo *
undo_new (PsSeries  *series,
          GtkWidget *near,
          gint64     group_id)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->series = g_object_ref (series);
  g_set_weak_pointer (&undo->near, near);
  undo->group_id = group_id;

  return undo;
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->series);
  g_clear_weak_pointer (&undo->near);
  g_clear_pointer (&undo->edits, g_ptr_array_unref);
  g_clear_pointer (&undo->dates, g_ptr_array_unref);
  g_free (undo);
}

static void
undo_cb (gpointer data)
{
  Undo *undo = data;
  gpointer after;

  if (undo->near == NULL)
    return;

  after = ps_after_new (undo->near, PS_FINISH_FUNC (ps_series_finish));
  if (undo->edits != NULL)
    ps_series_save_async (undo->series, undo->edits, NULL, ps_after_cb, after);
  else
    ps_series_put_dates_async (undo->series, undo->group_id, undo->dates, NULL, ps_after_cb, after);
}

static GPtrArray *
edits_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ps_series_edit_free);
}

static void
save (PsSeries           *series,
      GtkWidget          *near,
      const PsSeriesPlan *plan,
      GPtrArray          *before,
      GPtrArray          *edits,
      char               *text)
{
  Undo *undo = undo_new (series, near, plan->group_id);

  undo->edits = g_ptr_array_ref (before);
  ps_series_save_async (series, edits, NULL, ps_after_cb,
                        ps_after_new_undo (near, PS_FINISH_FUNC (ps_series_finish), text, undo_cb,
                                           undo, undo_free));
}

/**
 * ps_series_find_date:
 * @rule_on: a date of the group's rule
 *
 * Returns: (transfer none) (nullable): that date of @plan
 */
const PsSeriesDate *
ps_series_find_date (const PsSeriesPlan *plan,
                     const char         *rule_on)
{
  for (guint i = 0; i < plan->dates->len; i++)
    {
      const PsSeriesDate *date = g_ptr_array_index (plan->dates, i);

      if (strcmp (date->rule_on, rule_on) == 0)
        return date;
    }

  return NULL;
}

static gboolean
is_closed (const PsSeriesDate *date)
{
  return date->closed != NULL && !date->skipped;
}

/**
 * ps_series_count_closed:
 *
 * Returns: how many meetings are on a day on which the clinic is closed
 */
guint
ps_series_count_closed (const PsSeriesPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->dates->len; i++)
    n += is_closed (g_ptr_array_index (plan->dates, i));

  return n;
}

/**
 * ps_series_deed_planned:
 * @near: where it is said
 * @before: what was planned for a date until now
 * @day: that date in words
 *
 * Says that a date has been planned, with the way back.
 */
void
ps_series_deed_planned (PsSeries           *series,
                        GtkWidget          *near,
                        const PsSeriesEdit *before,
                        const char         *day)
{
  Undo *undo = undo_new (series, near, before->group_id);
  /* Translators: %s is a day; its topic, guest or note has been stored. */
  g_autofree char *text = g_strdup_printf (_("%s is planned"), day);

  undo->edits = edits_new ();
  g_ptr_array_add (undo->edits, ps_series_edit_copy (before));
  ps_toast_undo (near, text, undo_cb, undo, undo_free);
}

/**
 * ps_series_deed_suggest:
 * @near: where it is said
 *
 * Gives a topic to each date of @plan that has none.
 */
void
ps_series_deed_suggest (PsSeries           *series,
                        GtkWidget          *near,
                        const PsSeriesPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ideas = ps_series_get_ideas (series, plan, &error);
  g_autoptr (GPtrArray) before = edits_new ();
  g_autoptr (GPtrArray) edits = edits_new ();

  if (ideas == NULL)
    {
      ps_toast_error (near, error);
      return;
    }

  for (guint i = 0; i < ideas->len; i++)
    {
      const PsSeriesDate *date = g_ptr_array_index (plan->dates, i);
      gint64 topic_id = g_array_index (ideas, gint64, i);
      PsSeriesEdit *edit;

      if (topic_id == 0)
        continue;

      g_ptr_array_add (before, ps_series_edit_new (plan->group_id, date));
      edit = ps_series_edit_new (plan->group_id, date);
      edit->topic_id = topic_id;
      g_ptr_array_add (edits, edit);
    }

  if (edits->len == 0)
    {
      ps_toast (near, _("There is no date without a topic that another one would fit."));
      return;
    }

  save (series, near, plan, before, edits,
        g_strdup_printf (ngettext ("%u topic suggested", "%u topics suggested", edits->len),
                         edits->len));
}

static GPtrArray *
dates_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ps_group_date_row_free);
}

static PsGroupDateRow *
date_row_new (const PsSeriesDate *date,
              const char         *action)
{
  PsGroupDateRow *row = ps_group_date_row_new ();

  row->rule_on = g_strdup (date->rule_on);
  row->action = g_strdup (action);

  return row;
}

/* What departs from the rule now, to be put back. */
static PsGroupDateRow *
date_row_as_it_is (const PsSeriesPlan *plan,
                   const PsSeriesDate *date)
{
  g_autoptr (GTimeZone) zone = NULL;
  PsGroupDateRow *row;
  GDate day;
  int minute;

  if (date->skipped)
    return date_row_new (date, "skipped");

  zone = ps_zone_open (plan->zone, NULL);
  if (!date->moved || zone == NULL)
    return date_row_new (date, "");

  row = date_row_new (date, "moved");
  day = ps_date_of_instant (date->starts_at, zone, &minute);
  row->moved_on = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&day),
                                   g_date_get_month (&day), g_date_get_day (&day));
  row->moved_minute = (guint) minute;

  return row;
}

static void
put (PsSeries           *series,
     GtkWidget          *near,
     const PsSeriesPlan *plan,
     GPtrArray          *before,
     GPtrArray          *dates,
     char               *text)
{
  Undo *undo = undo_new (series, near, plan->group_id);

  undo->dates = g_ptr_array_ref (before);
  ps_series_put_dates_async (series, plan->group_id, dates, NULL, ps_after_cb,
                             ps_after_new_undo (near, PS_FINISH_FUNC (ps_series_finish), text,
                                                undo_cb, undo, undo_free));
}

static void
put_one (PsSeries           *series,
         GtkWidget          *near,
         const PsSeriesPlan *plan,
         const char         *rule_on,
         const char         *action,
         const char         *text)
{
  const PsSeriesDate *date = ps_series_find_date (plan, rule_on);
  g_autoptr (GPtrArray) before = dates_new ();
  g_autoptr (GPtrArray) dates = dates_new ();
  g_autofree char *day = NULL;

  if (date == NULL)
    return;

  g_ptr_array_add (before, date_row_as_it_is (plan, date));
  g_ptr_array_add (dates, date_row_new (date, action));
  day = ps_series_words_day (date, plan->now);
  put (series, near, plan, before, dates,
       text != NULL ? g_strdup (text)
                    /* Translators: %s is a day. */
                    : g_strdup_printf (_("No meeting on %s"), day));
}

/**
 * ps_series_deed_skip:
 * @near: where it is said
 * @rule_on: a date of @plan on which there is to be no meeting
 */
void
ps_series_deed_skip (PsSeries           *series,
                     GtkWidget          *near,
                     const PsSeriesPlan *plan,
                     const char         *rule_on)
{
  put_one (series, near, plan, rule_on, "skipped", NULL);
}

/**
 * ps_series_deed_put_back:
 * @near: where it is said
 * @rule_on: a date of @plan that is skipped or moved and is to be as the rule says
 */
void
ps_series_deed_put_back (PsSeries           *series,
                         GtkWidget          *near,
                         const PsSeriesPlan *plan,
                         const char         *rule_on)
{
  put_one (series, near, plan, rule_on, "", _("The meeting is back at its usual time"));
}

/**
 * ps_series_deed_skip_closed:
 * @near: where it is said
 *
 * Skips all meetings of @plan that are on a day on which the clinic is closed.
 */
void
ps_series_deed_skip_closed (PsSeries           *series,
                            GtkWidget          *near,
                            const PsSeriesPlan *plan)
{
  g_autoptr (GPtrArray) before = dates_new ();
  g_autoptr (GPtrArray) dates = dates_new ();

  for (guint i = 0; i < plan->dates->len; i++)
    {
      const PsSeriesDate *date = g_ptr_array_index (plan->dates, i);

      if (!is_closed (date))
        continue;

      g_ptr_array_add (before, date_row_as_it_is (plan, date));
      g_ptr_array_add (dates, date_row_new (date, "skipped"));
    }

  if (dates->len > 0)
    put (series, near, plan, before, dates,
         g_strdup_printf (ngettext ("%u meeting skipped", "%u meetings skipped", dates->len),
                          dates->len));
}
