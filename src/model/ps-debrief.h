#pragma once

#include <glib-object.h>

#include "ps-debrief-store.h"

G_BEGIN_DECLS

#define PS_TYPE_DEBRIEF (ps_debrief_get_type ())

G_DECLARE_FINAL_TYPE (PsDebrief, ps_debrief, PS, DEBRIEF, GObject)

PsDebrief          *ps_debrief_new_from_row   (const PsDebriefRow *row);
void                ps_debrief_update         (PsDebrief          *self,
                                               const PsDebriefRow *row);
gint64              ps_debrief_get_session_id (PsDebrief          *self);
const PsDebriefRow *ps_debrief_get_row        (PsDebrief          *self);

G_END_DECLS
