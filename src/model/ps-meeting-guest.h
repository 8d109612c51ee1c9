#pragma once

#include "ps-conn.h"
#include "ps-meeting-draft.h"

G_BEGIN_DECLS

gboolean ps_meeting_guest_take         (PsConn                *conn,
                                        PsMeetingDraft        *draft,
                                        GError               **error);
gboolean ps_meeting_guest_store        (PsConn                *conn,
                                        const PsMeetingDraft  *draft,
                                        gint64                 session_id,
                                        gint64                 now,
                                        GError               **error);
int      ps_meeting_guest_find_segment (GPtrArray             *agenda);

G_END_DECLS
