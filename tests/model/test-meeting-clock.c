#include "ps-meeting-clock.h"

#include <string.h>

#include "ps-error.h"

/* 2026-03-03 18:00:00 UTC, a Tuesday. */
#define PLANNED (G_GINT64_CONSTANT (1772560800) * G_TIME_SPAN_SECOND)
#define S G_TIME_SPAN_SECOND

/* The machine of these tests: what time it truly is, and what its clocks make of it. */
typedef struct {
  GPtrArray      *plans;
  PsMeetingClock *clock;
  GArray         *events;
  GPtrArray      *arguments;
  gint64          planned_s;
  gint64          now;        /* microseconds since the planned start */
  gint64          wall_off;
  gint64          booted;
  guint           boot;
  PsClockReading  r;
} Fixture;

static PsInstant
instant (Fixture *f)
{
  PsInstant at = { PLANNED + f->now + f->wall_off, f->now - f->booted, "" };

  if (f->boot > 0)
    g_snprintf (at.boot_id, sizeof at.boot_id, "00000000-0000-4000-8000-%012u", f->boot);

  return at;
}

static void
add (Fixture       *f,
     PsSegmentKind  kind,
     int            min,
     int            minutes,
     gboolean       is_protected)
{
  PsSegmentPlan *plan = ps_segment_plan_new (kind, ps_segment_kind_to_string (kind), min * 60,
                                             minutes * 60, minutes * 120);

  plan->is_protected = is_protected;
  g_ptr_array_add (f->plans, plan);
}

static void
make (Fixture *f)
{
  g_clear_pointer (&f->clock, ps_meeting_clock_free);
  f->clock = ps_meeting_clock_new (PLANNED, f->planned_s, f->plans);
}

/* Sixty minutes: 5, 15, 10, 20, and a closing of 10 that is protected. */
static void
set_up (Fixture       *f,
        gconstpointer  data G_GNUC_UNUSED)
{
  f->plans = ps_segment_plans_new ();
  f->events = g_array_new (FALSE, FALSE, sizeof (PsClockEvent));
  f->arguments = g_ptr_array_new_with_free_func (g_free);
  f->planned_s = 3600;
  f->boot = 1;
  f->booted = -7200 * S;

  add (f, PS_SEGMENT_WELCOME, 5, 5, FALSE);
  add (f, PS_SEGMENT_CHECK_IN, 10, 15, FALSE);
  add (f, PS_SEGMENT_MINDFULNESS, 10, 10, FALSE);
  add (f, PS_SEGMENT_TOPIC, 10, 20, FALSE);
  add (f, PS_SEGMENT_CHECK_OUT, 10, 10, TRUE);
  make (f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_meeting_clock_free (f->clock);
  g_ptr_array_unref (f->plans);
  g_array_unref (f->events);
  g_ptr_array_unref (f->arguments);
}

static void
look (Fixture *f)
{
  PsInstant now = instant (f);

  ps_meeting_clock_read (f->clock, &now, &f->r);
}

static gboolean
try_verb (Fixture      *f,
          const char   *line,
          GError      **error)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 2);
  PsClockEvent event = { .at = instant (f) };
  gboolean done;

  g_assert_true (ps_clock_verb_from_string (words[0], &event.verb));
  event.argument = g_strdup (words[1]);
  g_ptr_array_add (f->arguments, (gpointer) event.argument);

  done = ps_meeting_clock_apply (f->clock, &event, error);
  if (done)
    g_array_append_val (f->events, event);
  look (f);

  return done;
}

static void
do_verb (Fixture    *f,
         const char *line)
{
  g_autoptr (GError) error = NULL;

  try_verb (f, line, &error);
  g_assert_no_error (error);
}

static void
assert_same (const PsClockReading *a,
             const PsClockReading *b)
{
  g_assert_cmpint (a->state, ==, b->state);
  g_assert_cmpint (a->reason, ==, b->reason);
  g_assert_cmpint (a->estimated, ==, b->estimated);
  g_assert_cmpint (a->segment, ==, b->segment);
  g_assert_cmpint (a->next, ==, b->next);
  g_assert_cmpint (a->segment_planned_s, ==, b->segment_planned_s);
  g_assert_cmpint (a->segment_elapsed_s, ==, b->segment_elapsed_s);
  g_assert_cmpint (a->segment_left_s, ==, b->segment_left_s);
  g_assert_cmpint (a->segment_paused_s, ==, b->segment_paused_s);
  g_assert_cmpint (a->meeting_elapsed_s, ==, b->meeting_elapsed_s);
  g_assert_cmpint (a->meeting_left_s, ==, b->meeting_left_s);
  g_assert_cmpint (a->paused_s, ==, b->paused_s);
  g_assert_cmpint (a->over_s, ==, b->over_s);
  g_assert_cmpint (a->end_over_s, ==, b->end_over_s);
  g_assert_cmpint (a->planned_end, ==, b->planned_end);
  g_assert_cmpint (a->projected_end, ==, b->projected_end);
  g_assert_cmpint (a->protected_left_s, ==, b->protected_left_s);
  g_assert_cmpint (a->closing_protected, ==, b->closing_protected);
  g_assert_cmpint (a->can_undo, ==, b->can_undo);
  g_assert_cmpint (a->undo, ==, b->undo);
  g_assert_cmpint (a->next_change, ==, b->next_change);
}

