#include "ps-meeting-notes.h"

#include <glib/gi18n-lib.h>

#include "ps-closing.h"
#include "ps-duration.h"
#include "ps-meeting-words.h"
#include "ps-time-words.h"

/* What the running meeting tells whoever leads it, a sentence at a time. No person is in any of it. */

/* The reservation is in whole minutes, and half a minute of it is no reason to say another number. */
static char *
dup_needed (const PsClockReading *reading)
{
  return ps_duration_in_words ((reading->protected_left_s + 30) / 60 * 60);
}

static char *
dup_eaten (const PsClockReading *reading)
{
  g_autofree char *needed = ps_duration_in_words (reading->protected_left_s);
  g_autofree char *left = ps_duration_in_words (reading->meeting_left_s);

  if (reading->meeting_left_s <= 0)
    /* Translators: the closing is the end of the agenda that is kept whole; %s is a duration. */
    return g_strdup_printf (_("The meeting’s time is up, and the closing still takes %s."), needed);

  /* Translators: the closing is the end of the agenda that is kept whole; both are durations. */
  return g_strdup_printf (_("The closing takes %1$s, and the meeting has %2$s left."),
                          needed, left);
}

/**
 * ps_meeting_notes_closing:
 * @reading: where the meeting stands
 * @zone: whose clocks are read
 * @forms: (nullable): how times are written
 *
 * Returns: (transfer full) (nullable): what is to be said of the closing, or %NULL when it is safe
 */
char *
ps_meeting_notes_closing (const PsClockReading *reading,
                          GTimeZone            *zone,
                          const PsForms        *forms)
{
  g_autofree char *needed = NULL;
  g_autofree char *by = NULL;

  switch (ps_closing_get_alert (reading))
    {
    case PS_CLOSING_EATEN:
      return dup_eaten (reading);

    case PS_CLOSING_NEAR:
      needed = dup_needed (reading);
      by = ps_time_words (ps_closing_get_begin (reading), zone, forms);

      /* Translators: the closing is the end of the agenda that is kept whole: %1$s is a duration,
       * %2$s a time of day. */
      return g_strdup_printf (_("The closing needs %1$s: move on by %2$s."), needed, by);

    case PS_CLOSING_SAFE:
    default:
      return NULL;
    }
}

static char *
dup_segment (const PsClockReading *reading,
             gboolean              moves_on)
{
  if (reading->segment_left_s <= 0 && !moves_on)
    return g_strdup (reading->can_next ? _("Time is up. Go on when the group is ready.")
                                       : _("Time is up. End when the group is ready."));

  if (moves_on && reading->segment_left_s <= PS_MEETING_LAST_S)
    return g_strdup (_("This is the last minute. Then it moves on by itself."));

  if (reading->segment_left_s <= PS_MEETING_LAST_S)
    return g_strdup (_("This is the last minute of the segment."));

  return NULL;
}

/**
 * ps_meeting_notes_get:
 * @reading: where the meeting stands
 * @moves_on: whether the current segment is followed by the next without anybody's doing
 * @zone: whose clocks are read
 * @forms: (nullable): how times are written
 * @look: (out): how much it stands out
 *
 * What is worth a sentence to whoever leads. There is one at a time: the one that matters most.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL when all is as it should be
 */
char *
ps_meeting_notes_get (const PsClockReading *reading,
                      gboolean              moves_on,
                      GTimeZone            *zone,
                      const PsForms        *forms,
                      PsMeetingNote        *look)
{
  PsClosingAlert alert = ps_closing_get_alert (reading);
  char *note = NULL;

  *look = PS_MEETING_NOTE_QUIET;

  if (reading->state != PS_CLOCK_RUNNING && reading->state != PS_CLOCK_PAUSED)
    return NULL;

  if (alert != PS_CLOSING_SAFE)
    {
      *look = alert == PS_CLOSING_EATEN ? PS_MEETING_NOTE_EATEN : PS_MEETING_NOTE_NEAR;
      return ps_meeting_notes_closing (reading, zone, forms);
    }

  if (reading->state == PS_CLOCK_RUNNING && reading->segment >= 0)
    note = dup_segment (reading, moves_on);

  if (note == NULL && reading->estimated)
    note = g_strdup (_("The computer was restarted during the meeting, so times are estimates."));

  if (note == NULL && reading->n_segments == 0)
    note = g_strdup (_("This meeting has no agenda. Its clock shows the time until its end."));

  if (note == NULL && moves_on)
    note = g_strdup (_("This segment moves on by itself."));

  return note;
}

/**
 * ps_meeting_notes_late:
 * @reading: where a meeting stands that would end late
 * @zone: whose clocks are read
 * @forms: (nullable): how times are written
 *
 * Returns: (transfer full): "Ends about 19:38, 8 minutes late"
 */
char *
ps_meeting_notes_late (const PsClockReading *reading,
                       GTimeZone            *zone,
                       const PsForms        *forms)
{
  g_autofree char *late = ps_duration_in_words (reading->end_over_s);
  g_autofree char *ends = ps_time_words (reading->projected_end, zone, forms);

  /* Translators: of the running meeting: %1$s is a time of day, %2$s a duration. */
  return g_strdup_printf (_("Ends about %1$s, %2$s late"), ends, late);
}

/**
 * ps_meeting_notes_fitted:
 * @refit: what was chosen
 * @dropped: the title of the segment that it leaves out, or ""
 * @zone: whose clocks are read
 * @forms: (nullable): how times are written
 *
 * Returns: (transfer full): what was done by it: "Shortened by 9 minutes in all. Ends about 19:30."
 */
