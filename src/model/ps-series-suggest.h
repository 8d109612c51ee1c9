#pragma once

#include "ps-series-plan.h"
#include "ps-topic-use.h"

G_BEGIN_DECLS

/* A topic that was not used for so many weeks is as good as new. */
#define PS_SERIES_REST_WEEKS 8

GArray *ps_series_suggest (const PsSeriesPlan *plan,
                           GArray             *topics);

G_END_DECLS
