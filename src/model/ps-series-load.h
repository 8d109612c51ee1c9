#pragma once

#include "ps-conn.h"
#include "ps-series-plan.h"

G_BEGIN_DECLS

PsSeriesPlan *ps_series_load_plan (PsConn   *conn,
                                   gint64    group_id,
                                   guint     n,
                                   gint64    now,
                                   GError  **error);

G_END_DECLS
