#include "ps-agenda-page-private.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-duration.h"
#include "ps-segment-plan.h"
#include "ps-time-words.h"

/* In points. */
#define MARGIN     54
#define GAP        10
#define TIME_WIDTH 84
#define ROLE_WIDTH 130
/* Above the bottom margin, for the number of the page. */
#define FOOT       20

#define TITLE_FONT "Sans Bold 24"
#define DATE_FONT  "Sans 13"
#define WHAT_FONT  "Sans 14"
#define WHEN_FONT  "Sans 14"
#define WHO_FONT   "Sans 14"
#define SMALL_FONT "Sans 10"
#define POINT_FONT "Sans 12"
#define HEAD_FONT  "Sans Bold 14"

/* How much larger or smaller all of it may be, in hundredths. The least leaves ten points to what
 * was agreed on.
 */
#define LEAST_SCALE 85
#define MOST_SCALE  160
#define SCALE_STEP  5

/* Goes through the pages once, to draw one of them or to count them. */
typedef struct {
  const PsAgendaPage *self;
  cairo_t            *cr;
  double              width;
  double              height;
  double              margin;
  double              y;
  guint               page;
  guint               wanted;
  gboolean            rtl;
  double              agenda_height;
  gboolean            whole;          /* what was agreed on is there, if anything was */
} Walk;

static double
get_inner (const Walk *walk)
{
  return walk->width - 2 * walk->margin;
}

/* A column's text, at the side from which the language of the page is read. @x is from there.
 *
 * Returns: how high it is
 */
static double
put (Walk       *walk,
     double      x,
     double      width,
     const char *font,
     const char *text)
{
  PangoAlignment alignment = PANGO_ALIGN_LEFT;

  if (walk->page != walk->wanted)
    return ps_paper_measure_text (walk->cr, width, font, text);

  if (walk->rtl)
    {
      x = get_inner (walk) - x - width;
      /* "Left" is right for a text that runs from right to left, but not for figures alone. */
      if (!ps_paper_is_rtl (walk->cr, text))
        alignment = PANGO_ALIGN_RIGHT;
    }

  return ps_paper_draw_text (walk->cr, walk->margin + x, walk->y, width, font, alignment, text);
}

static void
rule (Walk *walk)
{
  if (walk->page != walk->wanted)
    return;

  cairo_set_line_width (walk->cr, 0.5);
  cairo_move_to (walk->cr, walk->margin, walk->y);
  cairo_line_to (walk->cr, walk->width - walk->margin, walk->y);
  cairo_stroke (walk->cr);
}

static double
get_left (const Walk *walk)
{
  return walk->height - walk->margin - FOOT - walk->y;
}

/* Goes on to the next page when there is no room for @height, unless this one is empty. */
static void
need (Walk   *walk,
      double  height)
{
  if (height <= get_left (walk) || walk->y <= walk->margin)
    return;

  walk->page++;
  walk->y = walk->margin;
  walk->y += put (walk, 0, get_inner (walk), SMALL_FONT, walk->self->group_name) + GAP;
}

static void
put_head (Walk *walk)
{
  const PsAgendaPage *self = walk->self;
  gint64 length_s = ps_segment_plans_total (self->agenda);
  g_autofree char *when = NULL;
  g_autofree char *words = NULL;

  walk->y += put (walk, 0, get_inner (walk), TITLE_FONT, self->group_name) + GAP / 2;

  if (self->starts_at != 0)
    {
      GDate day = ps_date_of_instant (self->starts_at, self->zone, NULL);
      g_autofree char *date = ps_date_words_day (&day, &day, NULL);
      g_autofree char *span =
        ps_time_words_span (self->starts_at, self->starts_at + length_s * G_TIME_SPAN_SECOND,
                            self->zone, NULL);

      /* Translators: when a meeting is: a day, and “18:00 to 19:30”. */
      when = g_strdup_printf (_("%1$s, %2$s"), date, span);
    }
  else
    {
      when = ps_duration_in_words (length_s);
    }

  /* Translators: when and where a meeting is. */
  words = *self->place != '\0' ? g_strdup_printf (_("%1$s, %2$s"), when, self->place)
                               : g_steal_pointer (&when);
  walk->y += put (walk, 0, get_inner (walk), DATE_FONT, words) + 2 * GAP;
}

static void
put_row (Walk       *walk,
         const char *when,
         const char *what,
         const char *who)
{
  double inner = get_inner (walk);
  double what_width = inner - TIME_WIDTH - ROLE_WIDTH - GAP;
  double height = MAX (ps_paper_measure_text (walk->cr, what_width, WHAT_FONT, what),
                       ps_paper_measure_text (walk->cr, ROLE_WIDTH, WHO_FONT, who));

  need (walk, height + GAP);
  rule (walk);
  walk->y += GAP / 2;
  put (walk, 0, TIME_WIDTH - GAP, WHEN_FONT, when);
  put (walk, TIME_WIDTH, what_width, WHAT_FONT, what);
  put (walk, inner - ROLE_WIDTH, ROLE_WIDTH, WHO_FONT, who);
  walk->y += height + GAP / 2;
}

