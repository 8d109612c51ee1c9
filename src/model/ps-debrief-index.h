#pragma once

#include "ps-db.h"
#include "ps-debrief-text.h"
#include "ps-keys.h"

G_BEGIN_DECLS

#define PS_TYPE_DEBRIEF_INDEX (ps_debrief_index_get_type ())

G_DECLARE_FINAL_TYPE (PsDebriefIndex, ps_debrief_index, PS, DEBRIEF_INDEX, GObject)

PsDebriefIndex *ps_debrief_index_new    (PsDb                 *db,
                                         PsKeys               *keys);
gboolean        ps_debrief_index_put    (PsDebriefIndex       *self,
                                         gint64                session_id,
                                         const PsDebriefText  *text,
                                         GError              **error);
gboolean        ps_debrief_index_search (PsDebriefIndex       *self,
                                         const char           *text,
                                         GHashTable          **sessions,
                                         GError              **error);

G_END_DECLS
