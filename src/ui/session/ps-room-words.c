#include "ps-room-words.h"

#include <glib/gi18n-lib.h>

#include "ps-duration.h"

/* What the room may read. No name of a person, no group, and no reason for anything. */

/**
 * ps_room_words_heading:
 * @reading: where the meeting stands
 * @current: (nullable): the current segment
 *
 * A break is announced as one. Every other pause is just a pause: that there is a crisis is for
 * those who see to it, and a computer that fails is nobody's concern.
 *
 * Returns: (transfer full): "Check-in round", "Break" or "Paused"
 */
char *
ps_room_words_heading (const PsClockReading *reading,
                       const PsSegmentPlan  *current)
{
  if (reading->state == PS_CLOCK_PAUSED)
    /* Translators: both stand large on a screen for the whole room; the meeting is paused. */
    return g_strdup (reading->reason == PS_PAUSE_BREAK ? _("Break") : _("Paused"));

  return g_strdup (current != NULL ? current->title : "");
}

/**
 * ps_room_words_next:
 * @next: (nullable): the segment that comes next
 *
 * Returns: (transfer full): "Next: Guided topic"; how long it is to take may change, and is for
 *   whoever leads
 */
char *
ps_room_words_next (const PsSegmentPlan *next)
{
  if (next == NULL)
    return g_strdup (_("Last segment"));

  /* Translators: on a screen for the whole room; %s is the title of a segment. */
  return g_strdup_printf (_("Next: %s"), next->title);
}