static void
refuses (Fixture    *f,
         const char *line)
{
  PsClockReading before;
  g_autoptr (GError) error = NULL;

  look (f);
  before = f->r;
  g_assert_false (try_verb (f, line, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_true (g_str_has_suffix (error->message, "."));
  assert_same (&before, &f->r);
}

/* True time passes, whatever the clocks say. */
static void
wait_until (Fixture *f,
            int      minutes,
            int      seconds)
{
  f->now = (minutes * 60 + seconds) * S;
  look (f);
}

/* The same events on a new clock. */
static void
crash (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  ps_meeting_clock_free (f->clock);
  f->clock = ps_meeting_clock_replay (PLANNED, f->planned_s, f->plans,
                                      (const PsClockEvent *) f->events->data, f->events->len,
                                      &error);
  g_assert_no_error (error);
  look (f);
}

static void
reboot (Fixture *f)
{
  f->boot++;
  f->booted = f->now;
  crash (f);
}

static void
assert_ends_at (Fixture *f,
                int      minutes,
                int      seconds)
{
  g_assert_cmpint ((f->r.projected_end - PLANNED) / S, ==, minutes * 60 + seconds);
}

static void
test_counts_down_the_segment_and_the_meeting (Fixture       *f,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  g_assert_cmpint (f->r.segment_left_s, ==, 300);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3600);

  wait_until (f, 4, 59);
  g_assert_cmpint (f->r.segment_left_s, ==, 1);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 299);
  g_assert_cmpint (f->r.over_s, ==, 0);

  wait_until (f, 5, 35);
  g_assert_cmpint (f->r.segment, ==, 0);
  g_assert_cmpint (f->r.segment_left_s, ==, -35);
  g_assert_cmpint (f->r.over_s, ==, 35);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3600 - 335);
  assert_ends_at (f, 60, 35);
}

static void
test_a_second_is_shown_until_it_is_over (Fixture       *f,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");

  f->now = S - 1;
  look (f);
  g_assert_cmpint (f->r.segment_left_s, ==, 300);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3600);
  g_assert_cmpint (f->r.next_change, ==, instant (f).boot + 1);

  f->now = S;
  look (f);
  g_assert_cmpint (f->r.segment_left_s, ==, 299);
  g_assert_cmpint (f->r.next_change, ==, instant (f).boot + S);
}

static void
test_a_late_tick_loses_nothing (Fixture       *f,
                                gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 61, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 3660);
  g_assert_cmpint (f->r.meeting_left_s, ==, -60);
}

static void
test_a_late_start_is_over_from_the_first_second (Fixture       *f,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  wait_until (f, 3, 0);
  g_assert_cmpint (f->r.over_s, ==, 180);
  assert_ends_at (f, 63, 0);

  do_verb (f, "start");
  g_assert_cmpint (f->r.over_s, ==, 180);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3420);
  assert_ends_at (f, 63, 0);
}

static void
test_before_the_start_it_waits_for_the_planned_time (Fixture       *f,
                                                     gconstpointer  data G_GNUC_UNUSED)
{
  wait_until (f, -10, 0);
  g_assert_cmpint (f->r.state, ==, PS_CLOCK_READY);
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_cmpint (f->r.segment, ==, 0);
  g_assert_cmpint (f->r.segment_left_s, ==, 300);
  g_assert_cmpint (f->r.next_change, ==, 0);
  assert_ends_at (f, 60, 0);

  do_verb (f, "start");
  g_assert_cmpint (f->r.over_s, ==, -600);
  g_assert_cmpint (f->r.meeting_left_s, ==, 4200);
  assert_ends_at (f, 50, 0);
}

