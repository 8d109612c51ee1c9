#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsFollowUpRow:
 * @id: the row's id
 * @uid: what it is called in its seal
 * @session_id: which meeting it came from, or 0
 * @session_uid: read only: what that meeting is called in the seal
 * @person_id: whom it is about, or 0
 * @owner: `peer`, `professional` or `desk`
 * @due_on: the day it is due, `YYYY-MM-DD`
 * @what: (nullable): what is to be done, in plain words: the desk's only
 * @epoch: which NOTES key sealed @sealed
 * @sealed: (nullable): what is to be done, sealed: everybody else's
 * @created_at: when it was decided, microseconds UTC
 * @done_at: when it was done, or 0
 * @not_seen: read only: whether it came of not having seen somebody
 */
typedef struct {
  gint64   id;
  PsUid    uid;
  gint64   session_id;
  PsUid    session_uid;
  gint64   person_id;
  char    *owner;
  char    *due_on;
  char    *what;
  guint32  epoch;
  GBytes  *sealed;
  gint64   created_at;
  gint64   done_at;
  gboolean not_seen;
} PsFollowUpRow;

PsFollowUpRow *ps_follow_up_row_new        (void);
void           ps_follow_up_row_free       (PsFollowUpRow        *row);

GPtrArray     *ps_follow_up_store_open      (PsConn               *conn,
                                             const char           *until_on,
                                             GError              **error);
GPtrArray     *ps_follow_up_store_open_desk (PsConn               *conn,
                                             const char           *until_on,
                                             GError              **error);
GPtrArray     *ps_follow_up_store_calls     (PsConn               *conn,
                                             gint64                session_id,
                                             GError              **error);
GPtrArray     *ps_follow_up_store_list      (PsConn               *conn,
                                             gint64                session_id,
                                             GError              **error);
gboolean       ps_follow_up_store_replace   (PsConn               *conn,
                                             gint64                session_id,
                                             GPtrArray            *rows,
                                             GError              **error);
PsFollowUpRow *ps_follow_up_store_get       (PsConn               *conn,
                                             gint64                id,
                                             GError              **error);
gboolean       ps_follow_up_store_add       (PsConn               *conn,
                                             PsFollowUpRow        *row,
                                             GError              **error);
gboolean       ps_follow_up_store_remove    (PsConn               *conn,
                                             gint64                id,
                                             GError              **error);
gboolean       ps_follow_up_store_set_done  (PsConn               *conn,
                                             gint64                id,
                                             gint64                done_at,
                                             gboolean              desk,
                                             GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsFollowUpRow, ps_follow_up_row_free)

G_END_DECLS
