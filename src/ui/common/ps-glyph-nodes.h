#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _PsGlyphNodes PsGlyphNodes;

PsGlyphNodes *ps_glyph_nodes_new    (void);
void          ps_glyph_nodes_free   (PsGlyphNodes *self);
void          ps_glyph_nodes_append (PsGlyphNodes  *self,
                                     GtkSnapshot   *snapshot,
                                     PangoLayout   *layout,
                                     const GdkRGBA *color,
                                     double         x,
                                     double         y,
                                     double         scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsGlyphNodes, ps_glyph_nodes_free)

G_END_DECLS
