#pragma once

#include <glib.h>

#include "ps-segment-plan.h"

G_BEGIN_DECLS

/**
 * PsAgendaTemplate:
 * @key: what it is called for good: the model and the minutes, "co-facilitated-90"
 * @model: the group model that it is for, as the store spells it
 * @name: what it is called for people, in their language; without the minutes
 * @description: one or two sentences on what is particular
 * @minutes: how long the meeting is; the segments' planned times add up to exactly this
 * @segments: (element-type PsSegmentPlan): from the welcome to the last goodbye
 *
 * A plan for a meeting to start from. Copy the segments before changing them.
 */
typedef struct {
  char      *key;
  char      *model;
  char      *name;
  char      *description;
  guint      minutes;
  GPtrArray *segments;
} PsAgendaTemplate;

PsAgendaTemplate *ps_agenda_template_new   (const char             *model,
                                            guint                   minutes,
                                            const char             *name,
                                            const char             *description);
void              ps_agenda_template_free  (PsAgendaTemplate       *self);

PsAgendaTemplate *ps_agenda_template_scale (const PsAgendaTemplate *self,
                                            guint                   minutes);
const PsSegmentPlan *ps_agenda_template_find_segment (const PsAgendaTemplate *self,
                                            PsSegmentKind           kind,
                                            const char             *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsAgendaTemplate, ps_agenda_template_free)

G_END_DECLS
