#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsMembershipRow:
 * @joined_on: the first day, YYYY-MM-DD
 * @left_on: (nullable): the first day without them, YYYY-MM-DD
 * @leave_reason: (nullable): one of PRODUCT.md's words; there exactly if @left_on is
 *
 * One spell of membership. Somebody who leaves and comes back has two.
 */
typedef struct {
  gint64  id;
  PsUid   uid;
  gint64  group_id;
  gint64  person_id;
  char   *joined_on;
  char   *left_on;
  char   *leave_reason;
} PsMembershipRow;

PsMembershipRow *ps_membership_row_new  (void);
void             ps_membership_row_free (PsMembershipRow *row);

gboolean         ps_membership_store_join      (PsConn     *conn,
                                                gint64      group_id,
                                                gint64      person_id,
                                                const char *on,
                                                gint64      now,
                                                gint64     *id,
                                                GError    **error);
gboolean         ps_membership_store_leave     (PsConn     *conn,
                                                gint64      group_id,
                                                gint64      person_id,
                                                const char *on,
                                                const char *reason,
                                                GError    **error);
gboolean         ps_membership_store_reopen    (PsConn     *conn,
                                                gint64      id,
                                                GError    **error);
gboolean         ps_membership_store_set_days  (PsConn     *conn,
                                                gint64      id,
                                                const char *joined_on,
                                                const char *left_on,
                                                const char *reason,
                                                GError    **error);
gboolean         ps_membership_store_remove    (PsConn     *conn,
                                                gint64      id,
                                                gint64      now,
                                                GError    **error);
PsMembershipRow *ps_membership_store_get       (PsConn           *conn,
                                                gint64            id,
                                                GError          **error);
PsMembershipRow *ps_membership_store_find_open (PsConn     *conn,
                                                gint64      group_id,
                                                gint64      person_id,
                                                GError    **error);
GPtrArray       *ps_membership_store_of_person (PsConn     *conn,
                                                gint64      person_id,
                                                GError    **error);
GPtrArray       *ps_membership_store_of_group  (PsConn     *conn,
                                                gint64      group_id,
                                                GError    **error);
gboolean         ps_membership_store_count     (PsConn     *conn,
                                                gint64      group_id,
                                                const char *on,
                                                guint      *n,
                                                GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsMembershipRow, ps_membership_row_free)

G_END_DECLS
