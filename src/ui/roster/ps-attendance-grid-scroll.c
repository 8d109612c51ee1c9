/* How PsAttendanceGrid is scrolled. */
#include "ps-attendance-grid-private.h"

int
ps_attendance_grid_get_content (PsAttendanceGrid *self,
                                GtkOrientation    orientation)
{
  if (self->history == NULL)
    return 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    return self->head_height + (int) self->rows->len * self->row_height;

  return self->names_width +
         (int) ps_attendance_history_get_n_meetings (self->history) * self->column_width;
}

gboolean
ps_attendance_grid_is_mirrored (PsAttendanceGrid *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Adjustments count from the left, wherever time comes from. */
static void
configure (PsAttendanceGrid *self,
           GtkOrientation    orientation,
           int               page,
           int               value)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  int upper = MAX (ps_attendance_grid_get_content (self, orientation), page);
  int step = orientation == GTK_ORIENTATION_VERTICAL ? self->row_height : self->column_width;
  int frozen = orientation == GTK_ORIENTATION_VERTICAL ? self->head_height : self->names_width;

  value = CLAMP (value, 0, upper - page);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      self->across = value;
      if (ps_attendance_grid_is_mirrored (self))
        value = upper - page - value;
    }

  if (adjustment == NULL)
    return;

  self->configuring = TRUE;
  gtk_adjustment_configure (adjustment, value, 0, upper, step, MAX (step, page - frozen), page);
  self->configuring = FALSE;
}

int
ps_attendance_grid_get_down (PsAttendanceGrid *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  return adjustment != NULL ? (int) gtk_adjustment_get_value (adjustment) : 0;
}

void
ps_attendance_grid_scroll_to (PsAttendanceGrid *self,
                              int               across,
                              int               down)
{
  GtkWidget *widget = GTK_WIDGET (self);

  configure (self, GTK_ORIENTATION_HORIZONTAL, gtk_widget_get_width (widget), across);
  configure (self, GTK_ORIENTATION_VERTICAL, gtk_widget_get_height (widget), down);
  gtk_widget_queue_draw (widget);
}

static void
value_changed_cb (PsAttendanceGrid *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];

  if (self->configuring)
    return;

  if (adjustment != NULL)
    {
      double value = gtk_adjustment_get_value (adjustment);

      if (ps_attendance_grid_is_mirrored (self))
        value = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
                value;
      self->across = (int) value;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ps_attendance_grid_set_adjustment (PsAttendanceGrid *self,
                                   GtkOrientation    orientation,
                                   GtkAdjustment    *adjustment)
{
  GtkAdjustment **own = &self->adjustments[orientation];

  if (*own == adjustment)
    return;

  if (*own != NULL)
    g_signal_handlers_disconnect_by_func (*own, value_changed_cb, self);
  g_set_object (own, adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* How far it has to be scrolled for what begins at @at to be seen beside what does not scroll. */
static int
reach (int now,
       int at,
       int size,
       int room)
{
  if (at < now)
    return at;

  return at + size > now + room ? at + size - room : now;
}

void
ps_attendance_grid_show_focus (PsAttendanceGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  int across = reach (self->across, (int) self->column * self->column_width, self->column_width,
                      gtk_widget_get_width (widget) - self->names_width);
  int down = reach (ps_attendance_grid_get_down (self), (int) self->row * self->row_height,
                    self->row_height, gtk_widget_get_height (widget) - self->head_height);

  ps_attendance_grid_scroll_to (self, across, down);
}
