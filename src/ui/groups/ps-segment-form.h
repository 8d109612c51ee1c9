#pragma once

#include "ps-segment-times.h"

G_BEGIN_DECLS

#define PS_TYPE_SEGMENT_FORM (ps_segment_form_get_type ())

G_DECLARE_FINAL_TYPE (PsSegmentForm, ps_segment_form, PS, SEGMENT_FORM, GtkBox)

void            ps_segment_form_set_plan    (PsSegmentForm       *self,
                                             const PsSegmentPlan *plan);
PsSegmentPlan  *ps_segment_form_dup_plan    (PsSegmentForm       *self);
PsSegmentTimes *ps_segment_form_get_times   (PsSegmentForm       *self);
void            ps_segment_form_set_shipped (PsSegmentForm       *self,
                                             const char          *cue);

G_END_DECLS
