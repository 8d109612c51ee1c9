#include "ps-rule-reader.h"
#include "ps-rule-words.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

static const PsForms day_first = { PS_DATE_ORDER_DMY, FALSE, G_DATE_MONDAY };
static const PsForms month_first = { PS_DATE_ORDER_MDY, TRUE, G_DATE_SUNDAY };

/* A Wednesday. */
static GDate
today (void)
{
  GDate date;

  g_assert_true (ps_date_from_iso ("2027-03-03", &date));

  return date;
}

static PsRule *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  GDate date = today ();
  PsRule *rule = ps_rule_parse (text, "Europe/Berlin", &date, &day_first, &error);

  if (rule == NULL)
    g_error ("“%s”: %s", text, error->message);

  return rule;
}

typedef struct {
  const char *text, *value, *starts_on;
  int         minute;
} Claim;

static void
assert_claims (const Claim *claims,
               gsize        n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (PsRule) rule = parse (claims[i].text);

      g_test_message ("%s", claims[i].text);
      g_assert_cmpstr (ps_rule_get_value (rule), ==, claims[i].value);
      g_assert_cmpstr (ps_rule_get_starts_on (rule), ==, claims[i].starts_on);
      g_assert_cmpint (ps_rule_get_start_minute (rule), ==, claims[i].minute);
      g_assert_cmpstr (ps_rule_get_zone (rule), ==, "Europe/Berlin");
    }
}

