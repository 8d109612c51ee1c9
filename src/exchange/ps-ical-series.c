/* A group's meetings as an event that repeats: RFC 5545, 3.6.1. */
#include "ps-ical-series.h"

#include <string.h>

#include "ps-agenda-store.h"
#include "ps-content-lines.h"

/* One event that repeats, or a part of one. @nth is which one of its weekday in each month, as
 * PS_RULE_NTH_BIT() takes it, or 0 where the whole rule is one event.
 */
typedef struct {
  const PsIcalSeries *series;
  int                 nth;
  char               *uid;
  char               *rule;
} Part;

static void
part_clear (Part *part)
{
  g_free (part->uid);
  g_free (part->rule);
}

static gboolean
is_nth (const GDate *date,
        int          nth)
{
  int day = g_date_get_day (date);

  if (nth == PS_RULE_LAST)
    return day + 7 > g_date_get_days_in_month (g_date_get_month (date), g_date_get_year (date));

  return nth == 0 || (day - 1) / 7 + 1 == nth;
}

typedef struct {
  const Part *part;
  GDate       found;
} Search;

static gboolean
take_first (const GDate *date,
            gpointer     data)
{
  Search *search = data;

  if (!is_nth (date, search->part->nth))
    return TRUE;

  search->found = *date;

  return FALSE;
}

/* From which the event is counted; RFC 5545, 3.8.5.3 leaves open what it means if that is none of its
 * dates. FALSE where there is none.
 */
static gboolean
find_first (const Part *part,
            GDate      *date)
{
  Search search = { part };

  g_date_clear (&search.found, 1);
  ps_rule_foreach_date (part->series->rule, NULL, take_first, &search);
  *date = search.found;

  return g_date_valid (date);
}

static void
add_moment (GString    *out,
            const char *head,
            gint64      moment)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (moment / G_TIME_SPAN_SECOND);
  g_autofree char *value = g_date_time_format (utc, "%Y%m%dT%H%M%SZ");

  ps_content_lines_add (out, head, value);
}

/* A time on the wall; a zone of its own is written once, at the file's beginning. */
static void
add_local (GString      *out,
           const char   *name,
           const GDate  *date,
           int           minute,
           const PsRule *rule)
{
  gboolean is_utc = strcmp (ps_rule_get_zone (rule), "UTC") == 0;
  g_autofree char *head = is_utc ? g_strdup (name)
                                 : g_strdup_printf ("%s;TZID=%s", name, ps_rule_get_zone (rule));
  g_autofree char *value =
    g_strdup_printf ("%04d%02d%02dT%02d%02d00%s", g_date_get_year (date), g_date_get_month (date),
                     g_date_get_day (date), minute / 60, minute % 60, is_utc ? "Z" : "");

  ps_content_lines_add (out, head, value);
}

static void
add_what (GString    *out,
          const Part *part)
{
  const PsIcalSeries *series = part->series;
  const PsGroupRow *group = series->group;
  g_autoptr (GString) duration = g_string_new ("PT");
  g_autofree char *sequence = NULL;

  if (group->minutes >= 60)
    g_string_append_printf (duration, "%uH", group->minutes / 60);
  if (group->minutes % 60 != 0)
    g_string_append_printf (duration, "%uM", group->minutes % 60);
  ps_content_lines_add (out, "DURATION", duration->str);
  ps_content_lines_add_text (out, "SUMMARY", series->name);
  if (*group->place != '\0')
    ps_content_lines_add_text (out, "LOCATION", group->place);

  /* Programs take in a change only where this has grown since. What was skipped has no time of its
   * own, so each export counts as a new edition; minutes fit into the number for 4,000 years.
   */
  sequence = g_strdup_printf ("%" G_GINT64_FORMAT,
                              MAX (0, series->now - group->created_at) / G_TIME_SPAN_MINUTE);
  ps_content_lines_add (out, "SEQUENCE", sequence);
  add_moment (out, "DTSTAMP", series->now);
  add_moment (out, "LAST-MODIFIED", group->updated_at);
}

static const PsGroupDateRow *
find_change (const PsIcalSeries *series,
             const char         *rule_on)
{
  for (guint i = 0; i < series->dates->len; i++)
    {
      const PsGroupDateRow *row = g_ptr_array_index (series->dates, i);

      if (strcmp (row->rule_on, rule_on) == 0)
        return row;
    }

  return NULL;
}

typedef struct {
  const Part *part;
  GString    *out;
  char        last[PS_DATE_ISO_SIZE];
} Changes;

/* A day on which the clinic is closed is left out as one that was skipped is, unless it was moved:
 * then somebody has said when.
 */
static gboolean
add_left_out (const GDate *date,
              gpointer     data)
{
  Changes *changes = data;
  const PsIcalSeries *series = changes->part->series;
  char iso[PS_DATE_ISO_SIZE];
  const PsGroupDateRow *change;

  ps_date_to_iso (date, iso);
  if (strcmp (iso, changes->last) > 0)
    return FALSE;

  change = find_change (series, iso);
  if (is_nth (date, changes->part->nth) &&
      (change != NULL ? strcmp (change->action, "skipped") == 0
                      : g_hash_table_contains (series->closed, iso)))
    add_local (changes->out, "EXDATE", date, ps_rule_get_start_minute (series->rule), series->rule);

  return TRUE;
}

