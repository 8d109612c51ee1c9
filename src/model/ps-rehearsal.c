#include "ps-rehearsal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-error.h"
#include "ps-rehearsal-line.h"

/* A week each way is more than any meeting is late, and far from any overflow. */
#define MAX_MINUTES 10080

typedef struct {
  GPtrArray      *plans;
  PsMeetingClock *clock;
  GTimeZone      *zone;
  gint64          planned_at;
  gint64          now_s;     /* seconds since the planned start */
  gboolean        has_begun; /* whether a line was read: before it time may begin anywhere */
  GPtrArray      *lines;
  const char     *field;     /* the word that is looked at */
} Rehearsal;

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

/* The simulated machine: its clocks agree, and it is never restarted. */
static PsInstant
get_instant (const Rehearsal *self)
{
  PsInstant instant = { .boot_id = "rehearsal" };

  instant.wall = self->planned_at + self->now_s * G_TIME_SPAN_SECOND;
  instant.boot = (self->now_s + MAX_MINUTES * 60) * G_TIME_SPAN_SECOND;

  return instant;
}

static void
report (Rehearsal  *self,
        const char *verb)
{
  PsInstant now = get_instant (self);

  g_ptr_array_add (self->lines, ps_rehearsal_line (self->clock, &now, self->zone, verb));
}

static gboolean
apply (Rehearsal    *self,
       PsClockVerb   verb,
       const char   *argument,
       GError      **error)
{
  PsClockEvent event = { verb, argument, get_instant (self) };

  if (!ps_meeting_clock_apply (self->clock, &event, error))
    return FALSE;

  report (self, ps_clock_verb_to_string (verb));

  return TRUE;
}

/* Time passes up to @until_s with the machine awake: segments that move on by themselves do. A person
 * who presses a key in that very second comes first.
 */
static void
pass (Rehearsal *self,
      gint64     until_s)
{
  PsInstant now = get_instant (self);
  PsClockReading reading;

  ps_meeting_clock_read (self->clock, &now, &reading);

  while (reading.state == PS_CLOCK_RUNNING && reading.next >= 0 &&
         ps_meeting_clock_get_plan (self->clock, reading.segment)->auto_advance &&
         self->now_s + MAX (reading.segment_left_s, 0) < until_s)
    {
      self->now_s += MAX (reading.segment_left_s, 0);
      apply (self, PS_CLOCK_NEXT, NULL, NULL);

      now = get_instant (self);
      ps_meeting_clock_read (self->clock, &now, &reading);
    }

  self->now_s = until_s;
}

static gboolean
parse_time (const char  *word,
            gint64      *seconds,
            GError     **error)
{
  g_auto (GStrv) parts = g_strsplit (word + 1, ":", -1);
  guint64 minutes = 0;
  guint64 rest = 0;

  if ((word[0] != '+' && word[0] != '-') || g_strv_length (parts) != 2 || strlen (parts[1]) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, MAX_MINUTES, &minutes, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, 59, &rest, NULL))
    return refuse (error, _("“%s” is not a time; one is written as +MM:SS since the planned start."),
                   word);

  *seconds = (gint64) (minutes * 60 + rest);
  if (word[0] == '-')
    *seconds = -*seconds;

  return TRUE;
}

static gboolean
parse_minutes (const char  *word,
               gint64       min,
               gint64      *minutes,
               GError     **error)
{
  if (word != NULL && g_ascii_string_to_signed (word, 10, min, MAX_MINUTES, minutes, NULL))
    return TRUE;

  return refuse (error, _("“%s” is not a number of minutes."), word != NULL ? word : "");
}

/* Which word it is for which the clock refuses to do @verb. */
static const char *
blame (const Rehearsal *self,
       PsClockVerb      verb,
       const char      *argument)
{
  PsClockState state = ps_meeting_clock_get_state (self->clock);
  PsInstant now = get_instant (self);
  g_autoptr (GPtrArray) refits = ps_meeting_clock_get_refits (self->clock, &now);
  PsPauseReason reason;

  if (state != PS_CLOCK_RUNNING && state != PS_CLOCK_PAUSED)
    return "verb";

  if (verb == PS_CLOCK_PAUSE && !ps_pause_reason_from_string (argument, &reason))
    return "reason";

  if (verb == PS_CLOCK_REFIT && refits->len > 0)
    return "choice";

  return verb == PS_CLOCK_EXTEND || verb == PS_CLOCK_AWAY ? "minutes" : "verb";
}

static gboolean
suspend (Rehearsal   *self,
         const char  *word,
         GError     **error)
{
  gint64 minutes = 0;

  self->field = "minutes";
  if (!parse_minutes (word, 0, &minutes, error))
    return FALSE;

  self->now_s += minutes * 60;
  report (self, "suspend");

  return TRUE;
}

