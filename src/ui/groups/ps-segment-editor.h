#pragma once

#include <adwaita.h>

#include "ps-segment-plan.h"

G_BEGIN_DECLS

#define PS_TYPE_SEGMENT_EDITOR (ps_segment_editor_get_type ())

G_DECLARE_FINAL_TYPE (PsSegmentEditor, ps_segment_editor, PS, SEGMENT_EDITOR, AdwExpanderRow)

GtkWidget     *ps_segment_editor_new      (const PsSegmentPlan *plan);
PsSegmentPlan *ps_segment_editor_dup_plan (PsSegmentEditor     *self);
gint64         ps_segment_editor_get_planned_s (PsSegmentEditor *self);

G_END_DECLS
