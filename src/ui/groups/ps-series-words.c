/* What the series planner says of a date. Pure: a plan and a moment in, words out. */
#include "ps-series-words.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-guest-words.h"
#include "ps-time-words.h"

/**
 * ps_series_words_day:
 * @now: microseconds UTC
 *
 * Returns: (transfer full): "Tuesday, December 8", as one would say it today
 */
char *
ps_series_words_day (const PsSeriesDate *date,
                     gint64              now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate day = ps_date_of_instant (date->starts_at, zone, NULL);
  GDate today = ps_date_of_instant (now, zone, NULL);

  return ps_date_words_day (&day, &today, NULL);
}

static char *
dup_time (const PsSeriesDate *date)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *span = ps_time_words_span (date->starts_at, date->ends_at, zone, NULL);

  if (date->skipped)
    /* Translators: of a date on which a group does not meet. */
    return g_strdup (_("No meeting"));
  if (date->moved)
    /* Translators: %s is a span of time, "18:00 to 19:30". */
    return g_strdup_printf (_("%s · moved"), span);

  return g_steal_pointer (&span);
}

static char *
dup_topic (const PsSeriesDate *date)
{
  if (date->topic_id == 0)
    return g_strdup (_("No topic yet"));

  /* Translators: what a meeting is about. */
  return g_strdup_printf (_("Topic: %s"), date->topic_title);
}

/* A line for each of: when, what, who, and what else. */
static GPtrArray *
get_lines (const PsSeriesDate *date)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (lines, dup_time (date));
  if (!date->skipped || date->topic_id != 0)
    g_ptr_array_add (lines, dup_topic (date));
  if (date->booking != NULL)
    {
      g_autofree char *guest = ps_guest_words_booking (date->booking);

      /* Translators: %s is a guest speaker, what they speak about, and whether they come. */
      g_ptr_array_add (lines, g_strdup_printf (_("Guest: %s"), guest));
    }
  if (*date->note != '\0')
    g_ptr_array_add (lines, g_strdup (date->note));

  return lines;
}

/**
 * ps_series_words_facts:
 *
 * Returns: (transfer full): when it is and what is planned, a line each
 */
char *
ps_series_words_facts (const PsSeriesDate *date)
{
  g_autoptr (GPtrArray) lines = get_lines (date);

  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/**
 * ps_series_words_spoken:
 * @conflicts: (element-type PsSeriesConflict): what speaks against the plan
 * @now: microseconds UTC
 *
 * Returns: (transfer full): all that is seen of the date, as a screen reader says it
 */
char *
ps_series_words_spoken (const PsSeriesDate *date,
                        GPtrArray          *conflicts,
                        gint64              now)
{
  g_autoptr (GPtrArray) lines = get_lines (date);

  g_ptr_array_insert (lines, 0, ps_series_words_day (date, now));
  for (guint i = 0; i < conflicts->len; i++)
    {
      const PsSeriesConflict *conflict = g_ptr_array_index (conflicts, i);

      g_ptr_array_add (lines, g_strdup (conflict->text));
    }
  g_ptr_array_add (lines, NULL);

  return g_strjoinv (", ", (char **) lines->pdata);
}
