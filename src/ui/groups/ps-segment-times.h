#pragma once

#include <gtk/gtk.h>

#include "ps-segment-plan.h"

G_BEGIN_DECLS

#define PS_TYPE_SEGMENT_TIMES (ps_segment_times_get_type ())

G_DECLARE_FINAL_TYPE (PsSegmentTimes, ps_segment_times, PS, SEGMENT_TIMES, GtkBox)

void   ps_segment_times_set           (PsSegmentTimes      *self,
                                       const PsSegmentPlan *plan);
void   ps_segment_times_fill          (PsSegmentTimes      *self,
                                       PsSegmentPlan       *plan);
gint64 ps_segment_times_get_planned_s (PsSegmentTimes      *self);
void   ps_segment_times_set_planned_s (PsSegmentTimes      *self,
                                       gint64               planned_s);
void   ps_segment_times_set_protected (PsSegmentTimes      *self,
                                       gboolean             is_protected);
void   ps_segment_times_set_error     (PsSegmentTimes      *self,
                                       const char          *sentence);

G_END_DECLS
