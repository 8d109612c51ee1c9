#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsWaitlistRow:
 * @id: the row's id
 * @group_id: what they wait for
 * @group_name: what that is called
 * @person_id: who
 * @name: what they like to be called
 * @added_at: since when, microseconds UTC
 * @offered_at: when they were offered a place, microseconds UTC, or 0
 *
 * Somebody who waits for a place in a group. The statements take no column that is kept from the front
 * desk.
 */
typedef struct {
  gint64  id;
  gint64  group_id;
  char   *group_name;
  gint64  person_id;
  char   *name;
  gint64  added_at;
  gint64  offered_at;
} PsWaitlistRow;

void       ps_waitlist_row_free      (PsWaitlistRow  *row);

GPtrArray *ps_waitlist_store_list    (PsConn         *conn,
                                      gint64          group_id,
                                      GError        **error);
GPtrArray *ps_waitlist_store_of      (PsConn         *conn,
                                      gint64          person_id,
                                      GError        **error);
GPtrArray *ps_waitlist_store_free    (PsConn         *conn,
                                      const char     *on,
                                      GError        **error);
GPtrArray *ps_waitlist_store_offered (PsConn         *conn,
                                      GError        **error);
gboolean   ps_waitlist_store_add     (PsConn         *conn,
                                      gint64          group_id,
                                      gint64          person_id,
                                      gint64          now,
                                      gint64         *id,
                                      GError        **error);
gboolean   ps_waitlist_store_offer   (PsConn         *conn,
                                      gint64          id,
                                      gint64          offered_at,
                                      GError        **error);
gboolean   ps_waitlist_store_end     (PsConn         *conn,
                                      gint64          id,
                                      const char     *how,
                                      gint64          now,
                                      GError        **error);
gboolean   ps_waitlist_store_reopen  (PsConn         *conn,
                                      gint64          id,
                                      GError        **error);
gboolean   ps_waitlist_store_joined  (PsConn         *conn,
                                      gint64          group_id,
                                      gint64          person_id,
                                      gint64          now,
                                      GError        **error);
gboolean   ps_waitlist_store_unjoined (PsConn        *conn,
                                      gint64          group_id,
                                      gint64          person_id,
                                      const PsUid    *spell,
                                      GError        **error);
gboolean   ps_waitlist_store_find_spell (PsConn      *conn,
                                      gint64          id,
                                      gint64         *membership_id,
                                      GError        **error);
gboolean   ps_waitlist_store_whose   (PsConn         *conn,
                                      gint64          id,
                                      gint64         *group_id,
                                      gint64         *person_id,
                                      GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsWaitlistRow, ps_waitlist_row_free)

G_END_DECLS
