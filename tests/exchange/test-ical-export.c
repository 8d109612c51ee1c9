/* What is written of a group's meetings is read back by libical, which is not what wrote it, and its
 * dates are those that Peerside itself comes to.
 */
#include <libical/ical.h>
#include <locale.h>
#include <string.h>

#include "ps-error.h"
#include "ps-ical-export.h"
#include "ps-occurrence.h"
#include "ps-rule.h"
#include "ps-test-rows.h"

/* Both changes of the clocks, twice. */
#define FROM "2026-01-01"
#define TO "2028-02-01"

static const char * const zones[] = {
  "Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Africa/Casablanca",
  "Europe/Dublin", "Asia/Jerusalem", "Africa/Cairo", "America/St_Johns", "Australia/Lord_Howe",
  "Pacific/Auckland", "America/Santiago", "UTC",
};

/* Each kind that the program makes, and what an import may bring. */
static const char * const rules[] = {
  "FREQ=WEEKLY;BYDAY=TU",
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
  "FREQ=WEEKLY;BYDAY=SU,TU,TH",
  "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU",
  "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,SA",
  "FREQ=MONTHLY;BYDAY=1TU",
  "FREQ=MONTHLY;BYDAY=1TU,3TU",
  "FREQ=MONTHLY;BYDAY=2SU,5SU",
  "FREQ=MONTHLY;BYDAY=2SU,-1SU",
  "FREQ=MONTHLY;BYDAY=4SU,-1SU",
  "FREQ=MONTHLY;BYDAY=-1SU",
  "FREQ=MONTHLY;BYMONTHDAY=31",
  "FREQ=MONTHLY;BYMONTHDAY=-1",
  "FREQ=MONTHLY;BYMONTHDAY=29",
  "FREQ=WEEKLY;BYDAY=TU;COUNT=20",
  "FREQ=WEEKLY;BYDAY=SU;UNTIL=20270328",
  "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270427T170000Z",
  "FREQ=DAILY;INTERVAL=10",
  "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
  "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU",
};

/* Right after the clocks change, and by day; often on another day than in UTC. Of a time that the
 * clocks leave out or show twice libical makes another than RFC 5545, 3.3.5; tests/ctl/test-export.py reads
 * those.
 */
static const int minutes[] = { 3 * 60, 18 * 60, 9 * 60, 22 * 60 + 30 };

static void
test_now (PsInstant *instant,
          gpointer   data)
{
  *instant = (PsInstant) { .wall = PS_TEST_NOW + G_TIME_SPAN_HOUR * GPOINTER_TO_INT (data) };
}

static const PsClock clock_now = { test_now, NULL, 1 };
static const PsClock clock_later = { test_now, GINT_TO_POINTER (1), 1 };

static gint64
day_at (const char *iso)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = g_strconcat (iso, "T00:00:00Z", NULL);

  time = g_date_time_new_from_iso8601 (text, NULL);

  return g_date_time_to_unix (time);
}

static void
set_rule (PsTestDb   *test,
          gint64      group_id,
          const char *rule,
          const char *starts_on,
          int         minute,
          const char *zone)
{
  g_autofree char *sql =
    g_strdup_printf ("UPDATE support_group SET rule = '%s', starts_on = '%s', start_minute = %d,"
                     " zone = '%s', minutes = 90 WHERE id = %" G_GINT64_FORMAT,
                     rule, starts_on, minute, zone, group_id);

  ps_test_db_exec (test, sql);
}

static char *
export (PsTestDb *test,
        gint64    group_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ps_ical_export (ps_test_db_reader (test), group_id, &clock_now, &error);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

/* Start -> what it is instead of, in seconds since 1970. */
typedef struct {
  GArray     *starts;
  GHashTable *overridden;
} Reading;

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 two = *(const gint64 *) b;

  return one < two ? -1 : one > two;
}

static gint64
moment_of (icalcomponent   *event,
           icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (event, kind);
  struct icaltimetype time = icalproperty_get_datetime_with_component (property, event);

  return icaltime_as_timet_with_zone (time, time.zone);
}

