/* The dates of a series where the calendar and the clocks are awkward. */
#include "ps-occurrence.h"
#include "ps-rule-words.h"

/* "10-06 18:00 +2" : local day, local time, hours ahead of UTC. */
static char *
describe (const PsOccurrence *occurrence,
          const char         *zone_name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autoptr (GDateTime) utc =
    g_date_time_new_from_unix_utc (occurrence->starts_at / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *text = g_date_time_format (local, "%m-%d %H:%M");

  return g_strdup_printf ("%s %+d", text,
                          (int) (g_date_time_get_utc_offset (local) / G_TIME_SPAN_HOUR));
}

static gint64
start_of (const char *day)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 (day, utc);

  return g_date_time_to_unix (start) * G_TIME_SPAN_SECOND;
}

static void
assert_series (const char *value,
               const char *starts_on,
               int         minute,
               const char *zone,
               guint       n,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsRule) rule = ps_rule_new (value, starts_on, minute, zone, &error);
  g_autofree char *after = g_strconcat (starts_on, "T00:00:00Z", NULL);
  g_autoptr (GArray) found = NULL;
  g_autoptr (GString) got = g_string_new (NULL);

  g_assert_no_error (error);
  found = ps_rule_next (rule, start_of (after), n, NULL, 0);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *one = describe (&g_array_index (found, PsOccurrence, i), zone);

      g_string_append_printf (got, "%s%s", i > 0 ? ", " : "", one);
    }

  g_assert_cmpstr (got->str, ==, expected);
}

/* In Berlin the clocks go back on 25 October 2026 and forward on 28 March 2027. */
static void
test_berlin_keeps_its_local_time (void)
{
  assert_series ("FREQ=WEEKLY;BYDAY=TU", "2026-09-15", 18 * 60, "Europe/Berlin", 12,
                 "09-15 18:00 +2, 09-22 18:00 +2, 09-29 18:00 +2, 10-06 18:00 +2, 10-13 18:00 +2,"
                 " 10-20 18:00 +2, 10-27 18:00 +1, 11-03 18:00 +1, 11-10 18:00 +1, 11-17 18:00 +1,"
                 " 11-24 18:00 +1, 12-01 18:00 +1");
  assert_series ("FREQ=WEEKLY;BYDAY=TU", "2027-02-16", 18 * 60, "Europe/Berlin", 12,
                 "02-16 18:00 +1, 02-23 18:00 +1, 03-02 18:00 +1, 03-09 18:00 +1, 03-16 18:00 +1,"
                 " 03-23 18:00 +1, 03-30 18:00 +2, 04-06 18:00 +2, 04-13 18:00 +2, 04-20 18:00 +2,"
                 " 04-27 18:00 +2, 05-04 18:00 +2");
}

/* In New York they go back on 1 November 2026 and forward on 14 March 2027. */
static void
test_new_york_keeps_its_local_time (void)
{
  assert_series ("FREQ=WEEKLY;BYDAY=TU", "2026-09-22", 18 * 60, "America/New_York", 12,
                 "09-22 18:00 -4, 09-29 18:00 -4, 10-06 18:00 -4, 10-13 18:00 -4, 10-20 18:00 -4,"
                 " 10-27 18:00 -4, 11-03 18:00 -5, 11-10 18:00 -5, 11-17 18:00 -5, 11-24 18:00 -5,"
                 " 12-01 18:00 -5, 12-08 18:00 -5");
  assert_series ("FREQ=WEEKLY;BYDAY=TU", "2027-02-09", 18 * 60, "America/New_York", 12,
                 "02-09 18:00 -5, 02-16 18:00 -5, 02-23 18:00 -5, 03-02 18:00 -5, 03-09 18:00 -5,"
                 " 03-16 18:00 -4, 03-23 18:00 -4, 03-30 18:00 -4, 04-06 18:00 -4, 04-13 18:00 -4,"
                 " 04-20 18:00 -4, 04-27 18:00 -4");
}

/* On the Sunday itself: half past two does not come, and becomes half past three; the weeks before and
 * after are as they are.
 */
