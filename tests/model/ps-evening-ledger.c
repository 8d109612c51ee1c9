#include "ps-evening.h"

#define S G_TIME_SPAN_SECOND

void
ps_evening_begin (PsEvening *e)
{
  int n = (int) ps_evening_between (e, 0, PS_EVENING_MAX_SEGMENTS);
  gint64 total = 0;
  PsPage *page = &e->pages[0];

  for (int i = 0; i < n; i++)
    {
      gint64 planned = ps_evening_one_in (e, 20) ? 0 : ps_evening_between (e, 1, 1800);
      PsSegmentPlan *plan = ps_segment_plan_new (ps_evening_one_in (e, 2) ? PS_SEGMENT_TOPIC
                                                              : PS_SEGMENT_CHECK_IN,
                                                 "S", ps_evening_between (e, 0,
                                                                          planned), planned, 3600);

      plan->is_protected = ps_evening_one_in (e, 4);
      g_ptr_array_add (e->plans, plan);
      page->order[i] = i;
      page->planned_s[i] = planned;
      page->skipped[i] = page->begun[i] = FALSE;
      total += planned;
    }

  e->meeting_s = ps_evening_one_in (e, 3) ? ps_evening_between (e, 1, 7200)
                                          : CLAMP (total, 1, PS_SEGMENT_MAX_S);
  e->now = ps_evening_one_in (e, 3) ? 0 : ps_evening_between (e, -600 * S, 1200 * S);
  e->boot = 1;
  e->booted = e->now - ps_evening_between (e, 0, 100000 * S);
  e->clock = ps_meeting_clock_new (PS_EVENING_PLANNED, e->meeting_s, e->plans);
  page->n_stretches = 0;
  page->place = 0;
  page->later_s = 0;
}

static int
find_from (PsEvening *e,
           int        place,
           int        direction)
{
  const PsPage *page = &e->pages[e->page];

  for (int i = place + direction; i >= 0 && i < (int) e->plans->len; i += direction)
    if (direction > 0 ? !page->skipped[page->order[i]] : page->begun[page->order[i]])
      return i;

  return -1;
}

void
ps_evening_close_stretch (PsEvening *e,
                          PsPage    *page,
                          gint64     known)
{
  PsStretch *stretch = &page->stretches[page->n_stretches++];

  stretch->segment = e->plans->len > 0 ? (gint8) page->order[page->place] : -1;
  stretch->paused = (gint8) page->paused;
  stretch->from = page->since;
  stretch->to = known;
  page->since = known;
}

/* What a trim may take from the segment at @place. */
gint64
ps_evening_get_give (PsEvening *e,
                     int        place,
                     gint64     known)
{
  const PsPage *page = &e->pages[e->page];
  int segment = page->order[place];
  gint64 least = -ps_evening_whole (-ps_evening_add_up (e, segment, FALSE, known)) + 60;

  if (place < page->place || page->skipped[segment] ||
      ps_evening_get_plan (e, segment)->is_protected)
    return 0;

  return MAX (page->planned_s[segment] - MAX (least, ps_evening_get_plan (e, segment)->min_s), 0);
}

/* Everything a re-fit promises, and what it did, taken over into the ledger. */
void
ps_evening_follow_refit (PsEvening  *e,
                         PsPage     *page,
                         const char *choice,
                         gint64      known,
                         gint64      excess)
{
  PsInstant now = ps_evening_get_instant (e);
  gint64 wanted = *choice == 'l' ? 0 : excess;
  gint64 slack = 0;
  gint64 won = 0;
  gint64 dropped = 0;

  for (int i = 0; i < (int) e->plans->len; i++)
    {
      PsSegmentActual actual;
      int s = page->order[i];
      gint64 give = ps_evening_get_give (e, i, known);

      ps_meeting_clock_get_actual (e->clock, (guint) i, &now, &actual);
      ps_evening_expect (e, "order", actual.plan_index, s);
      if (actual.skipped != page->skipped[s])
        {
          ps_evening_expect (e, "one is left out", *choice == 'd' && dropped == 0, TRUE);
          ps_evening_expect (e, "left out",
                             page->begun[s] || ps_evening_get_plan (e, s)->is_protected, FALSE);
          dropped += page->planned_s[s];
          give = 0;
        }
      ps_evening_expect (e, "no more than it has to give",
                         page->planned_s[s] - actual.planned_s <= give, TRUE);
      ps_evening_expect (e, "not longer", page->planned_s[s] - actual.planned_s >= 0, TRUE);
      slack += give;
      won += page->planned_s[s] - actual.planned_s;
      page->planned_s[s] = actual.planned_s;
      page->skipped[s] = actual.skipped;
    }

  ps_evening_expect (e, "trimmed", won, CLAMP (wanted - dropped, 0, slack));
  if (*choice == 'l')
    page->later_s += excess;
}

