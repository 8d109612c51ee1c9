#pragma once

#include <gio/gio.h>

#include "ps-clock.h"
#include "ps-db.h"
#include "ps-keys.h"
#include "ps-secret.h"

G_BEGIN_DECLS

#define PS_TYPE_PRIVATE_NOTES (ps_private_notes_get_type ())

G_DECLARE_FINAL_TYPE (PsPrivateNotes, ps_private_notes, PS, PRIVATE_NOTES, GObject)

PsPrivateNotes *ps_private_notes_new              (PsDb                 *db,
                                                   const PsClock        *clock,
                                                   PsKeys               *keys);
gboolean        ps_private_notes_are_mine_to_write (PsPrivateNotes      *self);
PsSecret       *ps_private_notes_load             (PsPrivateNotes       *self,
                                                   gint64                session_id,
                                                   gboolean             *is_draft,
                                                   guint                *n_versions,
                                                   GError              **error);
void            ps_private_notes_save_draft_async (PsPrivateNotes       *self,
                                                   gint64                session_id,
                                                   const char           *text,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
void            ps_private_notes_keep_async       (PsPrivateNotes       *self,
                                                   gint64                session_id,
                                                   const char           *text,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean        ps_private_notes_finish           (PsPrivateNotes       *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
gboolean        ps_private_notes_search           (PsPrivateNotes       *self,
                                                   const char           *text,
                                                   GHashTable           *sessions,
                                                   GError              **error);

G_END_DECLS
