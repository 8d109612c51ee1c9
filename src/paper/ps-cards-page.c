/* The script cards of an agenda: what can be said in each segment, to cut out and hold in the hand. */
#include "ps-cards-page.h"

#include <glib/gi18n-lib.h>

#include "ps-duration.h"
#include "ps-paper-flow.h"
#include "ps-segment-plan.h"

/* In points. */
#define GAP     10
#define PADDING 14

/* At arm’s length and in poor light; a script that is longer than its sheet is set smaller. */
#define FACT_SIZE  10.0
#define TITLE_SIZE 18.0
#define CUE_SIZE   14.0
#define LEAST_SCALE 0.4
#define SCALE_STEP  0.1

typedef struct {
  char      *group_name;
  GPtrArray *agenda;
} Cards;

static void
cards_free (gpointer data)
{
  Cards *self = data;

  g_free (self->group_name);
  g_ptr_array_unref (self->agenda);
  g_free (self);
}

static char *
dup_font (const char *style,
          double      size)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat ("Sans ", style, g_ascii_formatd (number, sizeof number, "%.1f", size), NULL);
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
dup_facts (const PsSegmentPlan *plan,
           guint                position,
           guint                n)
{
  g_autofree char *minutes = ps_duration_in_words (plan->planned_s);

  /* Translators: above a script card: %1$u of %2$u segments, %3$s is “5 minutes”, %4$s is who leads. */
  return g_strdup_printf (_("Segment %1$u of %2$u · %3$s · %4$s"), position + 1, n, minutes,
                          ps_led_by_get_label (plan->led_by));
}

/* The texts of a card, from its upper edge on.
 *
 * Returns: how high they are together
 */
static double
put_texts (PsPaperFlow         *flow,
           const PsSegmentPlan *plan,
           const char          *facts,
           double               scale)
{
  double width = ps_paper_flow_get_inner (flow) - 2 * PADDING;
  double top = flow->y;
  g_autofree char *fact_font = dup_font ("", FACT_SIZE);
  g_autofree char *title_font = dup_font ("Bold ", TITLE_SIZE);
  g_autofree char *cue_font = dup_font ("", CUE_SIZE * scale);
  double height;

  flow->y += PADDING;
  flow->y += ps_paper_flow_put (flow, PADDING, width, fact_font, facts) + GAP / 2;
  flow->y += ps_paper_flow_put (flow, PADDING, width, title_font, plan->title);
  if (has_text (plan->cue))
    {
      flow->y += GAP / 2;
      flow->y += ps_paper_flow_put (flow, PADDING, width, cue_font, plan->cue);
    }
  if (has_text (plan->materials))
    {
      g_autofree char *materials = NULL;

      /* Translators: on a script card: what has to be there for the segment. */
      materials = g_strdup_printf (_("To have at hand: %s"), plan->materials);
      flow->y += GAP;
      flow->y += ps_paper_flow_put (flow, PADDING, width, fact_font, materials);
    }
  flow->y += PADDING;
  height = flow->y - top;
  flow->y = top;

  return height;
}

/* How high the texts would be: nothing is drawn. */
static double
measure (PsPaperFlow         *flow,
         const PsSegmentPlan *plan,
         const char          *facts,
         double               scale)
{
  PsPaperFlow blind = *flow;

  blind.wanted = G_MAXUINT;

  return put_texts (&blind, plan, facts, scale);
}

static void
draw_frame (PsPaperFlow *flow,
            double       height)
{
  const double dashes[] = { 4, 3 };

  if (!ps_paper_flow_is_wanted (flow))
    return;

  cairo_save (flow->cr);
  cairo_set_line_width (flow->cr, 0.5);
  cairo_set_dash (flow->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (flow->cr, flow->margin, flow->y, ps_paper_flow_get_inner (flow), height);
  cairo_stroke (flow->cr);
  cairo_restore (flow->cr);
}

static void
put_card (PsPaperFlow         *flow,
          const PsSegmentPlan *plan,
          const char          *facts)
{
  double scale = 1;
  double height = measure (flow, plan, facts, scale);

  /* A card in two pieces is none. */
  while (height > ps_paper_flow_get_most (flow) && scale > LEAST_SCALE)
    {
      scale -= SCALE_STEP;
      height = measure (flow, plan, facts, scale);
    }

  ps_paper_flow_need (flow, height);
  draw_frame (flow, height);
  put_texts (flow, plan, facts, scale);
  flow->y += height + GAP;
}

static guint
put_cb (gconstpointer  data,
        cairo_t       *cr,
        double         width,
        double         height,
        guint          page)
{
  const Cards *self = data;
  PsPaperFlow flow;

  ps_paper_flow_begin (&flow, cr, width, height, page, self->group_name, _("Script Cards"));
  flow.y += ps_paper_flow_put (&flow, 0, ps_paper_flow_get_inner (&flow), "Sans 10",
                               self->group_name) + GAP;
  for (guint i = 0; i < self->agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (self->agenda, i);
      g_autofree char *facts = dup_facts (plan, i, self->agenda->len);

      put_card (&flow, plan, facts);
    }

  return ps_paper_flow_end (&flow);
}

/**
 * ps_cards_page_new:
 * @group_name: whose agenda
 * @agenda: (element-type PsSegmentPlan): copied
 *
 * Makes the pages with a card for each segment: what can be said in it, in plain words, who leads, how
 * long, and what has to be at hand. A card is never in two pieces.
 *
 * Returns: (transfer full): the pages
 */
PsPages *
ps_cards_page_new (const char *group_name,
                   GPtrArray  *agenda)
{
  Cards *cards = g_new0 (Cards, 1);

  cards->group_name = g_strdup (group_name);
  cards->agenda = ps_segment_plans_copy (agenda);

  return ps_pages_new (_("Script Cards"), put_cb, cards, cards_free);
}
