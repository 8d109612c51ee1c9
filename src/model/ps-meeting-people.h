#pragma once

#include "ps-conn.h"
#include "ps-meeting-draft.h"

G_BEGIN_DECLS

gboolean ps_meeting_people_store (PsConn                *conn,
                                  const PsMeetingDraft  *draft,
                                  gint64                 session_id,
                                  gint64                 wall,
                                  const char            *user_name,
                                  GError               **error);

G_END_DECLS
