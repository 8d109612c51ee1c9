#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsMemberRow:
 * @id: the row's id, 0 until it is added
 * @uid: made when it is added, unless it has one already
 * @preferred_name: what the person is called; the only thing that is required
 * @initial: of the family name, for the sign-in sheet
 * @role: "living-with" or "caregiver"; %NULL for the first
 * @walk_in: came without a referral and has only a light record
 * @buddy_id: another member, or 0
 * @merged_into_id: who this is, where it turned out to be the same person; or 0
 * @created_at: microseconds UTC
 * @updated_at: microseconds UTC
 * @archived_at: microseconds UTC, or 0
 * @died_on: the day they died, YYYY-MM-DD; never written by this store, see ps-bereavement-store.h
 * @ways: (nullable) (element-type PsContactWayRow): how they are reached, for those who write a
 *   whole record; %NULL when read, and to leave what is stored as it is
 *
 * Somebody who comes to a group, or is expected to: a row of the table person. A plain struct: it
 * crosses threads. Texts that are not there are "" when read, and may be %NULL when written.
 */
typedef struct {
  gint64    id;
  PsUid     uid;
  char     *preferred_name;
  char     *full_name;
  char     *initial;
  char     *pronouns;
  char     *language;
  char     *access_needs;
  char     *role;
  gboolean  walk_in;
  gint64    buddy_id;
  gint64    merged_into_id;
  gint64    created_at;
  gint64    updated_at;
  gint64    archived_at;
  char     *died_on;
  GPtrArray *ways;
} PsMemberRow;

PsMemberRow *ps_member_row_new  (void);
PsMemberRow *ps_member_row_copy (const PsMemberRow *row);
void         ps_member_row_free (PsMemberRow       *row);

GArray  *ps_member_store_ids          (PsConn     *conn,
                                       gint        limit,
                                       GError    **error);
GArray  *ps_member_store_archived_ids (PsConn     *conn,
                                       gint        limit,
                                       GError    **error);
GArray  *ps_member_store_group_ids    (PsConn     *conn,
                                       gint64      group_id,
                                       const char *on,
                                       gint        limit,
                                       GError    **error);
GArray  *ps_member_store_search       (PsConn     *conn,
                                       const char *text,
                                       gint64      group_id,
                                       const char *on,
                                       gint        limit,
                                       GError    **error);
GArray  *ps_member_store_search_removed
                                      (PsConn     *conn,
                                       const char *text,
                                       gint        limit,
                                       GError    **error);
GArray  *ps_member_store_search_died  (PsConn     *conn,
                                       const char *text,
                                       gint        limit,
                                       GError    **error);
GArray  *ps_member_store_same_name    (PsConn     *conn,
                                       const char *name,
                                       GError    **error);
GArray  *ps_member_store_same_contact (PsConn     *conn,
                                       const char *kind,
                                       const char *value,
                                       GError    **error);
gboolean ps_member_store_count        (PsConn     *conn,
                                       guint      *n,
                                       GError    **error);

PsMemberRow *ps_member_store_get          (PsConn            *conn,
                                           gint64             id,
                                           GError           **error);
gboolean     ps_member_store_add          (PsConn            *conn,
                                           PsMemberRow       *row,
                                           gint64             now,
                                           GError           **error);
gboolean     ps_member_store_save         (PsConn            *conn,
                                           const PsMemberRow *row,
                                           gint64             now,
                                           GError           **error);
gboolean     ps_member_store_set_archived (PsConn            *conn,
                                           gint64             id,
                                           gboolean           archived,
                                           gint64             now,
                                           GError           **error);
gboolean     ps_member_store_index        (PsConn            *conn,
                                           gint64             id,
                                           GError           **error);
gboolean     ps_member_store_index_new    (PsConn            *conn,
                                           const PsMemberRow *row,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsMemberRow, ps_member_row_free)

G_END_DECLS