static void
test_a_pause_stops_the_segment_but_not_the_evening (Fixture       *f,
                                                    gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 2, 0);
  do_verb (f, "pause break");
  wait_until (f, 6, 0);
  g_assert_cmpint (f->r.state, ==, PS_CLOCK_PAUSED);
  g_assert_cmpint (f->r.reason, ==, PS_PAUSE_BREAK);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 120);
  g_assert_cmpint (f->r.segment_paused_s, ==, 240);
  g_assert_cmpint (f->r.paused_s, ==, 240);
  g_assert_cmpint (f->r.meeting_elapsed_s, ==, 120);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3600 - 360);
  g_assert_cmpint (f->r.over_s, ==, 240);
  assert_ends_at (f, 64, 0);

  do_verb (f, "resume");
  wait_until (f, 7, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 180);
  g_assert_cmpint (f->r.segment_paused_s, ==, 240);
  g_assert_cmpint (f->r.over_s, ==, 240);
}

static void
test_extending_moves_the_end_and_not_the_lateness (Fixture       *f,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 2, 0);
  do_verb (f, "extend 300");
  g_assert_cmpint (f->r.segment_planned_s, ==, 600);
  g_assert_cmpint (f->r.segment_left_s, ==, 480);
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_cmpint (f->r.end_over_s, ==, 300);
  assert_ends_at (f, 65, 0);

  wait_until (f, 10, 0);
  do_verb (f, "next");
  g_assert_cmpint (f->r.over_s, ==, 300);
  assert_ends_at (f, 65, 0);
}

static void
test_shortening_never_takes_away_what_was_spent (Fixture       *f,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 3, 0);
  do_verb (f, "extend -60");
  g_assert_cmpint (f->r.segment_left_s, ==, 60);
  assert_ends_at (f, 59, 0);

  do_verb (f, "extend -300");
  g_assert_cmpint (f->r.segment_planned_s, ==, 180);
  g_assert_cmpint (f->r.segment_left_s, ==, 0);
  g_assert_cmpint (f->r.over_s, ==, 0);
  assert_ends_at (f, 58, 0);

  refuses (f, "extend -60");
}

static void
test_extending_wants_a_number_within_a_day (Fixture       *f,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  refuses (f, "extend");
  refuses (f, "extend five");
  refuses (f, "extend 1e3");
  refuses (f, "extend 0");
  refuses (f, "extend 86400");
  refuses (f, "extend 99999999999999999999");
  do_verb (f, "extend 86100");
}

static void
test_back_goes_on_where_it_was (Fixture       *f,
                                gconstpointer  data G_GNUC_UNUSED)
{
  PsSegmentActual actual;
  PsInstant now;

  do_verb (f, "start");
  refuses (f, "back");
  wait_until (f, 5, 0);
  do_verb (f, "next");
  wait_until (f, 6, 0);
  do_verb (f, "back");
  g_assert_cmpint (f->r.segment, ==, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 300);
  g_assert_cmpint (f->r.over_s, ==, 0);
  assert_ends_at (f, 60, 0);

  wait_until (f, 7, 0);
  g_assert_cmpint (f->r.over_s, ==, 60);
  do_verb (f, "next");
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 60);
  g_assert_cmpint (f->r.over_s, ==, 60);
  assert_ends_at (f, 61, 0);

  now = instant (f);
  ps_meeting_clock_get_actual (f->clock, 0, &now, &actual);
  g_assert_cmpint (actual.elapsed_s, ==, 360);
  g_assert_cmpint (actual.started_at, ==, PLANNED);
  g_assert_cmpint (actual.ended_at, ==, PLANNED + 420 * S);
}

static void
test_skipping_makes_early (Fixture       *f,
                           gconstpointer  data G_GNUC_UNUSED)
{
  PsSegmentActual actual;
  PsInstant now;

  do_verb (f, "start");
  wait_until (f, 5, 0);
  do_verb (f, "next");
  do_verb (f, "skip");
  g_assert_cmpint (f->r.segment, ==, 2);
  g_assert_cmpint (f->r.over_s, ==, -900);
  assert_ends_at (f, 45, 0);
  now = instant (f);
  ps_meeting_clock_get_actual (f->clock, 1, &now, &actual);
  g_assert_true (actual.skipped);

  do_verb (f, "back");
  g_assert_cmpint (f->r.segment, ==, 1);
  g_assert_cmpint (f->r.over_s, ==, 0);
  ps_meeting_clock_get_actual (f->clock, 1, &now, &actual);
  g_assert_false (actual.skipped);
}

static void
test_swap_exchanges_the_next_two (Fixture       *f,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  PsSegmentActual actual;
  PsInstant now;

  do_verb (f, "start");
  do_verb (f, "swap");
  now = instant (f);
  ps_meeting_clock_get_actual (f->clock, 1, &now, &actual);
  g_assert_cmpuint (actual.plan_index, ==, 2);
  g_assert_cmpint (ps_meeting_clock_get_plan (f->clock, 1)->kind, ==, PS_SEGMENT_MINDFULNESS);

  wait_until (f, 5, 0);
  do_verb (f, "next");
  g_assert_cmpint (f->r.segment_planned_s, ==, 600);
  g_assert_cmpint (f->r.over_s, ==, 0);
  assert_ends_at (f, 60, 0);

  wait_until (f, 15, 0);
  do_verb (f, "next");
  g_assert_cmpint (f->r.over_s, ==, 0);
  do_verb (f, "next");
  g_assert_false (f->r.can_swap);
  refuses (f, "swap");
}