static gboolean
is_left_out (icalcomponent       *event,
             struct icaltimetype  time)
{
  icalproperty *property;

  for (property = icalcomponent_get_first_property (event, ICAL_EXDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_EXDATE_PROPERTY))
    {
      struct icaltimetype out = icalproperty_get_datetime_with_component (property, event);

      if (icaltime_compare (out, time) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The dates on the wall first: with a zone, libical stays an hour late once it has met a time that the
 * clocks leave out.
 */
static void
take_times (icalcomponent *event,
            gint64         from,
            gint64         to,
            Reading       *reading)
{
  icalproperty *start_property = icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY);
  icalproperty *rule_property = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);
  struct icaltimetype start = icalproperty_get_datetime_with_component (start_property, event);
  struct icalrecurrencetype rule = icalproperty_get_rrule (rule_property);
  const icaltimezone *zone = start.zone;
  icalrecur_iterator *iterator;
  struct icaltimetype time;

  start.zone = NULL;
  if (!icaltime_is_null_time (rule.until))
    {
      g_assert_true (icaltime_is_utc (rule.until));
      rule.until = icaltime_convert_to_zone (rule.until, (icaltimezone *) zone);
      rule.until.zone = NULL;
    }
  iterator = icalrecur_iterator_new (rule, start);
  g_assert_nonnull (iterator);
  g_assert_cmpint (icaldurationtype_as_int (icalcomponent_get_duration (event)), ==, 90 * 60);
  while (!icaltime_is_null_time (time = icalrecur_iterator_next (iterator)))
    {
      gint64 moment;

      time.zone = zone;
      moment = icaltime_as_timet_with_zone (time, zone);
      if (moment >= to)
        break;
      if (moment >= from && !is_left_out (event, time) &&
          !g_hash_table_contains (reading->overridden, &moment))
        g_array_append_val (reading->starts, moment);
    }
  icalrecur_iterator_free (iterator);
}

/* Every start from @from until before @to that the calendar has, as another program sees it. */
static GArray *
read_back (const char *text,
           gint64      from,
           gint64      to)
{
  icalcomponent *calendar = icalparser_parse_string (text);
  Reading reading = { g_array_new (FALSE, FALSE, sizeof (gint64)),
                      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };
  icalcomponent *event;

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_null (icalcomponent_get_first_property (calendar, ICAL_METHOD_PROPERTY));

  for (event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      gint64 instead, start;

      if (icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY) == NULL)
        continue;

      instead = moment_of (event, ICAL_RECURRENCEID_PROPERTY);
      start = moment_of (event, ICAL_DTSTART_PROPERTY);
      g_hash_table_add (reading.overridden, g_memdup2 (&instead, sizeof instead));
      if (start >= from && start < to)
        g_array_append_val (reading.starts, start);
    }

  for (event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    if (icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY) == NULL)
      take_times (event, from, to, &reading);

  icalcomponent_free (calendar);
  g_hash_table_unref (reading.overridden);
  g_array_sort (reading.starts, compare_times);

  return reading.starts;
}

static GArray *
own_dates (const char            *value,
           const char            *starts_on,
           int                    minute,
           const char            *zone,
           const PsRuleException *exceptions,
           gsize                  n_exceptions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsRule) rule = ps_rule_new (value, starts_on, minute, zone, &error);
  g_autoptr (GArray) found = NULL;
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_no_error (error);
  found = ps_rule_dates_between (rule, day_at (FROM) * G_TIME_SPAN_SECOND,
                                 day_at (TO) * G_TIME_SPAN_SECOND, exceptions, n_exceptions);
  for (guint i = 0; i < found->len; i++)
    {
      gint64 start = g_array_index (found, PsOccurrence, i).starts_at / G_TIME_SPAN_SECOND;

      g_array_append_val (starts, start);
    }

  return starts;
}

