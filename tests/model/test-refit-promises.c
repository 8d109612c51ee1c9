#include "ps-meeting-clock.h"

#include <string.h>

/* The promises of a re-fit, on evenings that nobody thought of: whatever the agenda, and whatever was
 * done to it until it ran late, each choice is tried on the clock itself, and the rest of the evening
 * is played to its end.
 *
 * What each segment can give is worked out here again from the plan and the record, so that the two
 * have to agree. Times are whole seconds, so that every figure is exact.
 */

#ifdef PS_LONG_TESTS
#define N_AGENDAS 1000000
#else
#define N_AGENDAS 100000
#endif

#define S G_TIME_SPAN_SECOND
#define PLANNED (G_GINT64_CONSTANT (1772560800) * S)
#define MAX_SEGMENTS 200
#define MAX_EVENTS 24
#define N_FIGURES (32 + 8 * MAX_SEGMENTS)

typedef struct {
  GPtrArray    *plans;
  gint64        meeting_s;
  PsClockEvent  events[MAX_EVENTS];
  char          arguments[MAX_EVENTS][16];
  guint         n_events;
  gint64        now_s;
} Evening;

/* How often a thing was seen, so that a promise about it is not kept by its never happening. */
typedef struct {
  guint late;
  guint trims;
  guint drops;
  guint drops_with_trim;
  guint of_the_current;
  guint on_time;
  guint closings;
} Seen;

typedef struct {
  gint64 figures[N_FIGURES];
  guint  n;
} Shown;

static PsInstant
at (gint64 second)
{
  return (PsInstant) { PLANNED + second * S, (second + 100000) * S, "boot" };
}

static gboolean
try_verb (PsMeetingClock *clock,
          PsClockVerb     verb,
          const char     *argument,
          gint64          second)
{
  PsClockEvent event = { verb, argument, at (second) };

  return ps_meeting_clock_apply (clock, &event, NULL);
}

static PsClockReading
look (const PsMeetingClock *clock,
      gint64                second)
{
  PsInstant now = at (second);
  PsClockReading reading;

  ps_meeting_clock_read (clock, &now, &reading);

  return reading;
}

static PsSegmentActual
get_actual (const PsMeetingClock *clock,
            guint                 index,
            gint64                second)
{
  PsInstant now = at (second);
  PsSegmentActual actual;

  ps_meeting_clock_get_actual (clock, index, &now, &actual);

  return actual;
}

/* Every figure that anybody can see, the whole agenda included. */
static void
show (const PsMeetingClock *clock,
      gint64                second,
      Shown                *shown)
{
  PsClockReading r = look (clock, second);
  const gint64 of_meeting[] = {
    r.state, r.reason, r.estimated, r.n_segments, r.segment, r.next, r.segment_planned_s,
    r.segment_elapsed_s, r.segment_left_s, r.segment_paused_s, r.meeting_elapsed_s,
    r.meeting_left_s, r.paused_s, r.over_s, r.end_over_s, r.planned_end, r.projected_end,
    r.protected_left_s, r.closing_protected, r.advance_due, r.can_next, r.can_back, r.can_swap,
    r.can_undo, r.undo, r.next_change,
  };

  memset (shown, 0, sizeof *shown);
  memcpy (shown->figures, of_meeting, sizeof of_meeting);
  shown->n = G_N_ELEMENTS (of_meeting);

  for (guint i = 0; i < r.n_segments; i++)
    {
      PsSegmentActual a = get_actual (clock, i, second);
      const gint64 of_segment[] = { a.plan_index, a.planned_s, a.started_at, a.ended_at,
                                    a.elapsed_s, a.paused_s, a.skipped };

      memcpy (shown->figures + shown->n, of_segment, sizeof of_segment);
      shown->n += G_N_ELEMENTS (of_segment);
    }
}

static void
assert_shows_the_same (const Shown *one,
                       const Shown *other)
{
  g_assert_cmpmem (one->figures, one->n * sizeof (gint64), other->figures,
                   other->n * sizeof (gint64));
}

static PsMeetingClock *
play (const Evening *evening)
{
  g_autoptr (GError) error = NULL;
  PsMeetingClock *clock = ps_meeting_clock_replay (PLANNED, evening->meeting_s, evening->plans,
                                                   evening->events, evening->n_events, &error);

  g_assert_no_error (error);

  return clock;
}

