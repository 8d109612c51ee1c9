#pragma once

#include "ps-row-list.h"
#include "ps-session.h"

G_BEGIN_DECLS

PsRowList *ps_session_list_new  (PsDb    *db,
                                 gint64   group_id);
PsSession *ps_session_list_find (PsDb    *db,
                                 gint64   id,
                                 GError **error);

G_END_DECLS
