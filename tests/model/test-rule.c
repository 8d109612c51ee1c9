#include "ps-occurrence.h"
#include "ps-rule.h"

#include "ps-error.h"

#include <string.h>

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (ps_date_from_iso (iso, &date));

  return date;
}

/* Microseconds of "2027-03-12T18:00:00Z". */
static gint64
at (const char *utc)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (utc, NULL);

  g_assert_nonnull (time);

  return g_date_time_to_unix (time) * G_TIME_SPAN_SECOND;
}

static PsRule *
rule (const char *value,
      const char *starts_on,
      const char *zone)
{
  g_autoptr (GError) error = NULL;
  PsRule *self = ps_rule_new (value, starts_on, 18 * 60, zone, &error);

  g_assert_no_error (error);

  return self;
}

/* "2027-03-02 2027-03-09"; a moved one is "2027-03-09>2027-03-10T17:00Z". */
static char *
dates (GArray *occurrences)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < occurrences->len; i++)
    {
      PsOccurrence *o = &g_array_index (occurrences, PsOccurrence, i);

      g_string_append_printf (string, "%s%s", i > 0 ? " " : "", o->rule_on);
      if (o->moved)
        {
          g_autoptr (GDateTime) time =
            g_date_time_new_from_unix_utc (o->starts_at / G_TIME_SPAN_SECOND);
          g_autofree char *utc = g_date_time_format (time, ">%Y-%m-%dT%H:%MZ");

          g_string_append (string, utc);
        }
    }

  return g_string_free (string, FALSE);
}

static void
assert_next (const PsRule          *self,
             const char            *after,
             guint                  n,
             const PsRuleException *exceptions,
             gsize                  n_exceptions,
             const char            *expected)
{
  g_autoptr (GArray) found = ps_rule_next (self, at (after), n, exceptions, n_exceptions);
  g_autofree char *string = dates (found);

  g_assert_cmpstr (string, ==, expected);
}

