#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

GPtrArray *ps_markers_load (PsConn  *conn,
                            gint64   session_id,
                            GError **error);

G_END_DECLS
