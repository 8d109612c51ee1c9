#include "ps-agenda-fit.h"

/* "least<planned<most" in minutes for each segment; "!" for protected. */
static GPtrArray *
agenda_of (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GPtrArray *agenda = ps_segment_plans_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) times = g_strsplit (words[i], "<", 3);
      PsSegmentPlan *plan =
        ps_segment_plan_new (PS_SEGMENT_TOPIC, "S", g_ascii_strtoll (times[0], NULL, 10) * 60,
                             g_ascii_strtoll (times[1], NULL, 10) * 60,
                             g_ascii_strtoll (times[2], NULL, 10) * 60);

      plan->is_protected = g_str_has_suffix (words[i], "!");
      g_ptr_array_add (agenda, plan);
    }

  return agenda;
}

static char *
planned_of (GPtrArray *agenda)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      g_assert_cmpint (plan->planned_s % 60, ==, 0);
      g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) (plan->planned_s / 60));
    }

  return g_string_free (text, FALSE);
}

static void
assert_fitted (const char *text,
               guint       minutes,
               const char *expected)
{
  g_autoptr (GPtrArray) agenda = agenda_of (text);
  g_autoptr (GPtrArray) fitted = ps_agenda_fit (agenda, minutes);
  g_autofree char *planned = fitted != NULL ? planned_of (fitted) : NULL;

  g_assert_cmpstr (planned, ==, expected);
}

static void
test_too_long_gives_in_proportion (void)
{
  assert_fitted ("10<20<30 20<40<50", 45, "15 30");
  assert_fitted ("10<20<30 20<40<50 15<15<20!", 60, "15 30 15");
  assert_fitted ("10<20<30 40<40<50", 55, "15 40");
}

static void
test_too_short_takes_in_proportion (void)
{
  assert_fitted ("10<20<30 20<40<60", 75, "25 50");
  assert_fitted ("10<20<30 15<15<20! 20<40<60", 90, "25 15 50");
}

static void
test_the_same_length_is_left_alone (void)
{
  assert_fitted ("10<20<30 20<40<50", 60, "20 40");
}

static void
test_what_is_free_after_the_most_stays_free (void)
{
  assert_fitted ("10<20<30 20<40<60", 120, "30 60");
}

static void
test_what_cannot_fit_is_refused (void)
{
  assert_fitted ("10<20<30 20<40<50", 29, NULL);
  assert_fitted ("10<20<30 20<40<50", 30, "10 20");
  assert_fitted ("5<20<30!", 19, NULL);
  assert_fitted ("0<20<30 0<1<1", 2, "1 1");
  assert_fitted ("0<20<30 0<1<1", 1, NULL);
}

static void
check_random_agenda (void)
{
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();
  g_autoptr (GPtrArray) fitted = NULL;
  int n = g_test_rand_int_range (1, 12);
  guint minutes = (guint) g_test_rand_int_range (5, 240);
  gint64 least_s = 0;
  gint64 most_s = 0;

  for (int i = 0; i < n; i++)
    {
      gint64 least = g_test_rand_int_range (60, 1800);
      gint64 planned = least + g_test_rand_int_range (0, 1800);
      gint64 most = planned + g_test_rand_int_range (0, 1800);
      PsSegmentPlan *plan = ps_segment_plan_new (PS_SEGMENT_TOPIC, "S", least, planned, most);

      plan->is_protected = g_test_rand_int_range (0, 4) == 0;
      /* What can be given and taken is whole minutes. */
      least_s += plan->is_protected ? planned : planned - (planned - least) / 60 * 60;
      most_s += plan->is_protected ? planned : planned + (most - planned) / 60 * 60;
      g_ptr_array_add (agenda, plan);
    }

  fitted = ps_agenda_fit (agenda, minutes);
  if (fitted == NULL)
    {
      g_assert_cmpint (least_s, >, (gint64) minutes * 60);
      return;
    }

  g_assert_cmpint (ps_segment_plans_total (fitted), <=, (gint64) minutes * 60);
  g_assert_cmpint (ps_segment_plans_total (fitted), >, MIN (most_s, (gint64) minutes * 60) - 60);
  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *before = g_ptr_array_index (agenda, i);
      const PsSegmentPlan *after = g_ptr_array_index (fitted, i);

      g_assert_cmpint (after->planned_s, >=, before->min_s);
      g_assert_cmpint (after->planned_s, <=, before->max_s);
      if (before->is_protected)
        g_assert_cmpint (after->planned_s, ==, before->planned_s);
    }
}

/* Whatever the agenda: no limit is crossed, what is protected stays, and it fits if it can. */
static void
test_random_agendas_hold (void)
{
  for (guint round = 0; round < 5000; round++)
    check_random_agenda ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agenda-fit/too-long-gives-in-proportion", test_too_long_gives_in_proportion);
  g_test_add_func ("/agenda-fit/too-short-takes-in-proportion",
                   test_too_short_takes_in_proportion);
  g_test_add_func ("/agenda-fit/the-same-length-is-left-alone",
                   test_the_same_length_is_left_alone);
  g_test_add_func ("/agenda-fit/what-is-free-after-the-most-stays-free",
                   test_what_is_free_after_the_most_stays_free);
  g_test_add_func ("/agenda-fit/what-cannot-fit-is-refused", test_what_cannot_fit_is_refused);
  g_test_add_func ("/agenda-fit/random-agendas-hold", test_random_agendas_hold);

  return g_test_run ();
}