static void
test_a_time_that_does_not_come_is_an_hour_later (void)
{
  assert_series ("FREQ=WEEKLY;BYDAY=SU", "2027-03-21", 2 * 60 + 30, "Europe/Berlin", 3,
                 "03-21 02:30 +1, 03-28 03:30 +2, 04-04 02:30 +2");
  assert_series ("FREQ=WEEKLY;BYDAY=SU", "2027-03-07", 2 * 60 + 30, "America/New_York", 3,
                 "03-07 02:30 -5, 03-14 03:30 -4, 03-21 02:30 -4");
}

/* A time that comes twice is the first of the two, and there is one meeting. */
static void
test_a_time_that_comes_twice_is_the_first (void)
{
  assert_series ("FREQ=WEEKLY;BYDAY=SU", "2026-10-18", 2 * 60 + 30, "Europe/Berlin", 3,
                 "10-18 02:30 +2, 10-25 02:30 +2, 11-01 02:30 +1");
  assert_series ("FREQ=WEEKLY;BYDAY=SU", "2026-10-25", 60 + 30, "America/New_York", 3,
                 "10-25 01:30 -4, 11-01 01:30 -4, 11-08 01:30 -5");
}

static void
assert_words (int         day,
              const char *expected)
{
  g_autoptr (PsRule) rule = NULL;
  g_autofree char *words = NULL;
  GDate from;

  g_date_clear (&from, 1);
  g_date_set_dmy (&from, 1, G_DATE_JANUARY, 2027);
  rule = ps_rule_new_day_of_month (day, &from, 18 * 60, "UTC", NULL);
  words = ps_rule_describe (rule, NULL);
  g_assert_cmpstr (words, ==, expected);
}

/* A month without that day has no meeting, and the rule says so. */
static void
test_the_31st_leaves_short_months_out_and_says_so (void)
{
  assert_series ("FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-01", 18 * 60, "UTC", 8,
                 "01-31 18:00 +0, 03-31 18:00 +0, 05-31 18:00 +0, 07-31 18:00 +0, 08-31 18:00 +0,"
                 " 10-31 18:00 +0, 12-31 18:00 +0, 01-31 18:00 +0");
  assert_words (31, "monthly on the 31st, 18:00 (no meeting in a month without that day)");
  assert_words (29, "monthly on the 29th, 18:00 (no meeting in a month without that day)");
  assert_words (28, "monthly on the 28th, 18:00");
}

/* In a leap year the 29th of February comes. */
static void
test_the_29th_comes_in_a_leap_year (void)
{
  assert_series ("FREQ=MONTHLY;BYMONTHDAY=29", "2028-01-01", 18 * 60, "UTC", 3,
                 "01-29 18:00 +0, 02-29 18:00 +0, 03-29 18:00 +0");
  assert_series ("FREQ=MONTHLY;BYMONTHDAY=29", "2027-01-01", 18 * 60, "UTC", 3,
                 "01-29 18:00 +0, 03-29 18:00 +0, 04-29 18:00 +0");
  assert_series ("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-01", 18 * 60, "UTC", 3,
                 "01-31 18:00 +0, 02-28 18:00 +0, 03-31 18:00 +0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/series-dates/berlin-keeps-its-local-time", test_berlin_keeps_its_local_time);
  g_test_add_func ("/series-dates/new-york-keeps-its-local-time",
                   test_new_york_keeps_its_local_time);
  g_test_add_func ("/series-dates/a-time-that-does-not-come-is-an-hour-later",
                   test_a_time_that_does_not_come_is_an_hour_later);
  g_test_add_func ("/series-dates/a-time-that-comes-twice-is-the-first",
                   test_a_time_that_comes_twice_is_the_first);
  g_test_add_func ("/series-dates/the-31st-leaves-short-months-out-and-says-so",
                   test_the_31st_leaves_short_months_out_and_says_so);
  g_test_add_func ("/series-dates/the-29th-comes-in-a-leap-year",
                   test_the_29th_comes_in_a_leap_year);

  return g_test_run ();
}