static void
test_reads_what_people_type (void)
{
  static const Claim claims[] = {
    { "every Tuesday 18:00", "FREQ=WEEKLY;BYDAY=TU", "2027-03-09", 1080 },
    { "Every tuesday at 6 pm", "FREQ=WEEKLY;BYDAY=TU", "2027-03-09", 1080 },
    { "  every  Tue,  6:30 p.m. ", "FREQ=WEEKLY;BYDAY=TU", "2027-03-09", 1110 },
    { "Wednesdays 18:00", "FREQ=WEEKLY;BYDAY=WE", "2027-03-03", 1080 },
    { "18:00 every Tuesday", "FREQ=WEEKLY;BYDAY=TU", "2027-03-09", 1080 },
    { "weekly on Tuesday at noon", "FREQ=WEEKLY;BYDAY=TU", "2027-03-09", 720 },
    { "every week on Tuesday 9:00 am", "FREQ=WEEKLY;BYDAY=TU", "2027-03-09", 540 },
    { "each Sunday at 12 am", "FREQ=WEEKLY;BYDAY=SU", "2027-03-07", 0 },
    { "every Tuesday from 18:00", "FREQ=WEEKLY;BYDAY=TU", "2027-03-09", 1080 },
    { "every Tuesday at 6 in the evening", "FREQ=WEEKLY;BYDAY=TU", "2027-03-09", 1080 },

    { "every second Tuesday 18:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-09", 1080 },
    { "every 2nd Tuesday 18:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-09", 1080 },
    { "every other Tuesday 18:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-09", 1080 },
    { "every 2 weeks on Tuesday at 6 pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-09", 1080 },
    { "every two weeks on Tuesday 18h00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-09", 1080 },
    { "every other week on Tuesday 18 h", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-09", 1080 },
    { "every second week, Tuesday 18.00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-09", 1080 },
    { "every 2 Tuesdays 18:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-09", 1080 },
    { "fortnightly on Tuesday 18:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-09", 1080 },
    { "every 3 weeks on Friday 8:05", "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", "2027-03-05", 485 },
    { "every third Friday 8:05", "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", "2027-03-05", 485 },

    { "first Monday of the month 10:00", "FREQ=MONTHLY;BYDAY=1MO", "2027-04-05", 600 },
    { "the first Monday in every month at 10:00", "FREQ=MONTHLY;BYDAY=1MO", "2027-04-05", 600 },
    { "monthly on the first Monday 10:00", "FREQ=MONTHLY;BYDAY=1MO", "2027-04-05", 600 },
    { "every first Monday 10:00", "FREQ=MONTHLY;BYDAY=1MO", "2027-04-05", 600 },
    { "1st Monday 10:00", "FREQ=MONTHLY;BYDAY=1MO", "2027-04-05", 600 },
    { "second Tuesday 10:00", "FREQ=MONTHLY;BYDAY=2TU", "2027-03-09", 600 },
    { "every second Tuesday of the month 10:00", "FREQ=MONTHLY;BYDAY=2TU", "2027-03-09", 600 },
    { "last Thursday 17:30", "FREQ=MONTHLY;BYDAY=-1TH", "2027-03-25", 1050 },
    { "every last Thursday of each month 17:30", "FREQ=MONTHLY;BYDAY=-1TH", "2027-03-25", 1050 },
    { "fifth Friday 17:30", "FREQ=MONTHLY;BYDAY=5FR", "2027-04-30", 1050 },

    { "every Tuesday and Thursday 18:00", "FREQ=WEEKLY;BYDAY=TU,TH", "2027-03-04", 1080 },
    { "Thursdays & Tuesdays at 6 pm", "FREQ=WEEKLY;BYDAY=TU,TH", "2027-03-04", 1080 },
    { "every Tuesday, Thursday 18:00", "FREQ=WEEKLY;BYDAY=TU,TH", "2027-03-04", 1080 },
    { "Monday, Wednesday, and on Friday 9:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2027-03-03", 540 },
    { "every 2 weeks on Tuesday and Thursday 18:00",
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "2027-03-04", 1080 },
    { "every second Tuesday and Thursday 18:00 from 8.3.",
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "2027-03-09", 1080 },

    { "first and third Tuesday 18:00", "FREQ=MONTHLY;BYDAY=1TU,3TU", "2027-03-16", 1080 },
    { "every first and third Tuesday of the month 18:00",
      "FREQ=MONTHLY;BYDAY=1TU,3TU", "2027-03-16", 1080 },
    { "the first Tuesday and the third Tuesday 18:00",
      "FREQ=MONTHLY;BYDAY=1TU,3TU", "2027-03-16", 1080 },
    { "1st and 3rd Tuesday 18:00", "FREQ=MONTHLY;BYDAY=1TU,3TU", "2027-03-16", 1080 },
    { "every second and fourth Tuesday 18:00", "FREQ=MONTHLY;BYDAY=2TU,4TU", "2027-03-09", 1080 },
    { "first, third and last Monday 18:00", "FREQ=MONTHLY;BYDAY=1MO,3MO,-1MO", "2027-03-15", 1080 },

    { "15th of the month 9:00", "FREQ=MONTHLY;BYMONTHDAY=15", "2027-03-15", 540 },
    { "on the 2nd 9:00", "FREQ=MONTHLY;BYMONTHDAY=2", "2027-04-02", 540 },
    { "15. 9:00", "FREQ=MONTHLY;BYMONTHDAY=15", "2027-03-15", 540 },
    { "every month on day 15 at 9:00", "FREQ=MONTHLY;BYMONTHDAY=15", "2027-03-15", 540 },
    { "monthly on the 31st 18:00", "FREQ=MONTHLY;BYMONTHDAY=31", "2027-03-31", 1080 },
    { "last day of the month 18:00", "FREQ=MONTHLY;BYMONTHDAY=-1", "2027-03-31", 1080 },

    { "every second Tuesday 18:00 from 2027-03-16",
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-16", 1080 },
    { "every second Tuesday 18:00 starting 14.3.",
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-16", 1080 },
    { "every Tuesday 18:00 from next week", "FREQ=WEEKLY;BYDAY=TU", "2027-03-16", 1080 },
  };

  assert_claims (claims, G_N_ELEMENTS (claims));
}

static void
test_describes_in_a_sentence (void)
{
  static const struct {
    const char *value, *words, *twelve_hours;
  } claims[] = {
    { "FREQ=WEEKLY;BYDAY=TU", "every Tuesday, 18:00", "every Tuesday, 6:00 PM" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every second Tuesday, 18:00",
      "every second Tuesday, 6:00 PM" },
    { "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU", "every 3 weeks on Sunday, 18:00",
      "every 3 weeks on Sunday, 6:00 PM" },
    { "FREQ=WEEKLY;BYDAY=TH,TU", "every Tuesday and Thursday, 18:00",
      "every Tuesday and Thursday, 6:00 PM" },
    { "FREQ=WEEKLY;BYDAY=MO,WE,FR", "every Monday, Wednesday and Friday, 18:00",
      "every Monday, Wednesday and Friday, 6:00 PM" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "every 2 weeks on Tuesday and Thursday, 18:00",
      "every 2 weeks on Tuesday and Thursday, 6:00 PM" },
    { "FREQ=MONTHLY;BYDAY=1TU,3TU", "first and third Tuesday of the month, 18:00",
      "first and third Tuesday of the month, 6:00 PM" },
    { "FREQ=MONTHLY;BYDAY=-1TU,1TU", "first and last Tuesday of the month, 18:00",
      "first and last Tuesday of the month, 6:00 PM" },
    { "FREQ=MONTHLY;BYDAY=1MO", "first Monday of the month, 18:00",
      "first Monday of the month, 6:00 PM" },
    { "FREQ=MONTHLY;BYDAY=-1TH", "last Thursday of the month, 18:00",
      "last Thursday of the month, 6:00 PM" },
    { "FREQ=MONTHLY;BYDAY=5TH",
      "fifth Thursday of the month, 18:00 (no meeting in a month without that day)",
      "fifth Thursday of the month, 6:00 PM (no meeting in a month without that day)" },
    { "FREQ=MONTHLY;BYMONTHDAY=28", "monthly on the 28th, 18:00", "monthly on the 28th, 6:00 PM" },
    { "FREQ=MONTHLY;BYMONTHDAY=31",
      "monthly on the 31st, 18:00 (no meeting in a month without that day)",
      "monthly on the 31st, 6:00 PM (no meeting in a month without that day)" },
    { "FREQ=MONTHLY;BYMONTHDAY=-1", "last day of the month, 18:00",
      "last day of the month, 6:00 PM" },
    { "FREQ=DAILY;COUNT=5", "by the calendar rule FREQ=DAILY;COUNT=5, 18:00",
      "by the calendar rule FREQ=DAILY;COUNT=5, 6:00 PM" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (PsRule) rule = ps_rule_new (claims[i].value, "2027-03-02", 1080, "UTC", NULL);
      g_autofree char *words = ps_rule_describe (rule, &day_first);
      g_autofree char *twelve_hours = ps_rule_describe (rule, &month_first);

      g_assert_cmpstr (words, ==, claims[i].words);
      g_assert_cmpstr (twelve_hours, ==, claims[i].twelve_hours);
    }
}

/* What is shown may be typed again. */
static void
assert_comes_back (PsRule        *rule,
                   const PsForms *forms)
{
  g_autofree char *words = ps_rule_describe (rule, forms);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsRule) again = NULL;
  GDate from;

  g_assert_true (ps_date_from_iso (ps_rule_get_starts_on (rule), &from));
  again = ps_rule_parse (words, ps_rule_get_zone (rule), &from, forms, &error);
  if (again == NULL)
    g_error ("“%s”: %s", words, error->message);

  g_test_message ("%s", words);
  g_assert_cmpstr (ps_rule_get_value (again), ==, ps_rule_get_value (rule));
  g_assert_cmpstr (ps_rule_get_starts_on (again), ==, ps_rule_get_starts_on (rule));
  g_assert_cmpint (ps_rule_get_start_minute (again), ==, ps_rule_get_start_minute (rule));
}

static void
assert_all_come_back (const PsForms *forms)
{
  GDate from = today ();

  for (int weekday = G_DATE_MONDAY; weekday <= G_DATE_SUNDAY; weekday++)
    {
      for (int n = -1; n <= 5; n++)
        {
          g_autoptr (PsRule) weekly = NULL;
          g_autoptr (PsRule) nth = NULL;

          if (n == 0)
            continue;

          nth = ps_rule_new_nth_weekday (n, weekday, &from, (n + 1) * 187, "UTC", NULL);
          assert_comes_back (nth, forms);

          if (n > 0)
            {
              weekly = ps_rule_new_weekly (weekday, n * n, &from, n * 239, "UTC", NULL);
              assert_comes_back (weekly, forms);
            }
        }
    }

  /* Every set of weekdays, and every set of which ones. */
  for (guint days = 1; days < 128; days++)
    {
      g_autoptr (PsRule) each = ps_rule_new_weekdays (days << 1, 1, &from, 1080, "UTC", NULL);
      g_autoptr (PsRule) third = ps_rule_new_weekdays (days << 1, 3, &from, 600, "UTC", NULL);
      g_autoptr (PsRule) nths = ps_rule_new_nths ((days & 63) << 1 | (days == 64) << 1,
                                                  1 + days % 7, &from, 1080, "UTC", NULL);

      assert_comes_back (each, forms);
      assert_comes_back (third, forms);
      assert_comes_back (nths, forms);
    }

  for (int day = -1; day <= 31; day++)
    {
      g_autoptr (PsRule) monthly = NULL;

      if (day == 0)
        continue;

      monthly = ps_rule_new_day_of_month (day, &from, (day + 1) * 44, "UTC", NULL);
      assert_comes_back (monthly, forms);
    }
}

static void
test_reads_what_it_describes (void)
{
  assert_all_come_back (&day_first);
  assert_all_come_back (&month_first);
}

static void
test_bad_input_is_named (void)
{
#define TRY "Write it as “every Tuesday 18:00”, “every second Tuesday 18:00”, " \
            "“first Monday of the month 10:00” or “15th of the month 9:00”."
  static const struct {
    const char *text, *message;
  } claims[] = {
    { "", "Say when the group meets, for example “every Tuesday 18:00”." },
    { "  ,. ", "Say when the group meets, for example “every Tuesday 18:00”." },
    { "every Tuseday 18:00", "“Tuseday” in “every Tuseday 18:00” was not understood. " TRY },
    { "every Tuesday and 18:00", "“and” in “every Tuesday and 18:00” was not understood. " TRY },
    { "and Tuesday 18:00", "“and” in “and Tuesday 18:00” was not understood. " TRY },
    { "every Tuesday and Tuesday 18:00",
      "“Tuesday” in “every Tuesday and Tuesday 18:00” was not understood. " TRY },
    { "first first Tuesday 18:00",
      "“first” in “first first Tuesday 18:00” was not understood. " TRY },
    { "1st and 15th of the month 18:00",
      "“and” in “1st and 15th of the month 18:00” was not understood. " TRY },
    { "Tuesday 18:00 and Thursday 19:00",
      "“19:00” is a second time of day. Give the time the meeting starts, and how long it lasts "
      "in minutes elsewhere." },
    { "first Tuesday and third Thursday 18:00",
      "“first Tuesday and third Thursday 18:00” names several days of the week. A group that meets "
      "by the month meets on one of them, such as “first and third Tuesday of the month 18:00”." },
    { "every Tuesday Thursday 18:00",
      "“Thursday” in “every Tuesday Thursday 18:00” was not understood. " TRY },
    { "every Tuesday", "“every Tuesday” does not say at what time. Add one, for example “18:00”." },
    { "every 18:00", "“every 18:00” does not say on which day. Add one, for example “Tuesday”." },
    { "every 2 weeks 18:00",
      "“every 2 weeks 18:00” does not say on which day. Add one, for example “Tuesday”." },
    { "every Tuesday at 6", "“6” is not a time of day. Write it as “18:00” or “6 pm”." },
    { "every Tuesday 25:00", "“25:00” is not a time of day. Write it as “18:00” or “6 pm”." },
    { "every Tuesday 18:60", "“18:60” is not a time of day. Write it as “18:00” or “6 pm”." },
    { "every Tuesday 18:0", "“18:0” is not a time of day. Write it as “18:00” or “6 pm”." },
    { "every Tuesday 13 am", "“13 am” is not a time of day. Write it as “18:00” or “6 pm”." },
    { "every Tuesday 18:00 19:30",
      "“19:30” is a second time of day. Give the time the meeting starts, and how long it lasts "
      "in minutes elsewhere." },
    { "every Tuesday 18:00-19:30", "“-19:30” in “every Tuesday 18:00-19:30” was not understood. " TRY },
    { "32nd of the month 9:00", "No month has a day 32. Give one from 1 to 31." },
    { "0th of the month 9:00", "No month has a day 0. Give one from 1 to 31." },
    { "268th of the month 9:00", "No month has a day 268. Give one from 1 to 31." },
    { "15 9:00", "“15” in “15 9:00” was not understood. " TRY },
    { "every 2 months on the 15th 9:00",
      "“2” in “every 2 months on the 15th 9:00” was not understood. " TRY },
    { "every 6th Tuesday 9:00", "“6” in “every 6th Tuesday 9:00” was not understood. " TRY },
    { "every day 9:00", "“day” in “every day 9:00” was not understood. " TRY },
    { "every other Tuesday of the month 9:00",
      "“other” in “every other Tuesday of the month 9:00” was not understood. " TRY },
    { "Tuesday of the month 9:00",
      "“Tuesday of the month 9:00” does not say which one of the month. Add “first”, “second”, "
      "“third”, “fourth” or “last”." },
    { "every 0 weeks on Tuesday 9:00",
      "A group can meet every week or up to every 52 weeks, not every 0." },
    { "every 99 weeks on Tuesday 9:00",
      "A group can meet every week or up to every 52 weeks, not every 99." },
    { "every 123456789012345678901234567890 weeks on Tuesday 9:00",
      "“123456789012345678901234567890” in “every 123456789012345678901234567890 weeks on Tuesday "
      "9:00” was not understood. " TRY },
    { "every Tuesday 9:00 from 30.2.2027",
      "There is no such day as “30.2.2027” in the calendar." },
    { "every Tuesday 9:00 from", NULL },
    { "🙂 every Tuesday 9:00", "“🙂” in “🙂 every Tuesday 9:00” was not understood. " TRY },
    { "every Tu\xff 9:00", "“Tu\uFFFD” in “every Tu\uFFFD 9:00” was not understood. " TRY },
  };
  GDate date = today ();

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PsRule) rule = ps_rule_parse (claims[i].text, "UTC", &date, &day_first, &error);

      if (claims[i].message == NULL)
        {
          g_assert_no_error (error);
          continue;
        }

      g_test_message ("%s", claims[i].text);
      g_assert_null (rule);
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, claims[i].message);
    }
}

