#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/* Called for each pair of records that are of two people; the smaller id comes first. */
typedef void (*PsDistinctFunc) (gint64   one_id,
                                gint64   other_id,
                                gpointer data);

gboolean ps_distinct_store_set  (PsConn          *conn,
                                 gint64           one_id,
                                 gint64           other_id,
                                 gint64           now,
                                 const char      *by,
                                 GError         **error);
gboolean ps_distinct_store_drop (PsConn          *conn,
                                 gint64           one_id,
                                 gint64           other_id,
                                 GError         **error);
gboolean ps_distinct_store_has  (PsConn          *conn,
                                 gint64           one_id,
                                 gint64           other_id,
                                 gboolean        *has,
                                 GError         **error);
gboolean ps_distinct_store_each (PsConn          *conn,
                                 PsDistinctFunc   func,
                                 gpointer         data,
                                 GError         **error);

G_END_DECLS
