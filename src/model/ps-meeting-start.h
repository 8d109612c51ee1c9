#pragma once

#include "ps-clock.h"
#include "ps-conn.h"
#include "ps-meeting-draft.h"

G_BEGIN_DECLS

PsMeetingDraft *ps_meeting_start_prepare (PsConn           *conn,
                                          gint64            group_id,
                                          const char       *rule_on,
                                          gint64            planned_at,
                                          GError          **error);

gpointer        ps_meeting_start_new     (PsMeetingDraft   *draft,
                                          const PsInstant  *now,
                                          const char       *user_name);
void            ps_meeting_start_free    (gpointer          start);
gboolean        ps_meeting_start_store   (PsConn           *conn,
                                          gpointer          start,
                                          GError          **error);

G_END_DECLS
