#include "ps-meeting-view-private.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-duration.h"
#include "ps-meeting-notes.h"
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

/* A meeting that ends half a minute late needs no fitting. */
#define LATE_S 60

/* How long it says what was just done. */
#define SAID_S 8

/* Each second asks for the same words: to set them again would measure the window anew, and tell
 * screen readers of a change that is none.
 */
static void
set_button_label (GtkButton  *button,
                  const char *label)
{
  if (g_strcmp0 (label, gtk_button_get_label (button)) == 0)
    return;

  gtk_button_set_label (button, label);
  ps_a11y_name_button (button, NULL);
}

/* The buttons that say different things at different times. */
static void
show_buttons (PsMeetingView        *self,
              const PsClockReading *reading)
{
  gboolean paused = reading->state == PS_CLOCK_PAUSED;
  gboolean last = !reading->can_next;
  g_autofree char *undo = ps_meeting_notes_undo (reading);

  set_button_label (self->pause_resume, paused ? _("_Resume") : _("_Pause"));

  /* After the last segment there is one thing to do, and it asks before it is done. */
  set_button_label (self->next_button, last ? _("_End Meeting…") : _("_Next"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next_button),
                                  last ? "meeting.end" : "meeting.next");
  set_button_label (self->undo_button, undo);
}

/**
 * ps_meeting_view_moves_on:
 * @self: a view
 * @reading: where its meeting stands
 *
 * Returns: whether the current segment is followed by the next without anybody's doing: the agenda
 *   says so, and nobody has asked for it to stay
 */
gboolean
ps_meeting_view_moves_on (PsMeetingView        *self,
                          const PsClockReading *reading)
{
  const PsSegmentPlan *current = get_current (self, reading);

  return current != NULL && current->auto_advance && reading->can_next &&
         self->stay_segment != reading->segment;
}

/* Signs differ by their shape, and so does the frame around the sentence: colour alone tells nobody. */
static void
show_note_look (PsMeetingView *self,
                PsMeetingNote  look)
{
  static const struct {
    const char *icon;
    const char *css_class;
  } looks[] = {
    [PS_MEETING_NOTE_QUIET] = { NULL, "quiet" },
    [PS_MEETING_NOTE_NEAR] = { "alarm-symbolic", "near" },
    [PS_MEETING_NOTE_EATEN] = { "dialog-warning-symbolic", "eaten" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      if (i == look)
        gtk_widget_add_css_class (self->note_box, looks[i].css_class);
      else
        gtk_widget_remove_css_class (self->note_box, looks[i].css_class);
    }

  gtk_image_set_from_icon_name (self->note_icon, looks[look].icon);
  gtk_widget_set_visible (GTK_WIDGET (self->note_icon), looks[look].icon != NULL);
}

static void
show_note (PsMeetingView        *self,
           const PsClockReading *reading)
{
  const PsSegmentPlan *current = get_current (self, reading);
  gboolean moves_on = ps_meeting_view_moves_on (self, reading);
  PsMeetingNote look = PS_MEETING_NOTE_QUIET;
  g_autofree char *note = self->said != NULL
                          ? g_strdup (self->said)
                          : ps_meeting_notes_get (reading, moves_on, self->zone, &self->forms,
                                                  &look);

  /* It keeps its place when there is nothing to say: the clock must not jump. */
  gtk_label_set_text (self->note, note != NULL ? note : "");
  show_note_look (self, look);

  set_button_label (self->stay_button, moves_on ? _("S_tay Here") : _("Let It _Move On"));
  gtk_widget_set_visible (GTK_WIDGET (self->stay_button),
                          current != NULL && current->auto_advance && reading->can_next);
}

/* What is on offer is quiet about itself: a button, where there is a reason to use it. */
static void
show_refit (PsMeetingView        *self,
            const PsClockReading *reading)
{
  gboolean runs = reading->state == PS_CLOCK_RUNNING || reading->state == PS_CLOCK_PAUSED;
  gboolean late = runs && reading->end_over_s >= LATE_S;

  if (!late)
    gtk_menu_button_popdown (self->refit_button);
  gtk_widget_set_visible (GTK_WIDGET (self->refit_button), late);

  if (late && gtk_widget_get_visible (GTK_WIDGET (self->refit_popover)))
    ps_meeting_view_show_offers (self);
}

/**
 * ps_meeting_view_show_offers:
 * @self: a view whose meeting would end late
 *
 * Brings the ways to fit the agenda up to date.
 */
void
ps_meeting_view_show_offers (PsMeetingView *self)
{
  PsClockReading reading;
  g_autoptr (GPtrArray) refits = NULL;
  g_autofree char *late = NULL;

  if (self->live == NULL)
    return;

  ps_live_meeting_read (self->live, &reading);
  refits = ps_live_meeting_get_refits (self->live);
  late = ps_meeting_notes_late (&reading, self->zone, &self->forms);
  ps_refit_popover_show_offers (self->refit_popover, late, refits, self->zone, &self->forms);
}

static gboolean
unsay_cb (gpointer user_data)
{
  PsMeetingView *self = user_data;

  self->said_id = 0;
  ps_meeting_view_unsay (self);
  ps_meeting_view_refresh (self);

  return G_SOURCE_REMOVE;
}

/**
 * ps_meeting_view_unsay:
 * @self: a view
 *
 * Stops saying what was done.
 */
void
ps_meeting_view_unsay (PsMeetingView *self)
{
  g_clear_handle_id (&self->said_id, g_source_remove);
  if (self->said == NULL)
    return;

  g_clear_pointer (&self->said, g_free);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->face), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * ps_meeting_view_say:
 * @self: a view
 * @text: what was just done, a short sentence
 *
 * Says so for some seconds below the clock, where no button is covered by it, and to screen readers:
 * those that do not know announcements read the description of the clock when it has the focus.
 */
void
ps_meeting_view_say (PsMeetingView *self,
                     const char    *text)
{
  ps_meeting_view_unsay (self);
  self->said = g_strdup (text);
  self->said_id = g_timeout_add_seconds (SAID_S, unsay_cb, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->face),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  ps_platform_announce (GTK_WIDGET (self), text);
  ps_meeting_view_refresh (self);
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
  g_autofree char *closing = NULL;
  g_autofree char *title = NULL;

  if (window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  closing = ps_meeting_notes_closing (reading, self->zone, &self->forms);
  title = ps_meeting_words_title (reading, get_current (self, reading), closing);
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

  adw_window_title_set_title (self->window_title, ps_live_meeting_get_group_name (self->live));
  adw_window_title_set_subtitle (self->window_title, position);
  ps_meeting_face_show (self->face, self->live, reading, seconds);
  gtk_label_set_text (self->line, line);
  ps_script_card_show (self->script_card, get_current (self, reading));
  show_note (self, reading);
  show_refit (self, reading);
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
  if (self->stay_segment >= 0 && self->stay_segment != reading.segment)
    self->stay_segment = -1;
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
  if (reading->advance_due && ps_meeting_view_moves_on (self, reading) && !self->advancing)
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
