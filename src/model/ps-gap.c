#include "ps-gap.h"

#include <glib/gi18n-lib.h>

#include "ps-duration.h"
#include "ps-time-axis.h"

/**
 * ps_gap_notice:
 * @due: when the program should next have looked: the deadline its ticker was aimed at; or, after a
 *   crash, the last moment it is known to have been alive, which is its last event
 * @now: when it did
 * @gap: (out caller-allocates): how long it was; touched only if it is worth a question
 *
 * How much of it was a pause is for a person to say: apply "away" with that many seconds, or with 0
 * if the meeting went on in the meantime, as it does in the room. Nothing is lost without an answer:
 * the clock has counted all of it as the segment's.
 *
 * Returns: whether the program was away for %PS_GAP_NOTICED_S or longer
 */
gboolean
ps_gap_notice (const PsInstant *due,
               const PsInstant *now,
               PsGap           *gap)
{
  PsTimeAxis axis;
  PsGap found;

  ps_time_axis_begin (&axis, due);
  found.away_s = ps_time_axis_get (&axis, now, &found.estimated) / G_TIME_SPAN_SECOND;

  if (found.away_s < PS_GAP_NOTICED_S)
    return FALSE;

  *gap = found;

  return TRUE;
}

/**
 * ps_gap_get_text:
 * @gap: a gap
 *
 * Returns: (transfer full): "Away for 6 minutes", translated
 */
char *
ps_gap_get_text (const PsGap *gap)
{
  g_autofree char *words = ps_duration_in_words (gap->away_s);

  /* Translators: %s is a duration; "about" since the machine was restarted in between. */
  return g_strdup_printf (gap->estimated ? _("Away for about %s") : _("Away for %s"), words);
}
