#pragma once

#include <glib.h>

#include "ps-uid.h"

G_BEGIN_DECLS

typedef struct _PsConn PsConn;

/**
 * PsStmt:
 *
 * A prepared statement. It belongs to the connection that prepared it and is there as long as that
 * is; parameters count from 1 and columns from 0, as in SQLite. A bind that fails is reported by the
 * next step, so that binding reads as a list.
 */
typedef struct _PsStmt PsStmt;

void        ps_stmt_bind_int64      (PsStmt       *self,
                                     int           parameter,
                                     gint64        value);
void        ps_stmt_bind_id         (PsStmt       *self,
                                     int           parameter,
                                     gint64        id);
void        ps_stmt_bind_text       (PsStmt       *self,
                                     int           parameter,
                                     const char   *value);
void        ps_stmt_bind_maybe_text (PsStmt       *self,
                                     int           parameter,
                                     const char   *value);
void        ps_stmt_bind_blob       (PsStmt       *self,
                                     int           parameter,
                                     gconstpointer value,
                                     gsize         size);
void        ps_stmt_bind_uid        (PsStmt       *self,
                                     int           parameter,
                                     const PsUid  *uid);
void        ps_stmt_bind_null       (PsStmt       *self,
                                     int           parameter);

gint64      ps_stmt_get_int64       (PsStmt       *self,
                                     int           column);
guint       ps_stmt_get_uint        (PsStmt       *self,
                                     int           column);
gboolean    ps_stmt_get_boolean     (PsStmt       *self,
                                     int           column);
gboolean    ps_stmt_is_null         (PsStmt       *self,
                                     int           column);
const char *ps_stmt_get_text        (PsStmt       *self,
                                     int           column);
char       *ps_stmt_dup_text        (PsStmt       *self,
                                     int           column);
GBytes     *ps_stmt_dup_blob        (PsStmt       *self,
                                     int           column);
PsUid       ps_stmt_get_uid         (PsStmt       *self,
                                     int           column);
void        ps_stmt_reset           (PsStmt       *self);

G_END_DECLS