static int
draw (int from,
      int to)
{
  return g_test_rand_int_range (from, to + 1);
}

static void
invent_agenda (Evening *evening)
{
  int n = draw (0, 400) == 0 ? MAX_SEGMENTS : draw (1, 10);
  gint64 total = 0;

  evening->plans = ps_segment_plans_new ();
  for (int i = 0; i < n; i++)
    {
      gint64 planned = draw (0, 15) == 0 ? draw (0, 60000) : draw (0, 1800);
      PsSegmentPlan *plan = ps_segment_plan_new ((PsSegmentKind) draw (0, PS_N_SEGMENT_KINDS - 1),
                                                 "It", draw (0, 3) == 0 ? draw (0, 4000)
                                                                        : draw (0, (int) planned),
                                                 planned, PS_SEGMENT_MAX_S);

      plan->is_protected = i >= n - 2 ? draw (0, 1) : draw (0, 9) == 0;
      g_ptr_array_add (evening->plans, plan);
      total += planned;
    }

  evening->meeting_s = draw (0, 3) == 0 ? draw (1, 7200) : CLAMP (total, 1, PS_SEGMENT_MAX_S);
}

static void
remember (Evening        *evening,
          PsMeetingClock *clock,
          PsClockVerb     verb,
          const char     *argument)
{
  PsClockEvent *event = &evening->events[evening->n_events];

  g_strlcpy (evening->arguments[evening->n_events], argument, 16);
  *event = (PsClockEvent) { verb, evening->arguments[evening->n_events], at (evening->now_s) };
  if (ps_meeting_clock_apply (clock, event, NULL))
    evening->n_events++;
}

/* An evening up to some moment in the middle of it. */
static PsMeetingClock *
invent_evening (Evening *evening)
{
  static const struct {
    PsClockVerb verb;
    const char *argument;
  } deeds[] = {
    { PS_CLOCK_NEXT, "" }, { PS_CLOCK_NEXT, "" }, { PS_CLOCK_BACK, "" }, { PS_CLOCK_SKIP, "" },
    { PS_CLOCK_SWAP, "" }, { PS_CLOCK_EXTEND, "300" }, { PS_CLOCK_EXTEND, "-60" },
    { PS_CLOCK_PAUSE, "crisis" }, { PS_CLOCK_RESUME, "" }, { PS_CLOCK_REFIT, "trim" },
    { PS_CLOCK_REFIT, "drop" }, { PS_CLOCK_UNDO, "" },
  };
  int n = draw (0, 12);
  PsMeetingClock *clock;

  memset (evening, 0, sizeof *evening);
  invent_agenda (evening);
  clock = ps_meeting_clock_new (PLANNED, evening->meeting_s, evening->plans);
  evening->now_s = draw (0, 2) == 0 ? draw (-300, 1200) : 0;
  remember (evening, clock, PS_CLOCK_START, "");

  for (int i = 0; i < n; i++)
    {
      guint deed = (guint) draw (0, G_N_ELEMENTS (deeds) - 1);

      evening->now_s += draw (0, draw (0, 4) == 0 ? 1500 : 400);
      remember (evening, clock, deeds[deed].verb, deeds[deed].argument);
    }
  evening->now_s += draw (0, 300);

  return clock;
}

/* What segment @i can give, by the rule as it is written: what is to come of it above its minimum,
 * and a minute of it at the least; nothing, where it is protected, past, or left out.
 */
static gint64
work_out_slack (const PsMeetingClock *clock,
                guint                 i,
                int                   current,
                gint64                second)
{
  const PsSegmentPlan *plan = ps_meeting_clock_get_plan (clock, i);
  PsSegmentActual actual = get_actual (clock, i, second);
  gint64 least = actual.elapsed_s + 60;

  if ((int) i < current || actual.skipped || plan->is_protected)
    return 0;

  if (plan->min_s > least)
    least = plan->min_s;

  return actual.planned_s > least ? actual.planned_s - least : 0;
}

