#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

void ps_today_care_add_rows (PsWorkspace *workspace,
                             GPtrArray   *rows);

G_END_DECLS
