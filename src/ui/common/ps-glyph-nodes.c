#include "ps-glyph-nodes.h"

/**
 * PsGlyphNodes:
 *
 * Draws a text that is large and of which little changes at a time, as a clock: each glyph is a
 * render node of its own, and a glyph that stays where it was stays the node that it was.
 *
 * GTK draws anew what is not the same node any more. A text is one node, and under a scale it cannot
 * tell which part of it differs: with the seconds of a clock all of it was cleared and painted, which
 * in a window of the usual size is a fifth of it, every second. So it is one digit.
 */
struct _PsGlyphNodes
{
  GArray       *glyphs;     /* of Glyph */
  GskTransform *transform;  /* that they were made with */
};

/* What was drawn, and the node that it was. Some versions of GTK hand another font to a text's node
 * than the one it was made with, so that cannot be asked.
 */
typedef struct {
  PangoFont        *font;
  PangoGlyph        glyph;
  int               x_offset;
  int               y_offset;
  GdkRGBA           color;
  graphene_point_t  place;
  GskRenderNode    *node;      /* nullable: has the transform and in it the glyph */
} Glyph;

static void
glyph_clear (gpointer data)
{
  Glyph *self = data;

  g_clear_object (&self->font);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

static GskRenderNode *
make_node (PangoFont              *font,
           PangoGlyphInfo         *glyph,
           const GdkRGBA          *color,
           const graphene_point_t *place,
           GskTransform           *transform)
{
  PangoGlyphString one = { .num_glyphs = 1, .glyphs = glyph, .log_clusters = (int[]) { 0 } };
  GskRenderNode *text = gsk_text_node_new (font, &one, color, place);
  GskRenderNode *node = NULL;

  /* A space has nothing to draw. */
  if (text != NULL)
    node = gsk_transform_node_new (text, transform);
  g_clear_pointer (&text, gsk_render_node_unref);

  return node;
}

static gboolean
is_same (const Glyph            *old,
         PangoFont              *font,
         const PangoGlyphInfo   *glyph,
         const GdkRGBA          *color,
         const graphene_point_t *place)
{
  return old->font == font
         && old->glyph == glyph->glyph
         && old->x_offset == glyph->geometry.x_offset
         && old->y_offset == glyph->geometry.y_offset
         && gdk_rgba_equal (&old->color, color)
         && graphene_point_equal (&old->place, place);
}

static void
take_glyph (Glyph                  *self,
            PangoFont              *font,
            PangoGlyphInfo         *glyph,
            const GdkRGBA          *color,
            const graphene_point_t *place,
            GskTransform           *transform)
{
  glyph_clear (self);
  self->font = g_object_ref (font);
  self->glyph = glyph->glyph;
  self->x_offset = glyph->geometry.x_offset;
  self->y_offset = glyph->geometry.y_offset;
  self->color = *color;
  self->place = *place;
  self->node = make_node (font, glyph, color, place, transform);
}

/* The glyphs of one run of the text, which begins at @place, from the one with the number @n on. */
static guint
append_run (PsGlyphNodes     *self,
            GtkSnapshot      *snapshot,
            PangoGlyphItem   *run,
            const GdkRGBA    *color,
            graphene_point_t  place,
            guint             n)
{
  PangoFont *font = run->item->analysis.font;

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];
      Glyph *drawn;

      if (n == self->glyphs->len)
        g_array_set_size (self->glyphs, n + 1);
      drawn = &g_array_index (self->glyphs, Glyph, n);

      if (!is_same (drawn, font, glyph, color, &place))
        take_glyph (drawn, font, glyph, color, &place, self->transform);
      if (drawn->node != NULL)
        gtk_snapshot_append_node (snapshot, drawn->node);
      place.x += (float) glyph->geometry.width / PANGO_SCALE;
      n++;
    }

  return n;
}

/**
 * ps_glyph_nodes_new:
 *
 * Returns: (transfer full): nodes of nothing yet
 */
PsGlyphNodes *
ps_glyph_nodes_new (void)
{
  PsGlyphNodes *self = g_new0 (PsGlyphNodes, 1);

  self->glyphs = g_array_new (FALSE, TRUE, sizeof (Glyph));
  g_array_set_clear_func (self->glyphs, glyph_clear);

  return self;
}

/**
 * ps_glyph_nodes_free:
 * @self: (transfer full): glyph nodes
 *
 * Lets go of them.
 */
void
ps_glyph_nodes_free (PsGlyphNodes *self)
{
  g_array_unref (self->glyphs);
  gsk_transform_unref (self->transform);
  g_free (self);
}

/**
 * ps_glyph_nodes_append:
 * @self: glyph nodes
 * @snapshot: where to draw
 * @layout: one line of text, with no other attributes than those of the font
 * @color: of the text
 * @x: where it begins, in pixels of @snapshot
 * @y: where its upper edge is
 * @scale: how much larger than in @layout it is
 *
 * Draws the text.
 */
void
ps_glyph_nodes_append (PsGlyphNodes  *self,
                       GtkSnapshot   *snapshot,
                       PangoLayout   *layout,
                       const GdkRGBA *color,
                       double         x,
                       double         y,
                       double         scale)
{
  GskTransform *transform =
    gsk_transform_scale (gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y)),
                         (float) scale, (float) scale);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint n = 0;

  if (!gsk_transform_equal (self->transform, transform))
    {
      g_array_set_size (self->glyphs, 0);
      gsk_transform_unref (self->transform);
      self->transform = gsk_transform_ref (transform);
    }
  gsk_transform_unref (transform);

  do
    {
      PangoGlyphItem *run = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle box;

      if (run == NULL)
        continue;

      pango_layout_iter_get_run_extents (iter, NULL, &box);
      n = append_run (self, snapshot, run, color,
                      GRAPHENE_POINT_INIT ((float) box.x / PANGO_SCALE,
                                           (float) pango_layout_iter_get_baseline (iter)
                                           / PANGO_SCALE),
                      n);
    }
  while (pango_layout_iter_next_run (iter));

  pango_layout_iter_free (iter);
  g_array_set_size (self->glyphs, n);
}
