#pragma once

#include "ps-clock.h"
#include "ps-conn.h"
#include "ps-group-store.h"

G_BEGIN_DECLS

char   *ps_ical_export_dup_name (const PsGroupRow  *group);
GBytes *ps_ical_export          (PsConn            *conn,
                                 gint64             group_id,
                                 const PsClock     *clock,
                                 GError           **error);

G_END_DECLS