static gboolean
do_verb (Rehearsal   *self,
         const char  *word,
         const char  *argument,
         GError     **error)
{
  PsClockVerb verb;
  g_autofree char *seconds = NULL;
  gint64 minutes = 0;

  if (strcmp (word, "suspend") == 0)
    return suspend (self, argument, error);

  if (!ps_clock_verb_from_string (word, &verb))
    return refuse (error, _("“%s” is not something that can be done to the clock."), word);

  if (verb == PS_CLOCK_EXTEND || verb == PS_CLOCK_AWAY)
    {
      self->field = "minutes";
      if (!parse_minutes (argument, -MAX_MINUTES, &minutes, error))
        return FALSE;

      argument = seconds = g_strdup_printf ("%" G_GINT64_FORMAT, minutes * 60);
    }
  else if (argument != NULL && verb != PS_CLOCK_PAUSE && verb != PS_CLOCK_REFIT &&
           verb != PS_CLOCK_MARKER &&
           !(verb == PS_CLOCK_UNDO && g_str_equal (argument, PS_CLOCK_UNDO_MARKER)))
    {
      return refuse (error, _("“%s” takes nothing after it, but “%s” stands there."), word, argument);
    }

  self->field = blame (self, verb, argument);

  return apply (self, verb, argument, error);
}

static gboolean
do_line (Rehearsal   *self,
         const char  *line,
         GError     **error)
{
  g_auto (GStrv) split = g_strsplit_set (line, " \t\r", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  gint64 at = 0;

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_ptr_array_add (words, split[i]);

  if (words->len == 0 || *(const char *) words->pdata[0] == '#')
    return TRUE;

  self->field = "time";
  if (!parse_time (words->pdata[0], &at, error))
    return FALSE;
  if (self->has_begun && at < self->now_s)
    return refuse (error, _("%s has gone by already."), (const char *) words->pdata[0]);

  self->field = "verb";
  if (words->len < 2 || words->len > 3)
    return refuse (error, words->len < 2 ? _("After the time there is nothing to do.")
                                         : _("There is more than a time, a verb and one word."));

  /* Asleep or not, the machine sees what is due as soon as it is awake. */
  if (self->has_begun)
    pass (self, at);
  self->has_begun = TRUE;
  self->now_s = at;

  return do_verb (self, words->pdata[1], words->len > 2 ? words->pdata[2] : NULL, error);
}

/**
 * ps_rehearsal_run:
 * @plans: (element-type PsSegmentPlan): the agenda
 * @planned_s: how long the meeting is planned to take, seconds
 * @planned_at: when it is planned to start, microseconds UTC, on a whole second
 * @zone: the zone that moments are written in
 * @events: (array length=length) (nullable): what happens, one a line: TIME VERB [ARGUMENT]
 * @length: its length in bytes
 * @spot: (out caller-allocates) (optional): where they are wrong, if they are
 * @error: PS_ERROR_INVALID, with "Line 3, time: " and a sentence
 *
 * Runs the clock of a meeting on simulated time. TIME is +MM:SS since the planned start (-MM:SS before
 * it) and never goes back; VERB is one of those of ps_meeting_clock_apply(), where "extend" and "away"
 * take minutes, or "suspend MINUTES": the machine sleeps for that long, all its clocks go on, and
 * nobody can touch it. Empty lines, and those that begin with #, are passed over. A segment that moves
 * on by itself does so, with a line of its own.
 *
 * Each line that comes out is a JSON object, see ps_rehearsal_line().
 *
 * Returns: (transfer full) (element-type utf8): one line for each thing that was done, without its
 *   end; or %NULL, if anything at all was wrong
 */
GPtrArray *
ps_rehearsal_run (GPtrArray        *plans,
                  gint64            planned_s,
                  gint64            planned_at,
                  GTimeZone        *zone,
                  const char       *events,
                  gsize             length,
                  PsRehearsalSpot  *spot,
                  GError          **error)
{
  g_autoptr (PsMeetingClock) clock = ps_meeting_clock_new (planned_at, planned_s, plans);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) split = NULL;
  Rehearsal self = { plans, clock, zone, planned_at, 0, FALSE, lines, "" };
  PsRehearsalSpot none;

  spot = spot != NULL ? spot : &none;
  *spot = (PsRehearsalSpot) { 0, "" };

  if (!g_utf8_validate_len (events, length, NULL))
    {
      refuse (error, _("The events are not text in UTF-8."));
      return NULL;
    }

  /* What was read from a file does not end with a NUL. */
  text = length > 0 ? g_strndup (events, length) : g_strdup ("");
  split = g_strsplit (text, "\n", -1);
  for (guint i = 0; split[i] != NULL; i++)
    {
      g_autoptr (GError) local = NULL;

      if (do_line (&self, split[i], &local))
        continue;

      *spot = (PsRehearsalSpot) { i + 1, self.field };
      /* Translators: %u is the number of a line in a file; the first %s is which word of it, as it is
       * written in the manual and not translated, the second a whole sentence.
       */
      refuse (error, _("Line %u, %s: %s"), spot->line, spot->field, local->message);
      return NULL;
    }

  return g_steal_pointer (&lines);
}
