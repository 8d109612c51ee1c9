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
  GPtrArray    *nodes;      /* of GskRenderNode: each has the transform and in it one glyph */
  GskTransform *transform;  /* that they were made with */
};

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
is_same (GskRenderNode          *node,
         PangoFont              *font,
         const PangoGlyphInfo   *glyph,
         const GdkRGBA          *color,
         const graphene_point_t *place)
{
  GskRenderNode *text = gsk_transform_node_get_child (node);
  const PangoGlyphInfo *old = gsk_text_node_get_glyphs (text, NULL);

  return gsk_text_node_get_font (text) == font
         && old->glyph == glyph->glyph
         && old->geometry.x_offset == glyph->geometry.x_offset
         && old->geometry.y_offset == glyph->geometry.y_offset
         && gdk_rgba_equal (gsk_text_node_get_color (text), color)
         && graphene_point_equal (gsk_text_node_get_offset (text), place);
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
      GskRenderNode *node = n < self->nodes->len ? g_ptr_array_index (self->nodes, n) : NULL;

      if (node == NULL || !is_same (node, font, glyph, color, &place))
        {
          node = make_node (font, glyph, color, &place, self->transform);
          if (n == self->nodes->len)
            g_ptr_array_add (self->nodes, NULL);
          g_clear_pointer (&g_ptr_array_index (self->nodes, n), gsk_render_node_unref);
          g_ptr_array_index (self->nodes, n) = node;
        }

      if (node != NULL)
        gtk_snapshot_append_node (snapshot, node);
      place.x += (float) glyph->geometry.width / PANGO_SCALE;
      n++;
    }

  return n;
}

static void
unref_node (gpointer node)
{
  if (node != NULL)
    gsk_render_node_unref (node);
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

  self->nodes = g_ptr_array_new_with_free_func (unref_node);

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
  g_ptr_array_unref (self->nodes);
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
      g_ptr_array_set_size (self->nodes, 0);
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
  g_ptr_array_set_size (self->nodes, (int) n);
}
