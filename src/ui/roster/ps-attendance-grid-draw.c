/* How PsAttendanceGrid looks: only what is in sight is laid out and drawn. */
#include "ps-attendance-grid-private.h"

#include <glib/gi18n-lib.h>

#include "ps-mark-shape.h"

#define PAD 6

/* What is needed for one drawing. */
typedef struct {
  PsAttendanceGrid *self;
  GtkSnapshot      *snapshot;
  PsMarkColors      colors;
  PangoLayout      *layout;
  PangoAttrList    *bold;
  PangoAttrList    *small;
  float             width;
  float             height;
  gboolean          mirrored;
  PangoAlignment    start;    /* where words begin */
  int               down;
  guint             first_row, end_row, first_column, end_column;
  guint             first_whole;   /* the first column that is not cut off */
} Drawing;

/**
 * ps_attendance_grid_take_sizes:
 * @width: of the widget, pixels; 0 before it has one
 *
 * All sizes come from the font, so that larger text has larger rows.
 */
void
ps_attendance_grid_take_sizes (PsAttendanceGrid *self,
                               int               width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  int letter = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  self->line = MAX (line, 8);
  self->row_height = 2 * self->line + 2 * PAD;
  self->column_width = MAX (2 * self->line, 4 * letter + PAD);
  self->head_height = 4 * self->line + 2 * PAD;
  self->names_width = CLAMP (width * 2 / 5, 12 * letter, 26 * letter);
}

/* Where something is that is @width wide and begins at @x, time going from the names away. */
static float
place (const Drawing *drawing,
       float          x,
       float          width)
{
  return drawing->mirrored ? drawing->width - x - width : x;
}

static float
column_x (const Drawing *drawing,
          guint          column)
{
  const PsAttendanceGrid *self = drawing->self;

  return place (drawing,
                (float) (self->names_width + (int) column * self->column_width - self->across),
                (float) self->column_width);
}

static float
row_y (const Drawing *drawing,
       guint          row)
{
  const PsAttendanceGrid *self = drawing->self;

  return (float) (self->head_height + (int) row * self->row_height - drawing->down);
}

static GdkRGBA
dimmed (const Drawing *drawing,
        float          alpha)
{
  GdkRGBA color = drawing->colors.text;

  color.alpha *= alpha;

  return color;
}

/* Pango takes left for right where a line runs the other way than the widget, also one that begins with a
 * number; names stay where names begin, whatever they are written in.
 */
