#pragma once

#include <adwaita.h>

#include "ps-agenda-template.h"

G_BEGIN_DECLS

#define PS_TYPE_SEGMENT_EDITOR (ps_segment_editor_get_type ())

G_DECLARE_FINAL_TYPE (PsSegmentEditor, ps_segment_editor, PS, SEGMENT_EDITOR, AdwExpanderRow)

GtkWidget     *ps_segment_editor_new           (const PsSegmentPlan *plan);
PsSegmentPlan *ps_segment_editor_dup_plan      (PsSegmentEditor     *self);
void           ps_segment_editor_set_planned_s (PsSegmentEditor     *self,
                                                gint64               planned_s);
void           ps_segment_editor_set_place     (PsSegmentEditor     *self,
                                                guint                index,
                                                guint                n);
void           ps_segment_editor_check         (PsSegmentEditor     *self,
                                                const PsAgendaTemplate *shipped);
void           ps_segment_editor_open          (PsSegmentEditor     *self);

G_END_DECLS
