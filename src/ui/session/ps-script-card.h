#pragma once

#include <gtk/gtk.h>

#include "ps-segment-plan.h"

G_BEGIN_DECLS

#define PS_TYPE_SCRIPT_CARD (ps_script_card_get_type ())

G_DECLARE_FINAL_TYPE (PsScriptCard, ps_script_card, PS, SCRIPT_CARD, GtkBox)

void ps_script_card_show (PsScriptCard        *self,
                          const PsSegmentPlan *segment);

G_END_DECLS