static void
assert_same_dates (GArray     *read,
                   GArray     *own,
                   const char *zone,
                   const char *rule,
                   const char *text)
{
  for (guint i = 0; i < MAX (read->len, own->len); i++)
    {
      gint64 one = i < read->len ? g_array_index (read, gint64, i) : 0;
      gint64 two = i < own->len ? g_array_index (own, gint64, i) : 0;

      if (one != two)
        {
          g_autoptr (GDateTime) a = g_date_time_new_from_unix_utc (one);
          g_autoptr (GDateTime) b = g_date_time_new_from_unix_utc (two);
          g_autofree char *was = g_date_time_format_iso8601 (a);
          g_autofree char *should = g_date_time_format_iso8601 (b);

          g_error ("%s, %s: date %u is read as %s and is %s\n%s", zone, rule, i, was, should, text);
        }
    }
}

static void
set_up (PsTestDb      *test,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (test);
}

static void
tear_down (PsTestDb      *test,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (test);
}

static void
test_dates_are_the_same_elsewhere (PsTestDb      *test,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = ps_test_add_group (test, "Tuesday group");
  guint n = 0;

  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    for (guint r = 0; r < G_N_ELEMENTS (rules); r++)
      for (guint m = 0; m < G_N_ELEMENTS (minutes); m++)
        {
          const char *starts_on = r % 2 == 0 ? "2025-12-03" : "2019-03-05";
          g_autofree char *text = NULL;
          g_autoptr (GArray) read = NULL;
          g_autoptr (GArray) own = NULL;

          set_rule (test, id, rules[r], starts_on, minutes[m], zones[z]);
          text = export (test, id);
          read = read_back (text, day_at (FROM), day_at (TO));
          own = own_dates (rules[r], starts_on, minutes[m], zones[z], NULL, 0);
          assert_same_dates (read, own, zones[z], rules[r], text);
          n += own->len;
        }

  g_assert_cmpuint (n, >, 10000);
}

static void
test_changed_dates_are_changed_elsewhere (PsTestDb      *test,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  /* Over a change of the clocks, onto another meeting's day, back, and into the next year. */
  static const PsRuleException changes[] = {
    { "2026-03-24", TRUE, "2026-03-29", 240 },
    { "2026-03-31", FALSE, "", 0 },
    { "2026-04-07", TRUE, "2026-04-14", 600 },
    { "2026-10-27", TRUE, "2026-10-25", 1080 },
    { "2026-11-03", FALSE, "", 0 },
    { "2026-12-29", TRUE, "2027-01-02", 1439 },
    { "2027-06-01", FALSE, "", 0 },
    /* No date of the rule, as after the day of the week was changed. */
    { "2026-05-06", FALSE, "", 0 },
    { "2026-05-07", TRUE, "2026-05-08", 600 },
    /* The clinic is closed; one of these was moved away from it, one onto it. */
    { "2026-12-22", TRUE, "2026-12-23", 1080 },
    { "2027-01-12", TRUE, "2026-12-24", 1080 },
    /* The other days on which it is closed. */
    { "2026-12-24", FALSE, "", 0 },
    { "2027-03-29", FALSE, "", 0 },
    { "2027-03-30", FALSE, "", 0 },
  };
  gint64 id = ps_test_add_group (test, "Tuesday group");

  for (guint i = 0; i + 3 < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *sql = NULL;

      sql = changes[i].moved
            ? g_strdup_printf ("INSERT INTO group_date VALUES (%" G_GINT64_FORMAT ", '%s', 'moved',"
                               " '%s', %d)", id, changes[i].rule_on, changes[i].moved_on,
                               changes[i].moved_minute)
            : g_strdup_printf ("INSERT INTO group_date VALUES (%" G_GINT64_FORMAT ", '%s', 'skipped',"
                               " NULL, NULL)", id, changes[i].rule_on);
      ps_test_db_exec (test, sql);
    }
  ps_test_db_exec (test, "INSERT INTO closed_day VALUES ('2026-12-22', 'Holidays'),"
                         " ('2026-12-24', 'Holidays'), ('2027-03-30', ''), ('2027-03-29', '')");

  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    for (guint r = 0; r < 7; r++)
      {
        g_autofree char *text = NULL;
        g_autoptr (GArray) read = NULL;
        g_autoptr (GArray) own = NULL;

        set_rule (test, id, rules[r], "2025-12-02", 18 * 60, zones[z]);
        text = export (test, id);
        read = read_back (text, day_at (FROM), day_at (TO));
        own = own_dates (rules[r], "2025-12-02", 18 * 60, zones[z], changes, G_N_ELEMENTS (changes));
        assert_same_dates (read, own, zones[z], rules[r], text);
      }
}

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, what)) != NULL; p += strlen (what))
    n++;

  return n;
}

