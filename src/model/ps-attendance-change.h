#pragma once

#include "ps-attendance-store.h"
#include "ps-sheet-of.h"

G_BEGIN_DECLS

typedef struct _PsAttendanceChange PsAttendanceChange;

PsAttendanceChange *ps_attendance_change_new         (const PsSheetOf     *of,
                                                      PsAttendanceRow     *row,
                                                      const char          *by,
                                                      gint64               wall);
void                ps_attendance_change_free        (gpointer             data);
void                ps_attendance_change_set_walk_in (PsAttendanceChange  *self,
                                                      const char          *name);
void                ps_attendance_change_set_removes (PsAttendanceChange  *self);
const gint64       *ps_attendance_change_get_id      (PsAttendanceChange  *self);
gboolean            ps_attendance_change_store       (PsConn              *conn,
                                                      gpointer             data,
                                                      GError             **error);

G_END_DECLS
