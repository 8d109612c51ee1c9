#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsHelpKind:
 * @PS_HELP_TEXT: a paragraph
 * @PS_HELP_STEP: one of numbered steps; a step after anything else begins at 1
 * @PS_HELP_POINT: one of a list without an order
 *
 * What a block of a help page is.
 */
typedef enum {
  PS_HELP_TEXT,
  PS_HELP_STEP,
  PS_HELP_POINT,
} PsHelpKind;

typedef struct {
  PsHelpKind  kind;
  const char *text;     /* not yet translated */
} PsHelpBlock;

/* One page: a task, in the words of the person who has it. */
typedef struct {
  const char        *title;   /* not yet translated */
  const PsHelpBlock *blocks;
  gsize              n_blocks;
} PsHelpPage;

const PsHelpPage *ps_help_text_get (guint index);

G_END_DECLS