static void
test_the_last_segment_waits_for_a_person (Fixture       *f,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  for (int i = 0; i < 4; i++)
    do_verb (f, "next");

  g_assert_cmpint (f->r.next, ==, -1);
  g_assert_false (f->r.can_next);
  refuses (f, "next");
  refuses (f, "skip");

  wait_until (f, 20, 0);
  do_verb (f, "end");
  g_assert_cmpint (f->r.state, ==, PS_CLOCK_ENDED);
  assert_ends_at (f, 20, 0);
}

static void
test_verbs_out_of_place_change_nothing (Fixture       *f,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  const char * const all[] = { "next", "back", "skip", "swap", "extend 60", "pause", "resume",
                               "refit later", "away 0", "marker follow-up", "undo", "end" };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    refuses (f, all[i]);

  do_verb (f, "start");
  refuses (f, "start");
  refuses (f, "resume");
  refuses (f, "pause tired");
  refuses (f, "marker gossip");
  refuses (f, "undo");
  refuses (f, "refit trim");
  do_verb (f, "pause");
  refuses (f, "pause none");

  do_verb (f, "end");
  refuses (f, "start");
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    refuses (f, all[i]);
}

static void
test_a_crisis_in_a_break_goes_on_as_a_pause (Fixture       *f,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  do_verb (f, "pause break");
  wait_until (f, 1, 0);
  do_verb (f, "pause crisis");
  wait_until (f, 3, 0);
  g_assert_cmpint (f->r.reason, ==, PS_PAUSE_CRISIS);
  g_assert_cmpint (f->r.paused_s, ==, 180);
}

static void
test_moving_on_in_a_pause_stays_a_pause (Fixture       *f,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  PsSegmentActual actual;
  PsInstant now;

  do_verb (f, "start");
  wait_until (f, 5, 0);
  do_verb (f, "pause");
  wait_until (f, 7, 0);
  do_verb (f, "next");
  wait_until (f, 8, 0);
  g_assert_cmpint (f->r.state, ==, PS_CLOCK_PAUSED);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 0);
  g_assert_cmpint (f->r.segment_paused_s, ==, 60);
  g_assert_cmpint (f->r.over_s, ==, 180);

  now = instant (f);
  ps_meeting_clock_get_actual (f->clock, 0, &now, &actual);
  g_assert_cmpint (actual.paused_s, ==, 120);
}

static void
test_the_closing_is_protected_while_it_fits (Fixture       *f,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 50, 0);
  g_assert_cmpint (f->r.protected_left_s, ==, 600);
  g_assert_true (f->r.closing_protected);
  wait_until (f, 50, 1);
  g_assert_false (f->r.closing_protected);

  do_verb (f, "refit later");
  g_assert_true (f->r.closing_protected);
}

static void
test_without_a_closing_nothing_is_lost (Fixture       *f,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_ptr_array_set_size (f->plans, 4);
  make (f);
  do_verb (f, "start");
  wait_until (f, 90, 0);
  g_assert_true (f->r.closing_protected);
}

static void
test_a_trim_ends_on_time_and_keeps_the_lateness (Fixture       *f,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 11, 0);
  do_verb (f, "next");
  g_assert_cmpint (f->r.over_s, ==, 360);
  assert_ends_at (f, 66, 0);

  do_verb (f, "refit trim");
  g_assert_cmpint (f->r.over_s, ==, 360);
  g_assert_cmpint (f->r.end_over_s, ==, 0);
  assert_ends_at (f, 60, 0);
  refuses (f, "refit trim");

  /* Only the topic can give: 20 minutes become 14. */
  wait_until (f, 26, 0);
  do_verb (f, "next");
  wait_until (f, 36, 0);
  do_verb (f, "next");
  g_assert_cmpint (f->r.segment_planned_s, ==, 14 * 60);
  wait_until (f, 50, 0);
  do_verb (f, "next");
  g_assert_cmpint (f->r.over_s, ==, 0);
}

static void
test_a_dropped_segment_is_passed_over (Fixture       *f,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 15, 0);
  do_verb (f, "next");
  do_verb (f, "refit drop");
  assert_ends_at (f, 60, 0);
  g_assert_cmpint (f->r.next, ==, 3);

  wait_until (f, 30, 0);
  do_verb (f, "next");
  g_assert_cmpint (f->r.segment, ==, 3);
  g_assert_cmpint (f->r.over_s, ==, 0);
  do_verb (f, "back");
  g_assert_cmpint (f->r.segment, ==, 1);
}

