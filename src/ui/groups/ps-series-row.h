#pragma once

#include <adwaita.h>

#include "ps-series-plan.h"

G_BEGIN_DECLS

GtkWidget  *ps_series_row_new         (const PsSeriesPlan *plan,
                                       guint               index);
const char *ps_series_row_get_rule_on (GtkListBoxRow      *row);

G_END_DECLS
