#include "ps-text-block.h"

static void
block_free (gpointer data)
{
  PsTextBlock *block = data;

  g_free (block->label);
  g_free (block->text);
  g_free (block);
}

/**
 * ps_text_blocks_new:
 *
 * Returns: (transfer full) (element-type PsTextBlock): a text with nothing in it
 */
GPtrArray *
ps_text_blocks_new (void)
{
  return g_ptr_array_new_with_free_func (block_free);
}

/**
 * ps_text_blocks_add:
 * @label: (nullable): of a fact
 * @text: plain text
 *
 * Adds one piece to the end of a text.
 */
void
ps_text_blocks_add (GPtrArray  *blocks,
                    PsTextKind  kind,
                    const char *label,
                    const char *text)
{
  PsTextBlock *block = g_new0 (PsTextBlock, 1);

  block->kind = kind;
  block->label = g_strdup (label);
  block->text = g_strdup (text);
  g_ptr_array_add (blocks, block);
}
