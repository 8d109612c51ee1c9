#include "ps-evening.h"

#include <string.h>

/* Random evenings: whatever is done to a meeting and to its machine, the clock agrees to the second
 * with a ledger that is kept in another way. The ledger writes down who had which stretch of time,
 * and adds stretches up; it takes something back by turning to the page before. The clock keeps sums,
 * and takes something back by playing everything else again.
 */

#ifdef PS_LONG_TESTS
#define N_EVENINGS 2000000
#else
#define N_EVENINGS 200000
#endif

#define S G_TIME_SPAN_SECOND

static void
write_argument (PsEvening   *e,
                PsClockVerb  verb,
                gint64       number,
                char        *argument)
{
  const char * const choices[] = { "trim", "drop", "later" };

  *argument = '\0';
  if (verb == PS_CLOCK_EXTEND || verb == PS_CLOCK_AWAY)
    g_snprintf (argument, 16, "%d", (int) number);
  else if (verb == PS_CLOCK_PAUSE)
    g_strlcpy (argument, ps_pause_reason_to_string ((PsPauseReason) number), 16);
  else if (verb == PS_CLOCK_REFIT)
    g_strlcpy (argument, choices[number], 16);
  else if (verb == PS_CLOCK_MARKER)
    g_strlcpy (argument, "follow-up", 16);
}

static gint64
draw_number (PsEvening   *e,
             PsClockVerb  verb)
{
  switch ((int) verb)
    {
    case PS_CLOCK_EXTEND:
      return ps_evening_one_in (e, 8) ? ps_evening_between (e, -90000, 90000)
                                      : ps_evening_between (e, -5, 5) * 60;

    case PS_CLOCK_AWAY:
      return ps_evening_one_in (e, 3) ? 0 : ps_evening_between (e, 0, 400);

    case PS_CLOCK_PAUSE:
      return ps_evening_between (e, 0, PS_N_PAUSE_REASONS - 1);

    default:
      return ps_evening_between (e, 0, 2);
    }
}

static void
do_verb (PsEvening   *e,
         PsClockVerb  verb)
{
  PsClockEvent *event = &e->events[e->n_events];
  gint64 known = e->state == PS_CLOCK_READY ? 0 : ps_evening_get_known (e);
  gint64 number = draw_number (e, verb);
  PsPage *page = &e->pages[e->page + 1];
  PsOutcome outcome = PS_OUTCOME_REFUSED;
  PsClockReading r;
  gint64 slack = 0;
  gboolean done;

  event->verb = verb;
  event->at = ps_evening_get_instant (e);
  write_argument (e, verb, number, e->arguments[e->n_events]);
  event->argument = e->arguments[e->n_events];

  ps_meeting_clock_read (e->clock, &event->at, &r);
  memcpy (page, &e->pages[e->page], sizeof *page);

  for (int i = 0; i < (int) e->plans->len; i++)
    slack += ps_evening_get_give (e, i, known);

  if (e->state == PS_CLOCK_READY)
    outcome = verb == PS_CLOCK_START ? PS_OUTCOME_DONE_FOR_GOOD : PS_OUTCOME_REFUSED;
  else if (e->state != PS_CLOCK_ENDED && verb == PS_CLOCK_UNDO)
    outcome = e->page > 0 ? PS_OUTCOME_DONE_FOR_GOOD : PS_OUTCOME_REFUSED;
  else if (e->state != PS_CLOCK_ENDED)
    outcome = ps_evening_predict (e, page, verb, number, known, slack, r.end_over_s);

  if (e->fault == PS_FAULT_NO_UNDO && verb == PS_CLOCK_UNDO && outcome != PS_OUTCOME_REFUSED)
    done = e->struck = TRUE;
  else
    done = ps_meeting_clock_apply (e->clock, event, NULL);
  *(done ? &e->tally->done[verb] : &e->tally->refused[verb]) += 1;
  ps_evening_expect (e, ps_clock_verb_to_string (verb), done, outcome != PS_OUTCOME_REFUSED);
  if (!done || e->wrong != NULL)
    return;

  if (verb == PS_CLOCK_REFIT)
    ps_evening_follow_refit (e, page, event->argument, known, r.end_over_s);

  if (verb == PS_CLOCK_START)
    {
      e->state = PS_CLOCK_RUNNING;
      e->late = e->now + e->wall_off;
      e->start = e->now;
      e->pages[0].since = 0;
      if (e->plans->len > 0)
        e->pages[0].begun[0] = TRUE;
      e->jumped = FALSE;
      e->last_boot = e->boot;
    }
  else if (verb == PS_CLOCK_UNDO)
    e->page--;
  else if (outcome == PS_OUTCOME_DONE)
    e->page++;

  if (verb == PS_CLOCK_END)
    {
      ps_evening_close_stretch (e, &e->pages[e->page], known);
      e->state = PS_CLOCK_ENDED;
    }
  else if (verb != PS_CLOCK_UNDO || e->state == PS_CLOCK_RUNNING || e->state == PS_CLOCK_PAUSED)
    e->state = e->pages[e->page].paused ? PS_CLOCK_PAUSED : PS_CLOCK_RUNNING;

  e->n_events++;
  e->estimated |= e->boot != e->last_boot;
  e->last_known = known;
  e->last_true = e->now;
  e->last_wall = e->now + e->wall_off;
  e->last_boot = e->boot;
}

