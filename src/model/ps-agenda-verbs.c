#include "ps-agenda-run.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-refit.h"

#define SECOND G_TIME_SPAN_SECOND

static gboolean G_GNUC_PRINTF (2, 3)
refuse (GError     **error,
        const char  *sentence,
        ...)
{
  va_list args;

  va_start (args, sentence);
  if (error != NULL)
    *error = g_error_new_valist (PS_ERROR, PS_ERROR_INVALID, sentence, args);
  va_end (args);

  return FALSE;
}

static void
settle (PsAgendaRun *run,
        gint64       t)
{
  gint64 dt = ps_agenda_run_get_unsettled (run, t);

  if (run->state == PS_CLOCK_PAUSED)
    run->paused_us += dt;

  if (run->segments->len > 0)
    {
      PsRunSegment *segment = ps_agenda_run_nth (run, run->current);

      if (run->state == PS_CLOCK_PAUSED)
        segment->paused_us += dt;
      else
        segment->elapsed_us += dt;
    }

  run->mark_t = t;
}

static void
go_to (PsAgendaRun *run,
       guint        index,
       gint64       t)
{
  PsRunSegment *segment;

  settle (run, t);
  ps_agenda_run_nth (run, run->current)->left_t = t;

  run->current = index;
  segment = ps_agenda_run_nth (run, index);
  segment->left_t = -1;
  segment->skipped = FALSE;
  if (segment->began_t < 0)
    segment->began_t = t;
}

static gboolean
start (PsAgendaRun *run,
       gint64       t)
{
  run->state = PS_CLOCK_RUNNING;
  run->mark_t = t;
  if (run->segments->len > 0)
    ps_agenda_run_nth (run, run->current)->began_t = t;

  return TRUE;
}

static gboolean
next (PsAgendaRun  *run,
      gboolean      skip,
      gint64        t,
      GError      **error)
{
  int to = ps_agenda_run_get_next (run);
  guint from = run->current;

  if (to < 0)
    return refuse (error, run->segments->len == 0
                            ? _("This meeting has no agenda to move on in.")
                            : _("This is the last segment; after it the meeting is ended."));

  go_to (run, (guint) to, t);
  ps_agenda_run_nth (run, from)->skipped = skip;

  return TRUE;
}

static gboolean
back (PsAgendaRun  *run,
      gint64        t,
      GError      **error)
{
  int to = ps_agenda_run_get_back (run);

  if (to < 0)
    return refuse (error, _("There is no segment before this one to go back to."));

  go_to (run, (guint) to, t);

  return TRUE;
}

static gboolean
swap (PsAgendaRun  *run,
      GError      **error)
{
  PsRunSegment kept;
  guint first;
  guint second;

  if (!ps_agenda_run_get_swap (run, &first, &second))
    return refuse (error, _("There are no two coming segments to swap."));

  kept = *ps_agenda_run_nth (run, first);
  *ps_agenda_run_nth (run, first) = *ps_agenda_run_nth (run, second);
  *ps_agenda_run_nth (run, second) = kept;

  return TRUE;
}

static gboolean
parse_seconds (const char  *argument,
               gint64       most,
               gint64      *seconds,
               GError     **error)
{
  if (argument != NULL && g_ascii_string_to_signed (argument, 10, -most, most, seconds, NULL))
    return TRUE;

  return refuse (error, _("“%s” is not a number of seconds."), argument != NULL ? argument : "");
}

static gboolean
extend (PsAgendaRun  *run,
        const char   *argument,
        gint64        t,
        GError      **error)
{
  PsRunSegment *segment;
  gint64 seconds;
  gint64 planned, spent;

  if (!parse_seconds (argument, PS_SEGMENT_MAX_S, &seconds, error))
    return FALSE;

  if (run->segments->len == 0)
    return refuse (error, _("This meeting has no segment to make longer or shorter."));

  segment = ps_agenda_run_nth (run, run->current);
  spent = (ps_agenda_run_get_elapsed (run, run->current, t) + SECOND - 1) / SECOND;
  planned = segment->planned_s + seconds;

  if (seconds == 0)
    return refuse (error, _("A segment cannot be made longer by nothing."));

  if (planned > PS_SEGMENT_MAX_S)
    return refuse (error, _("The segment “%s” would be longer than a day."), segment->plan->title);

  /* The time already spent is not to be had back, and to shorten by it would look like being late. */
  if (seconds < 0 && (planned = MAX (planned, spent)) >= segment->planned_s)
    return refuse (error, _("The segment “%s” has no time left to take away."),
                   segment->plan->title);

  segment->planned_s = planned;

  return TRUE;
}

static gboolean
pause_run (PsAgendaRun  *run,
           const char   *argument,
           gint64        t,
           GError      **error)
{
  PsPauseReason reason;

  if (!ps_pause_reason_from_string (argument, &reason))
    return refuse (error, _("“%s” is not a reason for a pause; break, crisis, technical and none "
                            "are."), argument);

  /* A crisis in the break: the pause goes on, for another reason. */
  if (run->state == PS_CLOCK_PAUSED && run->reason == reason)
    return refuse (error, _("The meeting is paused already."));

  settle (run, t);
  run->pause_t = run->state == PS_CLOCK_PAUSED ? run->pause_t : t;
  run->state = PS_CLOCK_PAUSED;
  run->reason = reason;

  return TRUE;
}