static char *
line_of (const char *text,
         const char *head)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], head))
      return g_strdup (lines[i]);

  return NULL;
}

static void
test_zone_has_a_rule_where_there_is_one (PsTestDb      *test,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = ps_test_add_group (test, "Tuesday group");
  g_autofree char *berlin = NULL;
  g_autofree char *kolkata = NULL;
  g_autofree char *casablanca = NULL;
  g_autofree char *utc = NULL;

  set_rule (test, id, rules[0], "2026-03-03", 1080, "Europe/Berlin");
  berlin = export (test, id);
  g_assert_nonnull (strstr (berlin, "BEGIN:DAYLIGHT\r\n"));
  g_assert_nonnull (strstr (berlin, "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"));
  g_assert_nonnull (strstr (berlin, "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"));
  g_assert_cmpuint (count (berlin, "BEGIN:STANDARD"), ==, 1);
  g_assert_nonnull (strstr (berlin, "DTSTART;TZID=Europe/Berlin:20260303T180000\r\n"));

  set_rule (test, id, rules[0], "2026-03-03", 1080, "Asia/Kolkata");
  kolkata = export (test, id);
  g_assert_cmpuint (count (kolkata, "TZOFFSETTO:+0530"), ==, 1);
  g_assert_cmpuint (count (kolkata, "DAYLIGHT"), ==, 0);

  set_rule (test, id, rules[0], "2026-03-03", 1080, "Africa/Casablanca");
  casablanca = export (test, id);
  g_assert_cmpuint (count (casablanca, "FREQ=YEARLY"), ==, 0);
  g_assert_cmpuint (count (casablanca, "RDATE"), >, 1);

  set_rule (test, id, rules[0], "2026-03-03", 1080, "UTC");
  utc = export (test, id);
  g_assert_cmpuint (count (utc, "VTIMEZONE"), ==, 0);
  g_assert_nonnull (strstr (utc, "DTSTART:20260303T180000Z\r\n"));
}

static void
test_says_what_anybody_may_know (PsTestDb      *test,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = ps_test_add_group (test, "Opioid recovery, evening");
  g_autofree char *own = NULL;
  g_autofree char *part2 = NULL;
  g_autofree char *neutral = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *same_uid = NULL;

  set_rule (test, id, rules[0], "2026-03-03", 1080, "Europe/Berlin");
  ps_test_db_exec (test, "UPDATE support_group SET place = 'Room 3; 2nd floor'");
  ps_test_join (test, id, ps_test_add_member (test, "Ana"), "2026-01-06");
  own = export (test, id);
  g_assert_nonnull (strstr (own, "SUMMARY:Opioid recovery\\, evening\r\n"));
  g_assert_nonnull (strstr (own, "LOCATION:Room 3\\; 2nd floor\r\n"));
  g_assert_null (strstr (own, "Ana"));

  ps_test_db_exec (test, "UPDATE support_group SET part2 = 1");
  part2 = export (test, id);
  g_assert_nonnull (strstr (part2, "SUMMARY:Group meeting\r\n"));
  g_assert_null (strstr (part2, "pioid"));

  ps_test_db_exec (test, "UPDATE support_group SET neutral_name = 'Evening group'");
  neutral = export (test, id);
  g_assert_nonnull (strstr (neutral, "SUMMARY:Evening group\r\n"));
  g_assert_null (strstr (neutral, "pioid"));

  uid = line_of (own, "UID:");
  same_uid = line_of (neutral, "UID:");
  g_assert_cmpstr (uid, ==, same_uid);
}

