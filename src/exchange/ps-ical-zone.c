/* What a calendar has to say of a time zone: RFC 5545, 3.6.5. It is made from what this machine knows
 * of the zone, by which the meetings are counted too, so that both always say the same. libical's own
 * has rules that it guesses from two years, which is wrong for zones that follow the moon.
 */
#include "ps-ical-zone.h"

#include <string.h>

#include "ps-content-lines.h"
#include "ps-zone.h"

/* The zone is asked so often; no zone has put its clocks to and fro within less. */
#define STEP_S (7 * 24 * 60 * 60)

/* Zone files list each change of the clocks until 2037 and leave the rest to a rule; those that have
 * no rule, because they go by the moon, list them until 2087.
 */
#define LAST_LISTED_YEAR 2036
#define LAST_YEAR 2090

/* So many years alike are a rule. */
#define YEARS_ALIKE 9

/* One change of the clocks. month to weekday are those on the wall before it. */
typedef struct {
  gint64       local;  /* seconds since 1970 on the wall before it */
  int          year;
  int          month;
  int          day;
  GDateWeekday weekday;
  int          before; /* offsets from UTC in seconds */
  int          after;
  gboolean     daylight;
  const char  *name;   /* of what begins */
} Change;

static int
interval_at (GTimeZone *zone,
             gint64     utc)
{
  return g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc);
}

static gboolean
is_same (GTimeZone *zone,
         int        a,
         int        b)
{
  return a == b || (g_time_zone_get_offset (zone, a) == g_time_zone_get_offset (zone, b) &&
                    g_strcmp0 (g_time_zone_get_abbreviation (zone, a),
                               g_time_zone_get_abbreviation (zone, b)) == 0);
}

static gint64
year_begins (int year)
{
  g_autoptr (GDateTime) begin = g_date_time_new_utc (year, 1, 1, 0, 0, 0);

  return g_date_time_to_unix (begin);
}

static void
add_change (GArray    *changes,
            GTimeZone *zone,
            gint64     utc,
            int        old,
            int        new)
{
  Change change = {
    .before = g_time_zone_get_offset (zone, old),
    .after = g_time_zone_get_offset (zone, new),
    .name = g_time_zone_get_abbreviation (zone, new),
  };
  g_autoptr (GDateTime) wall = NULL;

  /* By which way the clocks go, as programs that know no other take it: in Ireland it is the winter
   * that the law calls the exception.
   */
  change.daylight = g_time_zone_is_dst (zone, old) != g_time_zone_is_dst (zone, new) &&
                    change.after > change.before;
  change.local = utc + change.before;
  wall = g_date_time_new_from_unix_utc (change.local);
  g_date_time_get_ymd (wall, &change.year, &change.month, &change.day);
  change.weekday = (GDateWeekday) g_date_time_get_day_of_week (wall);
  g_array_append_val (changes, change);
}

static GArray *
find_changes (GTimeZone *zone,
              int        from_year)
{
  GArray *changes = g_array_new (FALSE, TRUE, sizeof (Change));
  gint64 end = year_begins (LAST_YEAR);
  int old = interval_at (zone, year_begins (from_year));

  for (gint64 at = year_begins (from_year); at < end; at += STEP_S)
    {
      int new = interval_at (zone, at + STEP_S);
      gint64 low = at;
      gint64 high = at + STEP_S;

      if (is_same (zone, old, new))
        continue;

      /* low is before the change, high is not. */
      while (high - low > 1)
        {
          gint64 middle = low + (high - low) / 2;

          if (is_same (zone, old, interval_at (zone, middle)))
            low = middle;
          else
            high = middle;
        }
      add_change (changes, zone, high, old, interval_at (zone, high));
      old = interval_at (zone, high);
      /* Another one in the same days is found from there. */
      if (!is_same (zone, old, new))
        at = high - STEP_S;
    }

  return changes;
}

static const Change *
get (GArray *changes,
     guint   place)
{
  return &g_array_index (changes, Change, place);
}

/* The changes of one year stand at *first and after it; returns how many. */
static guint
find_year (GArray *changes,
           int     year,
           guint  *first)
{
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    if (get (changes, i)->year == year && n++ == 0)
      *first = i;

  return n;
}

static gboolean
is_alike (const Change *a,
          const Change *b)
{
  return a->month == b->month && a->weekday == b->weekday && a->before == b->before &&
         a->after == b->after && a->daylight == b->daylight && strcmp (a->name, b->name) == 0 &&
         a->local % 86400 == b->local % 86400;
}

/* The first year from which on each one has two changes, on the same days of the week at the same
 * hours, as the last listed one; 0 where that one has none, or where it is no rule.
 */
static int
find_ruled_year (GArray *changes,
                 int     from_year)
{
  guint last = 0;
  guint first = 0;
  int ruled = LAST_LISTED_YEAR;

  if (find_year (changes, ruled, &last) != 2)
    return 0;

  for (int year = ruled - 1; year >= from_year; year--)
    {
      if (find_year (changes, year, &first) != 2 ||
          !is_alike (get (changes, first), get (changes, last)) ||
          !is_alike (get (changes, first + 1), get (changes, last + 1)))
        break;
      ruled = year;
    }

  return LAST_LISTED_YEAR - ruled + 1 >= YEARS_ALIKE ? ruled : 0;
}

