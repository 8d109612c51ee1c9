/* Who came to which meeting, for a group’s own binder: a list in words, meeting by meeting. Nobody is
 * counted beside another.
 */
#include "ps-attendance-page.h"

#include <glib/gi18n-lib.h>

#include "ps-attendee.h"
#include "ps-date-words.h"
#include "ps-paper-flow.h"

/* In points. */
#define GAP 8

#define TITLE_FONT "Sans Bold 20"
#define DAY_FONT   "Sans Bold 12"
#define TEXT_FONT  "Sans 11"
#define SMALL_FONT "Sans 9"

typedef struct {
  char                *group_name;
  PsAttendanceHistory *history;
  char                *foot;
} Paper;

static void
paper_free (gpointer data)
{
  Paper *self = data;

  g_free (self->group_name);
  ps_attendance_history_unref (self->history);
  g_free (self->foot);
  g_free (self);
}

/* Returns: (nullable): as stored; %NULL where nothing was marked */
static const char *
get_status (PsMark mark)
{
  switch (mark)
    {
    case PS_MARK_PRESENT:
      return "present";
    case PS_MARK_LATE:
      return "late";
    case PS_MARK_LEFT_EARLY:
      return "left-early";
    case PS_MARK_EXCUSED:
      return "excused";
    case PS_MARK_ABSENT:
      return "absent";
    case PS_MARK_EXPECTED:
      return "expected";
    case PS_MARK_NONE:
    case PS_N_MARKS:
    default:
      return NULL;
    }
}

static char *
dup_status (PsHistoryCell cell)
{
  const char *status = ps_attendance_status_get_label (get_status (cell.mark));

  if (cell.mode != PS_MODE_ONLINE && cell.mode != PS_MODE_PHONE)
    return g_strdup (status);

  return g_strdup_printf ("%s · %s", status,
                          ps_attendance_mode_get_label (cell.mode == PS_MODE_ONLINE ? "online" : "phone"));
}

static char *
dup_name (const PsHistoryPerson *person)
{
  return person->hint != NULL ? g_strdup_printf ("%s (%s)", person->name, person->hint)
                              : g_strdup (person->name);
}

static void
put_person (PsPaperFlow  *flow,
            const Paper  *self,
            guint         row,
            PsHistoryCell cell)
{
  double half = ps_paper_flow_get_inner (flow) / 2;
  g_autofree char *name = dup_name (ps_attendance_history_get_person (self->history, row));
  g_autofree char *status = dup_status (cell);
  double height = MAX (ps_paper_measure_text (flow->cr, half - GAP, TEXT_FONT, name),
                       ps_paper_measure_text (flow->cr, half, TEXT_FONT, status));

  ps_paper_flow_need (flow, height);
  ps_paper_flow_put (flow, 0, half - GAP, TEXT_FONT, name);
  ps_paper_flow_put (flow, half, half, TEXT_FONT, status);
  flow->y += height + 2;
}

static void
put_meeting (PsPaperFlow *flow,
             const Paper *self,
             guint        column)
{
  const PsHistoryMeeting *meeting = ps_attendance_history_get_meeting (self->history, column);
  GDate today = ps_attendance_history_get_today (self->history);
  g_autofree char *day = ps_date_words_day (&meeting->day, &today, NULL);
  /* Translators: of a meeting. */
  g_autofree char *here = g_strdup_printf (ngettext ("%u was there", "%u were there", meeting->here),
                                           meeting->here);
  g_autofree char *line = g_strdup_printf ("%s · %s", day, meeting->taken ? here : _("Not taken"));

  /* The day does not stay behind alone. */
  ps_paper_flow_need (flow, 60);
  flow->y += GAP;
  flow->y += ps_paper_flow_put (flow, 0, ps_paper_flow_get_inner (flow), DAY_FONT, line) + 2;
  ps_paper_flow_rule (flow);
  flow->y += GAP / 2;
  for (guint i = 0; i < ps_attendance_history_get_n_people (self->history); i++)
    {
      PsHistoryCell cell = ps_attendance_history_get_cell (self->history, i, column);

      if (get_status (cell.mark) != NULL)
        put_person (flow, self, i, cell);
    }
}

/* The oldest meeting first, as a register is read. */
static guint
put_cb (gconstpointer  data,
        cairo_t       *cr,
        double         width,
        double         height,
        guint          page)
{
  const Paper *self = data;
  guint n = ps_attendance_history_get_n_meetings (self->history);
  PsPaperFlow flow;
  double inner;

  ps_paper_flow_begin (&flow, cr, width, height, page, self->group_name, _("Attendance"));
  inner = ps_paper_flow_get_inner (&flow);
  flow.y += ps_paper_flow_put (&flow, 0, inner, SMALL_FONT, _("Attendance"));
  flow.y += ps_paper_flow_put (&flow, 0, inner, TITLE_FONT, self->group_name) + GAP;
  flow.y += ps_paper_flow_put (&flow, 0, inner, SMALL_FONT, self->foot) + GAP;
  for (guint i = n; i > 0; i--)
    put_meeting (&flow, self, i - 1);

  return ps_paper_flow_end (&flow);
}

/**
 * ps_attendance_page_new:
 * @group_name: whose
 * @history: who came to which meeting
 * @notice: (nullable): from ps_disclosure_get_notice()
 *
 * Returns: (transfer full): the pages
 */
PsPages *
ps_attendance_page_new (const char          *group_name,
                        PsAttendanceHistory *history,
                        const char          *notice)
{
  Paper *self = g_new0 (Paper, 1);
  const char *inside = _("For those who lead the group. It stays in the group’s own binder.");

  self->group_name = g_strdup (group_name);
  self->history = ps_attendance_history_ref (history);
  self->foot = notice != NULL ? g_strdup_printf ("%s\n%s", inside, notice) : g_strdup (inside);

  return ps_pages_new (_("Attendance"), put_cb, self, paper_free);
}
