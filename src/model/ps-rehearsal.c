#include "ps-rehearsal.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "ps-error.h"
#include "ps-meeting-clock.h"

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
add_moment (JsonBuilder     *json,
            const char      *name,
            const Rehearsal *self,
            gint64           at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->zone);
  gboolean is_utc = g_date_time_get_utc_offset (local) == 0;
  g_autofree char *text = g_date_time_format (local, is_utc ? "%Y-%m-%dT%H:%M:%SZ"
                                                            : "%Y-%m-%dT%H:%M:%S%:z");

  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, text);
}

static void
add_number (JsonBuilder *json,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, number);
}

static void
add_string (JsonBuilder *json,
            const char  *name,
            const char  *string)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, string);
}

static void
add_segment (JsonBuilder          *json,
             const Rehearsal      *self,
             const PsClockReading *reading)
{
  const PsSegmentPlan *plan;

  if (reading->segment < 0)
    {
      const char * const names[] = { "segment", "kind", "title", "planned_s", "actual_s" };

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          json_builder_set_member_name (json, names[i]);
          json_builder_add_null_value (json);
        }
      return;
    }

  plan = ps_meeting_clock_get_plan (self->clock, reading->segment);
  add_number (json, "segment", reading->segment);
  add_string (json, "kind", ps_segment_kind_to_string (plan->kind));
  add_string (json, "title", plan->title);
  add_number (json, "planned_s", reading->segment_planned_s);
  add_number (json, "actual_s", reading->segment_elapsed_s);
}

static void
add_refits (JsonBuilder     *json,
            const Rehearsal *self,
            const PsInstant *now)
{
  g_autoptr (GPtrArray) refits = ps_meeting_clock_get_refits (self->clock, now);

  json_builder_set_member_name (json, "refits");
  json_builder_begin_array (json);
  for (guint i = 0; i < refits->len; i++)
    {
      const PsRefit *refit = g_ptr_array_index (refits, i);

      json_builder_begin_object (json);
      add_string (json, "choice", refit->choice);
      add_string (json, "text", refit->text);
      add_moment (json, "ends_at", self, refit->ends_at);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* As things stand right after the verb. */
static void
report (Rehearsal  *self,
        const char *verb)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  PsInstant now = get_instant (self);
  PsClockReading reading;

  ps_meeting_clock_read (self->clock, &now, &reading);

  json_builder_begin_object (json);
  add_moment (json, "at", self, now.wall);
  add_string (json, "verb", verb);
  add_segment (json, self, &reading);
  add_number (json, "meeting_left_s", reading.meeting_left_s);
  add_number (json, "over_s", reading.over_s);
  add_moment (json, "projected_end", self, reading.projected_end);
  json_builder_set_member_name (json, "closing_protected");
  json_builder_add_boolean_value (json, reading.closing_protected);
  add_refits (json, self, &now);
  json_builder_end_object (json);

  root = json_builder_get_root (json);
  g_ptr_array_add (self->lines, json_to_string (root, FALSE));
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

static gboolean
suspend (Rehearsal   *self,
         const char  *word,
         GError     **error)
{
  gint64 minutes = 0;

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
      if (!parse_minutes (argument, -MAX_MINUTES, &minutes, error))
        return FALSE;

      argument = seconds = g_strdup_printf ("%" G_GINT64_FORMAT, minutes * 60);
    }
  else if (argument != NULL && verb != PS_CLOCK_PAUSE && verb != PS_CLOCK_REFIT &&
           verb != PS_CLOCK_MARKER)
    {
      return refuse (error, _("“%s” takes nothing after it, but “%s” stands there."), word, argument);
    }

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

  if (!parse_time (words->pdata[0], &at, error))
    return FALSE;

  if (words->len < 2 || words->len > 3)
    return refuse (error, words->len < 2 ? _("After the time there is nothing to do.")
                                         : _("There is more than a time, a verb and one word."));

  if (self->has_begun && at < self->now_s)
    return refuse (error, _("%s has gone by already."), (const char *) words->pdata[0]);

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
 * @error: PS_ERROR_INVALID, with "Line 3: " and a sentence
 *
 * Runs the clock of a meeting on simulated time. TIME is +MM:SS since the planned start (-MM:SS before
 * it) and never goes back; VERB is one of those of ps_meeting_clock_apply(), where "extend" and "away"
 * take minutes, or "suspend MINUTES": the machine sleeps for that long, all its clocks go on, and
 * nobody can touch it. Empty lines, and those that begin with #, are passed over. A segment that moves
 * on by itself does so, with a line of its own.
 *
 * Each line that comes out is a JSON object: "at", "verb", "segment", "kind", "title", "planned_s",
 * "actual_s", "meeting_left_s", "over_s", "projected_end", "closing_protected" and "refits", with the
 * meaning they have in #PsClockReading. Without an agenda those of the segment are null.
 *
 * Returns: (transfer full) (element-type utf8): one line for each thing that was done, without its
 *   end; or %NULL, if anything at all was wrong
 */
GPtrArray *
ps_rehearsal_run (GPtrArray   *plans,
                  gint64       planned_s,
                  gint64       planned_at,
                  GTimeZone   *zone,
                  const char  *events,
                  gsize        length,
                  GError     **error)
{
  g_autoptr (PsMeetingClock) clock = ps_meeting_clock_new (planned_at, planned_s, plans);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) split = NULL;
  Rehearsal self = { plans, clock, zone, planned_at, 0, FALSE, lines };

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

      /* Translators: %u is the number of a line in a file, %s a whole sentence. */
      refuse (error, _("Line %u: %s"), i + 1, local->message);
      return NULL;
    }

  return g_steal_pointer (&lines);
}
