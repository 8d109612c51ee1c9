#pragma once

#include <gtk/gtk.h>

#include "ps-attendance-history.h"

G_BEGIN_DECLS

#define PS_TYPE_ATTENDANCE_GRID (ps_attendance_grid_get_type ())

G_DECLARE_FINAL_TYPE (PsAttendanceGrid, ps_attendance_grid, PS, ATTENDANCE_GRID, GtkWidget)

GtkWidget *ps_attendance_grid_new         (void);
void       ps_attendance_grid_set_history (PsAttendanceGrid    *self,
                                           PsAttendanceHistory *history);
PsAttendanceHistory *ps_attendance_grid_get_history (PsAttendanceGrid *self);
void       ps_attendance_grid_set_filter  (PsAttendanceGrid    *self,
                                           const char          *text);
guint      ps_attendance_grid_get_n_rows  (PsAttendanceGrid    *self);
gboolean   ps_attendance_grid_get_focus   (PsAttendanceGrid    *self,
                                           guint               *row,
                                           guint               *column);
void       ps_attendance_grid_move        (PsAttendanceGrid    *self,
                                           int                  rows,
                                           int                  columns);

G_END_DECLS
