#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/* One person of the roster, by what they are known again; nothing of it outlives the call. */
typedef void (*PsKnownFunc) (gint64             person_id,
                             gboolean           in_group,
                             const char        *preferred_name,
                             const char        *full_name,
                             const char *const *value_folds,
                             gpointer           data);

gboolean ps_known_store_each (PsConn       *conn,
                              gint64        group_id,
                              PsKnownFunc   func,
                              gpointer      data,
                              GError      **error);

G_END_DECLS