static void
test_a_later_edition_is_newer (PsTestDb      *test,
                               gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = ps_test_add_group (test, "Tuesday group");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) later = NULL;

  set_rule (test, id, rules[0], "2026-03-03", 1080, "Europe/Berlin");
  text = export (test, id);
  first = line_of (text, "SEQUENCE:");
  later = ps_ical_export (ps_test_db_reader (test), id, &clock_later, NULL);
  second = line_of (g_bytes_get_data (later, NULL), "SEQUENCE:");
  g_assert_cmpstr (first, ==, "SEQUENCE:0");
  g_assert_cmpstr (second, ==, "SEQUENCE:60");
}

static void
test_all_groups_share_their_zones (PsTestDb      *test,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 none;

  none = ps_test_add_group (test, "No dates");
  bytes = ps_ical_export (ps_test_db_reader (test), none, &clock_now, &error);
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_null (bytes);
  g_clear_error (&error);
  bytes = ps_ical_export (ps_test_db_reader (test), 0, &clock_now, &error);
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);

  set_rule (test, ps_test_add_group (test, "A"), rules[0], "2026-03-03", 1080, "Europe/Berlin");
  set_rule (test, ps_test_add_group (test, "B"), rules[6], "2024-03-03", 600, "Europe/Berlin");
  set_rule (test, ps_test_add_group (test, "C"), rules[2], "2026-03-03", 1080, "Asia/Kolkata");
  text = export (test, 0);
  g_assert_cmpuint (count (text, "BEGIN:VTIMEZONE"), ==, 2);
  /* The first and third Tuesday are two events. */
  g_assert_cmpuint (count (text, "BEGIN:VEVENT"), ==, 4);
}

static void
test_lines_are_short_and_whole (PsTestDb      *test,
                                gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = ps_test_add_group (test, "Tuesday group");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  icalcomponent *calendar, *event;

  set_rule (test, id, rules[0], "2026-03-03", 1080, "Europe/Berlin");
  ps_test_db_exec (test, "UPDATE support_group SET place = 'समुदाय केन्द्र, कमरा ३ — große Treppe 🌻 links, dann"
                         " immer geradeaus\\hinten; Größe egal, Ünal’s Tür' || char(10) || 'zweite Zeile'");
  text = export (test, id);
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }

  calendar = icalparser_parse_string (text);
  event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  g_assert_cmpstr (icalcomponent_get_location (event), ==,
                   "समुदाय केन्द्र, कमरा ३ — große Treppe 🌻 links, dann immer geradeaus\\hinten; Größe egal,"
                   " Ünal’s Tür\nzweite Zeile");
  icalcomponent_free (calendar);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (PsTestDb *, gconstpointer);
  } tests[] = {
    { "/ical-export/dates-are-the-same-elsewhere", test_dates_are_the_same_elsewhere },
    { "/ical-export/changed-dates-are-changed-elsewhere", test_changed_dates_are_changed_elsewhere },
    { "/ical-export/zone-has-a-rule-where-there-is-one", test_zone_has_a_rule_where_there_is_one },
    { "/ical-export/says-what-anybody-may-know", test_says_what_anybody_may_know },
    { "/ical-export/a-later-edition-is-newer", test_a_later_edition_is_newer },
    { "/ical-export/all-groups-share-their-zones", test_all_groups_share_their_zones },
    { "/ical-export/lines-are-short-and-whole", test_lines_are_short_and_whole },
  };
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, PsTestDb, NULL, set_up, tests[i].func, tear_down);
  status = g_test_run ();
  icaltimezone_free_builtin_timezones ();
  icalmemory_free_ring ();

  return status;
}
