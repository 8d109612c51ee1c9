#include "ps-meeting-draft.h"

#include <glib/gi18n-lib.h>

#include "ps-attendance-store.h"
#include "ps-error.h"
#include "ps-meeting-clock.h"

/* An agenda of more is a file gone wrong, not a meeting. What somebody makes by hand is held to less
 * (ps_agenda_check()); what comes from elsewhere and can be led shall be.
 */
#define MAX_SEGMENTS 200

/**
 * ps_meeting_draft_new:
 *
 * Returns: (transfer full): a meeting that nothing has been decided about
 */
PsMeetingDraft *
ps_meeting_draft_new (void)
{
  PsMeetingDraft *draft = g_new0 (PsMeetingDraft, 1);

  draft->agenda = ps_segment_plans_new ();
  draft->attendance = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_attendance_row_free);
  draft->peer_leader = g_strdup ("");
  draft->professional = g_strdup ("");
  draft->place = g_strdup ("");
  draft->agreement = g_strdup ("");
  draft->head_count = -1;
  draft->head_count_new = -1;
  draft->presenter = -1;

  return draft;
}

/**
 * ps_meeting_draft_copy:
 *
 * Returns: (transfer full): another @draft that says the same
 */
PsMeetingDraft *
ps_meeting_draft_copy (const PsMeetingDraft *draft)
{
  PsMeetingDraft *copy = g_new0 (PsMeetingDraft, 1);

  *copy = *draft;
  copy->group_name = g_strdup (draft->group_name);
  copy->rule_on = g_strdup (draft->rule_on);
  copy->guest_words = g_strdup (draft->guest_words);
  copy->agenda = ps_segment_plans_copy (draft->agenda);
  if (draft->last_agenda != NULL)
    copy->last_agenda = ps_segment_plans_copy (draft->last_agenda);
  copy->peer_leader = g_strdup (draft->peer_leader);
  copy->professional = g_strdup (draft->professional);
  copy->place = g_strdup (draft->place);
  copy->agreement = g_strdup (draft->agreement);
  if (draft->remembering != NULL)
    copy->remembering = g_array_copy (draft->remembering);

  copy->attendance = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_attendance_row_free);
  for (guint i = 0; i < draft->attendance->len; i++)
    g_ptr_array_add (copy->attendance,
                     ps_attendance_row_copy (g_ptr_array_index (draft->attendance, i)));

  return copy;
}

/**
 * ps_meeting_draft_free:
 * @draft: (transfer full) (nullable): is freed
 */
void
ps_meeting_draft_free (PsMeetingDraft *draft)
{
  if (draft == NULL)
    return;

  g_clear_pointer (&draft->remembering, g_array_unref);
  g_free (draft->group_name);
  g_free (draft->rule_on);
  g_free (draft->guest_words);
  g_free (draft->peer_leader);
  g_free (draft->professional);
  g_free (draft->place);
  g_free (draft->agreement);
  g_ptr_array_unref (draft->agenda);
  g_clear_pointer (&draft->last_agenda, g_ptr_array_unref);
  g_ptr_array_unref (draft->attendance);
  g_free (draft);
}

/**
 * ps_meeting_draft_find:
 *
 * Returns: the index of the agenda's first segment of a kind, or -1
 */
int
ps_meeting_draft_find (const PsMeetingDraft *draft,
                       PsSegmentKind         kind)
{
  for (guint i = 0; i < draft->agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (draft->agenda, i);

      if (plan->kind == kind)
        return (int) i;
    }

  return -1;
}

/**
 * ps_meeting_draft_check:
 *
 * A meeting without people, and an agenda longer than the meeting, are for a person to decide about:
 * they are allowed. A meeting without a segment has nothing that its clock could count.
 *
 * Errors: %PS_ERROR_INVALID with a sentence.
 *
 * Returns: whether the meeting can begin
 */
gboolean
ps_meeting_draft_check (const PsMeetingDraft  *draft,
                        GError               **error)
{
  if (draft->agenda->len == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("The agenda is empty. Add at least one segment."));
      return FALSE;
    }

  if (draft->agenda->len > MAX_SEGMENTS)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   ngettext ("The agenda has more than %d segment.",
                             "The agenda has more than %d segments.", MAX_SEGMENTS),
                   MAX_SEGMENTS);
      return FALSE;
    }

  for (guint i = 0; i < draft->agenda->len; i++)
    {
      if (!ps_segment_plan_check (g_ptr_array_index (draft->agenda, i), error))
        return FALSE;
    }

  if (draft->planned_s <= 0 || draft->planned_s > PS_SEGMENT_MAX_S)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("A meeting is between a minute and a day long."));
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_meeting_draft_fit:
 * @now: when it would begin
 *
 * What shortening would make of a meeting that begins @now: the choice "trim" of the clock as it will
 * be then, so that what is promised before the start is what happens at it.
 *
 * Returns: (transfer full) (nullable): the choice, or %NULL when the meeting would not end late or
 *   nothing can be shortened
 */
PsRefit *
ps_meeting_draft_fit (const PsMeetingDraft *draft,
                      const PsInstant      *now)
{
  g_autoptr (PsMeetingClock) clock =
    ps_meeting_clock_new (draft->planned_at, draft->planned_s, draft->agenda);
  g_autoptr (GPtrArray) refits = NULL;
  PsClockEvent start = { PS_CLOCK_START, NULL, *now };

  if (!ps_meeting_clock_apply (clock, &start, NULL))
    return NULL;

  refits = ps_meeting_clock_get_refits (clock, now);

  for (guint i = 0; i < refits->len; i++)
    {
      const PsRefit *refit = g_ptr_array_index (refits, i);

      if (g_str_equal (refit->choice, PS_REFIT_TRIM))
        return g_ptr_array_steal_index (refits, i);
    }

  return NULL;
}
