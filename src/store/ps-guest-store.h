#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsGuestRow:
 * @name: never empty
 * @subject: what they can speak about
 * @organisation: where they are from
 * @note: what else there is to know
 * @created_at: microseconds UTC
 * @updated_at: microseconds UTC
 * @archived_at: microseconds UTC, or 0
 * @last_came_at: read only: when the last meeting that they spoke in began, microseconds UTC, or 0
 *
 * Somebody from outside who can be asked to speak. A plain struct: it crosses threads. Texts that are
 * not there are "" when read, and may be %NULL when written.
 */
typedef struct {
  gint64  id;
  PsUid   uid;
  char   *name;
  char   *subject;
  char   *organisation;
  char   *phone;
  char   *email;
  char   *note;
  gint64  created_at;
  gint64  updated_at;
  gint64  archived_at;
  gint64  last_came_at;
} PsGuestRow;

PsGuestRow *ps_guest_row_new            (void);
PsGuestRow *ps_guest_row_copy           (const PsGuestRow *row);
void        ps_guest_row_free           (PsGuestRow       *row);

GPtrArray  *ps_guest_store_list         (PsConn           *conn,
                                         GError          **error);
GPtrArray  *ps_guest_store_same_name    (PsConn           *conn,
                                         const char       *name,
                                         GError          **error);
PsGuestRow *ps_guest_store_get          (PsConn           *conn,
                                         gint64            id,
                                         GError          **error);
gboolean    ps_guest_store_add          (PsConn           *conn,
                                         PsGuestRow       *row,
                                         gint64            now,
                                         GError          **error);
gboolean    ps_guest_store_save         (PsConn           *conn,
                                         const PsGuestRow *row,
                                         gint64            now,
                                         GError          **error);
gboolean    ps_guest_store_set_archived (PsConn           *conn,
                                         gint64            id,
                                         gboolean          archived,
                                         gint64            now,
                                         GError          **error);
gboolean    ps_guest_store_set_speaker  (PsConn           *conn,
                                         gint64            session_id,
                                         guint             position,
                                         gint64            guest_id,
                                         GError          **error);
gboolean    ps_guest_store_find_speaker (PsConn           *conn,
                                         gint64            session_id,
                                         guint             position,
                                         char            **name,
                                         GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsGuestRow, ps_guest_row_free)

G_END_DECLS
