#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void ps_combo_list_whole (AdwComboRow *row);

G_END_DECLS