static gboolean
add_moved (const GDate *date,
           gpointer     data)
{
  Changes *changes = data;
  const PsIcalSeries *series = changes->part->series;
  const PsGroupDateRow *change;
  char iso[PS_DATE_ISO_SIZE];
  GDate moved_on;

  ps_date_to_iso (date, iso);
  if (strcmp (iso, changes->last) > 0)
    return FALSE;

  change = find_change (series, iso);
  if (!is_nth (date, changes->part->nth) || change == NULL || strcmp (change->action, "moved") != 0 ||
      !ps_date_from_iso (change->moved_on, &moved_on))
    return TRUE;

  ps_content_lines_add (changes->out, "BEGIN", "VEVENT");
  ps_content_lines_add (changes->out, "UID", changes->part->uid);
  add_local (changes->out, "RECURRENCE-ID", date, ps_rule_get_start_minute (series->rule),
             series->rule);
  add_local (changes->out, "DTSTART", &moved_on, (int) change->moved_minute, series->rule);
  add_what (changes->out, changes->part);
  ps_content_lines_add (changes->out, "END", "VEVENT");

  return TRUE;
}

/* The last day that anything is said about. */
static void
find_last (const PsIcalSeries *series,
           char                last[PS_DATE_ISO_SIZE])
{
  GHashTableIter iter;
  gpointer day;

  *last = '\0';
  for (guint i = 0; i < series->dates->len; i++)
    {
      const PsGroupDateRow *row = g_ptr_array_index (series->dates, i);

      if (strcmp (row->rule_on, last) > 0)
        g_strlcpy (last, row->rule_on, PS_DATE_ISO_SIZE);
    }

  g_hash_table_iter_init (&iter, series->closed);
  while (g_hash_table_iter_next (&iter, &day, NULL))
    if (strcmp (day, last) > 0)
      g_strlcpy (last, day, PS_DATE_ISO_SIZE);
}

static void
write_part (GString    *out,
            const Part *part)
{
  const PsIcalSeries *series = part->series;
  Changes changes = { part, out, "" };
  GDate first;

  if (!find_first (part, &first))
    return;

  find_last (series, changes.last);
  ps_content_lines_add (out, "BEGIN", "VEVENT");
  ps_content_lines_add (out, "UID", part->uid);
  add_local (out, "DTSTART", &first, ps_rule_get_start_minute (series->rule), series->rule);
  ps_content_lines_add (out, "RRULE", part->rule);
  ps_rule_foreach_date (series->rule, NULL, add_left_out, &changes);
  add_what (out, part);
  ps_content_lines_add (out, "END", "VEVENT");
  ps_rule_foreach_date (series->rule, NULL, add_moved, &changes);
}

/* Whether a rule of several ones of a month may be several events, of which no two have a date in
 * common: the last one may be the fourth or the fifth.
 */
static gboolean
may_split (const PsRule *rule)
{
  guint nths = ps_rule_get_nths (rule);

  return ps_rule_get_kind (rule) == PS_RULE_NTH_WEEKDAY && (nths & (nths - 1)) != 0 &&
         ((nths & PS_RULE_NTH_BIT (PS_RULE_LAST)) == 0 ||
          (nths & (PS_RULE_NTH_BIT (4) | PS_RULE_NTH_BIT (5))) == 0);
}

static void
write_nth (GString            *out,
           const PsIcalSeries *series,
           const char         *uid,
           int                 nth)
{
  static const char * const days[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  guint weekday = (guint) g_bit_nth_lsf (ps_rule_get_weekdays (series->rule), -1);
  Part part = { series, nth, NULL, NULL };

  part.uid = g_strdup_printf ("%s-%d", uid, nth == PS_RULE_LAST ? 6 : nth);
  part.rule = g_strdup_printf ("FREQ=MONTHLY;BYDAY=%d%s", nth, days[weekday - G_DATE_MONDAY]);
  write_part (out, &part);
  part_clear (&part);
}

/**
 * ps_ical_series_write:
 * @out: where it is added
 *
 * Writes a group's meetings. Where they are on several days of a month, such as the first and the
 * third Tuesday, each of them is an event of its own, because Outlook has no other words for it.
 */
void
ps_ical_series_write (GString            *out,
                      const PsIcalSeries *series)
{
  g_autofree char *uid = ps_uid_to_string (&series->group->uid);
  Part part = { series, 0, NULL, NULL };

  if (may_split (series->rule))
    {
      for (int nth = 1; nth <= 5; nth++)
        if ((ps_rule_get_nths (series->rule) & PS_RULE_NTH_BIT (nth)) != 0)
          write_nth (out, series, uid, nth);
      if ((ps_rule_get_nths (series->rule) & PS_RULE_NTH_BIT (PS_RULE_LAST)) != 0)
        write_nth (out, series, uid, PS_RULE_LAST);
      return;
    }

  part.uid = g_strdup (uid);
  part.rule = ps_rule_dup_text (series->rule);
  write_part (out, &part);
  part_clear (&part);
}

/**
 * ps_ical_series_first_year:
 *
 * Returns: a year that no meeting is before
 */
int
ps_ical_series_first_year (const PsIcalSeries *series)
{
  int year = (int) g_ascii_strtoll (ps_rule_get_starts_on (series->rule), NULL, 10);

  for (guint i = 0; i < series->dates->len; i++)
    {
      const PsGroupDateRow *row = g_ptr_array_index (series->dates, i);

      if (row->moved_on != NULL)
        year = MIN (year, (int) g_ascii_strtoll (row->moved_on, NULL, 10));
    }

  return year;
}
