#pragma once

#include <gtk/gtk.h>

#include "ps-clock-event.h"
#include "ps-content.h"
#include "ps-debrief-text.h"
#include "ps-topics.h"

G_BEGIN_DECLS

#define PS_TYPE_DEBRIEF_FIELDS (ps_debrief_fields_get_type ())

G_DECLARE_FINAL_TYPE (PsDebriefFields, ps_debrief_fields, PS, DEBRIEF_FIELDS, GtkBox)

GtkWidget     *ps_debrief_fields_new   (PsContent           *content,
                                        PsTopics            *topics,
                                        GListModel          *people,
                                        const GDate         *today,
                                        gint64               carry_id,
                                        const PsDebriefText *text);
void           ps_debrief_fields_use_marker (PsDebriefFields *self,
                                        PsMarkerKind         kind);
PsDebriefText *ps_debrief_fields_dup   (PsDebriefFields     *self);
gboolean       ps_debrief_fields_check (PsDebriefFields     *self);

G_END_DECLS
