#include "ps-meeting-facts.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-attendance-words.h"
#include "ps-clock-event.h"
#include "ps-duration.h"
#include "ps-past-meetings.h"
#include "ps-presenter-store.h"
#include "ps-segment-store.h"
#include "ps-session-words.h"
#include "ps-time-words.h"

/**
 * PsMeetingFacts:
 *
 * What is known of a meeting without anybody writing it down: when it was, how many came, planned
 * against actual minutes, who presented something, and the moments that were marked. No other
 * member's name is in it.
 *
 * What a moment was marked for has a button to write it down, which only says so: "marker-used".
 */
struct _PsMeetingFacts
{
  GtkBox     parent_instance;

  GTimeZone *zone;
};

enum {
  SIGNAL_MARKER_USED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsMeetingFacts, ps_meeting_facts, GTK_TYPE_BOX)

static void
ps_meeting_facts_finalize (GObject *object)
{
  g_time_zone_unref (PS_MEETING_FACTS (object)->zone);

  G_OBJECT_CLASS (ps_meeting_facts_parent_class)->finalize (object);
}

static void
ps_meeting_facts_class_init (PsMeetingFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ps_meeting_facts_finalize;

  /**
   * PsMeetingFacts::marker-used:
   * @kind: a #PsMarkerKind
   *
   * Somebody wants to write down what a moment was marked for.
   */
  signals[SIGNAL_MARKER_USED] = g_signal_new ("marker-used", G_TYPE_FROM_CLASS (klass),
                                              G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
ps_meeting_facts_init (PsMeetingFacts *self)
{
  self->zone = g_time_zone_new_local ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

static GtkWidget *
make_label (const char *text,
            float       xalign,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), xalign == 0);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* Whole minutes: people plan in them. */
static gint64
to_minutes (gint64 seconds)
{
  return (seconds + 30) / 60;
}

static char *
dup_minutes (gint64 seconds)
{
  return ps_duration_as_minutes (to_minutes (seconds) * 60);
}

static char *
dup_difference (gint64 planned_s,
                gint64 elapsed_s)
{
  gint64 more = to_minutes (elapsed_s) - to_minutes (planned_s);

  if (more == 0)
    return g_strdup ("");

  /* U+2212, as wide as the plus; U+200E keeps the sign before the number from right to left too. */
  return g_strdup_printf ("\u200e%s%" G_GINT64_FORMAT, more > 0 ? "+" : "\u2212", ABS (more));
}

static void
attach_number (GtkGrid    *grid,
               const char *text,
               int         column,
               int         row)
{
  GtkWidget *label = make_label (text, 1, "numeric");

  gtk_grid_attach (grid, label, column, row, 1, 1);

  /* The sentence of the first column says it all; loose numbers say nothing. */
  if (row > 0)
    gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

static void
attach_row (GtkGrid    *grid,
            int         row,
            const char *title,
            gint64      planned_s,
            gint64      elapsed_s,
            gboolean    skipped)
{
  GtkWidget *label = make_label (title, 0, NULL);
  g_autofree char *planned = dup_minutes (planned_s);
  /* Translators: instead of its minutes: a segment that was not held. */
  g_autofree char *actual = skipped ? g_strdup (_("left out")) : dup_minutes (elapsed_s);
  g_autofree char *difference = skipped ? g_strdup ("") : dup_difference (planned_s, elapsed_s);
  /* Translators: a line of a table as a screen reader says it: a segment’s title, its planned and
   * its actual minutes. */
  g_autofree char *sentence = g_strdup_printf (_("%1$s: planned %2$s, actual %3$s"),
                                               title, planned, actual);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  attach_number (grid, planned, 1, row);
  attach_number (grid, actual, 2, row);
  attach_number (grid, difference, 3, row);
}

/* The sum of the column is not one more segment: it stands out from them. */
static void
set_total (GtkGrid *grid,
           int      row)
{
  for (int column = 0; column <= 3; column++)
    {
      GtkWidget *label = gtk_grid_get_child_at (grid, column, row);

      gtk_widget_add_css_class (label, "heading");
      gtk_widget_set_margin_top (label, 6);
    }
}

static GtkWidget *
make_table (GPtrArray *segments)
{
  GtkWidget *widget = gtk_grid_new ();
  GtkGrid *grid = GTK_GRID (widget);
  gint64 planned_s = 0;
  gint64 elapsed_s = 0;
  int row = 1;

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_attach (grid, make_label (_("Segment"), 0, "dim-label"), 0, 0, 1, 1);
  gtk_grid_attach (grid, make_label (_("Planned"), 1, "dim-label"), 1, 0, 1, 1);
  gtk_grid_attach (grid, make_label (_("Actual"), 1, "dim-label"), 2, 0, 1, 1);

  for (guint i = 0; i < segments->len; i++)
    {
      const PsSegmentRow *segment = g_ptr_array_index (segments, i);
      gboolean skipped = segment->skipped || segment->started_at == 0;

      attach_row (grid, row++, segment->title, segment->planned_s, segment->elapsed_s, skipped);
      planned_s += segment->planned_s;
      elapsed_s += segment->elapsed_s;
    }

  /* Translators: the last line of the table of planned against actual minutes. */
  attach_row (grid, row, _("Altogether"), planned_s, elapsed_s, FALSE);
  set_total (grid, row);

  return widget;
}

/* What comes of a moment that was marked, and what the button for that says. */
static const char *
get_use (PsMarkerKind kind)
{
  switch (kind)
    {
    case PS_MARKER_FOLLOW_UP:
    case PS_MARKER_RESOURCE_ASKED:
      return _("Add Follow-up");

    case PS_MARKER_TOPIC_IDEA:
      /* Translators: a button: goes to the question which topic comes next. */
      return _("Write Topic Down");

    case PS_MARKER_STRONG_MOMENT:
    case PS_N_MARKER_KINDS:
    default:
      /* Translators: a button: goes to the question what helped the group. */
      return _("Write About It");
    }
}

static void
use_cb (PsMeetingFacts *self,
        GtkWidget      *button)
{
  g_signal_emit (self, signals[SIGNAL_MARKER_USED], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "ps-kind")));
}

static GtkWidget *
make_marker (PsMeetingFacts        *self,
             const PsClockEventRow *event,
             PsMarkerKind           kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_label (get_use (kind));
  GtkWidget *label;
  g_autofree char *time = ps_time_words (event->wall_at, self->zone, NULL);
  /* Translators: a moment that was marked: a time of day, and what it was. */
  g_autofree char *text = g_strdup_printf (_("%1$s  %2$s"), time,
                                           ps_marker_kind_get_label (kind));
  /* Translators: a button as a screen reader says it: what it does, and the moment that is meant. */
  g_autofree char *name = g_strdup_printf (_("%1$s: %2$s"), get_use (kind), text);

  label = make_label (text, 0, NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_BASELINE);
  ps_a11y_name_button (GTK_BUTTON (button), name);
  g_object_set_data (G_OBJECT (button), "ps-kind", GUINT_TO_POINTER (kind));
  g_signal_connect_object (button, "clicked", G_CALLBACK (use_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

static GtkWidget *
make_markers (PsMeetingFacts *self,
              GPtrArray      *markers)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < markers->len; i++)
    {
      const PsClockEventRow *event = g_ptr_array_index (markers, i);
      PsMarkerKind kind;

      if (ps_marker_kind_from_string (event->argument, &kind))
        gtk_box_append (GTK_BOX (box), make_marker (self, event, kind));
    }

  return box;
}

static GtkWidget *
make_presenters (GPtrArray *presenters)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < presenters->len; i++)
    {
      const PsPresenterRow *presenter = g_ptr_array_index (presenters, i);
      /* Translators: a member, and the segment in which they presented something. */
      g_autofree char *text = g_strdup_printf (_("%1$s, who had said yes to it: %2$s"),
                                               presenter->name, presenter->title);

      gtk_box_append (GTK_BOX (box), make_label (text, 0, NULL));
    }

  return box;
}

