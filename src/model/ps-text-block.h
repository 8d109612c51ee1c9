#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsTextKind:
 * @PS_TEXT_TITLE: what stands above all of it
 * @PS_TEXT_PARAGRAPH: a text of its own
 * @PS_TEXT_NOTICE: a text that has to be noticed
 * @PS_TEXT_HEADING: what stands above a part
 * @PS_TEXT_FACT: a label, and what is to be said of it
 * @PS_TEXT_ITEM: one of a list
 *
 * What a piece of text is, and so how it looks.
 */
typedef enum {
  PS_TEXT_TITLE,
  PS_TEXT_PARAGRAPH,
  PS_TEXT_NOTICE,
  PS_TEXT_HEADING,
  PS_TEXT_FACT,
  PS_TEXT_ITEM,
} PsTextKind;

/**
 * PsTextBlock:
 * @label: (nullable): of a fact
 * @text: plain text
 *
 * One piece of a text to read, whether that is written to a file or drawn on paper.
 */
typedef struct {
  PsTextKind  kind;
  char       *label;
  char       *text;
} PsTextBlock;

GPtrArray *ps_text_blocks_new (void);
void       ps_text_blocks_add (GPtrArray  *blocks,
                               PsTextKind  kind,
                               const char *label,
                               const char *text);

G_END_DECLS
