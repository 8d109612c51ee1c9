#include "ps-meeting-bar.h"

#include <math.h>

/**
 * PsMeetingBar:
 *
 * How much of the segment is left, as a bar that gets shorter.
 *
 * It is for the eye only, so a screen reader does not meet it: the clock above it says the same.
 * Time over has no length: the frame is simply empty.
 */
struct _PsMeetingBar
{
  GtkWidget         parent_instance;

  PsMeetingBarLook  look;
  double            left;
  int               drawn;   /* where it ends on the screen, in steps; -1 if it must be drawn */
};

/* Ten seconds each. */
#define N_BLOCKS 6

/* It gets shorter in steps, each of which is some seconds in a short segment. */
#define N_STEPS 120

/* The end that moves is drawn apart from the rest, which then need not be drawn again. */
#define N_END_STEPS 12

static const char * const classes[] = {
  [PS_MEETING_BAR_RUNNING] = "running",
  [PS_MEETING_BAR_LAST] = "last",
  [PS_MEETING_BAR_OVER] = "over",
  [PS_MEETING_BAR_PAUSED] = "paused",
};

G_DEFINE_FINAL_TYPE (PsMeetingBar, ps_meeting_bar, GTK_TYPE_WIDGET)

/* Where the bar ends, in steps. */
static int
get_end (PsMeetingBar *self)
{
  return (int) ceil (self->left * (self->look == PS_MEETING_BAR_LAST ? N_BLOCKS : N_STEPS));
}

static void
append_shape (GtkSnapshot          *snapshot,
              const GskRoundedRect *shape,
              const GdkRGBA        *color)
{
  gtk_snapshot_push_rounded_clip (snapshot, shape);
  gtk_snapshot_append_color (snapshot, color, &shape->bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_piece (GtkSnapshot           *snapshot,
              const graphene_rect_t *bounds,
              const GdkRGBA         *color)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, bounds, bounds->size.height / 2);
  append_shape (snapshot, &shape, color);
}

static void
append_frame (GtkSnapshot           *snapshot,
              const graphene_rect_t *bounds,
              const GdkRGBA         *color)
{
  const float widths[4] = { 2, 2, 2, 2 };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, bounds, bounds->size.height / 2);
  gtk_snapshot_append_border (snapshot, &shape, widths, colors);
}

/* A piece @from to @to of the width, counted from where reading begins. */
static graphene_rect_t
get_piece (PsMeetingBar *self,
           double        from,
           double        to,
           double        thickness)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  float thick = (float) MAX (4, height * thickness);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    {
      double swapped = 1 - from;

      from = 1 - to;
      to = swapped;
    }

  return GRAPHENE_RECT_INIT ((float) (width * from), ((float) height - thick) / 2,
                             (float) (width * (to - from)), thick);
}

/* Something that is round at one end only, or at both. */
static void
append_part (PsMeetingBar  *self,
             GtkSnapshot   *snapshot,
             int            from,
             int            to,
             gboolean       round_begin,
             gboolean       round_end,
             const GdkRGBA *color)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  /* On whole pixels, so that there is no seam between two parts. */
  graphene_rect_t bounds = get_piece (self, (double) (width * from / N_STEPS) / width,
                                      (double) (width * to / N_STEPS) / width, 0.6);
  float radius = MIN (bounds.size.height, bounds.size.width) / 2;
  graphene_size_t square = GRAPHENE_SIZE_INIT (0, 0);
  graphene_size_t round = GRAPHENE_SIZE_INIT (radius, radius);
  const graphene_size_t *left = (rtl ? round_end : round_begin) ? &round : &square;
  const graphene_size_t *right = (rtl ? round_begin : round_end) ? &round : &square;
  GskRoundedRect shape;

  gsk_rounded_rect_init (&shape, &bounds, left, right, right, left);
  append_shape (snapshot, &shape, color);
}

