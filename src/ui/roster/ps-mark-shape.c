/* How a mark on the sheet looks in the grid: told by its shape, and by its colour as well.
 *
 *   there        a disc
 *   late         the half of a disc that was there: the second
 *   left early   the first half
 *   excused      a ring around a dot
 *   not there    a ring
 *   not marked   a small dot
 *   no member    nothing
 *
 * Whoever was there online has a small square at the corner, by telephone a small bar.
 */
#include "ps-mark-shape.h"

#include <adwaita.h>

static void
look_up (GtkStyleContext *context,
         const char      *name,
         GdkRGBA         *color)
{
  GdkRGBA found;

  if (gtk_style_context_lookup_color (context, name, &found))
    *color = found;
}

/**
 * ps_mark_colors_read:
 * @colors: (out): what the style of @widget says
 */
void
ps_mark_colors_read (PsMarkColors *colors,
                     GtkWidget    *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  gtk_style_context_get_color (context, &colors->text);
  colors->there = colors->part = colors->excused = colors->ground = colors->text;
  look_up (context, "view_bg_color", &colors->ground);

  /* Where contrast matters most, shapes are enough. */
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    return;

  look_up (context, "success_color", &colors->there);
  look_up (context, "warning_color", &colors->part);
  look_up (context, "accent_color", &colors->excused);
}

static void
draw_disc (GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           float          x,
           float          y,
           float          size)
{
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &GRAPHENE_RECT_INIT (x, y, size, size), size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, color, &disc.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_ring (GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           float          x,
           float          y,
           float          size)
{
  float line = MAX (1.5f, size / 9);
  const float lines[] = { line, line, line, line };
  const GdkRGBA sides[] = { *color, *color, *color, *color };
  GskRoundedRect ring;

  gsk_rounded_rect_init_from_rect (&ring, &GRAPHENE_RECT_INIT (x, y, size, size), size / 2);
  gtk_snapshot_append_border (snapshot, &ring, lines, sides);
}

static void
draw_half (GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           float          x,
           float          y,
           float          size,
           gboolean       right)
{
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (right ? x + size / 2 : x, y, size / 2, size));
  draw_disc (snapshot, color, x, y, size);
  gtk_snapshot_pop (snapshot);
  draw_ring (snapshot, color, x, y, size);
}

static void
draw_mode (GtkSnapshot         *snapshot,
           PsMode               mode,
           const PsMarkColors  *colors,
           float                x,
           float                y,
           float                size,
           gboolean             mirrored)
{
  float side = MAX (3, size / 3);
  float high = mode == PS_MODE_ONLINE ? side : MAX (2, side / 2);
  float at = mirrored ? x - side * .5f : x + size - side * .5f;
  float top = y + size - high * .75f;

  if (mode == PS_MODE_IN_PERSON)
    return;

  gtk_snapshot_append_color (snapshot, &colors->ground,
                             &GRAPHENE_RECT_INIT (at - 1, top - 1, side + 2, high + 2));
  gtk_snapshot_append_color (snapshot, &colors->text, &GRAPHENE_RECT_INIT (at, top, side, high));
}

/**
 * ps_mark_draw:
 * @cell: how somebody was there
 * @x: where the mark begins
 * @size: how wide and high it is
 * @mirrored: whether time goes from right to left
 */
void
ps_mark_draw (GtkSnapshot         *snapshot,
              PsHistoryCell        cell,
              const PsMarkColors  *colors,
              float                x,
              float                y,
              float                size,
              gboolean             mirrored)
{
  switch (cell.mark)
    {
    case PS_MARK_PRESENT:
      draw_disc (snapshot, &colors->there, x, y, size);
      break;

    case PS_MARK_LATE:
      draw_half (snapshot, &colors->part, x, y, size, !mirrored);
      break;

    case PS_MARK_LEFT_EARLY:
      draw_half (snapshot, &colors->part, x, y, size, mirrored);
      break;

    case PS_MARK_EXCUSED:
      draw_ring (snapshot, &colors->excused, x, y, size);
      draw_disc (snapshot, &colors->excused, x + size * .325f, y + size * .325f, size * .35f);
      break;

    case PS_MARK_ABSENT:
      draw_ring (snapshot, &colors->text, x, y, size);
      break;

    case PS_MARK_NONE:
    case PS_MARK_EXPECTED:
    case PS_N_MARKS:
    default:
      if (cell.member)
        draw_disc (snapshot, &colors->text, x + size * .4f, y + size * .4f, size * .2f);
      return;
    }

  if (ps_mark_is_here (cell.mark))
    draw_mode (snapshot, cell.mode, colors, x, y, size, mirrored);
}
