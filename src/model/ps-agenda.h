#pragma once

#include "ps-conn.h"
#include "ps-segment-plan.h"

G_BEGIN_DECLS

GPtrArray *ps_agenda_load  (PsConn     *conn,
                            gint64      group_id,
                            GError    **error);
gboolean   ps_agenda_load_last (PsConn     *conn,
                                gint64      group_id,
                                GPtrArray **agenda,
                                gint64     *held_at,
                                GError    **error);
gboolean   ps_agenda_store (PsConn     *conn,
                            gint64      group_id,
                            GPtrArray  *agenda,
                            GError    **error);

G_END_DECLS
