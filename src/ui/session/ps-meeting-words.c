#include "ps-meeting-words.h"

#include <glib/gi18n-lib.h>

#include "ps-closing.h"
#include "ps-duration.h"
#include "ps-time-words.h"

/* What the running meeting says in words. Nothing here knows a person: none of it may name one. */

/**
 * ps_meeting_words_position:
 * @reading: where the meeting stands
 *
 * Returns: (transfer full): "Segment 2 of 5"
 */
char *
ps_meeting_words_position (const PsClockReading *reading)
{
  if (reading->segment < 0)
    return g_strdup ("");

  /* Translators: where the meeting stands in its agenda. */
  return g_strdup_printf (_("Segment %1$d of %2$u"), reading->segment + 1, reading->n_segments);
}

/**
 * ps_meeting_words_next:
 * @reading: where the meeting stands
 * @next: (nullable): the segment that comes next
 *
 * Returns: (transfer full): "Next: Guided topic, 25 min"
 */
char *
ps_meeting_words_next (const PsClockReading *reading,
                       const PsSegmentPlan  *next)
{
  gboolean paused = reading->state == PS_CLOCK_PAUSED;
  g_autofree char *minutes = NULL;

  if (reading->segment < 0)
    return g_strdup (paused ? _("Paused") : "");

  if (next == NULL)
    return g_strdup (paused ? _("Paused. Last segment") : _("Last segment"));

  minutes = ps_duration_as_minutes (reading->next_planned_s);

  if (paused)
    /* Translators: %1$s is the title of a segment, %2$s is “25 min”. */
    return g_strdup_printf (_("Paused. Next: %1$s, %2$s"), next->title, minutes);

  /* Translators: %1$s is the title of a segment, %2$s is “25 min”. */
  return g_strdup_printf (_("Next: %1$s, %2$s"), next->title, minutes);
}

/* From here on minutes say less than hours do: such a meeting was begun a day late, or forgotten. */
#define LONG_S (2 * 3600)

static char *
left_of_meeting (gint64 left_s)
{
  gulong past = (gulong) MAX (0, -left_s / 60);

  if (ABS (left_s) >= LONG_S)
    {
      g_autofree char *words = ps_duration_in_words (left_s);

      /* Translators: of the whole meeting; %s is a duration of some hours. */
      return g_strdup_printf (left_s > 0 ? _("%s left") : _("%s past the end"), words);
    }

  if (left_s > 0)
    {
      gulong left = (gulong) ((left_s + 59) / 60);

      /* Translators: of the whole meeting, short; stands before “3 min over”. */
      return g_strdup_printf (ngettext ("%lu min left", "%lu min left", left), left);
    }

  if (past == 0)
    /* Translators: of the whole meeting, short; stands before “3 min over”. */
    return g_strdup (_("time is up"));

  /* Translators: how long ago the meeting should have ended, short. */
  return g_strdup_printf (ngettext ("%lu min past the end", "%lu min past the end", past), past);
}

static char *
over_plan (gint64 over_s)
{
  gulong minutes = (gulong) (ABS (over_s) / 60);

  if (ABS (over_s) >= LONG_S)
    {
      g_autofree char *words = ps_duration_in_words (over_s);

      /* Translators: how much later or earlier than planned the meeting is; %s is a duration of some
       * hours. */
      return g_strdup_printf (over_s > 0 ? _("%s over") : _("%s ahead"), words);
    }

  if (minutes == 0)
    /* Translators: the meeting keeps to its plan; short; stands between “42 min left” and “ends
     * about 19:30”. */
    return g_strdup (_("on time"));

  if (over_s > 0)
    /* Translators: how much later than planned the meeting is; short. */
    return g_strdup_printf (ngettext ("%lu min over", "%lu min over", minutes), minutes);

  /* Translators: how much earlier than planned the meeting is; short. */
  return g_strdup_printf (ngettext ("%lu min ahead", "%lu min ahead", minutes), minutes);
}

static const char *
get_pause (PsPauseReason reason)
{
  switch (reason)
    {
    case PS_PAUSE_BREAK:
      /* Translators: the meeting’s clock stands, and why. */
      return _("Paused: break");

    case PS_PAUSE_CRISIS:
      /* Translators: the meeting’s clock stands, and why. */
      return _("Paused: crisis");

    case PS_PAUSE_TECHNICAL:
      /* Translators: the meeting’s clock stands, and why. */
      return _("Paused: technical problem");

    case PS_PAUSE_NONE:
    case PS_N_PAUSE_REASONS:
    default:
      return _("Paused");
    }
}

/* Why the clock stands and for how long, or how long it has stood in all; %NULL if it never did. */
static char *
pauses (const PsClockReading *reading)
{
  g_autofree char *minutes = NULL;

  if (reading->state == PS_CLOCK_PAUSED && reading->pause_s < 60)
    return g_strdup (get_pause (reading->reason));

  if (reading->state == PS_CLOCK_PAUSED)
    {
      minutes = ps_duration_as_minutes (reading->pause_s / 60 * 60);

      /* Translators: %1$s is “Paused: break”, %2$s is “3 min”. */
      return g_strdup_printf (_("%1$s, %2$s"), get_pause (reading->reason), minutes);
    }

  if (reading->paused_s < 60)
    return NULL;

  minutes = ps_duration_as_minutes (reading->paused_s / 60 * 60);

  /* Translators: all pauses of the meeting so far; short; %s is “3 min”. */
  return g_strdup_printf (_("paused %s"), minutes);
}