static void
check_touch (const PsMeetingClock *before,
             const PsMeetingClock *after,
             const PsRefit        *refit,
             gint64                excess,
             gint64                second,
             Seen                 *seen)
{
  int current = look (before, second).segment;
  gint64 slack = 0;
  gint64 wanted = excess;
  gint64 trimmed = 0;
  guint n = ps_meeting_clock_get_n_segments (before);

  if (refit->drop >= 0)
    wanted = MAX (wanted - get_actual (before, (guint) refit->drop, second).planned_s, 0);
  for (guint i = 0; i < n; i++)
    if ((int) i != refit->drop)
      slack += work_out_slack (before, i, current, second);
  wanted = g_str_equal (refit->choice, PS_REFIT_LATER) ? 0 : MIN (wanted, slack);

  for (guint i = 0; i < n; i++)
    {
      const PsSegmentPlan *plan = ps_meeting_clock_get_plan (before, i);
      PsSegmentActual was = get_actual (before, i, second);
      PsSegmentActual is = get_actual (after, i, second);
      gint64 own = (int) i == refit->drop ? 0 : work_out_slack (before, i, current, second);
      gint64 share = was.planned_s - is.planned_s;

      /* The record is the record. */
      g_assert_cmpint (is.plan_index, ==, was.plan_index);
      g_assert_cmpint (is.elapsed_s, ==, was.elapsed_s);
      g_assert_cmpint (is.paused_s, ==, was.paused_s);
      g_assert_cmpint (is.started_at, ==, was.started_at);
      g_assert_cmpint (is.ended_at, ==, was.ended_at);

      if (is.skipped != was.skipped)
        {
          g_assert_cmpint (i, ==, refit->drop);
          g_assert_cmpint (was.started_at, ==, 0);
          g_assert_false (plan->is_protected);
        }

      /* In proportion, within a second; so nothing where there is nothing to give. */
      g_assert_cmpint (share, >=, 0);
      g_assert_cmpint (share, <=, own);
      if (own > 0)
        g_assert_cmpint (ABS (share * slack - wanted * own), <=, slack);
      if (share > 0)
        {
          g_assert_cmpint (is.planned_s, >=, plan->min_s);
          g_assert_cmpint (is.planned_s, >=, is.elapsed_s + PS_REFIT_LANDING_S);
          seen->of_the_current += (int) i == current;
        }
      trimmed += share;
    }

  g_assert_cmpint (trimmed, ==, wanted);
  seen->drops_with_trim += refit->drop >= 0 && trimmed > 0;
}

/* From here everything takes what it is to take. */
static void
check_end (PsMeetingClock *clock,
           const PsRefit  *refit,
           gint64          second,
           Seen           *seen)
{
  PsClockReading r = look (clock, second);
  gboolean on_time = refit->ends_at <= r.planned_end;

  g_assert_cmpint (r.projected_end, ==, refit->ends_at);
  if (on_time)
    g_assert_cmpint (r.end_over_s, <=, 0);
  seen->on_time += on_time;

  if (r.state == PS_CLOCK_PAUSED)
    g_assert_true (try_verb (clock, PS_CLOCK_RESUME, NULL, second));

  for (;;)
    {
      const PsSegmentPlan *plan;

      r = look (clock, second);
      if (on_time)
        g_assert_true (r.closing_protected);

      second += MAX (r.segment_left_s, 0);
      r = look (clock, second);
      if (on_time)
        g_assert_true (r.closing_protected);

      /* The protected one that was to come has had all of its time. */
      plan = ps_meeting_clock_get_plan (clock, (guint) r.segment);
      if (plan->is_protected)
        {
          g_assert_cmpint (r.segment_elapsed_s, >=, r.segment_planned_s);
          seen->closings += on_time;
        }

      if (!try_verb (clock, PS_CLOCK_NEXT, NULL, second))
        break;
    }

  g_assert_true (try_verb (clock, PS_CLOCK_END, NULL, second));
  g_assert_cmpint (ps_meeting_clock_get_ended_at (clock), ==, refit->ends_at);
}

