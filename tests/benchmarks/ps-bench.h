#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often each side is run, in turns: what disturbs one disturbs the other as well. */
#define PS_BENCH_PAIRS 15

/* One round of one side of a comparison. */
typedef void (*PsBenchRun) (gpointer data);

double ps_bench_cpu    (void);
double ps_bench_wall   (void);
double ps_bench_median (double      *values,
                        guint        n);
double ps_bench_load   (void);

void   ps_bench_pair   (const char  *name,
                        PsBenchRun   run,
                        const char  *against,
                        PsBenchRun   run_against,
                        gpointer     data);
void   ps_bench_say    (const char  *name,
                        double       value,
                        const char  *unit,
                        const char  *words,
                        ...) G_GNUC_PRINTF (4, 5);
gboolean ps_bench_counts_instructions (void);

G_END_DECLS
