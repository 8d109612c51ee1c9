#pragma once

#include <adwaita.h>

#include "ps-attendance-sheet.h"
#include "ps-walk-in-box.h"

G_BEGIN_DECLS

#define PS_TYPE_ATTENDANCE_DIALOG (ps_attendance_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsAttendanceDialog, ps_attendance_dialog, PS, ATTENDANCE_DIALOG, AdwWindow)

GtkWidget   *ps_attendance_dialog_new         (PsAttendanceSheet  *sheet);
GtkWidget   *ps_attendance_dialog_present     (PsAttendanceSheet  *sheet,
                                               GtkWidget          *near);
PsWalkInBox *ps_attendance_dialog_get_walk_in (PsAttendanceDialog *self);

G_END_DECLS