/**
 * ps_meeting_words_line:
 * @reading: where the meeting stands
 * @zone: whose clocks are read
 * @forms: (nullable): how times are written, or %NULL for the running locale
 *
 * The whole meeting in one quiet line, for whoever leads it. Pauses are told apart from what the
 * segments took: first of all while one goes on, last of all when it is over.
 *
 * Returns: (transfer full): "42 min left · 3 min over · ends about 19:33 · paused 3 min"
 */
char *
ps_meeting_words_line (const PsClockReading *reading,
                       GTimeZone            *zone,
                       const PsForms        *forms)
{
  const gint64 minute = G_TIME_SPAN_MINUTE;
  /* To the nearest minute: it is a guess, and must not change with every second. */
  gint64 end = (reading->projected_end + minute / 2) / minute * minute;
  g_autofree char *left = left_of_meeting (reading->meeting_left_s);
  g_autofree char *over = over_plan (reading->over_s);
  g_autofree char *ends = ps_time_words (end, zone, forms);
  g_autofree char *paused = pauses (reading);

  if (paused == NULL)
    /* Translators: the whole meeting in one line: %1$s is “42 min left”, %2$s “3 min over”, %3$s the
     * time of day at which it will probably end. */
    return g_strdup_printf (_("%1$s · %2$s · ends about %3$s"), left, over, ends);

  if (reading->state == PS_CLOCK_PAUSED)
    /* Translators: the whole meeting in one line: %1$s is “42 min left”, %2$s “3 min over”, %3$s the
     * time of day at which it will probably end, %4$s “Paused: break, 3 min”. */
    return g_strdup_printf (_("%4$s · %1$s · %2$s · ends about %3$s"), left, over, ends, paused);

  /* Translators: the whole meeting in one line: %1$s is “42 min left”, %2$s “3 min over”, %3$s the
   * time of day at which it will probably end, %4$s “paused 3 min”. */
  return g_strdup_printf (_("%1$s · %2$s · ends about %3$s · %4$s"), left, over, ends, paused);
}

static char *
dup_state (const PsClockReading *reading,
           const PsSegmentPlan  *current)
{
  g_autofree char *left = NULL;

  if (reading->state == PS_CLOCK_PAUSED)
    /* Translators: a window title; %s is the title of a segment. */
    return g_strdup_printf (_("Paused, %s"), current->title);

  if (reading->segment_left_s <= 0)
    /* Translators: a window title; %s is the title of a segment. */
    return g_strdup_printf (_("Time is up, %s"), current->title);

  left = ps_duration_in_words (reading->segment_left_s);

  /* Translators: a window title: %1$s is a duration, %2$s the title of a segment. */
  return g_strdup_printf (_("%1$s left, %2$s"), left, current->title);
}

/**
 * ps_meeting_words_title:
 * @reading: where the meeting stands
 * @current: (nullable): the current segment
 * @closing: (nullable): what is to be said of the closing
 *
 * The state of the meeting as a window title, which is how a screen reader hears of it.
 *
 * Returns: (transfer full): "12 minutes left, Check-in round"
 */
char *
ps_meeting_words_title (const PsClockReading *reading,
                        const PsSegmentPlan  *current,
                        const char           *closing)
{
  g_autofree char *state = NULL;

  if (current == NULL || reading->state == PS_CLOCK_ENDED)
    return g_strdup (_("Meeting"));

  state = dup_state (reading, current);
  if (closing == NULL)
    return g_steal_pointer (&state);

  /* Translators: a window title that is said aloud: %1$s is “Time is up, Check-in round”, %2$s a
   * sentence. */
  return g_strdup_printf (_("%1$s. %2$s"), state, closing);
}

/**
 * ps_meeting_words_stage:
 * @reading: where the meeting stands
 *
 * The title is said aloud each time it changes, so it changes at these boundaries only: ten, five
 * and one minute left, and none; and when there is something else to say of the closing.
 *
 * Returns: a number that differs before and after a boundary
 */
guint
ps_meeting_words_stage (const PsClockReading *reading)
{
  static const gint64 boundaries[] = { 600, 300, PS_MEETING_LAST_S, 0 };
  guint stage = 0;

  while (stage < G_N_ELEMENTS (boundaries) && reading->segment_left_s <= boundaries[stage])
    stage++;

  return stage + (G_N_ELEMENTS (boundaries) + 1) * ps_closing_get_alert (reading);
}

/**
 * ps_meeting_words_widest:
 * @clock: what a clock shows
 *
 * Returns: (transfer full): the widest text of its kind, "88:88" for "4:59", "88 min" for "7 min",
 *   so that its size need not change while it counts
 */
char *
ps_meeting_words_widest (const char *clock)
{
  GString *widest = g_string_new (NULL);
  gboolean has_hours = g_utf8_strlen (clock, -1) > 5 && strchr (clock, ':') != strrchr (clock, ':');
  gboolean started = FALSE;

  for (const char *p = clock; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isdigit (c))
        {
          g_string_append_unichar (widest, c);
          continue;
        }

      if (!started && !has_hours && !g_unichar_isdigit (g_utf8_get_char (g_utf8_next_char (p))))
        g_string_append_c (widest, '8');
      g_string_append_c (widest, '8');
      started = TRUE;
    }

  return g_string_free (widest, FALSE);
}
