#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/* "PEER": what the file says it is, in SQLite's own header field for that. */
#define PS_SCHEMA_APPLICATION_ID 0x50454552

guint    ps_schema_newest      (void);
gboolean ps_schema_check       (PsConn        *conn,
                                const guint8  *vault_id,
                                guint         *version,
                                GError       **error);
gboolean ps_schema_check_vault (PsConn        *conn,
                                const guint8  *vault_id,
                                GError       **error);
gboolean ps_schema_create      (PsConn        *conn,
                                const guint8  *vault_id,
                                GError       **error);
gboolean ps_schema_upgrade     (PsConn        *conn,
                                GError       **error);

G_END_DECLS
