#pragma once

#include <gio/gio.h>

#include "ps-follow-up.h"

G_BEGIN_DECLS

/* The form of the sealed JSON. A reader that meets a higher one says so and leaves it alone. */
#define PS_DEBRIEF_TEXT_FORM 1

/**
 * PsDebriefText:
 * @peer_leader: who led
 * @professional: who co-facilitated
 * @answers: prompt key → what was written
 * @challenges: (element-type utf8): challenge codes, in the order they were chosen
 * @how_peer: how the meeting landed in the Peer Leader, 0 to 4; -1 when not said
 * @how_professional: the same of the co-facilitator
 * @follow_ups: (element-type PsFollowUp): what somebody will do
 * @next_topic_id: the topic of the group's next meeting, or 0
 *
 * What a debrief says. It is sealed as a whole, so nothing of it stands in the database in the
 * clear but the follow-ups of the front desk.
 */
typedef struct {
  char       *peer_leader;
  char       *professional;
  GHashTable *answers;
  GPtrArray  *challenges;
  int         how_peer;
  int         how_professional;
  GPtrArray  *follow_ups;
  gint64      next_topic_id;
} PsDebriefText;

PsDebriefText *ps_debrief_text_new      (void);
PsDebriefText *ps_debrief_text_copy     (const PsDebriefText  *text);
void           ps_debrief_text_free     (PsDebriefText        *text);
gboolean       ps_debrief_text_is_empty (const PsDebriefText  *text);
const char    *ps_debrief_text_answer   (const PsDebriefText  *text,
                                         const char           *prompt);
void           ps_debrief_text_set_answer (PsDebriefText      *text,
                                         const char           *prompt,
                                         const char           *answer);
char          *ps_debrief_text_to_json  (const PsDebriefText  *text);
PsDebriefText *ps_debrief_text_parse    (const char           *json,
                                         gssize                length,
                                         GError              **error);
char          *ps_debrief_text_as_plain (const PsDebriefText  *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsDebriefText, ps_debrief_text_free)

G_END_DECLS
