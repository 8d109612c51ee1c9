#include "ps-date-reader.h"
#include "ps-date-words.h"

#include "ps-date.h"
#include "ps-error.h"

#include <locale.h>
#include <string.h>

static const PsForms day_first = { PS_DATE_ORDER_DMY, FALSE, G_DATE_MONDAY };
static const PsForms month_first = { PS_DATE_ORDER_MDY, TRUE, G_DATE_SUNDAY };
static const PsForms year_first = { PS_DATE_ORDER_YMD, FALSE, G_DATE_MONDAY };

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (ps_date_from_iso (iso, &date));

  return date;
}

static void
test_reads_what_people_type (void)
{
  static const struct {
    const char    *text;
    const PsForms *forms;
    const char    *date;
  } claims[] = {
    { "today", &day_first, "2027-03-03" },
    { " Tomorrow. ", &day_first, "2027-03-04" },
    { "yesterday", &day_first, "2027-03-02" },
    { "the day after tomorrow", &day_first, "2027-03-05" },
    { "day before yesterday", &day_first, "2027-03-01" },
    { "Tuesday", &day_first, "2027-03-09" },
    { "next Tuesday", &day_first, "2027-03-09" },
    { "on tue", &day_first, "2027-03-09" },
    { "this Thursday", &day_first, "2027-03-04" },
    /* Today is a Wednesday, and would be called so. */
    { "Wednesday", &day_first, "2027-03-10" },
    { "last Tuesday", &day_first, "2027-03-02" },
    { "last Wednesday", &day_first, "2027-02-24" },
    { "in 3 days", &day_first, "2027-03-06" },
    { "in 2 weeks", &day_first, "2027-03-17" },
    { "in a week", &day_first, "2027-03-10" },
    { "in two months", &day_first, "2027-05-03" },
    { "in 0 days", &day_first, "2027-03-03" },
    { "next week", &day_first, "2027-03-10" },
    { "last month", &day_first, "2027-02-03" },
    { "3 days ago", &day_first, "2027-02-28" },
    { "two weeks ago", &day_first, "2027-02-17" },

    { "2027-03-12", &day_first, "2027-03-12" },
    { "2027-03-12", &month_first, "2027-03-12" },
    { "2027/3/12", &month_first, "2027-03-12" },
    { "12.3.", &day_first, "2027-03-12" },
    { "12.3", &day_first, "2027-03-12" },
    { "12. 3.", &day_first, "2027-03-12" },
    { "12.3.", &month_first, "2027-03-12" },
    { "12.3.2027", &month_first, "2027-03-12" },
    { "12.03.27", &day_first, "2027-03-12" },
    { "12. 3. 2027", &day_first, "2027-03-12" },
    { "12.3. 2027", &day_first, "2027-03-12" },
    { "2027. 03. 12.", &year_first, "2027-03-12" },
    { "03.12.", &year_first, "2027-03-12" },
    { "3/12", &day_first, "2027-12-03" },
    { "3/12", &month_first, "2027-03-12" },
    { "3/12", &year_first, "2027-03-12" },
    { "3/12/2027", &day_first, "2027-12-03" },
    { "3/12/27", &month_first, "2027-03-12" },
    { "27/3/12", &year_first, "2027-03-12" },
    { "12-3-2027", &day_first, "2027-03-12" },
    { "12 March", &day_first, "2027-03-12" },
    { "March 12, 2027", &month_first, "2027-03-12" },
    { "12th of March 2027", &day_first, "2027-03-12" },
    { "12. Mar", &day_first, "2027-03-12" },
    { "Friday, 12 March 2027", &day_first, "2027-03-12" },
    { "May 1st", &day_first, "2027-05-01" },

    /* Without a year the next one, today included. */
    { "3.3.", &day_first, "2027-03-03" },
    { "2.3.", &day_first, "2028-03-02" },
    { "29.2.", &day_first, "2028-02-29" },
    { "29 February 2024", &day_first, "2024-02-29" },
  };
  GDate today = day ("2027-03-03");

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (GError) error = NULL;
      char iso[PS_DATE_ISO_SIZE];
      GDate date;

      if (!ps_date_words_parse (claims[i].text, &today, claims[i].forms, &date, &error))
        g_error ("“%s”: %s", claims[i].text, error->message);

      ps_date_to_iso (&date, iso);
      g_test_message ("%s", claims[i].text);
      g_assert_cmpstr (iso, ==, claims[i].date);
    }
}

