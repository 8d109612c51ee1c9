#include "ps-time-words.h"

#include "ps-error.h"

#include <locale.h>

static const PsForms twelve = { PS_DATE_ORDER_MDY, TRUE, G_DATE_SUNDAY };
static const PsForms twenty_four = { PS_DATE_ORDER_DMY, FALSE, G_DATE_MONDAY };

static void
test_times_are_written_as_is_usual (void)
{
  static const struct {
    int         minute;
    const char *twelve, *twenty_four;
  } claims[] = {
    { 0, "12:00 AM", "00:00" },
    { 9 * 60 + 5, "9:05 AM", "09:05" },
    { 12 * 60, "12:00 PM", "12:00" },
    { 18 * 60, "6:00 PM", "18:00" },
    { 23 * 60 + 59, "11:59 PM", "23:59" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *half = ps_time_words_minute (claims[i].minute, &twelve);
      g_autofree char *full = ps_time_words_minute (claims[i].minute, &twenty_four);

      g_assert_cmpstr (half, ==, claims[i].twelve);
      g_assert_cmpstr (full, ==, claims[i].twenty_four);
    }
}

static void
test_instants_are_shown_in_their_zone (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  /* 2027-03-09T17:00:00Z */
  gint64 start = G_GINT64_CONSTANT (1804611600) * G_TIME_SPAN_SECOND;
  g_autofree char *time = ps_time_words (start, berlin, &twenty_four);
  g_autofree char *span = ps_time_words_span (start, start + 90 * G_TIME_SPAN_MINUTE, berlin,
                                              &twenty_four);
  g_autofree char *half = ps_time_words_span (start, start + 90 * G_TIME_SPAN_MINUTE, berlin,
                                              &twelve);

  g_assert_cmpstr (time, ==, "18:00");
  g_assert_cmpstr (span, ==, "18:00 to 19:30");
  g_assert_cmpstr (half, ==, "6:00 PM to 7:30 PM");
}

static void
test_reads_times (void)
{
  static const struct {
    const char *text;
    int         minute;
  } claims[] = {
    { "18:00", 1080 }, { " 6 pm ", 1080 }, { "6pm", 1080 }, { "6 P.M.", 1080 }, { "06:00 pm", 1080 },
    { "at 18:00", 1080 }, { "18.30", 1110 }, { "18h30", 1110 }, { "18 h", 1080 }, { "18h", 1080 },
    { "9:05", 545 }, { "12 am", 0 }, { "12 pm", 720 }, { "noon", 720 }, { "0:00", 0 },
    { "18:00 pm", 1080 }, { "١٨:٠٠", 1080 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (GError) error = NULL;
      int minute = -1;

      g_test_message ("%s", claims[i].text);
      g_assert_true (ps_time_words_parse (claims[i].text, &minute, &error));
      g_assert_cmpint (minute, ==, claims[i].minute);
    }

  for (int minute = 0; minute < 24 * 60; minute++)
    {
      g_autofree char *half = ps_time_words_minute (minute, &twelve);
      g_autofree char *full = ps_time_words_minute (minute, &twenty_four);
      int again;

      g_assert_true (ps_time_words_parse (half, &again, NULL));
      g_assert_cmpint (again, ==, minute);
      g_assert_true (ps_time_words_parse (full, &again, NULL));
      g_assert_cmpint (again, ==, minute);

      if (!g_test_thorough ())
        minute += 12;
    }
}

static void
test_what_is_no_time_is_named (void)
{
  static const char *const claims[] = {
    "", "6", "24:00", "18:60", "18:5", "-6 pm", "0 am", "13 am", "six", "18:00 19:00", "18:00:00",
    "1800", "tomorrow", "pm", "123:00",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *message = NULL;
      g_autoptr (GError) error = NULL;
      int minute = -2;

      message = g_strdup_printf ("“%s” is not a time of day. Write it as “18:00” or “6 pm”.",
                                 claims[i]);
      g_assert_false (ps_time_words_parse (claims[i], &minute, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, message);
      g_assert_cmpint (minute, ==, -2);
    }
}

/* As glibc's locales have it. */
static void
test_forms_follow_the_locale (void)
{
  static const struct {
    const char  *name, *d_fmt, *t_fmt;
    guint        first, origin;
    PsDateOrder  order;
    gboolean     twelve_hour;
    GDateWeekday first_weekday;
  } claims[] = {
    { "C", "%m/%d/%y", "%H:%M:%S", 1, 19971130, PS_DATE_ORDER_MDY, FALSE, G_DATE_SUNDAY },
    { "en_US", "%m/%d/%Y", "%r", 1, 19971130, PS_DATE_ORDER_MDY, TRUE, G_DATE_SUNDAY },
    { "en_GB", "%d/%m/%y", "%T", 2, 19971130, PS_DATE_ORDER_DMY, FALSE, G_DATE_MONDAY },
    { "de_DE", "%d.%m.%Y", "%T", 2, 19971130, PS_DATE_ORDER_DMY, FALSE, G_DATE_MONDAY },
    { "sv_SE", "%Y-%m-%d", "%H:%M:%S", 2, 19971130, PS_DATE_ORDER_YMD, FALSE, G_DATE_MONDAY },
    { "ja_JP", "%Y年%m月%d日", "%H時%M分%S秒", 1, 19971130, PS_DATE_ORDER_YMD, FALSE, G_DATE_SUNDAY },
    { "ar_EG", "%e %b, %Y", "%Z %I:%M:%S ", 7, 19971130, PS_DATE_ORDER_DMY, TRUE, G_DATE_SATURDAY },
    { "by Monday", "%d.%m.%Y", "%T", 1, 19971201, PS_DATE_ORDER_DMY, FALSE, G_DATE_MONDAY },
    { "Monday and seventh", "%F", "%R", 7, 19971201, PS_DATE_ORDER_YMD, FALSE, G_DATE_SUNDAY },
    { "flags", "%a %-d. %B %Y", "%-H:%M", 2, 19971130, PS_DATE_ORDER_DMY, FALSE, G_DATE_MONDAY },
    { "nothing", "", "", 1, 0, PS_DATE_ORDER_DMY, FALSE, G_DATE_SUNDAY },
    { "cut off", "%", "%-", 1, 0, PS_DATE_ORDER_DMY, FALSE, G_DATE_SUNDAY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      PsForms forms = ps_forms_read (claims[i].d_fmt, claims[i].t_fmt, claims[i].first,
                                     claims[i].origin);

      g_test_message ("%s", claims[i].name);
      g_assert_cmpint (forms.order, ==, claims[i].order);
      g_assert_cmpint (forms.twelve_hour, ==, claims[i].twelve_hour);
      g_assert_cmpint (forms.first_weekday, ==, claims[i].first_weekday);
    }
}

/* Only the C locale is sure to be there. */
static void
test_forms_of_the_c_locale (void)
{
  PsForms forms;

  setlocale (LC_ALL, "C.UTF-8");
  forms = ps_forms_of_locale ();

  g_assert_cmpint (forms.order, ==, PS_DATE_ORDER_MDY);
  g_assert_false (forms.twelve_hour);
  g_assert_true (g_date_valid_weekday (forms.first_weekday));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time-words/times-are-written-as-is-usual", test_times_are_written_as_is_usual);
  g_test_add_func ("/time-words/instants-are-shown-in-their-zone",
                   test_instants_are_shown_in_their_zone);
  g_test_add_func ("/time-words/reads-times", test_reads_times);
  g_test_add_func ("/time-words/what-is-no-time-is-named", test_what_is_no_time_is_named);
  g_test_add_func ("/time-words/forms-follow-the-locale", test_forms_follow_the_locale);
  g_test_add_func ("/time-words/forms-of-the-c-locale", test_forms_of_the_c_locale);

  return g_test_run ();
}