static void
test_ending_later_moves_the_plan (Fixture       *f,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 9, 0);
  do_verb (f, "next");
  do_verb (f, "refit later");
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_cmpint (f->r.meeting_left_s, ==, 55 * 60);
  g_assert_cmpint (f->r.planned_end, ==, PLANNED + 64 * 60 * S);
  assert_ends_at (f, 64, 0);
}

static void
test_undo_is_as_if_it_had_never_been (Fixture       *f,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 4, 0);
  do_verb (f, "next");
  g_assert_true (f->r.can_undo);
  g_assert_cmpint (f->r.undo, ==, PS_CLOCK_NEXT);
  wait_until (f, 4, 30);
  do_verb (f, "pause break");
  wait_until (f, 5, 0);
  do_verb (f, "marker strong-moment");

  do_verb (f, "undo");
  g_assert_cmpint (f->r.state, ==, PS_CLOCK_RUNNING);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 60);
  g_assert_cmpint (f->r.paused_s, ==, 0);

  do_verb (f, "undo");
  g_assert_cmpint (f->r.segment, ==, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 300);
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_false (f->r.can_undo);
  refuses (f, "undo");
}

static void
test_sleep_goes_on_counting (Fixture       *f,
                             gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 1, 0);

  /* Six minutes without a look, as when the lid is closed; boot time goes on. */
  wait_until (f, 7, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 420);
  g_assert_false (f->r.estimated);

  do_verb (f, "away 360");
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 60);
  g_assert_cmpint (f->r.segment_paused_s, ==, 360);
  g_assert_cmpint (f->r.over_s, ==, 360);
  refuses (f, "away 1");
  do_verb (f, "undo");
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 420);
}

static void
test_only_what_went_by_unseen_can_be_a_pause (Fixture       *f,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 2, 0);
  do_verb (f, "marker topic-idea");
  wait_until (f, 4, 0);
  refuses (f, "away 121");
  refuses (f, "away -1");
  refuses (f, "away");
  do_verb (f, "away 120");

  do_verb (f, "pause");
  wait_until (f, 9, 0);
  refuses (f, "away 60");
  do_verb (f, "away 0");
}

static void
test_setting_the_wall_clock_changes_no_figure (Fixture       *f,
                                               gconstpointer  data)
{
  gint64 jump = GPOINTER_TO_INT (data) * 60 * S;
  PsSegmentActual actual;
  PsInstant now;

  do_verb (f, "start");
  wait_until (f, 5, 0);
  do_verb (f, "next");
  f->wall_off = jump;
  wait_until (f, 8, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 180);
  g_assert_cmpint (f->r.meeting_left_s, ==, 52 * 60);
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_false (f->r.estimated);

  /* Said on the clock that now hangs on the wall. */
  g_assert_cmpint (f->r.planned_end, ==, PLANNED + 3600 * S + jump);
  g_assert_cmpint (f->r.projected_end, ==, PLANNED + 3600 * S + jump);

  /* The record stays in order. */
  do_verb (f, "end");
  now = instant (f);
  ps_meeting_clock_get_actual (f->clock, 1, &now, &actual);
  g_assert_cmpint (actual.started_at, ==, PLANNED + 300 * S);
  g_assert_cmpint (actual.ended_at, ==, PLANNED + 480 * S);
  g_assert_cmpint (ps_meeting_clock_get_ended_at (f->clock), ==, PLANNED + 480 * S);
}

static void
test_saying_to_be_here_is_nothing_to_undo (Fixture       *f,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 7, 0);
  do_verb (f, "away 0");
  g_assert_false (f->r.can_undo);
  refuses (f, "undo");
}

static void
test_the_end_does_not_flicker (Fixture       *f,
                               gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");

  /* The two clocks are never read in quite the same moment. */
  for (int i = -3; i <= 3; i++)
    {
      f->wall_off = i;
      wait_until (f, 3 - ABS (i), 0);
      g_assert_cmpint (f->r.planned_end, ==, PLANNED + 3600 * S);
      assert_ends_at (f, 60, 0);
      g_assert_cmpint (f->r.projected_end % S, ==, 0);
    }
}

static void
test_a_restart_of_the_machine_is_an_estimate (Fixture       *f,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 4, 0);
  reboot (f);
  wait_until (f, 6, 0);
  g_assert_true (f->r.estimated);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 360);

  /* From here on this boot counts, and the wall clock does not. */
  do_verb (f, "away 0");
  f->wall_off = -3600 * S;
  wait_until (f, 7, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 420);
  g_assert_true (f->r.estimated);
}

