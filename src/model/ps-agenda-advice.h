#pragma once

#include "ps-agenda-habit.h"

G_BEGIN_DECLS

/**
 * PsAgendaAdvice:
 * @reasons: (element-type utf8): what the last meetings say, a sentence each, translated
 * @changes: (element-type utf8): what would be planned otherwise, a line each, translated
 * @agenda: (nullable) (element-type PsSegmentPlan): the plan that is suggested; %NULL when there is
 *   nothing to suggest
 *
 * What a group's next agenda can learn from its last meetings.
 */
typedef struct {
  GPtrArray *reasons;
  GPtrArray *changes;
  GPtrArray *agenda;
} PsAgendaAdvice;

PsAgendaAdvice *ps_agenda_advice_new  (GPtrArray       *agenda,
                                       GArray          *habits,
                                       guint            minutes);
void            ps_agenda_advice_free (PsAgendaAdvice  *advice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsAgendaAdvice, ps_agenda_advice_free)

G_END_DECLS
