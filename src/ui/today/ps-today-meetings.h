#pragma once

#include <gtk/gtk.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

PsUpcoming *ps_today_find_next     (PsGroups    *groups);
GPtrArray  *ps_today_meetings_rows (PsWorkspace *workspace);

G_END_DECLS
