/* A text to read, on as many sheets of paper as it needs: headings stay with what they stand above, each
 * sheet but the first says whose text it is, and each is numbered.
 */
#include "ps-text-page.h"

#include <string.h>

#include "ps-paper-flow.h"
#include "ps-text-block.h"

/* In points. */
#define GAP          5
#define BEFORE_PART  14
#define LABEL_WIDTH  150
#define BULLET_WIDTH 14
/* What of a part has to be below its heading on the same sheet. */
#define PART_BEGINS  40

#define BULLET "•"

static const char * const fonts[] = {
  [PS_TEXT_TITLE] = "Sans Bold 20",
  [PS_TEXT_PARAGRAPH] = "Sans 11",
  [PS_TEXT_NOTICE] = "Sans Bold 10",
  [PS_TEXT_HEADING] = "Sans Bold 13",
  [PS_TEXT_FACT] = "Sans 11",
  [PS_TEXT_ITEM] = "Sans 11",
};

#define LABEL_FONT "Sans Bold 11"

typedef struct {
  GPtrArray *blocks;
  char      *title;   /* of the text itself, which may name somebody */
} Text;

static void
text_free (gpointer data)
{
  Text *text = data;

  g_ptr_array_unref (text->blocks);
  g_free (text->title);
  g_free (text);
}

/* Between two words near the middle, or between two letters where there are no words. */
static const char *
find_middle (const char *text)
{
  const char *middle = text + strlen (text) / 2;
  const char *space = strpbrk (middle, " \n");

  if (space != NULL)
    return space + 1;

  return g_utf8_find_prev_char (text, middle);
}

/* What is higher than a sheet goes on on the next one. */
static void
put_text (PsPaperFlow *flow,
          double       x,
          const char  *font,
          const char  *text)
{
  double width = ps_paper_flow_get_inner (flow) - x;
  double high = ps_paper_measure_text (flow->cr, width, font, text);
  const char *middle = high > ps_paper_flow_get_most (flow) ? find_middle (text) : NULL;

  if (middle != NULL && middle > text && *middle != '\0')
    {
      g_autofree char *first = g_strndup (text, middle - text);

      put_text (flow, x, font, g_strchomp (first));
      put_text (flow, x, font, middle);
      return;
    }

  ps_paper_flow_need (flow, high);
  flow->y += ps_paper_flow_put (flow, x, width, font, text);
}

/* Something at the side, beside the first lines of a text. */
static void
put_beside (PsPaperFlow *flow,
            double       x,
            const char  *side_font,
            const char  *side,
            const char  *font,
            const char  *text)
{
  double side_high = ps_paper_measure_text (flow->cr, x, side_font, side);
  double high = ps_paper_measure_text (flow->cr, ps_paper_flow_get_inner (flow) - x, font, text);
  double top;
  guint page;

  ps_paper_flow_need (flow, MAX (side_high, MIN (high, ps_paper_flow_get_most (flow))));
  top = flow->y;
  page = flow->page;
  ps_paper_flow_put (flow, 0, x - GAP, side_font, side);
  put_text (flow, x, font, text);
  if (flow->page == page)
    flow->y = MAX (flow->y, top + side_high);
}

static void
put_block (PsPaperFlow       *flow,
           const PsTextBlock *block)
{
  const char *font = fonts[block->kind];
  double inner = ps_paper_flow_get_inner (flow);

  switch (block->kind)
    {
    case PS_TEXT_HEADING:
      flow->y += BEFORE_PART;
      ps_paper_flow_need (flow, ps_paper_measure_text (flow->cr, inner, font, block->text)
                                + PART_BEGINS);
      put_text (flow, 0, font, block->text);
      break;

    case PS_TEXT_FACT:
      put_beside (flow, LABEL_WIDTH, LABEL_FONT, block->label, font, block->text);
      break;

    case PS_TEXT_ITEM:
      put_beside (flow, BULLET_WIDTH, font, BULLET, font, block->text);
      break;

    case PS_TEXT_TITLE:
    case PS_TEXT_PARAGRAPH:
    case PS_TEXT_NOTICE:
    default:
      put_text (flow, 0, font, block->text);
    }

  flow->y += GAP;
}

static guint
put_cb (gconstpointer  data,
        cairo_t       *cr,
        double         width,
        double         height,
        guint          page)
{
  const Text *text = data;
  PsPaperFlow flow;

  /* What the text says, and not the name above it, tells from which side it is read. */
  ps_paper_flow_begin (&flow, cr, width, height, page, text->title,
                       text->blocks->len > 1
                       ? ((const PsTextBlock *) g_ptr_array_index (text->blocks, 1))->text : text->title);
  for (guint i = 0; i < text->blocks->len; i++)
    put_block (&flow, g_ptr_array_index (text->blocks, i));

  return ps_paper_flow_end (&flow);
}

/**
 * ps_text_page_new:
 * @title: what it is called, for a printer’s queue and a reader of PDF files; it names nobody
 * @blocks: (element-type PsTextBlock): the text, its title first, which is above every page
 *
 * Returns: (transfer full): the pages
 */
PsPages *
ps_text_page_new (const char *title,
                  GPtrArray  *blocks)
{
  Text *text = g_new0 (Text, 1);

  g_return_val_if_fail (blocks->len > 0, NULL);

  text->blocks = g_ptr_array_ref (blocks);
  text->title = g_strdup (((const PsTextBlock *) g_ptr_array_index (blocks, 0))->text);

  return ps_pages_new (title, put_cb, text, text_free);
}
