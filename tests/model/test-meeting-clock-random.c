#include "ps-meeting-clock.h"

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
#define PLANNED (G_GINT64_CONSTANT (1772560800) * S)
#define MAX_SEGMENTS 8
#define MAX_STEPS 32

/* What is wrong with the clock of a control. */
typedef enum {
  FAULT_NONE,
  FAULT_SLEEPS,    /* it stands still while the machine sleeps */
  FAULT_BY_WALL,   /* it goes by the clock on the wall */
  FAULT_FORGETS,   /* a crash costs it the last thing that was done */
  FAULT_NO_UNDO,   /* what is taken back stays */
  N_FAULTS,
} Fault;

typedef enum {
  SLEEP,
  WALL_FORWARD,
  WALL_BACK,
  CRASH,
  REBOOT,
  N_HAPPENINGS,
} Happening;

/* How often a thing was done, refused, or happened: nothing is proved of what never was. */
typedef struct {
  guint done[PS_N_CLOCK_VERBS];
  guint refused[PS_N_CLOCK_VERBS];
  guint happened[N_HAPPENINGS];
} Tally;

typedef struct {
  gint8  segment;  /* in the plan's order; -1 without an agenda */
  gint8  paused;
  gint64 from;
  gint64 to;
} Stretch;

typedef struct {
  Stretch  stretches[2 * MAX_STEPS + 2];
  guint    n_stretches;
  gboolean paused;
  gint64   since;
  int      order[MAX_SEGMENTS];
  int      place;
  gint64   planned_s[MAX_SEGMENTS];
  gboolean skipped[MAX_SEGMENTS];
  gboolean begun[MAX_SEGMENTS];
  gint64   later_s;
  int      reason;
} Page;

typedef struct {
  guint64         random;

  /* The machine. */
  Fault           fault;
  gboolean        struck;     /* whether the fault had its chance */
  Tally          *tally;
  gint64          now;        /* true microseconds since the planned start */
  gint64          wall_off;
  gint64          slept;
  gint64          booted;
  guint           boot;
  gboolean        jumped;

  /* The meeting. */
  GPtrArray      *plans;
  gint64          meeting_s;
  PsMeetingClock *clock;
  PsClockEvent    events[MAX_STEPS];
  char            arguments[MAX_STEPS][16];
  guint           n_events;

  /* The ledger. Its time is what can be known: true time, but for restarts of the machine. */
  Page            pages[MAX_STEPS + 1];
  guint           page;
  PsClockState    state;
  gint64          late;
  gint64          start;      /* true time */
  gint64          last_known;
  gint64          last_true;
  gint64          last_wall;
  guint           last_boot;
  gboolean        estimated;
  char           *wrong;
} Evening;

