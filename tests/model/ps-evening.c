#include "ps-evening.h"

#define S G_TIME_SPAN_SECOND

/* splitmix64: an evening can be had again from its number alone. */
guint64
ps_evening_draw (PsEvening *e)
{
  guint64 z = (e->random += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

gint64
ps_evening_between (PsEvening *e,
                    gint64     from,
                    gint64     to)
{
  return from + (gint64) (ps_evening_draw (e) % (guint64) (to - from + 1));
}

gboolean
ps_evening_one_in (PsEvening *e,
                   int        n)
{
  return ps_evening_draw (e) % (guint) n == 0;
}

void
ps_evening_expect (PsEvening  *e,
                   const char *what,
                   gint64      clock,
                   gint64      ledger)
{
  if (clock != ledger && e->wrong == NULL)
    e->wrong = g_strdup_printf ("%s: the clock has %" G_GINT64_FORMAT ", the ledger %"
                                G_GINT64_FORMAT, what, clock, ledger);
}

PsInstant
ps_evening_get_instant (PsEvening *e)
{
  PsInstant at = { PS_EVENING_PLANNED + e->now + e->wall_off, e->now - e->booted, "" };

  if (e->fault == PS_FAULT_SLEEPS)
    at.boot -= e->slept;
  else if (e->fault == PS_FAULT_BY_WALL)
    at.boot += e->wall_off;

  g_snprintf (at.boot_id, sizeof at.boot_id, "%u", e->boot);

  return at;
}

gint64
ps_evening_get_known (PsEvening *e)
{
  gint64 by_wall = e->now + e->wall_off - e->last_wall;

  if (e->boot == e->last_boot)
    return e->last_known + e->now - e->last_true;

  return e->last_known + (by_wall > 0 ? by_wall : 0);
}

gint64
ps_evening_whole (gint64 us)
{
  gint64 s = us / S;

  return us % S < 0 ? s - 1 : s;
}

/* The stretches of one segment, or of all (-2), by one kind; the open one included. */
gint64
ps_evening_add_up (PsEvening *e,
                   int        segment,
                   gboolean   paused,
                   gint64     known)
{
  const PsPage *page = &e->pages[e->page];
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

const PsSegmentPlan *
ps_evening_get_plan (PsEvening *e,
                     int        segment)
{
  return g_ptr_array_index (e->plans, segment);
}

static void
compare_segment (PsEvening *e,
                 int        place,
                 gint64     known)
{
  const PsPage *page = &e->pages[e->page];
  int segment = page->order[place];
  PsInstant now = ps_evening_get_instant (e);
  PsSegmentActual actual;

  ps_meeting_clock_get_actual (e->clock, (guint) place, &now, &actual);
  ps_evening_expect (e, "order", actual.plan_index, segment);
  ps_evening_expect (e, "what it is to take", actual.planned_s, page->planned_s[segment]);
  ps_evening_expect (e, "what it took", actual.elapsed_s,
                     ps_evening_whole (ps_evening_add_up (e, segment, FALSE, known)));
  ps_evening_expect (e, "its pauses", actual.paused_s,
                     ps_evening_whole (ps_evening_add_up (e, segment, TRUE, known)));
  ps_evening_expect (e, "left out", actual.skipped, page->skipped[segment]);
  ps_evening_expect (e, "begun", actual.started_at != 0, page->begun[segment]);
  ps_evening_expect (e, "over", actual.ended_at != 0,
                     page->begun[segment] &&
                     (e->state == PS_CLOCK_ENDED || place != page->place));
  ps_evening_expect (e, "in order", actual.ended_at == 0 || actual.ended_at >= actual.started_at,
                     TRUE);
}

static void
compare_agenda (PsEvening            *e,
                const PsClockReading *r,
                gint64                known,
                gint64                wall,
                gint64                left)
{
  const PsPage *page = &e->pages[e->page];
  gint64 over = e->late - page->later_s * S;
  gint64 end = wall;
  gint64 protected_s = 0;
  gboolean has_closing = FALSE;

  for (int i = 0; i < (int) e->plans->len; i++)
    {
      int segment = page->order[i];
      gint64 elapsed = ps_evening_add_up (e, segment, FALSE, known);
      gint64 paused = ps_evening_add_up (e, segment, TRUE, known);
      gint64 planned = page->planned_s[segment] * S;

      compare_segment (e, i, known);
      over += elapsed + paused;
      if (i < page->place)
        {
          over -= ps_evening_get_plan (e, segment)->planned_s * S;
          continue;
        }

      if (i == page->place)
        {
          ps_evening_expect (e, "segment", r->segment, i);
          ps_evening_expect (e, "planned", r->segment_planned_s, page->planned_s[segment]);
          ps_evening_expect (e, "elapsed", r->segment_elapsed_s, ps_evening_whole (elapsed));
          ps_evening_expect (e, "segment left", r->segment_left_s,
                             page->planned_s[segment] - ps_evening_whole (elapsed));
          ps_evening_expect (e, "paused", r->segment_paused_s, ps_evening_whole (paused));
        }

      if (page->skipped[segment])
        continue;

      over -= elapsed < planned ? elapsed : planned;
      if (elapsed < planned && e->state != PS_CLOCK_ENDED)
        end += planned - elapsed;
      if (ps_evening_get_plan (e, segment)->is_protected)
        {
          has_closing = TRUE;
          if (ps_evening_whole (elapsed) < page->planned_s[segment])
            protected_s += page->planned_s[segment] - ps_evening_whole (elapsed);
        }
    }

  ps_evening_expect (e, "over", r->over_s, ps_evening_whole (over));
  ps_evening_expect (e, "projected end", r->projected_end, ps_evening_whole (end + S / 2) * S);
  ps_evening_expect (e, "end over", r->end_over_s, ps_evening_whole (end - wall - left));
  ps_evening_expect (e, "protected", r->protected_left_s, protected_s);
  ps_evening_expect (e, "closing", r->closing_protected,
                     !has_closing || -ps_evening_whole (-left) >= protected_s);
}

void
ps_evening_compare (PsEvening *e)
{
  PsInstant now = ps_evening_get_instant (e);
  gint64 known = e->state == PS_CLOCK_ENDED ? e->last_known : ps_evening_get_known (e);
  gint64 wall = e->state == PS_CLOCK_ENDED ? PS_EVENING_PLANNED + e->late + known : now.wall;
  const PsPage *page = &e->pages[e->page];
  gint64 left = (e->meeting_s + page->later_s) * S - e->late - known;
  PsClockReading r;

  ps_meeting_clock_read (e->clock, &now, &r);

  /* Where nothing went by in the dark, what can be known is the truth. */
  if (!e->jumped && e->state != PS_CLOCK_ENDED)
    ps_evening_expect (e, "true time", ps_evening_whole (known),
                       ps_evening_whole (e->now - e->start));

  ps_evening_expect (e, "state", r.state, e->state);
  ps_evening_expect (e, "reason", r.reason, page->paused ? page->reason : PS_PAUSE_NONE);
  ps_evening_expect (e, "estimated", r.estimated,
                     e->estimated || (e->state != PS_CLOCK_ENDED && e->boot != e->last_boot));
  ps_evening_expect (e, "meeting left", r.meeting_left_s, -ps_evening_whole (-left));
  ps_evening_expect (e, "meeting elapsed", r.meeting_elapsed_s,
                     ps_evening_whole (ps_evening_add_up (e, -2, FALSE, known)));
  ps_evening_expect (e, "all paused", r.paused_s,
                     ps_evening_whole (ps_evening_add_up (e, -2, TRUE, known)));
  ps_evening_expect (e, "undo", r.can_undo, e->state != PS_CLOCK_ENDED && e->page > 0);
  if (e->state != PS_CLOCK_ENDED)
    ps_evening_expect (e, "next change", r.next_change > now.boot && r.next_change <= now.boot + S,
                       TRUE);
  ps_evening_expect (e, "planned end", r.planned_end, ps_evening_whole (wall + left + S / 2) * S);

  if (e->plans->len > 0)
    compare_agenda (e, &r, known, wall, left);
  else
    ps_evening_expect (e, "over", r.over_s, left < 0 ? ps_evening_whole (-left) : 0);
}
