#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

GPtrArray *ps_round_people_read     (PsConn      *conn,
                                     gint64       session_id,
                                     GError     **error);
char      *ps_round_people_initials (const char  *name,
                                     const char  *initial);

G_END_DECLS