static char *
dup_when (PsMeetingFacts     *self,
          const PsSessionRow *row)
{
  g_autofree char *span = ps_time_words_span (row->started_at, row->ended_at, self->zone, NULL);
  guint n = ps_session_count_here (row);
  g_autofree char *came = g_strdup_printf (ngettext ("%u came", "%u came", n), n);
  g_autofree char *paused = NULL;

  if (row->paused_s < 60)
    /* Translators: a meeting: “18:02 to 19:31 · 7 came”. */
    return g_strdup_printf (_("%1$s · %2$s"), span, came);

  paused = ps_duration_in_words (row->paused_s);

  /* Translators: a meeting: “18:02 to 19:31 · 7 came · paused for 6 minutes”. */
  return g_strdup_printf (_("%1$s · %2$s · paused for %3$s"), span, came, paused);
}

static void
append_part (PsMeetingFacts *self,
             const char     *heading,
             GtkWidget      *part)
{
  gtk_box_append (GTK_BOX (self), make_label (heading, 0, "heading"));
  gtk_box_append (GTK_BOX (self), part);
}

/* Whom the group is to call already because it has not seen them for long, so that nobody writes it
 * down again.
 */
static void
append_calls (PsMeetingFacts *self,
              PsDebriefs     *debriefs,
              gint64          session_id)
{
  g_autoptr (GPtrArray) calls = ps_debriefs_get_calls (debriefs, session_id, NULL);
  GtkWidget *list;

  if (calls == NULL || calls->len == 0)
    return;

  list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  for (guint i = 0; i < calls->len; i++)
    gtk_box_append (GTK_BOX (list),
                    make_label (((const PsFollowUp *) g_ptr_array_index (calls, i))->what, 0, NULL));

  append_part (self, _("Calls on the List Already"), list);
}

