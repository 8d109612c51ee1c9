#pragma once

#include "ps-conn.h"
#include "ps-writer.h"

G_BEGIN_DECLS

/**
 * PsDbFlags:
 * @PS_DB_OPEN: an existing file
 * @PS_DB_CREATE: a file that must not be there yet
 */
typedef enum {
  PS_DB_OPEN   = 0,
  PS_DB_CREATE = 1 << 0,
} PsDbFlags;

#define PS_TYPE_DB (ps_db_get_type ())

G_DECLARE_FINAL_TYPE (PsDb, ps_db, PS, DB, GObject)

PsDb       *ps_db_open         (const char           *path,
                                const guint8         *key,
                                const guint8         *vault_id,
                                PsDbFlags             flags,
                                GError              **error);
PsDb       *ps_db_open_as      (const char           *path,
                                const guint8         *key,
                                const guint8         *vault_id,
                                PsDbFlags             flags,
                                PsRole                roles,
                                GError              **error);
void        ps_db_adopt        (PsDb                 *self);
void        ps_db_close        (PsDb                 *self);
gboolean    ps_db_is_open      (PsDb                 *self);
const char *ps_db_get_path     (PsDb                 *self);
PsRole      ps_db_get_roles    (PsDb                 *self);
PsConn     *ps_db_get_reader   (PsDb                 *self);
guint       ps_db_get_serial   (PsDb                 *self);

void        ps_db_write_async  (PsDb                 *self,
                                PsDbWork              work,
                                gpointer              data,
                                GDestroyNotify        data_free,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
gboolean    ps_db_write_finish (PsDb                 *self,
                                GAsyncResult         *result,
                                GError              **error);
gboolean    ps_db_write_sync   (PsDb                 *self,
                                PsDbWork              work,
                                gpointer              data,
                                GError              **error);
void        ps_db_aside_async  (PsDb                 *self,
                                PsDbWork              work,
                                gpointer              data,
                                GDestroyNotify        data_free,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
gboolean    ps_db_aside_finish (PsDb                 *self,
                                GAsyncResult         *result,
                                GError              **error);
gboolean    ps_db_aside_sync   (PsDb                 *self,
                                PsDbWork              work,
                                gpointer              data,
                                GError              **error);

G_END_DECLS
