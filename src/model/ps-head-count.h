#pragma once

#include "ps-head-count-store.h"
#include "ps-role.h"

G_BEGIN_DECLS

gpointer ps_head_count_change_new   (gint64              session_id,
                                     const PsHeadCount  *heads,
                                     gint64              wall);
gboolean ps_head_count_check        (PsRole              roles,
                                     gboolean            by_name,
                                     GError            **error);
gboolean ps_head_count_change_store (PsConn             *conn,
                                     gpointer            data,
                                     GError            **error);

G_END_DECLS
