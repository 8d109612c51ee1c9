#pragma once

#include "ps-head-count-store.h"

G_BEGIN_DECLS

gpointer ps_head_count_change_new   (gint64              session_id,
                                     const PsHeadCount  *heads);
gboolean ps_head_count_change_store (PsConn             *conn,
                                     gpointer            data,
                                     GError            **error);

G_END_DECLS
