#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_ATTENDANCE_WINDOW (ps_attendance_window_get_type ())

G_DECLARE_FINAL_TYPE (PsAttendanceWindow, ps_attendance_window, PS, ATTENDANCE_WINDOW, AdwWindow)

GtkWidget *ps_attendance_window_new (PsWorkspace *workspace,
                                     gint64       group_id);

G_END_DECLS