static PangoAlignment
find_alignment (const Drawing  *drawing,
                PangoAlignment  wanted)
{
  PangoDirection runs = pango_layout_get_line_readonly (drawing->layout, 0)->resolved_dir;

  if (wanted == PANGO_ALIGN_CENTER || (runs == PANGO_DIRECTION_RTL) == drawing->mirrored)
    return wanted;

  return wanted == PANGO_ALIGN_LEFT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static void
draw_text (Drawing        *drawing,
           const char     *text,
           PangoAttrList  *attributes,
           PangoAlignment  alignment,
           const GdkRGBA  *color,
           float           x,
           float           y,
           float           width)
{
  PangoLayout *layout = drawing->layout;

  pango_layout_set_width (layout, MAX (1, (int) width) * PANGO_SCALE);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_alignment (layout, find_alignment (drawing, alignment));

  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (drawing->snapshot, layout, color);
  gtk_snapshot_restore (drawing->snapshot);
}

static void
push_part (Drawing *drawing,
           float    x,
           float    y,
           float    width,
           float    height)
{
  gtk_snapshot_push_clip (drawing->snapshot,
                          &GRAPHENE_RECT_INIT (place (drawing, x, width), y, width, height));
}

static void
draw_line (Drawing *drawing,
           float    x,
           float    y,
           float    width,
           float    height,
           float    alpha)
{
  GdkRGBA color = dimmed (drawing, alpha);

  gtk_snapshot_append_color (drawing->snapshot, &color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* The row and the column of the focused cell are shaded, so that the eye finds its name and date. */
static void
draw_cross (Drawing *drawing)
{
  const PsAttendanceGrid *self = drawing->self;

  draw_line (drawing, 0, row_y (drawing, self->row), drawing->width, (float) self->row_height, .06f);
  draw_line (drawing, column_x (drawing, self->column), 0, (float) self->column_width,
             drawing->height, .06f);
}

static void
draw_cells (Drawing *drawing)
{
  const PsAttendanceGrid *self = drawing->self;
  float size = (float) self->line * .8f;

  for (guint row = drawing->first_row; row < drawing->end_row; row++)
    {
      guint person = g_array_index (self->rows, guint, row);
      float y = row_y (drawing, row);

      draw_line (drawing, 0, y + (float) self->row_height - 1, drawing->width, 1, .1f);
      for (guint column = drawing->first_column; column < drawing->end_column; column++)
        {
          PsHistoryCell cell = ps_attendance_history_get_cell (self->history, person, column);

          /* On a sheet that was forgotten nobody was marked. */
          if (!ps_attendance_history_get_meeting (self->history, column)->taken)
            cell.mark = PS_MARK_NONE;

          ps_mark_draw (drawing->snapshot, cell, &drawing->colors,
                        column_x (drawing, column) + ((float) self->column_width - size) / 2,
                        y + ((float) self->row_height - size) / 2, size, drawing->mirrored);
        }
    }
}

static void
draw_focus (Drawing *drawing)
{
  const PsAttendanceGrid *self = drawing->self;
  const float lines[] = { 2, 2, 2, 2 };
  const GdkRGBA *color = &drawing->colors.excused; /* the accent, or black where contrast is high */
  const GdkRGBA sides[] = { *color, *color, *color, *color };
  GskRoundedRect frame;

  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return;

  gsk_rounded_rect_init_from_rect (
    &frame, &GRAPHENE_RECT_INIT (column_x (drawing, self->column) + 1, row_y (drawing, self->row) + 1,
                                 (float) self->column_width - 2, (float) self->row_height - 3), 6);
  gtk_snapshot_append_border (drawing->snapshot, &frame, lines, sides);
}

static void
draw_date (Drawing *drawing,
           guint    column)
{
  const PsAttendanceGrid *self = drawing->self;
  const PsHistoryMeeting *meeting = ps_attendance_history_get_meeting (self->history, column);
  g_autoptr (GDateTime) day =
    g_date_time_new_utc (g_date_get_year (&meeting->day), (int) g_date_get_month (&meeting->day),
                         g_date_get_day (&meeting->day), 0, 0, 0);
  g_autofree char *month = g_date_time_format (day, "%b");
  g_autofree char *number = g_date_time_format (day, "%-d");
  g_autofree char *here = meeting->taken ? g_strdup_printf ("%u", meeting->here) : g_strdup ("–");
  float x = column_x (drawing, column);
  float y = PAD;
  float line = (float) self->line;
  float width = (float) self->column_width;
  GdkRGBA dim = dimmed (drawing, .7f);

  /* The year stands over the first column of it, as one comes to it, and over the first in sight. */
  if (column == drawing->first_whole || column == 0 ||
      g_date_get_year (&ps_attendance_history_get_meeting (self->history, column - 1)->day) !=
        g_date_get_year (&meeting->day))
    {
      g_autofree char *year = g_date_time_format (day, "%Y");

      draw_text (drawing, year, drawing->small, PANGO_ALIGN_CENTER, &dim, x, y, width);
    }
  draw_text (drawing, month, drawing->small, PANGO_ALIGN_CENTER, &dim, x, y + line, width);
  draw_text (drawing, number, drawing->bold, PANGO_ALIGN_CENTER, &drawing->colors.text, x,
             y + 2 * line, width);
  draw_text (drawing, here, drawing->small, PANGO_ALIGN_CENTER, &drawing->colors.text, x,
             y + 3 * line, width);
}

static void
draw_name (Drawing *drawing,
           guint    row)
{
  const PsAttendanceGrid *self = drawing->self;
  const PsHistoryPerson *person =
    ps_attendance_history_get_person (self->history, g_array_index (self->rows, guint, row));
  g_autofree char *numbers = ps_streak_dup_numbers (&person->streak);
  g_autofree char *below = NULL;
  GdkRGBA dim = dimmed (drawing, .7f);
  float width = (float) self->names_width - 2 * PAD;
  float y = row_y (drawing, row) + PAD;
  float mark = person->not_seen ? (float) self->line : 0;
  float x = place (drawing, PAD, width);

  /* The name is never told from another's by what a narrow column has cut off. */
  if (person->hint != NULL && *numbers != '\0')
    below = g_strdup_printf ("%s · %s", person->hint, numbers);
  else
    below = g_strdup (person->hint != NULL ? person->hint : numbers);

  draw_text (drawing, person->name, person->member ? drawing->bold : NULL, drawing->start,
             person->member ? &drawing->colors.text : &dim,
             drawing->mirrored ? x + mark : x, y, width - mark);
  draw_text (drawing, below, drawing->small, drawing->start, &dim, x, y + (float) self->line, width);

  /* A flag that stands for a call; what it says is said in words below. */
  if (person->not_seen)
    {
      float side = mark * .6f;
      float at = place (drawing, (float) self->names_width - PAD - side, side);

      gtk_snapshot_append_color (drawing->snapshot,
                                 person->call_due ? &drawing->colors.part : &dim,
                                 &GRAPHENE_RECT_INIT (at, y + mark * .2f, side, side * .6f));
      gtk_snapshot_append_color (drawing->snapshot, &drawing->colors.text,
                                 &GRAPHENE_RECT_INIT (drawing->mirrored ? at + side - 1.5f : at,
                                                      y + mark * .2f, 1.5f, side * 1.2f));
    }
}

static void
draw_corner (Drawing *drawing)
{
  const PsAttendanceGrid *self = drawing->self;
  /* Translators: what the numbers below the dates are: how many came to that meeting. */
  const char *words = _("How many were here");
  float width = (float) self->names_width - 2 * PAD;
  GdkRGBA dim = dimmed (drawing, .7f);
  int height;

  /* Beside the numbers, and as far up as a longer language needs. */
  pango_layout_set_height (drawing->layout, -4);
  pango_layout_set_width (drawing->layout, (int) width * PANGO_SCALE);
  pango_layout_set_attributes (drawing->layout, drawing->small);
  pango_layout_set_text (drawing->layout, words, -1);
  pango_layout_get_pixel_size (drawing->layout, NULL, &height);
  draw_text (drawing, words, drawing->small, drawing->start, &dim, place (drawing, PAD, width),
             (float) (self->head_height - PAD - height), width);
  pango_layout_set_height (drawing->layout, -1);
}

static PangoAttrList *
make_attributes (PangoAttribute *attribute)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (list, attribute);

  return list;
}

static void
drawing_init (Drawing          *drawing,
              PsAttendanceGrid *self,
              GtkSnapshot      *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = ps_attendance_history_get_n_meetings (self->history);

  drawing->self = self;
  drawing->snapshot = snapshot;
  drawing->width = (float) gtk_widget_get_width (widget);
  drawing->height = (float) gtk_widget_get_height (widget);
  drawing->mirrored = ps_attendance_grid_is_mirrored (self);
  drawing->start = drawing->mirrored ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
  drawing->down = ps_attendance_grid_get_down (self);
  ps_mark_colors_read (&drawing->colors, widget);

  drawing->layout = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_ellipsize (drawing->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (drawing->layout, TRUE);
  drawing->bold = make_attributes (pango_attr_weight_new (PANGO_WEIGHT_MEDIUM));
  drawing->small = make_attributes (pango_attr_scale_new (.85));

  drawing->first_row = (guint) (drawing->down / self->row_height);
  drawing->end_row = MIN (self->rows->len,
                          drawing->first_row + (guint) drawing->height / (guint) self->row_height + 2);
  drawing->first_column = (guint) (self->across / self->column_width);
  drawing->first_whole = (guint) ((self->across + self->column_width - 1) / self->column_width);
  drawing->end_column = MIN (n, drawing->first_column +
                                (guint) drawing->width / (guint) self->column_width + 2);
}

static void
drawing_clear (Drawing *drawing)
{
  g_object_unref (drawing->layout);
  pango_attr_list_unref (drawing->bold);
  pango_attr_list_unref (drawing->small);
}

/**
 * ps_attendance_grid_snapshot:
 *
 * Draws the cells in sight, then the dates and the names, over which nothing is scrolled.
 */
void
ps_attendance_grid_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  PsAttendanceGrid *self = PS_ATTENDANCE_GRID (widget);
  Drawing drawing = { 0 };
  float names = (float) self->names_width;
  float head = (float) self->head_height;

  if (ps_attendance_grid_is_empty (self))
    return;

  drawing_init (&drawing, self, snapshot);

  push_part (&drawing, names, head, drawing.width - names, drawing.height - head);
  draw_cross (&drawing);
  draw_cells (&drawing);
  draw_focus (&drawing);
  gtk_snapshot_pop (snapshot);

  push_part (&drawing, names, 0, drawing.width - names, head);
  draw_cross (&drawing);
  for (guint column = drawing.first_column; column < drawing.end_column; column++)
    draw_date (&drawing, column);
  gtk_snapshot_pop (snapshot);

  push_part (&drawing, 0, head, names, drawing.height - head);
  draw_cross (&drawing);
  for (guint row = drawing.first_row; row < drawing.end_row; row++)
    {
      draw_line (&drawing, 0, row_y (&drawing, row) + (float) self->row_height - 1, drawing.width, 1,
                 .1f);
      draw_name (&drawing, row);
    }
  gtk_snapshot_pop (snapshot);

  draw_corner (&drawing);
  draw_line (&drawing, place (&drawing, names - 1, 1), 0, 1, drawing.height, .2f);
  draw_line (&drawing, 0, head - 1, drawing.width, 1, .2f);
  drawing_clear (&drawing);
}