static void
put_agenda (Walk *walk)
{
  const PsAgendaPage *self = walk->self;
  gint64 at_s = 0;
  g_autofree char *end = NULL;

  for (guint i = 0; i < self->agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (self->agenda, i);
      g_autofree char *when = self->starts_at != 0
        ? ps_time_words (self->starts_at + at_s * G_TIME_SPAN_SECOND, self->zone, NULL)
        : ps_duration_as_minutes (plan->planned_s);

      put_row (walk, when, plan->title, ps_led_by_get_label (plan->led_by));
      at_s += plan->planned_s;
    }

  if (self->starts_at == 0)
    return;

  end = ps_time_words (self->starts_at + at_s * G_TIME_SPAN_SECOND, self->zone, NULL);
  /* Translators: the last line of an agenda, beside the time at which the meeting ends. */
  put_row (walk, end, _("End"), "");
}

/* Puts down the points, or only says how high they would be. */
static double
put_points (Walk     *walk,
            gboolean  only_measure)
{
  double width = get_inner (walk) - 2 * GAP;
  double top = walk->y;
  double y;

  for (guint i = 0; walk->self->agreement[i] != NULL; i++)
    {
      const char *point = walk->self->agreement[i];

      if (*point == '\0')
        continue;

      if (only_measure)
        {
          walk->y += ps_paper_measure_text (walk->cr, width, POINT_FONT, point) + GAP / 2;
          continue;
        }

      put (walk, 0, GAP, POINT_FONT, "•");
      walk->y += put (walk, 2 * GAP, width, POINT_FONT, point) + GAP / 2;
    }

  y = walk->y;
  if (only_measure)
    walk->y = top;

  return y - top;
}

/* On the page that the agenda ends on or not at all: the paper with the agreement on it is another,
 * and half of one is none.
 */
static void
put_agreement (Walk *walk)
{
  double head = ps_paper_measure_text (walk->cr, get_inner (walk), HEAD_FONT,
                                       _("What we agreed on"));
  double points = put_points (walk, TRUE);

  walk->whole = points == 0 || 3 * GAP + head + points <= get_left (walk);
  if (points == 0 || !walk->whole)
    return;

  walk->y += 2 * GAP;
  walk->y += put (walk, 0, get_inner (walk), HEAD_FONT, _("What we agreed on")) + GAP;
  put_points (walk, FALSE);
}

static Walk
walk_through (const PsAgendaPage *self,
              cairo_t            *cr,
              double              width,
              double              height,
              guint               percent,
              guint               wanted)
{
  double scale = percent / 100.0;
  Walk walk = {
    .self = self,
    .cr = cr,
    .width = width / scale,
    .height = height / scale,
    .margin = MARGIN / scale,
    .y = MARGIN / scale,
    .wanted = wanted,
    /* The language of the page is that of its words, whatever the screen is like. */
    .rtl = ps_paper_is_rtl (cr, _("Agenda")),
  };

  put_head (&walk);
  put_agenda (&walk);
  walk.agenda_height = walk.y - walk.margin;
  put_agreement (&walk);

  return walk;
}

/* The largest at which all of it is on one sheet and no title is broken into more lines. */
static guint
choose_percent (const PsAgendaPage *self,
                cairo_t            *cr,
                double              width,
                double              height)
{
  Walk plain = walk_through (self, cr, width, height, 100, G_MAXUINT);
  guint without = 100;

  if (plain.page > 0)
    return 100;

  for (guint percent = MOST_SCALE; percent >= LEAST_SCALE; percent -= SCALE_STEP)
    {
      Walk walk = walk_through (self, cr, width, height, percent, G_MAXUINT);

      if (walk.page > 0 || (percent > 100 && walk.agenda_height > plain.agenda_height + 1))
        continue;

      if (walk.whole)
        return percent;

      without = MAX (without, percent);
    }

  return without;
}

/**
 * ps_agenda_page_put:
 * @cr: where to
 * @width: of the sheet, in points
 * @height: of the sheet, in points
 * @page: which page, from 0; %G_MAXUINT for none, to count them
 *
 * Draws one page in black.
 *
 * Returns: how many pages there are
 */
guint
ps_agenda_page_put (const PsAgendaPage *self,
                    cairo_t            *cr,
                    double              width,
                    double              height,
                    guint               page)
{
  guint percent = choose_percent (self, cr, width, height);
  g_autofree char *number = NULL;
  guint n;

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_save (cr);
  cairo_scale (cr, percent / 100.0, percent / 100.0);
  n = walk_through (self, cr, width, height, percent, page).page + 1;
  cairo_restore (cr);
  if (n < 2 || page >= n)
    return n;

  /* Translators: at the foot of a sheet of paper. */
  number = g_strdup_printf (_("Page %1$u of %2$u"), page + 1, n);
  ps_paper_draw_text (cr, MARGIN, height - MARGIN - FOOT / 2, width - 2 * MARGIN, SMALL_FONT,
                      PANGO_ALIGN_CENTER, number);

  return n;
}