/* At once, and after a while: as if it had never been. */
static void
check_undo (const Evening  *evening,
            PsMeetingClock *clock,
            const PsRefit  *refit)
{
  static Shown before;
  static Shown after;
  gint64 later_s = evening->now_s + draw (0, 2000);
  g_autoptr (PsMeetingClock) again = play (evening);

  show (clock, evening->now_s, &before);
  g_assert_true (try_verb (again, PS_CLOCK_REFIT, refit->choice, evening->now_s));
  g_assert_cmpint (look (again, evening->now_s).undo, ==, PS_CLOCK_REFIT);
  g_assert_true (try_verb (again, PS_CLOCK_UNDO, NULL, evening->now_s));
  show (again, evening->now_s, &after);
  assert_shows_the_same (&before, &after);

  show (clock, later_s, &before);
  g_assert_true (try_verb (again, PS_CLOCK_REFIT, refit->choice, evening->now_s));
  g_assert_true (try_verb (again, PS_CLOCK_UNDO, NULL, later_s));
  show (again, later_s, &after);
  assert_shows_the_same (&before, &after);
}

static void
check_distinct (GPtrArray *refits)
{
  for (guint i = 0; i < refits->len; i++)
    for (guint j = i + 1; j < refits->len; j++)
      {
        const PsRefit *a = g_ptr_array_index (refits, i);
        const PsRefit *b = g_ptr_array_index (refits, j);

        g_assert_cmpstr (a->choice, !=, b->choice);
        g_assert_cmpstr (a->text, !=, b->text);
        g_assert_true (a->drop != b->drop || a->later_s != b->later_s ||
                       memcmp (a->planned_s, b->planned_s, a->n_segments * sizeof (gint64)) != 0);
      }
}

static void
check_evening (Seen *seen)
{
  Evening evening;
  g_autoptr (PsMeetingClock) clock = invent_evening (&evening);
  g_autoptr (GPtrArray) refits = NULL;
  PsInstant now = at (evening.now_s);
  PsClockReading r = look (clock, evening.now_s);
  gint64 slack = 0;

  refits = ps_meeting_clock_get_refits (clock, &now);
  g_assert_cmpint (refits->len > 0, ==, r.end_over_s > 0);

  for (guint i = 0; i < r.n_segments; i++)
    slack += work_out_slack (clock, i, r.segment, evening.now_s);
  seen->late += refits->len > 0;
  if (refits->len > 0)
    {
      const PsRefit *trim = ps_refit_find (refits, PS_REFIT_TRIM);

      g_assert_cmpint (trim != NULL, ==, slack > 0);
      g_assert_nonnull (ps_refit_find (refits, PS_REFIT_LATER));
      seen->trims += trim != NULL;
      seen->drops += ps_refit_find (refits, PS_REFIT_DROP) != NULL;

      /* What is possible is done. */
      if (slack >= r.end_over_s)
        g_assert_cmpint (trim->ends_at, ==, r.planned_end);
    }

  check_distinct (refits);
  for (guint i = 0; i < refits->len; i++)
    {
      const PsRefit *refit = g_ptr_array_index (refits, i);
      g_autoptr (PsMeetingClock) chosen = play (&evening);

      g_assert_true (try_verb (chosen, PS_CLOCK_REFIT, refit->choice, evening.now_s));
      check_touch (clock, chosen, refit, r.end_over_s, evening.now_s, seen);
      check_undo (&evening, clock, refit);
      check_end (chosen, refit, evening.now_s, seen);
    }

  g_ptr_array_unref (evening.plans);
}

static void
test_the_promises_hold_for_any_evening (void)
{
  Seen seen = { 0 };

  for (guint i = 0; i < N_AGENDAS; i++)
    check_evening (&seen);

  g_test_message ("of %d evenings %u ran late: %u trims (%u of the current segment), %u drops (%u "
                  "with a trim); %u choices ended on time, with %u protected segments",
                  N_AGENDAS, seen.late, seen.trims, seen.of_the_current, seen.drops,
                  seen.drops_with_trim, seen.on_time, seen.closings);
  g_assert_cmpuint (seen.late, >, N_AGENDAS / 4);
  g_assert_cmpuint (seen.trims, >, N_AGENDAS / 20);
  g_assert_cmpuint (seen.of_the_current, >, N_AGENDAS / 100);
  g_assert_cmpuint (seen.drops, >, N_AGENDAS / 20);
  g_assert_cmpuint (seen.drops_with_trim, >, N_AGENDAS / 100);
  g_assert_cmpuint (seen.on_time, >, N_AGENDAS / 20);
  g_assert_cmpuint (seen.closings, >, N_AGENDAS / 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/refit-promises/hold-for-any-evening", test_the_promises_hold_for_any_evening);

  return g_test_run ();
}
