#pragma once

#include "ps-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GPtrArray *ps_member_notices_rows  (PsWorkspace       *workspace,
                                    PsMember          *member);
GPtrArray *ps_member_notices_known (PsWorkspace       *workspace,
                                    const PsMemberRow *row,
                                    const char        *action);

G_END_DECLS
