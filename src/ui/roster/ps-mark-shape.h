#pragma once

#include <gtk/gtk.h>

#include "ps-attendance-history.h"

G_BEGIN_DECLS

/**
 * PsMarkColors:
 * @text: of words and outlines
 * @there: of who was there
 * @part: of who was there for a part of it
 * @excused: of who had said that they would not come
 * @ground: what the marks stand on
 *
 * The colours that marks are drawn in. They never say anything that the shape does not.
 */
typedef struct {
  GdkRGBA text;
  GdkRGBA there;
  GdkRGBA part;
  GdkRGBA excused;
  GdkRGBA ground;
} PsMarkColors;

void ps_mark_colors_read (PsMarkColors        *colors,
                          GtkWidget           *widget);
void ps_mark_draw        (GtkSnapshot         *snapshot,
                          PsHistoryCell        cell,
                          const PsMarkColors  *colors,
                          float                x,
                          float                y,
                          float                size,
                          gboolean             mirrored);

G_END_DECLS
