#include "ps-agenda-page.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-duration.h"
#include "ps-segment-plan.h"
#include "ps-time-words.h"

/**
 * PsAgendaPage:
 *
 * The agenda for the wall of the room: when, what, and who leads it by role.
 *
 * No name is on it and no cue text, since everybody in the room reads it. What the group agreed on
 * stands below the agenda, where all of it finds room. A long agenda goes on to another page.
 */
struct _PsAgendaPage
{
  char      *group_name;
  char      *place;
  gint64     starts_at;
  GTimeZone *zone;
  GPtrArray *agenda;
  GStrv      agreement;
};

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

/* Goes through the pages once, to draw one of them or to count them. */
typedef struct {
  const PsAgendaPage *self;
  cairo_t            *cr;
  double              width;
  double              height;
  double              y;
  guint               page;
  guint               wanted;
  gboolean            rtl;
} Walk;

/**
 * ps_agenda_page_new:
 * @group_name: whose meeting
 * @place: where, or ""
 * @starts_at: when it begins, microseconds UTC; 0 for a group without dates: then it says how long
 *   each segment is
 * @zone: the group's
 * @agenda: (element-type PsSegmentPlan): copied
 * @agreement: (nullable): what the group agreed on, one point a line
 *
 * Makes the description of the pages.
 *
 * Returns: (transfer full): a #PsAgendaPage
 */
PsAgendaPage *
ps_agenda_page_new (const char *group_name,
                    const char *place,
                    gint64      starts_at,
                    GTimeZone  *zone,
                    GPtrArray  *agenda,
                    const char *agreement)
{
  PsAgendaPage *self = g_new0 (PsAgendaPage, 1);

  self->group_name = g_strdup (group_name);
  self->place = g_strdup (place);
  self->starts_at = starts_at;
  self->zone = g_time_zone_ref (zone);
  self->agenda = ps_segment_plans_copy (agenda);
  self->agreement = g_strsplit (agreement != NULL ? agreement : "", "\n", -1);

  return self;
}

void
ps_agenda_page_free (PsAgendaPage *self)
{
  g_free (self->group_name);
  g_free (self->place);
  g_time_zone_unref (self->zone);
  g_ptr_array_unref (self->agenda);
  g_strfreev (self->agreement);
  g_free (self);
}

static double
get_inner (const Walk *walk)
{
  return walk->width - 2 * MARGIN;
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

  return ps_paper_draw_text (walk->cr, MARGIN + x, walk->y, width, font, alignment, text);
}

static void
rule (Walk *walk)
{
  if (walk->page != walk->wanted)
    return;

  cairo_set_line_width (walk->cr, 0.5);
  cairo_move_to (walk->cr, MARGIN, walk->y);
  cairo_line_to (walk->cr, walk->width - MARGIN, walk->y);
  cairo_stroke (walk->cr);
}

static double
get_left (const Walk *walk)
{
  return walk->height - MARGIN - FOOT - walk->y;
}

/* Goes on to the next page when there is no room for @height, unless this one is empty. */
static void
need (Walk   *walk,
      double  height)
{
  if (height <= get_left (walk) || walk->y <= MARGIN)
    return;

  walk->page++;
  walk->y = MARGIN;
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

  if (points == 0 || 3 * GAP + head + points > get_left (walk))
    return;

  walk->y += 2 * GAP;
  walk->y += put (walk, 0, get_inner (walk), HEAD_FONT, _("What we agreed on")) + GAP;
  put_points (walk, FALSE);
}

static guint
walk_through (const PsAgendaPage *self,
              cairo_t            *cr,
              double              width,
              double              height,
              guint               wanted)
{
  Walk walk = { self, cr, width, height, MARGIN, 0, wanted, FALSE };

  /* The language of the page is that of its words, whatever the screen is like. */
  walk.rtl = ps_paper_is_rtl (cr, _("Agenda"));

  put_head (&walk);
  put_agenda (&walk);
  put_agreement (&walk);

  return walk.page + 1;
}

/**
 * ps_agenda_page_count:
 * @width: of the sheet, in points
 * @height: of the sheet, in points
 *
 * Returns: how many pages there are
 */
guint
ps_agenda_page_count (const PsAgendaPage *self,
                      double              width,
                      double              height)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  guint n = walk_through (self, cr, width, height, G_MAXUINT);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return n;
}

/**
 * ps_agenda_page_draw:
 * @cr: where to
 * @width: of the sheet, in points
 * @height: of the sheet, in points
 * @page: which page, from 0
 *
 * Draws one page.
 */
void
ps_agenda_page_draw (const PsAgendaPage *self,
                     cairo_t            *cr,
                     double              width,
                     double              height,
                     guint               page)
{
  g_autofree char *number = NULL;
  guint n;

  cairo_set_source_rgb (cr, 0, 0, 0);
  n = walk_through (self, cr, width, height, page);
  if (n < 2)
    return;

  /* Translators: at the foot of a sheet of paper. */
  number = g_strdup_printf (_("Page %1$u of %2$u"), page + 1, n);
  ps_paper_draw_text (cr, MARGIN, height - MARGIN - FOOT / 2, width - 2 * MARGIN, SMALL_FONT,
                      PANGO_ALIGN_CENTER, number);
}

static void
draw_cb (cairo_t  *cr,
         double    width,
         double    height,
         guint     page,
         gpointer  data)
{
  ps_agenda_page_draw (data, cr, width, height, page);
}

/**
 * ps_agenda_page_save_pdf:
 * @file: where to
 * @size: the sheet
 * @cancellable: (nullable): a #GCancellable
 *
 * Writes the pages as a PDF file that only this user may read.
 *
 * Returns: whether the file was written, with the errors of GIO if not
 */
gboolean
ps_agenda_page_save_pdf (const PsAgendaPage  *self,
                         GFile               *file,
                         PsPaperSize          size,
                         GCancellable        *cancellable,
                         GError             **error)
{
  double width, height;

  ps_paper_get_size (size, &width, &height);

  return ps_paper_save_pages (file, size, _("Agenda"), ps_agenda_page_count (self, width, height),
                              draw_cb, (gpointer) self, cancellable, error);
}
