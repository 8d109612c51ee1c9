#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsNotSeenRow:
 * @person_id: who
 * @gone: whether nobody waits for them any more: they have died, are no longer on the roster, or are no
 *   member of the group
 * @may_be_called: whether there is a telephone on which they said that they may be called
 * @noticed_at: when it was noticed that they were not seen, microseconds UTC; 0 if it was not
 * @follow_up_id: the call that came of it, or 0
 * @call_open: whether that is still to be made
 *
 * A member of a group, or somebody of whom it was noticed that they were not seen in it.
 */
typedef struct {
  gint64    person_id;
  gboolean  gone;
  gboolean  may_be_called;
  gint64    noticed_at;
  gint64    follow_up_id;
  gboolean  call_open;
} PsNotSeenRow;

void       ps_not_seen_row_free      (PsNotSeenRow  *row);

GPtrArray *ps_not_seen_store_list    (PsConn        *conn,
                                      gint64         group_id,
                                      gint64         person_id,
                                      GError       **error);
gboolean   ps_not_seen_store_put     (PsConn        *conn,
                                      gint64         group_id,
                                      gint64         person_id,
                                      gint64         follow_up_id,
                                      gint64         noticed_at,
                                      GError       **error);
gboolean   ps_not_seen_store_remove  (PsConn        *conn,
                                      gint64         group_id,
                                      gint64         person_id,
                                      GError       **error);
gboolean   ps_not_seen_store_find    (PsConn        *conn,
                                      gint64         follow_up_id,
                                      gint64        *group_id,
                                      gint64        *person_id,
                                      GError       **error);
gboolean   ps_not_seen_store_link    (PsConn        *conn,
                                      gint64         group_id,
                                      gint64         person_id,
                                      gint64         follow_up_id,
                                      GError       **error);
gboolean   ps_not_seen_store_get_after (PsConn      *conn,
                                      gint64         group_id,
                                      guint         *after,
                                      GError       **error);
gboolean   ps_not_seen_store_any_gone (PsConn       *conn,
                                      gboolean      *any,
                                      GError       **error);
GArray    *ps_not_seen_store_groups  (PsConn        *conn,
                                      GError       **error);

G_END_DECLS
