#include "ps-clock-test.h"

#include "ps-error.h"

#define S G_TIME_SPAN_SECOND

PsInstant
ps_clock_test_now (PsClockTest *f)
{
  PsInstant at = { PS_CLOCK_TEST_PLANNED + f->now + f->wall_off, f->now - f->booted, "" };

  if (f->boot > 0)
    g_snprintf (at.boot_id, sizeof at.boot_id, "00000000-0000-4000-8000-%012u", f->boot);

  return at;
}

void
ps_clock_test_add (PsClockTest   *f,
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

void
ps_clock_test_make (PsClockTest *f)
{
  g_clear_pointer (&f->clock, ps_meeting_clock_free);
  f->clock = ps_meeting_clock_new (PS_CLOCK_TEST_PLANNED, f->planned_s, f->plans);
}

/* Sixty minutes: 5, 15, 10, 20, and a closing of 10 that is protected. */
void
ps_clock_test_set_up (PsClockTest   *f,
                      gconstpointer  data G_GNUC_UNUSED)
{
  f->plans = ps_segment_plans_new ();
  f->events = g_array_new (FALSE, FALSE, sizeof (PsClockEvent));
  f->arguments = g_ptr_array_new_with_free_func (g_free);
  f->planned_s = 3600;
  f->boot = 1;
  f->booted = -7200 * S;

  ps_clock_test_add (f, PS_SEGMENT_WELCOME, 5, 5, FALSE);
  ps_clock_test_add (f, PS_SEGMENT_CHECK_IN, 10, 15, FALSE);
  ps_clock_test_add (f, PS_SEGMENT_MINDFULNESS, 10, 10, FALSE);
  ps_clock_test_add (f, PS_SEGMENT_TOPIC, 10, 20, FALSE);
  ps_clock_test_add (f, PS_SEGMENT_CHECK_OUT, 10, 10, TRUE);
  ps_clock_test_make (f);
}

void
ps_clock_test_tear_down (PsClockTest   *f,
                         gconstpointer  data G_GNUC_UNUSED)
{
  ps_meeting_clock_free (f->clock);
  g_ptr_array_unref (f->plans);
  g_array_unref (f->events);
  g_ptr_array_unref (f->arguments);
}

void
ps_clock_test_look (PsClockTest *f)
{
  PsInstant now = ps_clock_test_now (f);

  ps_meeting_clock_read (f->clock, &now, &f->r);
}

gboolean
ps_clock_test_try (PsClockTest  *f,
                   const char   *line,
                   GError      **error)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 2);
  PsClockEvent event = { .at = ps_clock_test_now (f) };
  gboolean done;

  g_assert_true (ps_clock_verb_from_string (words[0], &event.verb));
  event.argument = g_strdup (words[1]);
  g_ptr_array_add (f->arguments, (gpointer) event.argument);

  done = ps_meeting_clock_apply (f->clock, &event, error);
  if (done)
    g_array_append_val (f->events, event);
  ps_clock_test_look (f);

  return done;
}

void
ps_clock_test_do (PsClockTest *f,
                  const char  *line)
{
  g_autoptr (GError) error = NULL;

  ps_clock_test_try (f, line, &error);
  g_assert_no_error (error);
}

void
ps_clock_test_same (const PsClockReading *a,
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

void
ps_clock_test_refuses (PsClockTest *f,
                       const char  *line)
{
  PsClockReading before;
  g_autoptr (GError) error = NULL;

  ps_clock_test_look (f);
  before = f->r;
  g_assert_false (ps_clock_test_try (f, line, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_true (g_str_has_suffix (error->message, "."));
  ps_clock_test_same (&before, &f->r);
}

/* True time passes, whatever the clocks say. */
void
ps_clock_test_wait (PsClockTest *f,
                    int          minutes,
                    int          seconds)
{
  f->now = (minutes * 60 + seconds) * S;
  ps_clock_test_look (f);
}

/* The same events on a new clock. */
void
ps_clock_test_crash (PsClockTest *f)
{
  g_autoptr (GError) error = NULL;

  ps_meeting_clock_free (f->clock);
  f->clock = ps_meeting_clock_replay (PS_CLOCK_TEST_PLANNED, f->planned_s, f->plans,
                                      (const PsClockEvent *) f->events->data, f->events->len,
                                      &error);
  g_assert_no_error (error);
  ps_clock_test_look (f);
}

void
ps_clock_test_reboot (PsClockTest *f)
{
  f->boot++;
  f->booted = f->now;
  ps_clock_test_crash (f);
}

void
ps_clock_test_ends_at (PsClockTest *f,
                       int          minutes,
                       int          seconds)
{
  g_assert_cmpint ((f->r.projected_end - PS_CLOCK_TEST_PLANNED) / S, ==, minutes * 60 + seconds);
}