static gboolean
resume (PsAgendaRun  *run,
        gint64        t,
        GError      **error)
{
  if (run->state != PS_CLOCK_PAUSED)
    return refuse (error, _("The meeting is not paused."));

  settle (run, t);
  run->state = PS_CLOCK_RUNNING;
  run->reason = PS_PAUSE_NONE;

  return TRUE;
}

static gboolean
refit (PsAgendaRun  *run,
       const char   *argument,
       gint64        t,
       GError      **error)
{
  g_autoptr (GPtrArray) refits = ps_agenda_run_get_refits (run, t, 0);
  const PsRefit *choice = ps_refit_find (refits, argument);

  if (refits->len == 0)
    return refuse (error, _("The meeting is not running late, so there is nothing to re-fit."));

  if (choice == NULL)
    return refuse (error, _("“%s” is not one of the ways to re-fit that are on offer now."),
                   argument != NULL ? argument : "");

  for (guint i = 0; i < choice->n_segments; i++)
    ps_agenda_run_nth (run, i)->planned_s = choice->planned_s[i];

  if (choice->drop >= 0)
    ps_agenda_run_nth (run, choice->drop)->skipped = TRUE;

  run->later_s += choice->later_s;

  return TRUE;
}

/* Somebody was called away, or the machine slept: some of what looked like the segment was none.
 * Only what came since the last touch can be meant, since somebody was there to touch it.
 */
static gboolean
away (PsAgendaRun  *run,
      const char   *argument,
      gint64        t,
      GError      **error)
{
  gint64 seconds;

  /* More than a day as well: a machine may sleep over the weekend. */
  if (!parse_seconds (argument, G_MAXINT64 / SECOND, &seconds, error))
    return FALSE;
  if (seconds < 0 || seconds * SECOND > t - run->touched_t)
    return refuse (error, _("More time was to be counted as a pause than went by unseen."));

  if (seconds > 0 && run->state == PS_CLOCK_PAUSED)
    return refuse (error, _("The meeting was paused while nobody was looking, so all of it counts "
                            "as a pause."));

  settle (run, t);
  run->paused_us += seconds * SECOND;
  if (run->segments->len > 0)
    {
      ps_agenda_run_nth (run, run->current)->elapsed_us -= seconds * SECOND;
      ps_agenda_run_nth (run, run->current)->paused_us += seconds * SECOND;
    }

  return TRUE;
}

static gboolean
check_marker (const char  *argument,
              GError     **error)
{
  PsMarkerKind kind;

  if (ps_marker_kind_from_string (argument, &kind))
    return TRUE;

  return refuse (error, _("“%s” is not a kind of marker."), argument != NULL ? argument : "");
}

static gboolean
end (PsAgendaRun *run,
     gint64       t)
{
  settle (run, t);
  run->state = PS_CLOCK_ENDED;
  run->ended_t = t;
  if (run->segments->len > 0)
    ps_agenda_run_nth (run, run->current)->left_t = t;

  return TRUE;
}

static gboolean
do_verb (PsAgendaRun  *run,
         PsClockVerb   verb,
         const char   *argument,
         gint64        t,
         GError      **error)
{
  switch (verb)
    {
    case PS_CLOCK_START:
      return start (run, t);

    case PS_CLOCK_NEXT:
    case PS_CLOCK_SKIP:
      return next (run, verb == PS_CLOCK_SKIP, t, error);

    case PS_CLOCK_BACK:
      return back (run, t, error);

    case PS_CLOCK_SWAP:
      return swap (run, error);

    case PS_CLOCK_EXTEND:
      return extend (run, argument, t, error);

    case PS_CLOCK_PAUSE:
      return pause_run (run, argument, t, error);

    case PS_CLOCK_RESUME:
      return resume (run, t, error);

    case PS_CLOCK_REFIT:
      return refit (run, argument, t, error);

    case PS_CLOCK_AWAY:
      return away (run, argument, t, error);

    case PS_CLOCK_MARKER:
      return check_marker (argument, error);

    case PS_CLOCK_END:
      return end (run, t);

    /* Who keeps the log takes something back from it. */
    case PS_CLOCK_UNDO:
    case PS_N_CLOCK_VERBS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * ps_agenda_run_check:
 * @run: a run
 * @verb: what somebody wants to do
 * @error: PS_ERROR_INVALID with a sentence
 *
 * Returns: whether @verb is for a meeting in this state at all
 */
gboolean
ps_agenda_run_check (const PsAgendaRun  *run,
                     PsClockVerb         verb,
                     GError            **error)
{
  if (run->state == PS_CLOCK_ENDED)
    return refuse (error, _("The meeting has ended."));

  if (run->state == PS_CLOCK_READY && verb != PS_CLOCK_START)
    return refuse (error, _("The meeting has not been started yet."));

  if (run->state != PS_CLOCK_READY && verb == PS_CLOCK_START)
    return refuse (error, _("The meeting has been started already."));

  return TRUE;
}

/**
 * ps_agenda_run_apply:
 * @run: a run
 * @verb: what to do; not "undo"
 * @argument: (nullable): with what
 * @t: when, microseconds from the start; not before the last one
 * @error: PS_ERROR_INVALID with a sentence
 *
 * Returns: whether it was possible; nothing has changed if it was not
 */
gboolean
ps_agenda_run_apply (PsAgendaRun  *run,
                     PsClockVerb   verb,
                     const char   *argument,
                     gint64        t,
                     GError      **error)
{
  if (!ps_agenda_run_check (run, verb, error) || !do_verb (run, verb, argument, t, error))
    return FALSE;

  run->touched_t = t;

  return TRUE;
}