/* Which one of its weekday in its month a change is: the second, the last, or within seven days. */
static char *
describe_rule (GArray *changes,
               guint   first,
               int     ruled)
{
  static const char * const days[] = { "", "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  const Change *change = get (changes, first);
  int least = 31, most = 1, most_left = 0;
  g_autoptr (GString) rule = g_string_new (NULL);

  for (guint i = first; i < changes->len; i += 2)
    {
      const Change *other = get (changes, i);

      if (other->year < ruled || other->year > LAST_LISTED_YEAR)
        break;

      least = MIN (least, other->day);
      most = MAX (most, other->day);
      most_left = MAX (most_left, g_date_get_days_in_month (other->month, (GDateYear) other->year)
                                  - other->day);
    }

  g_string_append_printf (rule, "FREQ=YEARLY;BYMONTH=%d;BYDAY=", change->month);
  if (most_left < 7)
    {
      g_string_append_printf (rule, "-1%s", days[change->weekday]);
    }
  else if ((least - 1) / 7 == (most - 1) / 7)
    {
      g_string_append_printf (rule, "%d%s", (least - 1) / 7 + 1, days[change->weekday]);
    }
  else
    {
      g_string_append_printf (rule, "%s;BYMONTHDAY=", days[change->weekday]);
      for (int day = least; day < least + 7; day++)
        g_string_append_printf (rule, "%s%d", day > least ? "," : "", day);
    }

  return g_string_free (g_steal_pointer (&rule), FALSE);
}

static void
add_offset (GString    *out,
            const char *head,
            int         offset)
{
  g_autofree char *value = NULL;
  int size = ABS (offset);

  value = g_strdup_printf ("%c%02d%02d", offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  ps_content_lines_add (out, head, value);
}

static void
add_local (GString    *out,
           const char *head,
           gint64      local)
{
  g_autoptr (GDateTime) wall = g_date_time_new_from_unix_utc (local);
  g_autofree char *value = g_date_time_format (wall, "%Y%m%dT%H%M%S");

  ps_content_lines_add (out, head, value);
}

static void
begin_observance (GString      *out,
                  const Change *change)
{
  ps_content_lines_add (out, "BEGIN", change->daylight ? "DAYLIGHT" : "STANDARD");
  add_local (out, "DTSTART", change->local);
  add_offset (out, "TZOFFSETFROM", change->before);
  add_offset (out, "TZOFFSETTO", change->after);
  ps_content_lines_add_text (out, "TZNAME", change->name);
}

static void
end_observance (GString      *out,
                const Change *change)
{
  ps_content_lines_add (out, "END", change->daylight ? "DAYLIGHT" : "STANDARD");
}

static gboolean
is_of_one_kind (const Change *a,
                const Change *b)
{
  return a->before == b->before && a->after == b->after && a->daylight == b->daylight &&
         strcmp (a->name, b->name) == 0;
}

/* Those that no rule covers, each kind once with all its dates. A date has a line of its own, because
 * some readers take only the first of several in one.
 */
static void
add_listed (GString *out,
            GArray  *changes,
            guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      const Change *change = get (changes, i);
      gboolean done = FALSE;

      for (guint j = 0; j < i && !done; j++)
        done = is_of_one_kind (get (changes, j), change);
      if (done)
        continue;

      begin_observance (out, change);
      for (guint j = i + 1; j < n; j++)
        if (is_of_one_kind (get (changes, j), change))
          add_local (out, "RDATE", get (changes, j)->local);
      end_observance (out, change);
    }
}

static void
add_ruled (GString *out,
           GArray  *changes,
           guint    first,
           int      ruled)
{
  for (guint i = first; i < first + 2; i++)
    {
      g_autofree char *rule = describe_rule (changes, i, ruled);

      begin_observance (out, get (changes, i));
      ps_content_lines_add (out, "RRULE", rule);
      end_observance (out, get (changes, i));
    }
}

/* How it was before the first change. */
static void
add_beginning (GString   *out,
               GTimeZone *zone,
               int        from_year)
{
  int interval = interval_at (zone, year_begins (from_year));
  int offset = g_time_zone_get_offset (zone, interval);
  Change beginning = {
    .local = year_begins (from_year),
    .before = offset,
    .after = offset,
    .name = g_time_zone_get_abbreviation (zone, interval),
  };

  begin_observance (out, &beginning);
  end_observance (out, &beginning);
}

/**
 * ps_ical_zone_write:
 * @out: where it is added
 * @name: an IANA name, which is what programs go by that have a list of zones themselves
 * @from_year: no moment before this year is of interest
 *
 * Writes a VTIMEZONE that is right from that year on, for as long as this machine's list of zones is.
 *
 * Errors: %PS_ERROR_INVALID where this machine knows no such zone.
 */
gboolean
ps_ical_zone_write (GString     *out,
                    const char  *name,
                    int          from_year,
                    GError     **error)
{
  g_autoptr (GTimeZone) zone = ps_zone_open (name, error);
  g_autoptr (GArray) changes = NULL;
  guint n_listed, first = 0;
  int ruled;

  if (zone == NULL)
    return FALSE;

  /* The year before, so that there is always a change that came before the first moment, and enough
   * years to see a rule in.
   */
  from_year = MIN (from_year - 1, LAST_LISTED_YEAR - 2 * YEARS_ALIKE);
  changes = find_changes (zone, from_year);
  ruled = find_ruled_year (changes, from_year);
  n_listed = changes->len;
  if (ruled != 0)
    {
      find_year (changes, ruled, &first);
      n_listed = first;
    }

  ps_content_lines_add (out, "BEGIN", "VTIMEZONE");
  ps_content_lines_add (out, "TZID", name);
  if (ruled != from_year)
    add_beginning (out, zone, from_year);
  add_listed (out, changes, n_listed);
  if (ruled != 0)
    add_ruled (out, changes, first, ruled);
  ps_content_lines_add (out, "END", "VTIMEZONE");

  return TRUE;
}