static void
snapshot_left (PsMeetingBar  *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *color)
{
  int end = get_end (self);
  /* The end is no shorter than it is round. */
  int still = MAX (0, end / N_END_STEPS - 1) * N_END_STEPS;

  if (still > 0)
    append_part (self, snapshot, 0, still, TRUE, FALSE, color);
  if (end > 0)
    append_part (self, snapshot, still, end, still == 0, TRUE, color);
}

static void
snapshot_blocks (PsMeetingBar  *self,
                 GtkSnapshot   *snapshot,
                 const GdkRGBA *color,
                 const GdkRGBA *faint)
{
  /* A tenth of each block's share is the gap to the next. */
  const double share = 1.0 / N_BLOCKS;

  for (guint i = 0; i < N_BLOCKS; i++)
    {
      graphene_rect_t piece = get_piece (self, i * share, (i + 0.9) * share, 1);

      append_piece (snapshot, &piece, i * share < self->left ? color : faint);
    }
}

static void
ps_meeting_bar_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  PsMeetingBar *self = PS_MEETING_BAR (widget);
  graphene_rect_t whole = get_piece (self, 0, 1, 0.6);
  GdkRGBA color, faint;

  self->drawn = get_end (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  faint = color;
  faint.alpha *= 0.2f;

  switch (self->look)
    {
    case PS_MEETING_BAR_LAST:
      snapshot_blocks (self, snapshot, &color, &faint);
      break;

    case PS_MEETING_BAR_OVER:
      whole = get_piece (self, 0, 1, 1);
      append_frame (snapshot, &whole, &color);
      break;

    case PS_MEETING_BAR_RUNNING:
    case PS_MEETING_BAR_PAUSED:
    default:
      append_piece (snapshot, &whole, &faint);
      snapshot_left (self, snapshot, &color);
      break;
    }
}

static void
ps_meeting_bar_measure (GtkWidget      *widget G_GNUC_UNUSED,
                        GtkOrientation  orientation,
                        int             for_size G_GNUC_UNUSED,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline G_GNUC_UNUSED,
                        int            *natural_baseline G_GNUC_UNUSED)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : 8;
}

static void
ps_meeting_bar_class_init (PsMeetingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = ps_meeting_bar_snapshot;
  widget_class->measure = ps_meeting_bar_measure;

  gtk_widget_class_set_css_name (widget_class, "ps-meeting-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ps_meeting_bar_init (PsMeetingBar *self)
{
  self->left = 1;
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[self->look]);
}

/**
 * ps_meeting_bar_new:
 *
 * Makes a full bar.
 *
 * Returns: (transfer floating): a #PsMeetingBar
 */
GtkWidget *
ps_meeting_bar_new (void)
{
  return g_object_new (PS_TYPE_MEETING_BAR, NULL);
}

/**
 * ps_meeting_bar_show:
 * @self: a bar
 * @look: what it says
 * @left: how much is left, 0 to 1: of the segment, or of its last minute
 *
 * Sets what is shown. It is drawn again when that can be seen: a bar of a thousand pixels that is
 * painted every second, from one side of the window to the other, costs more than the clock above it.
 */
void
ps_meeting_bar_show (PsMeetingBar     *self,
                     PsMeetingBarLook  look,
                     double            left)
{
  g_return_if_fail (PS_IS_MEETING_BAR (self));

  left = CLAMP (left, 0, 1);
  if (self->look == look && self->left == left)
    return;

  if (self->look != look)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[self->look]);
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[look]);
      self->drawn = -1;
    }
  self->look = look;
  self->left = left;
  if (get_end (self) != self->drawn)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ps_meeting_bar_get_look:
 * @self: a bar
 *
 * Returns: what it says
 */
PsMeetingBarLook
ps_meeting_bar_get_look (PsMeetingBar *self)
{
  g_return_val_if_fail (PS_IS_MEETING_BAR (self), PS_MEETING_BAR_RUNNING);

  return self->look;
}
