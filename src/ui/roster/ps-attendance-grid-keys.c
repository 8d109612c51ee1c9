/* How one moves in PsAttendanceGrid, by keys and by the pointer. */
#include "ps-attendance-grid-private.h"

#include "ps-history-words.h"

/* What a key moves by that is more than a step. */
#define FAR 1000000
#define PAGE 2000000

void
ps_attendance_grid_focus_cell (PsAttendanceGrid *self,
                               guint             row,
                               guint             column)
{
  self->row = row;
  self->column = column;
  ps_attendance_grid_show_focus (self);
  ps_attendance_grid_say_focus (self);
  g_signal_emit_by_name (self, "moved");
}

static guint
step (guint at,
      int   by,
      int   page,
      guint n)
{
  gint64 to = at;

  if (by >= PAGE || by <= -PAGE)
    to += by > 0 ? page : -page;
  else
    to += by;

  return (guint) CLAMP (to, 0, (gint64) n - 1);
}

/**
 * ps_attendance_grid_move:
 * @rows: how far down the focus goes, up if negative; what is too far ends at the edge
 * @columns: how far back in time
 */
void
ps_attendance_grid_move (PsAttendanceGrid *self,
                         int               rows,
                         int               columns)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int page_rows, page_columns;

  g_return_if_fail (PS_IS_ATTENDANCE_GRID (self));

  if (ps_attendance_grid_is_empty (self))
    return;

  page_rows = (gtk_widget_get_height (widget) - self->head_height) / self->row_height - 1;
  page_columns = (gtk_widget_get_width (widget) - self->names_width) / self->column_width - 1;
  ps_attendance_grid_focus_cell (self,
                                 step (self->row, rows, MAX (1, page_rows), self->rows->len),
                                 step (self->column, columns, MAX (1, page_columns),
                                       ps_attendance_history_get_n_meetings (self->history)));
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data G_GNUC_UNUSED)
{
  PsAttendanceGrid *self = PS_ATTENDANCE_GRID (widget);
  gboolean looks;
  int rows, columns;

  g_variant_get (args, "(iib)", &rows, &columns, &looks);

  /* The arrows go where they point, whichever way time does; Home and End go by time. */
  if (looks && ps_attendance_grid_is_mirrored (self))
    columns = -columns;
  ps_attendance_grid_move (self, rows, columns);

  return TRUE;
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant  *args G_GNUC_UNUSED,
         gpointer   user_data G_GNUC_UNUSED)
{
  PsAttendanceGrid *self = PS_ATTENDANCE_GRID (widget);

  if (ps_attendance_grid_is_empty (self))
    return FALSE;

  g_signal_emit_by_name (self, "opened");

  return TRUE;
}

/* Returns: whether there is a cell at that place, or the name or the date of one */
static gboolean
find_cell (PsAttendanceGrid *self,
           double            x,
           double            y,
           int              *row,
           int              *column)
{
  if (ps_attendance_grid_is_empty (self))
    return FALSE;

  if (ps_attendance_grid_is_mirrored (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;

  *row = y < self->head_height
           ? -1
           : ((int) y - self->head_height + ps_attendance_grid_get_down (self)) / self->row_height;
  *column = x < self->names_width
              ? -1
              : ((int) x - self->names_width + self->across) / self->column_width;

  return *row < (int) self->rows->len &&
         *column < (int) ps_attendance_history_get_n_meetings (self->history) &&
         (*row >= 0 || *column >= 0);
}

void
ps_attendance_grid_pressed_cb (GtkGestureClick *gesture,
                               int              n_press,
                               double           x,
                               double           y)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  PsAttendanceGrid *self = PS_ATTENDANCE_GRID (widget);
  int row, column;

  gtk_widget_grab_focus (widget);
  if (!find_cell (self, x, y, &row, &column))
    return;

  ps_attendance_grid_focus_cell (self, row >= 0 ? (guint) row : self->row,
                                 column >= 0 ? (guint) column : self->column);
  if (n_press == 2)
    g_signal_emit_by_name (self, "opened");
}

gboolean
ps_attendance_grid_query_tooltip (GtkWidget  *widget,
                                  int         x,
                                  int         y,
                                  gboolean    keyboard,
                                  GtkTooltip *tooltip)
{
  PsAttendanceGrid *self = PS_ATTENDANCE_GRID (widget);
  g_autofree char *words = NULL;
  int row, column;

  if (keyboard || !find_cell (self, x, y, &row, &column))
    return FALSE;

  if (row >= 0 && column >= 0)
    words = ps_history_words_cell (self->history, g_array_index (self->rows, guint, row),
                                   (guint) column);
  else if (column >= 0)
    words = ps_history_words_column (self->history, (guint) column);
  else
    words = ps_history_words_name (
      ps_attendance_history_get_person (self->history, g_array_index (self->rows, guint, row)));
  gtk_tooltip_set_text (tooltip, words);

  return TRUE;
}

void
ps_attendance_grid_add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint           key, pad;
    GdkModifierType modifiers;
    int             rows, columns;
    gboolean        looks;
  } keys[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1, 0, FALSE },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1, 0, FALSE },
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, 0, -1, TRUE },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, 0, 1, TRUE },
    { GDK_KEY_Home, GDK_KEY_KP_Home, 0, 0, -FAR, FALSE },
    { GDK_KEY_End, GDK_KEY_KP_End, 0, 0, FAR, FALSE },
    { GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, -FAR, -FAR, FALSE },
    { GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, FAR, FAR, FALSE },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, -PAGE, 0, FALSE },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, PAGE, 0, FALSE },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GDK_CONTROL_MASK, 0, -PAGE, FALSE },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GDK_CONTROL_MASK, 0, PAGE, FALSE },
  };
  static const guint open[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, key_cb, "(iib)",
                                    keys[i].rows, keys[i].columns, keys[i].looks);
      gtk_widget_class_add_binding (widget_class, keys[i].pad, keys[i].modifiers, key_cb, "(iib)",
                                    keys[i].rows, keys[i].columns, keys[i].looks);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (open); i++)
    gtk_widget_class_add_binding (widget_class, open[i], 0, open_cb, NULL);
}
