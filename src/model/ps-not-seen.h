#pragma once

#include "ps-clock.h"
#include "ps-db.h"

G_BEGIN_DECLS

gboolean ps_not_seen_notice   (PsConn         *conn,
                               gint64          group_id,
                               gint64          person_id,
                               gint64          wall,
                               GError        **error);
void     ps_not_seen_catch_up (PsDb           *db,
                               const PsClock  *clock);
void     ps_not_seen_let_go   (PsDb           *db,
                               const PsClock  *clock);

G_END_DECLS
