#include <locale.h>

#include "ps-agenda-template.h"

/* "10! 20 30": planned minutes, ! for protected; minimum half of it, maximum twice. */
static PsAgendaTemplate *
agenda (const char *segments)
{
  g_auto (GStrv) words = g_strsplit (segments, " ", -1);
  PsAgendaTemplate *self = ps_agenda_template_new ("web", 0, "Name", "Description");

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *end;
      gint64 planned_s = g_ascii_strtoll (words[i], &end, 10) * 60;
      gboolean is_protected = *end == '!';
      PsSegmentPlan *plan = ps_segment_plan_new (PS_SEGMENT_TOPIC, "Title",
                                                 is_protected ? planned_s : planned_s / 2,
                                                 planned_s, planned_s * 2);

      plan->is_protected = is_protected;
      self->minutes += planned_s / 60;
      g_ptr_array_add (self->segments, plan);
    }

  return self;
}

/* "5<10<20 …", in minutes. */
static char *
describe (const PsAgendaTemplate *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->segments->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (self->segments, i);

      g_assert_cmpint (plan->min_s % 60 + plan->planned_s % 60 + plan->max_s % 60, ==, 0);
      g_string_append_printf (text, "%s%d<%d<%d", i > 0 ? " " : "", (int) plan->min_s / 60,
                              (int) plan->planned_s / 60, (int) plan->max_s / 60);
    }

  return g_string_free (text, FALSE);
}

static void
assert_scaled (const char *segments,
               guint       minutes,
               const char *expected)
{
  g_autoptr (PsAgendaTemplate) self = agenda (segments);
  g_autoptr (PsAgendaTemplate) scaled = ps_agenda_template_scale (self, minutes);
  g_autofree char *got = scaled != NULL ? describe (scaled) : NULL;

  g_assert_cmpstr (got, ==, expected);
}

static void
test_protected_segments_stay_whole (void)
{
  assert_scaled ("10 20 10!", 25, "3<5<10 5<10<20 10<10<20");
  assert_scaled ("10! 20", 15, "10<10<20 3<5<10");
}

static void
test_minutes_add_up_exactly (void)
{
  assert_scaled ("10 10 10", 20, "4<7<13 4<7<13 4<6<13");
  assert_scaled ("8 20 22 20 8! 4! 8!", 75,
                 "4<6<12 8<16<31 9<17<34 8<16<31 8<8<16 4<4<8 8<8<16");
  assert_scaled ("2 100", 10, "1<1<1 5<9<19");
  assert_scaled ("1 1 1 57", 4, "1<1<1 1<1<1 1<1<1 1<1<7");
}

static void
test_the_same_length_changes_nothing (void)
{
  assert_scaled ("4 8 2!", 14, "2<4<8 4<8<16 2<2<4");
}

static void
test_a_longer_meeting_gives_everyone_more (void)
{
  assert_scaled ("10 20 10!", 70, "10<20<40 20<40<80 10<10<20");
}

static void
test_what_cannot_fit_is_refused (void)
{
  assert_scaled ("10 20 10!", 11, NULL);
  assert_scaled ("10 20 10!", 12, "1<1<1 1<1<2 10<10<20");
  assert_scaled ("10!", 12, NULL);
  assert_scaled ("10!", 10, "10<10<20");
}

/* Whatever the agenda, the plan adds up and no limit is crossed. */
static void
test_random_agendas_hold (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) segments = g_string_new (NULL);
      g_autoptr (PsAgendaTemplate) self = NULL;
      g_autoptr (PsAgendaTemplate) scaled = NULL;
      gint n = g_test_rand_int_range (1, 12);
      guint minutes = g_test_rand_int_range (1, 300);

      for (gint i = 0; i < n; i++)
        g_string_append_printf (segments, "%s%d%s", i > 0 ? " " : "",
                                g_test_rand_int_range (1, 60),
                                g_test_rand_int_range (0, 4) == 0 ? "!" : "");

      self = agenda (segments->str);
      scaled = ps_agenda_template_scale (self, minutes);
      if (scaled == NULL)
        continue;

      g_assert_cmpint (ps_segment_plans_total (scaled->segments), ==, minutes * 60);

      for (guint i = 0; i < scaled->segments->len; i++)
        {
          const PsSegmentPlan *before = g_ptr_array_index (self->segments, i);
          const PsSegmentPlan *after = g_ptr_array_index (scaled->segments, i);

          g_assert_cmpint (after->min_s, <=, after->planned_s);
          g_assert_cmpint (after->planned_s, <=, after->max_s);
          if (after->is_protected)
            g_assert_cmpint (after->planned_s, ==, before->planned_s);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agenda-template/protected-stays-whole", test_protected_segments_stay_whole);
  g_test_add_func ("/agenda-template/adds-up-exactly", test_minutes_add_up_exactly);
  g_test_add_func ("/agenda-template/same-length", test_the_same_length_changes_nothing);
  g_test_add_func ("/agenda-template/longer", test_a_longer_meeting_gives_everyone_more);
  g_test_add_func ("/agenda-template/refused", test_what_cannot_fit_is_refused);
  g_test_add_func ("/agenda-template/random", test_random_agendas_hold);

  return g_test_run ();
}
