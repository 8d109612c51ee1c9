/* What cannot be an agenda, said so that a person knows what to change. */
#include "ps-agenda-check.h"

#include <glib/gi18n-lib.h>

#include "ps-duration.h"
#include "ps-error.h"

static guint
to_minutes (gint64 seconds)
{
  return (guint) ((seconds + 30) / 60);
}

/**
 * ps_agenda_check_segment:
 * @plan: a segment as somebody entered it
 *
 * A segment that is planned takes a minute at least: one of no length would be over before it was
 * read out. At most it is a day long, as a meeting is.
 *
 * Errors: %PS_ERROR_INVALID, with a sentence that names the segment and what is wrong.
 *
 * Returns: whether there can be such a segment
 */
gboolean
ps_agenda_check_segment (const PsSegmentPlan  *plan,
                         GError              **error)
{
  g_autofree char *least = ps_duration_in_words (plan->min_s);
  g_autofree char *planned = ps_duration_in_words (plan->planned_s);
  g_autofree char *most = ps_duration_in_words (plan->max_s);
  guint day = PS_SEGMENT_MAX_S / 60;

  if (plan->planned_s < 60)
    g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                 _("“%s” has no time. Give it at least 1 minute, or remove it."), plan->title);
  else if (plan->min_s > plan->planned_s)
    g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                 /* Translators: a segment, then two durations. */
                 _("“%1$s” is to take not less than %2$s, and is planned with %3$s. Lower the "
                   "least, or plan more."),
                 plan->title, least, planned);
  else if (plan->max_s < plan->planned_s)
    g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                 /* Translators: a segment, then two durations. */
                 _("“%1$s” is to take not more than %2$s, and is planned with %3$s. Raise the "
                   "most, or plan less."),
                 plan->title, most, planned);
  else if (plan->max_s > PS_SEGMENT_MAX_S)
    g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                 ngettext ("“%1$s” is longer than a day. A segment has at most %2$u minute.",
                           "“%1$s” is longer than a day. A segment has at most %2$u minutes.",
                           day),
                 plan->title, day);
  else
    return ps_segment_plan_check (plan, error);

  return FALSE;
}

static gboolean
check_number (guint    n,
              GError **error)
{
  if (n == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("The agenda is empty. Add at least one segment, so that the clock has "
                             "something to count."));
      return FALSE;
    }

  if (n > PS_AGENDA_MAX_SEGMENTS)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   ngettext ("An agenda has at most %1$u segment, because nobody in the room could "
                             "follow more; this one has %2$u.",
                             "An agenda has at most %1$u segments, because nobody in the room could "
                             "follow more; this one has %2$u.", PS_AGENDA_MAX_SEGMENTS),
                   PS_AGENDA_MAX_SEGMENTS, n);
      return FALSE;
    }

  return TRUE;
}

static gboolean
refuse_alone (const PsSegmentPlan  *plan,
              gint64                length_s,
              GError              **error)
{
  g_autofree char *length = ps_duration_in_words (length_s);
  g_autofree char *planned = ps_duration_in_words (plan->planned_s);

  g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
               /* Translators: a segment, then two durations. */
               _("“%1$s” alone takes %2$s, and the meeting is %3$s long. Shorten it, or make the "
                 "meeting longer."),
               plan->title, planned, length);

  return FALSE;
}

/* Says of an agenda that is too long what the way out is, which depends on why. */
static gboolean
check_length (GPtrArray  *agenda,
              guint       minutes,
              int        *segment,
              GError    **error)
{
  gint64 length_s = (gint64) minutes * 60;
  gint64 least_s = 0;
  gint64 total_s = 0;
  guint over;

  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      if (plan->planned_s > length_s)
        {
          *segment = (int) i;
          return refuse_alone (plan, length_s, error);
        }

      least_s += plan->is_protected ? plan->planned_s : plan->min_s;
      total_s += plan->planned_s;
    }

  if (least_s > length_s)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   ngettext ("Even as short as its segments may be, the agenda takes %1$u minute, "
                             "and the meeting has %2$u. Remove a segment, or lower the least that "
                             "one takes.",
                             "Even as short as its segments may be, the agenda takes %1$u minutes, "
                             "and the meeting has %2$u. Remove a segment, or lower the least that "
                             "one takes.", to_minutes (least_s)),
                   to_minutes (least_s), minutes);
      return FALSE;
    }

  if (total_s <= length_s)
    return TRUE;

  over = (guint) ((total_s - length_s + 59) / 60);
  g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
               ngettext ("The agenda takes %u minute more than the meeting. Shorten a segment, or "
                         "make the meeting longer.",
                         "The agenda takes %u minutes more than the meeting. Shorten a segment, or "
                         "make the meeting longer.", over),
               over);

  return FALSE;
}

/**
 * ps_agenda_check:
 * @agenda: (element-type PsSegmentPlan): what is to fill a meeting
 * @minutes: how long the meeting is
 * @segment: (out) (optional): which segment the error is about; -1 for all of them
 *
 * Errors: %PS_ERROR_INVALID for no segment, for more than %PS_AGENDA_MAX_SEGMENTS, for one that
 * cannot be so, and for an agenda that is longer than the meeting.
 *
 * Returns: whether a group can have this agenda
 */
gboolean
ps_agenda_check (GPtrArray  *agenda,
                 guint       minutes,
                 int        *segment,
                 GError    **error)
{
  int unused;

  if (segment == NULL)
    segment = &unused;
  *segment = -1;

  if (!check_number (agenda->len, error))
    return FALSE;

  for (guint i = 0; i < agenda->len; i++)
    if (!ps_agenda_check_segment (g_ptr_array_index (agenda, i), error))
      {
        *segment = (int) i;
        return FALSE;
      }

  return check_length (agenda, minutes, segment, error);
}
