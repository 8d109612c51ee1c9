/* Where the opening safety question stands in an agenda. */
#include "ps-agenda-hint.h"

#include <glib/gi18n-lib.h>

/* The question is asked, and nobody has to answer it. */
#define ASKED_S 120

/* What comes before people share: they arrive, are welcomed, and hear the guidelines. */
static gboolean
is_opening (PsSegmentKind kind)
{
  return kind == PS_SEGMENT_WELCOME || kind == PS_SEGMENT_AGREEMENT || kind == PS_SEGMENT_SOCIAL;
}

static int
find_kind (GPtrArray     *agenda,
           PsSegmentKind  kind)
{
  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      if (plan->kind == kind)
        return (int) i;
    }

  return -1;
}

/**
 * ps_agenda_safety_place:
 * @agenda: (element-type PsSegmentPlan): an agenda, the safety question left out of account
 *
 * The place is right after the guidelines: who is asked knows by then what stays in the room and
 * what does not, and nobody has begun to share.
 *
 * Returns: at which index a safety question belongs, its own segment not counted
 */
guint
ps_agenda_safety_place (GPtrArray *agenda)
{
  guint place = 0;
  guint index = 0;

  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      if (plan->kind == PS_SEGMENT_SAFETY_ASK)
        continue;
      if (!is_opening (plan->kind))
        break;

      index++;
      if (plan->kind != PS_SEGMENT_SOCIAL)
        place = index;
    }

  return place;
}

/**
 * ps_agenda_safety_hint:
 * @agenda: (element-type PsSegmentPlan): an agenda
 * @expected: whether one without the question is worth a word; in some of the built-in agendas it
 *   is part of what the welcome says, and not a segment of its own
 *
 * Only ever a hint: the people who lead the group know why.
 *
 * Returns: what is to be said
 */
PsSafetyHint
ps_agenda_safety_hint (GPtrArray *agenda,
                       gboolean   expected)
{
  int index = find_kind (agenda, PS_SEGMENT_SAFETY_ASK);

  if (index < 0)
    return expected && agenda->len > 0 ? PS_SAFETY_HINT_MISSING : PS_SAFETY_HINT_NONE;

  return (guint) index == ps_agenda_safety_place (agenda) ? PS_SAFETY_HINT_NONE
                                                          : PS_SAFETY_HINT_MOVED;
}

/**
 * ps_safety_hint_text:
 *
 * Returns: (nullable): the hint as a sentence, translated
 */
const char *
ps_safety_hint_text (PsSafetyHint hint)
{
  switch (hint)
    {
    case PS_SAFETY_HINT_MISSING:
      return _("There is no safety question. It usually comes right after the guidelines, before "
               "anybody shares.");

    case PS_SAFETY_HINT_MOVED:
      return _("The safety question usually comes right after the guidelines, before anybody "
               "shares.");

    case PS_SAFETY_HINT_NONE:
    default:
      return NULL;
    }
}

/**
 * ps_agenda_safety_question:
 * @template: (nullable): where it is taken from, if it is there
 *
 * Returns: (transfer full): a segment for the safety question
 */
PsSegmentPlan *
ps_agenda_safety_question (const PsAgendaTemplate *template)
{
  const PsSegmentPlan *shipped = NULL;
  PsSegmentPlan *plan;

  if (template != NULL)
    shipped = ps_agenda_template_find_segment (template, PS_SEGMENT_SAFETY_ASK, NULL);
  if (shipped != NULL)
    return ps_segment_plan_copy (shipped);

  plan = ps_segment_plan_new (PS_SEGMENT_SAFETY_ASK,
                              ps_segment_kind_get_label (PS_SEGMENT_SAFETY_ASK),
                              ASKED_S / 2, ASKED_S, ASKED_S * 2);
  plan->led_by = PS_LED_BY_PROFESSIONAL;

  return plan;
}
