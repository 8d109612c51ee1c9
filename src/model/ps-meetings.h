#pragma once

#include "ps-attendance-sheet.h"
#include "ps-clock.h"
#include "ps-db.h"
#include "ps-live-meeting.h"
#include "ps-meeting-draft.h"
#include "ps-row-list.h"
#include "ps-session.h"

G_BEGIN_DECLS

#define PS_TYPE_MEETINGS (ps_meetings_get_type ())

G_DECLARE_FINAL_TYPE (PsMeetings, ps_meetings, PS, MEETINGS, GObject)

PsMeetings        *ps_meetings_new            (PsDb                 *db,
                                               const PsClock        *clock,
                                               const char           *user_name,
                                               GError              **error);

PsDb              *ps_meetings_get_db         (PsMeetings           *self);
PsLiveMeeting     *ps_meetings_get_current    (PsMeetings           *self);
gboolean           ps_meetings_was_running    (PsMeetings           *self);
PsMeetingDraft    *ps_meetings_prepare        (PsMeetings           *self,
                                               gint64                group_id,
                                               const char           *rule_on,
                                               gint64                planned_at,
                                               GError              **error);
void               ps_meetings_start_async    (PsMeetings           *self,
                                               PsMeetingDraft       *draft,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean           ps_meetings_start_finish   (PsMeetings           *self,
                                               GAsyncResult         *result,
                                               GError              **error);

PsRowList         *ps_meetings_list_new       (PsMeetings           *self,
                                               gint64                group_id);
PsSession         *ps_meetings_find           (PsMeetings           *self,
                                               gint64                id,
                                               GError              **error);
GPtrArray         *ps_meetings_get_segments   (PsMeetings           *self,
                                               gint64                id,
                                               GError              **error);
PsAttendanceSheet *ps_meetings_get_attendance (PsMeetings           *self,
                                               gint64                id,
                                               GError              **error);
GPtrArray         *ps_meetings_get_presenters (PsMeetings           *self,
                                               gint64                id,
                                               GError              **error);
gint64             ps_meetings_get_unfinished_topic (PsMeetings      *self,
                                               gint64                id);
GPtrArray         *ps_meetings_get_markers    (PsMeetings           *self,
                                               gint64                id,
                                               GError              **error);

G_END_DECLS