static void
test_after_a_restart_it_never_goes_backwards (Fixture       *f,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 4, 0);
  do_verb (f, "marker follow-up");
  f->wall_off = -86400 * S;
  reboot (f);
  wait_until (f, 6, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 240);
  do_verb (f, "away 0");
  wait_until (f, 7, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 300);
}

static void
test_a_pause_lasts_over_a_restart (Fixture       *f,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");
  wait_until (f, 4, 0);
  do_verb (f, "pause technical");
  wait_until (f, 5, 0);
  reboot (f);
  wait_until (f, 9, 0);
  g_assert_cmpint (f->r.state, ==, PS_CLOCK_PAUSED);
  g_assert_cmpint (f->r.reason, ==, PS_PAUSE_TECHNICAL);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 240);
  g_assert_cmpint (f->r.segment_paused_s, ==, 300);

  do_verb (f, "resume");
  wait_until (f, 10, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 300);
  g_assert_cmpint (f->r.over_s, ==, 300);
}

static void
test_an_unknown_boot_counts_as_another (Fixture       *f,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  f->boot = 0;
  do_verb (f, "start");
  f->booted = 100 * 3600 * S;
  wait_until (f, 3, 0);
  g_assert_true (f->r.estimated);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 180);
}

static void
test_every_prefix_replays_to_the_same_clock (Fixture       *f,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  const char * const script[] = {
    "start", "extend 60", "pause break", "resume", "next", "marker strong-moment", "undo", "next",
    "refit trim", "swap", "skip", "back", "away 30", "pause crisis", "next", "undo", "resume",
    "refit later", "end",
  };

  for (guint i = 0; i < G_N_ELEMENTS (script); i++)
    {
      PsClockReading live;
      g_autoptr (PsMeetingClock) kept = NULL;

      f->now += 97 * S + 123456;
      do_verb (f, script[i]);

      f->now += 61 * S;
      look (f);
      live = f->r;
      kept = g_steal_pointer (&f->clock);
      crash (f);
      assert_same (&live, &f->r);
      ps_meeting_clock_free (f->clock);
      f->clock = g_steal_pointer (&kept);
    }
}

static void
test_a_record_that_does_not_fit_is_damaged (Fixture       *f,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  PsClockEvent events[] = { { PS_CLOCK_START, "", instant (f) }, { PS_CLOCK_RESUME, "", instant (f) } };
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_meeting_clock_replay (PLANNED, 3600, f->plans, events, 2, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "entry 2 (resume)"));
}

static void
test_a_segment_can_ask_to_be_moved_on (Fixture       *f,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  ((PsSegmentPlan *) g_ptr_array_index (f->plans, 0))->auto_advance = TRUE;
  make (f);
  do_verb (f, "start");
  wait_until (f, 4, 59);
  g_assert_false (f->r.advance_due);
  wait_until (f, 5, 0);
  g_assert_true (f->r.advance_due);
  do_verb (f, "pause");
  g_assert_false (f->r.advance_due);
  do_verb (f, "next");
  do_verb (f, "resume");
  wait_until (f, 40, 0);
  g_assert_false (f->r.advance_due);
}

static void
test_a_meeting_without_an_agenda (Fixture       *f,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_ptr_array_set_size (f->plans, 0);
  make (f);
  look (f);
  assert_ends_at (f, 60, 0);
  do_verb (f, "start");
  g_assert_cmpint (f->r.segment, ==, -1);
  g_assert_cmpint (f->r.next, ==, -1);
  refuses (f, "next");
  refuses (f, "back");
  refuses (f, "skip");
  refuses (f, "swap");
  refuses (f, "extend 60");
  wait_until (f, 10, 0);
  do_verb (f, "pause break");
  wait_until (f, 20, 0);
  do_verb (f, "resume");
  g_assert_cmpint (f->r.meeting_elapsed_s, ==, 600);
  g_assert_cmpint (f->r.meeting_left_s, ==, 2400);
  g_assert_cmpint (f->r.over_s, ==, 0);
  assert_ends_at (f, 60, 0);
  wait_until (f, 61, 0);
  g_assert_cmpint (f->r.over_s, ==, 60);
  g_assert_true (f->r.closing_protected);
  assert_ends_at (f, 61, 0);
  do_verb (f, "end");
}

static void
test_two_hundred_segments (Fixture       *f,
                           gconstpointer  data G_GNUC_UNUSED)
{
  g_ptr_array_set_size (f->plans, 0);
  for (int i = 0; i < 200; i++)
    add (f, PS_SEGMENT_TOPIC, 1, 5, FALSE);
  make (f);
  do_verb (f, "start");
  assert_ends_at (f, 1000, 0);
  do_verb (f, "refit trim");
  assert_ends_at (f, 204, 0);
  for (int i = 1; i < 200; i++)
    do_verb (f, "next");
  refuses (f, "next");
}

