#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsNoteRow:
 * @id: the row's id
 * @uid: what the note is called in its seal
 * @session_id: which meeting it is about
 * @session_uid: read only: what that meeting is called in the seal
 * @class: `record`, `debrief` or `process`
 * @author: the keyring's id of who wrote it
 * @revision: from 1; 0 is a draft
 * @epoch: which NOTES key sealed it
 * @sealed: the sealed text
 * @written_at: when, microseconds UTC
 *
 * One sealed text. Revisions are only ever added; a draft is written over.
 */
typedef struct {
  gint64   id;
  PsUid    uid;
  gint64   session_id;
  PsUid    session_uid;
  char    *class;
  PsUid    author;
  guint    revision;
  guint32  epoch;
  GBytes  *sealed;
  gint64   written_at;
} PsNoteRow;

PsNoteRow *ps_note_row_new            (void);
void       ps_note_row_free           (PsNoteRow        *row);

PsNoteRow *ps_note_store_get_draft    (PsConn           *conn,
                                       gint64            session_id,
                                       const char       *class,
                                       const PsUid      *author,
                                       GError          **error);
PsNoteRow *ps_note_store_get_newest   (PsConn           *conn,
                                       gint64            session_id,
                                       const char       *class,
                                       GError          **error);
PsNoteRow *ps_note_store_get_newest_by (PsConn          *conn,
                                       gint64            session_id,
                                       const char       *class,
                                       const PsUid      *author,
                                       GError          **error);
gboolean   ps_note_store_put_draft    (PsConn           *conn,
                                       const PsNoteRow  *row,
                                       GError          **error);
gboolean   ps_note_store_delete_draft (PsConn           *conn,
                                       gint64            session_id,
                                       const char       *class,
                                       const PsUid      *author,
                                       GError          **error);
gboolean   ps_note_store_add          (PsConn           *conn,
                                       const PsNoteRow  *row,
                                       GError          **error);
GPtrArray *ps_note_store_list         (PsConn           *conn,
                                       gint64            session_id,
                                       GError          **error);
GPtrArray *ps_note_store_list_newest  (PsConn           *conn,
                                       const char       *class,
                                       gint64            after,
                                       guint             limit,
                                       GError          **error);

GPtrArray *ps_note_store_list_newest_by (PsConn         *conn,
                                       const char       *class,
                                       const PsUid      *author,
                                       GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsNoteRow, ps_note_row_free)

G_END_DECLS
