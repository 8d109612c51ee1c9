#pragma once

#include "ps-debrief-text.h"
#include "ps-follow-up-store.h"
#include "ps-keys.h"
#include "ps-note-store.h"

G_BEGIN_DECLS

PsNoteRow     *ps_debrief_seal              (const PsKeys         *keys,
                                             gint64                session_id,
                                             const PsUid          *session_uid,
                                             guint                 revision,
                                             const PsDebriefText  *text,
                                             gint64                wall,
                                             GError              **error);
PsDebriefText *ps_debrief_unseal            (const PsKeys         *keys,
                                             const PsNoteRow      *row,
                                             GError              **error);

PsFollowUpRow *ps_debrief_seal_follow_up    (const PsKeys         *keys,
                                             const PsUid          *session_uid,
                                             const PsFollowUp     *follow_up,
                                             gint64                wall,
                                             GError              **error);
PsFollowUp    *ps_debrief_unseal_follow_up  (const PsKeys         *keys,
                                             const PsFollowUpRow  *row,
                                             GError              **error);

G_END_DECLS
