#pragma once

#include <gtk/gtk.h>

#include "ps-audit-log.h"
#include "ps-clock.h"

G_BEGIN_DECLS

GtkListItemFactory *ps_audit_cells_new (PsAuditLog    *log,
                                        GListModel    *items,
                                        const PsClock *clock);

G_END_DECLS