static void
test_segments_of_no_time_and_of_all_day (Fixture       *f,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_ptr_array_set_size (f->plans, 0);
  add (f, PS_SEGMENT_WELCOME, 0, 0, FALSE);
  add (f, PS_SEGMENT_TOPIC, 1000, 1000, FALSE);
  make (f);
  do_verb (f, "start");
  g_assert_cmpint (f->r.segment_left_s, ==, 0);
  g_assert_cmpint (f->r.over_s, ==, 0);
  do_verb (f, "next");
  g_assert_cmpint (f->r.segment_left_s, ==, 60000);
  g_assert_cmpint (f->r.end_over_s, ==, 56400);
  refuses (f, "refit trim");
  refuses (f, "refit drop");
  do_verb (f, "refit later");
  g_assert_cmpint (f->r.end_over_s, ==, 0);
}

static void
test_minima_above_the_meeting (Fixture       *f,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) refits = NULL;
  PsInstant now = instant (f);

  f->planned_s = 600;
  make (f);
  do_verb (f, "start");
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_cmpint (f->r.end_over_s, ==, 3000);
  assert_ends_at (f, 60, 0);

  /* All that can be trimmed is 15 of the 50 minutes too many, and it says when it ends then. */
  refits = ps_meeting_clock_get_refits (f->clock, &now);
  g_assert_cmpint (ps_refit_find (refits, "trim")->ends_at, ==, PLANNED + 45 * 60 * S);
  do_verb (f, "refit trim");
  assert_ends_at (f, 45, 0);
  do_verb (f, "refit later");
  assert_ends_at (f, 45, 0);
  g_assert_cmpint (f->r.end_over_s, ==, 0);
}

static void
test_a_plan_that_makes_no_sense_harms_nothing (Fixture       *f,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  PsSegmentPlan *plan = g_ptr_array_index (f->plans, 1);

  plan->min_s = G_MININT64;
  plan->planned_s = G_MAXINT64;
  ((PsSegmentPlan *) g_ptr_array_index (f->plans, 2))->planned_s = -5;
  f->planned_s = G_MAXINT64;
  make (f);
  do_verb (f, "start");
  do_verb (f, "next");
  g_assert_cmpint (f->r.segment_left_s, ==, 86400);
  do_verb (f, "next");
  g_assert_cmpint (f->r.segment_left_s, ==, 0);
  do_verb (f, "end");
}

static void
test_started_a_day_late (Fixture       *f,
                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) refits = NULL;
  PsInstant now;

  wait_until (f, 24 * 60, 0);
  do_verb (f, "start");
  g_assert_cmpint (f->r.over_s, ==, 86400);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3600 - 86400);
  g_assert_false (f->r.closing_protected);
  assert_ends_at (f, 25 * 60, 0);

  now = instant (f);
  refits = ps_meeting_clock_get_refits (f->clock, &now);
  g_assert_cmpuint (refits->len, ==, 3);
  do_verb (f, "refit later");
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3600);
  g_assert_true (f->r.closing_protected);
}

static void
test_ended_before_it_began (Fixture       *f,
                            gconstpointer  data G_GNUC_UNUSED)
{
  do_verb (f, "start");

  /* Another boot whose clock stands an hour behind: nothing is negative, nothing is in disorder. */
  f->wall_off = -3600 * S;
  reboot (f);
  do_verb (f, "end");
  g_assert_cmpint (f->r.meeting_elapsed_s, ==, 0);
  g_assert_cmpint (ps_meeting_clock_get_ended_at (f->clock), ==, PLANNED);
  g_assert_true (f->r.estimated);
}

static void
test_what_has_ended_stands_still (Fixture       *f,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  PsClockReading at_end;

  do_verb (f, "start");
  wait_until (f, 30, 0);
  do_verb (f, "pause");
  wait_until (f, 31, 0);
  do_verb (f, "end");
  at_end = f->r;
  g_assert_cmpint (f->r.paused_s, ==, 60);
  g_assert_cmpint (f->r.next_change, ==, 0);
  assert_ends_at (f, 31, 0);

  wait_until (f, 6000, 0);
  assert_same (&at_end, &f->r);
  reboot (f);
  assert_same (&at_end, &f->r);
}