static void
crash (PsEvening *e)
{
  gboolean forgets = e->fault == PS_FAULT_FORGETS && e->n_events > 0;

  e->struck |= forgets;
  ps_meeting_clock_free (e->clock);
  e->clock = ps_meeting_clock_replay (PS_EVENING_PLANNED, e->meeting_s, e->plans, e->events,
                                      e->n_events - forgets, NULL);
  if (e->clock == NULL)
    g_error ("The events do not play again");
}

static void
happen (PsEvening *e)
{
  static const gint64 waits[] = { 1, S - 1, S, 59 * S, 61 * S, 400 * S, 1900 * S };

  /* Time. */
  e->now += ps_evening_between (e, 0, waits[ps_evening_between (e, 0, G_N_ELEMENTS (waits) - 1)]);

  switch (ps_evening_between (e, 0, 11))
    {
    /* The lid is closed. */
    case 0:
      {
        gint64 sleep = ps_evening_between (e, 1, 900) * S;

        e->now += sleep;
        e->slept += sleep;
        e->struck |= e->fault == PS_FAULT_SLEEPS;
        e->tally->happened[PS_HAPPENING_SLEEP]++;
        break;
      }

    /* Somebody sets the clock. */
    case 1:
      {
        gint64 most = ps_evening_one_in (e, 2) ? 5 * S : 86400 * S;
        gint64 jump = ps_evening_between (e, -most, most);

        e->wall_off += jump;
        e->jumped = TRUE;
        e->struck |= e->fault == PS_FAULT_BY_WALL;
        e->tally->happened[jump < 0 ? PS_HAPPENING_WALL_BACK : PS_HAPPENING_WALL_FORWARD]++;
        break;
      }

    case 2:
      e->tally->happened[PS_HAPPENING_CRASH]++;
      crash (e);
      break;

    /* A power cut. */
    case 3:
      e->boot++;
      e->now += ps_evening_between (e, 0, 200) * S;
      e->booted = e->now - ps_evening_between (e, 0, 30 * S);
      e->slept = 0;
      e->tally->happened[PS_HAPPENING_REBOOT]++;
      crash (e);
      break;

    default:
      break;
    }
}

