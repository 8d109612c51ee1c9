#pragma once

/* For the parts of PsAttendanceGrid only: ps-attendance-grid.c is what it is and what it shows,
 * ps-attendance-grid-draw.c how it looks, ps-attendance-grid-scroll.c how it is scrolled, and
 * ps-attendance-grid-keys.c how one moves in it.
 */

#include "ps-attendance-grid.h"

G_BEGIN_DECLS

struct _PsAttendanceGrid
{
  GtkWidget            parent_instance;

  PsAttendanceHistory *history;
  GArray              *rows;       /* of guint: which of the history's people are shown */
  char                *filter;     /* folded; "" for everybody */
  guint                row;        /* the focused cell: a place in @rows, and a column */
  guint                column;

  GtkAdjustment       *adjustments[2];  /* by GtkOrientation */
  GtkScrollablePolicy  policies[2];
  gboolean             configuring;
  int                  across;     /* how far the dates are scrolled away from the names, pixels */

  /* Sizes in pixels, from the font. */
  int                  line;
  int                  row_height;
  int                  column_width;
  int                  head_height;
  int                  names_width;
};

gboolean ps_attendance_grid_is_empty       (PsAttendanceGrid *self);
void     ps_attendance_grid_say_focus      (PsAttendanceGrid *self);

void     ps_attendance_grid_take_sizes     (PsAttendanceGrid *self,
                                            int               width);
void     ps_attendance_grid_snapshot       (GtkWidget        *widget,
                                            GtkSnapshot      *snapshot);

int      ps_attendance_grid_get_content    (PsAttendanceGrid *self,
                                            GtkOrientation    orientation);
gboolean ps_attendance_grid_is_mirrored    (PsAttendanceGrid *self);
int      ps_attendance_grid_get_down       (PsAttendanceGrid *self);
void     ps_attendance_grid_scroll_to      (PsAttendanceGrid *self,
                                            int               across,
                                            int               down);
void     ps_attendance_grid_show_focus     (PsAttendanceGrid *self);
void     ps_attendance_grid_set_adjustment (PsAttendanceGrid *self,
                                            GtkOrientation    orientation,
                                            GtkAdjustment    *adjustment);

void     ps_attendance_grid_focus_cell     (PsAttendanceGrid *self,
                                            guint             row,
                                            guint             column);
void     ps_attendance_grid_pressed_cb     (GtkGestureClick  *gesture,
                                            int               n_press,
                                            double            x,
                                            double            y);
gboolean ps_attendance_grid_query_tooltip  (GtkWidget        *widget,
                                            int               x,
                                            int               y,
                                            gboolean          keyboard,
                                            GtkTooltip       *tooltip);
void     ps_attendance_grid_add_keys       (GtkWidgetClass   *widget_class);

G_END_DECLS
