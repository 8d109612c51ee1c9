#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsDebriefRow:
 * @id: the row's id
 * @session_id: which meeting it is about
 * @session_uid: read only: what that meeting is called in seals
 * @group_name: read only: whose meeting it was
 * @state: `waiting`, `finished` or `skipped`
 * @started_at: read only: when the meeting began, microseconds UTC
 * @ended_at: read only: when it ended
 * @created_at: when the debrief became due
 * @finished_at: when it was finished or left out, or 0
 *
 * That a debrief is owed, done or left out. What it says is in notes.
 */
typedef struct {
  gint64  id;
  gint64  session_id;
  PsUid   session_uid;
  char   *group_name;
  char   *state;
  gint64  started_at;
  gint64  ended_at;
  gint64  created_at;
  gint64  finished_at;
} PsDebriefRow;

PsDebriefRow *ps_debrief_row_copy        (const PsDebriefRow  *row);
void          ps_debrief_row_free        (PsDebriefRow        *row);

GArray       *ps_debrief_store_ids       (PsConn              *conn,
                                          gint                 limit,
                                          GError             **error);
GArray       *ps_debrief_store_ids_of    (PsConn              *conn,
                                          GHashTable          *sessions,
                                          GError             **error);
PsDebriefRow *ps_debrief_store_get       (PsConn              *conn,
                                          gint64               id,
                                          GError             **error);
gboolean      ps_debrief_store_find      (PsConn              *conn,
                                          gint64               session_id,
                                          gint64              *id,
                                          GError             **error);
gboolean      ps_debrief_store_count_waiting (PsConn          *conn,
                                          guint               *n,
                                          GError             **error);
gboolean      ps_debrief_store_add       (PsConn              *conn,
                                          gint64               session_id,
                                          gint64               wall,
                                          GError             **error);
gboolean      ps_debrief_store_set_state (PsConn              *conn,
                                          gint64               session_id,
                                          const char          *state,
                                          gint64               wall,
                                          GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsDebriefRow, ps_debrief_row_free)

G_END_DECLS
