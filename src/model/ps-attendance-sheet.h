#pragma once

#include "ps-attendance-trail.h"
#include "ps-attendee.h"
#include "ps-clock.h"
#include "ps-date.h"
#include "ps-db.h"
#include "ps-head-count-store.h"
#include "ps-sheet-of.h"

G_BEGIN_DECLS

/**
 * PsSheetStage:
 * @PS_SHEET_COMING: the day is still to come
 * @PS_SHEET_TODAY: it is the day, and nobody has started the meeting
 * @PS_SHEET_RUNNING: the meeting runs
 * @PS_SHEET_OVER: it is over: what is said now is a correction
 *
 * How far the meeting of a sheet is.
 */
typedef enum {
  PS_SHEET_COMING,
  PS_SHEET_TODAY,
  PS_SHEET_RUNNING,
  PS_SHEET_OVER,
} PsSheetStage;

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
guint              ps_attendance_sheet_count_marked  (PsAttendanceSheet    *self);
PsAttendee        *ps_attendance_sheet_find          (PsAttendanceSheet    *self,
                                                      gint64                person_id);
char              *ps_attendance_sheet_dup_label    (PsAttendanceSheet    *self,
                                                     gint64                person_id,
                                                     const char           *name);
GPtrArray         *ps_attendance_sheet_get_trail     (PsAttendanceSheet    *self);
const PsHeadCount *ps_attendance_sheet_get_heads     (PsAttendanceSheet    *self);
gboolean           ps_attendance_sheet_is_by_name    (PsAttendanceSheet    *self);
PsDb              *ps_attendance_sheet_get_db        (PsAttendanceSheet    *self);
const PsSheetOf   *ps_attendance_sheet_get_of        (PsAttendanceSheet    *self);
PsSheetStage       ps_attendance_sheet_get_stage     (PsAttendanceSheet    *self);
gboolean           ps_attendance_sheet_may_count     (PsAttendanceSheet    *self);
char              *ps_attendance_sheet_dup_full      (PsAttendanceSheet    *self);

/* ps-attendance-deeds.c */
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
void               ps_attendance_sheet_expect_async  (PsAttendanceSheet    *self,
                                                      const char           *name,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gint64             ps_attendance_sheet_added_finish  (PsAttendanceSheet    *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void               ps_attendance_sheet_remove_async  (PsAttendanceSheet    *self,
                                                      gint64                person_id,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean           ps_attendance_sheet_may_remove    (PsAttendanceSheet    *self);
void               ps_attendance_sheet_count_async   (PsAttendanceSheet    *self,
                                                      const PsHeadCount    *heads,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean           ps_attendance_sheet_finish        (PsAttendanceSheet    *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);

G_END_DECLS