/* What the ledger makes of @verb on a new @page; a re-fit is left to follow_refit(). */
PsOutcome
ps_evening_predict (PsEvening   *e,
                    PsPage      *page,
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
        return PS_OUTCOME_REFUSED;
      ps_evening_close_stretch (e, page, known);
      page->place = to;
      page->begun[page->order[to]] = TRUE;
      page->skipped[page->order[to]] = FALSE;
      if (verb == PS_CLOCK_SKIP)
        page->skipped[current] = TRUE;
      return PS_OUTCOME_DONE;

    case PS_CLOCK_SWAP:
      if (after < 0 || page->begun[page->order[next]] || page->begun[page->order[after]])
        return PS_OUTCOME_REFUSED;
      to = page->order[next];
      page->order[next] = page->order[after];
      page->order[after] = to;
      return PS_OUTCOME_DONE;

    case PS_CLOCK_EXTEND:
      if (n == 0 || number == 0 || ABS (number) > PS_SEGMENT_MAX_S)
        return PS_OUTCOME_REFUSED;
      if (number < 0)
        {
          gint64 spent = -ps_evening_whole (-ps_evening_add_up (e, current, FALSE, known));

          if (page->planned_s[current] <= spent)
            return PS_OUTCOME_REFUSED;
          page->planned_s[current] = MAX (page->planned_s[current] + number, spent);
          return PS_OUTCOME_DONE;
        }
      page->planned_s[current] += number;
      return page->planned_s[current] > PS_SEGMENT_MAX_S ? PS_OUTCOME_REFUSED : PS_OUTCOME_DONE;

    case PS_CLOCK_PAUSE:
      if (page->paused && page->reason == number)
        return PS_OUTCOME_REFUSED;
      ps_evening_close_stretch (e, page, known);
      page->paused = TRUE;
      page->reason = (int) number;
      return PS_OUTCOME_DONE;

    case PS_CLOCK_RESUME:
      if (!page->paused)
        return PS_OUTCOME_REFUSED;
      ps_evening_close_stretch (e, page, known);
      page->paused = FALSE;
      return PS_OUTCOME_DONE;

    case PS_CLOCK_REFIT:
      if (excess < 1 || (number == 0 && slack == 0))
        return PS_OUTCOME_REFUSED;
      if (number == 1)
        {
          gboolean any = FALSE;

          for (int i = page->place + 1; i < n; i++)
            {
              int s = page->order[i];

              any |= !page->skipped[s] && !page->begun[s] &&
                     !ps_evening_get_plan (e, s)->is_protected &&
                     ps_evening_get_plan (e, s)->kind == PS_SEGMENT_TOPIC && page->planned_s[s] > 0;
            }
          return any ? PS_OUTCOME_DONE : PS_OUTCOME_REFUSED;
        }
      return PS_OUTCOME_DONE;

    case PS_CLOCK_AWAY:
      if (number * S > known - e->last_known || (number > 0 && page->paused))
        return PS_OUTCOME_REFUSED;
      if (number == 0)
        return PS_OUTCOME_DONE_FOR_GOOD;
      ps_evening_close_stretch (e, page, known - number * S);
      page->paused = TRUE;
      ps_evening_close_stretch (e, page, known);
      page->paused = FALSE;
      return PS_OUTCOME_DONE;

    case PS_CLOCK_MARKER:
    case PS_CLOCK_END:
      return PS_OUTCOME_DONE_FOR_GOOD;

    case PS_CLOCK_START:
    case PS_CLOCK_UNDO:
    case PS_N_CLOCK_VERBS:
    default:
      return PS_OUTCOME_REFUSED;
    }
}