char *
ps_meeting_notes_fitted (const PsRefit *refit,
                         const char    *dropped,
                         GTimeZone     *zone,
                         const PsForms *forms)
{
  g_autofree char *ends = ps_time_words (refit->ends_at, zone, forms);
  g_autofree char *won = ps_duration_in_words (refit->win_s);

  if (g_str_equal (refit->choice, PS_REFIT_TRIM))
    /* Translators: of the running meeting: %1$s is a duration, %2$s a time of day. */
    return g_strdup_printf (_("Shortened by %1$s in all. Ends about %2$s."), won, ends);

  if (g_str_equal (refit->choice, PS_REFIT_DROP))
    /* Translators: of the running meeting: %1$s is a segment, %2$s a time of day. */
    return g_strdup_printf (_("“%1$s” is left out. Ends about %2$s."), dropped, ends);

  /* Translators: of the running meeting, which was to end earlier; %s is a time of day. */
  return g_strdup_printf (_("The meeting is now to end about %s."), ends);
}

/**
 * ps_meeting_notes_marked:
 * @kind: what was marked
 * @at: when, microseconds UTC
 * @zone: whose clocks are read
 * @forms: (nullable): how times are written
 *
 * Returns: (transfer full): "Marked: Topic idea, 18:42"
 */
char *
ps_meeting_notes_marked (PsMarkerKind   kind,
                         gint64         at,
                         GTimeZone     *zone,
                         const PsForms *forms)
{
  g_autofree char *time = ps_time_words (at, zone, forms);

  /* Translators: a moment of the meeting was marked: %1$s is what it was (“Topic idea”), %2$s the
   * time of day. */
  return g_strdup_printf (_("Marked: %1$s, %2$s"), ps_marker_kind_get_label (kind), time);
}

static const char *
get_touch (PsClockVerb verb)
{
  switch (verb)
    {
    case PS_CLOCK_NEXT:
      /* Translators: something that was done to the meeting’s clock, as in “Undo: Next”. */
      return C_("touch", "Next");

    case PS_CLOCK_BACK:
      /* Translators: something that was done to the meeting’s clock, as in “Undo: Back”. */
      return C_("touch", "Back");

    case PS_CLOCK_SKIP:
      /* Translators: a segment was left out, as in “Undo: Skip”. */
      return C_("touch", "Skip");

    case PS_CLOCK_SWAP:
      /* Translators: two segments changed places, as in “Undo: Swap”. */
      return C_("touch", "Swap");

    case PS_CLOCK_PAUSE:
    case PS_CLOCK_AWAY:
      /* Translators: something that was done to the meeting’s clock, as in “Undo: Pause”. */
      return C_("touch", "Pause");

    case PS_CLOCK_RESUME:
      /* Translators: something that was done to the meeting’s clock, as in “Undo: Resume”. */
      return C_("touch", "Resume");

    case PS_CLOCK_REFIT:
      /* Translators: the rest of the agenda was fitted to the time, as in “Undo: Fit”. */
      return C_("touch", "Fit");

    case PS_CLOCK_MARKER:
      /* Translators: a moment was marked, as in “Undo: Mark”. */
      return C_("touch", "Mark");

    case PS_CLOCK_START:
    case PS_CLOCK_EXTEND:
    case PS_CLOCK_UNDO:
    case PS_CLOCK_END:
    case PS_N_CLOCK_VERBS:
    default:
      g_return_val_if_reached ("");
    }
}

/* What an undo would take back. */
static char *
dup_touch (const PsClockReading *reading)
{
  gulong minutes = (gulong) (ABS (reading->undo_s) / 60);

  if (reading->can_undo_marker)
    return g_strdup (get_touch (PS_CLOCK_MARKER));

  if (reading->undo != PS_CLOCK_EXTEND)
    return g_strdup (get_touch (reading->undo));

  if (reading->undo_s > 0)
    /* Translators: that many minutes were added, as in “Undo: +5 min”. */
    return g_strdup_printf (C_("touch", "+%lu min"), minutes);

  /* Translators: that many minutes were taken away, as in “Undo: −5 min”; a minus sign, not a
   * hyphen. */
  return g_strdup_printf (C_("touch", "−%lu min"), minutes);
}

/**
 * ps_meeting_notes_undo:
 * @reading: where the meeting stands
 *
 * Returns: (transfer full): what a button says that takes the last touch back, with a mnemonic:
 *   "_Undo: Next"
 */
char *
ps_meeting_notes_undo (const PsClockReading *reading)
{
  g_autofree char *touch = NULL;

  if (!reading->can_undo && !reading->can_undo_marker)
    return g_strdup (_("_Undo"));

  touch = dup_touch (reading);

  /* Translators: a button; %s is what was done last, such as “Next” or “+1 min”. */
  return g_strdup_printf (_("_Undo: %s"), touch);
}

/**
 * ps_meeting_notes_undone:
 * @reading: where the meeting stood before
 *
 * Returns: (transfer full): what is said when it was taken back: "Taken back: Next"
 */
char *
ps_meeting_notes_undone (const PsClockReading *reading)
{
  g_autofree char *touch = dup_touch (reading);

  /* Translators: %s is what was taken back, such as “Next” or “+1 min”. */
  return g_strdup_printf (_("Taken back: %s"), touch);
}
