#pragma once

#include "ps-clock.h"
#include "ps-db.h"
#include "ps-debrief-text.h"
#include "ps-debrief.h"
#include "ps-keys.h"
#include "ps-not-seen-call.h"
#include "ps-private-notes.h"
#include "ps-row-list.h"

G_BEGIN_DECLS

#define PS_TYPE_DEBRIEFS (ps_debriefs_get_type ())

G_DECLARE_FINAL_TYPE (PsDebriefs, ps_debriefs, PS, DEBRIEFS, GObject)

PsDebriefs    *ps_debriefs_new              (PsDb                 *db,
                                             const PsClock        *clock,
                                             PsKeys               *keys);

PsPrivateNotes *ps_debriefs_get_private_notes (PsDebriefs         *self);
guint          ps_debriefs_count_waiting    (PsDebriefs           *self);
PsRowList     *ps_debriefs_list_new         (PsDebriefs           *self);
gboolean       ps_debriefs_list_search      (PsDebriefs           *self,
                                             PsRowList            *list,
                                             const char           *text,
                                             GError              **error);

PsDebriefText *ps_debriefs_load             (PsDebriefs           *self,
                                             gint64                session_id,
                                             GError              **error);
void           ps_debriefs_save_draft_async (PsDebriefs           *self,
                                             gint64                session_id,
                                             const PsDebriefText  *text,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void           ps_debriefs_finish_async     (PsDebriefs           *self,
                                             gint64                session_id,
                                             const PsDebriefText  *text,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void           ps_debriefs_skip_async       (PsDebriefs           *self,
                                             gint64                session_id,
                                             gboolean              undo,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray     *ps_debriefs_get_follow_ups   (PsDebriefs           *self,
                                             const char           *until_on,
                                             GError              **error);
GPtrArray     *ps_debriefs_get_calls        (PsDebriefs           *self,
                                             gint64                session_id,
                                             GError              **error);
void           ps_debriefs_set_done_async   (PsDebriefs           *self,
                                             gint64                follow_up_id,
                                             gboolean              done,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void           ps_debriefs_drop_call_async  (PsDebriefs           *self,
                                             PsNotSeenCall        *call,
                                             gboolean              undo,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean       ps_debriefs_finish           (PsDebriefs           *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
