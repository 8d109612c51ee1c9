#pragma once

#include <gio/gio.h>

#include "ps-role.h"
#include "ps-stmt.h"

G_BEGIN_DECLS

/* The bytes of a database key, and of a vault's id. */
#define PS_CONN_KEY_SIZE 32
#define PS_VAULT_ID_SIZE 16

/**
 * PsConnMode:
 * @PS_CONN_READ: an existing file, never written
 * @PS_CONN_WRITE: an existing file
 * @PS_CONN_CREATE: a file that must not be there yet, written
 * @PS_CONN_INSIDE: a part of another file, read where it lies; ps_conn_open_inside() says it itself
 */
typedef enum {
  PS_CONN_READ,
  PS_CONN_WRITE,
  PS_CONN_CREATE,
  PS_CONN_INSIDE,
} PsConnMode;

/* Takes the next @len bytes of a database. */
typedef gboolean (*PsConnSink) (const guint8  *bytes,
                                gsize          len,
                                gpointer       data,
                                GError       **error);

gboolean    ps_conn_has_cipher     (void);

PsConn     *ps_conn_open           (const char    *path,
                                    const guint8  *key,
                                    PsConnMode     mode,
                                    GError       **error);
PsConn     *ps_conn_open_inside    (const char    *path,
                                    guint64        offset,
                                    guint64        size,
                                    const guint8  *key,
                                    GError       **error);
gboolean    ps_conn_check_inside   (const char    *path,
                                    guint64        offset,
                                    guint64        size,
                                    const guint8  *key,
                                    const guint8  *vault_id,
                                    GCancellable  *cancellable,
                                    GError       **error);
gboolean    ps_conn_stream         (PsConn        *self,
                                    PsConnSink     sink,
                                    gpointer       data,
                                    GError       **error);
void        ps_conn_close          (PsConn        *self);
const char *ps_conn_get_path       (PsConn        *self);
char       *ps_conn_cipher_version (PsConn        *self);
gboolean    ps_conn_prepare_files  (PsConn        *self,
                                    GError       **error);
void        ps_conn_restrict       (PsConn        *self,
                                    PsRole         roles);
PsRole      ps_conn_get_roles      (PsConn        *self);

gboolean    ps_conn_exec           (PsConn        *self,
                                    const char    *sql,
                                    GError       **error);
PsStmt     *ps_conn_prepare        (PsConn        *self,
                                    const char    *sql,
                                    GError       **error);
gboolean    ps_conn_step           (PsConn        *self,
                                    PsStmt        *stmt,
                                    gboolean      *has_row,
                                    GError       **error);
gboolean    ps_conn_run            (PsConn        *self,
                                    PsStmt        *stmt,
                                    GError       **error);
GArray     *ps_conn_take_ids       (PsConn        *self,
                                    PsStmt        *stmt,
                                    GError       **error);
gboolean    ps_conn_take_int64     (PsConn        *self,
                                    PsStmt        *stmt,
                                    gint64        *value,
                                    GError       **error);
gboolean    ps_conn_take_string    (PsConn        *self,
                                    PsStmt        *stmt,
                                    char         **value,
                                    GError       **error);
gint64      ps_conn_last_id        (PsConn        *self);
guint       ps_conn_n_changed      (PsConn        *self);

gboolean    ps_conn_begin          (PsConn        *self,
                                    GError       **error);
gboolean    ps_conn_commit         (PsConn        *self,
                                    GError       **error);
void        ps_conn_rollback       (PsConn        *self);
gboolean    ps_conn_begin_read     (PsConn        *self,
                                    GError       **error);
void        ps_conn_end_read       (PsConn        *self);
GPtrArray  *ps_conn_steal_touched  (PsConn        *self);

gboolean    ps_conn_has_moved      (PsConn        *self);
gboolean    ps_conn_rescue         (PsConn        *self,
                                    char         **aside,
                                    GError       **error);
gboolean    ps_conn_checkpoint     (PsConn        *self,
                                    GError       **error);
char       *ps_conn_describe_plans (PsConn        *self);

gboolean    ps_conn_quick_check    (PsConn        *self,
                                    GCancellable  *cancellable,
                                    char         **answer,
                                    GError       **error);
void        ps_conn_forget_pages   (PsConn        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsConn, ps_conn_close)

G_END_DECLS