/**
 * ps_meeting_facts_new:
 * @meetings: where the meeting is
 * @debriefs: where the calls are that are to be made
 * @session_id: a meeting that has ended
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer floating) (nullable): a #PsMeetingFacts
 */
GtkWidget *
ps_meeting_facts_new (PsMeetings  *meetings,
                      PsDebriefs  *debriefs,
                      gint64       session_id,
                      GError     **error)
{
  g_autoptr (PsSession) session = ps_meetings_find (meetings, session_id, error);
  g_autoptr (GPtrArray) segments = NULL;
  g_autoptr (GPtrArray) markers = NULL;
  g_autoptr (GPtrArray) presenters = NULL;
  g_autofree char *when = NULL;
  g_autofree char *on_time = NULL;
  PsMeetingFacts *self;

  if (session == NULL)
    return NULL;

  segments = ps_meetings_get_segments (meetings, session_id, error);
  markers = segments != NULL ? ps_meetings_get_markers (meetings, session_id, error) : NULL;
  presenters = markers != NULL ? ps_meetings_get_presenters (meetings, session_id, error) : NULL;
  if (presenters == NULL)
    return NULL;

  self = g_object_new (PS_TYPE_MEETING_FACTS, NULL);
  when = dup_when (self, ps_session_get_row (session));
  on_time = ps_session_words_on_time (ps_session_get_row (session));
  append_part (self, _("The Meeting"), make_label (when, 0, NULL));
  gtk_box_append (GTK_BOX (self), make_label (on_time, 0, NULL));
  gtk_box_append (GTK_BOX (self), ps_past_meetings_button_new (session_id));
  if (segments->len > 0)
    append_part (self, _("Planned and Actual"), make_table (segments));
  if (presenters->len > 0)
    append_part (self, _("Member Presentation"), make_presenters (presenters));
  if (markers->len > 0)
    append_part (self, _("Marked Moments"), make_markers (self, markers));
  append_calls (self, debriefs, session_id);

  return GTK_WIDGET (self);
}