/* splitmix64: an evening can be had again from its number alone. */
static guint64
draw (Evening *e)
{
  guint64 z = (e->random += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

static gint64
between (Evening *e,
         gint64   from,
         gint64   to)
{
  return from + (gint64) (draw (e) % (guint64) (to - from + 1));
}

static gboolean
one_in (Evening *e,
        int      n)
{
  return draw (e) % (guint) n == 0;
}

static void
expect (Evening    *e,
        const char *what,
        gint64      clock,
        gint64      ledger)
{
  if (clock != ledger && e->wrong == NULL)
    e->wrong = g_strdup_printf ("%s: the clock has %" G_GINT64_FORMAT ", the ledger %"
                                G_GINT64_FORMAT, what, clock, ledger);
}

static PsInstant
get_instant (Evening *e)
{
  PsInstant at = { PLANNED + e->now + e->wall_off, e->now - e->booted, "" };

  if (e->fault == FAULT_SLEEPS)
    at.boot -= e->slept;
  else if (e->fault == FAULT_BY_WALL)
    at.boot += e->wall_off;

  g_snprintf (at.boot_id, sizeof at.boot_id, "%u", e->boot);

  return at;
}

static gint64
get_known (Evening *e)
{
  gint64 by_wall = e->now + e->wall_off - e->last_wall;

  if (e->boot == e->last_boot)
    return e->last_known + e->now - e->last_true;

  return e->last_known + (by_wall > 0 ? by_wall : 0);
}

static gint64
whole (gint64 us)
{
  gint64 s = us / S;

  return us % S < 0 ? s - 1 : s;
}

/* The stretches of one segment, or of all (-2), by one kind; the open one included. */
static gint64
add_up (Evening *e,
        int      segment,
        gboolean paused,
        gint64   known)
{
  const Page *page = &e->pages[e->page];
  int current = e->plans->len > 0 ? page->order[page->place] : -1;
  gint64 sum = 0;

  for (guint i = 0; i < page->n_stretches; i++)
    if ((segment == -2 || page->stretches[i].segment == segment) &&
        page->stretches[i].paused == paused)
      sum += page->stretches[i].to - page->stretches[i].from;

  if (e->state != PS_CLOCK_ENDED && page->paused == paused &&
      (segment == -2 || segment == current))
    sum += known - page->since;

  return sum;
}

static const PsSegmentPlan *
get_plan (Evening *e,
          int      segment)
{
  return g_ptr_array_index (e->plans, segment);
}

static void
compare_segment (Evening *e,
                 int      place,
                 gint64   known)
{
  const Page *page = &e->pages[e->page];
  int segment = page->order[place];
  PsInstant now = get_instant (e);
  PsSegmentActual actual;

  ps_meeting_clock_get_actual (e->clock, (guint) place, &now, &actual);
  expect (e, "order", actual.plan_index, segment);
  expect (e, "what it is to take", actual.planned_s, page->planned_s[segment]);
  expect (e, "what it took", actual.elapsed_s, whole (add_up (e, segment, FALSE, known)));
  expect (e, "its pauses", actual.paused_s, whole (add_up (e, segment, TRUE, known)));
  expect (e, "left out", actual.skipped, page->skipped[segment]);
  expect (e, "begun", actual.started_at != 0, page->begun[segment]);
  expect (e, "over", actual.ended_at != 0,
          page->begun[segment] && (e->state == PS_CLOCK_ENDED || place != page->place));
  expect (e, "in order", actual.ended_at == 0 || actual.ended_at >= actual.started_at, TRUE);
}

static void
compare_agenda (Evening              *e,
                const PsClockReading *r,
                gint64                known,
                gint64                wall,
                gint64                left)
{
  const Page *page = &e->pages[e->page];
  gint64 over = e->late - page->later_s * S;
  gint64 end = wall;
  gint64 protected_s = 0;
  gboolean has_closing = FALSE;

  for (int i = 0; i < (int) e->plans->len; i++)
    {
      int segment = page->order[i];
      gint64 elapsed = add_up (e, segment, FALSE, known);
      gint64 paused = add_up (e, segment, TRUE, known);
      gint64 planned = page->planned_s[segment] * S;

      compare_segment (e, i, known);
      over += elapsed + paused;
      if (i < page->place)
        {
          over -= get_plan (e, segment)->planned_s * S;
          continue;
        }

      if (i == page->place)
        {
          expect (e, "segment", r->segment, i);
          expect (e, "planned", r->segment_planned_s, page->planned_s[segment]);
          expect (e, "elapsed", r->segment_elapsed_s, whole (elapsed));
          expect (e, "segment left", r->segment_left_s, page->planned_s[segment] - whole (elapsed));
          expect (e, "paused", r->segment_paused_s, whole (paused));
        }

      if (page->skipped[segment])
        continue;

      over -= elapsed < planned ? elapsed : planned;
      if (elapsed < planned && e->state != PS_CLOCK_ENDED)
        end += planned - elapsed;
      if (get_plan (e, segment)->is_protected)
        {
          has_closing = TRUE;
          if (whole (elapsed) < page->planned_s[segment])
            protected_s += page->planned_s[segment] - whole (elapsed);
        }
    }

  expect (e, "over", r->over_s, whole (over));
  expect (e, "projected end", r->projected_end, whole (end + S / 2) * S);
  expect (e, "end over", r->end_over_s, whole (end - wall - left));
  expect (e, "protected", r->protected_left_s, protected_s);
  expect (e, "closing", r->closing_protected, !has_closing || -whole (-left) >= protected_s);
}

static void
compare (Evening *e)
{
  PsInstant now = get_instant (e);
  gint64 known = e->state == PS_CLOCK_ENDED ? e->last_known : get_known (e);
  gint64 wall = e->state == PS_CLOCK_ENDED ? PLANNED + e->late + known : now.wall;
  const Page *page = &e->pages[e->page];
  gint64 left = (e->meeting_s + page->later_s) * S - e->late - known;
  PsClockReading r;

  ps_meeting_clock_read (e->clock, &now, &r);

  /* Where nothing went by in the dark, what can be known is the truth. */
  if (!e->jumped && e->state != PS_CLOCK_ENDED)
    expect (e, "true time", whole (known), whole (e->now - e->start));

  expect (e, "state", r.state, e->state);
  expect (e, "reason", r.reason, page->paused ? page->reason : PS_PAUSE_NONE);
  expect (e, "estimated", r.estimated,
          e->estimated || (e->state != PS_CLOCK_ENDED && e->boot != e->last_boot));
  expect (e, "meeting left", r.meeting_left_s, -whole (-left));
  expect (e, "meeting elapsed", r.meeting_elapsed_s, whole (add_up (e, -2, FALSE, known)));
  expect (e, "all paused", r.paused_s, whole (add_up (e, -2, TRUE, known)));
  expect (e, "undo", r.can_undo, e->state != PS_CLOCK_ENDED && e->page > 0);
  if (e->state != PS_CLOCK_ENDED)
    expect (e, "next change", r.next_change > now.boot && r.next_change <= now.boot + S, TRUE);
  expect (e, "planned end", r.planned_end, whole (wall + left + S / 2) * S);

  if (e->plans->len > 0)
    compare_agenda (e, &r, known, wall, left);
  else
    expect (e, "over", r.over_s, left < 0 ? whole (-left) : 0);
}

static void
begin (Evening *e)
{
  int n = (int) between (e, 0, MAX_SEGMENTS);
  gint64 total = 0;
  Page *page = &e->pages[0];

  for (int i = 0; i < n; i++)
    {
      gint64 planned = one_in (e, 20) ? 0 : between (e, 1, 1800);
      PsSegmentPlan *plan = ps_segment_plan_new (one_in (e, 2) ? PS_SEGMENT_TOPIC
                                                              : PS_SEGMENT_CHECK_IN,
                                                 "S", between (e, 0, planned), planned, 3600);

      plan->is_protected = one_in (e, 4);
      g_ptr_array_add (e->plans, plan);
      page->order[i] = i;
      page->planned_s[i] = planned;
      page->skipped[i] = page->begun[i] = FALSE;
      total += planned;
    }

  e->meeting_s = one_in (e, 3) ? between (e, 1, 7200) : CLAMP (total, 1, PS_SEGMENT_MAX_S);
  e->now = one_in (e, 3) ? 0 : between (e, -600 * S, 1200 * S);
  e->boot = 1;
  e->booted = e->now - between (e, 0, 100000 * S);
  e->clock = ps_meeting_clock_new (PLANNED, e->meeting_s, e->plans);
  page->n_stretches = 0;
  page->place = 0;
  page->later_s = 0;
}

static int
find_from (Evening *e,
           int      place,
           int      direction)
{
  const Page *page = &e->pages[e->page];

  for (int i = place + direction; i >= 0 && i < (int) e->plans->len; i += direction)
    if (direction > 0 ? !page->skipped[page->order[i]] : page->begun[page->order[i]])
      return i;

  return -1;
}

static void
close_stretch (Evening *e,
               Page    *page,
               gint64   known)
{
  Stretch *stretch = &page->stretches[page->n_stretches++];

  stretch->segment = e->plans->len > 0 ? (gint8) page->order[page->place] : -1;
  stretch->paused = (gint8) page->paused;
  stretch->from = page->since;
  stretch->to = known;
  page->since = known;
}

/* What a trim may take from the segment at @place. */
static gint64
get_give (Evening *e,
          int      place,
          gint64   known)
{
  const Page *page = &e->pages[e->page];
  int segment = page->order[place];
  gint64 least = -whole (-add_up (e, segment, FALSE, known)) + 60;

  if (place < page->place || page->skipped[segment] || get_plan (e, segment)->is_protected)
    return 0;

  return MAX (page->planned_s[segment] - MAX (least, get_plan (e, segment)->min_s), 0);
}

/* Everything a re-fit promises, and what it did, taken over into the ledger. */
static void
follow_refit (Evening    *e,
              Page       *page,
              const char *choice,
              gint64      known,
              gint64      excess)
{
  PsInstant now = get_instant (e);
  gint64 wanted = *choice == 'l' ? 0 : excess;
  gint64 slack = 0;
  gint64 won = 0;
  gint64 dropped = 0;

  for (int i = 0; i < (int) e->plans->len; i++)
    {
      PsSegmentActual actual;
      int s = page->order[i];
      gint64 give = get_give (e, i, known);

      ps_meeting_clock_get_actual (e->clock, (guint) i, &now, &actual);
      expect (e, "order", actual.plan_index, s);
      if (actual.skipped != page->skipped[s])
        {
          expect (e, "one is left out", *choice == 'd' && dropped == 0, TRUE);
          expect (e, "left out", page->begun[s] || get_plan (e, s)->is_protected, FALSE);
          dropped += page->planned_s[s];
          give = 0;
        }
      expect (e, "no more than it has to give", page->planned_s[s] - actual.planned_s <= give, TRUE);
      expect (e, "not longer", page->planned_s[s] - actual.planned_s >= 0, TRUE);
      slack += give;
      won += page->planned_s[s] - actual.planned_s;
      page->planned_s[s] = actual.planned_s;
      page->skipped[s] = actual.skipped;
    }

  expect (e, "trimmed", won, CLAMP (wanted - dropped, 0, slack));
  if (*choice == 'l')
    page->later_s += excess;
}

typedef enum { REFUSED, DONE, DONE_FOR_GOOD } Outcome;

/* What the ledger makes of @verb on a new @page; a re-fit is left to follow_refit(). */
static Outcome
predict (Evening     *e,
         Page        *page,
         PsClockVerb  verb,
         gint64       number,
         gint64       known,
         gint64       slack,
         gint64       excess)
{
  int n = (int) e->plans->len;
  int current = n > 0 ? page->order[page->place] : -1;
  int next = n > 0 ? find_from (e, page->place, 1) : -1;
  int after = next >= 0 ? find_from (e, next, 1) : -1;
  int to;

  switch (verb)
    {
    case PS_CLOCK_NEXT:
    case PS_CLOCK_SKIP:
    case PS_CLOCK_BACK:
      to = verb == PS_CLOCK_BACK ? find_from (e, n > 0 ? page->place : 0, -1) : next;
      if (to < 0)
        return REFUSED;
      close_stretch (e, page, known);
      page->place = to;
      page->begun[page->order[to]] = TRUE;
      page->skipped[page->order[to]] = FALSE;
      if (verb == PS_CLOCK_SKIP)
        page->skipped[current] = TRUE;
      return DONE;

    case PS_CLOCK_SWAP:
      if (after < 0 || page->begun[page->order[next]] || page->begun[page->order[after]])
        return REFUSED;
      to = page->order[next];
      page->order[next] = page->order[after];
      page->order[after] = to;
      return DONE;

    case PS_CLOCK_EXTEND:
      if (n == 0 || number == 0 || ABS (number) > PS_SEGMENT_MAX_S)
        return REFUSED;
      if (number < 0)
        {
          gint64 spent = -whole (-add_up (e, current, FALSE, known));

          if (page->planned_s[current] <= spent)
            return REFUSED;
          page->planned_s[current] = MAX (page->planned_s[current] + number, spent);
          return DONE;
        }
      page->planned_s[current] += number;
      return page->planned_s[current] > PS_SEGMENT_MAX_S ? REFUSED : DONE;

    case PS_CLOCK_PAUSE:
      if (page->paused && page->reason == number)
        return REFUSED;
      close_stretch (e, page, known);
      page->paused = TRUE;
      page->reason = (int) number;
      return DONE;

    case PS_CLOCK_RESUME:
      if (!page->paused)
        return REFUSED;
      close_stretch (e, page, known);
      page->paused = FALSE;
      return DONE;

    case PS_CLOCK_REFIT:
      if (excess < 1 || (number == 0 && slack == 0))
        return REFUSED;
      if (number == 1)
        {
          gboolean any = FALSE;

          for (int i = page->place + 1; i < n; i++)
            {
              int s = page->order[i];

              any |= !page->skipped[s] && !page->begun[s] && !get_plan (e, s)->is_protected &&
                     get_plan (e, s)->kind == PS_SEGMENT_TOPIC && page->planned_s[s] > 0;
            }
          return any ? DONE : REFUSED;
        }
      return DONE;

    case PS_CLOCK_AWAY:
      if (number * S > known - e->last_known || (number > 0 && page->paused))
        return REFUSED;
      if (number == 0)
        return DONE_FOR_GOOD;
      close_stretch (e, page, known - number * S);
      page->paused = TRUE;
      close_stretch (e, page, known);
      page->paused = FALSE;
      return DONE;

    case PS_CLOCK_MARKER:
    case PS_CLOCK_END:
      return DONE_FOR_GOOD;

    case PS_CLOCK_START:
    case PS_CLOCK_UNDO:
    case PS_N_CLOCK_VERBS:
    default:
      return REFUSED;
    }
}

static void
write_argument (Evening     *e,
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
draw_number (Evening     *e,
             PsClockVerb  verb)
{
  switch ((int) verb)
    {
    case PS_CLOCK_EXTEND:
      return one_in (e, 8) ? between (e, -90000, 90000) : between (e, -5, 5) * 60;

    case PS_CLOCK_AWAY:
      return one_in (e, 3) ? 0 : between (e, 0, 400);

    case PS_CLOCK_PAUSE:
      return between (e, 0, PS_N_PAUSE_REASONS - 1);

    default:
      return between (e, 0, 2);
    }
}

static void
do_verb (Evening     *e,
         PsClockVerb  verb)
{
  PsClockEvent *event = &e->events[e->n_events];
  gint64 known = e->state == PS_CLOCK_READY ? 0 : get_known (e);
  gint64 number = draw_number (e, verb);
  Page *page = &e->pages[e->page + 1];
  Outcome outcome = REFUSED;
  PsClockReading r;
  gint64 slack = 0;
  gboolean done;

  event->verb = verb;
  event->at = get_instant (e);
  write_argument (e, verb, number, e->arguments[e->n_events]);
  event->argument = e->arguments[e->n_events];

  ps_meeting_clock_read (e->clock, &event->at, &r);
  memcpy (page, &e->pages[e->page], sizeof *page);

  for (int i = 0; i < (int) e->plans->len; i++)
    slack += get_give (e, i, known);

  if (e->state == PS_CLOCK_READY)
    outcome = verb == PS_CLOCK_START ? DONE_FOR_GOOD : REFUSED;
  else if (e->state != PS_CLOCK_ENDED && verb == PS_CLOCK_UNDO)
    outcome = e->page > 0 ? DONE_FOR_GOOD : REFUSED;
  else if (e->state != PS_CLOCK_ENDED)
    outcome = predict (e, page, verb, number, known, slack, r.end_over_s);

  if (e->fault == FAULT_NO_UNDO && verb == PS_CLOCK_UNDO && outcome != REFUSED)
    done = e->struck = TRUE;
  else
    done = ps_meeting_clock_apply (e->clock, event, NULL);
  *(done ? &e->tally->done[verb] : &e->tally->refused[verb]) += 1;
  expect (e, ps_clock_verb_to_string (verb), done, outcome != REFUSED);
  if (!done || e->wrong != NULL)
    return;

  if (verb == PS_CLOCK_REFIT)
    follow_refit (e, page, event->argument, known, r.end_over_s);

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
  else if (outcome == DONE)
    e->page++;

  if (verb == PS_CLOCK_END)
    {
      close_stretch (e, &e->pages[e->page], known);
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
crash (Evening *e)
{
  gboolean forgets = e->fault == FAULT_FORGETS && e->n_events > 0;

  e->struck |= forgets;
  ps_meeting_clock_free (e->clock);
  e->clock = ps_meeting_clock_replay (PLANNED, e->meeting_s, e->plans, e->events,
                                      e->n_events - forgets, NULL);
  if (e->clock == NULL)
    g_error ("The events do not play again");
}

static void
happen (Evening *e)
{
  static const gint64 waits[] = { 1, S - 1, S, 59 * S, 61 * S, 400 * S, 1900 * S };

  /* Time. */
  e->now += between (e, 0, waits[between (e, 0, G_N_ELEMENTS (waits) - 1)]);

  switch (between (e, 0, 11))
    {
    /* The lid is closed. */
    case 0:
      {
        gint64 sleep = between (e, 1, 900) * S;

        e->now += sleep;
        e->slept += sleep;
        e->struck |= e->fault == FAULT_SLEEPS;
        e->tally->happened[SLEEP]++;
        break;
      }

    /* Somebody sets the clock. */
    case 1:
      {
        gint64 jump = one_in (e, 2) ? between (e, -5 * S, 5 * S) : between (e, -86400 * S, 86400 * S);

        e->wall_off += jump;
        e->jumped = TRUE;
        e->struck |= e->fault == FAULT_BY_WALL;
        e->tally->happened[jump < 0 ? WALL_BACK : WALL_FORWARD]++;
        break;
      }

    case 2:
      e->tally->happened[CRASH]++;
      crash (e);
      break;

    /* A power cut. */
    case 3:
      e->boot++;
      e->now += between (e, 0, 200) * S;
      e->booted = e->now - between (e, 0, 30 * S);
      e->slept = 0;
      e->tally->happened[REBOOT]++;
      crash (e);
      break;

    default:
      break;
    }
}

/* Returns what was wrong, or NULL. */
static char *
run_evening (guint64   seed,
             Fault     fault,
             gboolean *struck,
             Tally    *tally)
{
  static Evening evening;
  Evening *e = &evening;
  int n_steps;

  memset (e, 0, G_STRUCT_OFFSET (Evening, pages));
  memset ((char *) e + G_STRUCT_OFFSET (Evening, page), 0,
          sizeof *e - G_STRUCT_OFFSET (Evening, page));
  memset (&e->pages[0], 0, sizeof e->pages[0]);
  e->random = seed;
  e->fault = fault;
  e->tally = tally;
  e->plans = ps_segment_plans_new ();
  begin (e);
  n_steps = (int) between (e, 3, MAX_STEPS - 2);

  if (one_in (e, 10))
    do_verb (e, (PsClockVerb) between (e, 1, PS_N_CLOCK_VERBS - 1));
  do_verb (e, PS_CLOCK_START);
  compare (e);

  for (int i = 0; i < n_steps && e->wrong == NULL; i++)
    {
      happen (e);
      if (one_in (e, 2))
        compare (e);
      if (e->wrong == NULL)
        {
          PsClockVerb verb = (PsClockVerb) between (e, 0, PS_N_CLOCK_VERBS - 1);

          /* A meeting does not end with every twelfth key. */
          do_verb (e, verb == PS_CLOCK_END && !one_in (e, 4) ? PS_CLOCK_NEXT : verb);
        }
      compare (e);
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
  Tally tally = { 0 };
  gboolean struck;

  for (guint i = 0; i < N_EVENINGS; i++)
    {
      g_autofree char *wrong = run_evening (first + i, FAULT_NONE, &struck, &tally);

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
  for (guint i = 0; i < N_HAPPENINGS; i++)
    g_assert_cmpuint (tally.happened[i], >, N_EVENINGS / 4);
}

/* The controls: if this harness could not see a clock with a fault, what it says of the one without
 * would mean nothing. It must find it in most evenings in which the fault has its chance, and nothing
 * in the others.
 */
static void
test_a_faulty_clock_is_found_wrong (gconstpointer data)
{
  Tally tally = { 0 };
  guint n_struck = 0;
  guint n_found = 0;

  for (guint i = 0; i < 4000; i++)
    {
      gboolean struck;
      g_autofree char *wrong = run_evening (i, (Fault) GPOINTER_TO_INT (data), &struck, &tally);

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
  add_control ("a-clock-that-sleeps-is-found-wrong", FAULT_SLEEPS);
  add_control ("a-clock-that-goes-by-the-wall-is-found-wrong", FAULT_BY_WALL);
  add_control ("a-clock-that-forgets-is-found-wrong", FAULT_FORGETS);
  add_control ("a-clock-that-cannot-undo-is-found-wrong", FAULT_NO_UNDO);

  return g_test_run ();
}
