#pragma once

#include <sqlite3.h>

#include "ps-access.h"
#include "ps-clock.h"
#include "ps-conn.h"
#include "ps-keys.h"

G_BEGIN_DECLS

#define PS_SQLITE_MAGIC "SQLite format 3"  /* and its NUL: 16 bytes */

/* No SQLite database, and no SQLCipher one, is smaller than one page of this size. */
#define PS_SMALLEST_FILE 4096

/* 64 MB, at which keyed lookups are as quick as plain ones; it fills only as pages are read. */
#define PS_CONN_CACHE_SIZE "PRAGMA cache_size = -65536"

/* What ps-conn-open.c makes, ps-conn.c works with and ps-conn-error.c words. */
struct _PsConn
{
  sqlite3    *db;
  char       *path;
  GHashTable *statements; /* static SQL text, by address → PsStmt */
  GPtrArray  *preparing;  /* (unowned): where the authorizer notes the tables written */
  GPtrArray  *touched;    /* interned names of the tables written since the last steal */
  gboolean    in_work;    /* between BEGIN and COMMIT or ROLLBACK, as we asked for them */
  GError     *failed;     /* the first error since BEGIN */
  PsRole      roles;      /* in whose hands it is */

  PsKeys        *actor;       /* (nullable): who works on it; see ps-conn-actor.c */
  const PsClock *actor_clock;
};

struct _PsStmt
{
  PsConn       *conn;
  sqlite3_stmt *stmt;
  GPtrArray    *writes;   /* interned names of the tables that it can write */
  int           bind_code;
};

int      ps_conn_authorize_cb   (void        *user_data,
                                 int          action,
                                 const char  *first,
                                 const char  *second,
                                 const char  *database,
                                 const char  *trigger);

void     ps_conn_set_error      (PsConn      *self,
                                 GError     **error);
void     ps_conn_fail           (PsConn      *self,
                                 GError     **error);

gboolean ps_conn_check_file     (const char  *path,
                                 GError     **error);
gboolean ps_conn_check_salt     (const char  *path,
                                 const char  *salt,
                                 GError     **error);
gboolean ps_conn_make_file      (const char  *path,
                                 GError     **error);
gboolean ps_conn_check_new_file (const char  *path,
                                 GError     **error);

G_END_DECLS
