#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

gboolean ps_first_time_store_settle (PsConn   *conn,
                                     gint64    session_id,
                                     gint64    person_id,
                                     GError  **error);

G_END_DECLS
