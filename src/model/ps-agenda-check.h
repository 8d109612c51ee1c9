#pragma once

#include "ps-segment-plan.h"

G_BEGIN_DECLS

/* So many segments would be one every two minutes of a meeting of an hour and a half: nobody in the
 * room could follow them, and nobody could lead them. The longest agenda that ships has nine. This
 * project's own judgement.
 */
#define PS_AGENDA_MAX_SEGMENTS 40

gboolean ps_agenda_check_segment (const PsSegmentPlan  *plan,
                                  GError              **error);
gboolean ps_agenda_check         (GPtrArray            *agenda,
                                  guint                 minutes,
                                  int                  *segment,
                                  GError              **error);

G_END_DECLS
