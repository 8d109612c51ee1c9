#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/* What the stores have in common: reading rows into structs, and noticing that there are none. */

/* Makes a struct of the row that @stmt stands at. */
typedef gpointer (*PsRowRead) (PsStmt *stmt);

GPtrArray *ps_rows_take_all   (PsConn         *conn,
                               PsStmt         *stmt,
                               PsRowRead       read,
                               GDestroyNotify  row_free,
                               GError        **error);
gpointer   ps_rows_take_one   (PsConn         *conn,
                               PsStmt         *stmt,
                               PsRowRead       read,
                               const char     *missing,
                               GError        **error);
gpointer   ps_rows_take_maybe (PsConn         *conn,
                               PsStmt         *stmt,
                               PsRowRead       read,
                               GError        **error);
gboolean   ps_rows_add_one    (PsConn         *conn,
                               PsStmt         *stmt,
                               gint64         *id,
                               GError        **error);
gboolean   ps_rows_change_one (PsConn         *conn,
                               PsStmt         *stmt,
                               const char     *missing,
                               GError        **error);
gboolean   ps_rows_bury       (PsConn         *conn,
                               const PsUid    *uid,
                               const char     *kind,
                               gint64          now,
                               GError        **error);
void       ps_rows_need_uid   (PsUid          *uid,
                               gint64          now);

G_END_DECLS