static void
test_bad_input_is_named (void)
{
#define TRY "Write it as “Tuesday”, “3 March” or “2027-03-12”."
  static const struct {
    const char *text, *message;
  } claims[] = {
    { "", "Give a date, for example “Tuesday”, “in 2 weeks” or “2027-03-12”." },
    { "next Tuseday", "“Tuseday” is not a date that was understood. " TRY },
    { "Tuesday Friday", "“Friday” is not a date that was understood. " TRY },
    { "2 weeks", "“2 weeks” is not a date that was understood. " TRY },
    { "in weeks", "“in weeks” is not a date that was understood. " TRY },
    { "in -3 days", "“-3” is not a date that was understood. " TRY },
    { "March", "“March” is not a date that was understood. " TRY },
    { "2027", "“2027” is not a date that was understood. " TRY },
    { "12", "“12” is not a date that was understood. " TRY },
    { "18:00", "“18:00” is not a date that was understood. " TRY },
    { "today tomorrow", "“tomorrow” is not a date that was understood. " TRY },
    { "in 2 weeks 12.3.", "“in 2 weeks 12.3.” is not a date that was understood. " TRY },
    { "next 12.3.", "“next 12.3.” is not a date that was understood. " TRY },
    { "12.3. 13.3.", "“13.3.” is not a date that was understood. " TRY },
    { "second Tuesday", "“second” is not a date that was understood. " TRY },
    { "12.3.202", "“12.3.202” is not a date that was understood. " TRY },
    { "30.2.2027", "There is no such day as “30.2.2027” in the calendar." },
    { "30.2.", "There is no such day as “30.2.” in the calendar." },
    { "29.2.2027", "There is no such day as “29.2.2027” in the calendar." },
    { "13/13", "There is no such day as “13/13” in the calendar." },
    /* Not the 12th, which 268 is in one byte. */
    { "268 March 2027", "There is no such day as “268 March 2027” in the calendar." },
    { "268.3.2027", "“268.3.2027” is not a date that was understood. " TRY },
    { "12.3.0227", "“12.3.0227” is not between the years 1900 and 2199." },
    { "in 9999 months", "“in 9999 months” is not between the years 1900 and 2199." },
    { "9999 months ago", "“9999 months ago” is not between the years 1900 and 2199." },
    { "Tuesday 12.3.2027", "“Tuesday 12.3.2027” does not fit together: that date is Friday, 12 March." },
  };
  GDate today = day ("2027-03-03");

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (GError) error = NULL;
      GDate date = today;

      g_test_message ("%s", claims[i].text);
      g_assert_false (ps_date_words_parse (claims[i].text, &today, &day_first, &date, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, claims[i].message);
      g_assert_cmpint (g_date_compare (&date, &today), ==, 0);
    }
}

static void
test_near_days_have_names (void)
{
  static const struct {
    const char *date, *words;
  } claims[] = {
    { "2027-03-03", "today" },
    { "2027-03-04", "tomorrow" },
    { "2027-03-02", "yesterday" },
    { "2027-03-05", "on Friday" },
    { "2027-03-09", "on Tuesday" },
    { "2027-03-10", "in 7 days" },
    { "2027-03-12", "in 9 days" },
    { "2027-03-16", "in 13 days" },
    { "2027-03-17", "17 March 2027" },
    { "2027-03-01", "2 days ago" },
    { "2027-02-18", "13 days ago" },
    { "2027-02-17", "2 weeks ago" },
    { "2027-02-10", "3 weeks ago" },
    { "2027-02-04", "3 weeks ago" },
    { "2027-01-06", "8 weeks ago" },
    { "2027-01-05", "5 January 2027" },
    { "1951-11-30", "30 November 1951" },
  };
  GDate today = day ("2027-03-03");

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      GDate date = day (claims[i].date);
      g_autofree char *words = ps_date_words_relative (&date, &today, &day_first);

      g_assert_cmpstr (words, ==, claims[i].words);
    }
}

