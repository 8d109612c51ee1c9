#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsLocalContactRow:
 * @kind: "emergency", "crisis-line", "on-call", "supervisor" or "other"
 * @name: never empty
 * @checked_at: when somebody made sure that it still answers, microseconds UTC, or 0
 *
 * A number for a crisis or for the way home.
 */
typedef struct {
  gint64  id;
  PsUid   uid;
  char   *kind;
  char   *name;
  char   *number;
  gint64  checked_at;
} PsLocalContactRow;

PsLocalContactRow *ps_local_contact_row_new  (void);
void               ps_local_contact_row_free (PsLocalContactRow *row);

gboolean ps_setting_store_get (PsConn     *conn,
                               const char *key,
                               char      **value,
                               GError    **error);
gboolean ps_setting_store_set (PsConn     *conn,
                               const char *key,
                               const char *value,
                               GError    **error);

GPtrArray *ps_local_contact_store_list  (PsConn    *conn,
                                         GError   **error);
gboolean   ps_local_contact_store_set   (PsConn    *conn,
                                         GPtrArray *rows,
                                         gint64     now,
                                         GError   **error);
gboolean   ps_local_contact_store_check (PsConn    *conn,
                                         gint64     id,
                                         gint64     now,
                                         GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsLocalContactRow, ps_local_contact_row_free)

G_END_DECLS
