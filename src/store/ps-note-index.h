#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PsNoteIndex PsNoteIndex;

PsNoteIndex *ps_note_index_new    (GError      **error);
PsNoteIndex *ps_note_index_ref    (PsNoteIndex  *self);
void         ps_note_index_unref  (PsNoteIndex  *self);

gboolean     ps_note_index_begin  (PsNoteIndex  *self,
                                   GError      **error);
gboolean     ps_note_index_end    (PsNoteIndex  *self,
                                   GError      **error);
gboolean     ps_note_index_put    (PsNoteIndex  *self,
                                   gint64        id,
                                   const char   *text,
                                   GError      **error);
GHashTable  *ps_note_index_search (PsNoteIndex  *self,
                                   const char   *match,
                                   GError      **error);
guint        ps_note_index_count  (PsNoteIndex  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsNoteIndex, ps_note_index_unref)

G_END_DECLS
