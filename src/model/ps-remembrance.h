#pragma once

#include "ps-conn.h"
#include "ps-meeting-draft.h"

G_BEGIN_DECLS

gboolean ps_remembrance_is_segment (const PsSegmentPlan *plan);
int      ps_remembrance_find       (GPtrArray           *agenda);
void     ps_remembrance_add        (GPtrArray           *agenda);
void     ps_remembrance_take_out   (GPtrArray           *agenda);
gboolean ps_remembrance_store      (PsConn               *conn,
                                    const PsMeetingDraft *draft,
                                    gint64                session_id,
                                    GError              **error);

G_END_DECLS
