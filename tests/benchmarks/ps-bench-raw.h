#pragma once

#include <sqlite3.h>

#include "ps-test-db.h"

G_BEGIN_DECLS

sqlite3      *ps_bench_raw_open    (const char *path);
void          ps_bench_raw_exec    (sqlite3    *db,
                                    const char *sql);
sqlite3_stmt *ps_bench_raw_prepare (sqlite3    *db,
                                    const char *sql);
void          ps_bench_raw_run     (sqlite3_stmt *stmt);

/* Many words that look like a text, always the same ones: about @size bytes. */
char         *ps_bench_text        (GRand      *rand,
                                    gsize       size);

G_END_DECLS
