#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsBuddyRow:
 * @person_id: who
 * @name: what they like to be called
 * @n_meetings: how many meetings they were at, of the groups that both are members of
 * @shares: whether both are members of one group now
 *
 * Somebody who is, or may become, somebody's buddy.
 */
typedef struct {
  gint64    person_id;
  char     *name;
  guint     n_meetings;
  gboolean  shares;
} PsBuddyRow;

void        ps_buddy_row_free         (PsBuddyRow   *row);

GPtrArray  *ps_buddy_store_candidates (PsConn       *conn,
                                       gint64        person_id,
                                       GError      **error);
PsBuddyRow *ps_buddy_store_get        (PsConn       *conn,
                                       gint64        person_id,
                                       GError      **error);
GPtrArray  *ps_buddy_store_of         (PsConn       *conn,
                                       gint64        buddy_id,
                                       GError      **error);
gboolean    ps_buddy_store_set        (PsConn       *conn,
                                       gint64        person_id,
                                       gint64        buddy_id,
                                       gint64        now,
                                       GError      **error);
gboolean    ps_home_group_store_get   (PsConn       *conn,
                                       gint64        person_id,
                                       gint64       *group_id,
                                       GError      **error);
gboolean    ps_home_group_store_set   (PsConn       *conn,
                                       gint64        person_id,
                                       gint64        group_id,
                                       gint64        now,
                                       GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsBuddyRow, ps_buddy_row_free)

G_END_DECLS