/* Whatever is typed, the answer is a rule that has dates or a sentence. */
static void
test_any_words_get_an_answer (void)
{
  static const char *const parts[] = {
    "every", "second", "last", "2", "15th", "31.", "Tuesday", "of the", "month", "weeks", "day",
    "18:00", "6 pm", "other", "from", "12.3.", "in", "tomorrow", "monthly", "h", "-1", "٣", "：",
    "9999", "0", "next", "first", "a", "(", "18h30", "and", "&", ",", "third", "Thursday",
  };
  GDate date = today ();

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PsRule) rule = NULL;

      for (int n = g_test_rand_int_range (1, 8); n > 0; n--)
        g_string_append_printf (text, "%s%s", parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))],
                                g_test_rand_bit () ? " " : "");

      rule = ps_rule_parse (text->str, "UTC", &date, &day_first, &error);
      if (rule != NULL)
        {
          g_assert_true (ps_rule_validate (rule, NULL));
          assert_comes_back (rule, &day_first);
        }
      else
        {
          g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }
}

static void
test_reads_the_words_of_a_translation (void)
{
  static const Claim claims[] = {
    { "jeden Dienstag um 18 Uhr", "FREQ=WEEKLY;BYDAY=TU", "2027-03-09", 1080 },
    { "dienstags 18:00", "FREQ=WEEKLY;BYDAY=TU", "2027-03-09", 1080 },
    { "Jeden zweiten Dienstag, 18.30 Uhr", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-09", 1110 },
    { "alle 2 Wochen am Dienstag um 18:00 Uhr", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-09", 1080 },
    { "erster Montag im Monat 10:00", "FREQ=MONTHLY;BYDAY=1MO", "2027-04-05", 600 },
    { "am letzten Donnerstag im Monat 17:30", "FREQ=MONTHLY;BYDAY=-1TH", "2027-03-25", 1050 },
    { "monatlich am 31. um 18:00", "FREQ=MONTHLY;BYMONTHDAY=31", "2027-03-31", 1080 },
    { "jeden Dienstag und Donnerstag um 18 Uhr", "FREQ=WEEKLY;BYDAY=TU,TH", "2027-03-04", 1080 },
    { "Dienstags und donnerstags, 18:00 Uhr", "FREQ=WEEKLY;BYDAY=TU,TH", "2027-03-04", 1080 },
    { "erster und dritter Dienstag im Monat 18:00", "FREQ=MONTHLY;BYDAY=1TU,3TU", "2027-03-16", 1080 },
    { "am 1. und 3. Dienstag im Monat 18:00", "FREQ=MONTHLY;BYDAY=1TU,3TU", "2027-03-16", 1080 },
    { "jeden Dienstag 18:00 ab 16. März", "FREQ=WEEKLY;BYDAY=TU", "2027-03-16", 1080 },
    { "every Tuesday at 6 am", "FREQ=WEEKLY;BYDAY=TU", "2027-03-09", 360 },
  };
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "model", "typed-words-de.po", NULL);
  g_autofree char *folder = g_dir_make_tmp ("words-XXXXXX", NULL);
  g_autofree char *language = g_build_filename (folder, "de", NULL);
  g_autofree char *messages = g_build_filename (language, "LC_MESSAGES", NULL);
  g_autofree char *catalogue = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *untranslated = g_build_filename (folder, "untranslated", NULL);
  const char *argv[] = { "msgfmt", "-o", catalogue, source, NULL };
  g_autoptr (PsRule) rule = NULL;
  g_autofree char *words = NULL;
  int status;

  if (!g_test_subprocess ())
    {
      g_assert_no_errno (g_mkdir_with_parents (messages, 0700));
      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                                   NULL, NULL, &status, NULL));
      g_assert_cmpint (status, ==, 0);

      g_setenv ("PS_TEST_LOCALEDIR", folder, TRUE);
      g_setenv ("LANGUAGE", "de", TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_unsetenv ("LANGUAGE");
      g_test_trap_assert_passed ();

      /* From glibc 2.39 on C.UTF-8 is never translated, as C is not. */
      if (g_unlink (untranslated) == 0)
        g_test_skip ("this C library does not translate in C.UTF-8");
      g_unlink (catalogue);
      g_rmdir (messages);
      g_rmdir (language);
      g_rmdir (folder);
      return;
    }

  g_rmdir (folder);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("PS_TEST_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (g_str_equal (_("every %s, %s"), "every %s, %s"))
    {
      g_autofree char *mark = g_build_filename (g_getenv ("PS_TEST_LOCALEDIR"), "untranslated", NULL);

      /* A subprocess that skips its test has failed for newer versions of GLib. */
      g_assert_true (g_file_set_contents (mark, "", 0, NULL));
      return;
    }

  assert_claims (claims, G_N_ELEMENTS (claims));
  assert_all_come_back (&day_first);

  rule = parse ("jeden Dienstag um 18 Uhr");
  words = ps_rule_describe (rule, &day_first);
  g_assert_true (g_str_has_prefix (words, "jeden ") && g_str_has_suffix (words, ", 18:00 Uhr"));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-words/reads-what-people-type", test_reads_what_people_type);
  g_test_add_func ("/rule-words/describes-in-a-sentence", test_describes_in_a_sentence);
  g_test_add_func ("/rule-words/reads-what-it-describes", test_reads_what_it_describes);
  g_test_add_func ("/rule-words/bad-input-is-named", test_bad_input_is_named);
  g_test_add_func ("/rule-words/any-words-get-an-answer", test_any_words_get_an_answer);
  g_test_add_func ("/rule-words/reads-the-words-of-a-translation",
                   test_reads_the_words_of_a_translation);

  return g_test_run ();
}
