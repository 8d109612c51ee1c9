#pragma once

#include "ps-attendee.h"
#include "ps-clock.h"
#include "ps-date.h"
#include "ps-db.h"

G_BEGIN_DECLS

#define PS_TYPE_ATTENDANCE_SHEET (ps_attendance_sheet_get_type ())

G_DECLARE_FINAL_TYPE (PsAttendanceSheet, ps_attendance_sheet, PS, ATTENDANCE_SHEET, GObject)

PsAttendanceSheet *ps_attendance_sheet_new           (PsDb                 *db,
                                                      const PsClock        *clock,
                                                      gint64                session_id,
                                                      const char           *user_name,
                                                      GError              **error);
PsAttendanceSheet *ps_attendance_sheet_new_before    (PsDb                 *db,
                                                      const PsClock        *clock,
                                                      gint64                group_id,
                                                      const char           *rule_on,
                                                      gint64                starts_at,
                                                      const char           *user_name,
                                                      GError              **error);
guint              ps_attendance_sheet_count_here    (PsAttendanceSheet    *self);
void               ps_attendance_sheet_set_async     (PsAttendanceSheet    *self,
                                                      gint64                person_id,
                                                      const char           *status,
                                                      const char           *mode,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
void               ps_attendance_sheet_walk_in_async (PsAttendanceSheet    *self,
                                                      const char           *name,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean           ps_attendance_sheet_finish        (PsAttendanceSheet    *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);

G_END_DECLS