#define add_test(name, func) \
  g_test_add ("/meeting-clock/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("counts-down-the-segment-and-the-meeting",
            test_counts_down_the_segment_and_the_meeting);
  add_test ("a-second-is-shown-until-it-is-over", test_a_second_is_shown_until_it_is_over);
  add_test ("a-late-tick-loses-nothing", test_a_late_tick_loses_nothing);
  add_test ("a-late-start-is-over-from-the-first-second",
            test_a_late_start_is_over_from_the_first_second);
  add_test ("before-the-start-it-waits-for-the-planned-time",
            test_before_the_start_it_waits_for_the_planned_time);
  add_test ("a-pause-stops-the-segment-but-not-the-evening",
            test_a_pause_stops_the_segment_but_not_the_evening);
  add_test ("extending-moves-the-end-and-not-the-lateness",
            test_extending_moves_the_end_and_not_the_lateness);
  add_test ("shortening-never-takes-away-what-was-spent",
            test_shortening_never_takes_away_what_was_spent);
  add_test ("extending-wants-a-number-within-a-day", test_extending_wants_a_number_within_a_day);
  add_test ("back-goes-on-where-it-was", test_back_goes_on_where_it_was);
  add_test ("skipping-makes-early", test_skipping_makes_early);
  add_test ("swap-exchanges-the-next-two", test_swap_exchanges_the_next_two);
  add_test ("the-last-segment-waits-for-a-person", test_the_last_segment_waits_for_a_person);
  add_test ("verbs-out-of-place-change-nothing", test_verbs_out_of_place_change_nothing);
  add_test ("a-crisis-in-a-break-goes-on-as-a-pause", test_a_crisis_in_a_break_goes_on_as_a_pause);
  add_test ("moving-on-in-a-pause-stays-a-pause", test_moving_on_in_a_pause_stays_a_pause);
  add_test ("the-closing-is-protected-while-it-fits", test_the_closing_is_protected_while_it_fits);
  add_test ("without-a-closing-nothing-is-lost", test_without_a_closing_nothing_is_lost);
  add_test ("a-trim-ends-on-time-and-keeps-the-lateness",
            test_a_trim_ends_on_time_and_keeps_the_lateness);
  add_test ("a-dropped-segment-is-passed-over", test_a_dropped_segment_is_passed_over);
  add_test ("ending-later-moves-the-plan", test_ending_later_moves_the_plan);
  add_test ("undo-is-as-if-it-had-never-been", test_undo_is_as_if_it_had_never_been);
  add_test ("sleep-goes-on-counting", test_sleep_goes_on_counting);
  add_test ("only-what-went-by-unseen-can-be-a-pause",
            test_only_what_went_by_unseen_can_be_a_pause);
  add_test ("saying-to-be-here-is-nothing-to-undo", test_saying_to_be_here_is_nothing_to_undo);
  add_test ("the-end-does-not-flicker", test_the_end_does_not_flicker);
  add_test ("a-restart-of-the-machine-is-an-estimate",
            test_a_restart_of_the_machine_is_an_estimate);
  add_test ("after-a-restart-it-never-goes-backwards",
            test_after_a_restart_it_never_goes_backwards);
  add_test ("a-pause-lasts-over-a-restart", test_a_pause_lasts_over_a_restart);
  add_test ("an-unknown-boot-counts-as-another", test_an_unknown_boot_counts_as_another);
  add_test ("every-prefix-replays-to-the-same-clock", test_every_prefix_replays_to_the_same_clock);
  add_test ("a-record-that-does-not-fit-is-damaged", test_a_record_that_does_not_fit_is_damaged);
  add_test ("a-segment-can-ask-to-be-moved-on", test_a_segment_can_ask_to_be_moved_on);
  add_test ("a-meeting-without-an-agenda", test_a_meeting_without_an_agenda);
  add_test ("two-hundred-segments", test_two_hundred_segments);
  add_test ("segments-of-no-time-and-of-all-day", test_segments_of_no_time_and_of_all_day);
  add_test ("minima-above-the-meeting", test_minima_above_the_meeting);
  add_test ("a-plan-that-makes-no-sense-harms-nothing",
            test_a_plan_that_makes_no_sense_harms_nothing);
  add_test ("started-a-day-late", test_started_a_day_late);
  add_test ("ended-before-it-began", test_ended_before_it_began);
  add_test ("what-has-ended-stands-still", test_what_has_ended_stands_still);
  g_test_add ("/meeting-clock/setting-the-wall-clock-forward-changes-no-figure", Fixture,
              GINT_TO_POINTER (60), set_up, test_setting_the_wall_clock_changes_no_figure,
              tear_down);
  g_test_add ("/meeting-clock/setting-the-wall-clock-back-changes-no-figure", Fixture,
              GINT_TO_POINTER (-1440), set_up, test_setting_the_wall_clock_changes_no_figure,
              tear_down);

  return g_test_run ();
}
