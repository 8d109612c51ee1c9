/* The coming dates of a group for the wall or the hand: when, and what about. There is no name in it. */
#include "ps-series-page.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-paper-flow.h"
#include "ps-time-words.h"
#include "ps-zone.h"

/* In points. */
#define GAP       10
#define DAY_WIDTH 190

#define TITLE_FONT "Sans Bold 24"
#define PLACE_FONT "Sans 13"
#define DAY_FONT   "Sans Bold 13"
#define WHAT_FONT  "Sans 13"
#define SMALL_FONT "Sans 11"

/* One date, in words. */
typedef struct {
  char *day;
  char *time;
  char *what;
} Row;

typedef struct {
  char      *group_name;
  char      *place;
  GPtrArray *rows;
} Series;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->day);
  g_free (row->time);
  g_free (row->what);
  g_free (row);
}

static void
series_free (gpointer data)
{
  Series *self = data;

  g_free (self->group_name);
  g_free (self->place);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* What a note says and who the guest is stay with whoever plans. */
static char *
dup_what (const PsSeriesDate *date)
{
  gboolean has_topic = date->topic_id != 0;
  gboolean has_guest = ps_series_has_guest (date) && g_str_equal (date->booking->state, "agreed");

  if (date->skipped)
    return g_strdup (date->closed != NULL ? date->closed : "");
  if (has_topic && has_guest)
    /* Translators: of a date: %s is what the meeting is about; somebody from outside speaks. */
    return g_strdup_printf (_("%s, with a guest speaker"), date->topic_title);
  if (has_guest)
    return g_strdup (_("A guest speaker"));

  return g_strdup (has_topic ? date->topic_title : "");
}

static Row *
make_row (const PsSeriesDate *date,
          GTimeZone          *zone,
          const GDate        *today)
{
  Row *row = g_new0 (Row, 1);
  GDate day = ps_date_of_instant (date->starts_at, zone, NULL);

  row->day = ps_date_words_day (&day, today, NULL);
  row->time = date->skipped ? g_strdup (_("No meeting"))
                            : ps_time_words_span (date->starts_at, date->ends_at, zone, NULL);
  row->what = dup_what (date);

  return row;
}

static void
put_row (PsPaperFlow *flow,
         const Row   *row)
{
  double what_width = ps_paper_flow_get_inner (flow) - DAY_WIDTH - GAP;
  double day = ps_paper_measure_text (flow->cr, DAY_WIDTH, DAY_FONT, row->day);
  double time = ps_paper_measure_text (flow->cr, DAY_WIDTH, SMALL_FONT, row->time);
  double what = ps_paper_measure_text (flow->cr, what_width, WHAT_FONT, row->what);
  double height = MAX (day + time, what);

  ps_paper_flow_need (flow, height + GAP);
  ps_paper_flow_rule (flow);
  flow->y += GAP / 2;
  ps_paper_flow_put (flow, 0, DAY_WIDTH, DAY_FONT, row->day);
  ps_paper_flow_put (flow, DAY_WIDTH + GAP, what_width, WHAT_FONT, row->what);
  flow->y += day;
  ps_paper_flow_put (flow, 0, DAY_WIDTH, SMALL_FONT, row->time);
  flow->y += height - day + GAP / 2;
}

static guint
put_cb (gconstpointer  data,
        cairo_t       *cr,
        double         width,
        double         height,
        guint          page)
{
  const Series *self = data;
  PsPaperFlow flow;
  double inner;

  ps_paper_flow_begin (&flow, cr, width, height, page, self->group_name, _("The Next Dates"));
  inner = ps_paper_flow_get_inner (&flow);
  flow.y += ps_paper_flow_put (&flow, 0, inner, TITLE_FONT, self->group_name) + GAP / 2;
  if (*self->place != '\0')
    flow.y += ps_paper_flow_put (&flow, 0, inner, PLACE_FONT, self->place);
  flow.y += 2 * GAP;
  for (guint i = 0; i < self->rows->len; i++)
    put_row (&flow, g_ptr_array_index (self->rows, i));

  return ps_paper_flow_end (&flow);
}

/**
 * ps_series_page_new:
 * @group_name: whose series
 * @place: where the group meets, or ""
 * @plan: its coming dates
 *
 * Makes the page with the dates and what each is about. That somebody from outside comes is on it, and
 * who it is is not; nor are the notes, in which there may be a name.
 *
 * Returns: (transfer full): the pages
 */
PsPages *
ps_series_page_new (const char         *group_name,
                    const char         *place,
                    const PsSeriesPlan *plan)
{
  Series *series = g_new0 (Series, 1);
  g_autoptr (GTimeZone) zone = ps_zone_open (plan->zone, NULL);
  GDate today;

  if (zone == NULL)
    zone = g_time_zone_new_local ();
  today = ps_date_of_instant (plan->now, zone, NULL);
  series->group_name = g_strdup (group_name);
  series->place = g_strdup (place);
  series->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < plan->dates->len; i++)
    g_ptr_array_add (series->rows, make_row (g_ptr_array_index (plan->dates, i), zone, &today));

  return ps_pages_new (_("The Next Dates"), put_cb, series, series_free);
}
