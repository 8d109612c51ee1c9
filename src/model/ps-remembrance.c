/* The few minutes in which a group remembers somebody. The room sees what they are called and no name;
 * what is said stays with the group.
 */
#include "ps-remembrance.h"

#include <glib/gi18n-lib.h>

#include "ps-remembrance-store.h"

/* A short while: who needs longer takes it, and nobody has to. */
#define MIN_S (2 * 60)
#define PLANNED_S (5 * 60)
#define MAX_S (15 * 60)

static const char *
get_title (void)
{
  /* Translators: what a few minutes of a meeting are called in which a group remembers somebody who
   * died; without their name, because the room can read it.
   */
  return _("Remembrance");
}

/* What whoever leads may say: no faith and no way to grieve is taken for granted. */
static const char *
get_cue (void)
{
  /* Translators: what a Peer Leader may say at a moment of remembrance, a line each. It must not assume
   * a faith, nor whether the person was a woman or a man.
   */
  return _("Say, in your own words, who died and that you miss them.\n"
           "“We will be quiet together for a moment. After that, whoever wants to may say something "
           "they remember. It is just as fine to listen.”\n"
           "Leave time for silence. Nobody has to speak, and tears need no answer.\n"
           "At the end: “Thank you for remembering together. If it stays with you, talk to one of us "
           "after the meeting.”");
}

/**
 * ps_remembrance_is_segment:
 *
 * Returns: whether @plan is a moment of remembrance
 */
gboolean
ps_remembrance_is_segment (const PsSegmentPlan *plan)
{
  return plan->kind == PS_SEGMENT_MINDFULNESS && g_strcmp0 (plan->title, get_title ()) == 0;
}

/**
 * ps_remembrance_find:
 * @agenda: (element-type PsSegmentPlan): segments
 *
 * Returns: where its moment of remembrance is, or -1
 */
int
ps_remembrance_find (GPtrArray *agenda)
{
  for (guint i = 0; i < agenda->len; i++)
    if (ps_remembrance_is_segment (g_ptr_array_index (agenda, i)))
      return (int) i;

  return -1;
}

/* After everybody has arrived, that is after the check-in; where there is none, after the opening. */
static guint
find_place (GPtrArray *agenda)
{
  guint opening = 0;

  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      if (plan->kind == PS_SEGMENT_CHECK_IN)
        return i + 1;
      if (opening == i && (plan->kind == PS_SEGMENT_WELCOME || plan->kind == PS_SEGMENT_AGREEMENT ||
                           plan->kind == PS_SEGMENT_SAFETY_ASK))
        opening = i + 1;
    }

  return opening;
}

/**
 * ps_remembrance_add:
 * @agenda: (element-type PsSegmentPlan): segments
 *
 * Puts a moment of remembrance into @agenda, unless it has one. It is long enough for the people in the
 * room and can be made longer or shorter like any other.
 */
void
ps_remembrance_add (GPtrArray *agenda)
{
  PsSegmentPlan *plan;

  if (ps_remembrance_find (agenda) >= 0)
    return;

  plan = ps_segment_plan_new (PS_SEGMENT_MINDFULNESS, get_title (), MIN_S, PLANNED_S, MAX_S);
  plan->led_by = PS_LED_BY_PEER;
  g_free (plan->cue);
  plan->cue = g_strdup (get_cue ());
  g_ptr_array_insert (agenda, (int) find_place (agenda), plan);
}

/**
 * ps_remembrance_take_out:
 * @agenda: (element-type PsSegmentPlan): segments
 *
 * Takes it out again: it was not wanted after all, or was for another meeting.
 */
void
ps_remembrance_take_out (GPtrArray *agenda)
{
  for (int i; (i = ps_remembrance_find (agenda)) >= 0;)
    g_ptr_array_remove_index (agenda, (guint) i);
}

/**
 * ps_remembrance_store:
 * @draft: a meeting that begins
 * @session_id: which one that is now
 *
 * Notes which of its segments is for whom, for its end.
 *
 * Returns: whether it was stored
 */
gboolean
ps_remembrance_store (PsConn                *conn,
                      const PsMeetingDraft  *draft,
                      gint64                 session_id,
                      GError               **error)
{
  int position = ps_remembrance_find (draft->agenda);

  if (position < 0 || draft->remembering == NULL || draft->remembering->len == 0)
    return TRUE;

  return ps_remembrance_store_plan (conn, session_id, (guint) position, draft->remembering, error);
}
