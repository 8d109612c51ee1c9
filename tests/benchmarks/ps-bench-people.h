#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ps_bench_people_sql (guint n);

G_END_DECLS
