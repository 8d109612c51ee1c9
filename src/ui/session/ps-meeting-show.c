#include "ps-meeting-view-private.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-duration.h"
#include "ps-meeting-words.h"
#include "ps-platform.h"

/* How the view shows where the meeting stands. */

static const PsSegmentPlan *
get_current (PsMeetingView        *self,
             const PsClockReading *reading)
{
  return reading->segment >= 0
         ? ps_live_meeting_get_segment (self->live, (guint) reading->segment)
         : NULL;
}

/* The buttons that say different things at different times. */
static void
show_buttons (PsMeetingView        *self,
              const PsClockReading *reading)
{
  gboolean paused = reading->state == PS_CLOCK_PAUSED;
  gboolean last = !reading->can_next;

  gtk_button_set_label (self->pause_resume, paused ? _("_Resume") : _("_Pause"));
  ps_a11y_name_button (self->pause_resume, NULL);

  /* After the last segment there is one thing to do, and it asks before it is done. */
  gtk_button_set_label (self->next_button, last ? _("_End Meeting…") : _("_Next"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next_button),
                                  last ? "meeting.end" : "meeting.next");
  ps_a11y_name_button (self->next_button, NULL);
}

static void
show_away (PsMeetingView *self)
{
  const PsGap *gap = ps_live_meeting_get_gap (self->live);
  g_autofree char *away = gap != NULL ? ps_gap_get_text (gap) : NULL;
  g_autofree char *text = NULL;

  if (gap == NULL)
    text = g_strdup (_("A meeting was running. Continue?"));
  else if (self->found)
    /* Translators: %s is “Away for 6 minutes”. */
    text = g_strdup_printf (_("A meeting was running. %s. Was that a pause?"), away);
  else
    /* Translators: %s is “Away for 6 minutes”. */
    text = g_strdup_printf (_("%s. Was that a pause?"), away);

  gtk_label_set_text (self->away_label, text);
  gtk_widget_set_visible (self->count_button, gap != NULL);
  gtk_widget_set_visible (self->pause_button, gap != NULL);
  gtk_widget_set_visible (self->continue_button, gap == NULL);
  gtk_widget_set_visible (self->end_button, self->found);

  if ((gap != NULL || self->found) && !gtk_widget_get_visible (self->away_notice))
    ps_platform_announce (GTK_WIDGET (self), text);
  gtk_widget_set_visible (self->away_notice, gap != NULL || self->found);
}

static GtkWindow *
get_window (PsMeetingView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Said aloud by a screen reader when it changes, so it changes at boundaries only. */
static void
show_title (PsMeetingView        *self,
            const PsClockReading *reading)
{
  GtkWindow *window = get_window (self);
  g_autofree char *title = NULL;

  if (window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  title = ps_meeting_words_title (reading, get_current (self, reading));
  if (g_strcmp0 (title, gtk_window_get_title (window)) == 0)
    return;

  gtk_window_set_title (window, title);
  ps_platform_announce (GTK_WIDGET (self), title);
}

static gboolean
wants_seconds (PsMeetingView *self)
{
  return self->settings != NULL && g_settings_get_boolean (self->settings, "show-seconds");
}

static void
show_reading (PsMeetingView        *self,
              const PsClockReading *reading)
{
  gboolean seconds = wants_seconds (self);
  g_autofree char *position = ps_meeting_words_position (reading);
  g_autofree char *line = ps_meeting_words_line (reading, self->zone, &self->forms);
  g_autofree char *note = ps_meeting_words_note (reading);

  adw_window_title_set_title (self->window_title, ps_live_meeting_get_group_name (self->live));
  adw_window_title_set_subtitle (self->window_title, position);
  ps_meeting_face_show (self->face, self->live, reading, seconds);
  gtk_label_set_text (self->line, line);
  /* It keeps its place when there is nothing to say: the clock must not jump. */
  gtk_label_set_text (self->note, note != NULL ? note : "");
  show_buttons (self, reading);
  show_away (self);

  /* Seconds that nobody sees need not wake the machine. */
  ps_live_meeting_set_seconds_shown (self->live,
                                     gtk_widget_get_mapped (GTK_WIDGET (self))
                                     && reading->state == PS_CLOCK_RUNNING
                                     && (seconds || reading->segment_left_s
                                                    <= PS_DURATION_MINUTES_ABOVE_S));
}

/**
 * ps_meeting_view_refresh:
 * @self: a view
 *
 * Shows where the meeting stands, the window's title included.
 */
void
ps_meeting_view_refresh (PsMeetingView *self)
{
  PsClockReading reading;

  if (self->live == NULL)
    return;

  ps_live_meeting_read (self->live, &reading);
  show_reading (self, &reading);
  show_title (self, &reading);
  ps_meeting_view_update_actions (self);

  self->seen_segment = reading.segment;
  self->seen_left_s = reading.segment_left_s;
  self->stage = ps_meeting_words_stage (&reading);
}

/* The time of a segment that was being watched has just run out. */
static void
look_for_zero (PsMeetingView        *self,
               const PsClockReading *reading)
{
  if (reading->state != PS_CLOCK_RUNNING || ps_live_meeting_get_gap (self->live) != NULL)
    return;

  if (reading->segment == self->seen_segment && self->seen_left_s > 0
      && reading->segment_left_s <= 0)
    ps_chime_ring (self->chime);

  /* Where the agenda says so, the program moves on; everywhere else a person does. */
  if (reading->advance_due && !self->advancing)
    {
      self->advancing = TRUE;
      ps_meeting_view_do (self, PS_CLOCK_NEXT, NULL);
    }
}

/**
 * ps_meeting_view_tick:
 * @self: a view
 *
 * Shows that time went by. The window's title follows at boundaries only.
 */
void
ps_meeting_view_tick (PsMeetingView *self)
{
  PsClockReading reading;

  ps_live_meeting_read (self->live, &reading);
  look_for_zero (self, &reading);
  show_reading (self, &reading);

  if (ps_meeting_words_stage (&reading) != self->stage)
    show_title (self, &reading);

  self->seen_segment = reading.segment;
  self->seen_left_s = reading.segment_left_s;
  self->stage = ps_meeting_words_stage (&reading);
}