static void
test_gives_the_dates_that_were_asked_for (void)
{
  static const struct {
    const char *value, *starts_on, *dates;
  } claims[] = {
    { "FREQ=WEEKLY;BYDAY=TU", "2027-03-02",
      "2027-03-02 2027-03-09 2027-03-16 2027-03-23" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-02",
      "2027-03-02 2027-03-16 2027-03-30 2027-04-13" },
    { "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU", "2027-03-07",
      "2027-03-07 2027-03-28 2027-04-18 2027-05-09" },
    { "FREQ=MONTHLY;BYDAY=1MO", "2027-03-01",
      "2027-03-01 2027-04-05 2027-05-03 2027-06-07" },
    { "FREQ=MONTHLY;BYDAY=-1TH", "2027-03-01",
      "2027-03-25 2027-04-29 2027-05-27 2027-06-24" },
    { "FREQ=MONTHLY;BYDAY=5FR", "2027-03-01",
      "2027-04-30 2027-07-30 2027-10-29 2027-12-31" },
    { "FREQ=MONTHLY;BYMONTHDAY=15", "2027-03-01",
      "2027-03-15 2027-04-15 2027-05-15 2027-06-15" },
    { "FREQ=WEEKLY;BYDAY=TU,TH", "2027-03-04",
      "2027-03-04 2027-03-09 2027-03-11 2027-03-16" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "2027-03-04",
      "2027-03-04 2027-03-16 2027-03-18 2027-03-30" },
    { "FREQ=MONTHLY;BYDAY=1TU,3TU", "2027-03-16",
      "2027-03-16 2027-04-06 2027-04-20 2027-05-04" },
    { "FREQ=MONTHLY;BYDAY=-1TU,1TU", "2027-03-02",
      "2027-03-02 2027-03-30 2027-04-06 2027-04-27" },
    { "FREQ=MONTHLY;BYDAY=4TU,-1TU", "2027-03-01",
      "2027-03-23 2027-03-30 2027-04-27 2027-05-25" },
    /* A month without the day has no meeting. */
    { "FREQ=MONTHLY;BYMONTHDAY=31", "2027-03-01",
      "2027-03-31 2027-05-31 2027-07-31 2027-08-31" },
    { "FREQ=MONTHLY;BYMONTHDAY=29", "2027-12-01",
      "2027-12-29 2028-01-29 2028-02-29 2028-03-29" },
    { "FREQ=MONTHLY;BYMONTHDAY=29", "2027-01-01",
      "2027-01-29 2027-03-29 2027-04-29 2027-05-29" },
    { "FREQ=MONTHLY;BYMONTHDAY=-1", "2027-12-01",
      "2027-12-31 2028-01-31 2028-02-29 2028-03-31" },
    /* As other programs write them. */
    { "FREQ=WEEKLY", "2027-03-02",
      "2027-03-02 2027-03-09 2027-03-16 2027-03-23" },
    { "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3", "2027-03-02",
      "2027-03-02 2027-03-04 2027-03-09" },
    { "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270309", "2027-03-02",
      "2027-03-02 2027-03-09" },
    { "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270309T170000Z", "2027-03-02",
      "2027-03-02 2027-03-09" },
    { "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270309T165959Z", "2027-03-02",
      "2027-03-02" },
    { "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270309T180000", "2027-03-02",
      "2027-03-02 2027-03-09" },
    { "FREQ=YEARLY", "2028-02-29",
      "2028-02-29 2032-02-29 2036-02-29 2040-02-29" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (PsRule) self = rule (claims[i].value, claims[i].starts_on, "Europe/Berlin");
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", claims[i].value);
      g_assert_true (ps_rule_validate (self, &error));
      g_assert_no_error (error);
      assert_next (self, "2026-01-01T00:00:00Z", 4, NULL, 0, claims[i].dates);
    }
}

static void
test_knows_its_own_kind (void)
{
  static const struct {
    const char *value;
    PsRuleKind  kind;
    guint       weekdays;
    int         weeks;
    guint       nths;
    int         day;
  } claims[] = {
#define DAY(name) PS_RULE_WEEKDAY_BIT (G_DATE_ ## name)
#define NTH(n) PS_RULE_NTH_BIT (n)
    { "FREQ=WEEKLY;BYDAY=TU", PS_RULE_WEEKLY, DAY (TUESDAY), 1, 0, 0 },
    { "FREQ=WEEKLY;BYDAY=SU;WKST=SU", PS_RULE_WEEKLY, DAY (SUNDAY), 1, 0, 0 },
    { "FREQ=WEEKLY;INTERVAL=2", PS_RULE_WEEKLY, DAY (TUESDAY), 2, 0, 0 },
    { "FREQ=WEEKLY;BYDAY=SU,TU", PS_RULE_WEEKLY, DAY (TUESDAY) | DAY (SUNDAY), 1, 0, 0 },
    { "FREQ=MONTHLY;BYDAY=-1SA", PS_RULE_NTH_WEEKDAY, DAY (SATURDAY), 0, NTH (PS_RULE_LAST), 0 },
    { "FREQ=MONTHLY;BYDAY=5MO", PS_RULE_NTH_WEEKDAY, DAY (MONDAY), 0, NTH (5), 0 },
    { "FREQ=MONTHLY;BYDAY=1MO,3MO", PS_RULE_NTH_WEEKDAY, DAY (MONDAY), 0, NTH (1) | NTH (3), 0 },
    { "FREQ=MONTHLY;BYMONTHDAY=31", PS_RULE_DAY_OF_MONTH, 0, 0, 0, 31 },
    { "FREQ=MONTHLY;BYMONTHDAY=-1", PS_RULE_DAY_OF_MONTH, 0, 0, 0, -1 },
    { "FREQ=MONTHLY;BYMONTHDAY=-2", PS_RULE_OTHER, 0, 0, 0, 0 },
    { "FREQ=MONTHLY;BYDAY=-2SA", PS_RULE_OTHER, 0, 0, 0, 0 },
    { "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO", PS_RULE_OTHER, 0, 0, 0, 0 },
    { "FREQ=MONTHLY;BYDAY=1MO,3TU", PS_RULE_OTHER, 0, 0, 0, 0 },
    { "FREQ=MONTHLY;BYDAY=MO,3MO", PS_RULE_OTHER, 0, 0, 0, 0 },
    { "FREQ=MONTHLY;BYDAY=TU", PS_RULE_OTHER, 0, 0, 0, 0 },
    { "FREQ=WEEKLY;BYDAY=TU;COUNT=12", PS_RULE_OTHER, 0, 0, 0, 0 },
    { "FREQ=WEEKLY;BYDAY=TU;BYMONTH=3", PS_RULE_OTHER, 0, 0, 0, 0 },
    { "FREQ=WEEKLY;INTERVAL=60;BYDAY=TU", PS_RULE_OTHER, 0, 0, 0, 0 },
    { "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", PS_RULE_OTHER, 0, 0, 0, 0 },
    { "FREQ=DAILY", PS_RULE_OTHER, 0, 0, 0, 0 },
#undef DAY
#undef NTH
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (PsRule) self = rule (claims[i].value, "2027-03-02", "UTC");

      g_test_message ("%s", claims[i].value);
      g_assert_cmpint (ps_rule_get_kind (self), ==, claims[i].kind);
      g_assert_cmphex (ps_rule_get_weekdays (self), ==, claims[i].weekdays);
      g_assert_cmpint (ps_rule_get_weeks (self), ==, claims[i].weeks);
      g_assert_cmphex (ps_rule_get_nths (self), ==, claims[i].nths);
      g_assert_cmpint (ps_rule_get_day (self), ==, claims[i].day);
      g_assert_cmpstr (ps_rule_get_value (self), ==, claims[i].value);
    }
}

static void
test_starts_with_its_first_date (void)
{
  GDate wednesday = day ("2027-03-03");
  g_autoptr (PsRule) fortnightly = NULL;
  g_autoptr (PsRule) today = NULL;
  g_autoptr (PsRule) last = NULL;
  g_autoptr (PsRule) monthly = NULL;

  fortnightly = ps_rule_new_weekly (G_DATE_TUESDAY, 2, &wednesday, 0, "UTC", NULL);
  g_assert_cmpstr (ps_rule_get_starts_on (fortnightly), ==, "2027-03-09");
  g_assert_cmpstr (ps_rule_get_value (fortnightly), ==, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU");

  today = ps_rule_new_weekly (G_DATE_WEDNESDAY, 1, &wednesday, 0, "UTC", NULL);
  g_assert_cmpstr (ps_rule_get_starts_on (today), ==, "2027-03-03");

  last = ps_rule_new_nth_weekday (PS_RULE_LAST, G_DATE_MONDAY, &wednesday, 0, "UTC", NULL);
  g_assert_cmpstr (ps_rule_get_starts_on (last), ==, "2027-03-29");

  monthly = ps_rule_new_day_of_month (31, &wednesday, 0, "UTC", NULL);
  g_assert_cmpstr (ps_rule_get_starts_on (monthly), ==, "2027-03-31");
}

static void
test_keeps_local_time_when_clocks_change (void)
{
  static const struct {
    const char *zone, *after;
    int         minute;
    const char *first, *second;
  } claims[] = {
    { "Europe/Berlin", "2027-03-22T00:00:00Z", 1080, "2027-03-23T17:00:00Z", "2027-03-30T16:00:00Z" },
    { "Europe/Berlin", "2027-10-25T00:00:00Z", 1080, "2027-10-26T16:00:00Z", "2027-11-02T17:00:00Z" },
    { "America/New_York", "2027-03-08T12:00:00Z", 1080, "2027-03-09T23:00:00Z", "2027-03-16T22:00:00Z" },
    { "America/New_York", "2027-11-01T12:00:00Z", 1080, "2027-11-02T22:00:00Z", "2027-11-09T23:00:00Z" },
    { "Australia/Sydney", "2027-03-28T12:00:00Z", 1080, "2027-03-30T07:00:00Z", "2027-04-06T08:00:00Z" },
    { "Australia/Sydney", "2027-09-26T12:00:00Z", 1080, "2027-09-28T08:00:00Z", "2027-10-05T07:00:00Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (PsRule) self = ps_rule_new ("FREQ=WEEKLY;BYDAY=TU", "2027-01-05",
                                             claims[i].minute, claims[i].zone, NULL);
      g_autoptr (GArray) found = ps_rule_next (self, at (claims[i].after), 2, NULL, 0);

      g_test_message ("%s", claims[i].zone);
      g_assert_cmpint (g_array_index (found, PsOccurrence, 0).starts_at, ==, at (claims[i].first));
      g_assert_cmpint (g_array_index (found, PsOccurrence, 1).starts_at, ==, at (claims[i].second));
    }
}

static void
test_a_meeting_in_the_night_of_the_change (void)
{
  g_autoptr (PsRule) self = ps_rule_new ("FREQ=WEEKLY;BYDAY=SU", "2027-01-03", 150,
                                         "Europe/Berlin", NULL);
  g_autoptr (GArray) spring = ps_rule_next (self, at ("2027-03-27T00:00:00Z"), 1, NULL, 0);
  g_autoptr (GArray) autumn = ps_rule_next (self, at ("2027-10-30T00:00:00Z"), 1, NULL, 0);

  /* 02:30 does not come, and is 03:30. */
  g_assert_cmpint (g_array_index (spring, PsOccurrence, 0).starts_at, ==,
                   at ("2027-03-28T01:30:00Z"));
  /* 02:30 comes twice, and is the first. */
  g_assert_cmpint (g_array_index (autumn, PsOccurrence, 0).starts_at, ==,
                   at ("2027-10-31T00:30:00Z"));
}

static void
test_next_is_later_than_now (void)
{
  g_autoptr (PsRule) self = rule ("FREQ=WEEKLY;BYDAY=TU", "2027-03-02", "UTC");

  assert_next (self, "2027-03-09T17:59:59Z", 1, NULL, 0, "2027-03-09");
  assert_next (self, "2027-03-09T18:00:00Z", 1, NULL, 0, "2027-03-16");
  assert_next (self, "2027-03-09T18:00:00Z", 0, NULL, 0, "");
}

static void
test_between_has_its_begin_and_not_its_end (void)
{
  g_autoptr (PsRule) self = rule ("FREQ=WEEKLY;BYDAY=TU", "2027-03-02", "UTC");
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) none = NULL;
  g_autofree char *string = NULL;

  found = ps_rule_dates_between (self, at ("2027-03-09T18:00:00Z"), at ("2027-03-23T18:00:00Z"),
                                 NULL, 0);
  string = dates (found);
  g_assert_cmpstr (string, ==, "2027-03-09 2027-03-16");

  none = ps_rule_dates_between (self, at ("2027-03-23T18:00:00Z"), at ("2027-03-09T18:00:00Z"),
                                NULL, 0);
  g_assert_cmpint (none->len, ==, 0);
}

static void
test_exceptions_skip_and_move (void)
{
  g_autoptr (PsRule) self = rule ("FREQ=WEEKLY;BYDAY=TU", "2027-03-02", "UTC");
  const PsRuleException exceptions[] = {
    { "2027-03-16", FALSE },
    { "2027-03-09", TRUE, "2027-03-10", 17 * 60 },
    /* Brought forward, to before others. */
    { "2027-06-01", TRUE, "2027-03-05", 9 * 60 },
    /* Put off, to after others. */
    { "2027-03-02", TRUE, "2027-03-24", 9 * 60 },
    /* Not a date of the rule. */
    { "2027-03-25", TRUE, "2027-03-11", 9 * 60 },
    { "2027-03-18", FALSE },
    /* No date at all. */
    { "whenever", TRUE, "2027-03-12", 9 * 60 },
    /* To where it was. */
    { "2027-03-30", TRUE, "2027-03-30", 18 * 60 },
  };

  assert_next (self, "2027-01-01T00:00:00Z", 6, exceptions, G_N_ELEMENTS (exceptions),
               "2027-06-01>2027-03-05T09:00Z 2027-03-09>2027-03-10T17:00Z 2027-03-23 "
               "2027-03-02>2027-03-24T09:00Z 2027-03-30 2027-04-06");
  assert_next (self, "2027-03-10T17:00:00Z", 2, exceptions, G_N_ELEMENTS (exceptions),
               "2027-03-23 2027-03-02>2027-03-24T09:00Z");
  /* Its own date does not come back when the new one is over. */
  assert_next (self, "2027-05-31T00:00:00Z", 1, exceptions, G_N_ELEMENTS (exceptions),
               "2027-06-08");
}

static void
test_knows_its_dates (void)
{
  g_autoptr (PsRule) self = rule ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-02", "UTC");

  g_assert_true (ps_rule_has_date (self, "2027-03-02"));
  g_assert_true (ps_rule_has_date (self, "2027-03-16"));
  g_assert_false (ps_rule_has_date (self, "2027-03-09"));
  g_assert_false (ps_rule_has_date (self, "2027-02-16"));
  g_assert_false (ps_rule_has_date (self, "next Tuesday"));
}

static void
test_bad_rules_are_refused_with_a_sentence (void)
{
  static const struct {
    const char *value, *starts_on;
    int         minute;
    const char *zone, *message;
  } claims[] = {
    { "every Tuesday", "2027-03-02", 0, "UTC",
      "“every Tuesday” is not a rule for dates (an iCalendar RRULE) that can be read." },
    { "FREQ=WEEKLY;BYDAY=XX", "2027-03-02", 0, "UTC",
      "“FREQ=WEEKLY;BYDAY=XX” is not a rule for dates (an iCalendar RRULE) that can be read." },
    { "FREQ=WEEKLY;INTERVAL=0", "2027-03-02", 0, "UTC",
      "“FREQ=WEEKLY;INTERVAL=0” is not a rule for dates (an iCalendar RRULE) that can be read." },
    { "", "2027-03-02", 0, "UTC",
      "“” is not a rule for dates (an iCalendar RRULE) that can be read." },
    { "\xff", "2027-03-02", 0, "UTC",
      "The rule for the dates is missing, too long or not text." },
    { NULL, "2027-03-02", 0, "UTC",
      "The rule for the dates is missing, too long or not text." },
    { "FREQ=HOURLY", "2027-03-02", 0, "UTC",
      "The rule “FREQ=HOURLY” counts hours or minutes. A group can meet once a day at most." },
    { "FREQ=DAILY;BYHOUR=9,17", "2027-03-02", 0, "UTC",
      "The rule “FREQ=DAILY;BYHOUR=9,17” counts hours or minutes. "
      "A group can meet once a day at most." },
    { "RSCALE=CHINESE;FREQ=YEARLY", "2027-03-02", 0, "UTC",
      "The rule “RSCALE=CHINESE;FREQ=YEARLY” is of another calendar than the Gregorian one." },
    { "FREQ=WEEKLY", "2027-02-30", 0, "UTC",
      "“2027-02-30” is not a date that a rule can start on. Write it as “2027-03-12”." },
    { "FREQ=WEEKLY", "2027-03-02", 1440, "UTC",
      "A meeting starts between 0 and 1439 minutes after midnight, not at 1440." },
    { "FREQ=WEEKLY", "2027-03-02", 0, "Europe/Bielefeld",
      "“Europe/Bielefeld” is not a time zone this computer knows. "
      "Give a name such as “Europe/Berlin”." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ps_rule_new (claims[i].value, claims[i].starts_on, claims[i].minute,
                                  claims[i].zone, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, claims[i].message);
    }
}

static void
test_a_rule_that_never_occurs_says_so (void)
{
  static const struct {
    const char *value, *message;
  } claims[] = {
    { "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
      "There is no date that fits the rule “FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30” "
      "from 2027-03-02 on, so the group would never meet." },
    { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
      "There is no date that fits the rule “FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30” "
      "from 2027-03-02 on, so the group would never meet." },
    { "FREQ=MONTHLY;BYDAY=6MO",
      "There is no date that fits the rule “FREQ=MONTHLY;BYDAY=6MO” "
      "from 2027-03-02 on, so the group would never meet." },
    { "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270301",
      "This rule ends on 2027-03-01, before it starts on 2027-03-02, "
      "so the group would never meet." },
    { "FREQ=MONTHLY;BYDAY=1MO;UNTIL=20270404",
      "There is no date that fits the rule “FREQ=MONTHLY;BYDAY=1MO;UNTIL=20270404” "
      "from 2027-03-02 on, so the group would never meet." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (PsRule) self = rule (claims[i].value, "2027-03-02", "UTC");
      g_autoptr (GError) error = NULL;

      g_assert_false (ps_rule_validate (self, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, claims[i].message);
      assert_next (self, "2027-01-01T00:00:00Z", 3, NULL, 0, "");
    }
}

static void
test_too_many_weeks_are_refused (void)
{
  g_autoptr (GError) error = NULL;
  GDate from = day ("2027-03-02");

  g_assert_null (ps_rule_new_weekly (G_DATE_TUESDAY, 53, &from, 0, "UTC", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==,
                   "A group can meet every week or up to every 52 weeks, not every 53.");
}

/* Every simple rule there is, for ten years each. */
static void
test_ten_years_of_every_simple_rule (void)
{
  static const char *const zones[] = {
    "Europe/Berlin", "America/New_York", "Australia/Sydney", "Pacific/Chatham",
  };
  gint64 begin = at ("2027-01-01T00:00:00Z");
  gint64 end = at ("2037-01-01T00:00:00Z");
  GDate from = day ("2026-12-01");
  guint n_rules = 0;

  for (int weekday = G_DATE_MONDAY; weekday <= G_DATE_SUNDAY; weekday++)
    {
      for (int form = 1; form <= 10; form++)
        {
          const char *zone_name = zones[n_rules % G_N_ELEMENTS (zones)];
          int minute = (int) (n_rules * 97 % 1440);
          g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
          g_autoptr (GArray) all = NULL;
          g_autoptr (PsRule) self = NULL;
          gint64 last = 0;

          if (form <= 4)
            self = ps_rule_new_weekly (weekday, form, &from, minute, zone_name, NULL);
          else
            self = ps_rule_new_nth_weekday (form <= 9 ? form - 4 : PS_RULE_LAST, weekday, &from,
                                            minute, zone_name, NULL);
          all = ps_rule_dates_between (self, begin, end, NULL, 0);
          g_assert_cmpuint (all->len, >=, form == 9 ? 30 : 118);
          n_rules++;

          for (guint i = 0; i < all->len; i++)
            {
              PsOccurrence *o = &g_array_index (all, PsOccurrence, i);
              GDate date = day (o->rule_on);
              GDate shown = ps_date_of_instant (o->starts_at, zone, NULL);

              g_assert_cmpint (o->starts_at, >, last);
              g_assert_cmpint (g_date_get_weekday (&date), ==, weekday);
              g_assert_cmpint (g_date_compare (&date, &shown), ==, 0);
              g_assert_false (o->moved);

              if (form <= 4 && i > 0)
                {
                  GDate before = day ((o - 1)->rule_on);

                  g_assert_cmpint (g_date_days_between (&before, &date), ==, 7 * form);
                }
              if (form >= 5 && form <= 9)
                g_assert_cmpint ((g_date_get_day (&date) - 1) / 7, ==, form - 5);
              if (form == 10)
                g_assert_cmpint (g_date_get_day (&date) + 7, >,
                                 g_date_get_days_in_month (g_date_get_month (&date),
                                                           g_date_get_year (&date)));

              last = o->starts_at;
            }

          /* From whichever moment one asks, it is the same row of dates. */
          for (guint i = 0; i + 3 < all->len; i += 7)
            {
              gint64 after = g_array_index (all, PsOccurrence, i).starts_at;
              g_autoptr (GArray) some = ps_rule_next (self, after, 3, NULL, 0);

              g_assert_cmpmem (some->data, some->len * sizeof (PsOccurrence),
                               &g_array_index (all, PsOccurrence, i + 1), 3 * sizeof (PsOccurrence));
            }
        }
    }
}

typedef struct {
  const char *from;
  GString    *dates;
  int         left;
} Listing;

static gboolean
list_date (const GDate *date,
           gpointer     data)
{
  Listing *listing = data;
  char iso[PS_DATE_ISO_SIZE];

  ps_date_to_iso (date, iso);
  if (strcmp (iso, listing->from) < 0)
    return TRUE;

  g_string_append_printf (listing->dates, "%s ", iso);

  return --listing->left > 0;
}

/* Counted from nearby or from the start, whatever the start. */
static void
test_a_short_cut_changes_no_date (void)
{
  static const char *const values[] = {
    "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=3",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU", "FREQ=WEEKLY;INTERVAL=5;BYDAY=MO;WKST=WE",
    "FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=5FR", "FREQ=MONTHLY;BYDAY=-1TH",
    "FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "FREQ=WEEKLY;BYDAY=TU;COUNT=40",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270701",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      for (int days = 0; days < 1000; days += 13)
        {
          char starts_on[PS_DATE_ISO_SIZE], from_iso[PS_DATE_ISO_SIZE];
          g_autoptr (GString) near = g_string_new (NULL);
          g_autoptr (GString) far = g_string_new (NULL);
          g_autoptr (PsRule) self = NULL;
          GDate start = day ("2027-02-20");
          GDate from = start;
          Listing listing;

          g_date_add_days (&start, days % 9);
          g_date_add_days (&from, days);
          ps_date_to_iso (&start, starts_on);
          ps_date_to_iso (&from, from_iso);
          self = rule (values[i], starts_on, "UTC");

          listing = (Listing) { from_iso, near, 5 };
          ps_rule_foreach_date (self, &from, list_date, &listing);
          listing = (Listing) { from_iso, far, 5 };
          ps_rule_foreach_date (self, NULL, list_date, &listing);

          g_test_message ("%s, %s, %s", values[i], starts_on, from_iso);
          g_assert_cmpstr (near->str, ==, far->str);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule/gives-the-dates-that-were-asked-for",
                   test_gives_the_dates_that_were_asked_for);
  g_test_add_func ("/rule/knows-its-own-kind", test_knows_its_own_kind);
  g_test_add_func ("/rule/starts-with-its-first-date", test_starts_with_its_first_date);
  g_test_add_func ("/rule/keeps-local-time-when-clocks-change",
                   test_keeps_local_time_when_clocks_change);
  g_test_add_func ("/rule/a-meeting-in-the-night-of-the-change",
                   test_a_meeting_in_the_night_of_the_change);
  g_test_add_func ("/rule/next-is-later-than-now", test_next_is_later_than_now);
  g_test_add_func ("/rule/between-has-its-begin-and-not-its-end",
                   test_between_has_its_begin_and_not_its_end);
  g_test_add_func ("/rule/exceptions-skip-and-move", test_exceptions_skip_and_move);
  g_test_add_func ("/rule/knows-its-dates", test_knows_its_dates);
  g_test_add_func ("/rule/bad-rules-are-refused-with-a-sentence",
                   test_bad_rules_are_refused_with_a_sentence);
  g_test_add_func ("/rule/a-rule-that-never-occurs-says-so", test_a_rule_that_never_occurs_says_so);
  g_test_add_func ("/rule/too-many-weeks-are-refused", test_too_many_weeks_are_refused);
  g_test_add_func ("/rule/ten-years-of-every-simple-rule", test_ten_years_of_every_simple_rule);

  g_test_add_func ("/rule/a-short-cut-changes-no-date", test_a_short_cut_changes_no_date);

  return g_test_run ();
}