static void
test_dates_are_written_as_is_usual (void)
{
  GDate today = day ("2027-03-03");
  GDate date = day ("2027-04-06");
  GDate later = day ("2028-04-06");
  g_autofree char *day_month = ps_date_words (&date, &day_first);
  g_autofree char *month_day = ps_date_words (&date, &month_first);
  g_autofree char *this_year = ps_date_words_day (&date, &today, &day_first);
  g_autofree char *this_year_month = ps_date_words_day (&date, &today, &month_first);
  g_autofree char *next_year = ps_date_words_day (&later, &today, &day_first);
  g_autofree char *next_year_month = ps_date_words_day (&later, &today, &month_first);

  g_assert_cmpstr (day_month, ==, "6 April 2027");
  g_assert_cmpstr (month_day, ==, "April 6, 2027");
  g_assert_cmpstr (this_year, ==, "Tuesday, 6 April");
  g_assert_cmpstr (this_year_month, ==, "Tuesday, April 6");
  g_assert_cmpstr (next_year, ==, "Thursday, 6 April 2028");
  g_assert_cmpstr (next_year_month, ==, "Thursday, April 6, 2028");
}

/* Every day of ten years, as it is written, read again. */
static void
test_reads_what_it_writes (void)
{
  const PsForms *const forms[] = { &day_first, &month_first, &year_first };
  GDate today = day ("2027-03-03");
  GDate date = day ("2024-01-01");

  for (int i = 0; i < 3653; i += 7)
    {
      for (gsize f = 0; f < G_N_ELEMENTS (forms); f++)
        {
          g_autofree char *words = ps_date_words (&date, forms[f]);
          g_autofree char *relative = ps_date_words_relative (&date, &today, forms[f]);
          GDate again, about;

          g_assert_true (ps_date_words_parse (words, &today, forms[f], &again, NULL));
          g_assert_cmpint (g_date_compare (&date, &again), ==, 0);

          /* Weeks ago are rounded. */
          g_assert_true (ps_date_words_parse (relative, &today, forms[f], &about, NULL));
          g_assert_cmpint (ABS (g_date_days_between (&about, &date)), <, 7);
        }

      g_date_add_days (&date, 7 - (i % 5));
    }
}

static void
test_any_words_get_an_answer (void)
{
  static const char *const parts[] = {
    "in", "2", "12.3.", "weeks", "ago", "next", "last", "Tuesday", "March", "2027", "9999", "0", ".",
    "/", "-", "today", "a", "month", "th", "12", "268", "٣", "the", "6 pm", "h", "99999",
  };
  GDate today = day ("2027-03-03");

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      GDate date;

      for (int n = g_test_rand_int_range (1, 7); n > 0; n--)
        g_string_append_printf (text, "%s%s", parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))],
                                g_test_rand_bit () ? " " : "");

      if (ps_date_words_parse (text->str, &today, &day_first, &date, &error))
        g_assert_true (g_date_valid (&date));
      else
        g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-words/reads-what-people-type", test_reads_what_people_type);
  g_test_add_func ("/date-words/bad-input-is-named", test_bad_input_is_named);
  g_test_add_func ("/date-words/near-days-have-names", test_near_days_have_names);
  g_test_add_func ("/date-words/dates-are-written-as-is-usual", test_dates_are_written_as_is_usual);
  g_test_add_func ("/date-words/reads-what-it-writes", test_reads_what_it_writes);
  g_test_add_func ("/date-words/any-words-get-an-answer", test_any_words_get_an_answer);

  return g_test_run ();
}