/* Returns what was wrong, or NULL. */
static char *
run_evening (guint64   seed,
             PsFault   fault,
             gboolean *struck,
             PsTally  *tally)
{
  static PsEvening evening;
  PsEvening *e = &evening;
  int n_steps;

  memset (e, 0, G_STRUCT_OFFSET (PsEvening, pages));
  memset ((char *) e + G_STRUCT_OFFSET (PsEvening, page), 0,
          sizeof *e - G_STRUCT_OFFSET (PsEvening, page));
  memset (&e->pages[0], 0, sizeof e->pages[0]);
  e->random = seed;
  e->fault = fault;
  e->tally = tally;
  e->plans = ps_segment_plans_new ();
  ps_evening_begin (e);
  n_steps = (int) ps_evening_between (e, 3, PS_EVENING_MAX_STEPS - 2);

  if (ps_evening_one_in (e, 10))
    do_verb (e, (PsClockVerb) ps_evening_between (e, 1, PS_N_CLOCK_VERBS - 1));
  do_verb (e, PS_CLOCK_START);
  ps_evening_compare (e);

  for (int i = 0; i < n_steps && e->wrong == NULL; i++)
    {
      happen (e);
      if (ps_evening_one_in (e, 2))
        ps_evening_compare (e);
      if (e->wrong == NULL)
        {
          PsClockVerb verb = (PsClockVerb) ps_evening_between (e, 0, PS_N_CLOCK_VERBS - 1);

          /* A meeting does not end with every twelfth key. */
          do_verb (e, verb == PS_CLOCK_END && !ps_evening_one_in (e, 4) ? PS_CLOCK_NEXT : verb);
        }
      ps_evening_compare (e);
    }

  ps_meeting_clock_free (e->clock);
  g_ptr_array_unref (e->plans);
  *struck = e->struck;

  return e->wrong;
}

static void
test_agrees_with_a_ledger (void)
{
  guint64 first = (guint64) g_test_rand_int () << 32;
  PsTally tally = { 0 };
  gboolean struck;

  for (guint i = 0; i < N_EVENINGS; i++)
    {
      g_autofree char *wrong = run_evening (first + i, PS_FAULT_NONE, &struck, &tally);

      if (wrong != NULL)
        g_error ("Evening %" G_GUINT64_FORMAT ": %s", first + i, wrong);
    }

  /* Every verb was done and, but for a marker before the start and after the end, refused where it
   * makes no sense; and everything happened to the machine.
   */
  for (guint i = 0; i < PS_N_CLOCK_VERBS; i++)
    {
      g_test_message ("%s: done %u times, refused %u", ps_clock_verb_to_string ((PsClockVerb) i),
                      tally.done[i], tally.refused[i]);
      g_assert_cmpuint (tally.done[i], >, N_EVENINGS / 20);
      g_assert_cmpuint (tally.refused[i], >, N_EVENINGS / 100);
    }
  for (guint i = 0; i < PS_N_HAPPENINGS; i++)
    g_assert_cmpuint (tally.happened[i], >, N_EVENINGS / 4);
}

/* The controls: if this harness could not see a clock with a fault, what it says of the one without
 * would mean nothing. It must find it in most evenings in which the fault has its chance, and nothing
 * in the others.
 */
static void
test_a_faulty_clock_is_found_wrong (gconstpointer data)
{
  PsTally tally = { 0 };
  guint n_struck = 0;
  guint n_found = 0;

  for (guint i = 0; i < 4000; i++)
    {
      gboolean struck;
      g_autofree char *wrong = run_evening (i, (PsFault) GPOINTER_TO_INT (data), &struck, &tally);

      n_struck += struck;
      n_found += wrong != NULL;
      if (!struck)
        g_assert_cmpstr (wrong, ==, NULL);
    }

  g_test_message ("%u of the %u evenings in which it had its chance were found wrong", n_found,
                  n_struck);
  g_assert_cmpuint (n_struck, >, 1000);
  g_assert_cmpuint (n_found, >, n_struck / 2);
}

#define add_control(name, fault) \
  g_test_add_data_func ("/meeting-clock-random/" name, GINT_TO_POINTER (fault), \
                        test_a_faulty_clock_is_found_wrong)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/meeting-clock-random/agrees-with-a-ledger", test_agrees_with_a_ledger);
  add_control ("a-clock-that-sleeps-is-found-wrong", PS_FAULT_SLEEPS);
  add_control ("a-clock-that-goes-by-the-wall-is-found-wrong", PS_FAULT_BY_WALL);
  add_control ("a-clock-that-forgets-is-found-wrong", PS_FAULT_FORGETS);
  add_control ("a-clock-that-cannot-undo-is-found-wrong", PS_FAULT_NO_UNDO);

  return g_test_run ();
}
