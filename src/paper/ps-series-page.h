#pragma once

#include "ps-pages.h"
#include "ps-series-plan.h"

G_BEGIN_DECLS

PsPages *ps_series_page_new (const char         *group_name,
                             const char         *place,
                             const PsSeriesPlan *plan);

G_END_DECLS
