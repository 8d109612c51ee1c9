#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/* @fraction of the work is done, from 0 to 1. */
typedef void (*PsConnProgress) (double   fraction,
                                gpointer data);

gboolean ps_conn_copy        (PsConn         *self,
                              const char     *path,
                              const guint8   *key,
                              const guint8   *vault_id,
                              PsConnProgress  progress,
                              gpointer        data,
                              GError        **error);
void     ps_conn_remove_copy (const char     *path);

G_END_DECLS
