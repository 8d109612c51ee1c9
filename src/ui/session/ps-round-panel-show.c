#include "ps-round-panel-private.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-round-words.h"

/* How the panel shows where a round is. */

/**
 * ps_round_panel_hold_seconds:
 * @self: a round panel with a round
 * @hold: whether seconds are seen in it
 *
 * Has the meeting tick each second, as long as somebody sees it.
 */
void
ps_round_panel_hold_seconds (PsRoundPanel *self,
                             gboolean      hold)
{
  if (self->holds_seconds == hold)
    return;

  self->holds_seconds = hold;
  ps_live_meeting_hold_seconds (ps_live_round_get_meeting (self->round), hold);
}

static gboolean
has_initials (const PsRound *round)
{
  for (guint i = 0; i < ps_round_get_n_places (round); i++)
    {
      if (ps_round_get_seat (round, i)->initials != NULL)
        return TRUE;
    }

  return FALSE;
}

/* What is to be known before the round begins, or instead of it. */
static char *
get_note (PsRoundPanel  *self,
          const PsRound *round)
{
  guint people = ps_live_round_count_people (self->round);
  int completed = ps_live_round_get_completed (self->round);

  if (people > PS_LIVE_ROUND_MOST)
    /* Translators: %u is a number of people. */
    return g_strdup_printf (ngettext ("%u person is too many for a round: small groups give "
                                      "everybody a turn.",
                                      "%u people are too many for a round: small groups give "
                                      "everybody a turn.", people), people);
  if (people == 0)
    return g_strdup (_("Nobody is marked as here yet."));
  if (ps_round_has_begun (round))
    return NULL;
  if (completed >= 0)
    /* Translators: %d is a number of people. */
    return g_strdup_printf (ngettext ("A round of %d has been completed in this segment.",
                                      "A round of %d has been completed in this segment.",
                                      completed), completed);
  if (self->found)
    return g_strdup (_("Who had a turn before Peerside was closed is not kept anywhere. If a round "
                       "was under way, press Shared for everybody who had theirs."));

  return NULL;
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text != NULL ? text : "") != 0)
    gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_time (PsRoundPanel  *self,
           const PsRound *round)
{
  gboolean counts = ps_round_get_now (round) >= 0;
  g_autofree char *words = NULL;
  PsClockReading reading;
  PsRoundTime time;

  ps_live_round_get_time (self->round, &time);
  words = ps_round_words_time (ps_round_get_turn_taken (round, time.elapsed_s),
                               ps_round_get_turn_share (round));
  show_text (self->time, counts ? words : NULL);

  ps_live_meeting_read (ps_live_round_get_meeting (self->round), &reading);
  ps_round_panel_hold_seconds (self, counts && reading.state == PS_CLOCK_RUNNING
                                     && gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static void
show_texts (PsRoundPanel  *self,
            const PsRound *round,
            gboolean       with_initials)
{
  g_autofree char *title = ps_round_words_title (round, with_initials);
  g_autofree char *done = ps_round_words_progress (round, with_initials);
  g_autofree char *each = NULL;
  g_autofree char *progress = NULL;
  g_autofree char *note = get_note (self, round);
  PsRoundTime time;

  ps_live_round_get_time (self->round, &time);
  each = ps_round_words_each (round, time.left_s);
  if (ps_round_has_begun (round) && *each != '\0')
    progress = g_strdup_printf ("%s · %s", done, each);

  show_text (self->title, title);
  show_text (self->progress, progress != NULL ? progress : each);
  show_text (self->note, note);
}

static void
show_buttons (PsRoundPanel  *self,
              const PsRound *round)
{
  gboolean begun = ps_round_has_begun (round);
  gboolean somebody = ps_round_get_n_places (round) > 0;
  gboolean done = ps_round_is_done (round);
  gboolean ltr = gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL;

  /* Translators: in a round: somebody has said something, and it is the next one’s turn. */
  gtk_button_set_label (self->go_button, begun ? C_("round", "Shared") : _("Begin Round"));
  ps_a11y_name_button (self->go_button, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->go_button), ltr ? _("Ctrl+Right") : _("Ctrl+Left"));
  gtk_widget_set_tooltip_text (self->undo_button, ltr ? _("Ctrl+Left") : _("Ctrl+Right"));

  if (done && gtk_widget_has_focus (GTK_WIDGET (self->go_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->close_button));
  gtk_widget_set_visible (GTK_WIDGET (self->go_button), somebody && !done);
  gtk_widget_set_visible (self->pass_button, begun && !done);
  gtk_widget_set_visible (self->later_button, begun && !done);
  gtk_widget_set_visible (self->undo_button, somebody);
  gtk_widget_set_visible (self->shuffle_button, somebody);
  gtk_widget_set_visible (self->order_button, ps_round_can (round, PS_ROUND_SEAT_ORDER));
  gtk_widget_set_visible (GTK_WIDGET (self->initials_button), has_initials (round));
  gtk_widget_set_visible (self->here_button, ps_live_round_count_people (self->round) == 0);
}

/**
 * ps_round_panel_show:
 * @self: a round panel with a round
 *
 * Shows where the round is.
 */
void
ps_round_panel_show (PsRoundPanel *self)
{
  const PsRound *round = ps_live_round_get_round (self->round);
  gboolean with_initials = gtk_toggle_button_get_active (self->initials_button);

  show_texts (self, round, with_initials);
  show_time (self, round);
  show_buttons (self, round);
  ps_seat_chips_show (self->chips, round, with_initials);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), ps_round_count_here (round) > 0);

  /* Heard when the button that was just pressed still has the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (self->title),
                                  -1);
}

/**
 * ps_round_panel_tick:
 * @self: a round panel with a round
 *
 * Shows that time went by.
 */
void
ps_round_panel_tick (PsRoundPanel *self)
{
  const PsRound *round = ps_live_round_get_round (self->round);

  show_texts (self, round, gtk_toggle_button_get_active (self->initials_button));
  show_time (self, round);
}
