#pragma once

#include "ps-agenda-template.h"

G_BEGIN_DECLS

/**
 * PsSafetyHint:
 * @PS_SAFETY_HINT_NONE: nothing is to be said
 * @PS_SAFETY_HINT_MISSING: there is no segment for the safety question
 * @PS_SAFETY_HINT_MOVED: it is not where people expect it
 *
 * What is to be said, quietly, about the opening safety question of an agenda.
 */
typedef enum {
  PS_SAFETY_HINT_NONE,
  PS_SAFETY_HINT_MISSING,
  PS_SAFETY_HINT_MOVED,
} PsSafetyHint;

PsSafetyHint ps_agenda_safety_hint  (GPtrArray    *agenda,
                                     gboolean      expected);
guint        ps_agenda_safety_place (GPtrArray    *agenda);
const char  *ps_safety_hint_text    (PsSafetyHint  hint);

PsSegmentPlan *ps_agenda_safety_question (const PsAgendaTemplate *template);

G_END_DECLS
