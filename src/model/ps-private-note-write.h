#pragma once

#include "ps-note-store.h"
#include "ps-seal.h"

G_BEGIN_DECLS

#define PS_PRIVATE_NOTE_CLASS "process"

typedef struct _PsPrivateNoteWrite PsPrivateNoteWrite;

PsPrivateNoteWrite *ps_private_note_write_new     (PsKeys           *keys,
                                                   gint64            session_id,
                                                   const char       *text,
                                                   gint64            wall);
void                ps_private_note_write_free    (gpointer          data);

PsNoteBinding       ps_private_note_bind          (const PsNoteRow  *row);
gboolean            ps_private_note_write_draft   (PsConn           *conn,
                                                   gpointer          data,
                                                   GError          **error);
gboolean            ps_private_note_write_version (PsConn           *conn,
                                                   gpointer          data,
                                                   GError          **error);

G_END_DECLS
