#include "ps-practice-bar.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-platform.h"

/**
 * PsPracticeBar:
 *
 * Says that a meeting is only practised, how fast, and what to try next: one thing at a time, until
 * each was done or the hints are hidden. It is seen for as long as the meeting runs.
 */
struct _PsPracticeBar
{
  AdwBin         parent_instance;

  GtkLabel      *speed;
  GtkWidget     *hints;
  GtkLabel      *hint;
  GtkWidget     *hide_button;

  PsLiveMeeting *live;        /* nullable */
  guint          n_done;
};

G_DEFINE_FINAL_TYPE (PsPracticeBar, ps_practice_bar, ADW_TYPE_BIN)

/* In the order in which they make sense: more minutes make the meeting late in the end, and then there
 * is something to re-fit. The last one stays.
 */
static const struct {
  PsClockVerb verb;
  const char *text;
} tries[] = {
  { PS_CLOCK_NEXT, N_("Try “Next”, or Page Down: the next segment begins when you say so.") },
  { PS_CLOCK_EXTEND, N_("Try “+1 min” or “+5 min”: this segment takes longer, and the meeting ends "
                        "later.") },
  { PS_CLOCK_PAUSE, N_("Try “Pause”, and go on again: the segment stands still, the time left of the "
                       "meeting does not.") },
  { PS_CLOCK_REFIT, N_("It would end late now. Choose one of the ways to still end on time: nothing "
                       "is done unless you do.") },
  { PS_CLOCK_UNDO, N_("Undo takes back the last step. When you have seen enough, end the meeting: its "
                      "debrief comes next.") },
};

static void
show_hint (PsPracticeBar        *self,
           const PsClockReading *reading)
{
  const char *text = _(tries[self->n_done].text);

  /* Who has moved on early is not late yet. */
  if (tries[self->n_done].verb == PS_CLOCK_REFIT && reading->end_over_s <= 0)
    text = _("When a meeting would end late, you choose how it still ends on time. Give this segment "
             "more minutes to see it.");

  if (g_strcmp0 (gtk_label_get_label (self->hint), text) == 0)
    return;

  gtk_label_set_label (self->hint, text);
  if (gtk_widget_get_visible (self->hints))
    ps_platform_announce (GTK_WIDGET (self), text);
}

/* What was done last is what could be undone; whatever comes before it needs no hint any more. */
static void
changed_cb (PsPracticeBar *self)
{
  PsClockReading reading;

  ps_live_meeting_read (self->live, &reading);
  for (guint i = self->n_done; reading.can_undo && i < G_N_ELEMENTS (tries) - 1; i++)
    if (tries[i].verb == reading.undo)
      {
        self->n_done = i + 1;
        break;
      }

  show_hint (self, &reading);
}

static void
hide_cb (PsPracticeBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_widget_set_visible (self->hints, FALSE);
  /* Where the focus was is gone: it goes on at the meeting. */
  if (root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
ps_practice_bar_dispose (GObject *object)
{
  PsPracticeBar *self = PS_PRACTICE_BAR (object);

  if (self->live != NULL)
    g_signal_handlers_disconnect_by_data (self->live, self);
  g_clear_object (&self->live);

  /* The bin would let go of its child a second time. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_PRACTICE_BAR);

  G_OBJECT_CLASS (ps_practice_bar_parent_class)->dispose (object);
}

static void
ps_practice_bar_class_init (PsPracticeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_practice_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-practice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PsPracticeBar, speed);
  gtk_widget_class_bind_template_child (widget_class, PsPracticeBar, hints);
  gtk_widget_class_bind_template_child (widget_class, PsPracticeBar, hint);
  gtk_widget_class_bind_template_child (widget_class, PsPracticeBar, hide_button);
}

static void
ps_practice_bar_init (PsPracticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  g_signal_connect_object (self->hide_button, "clicked",
                           G_CALLBACK (hide_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ps_practice_bar_get_meeting:
 * @self: a practice bar
 *
 * Returns: (transfer none) (nullable): the meeting that is practised
 */
PsLiveMeeting *
ps_practice_bar_get_meeting (PsPracticeBar *self)
{
  g_return_val_if_fail (PS_IS_PRACTICE_BAR (self), NULL);

  return self->live;
}

/**
 * ps_practice_bar_set_meeting:
 * @self: a practice bar
 * @live: (nullable): the meeting that is practised, or %NULL when none is
 * @rate: how many times as fast as a real one; with 1 it is not practised
 *
 * Shows the bar, with the first of its hints, or hides it.
 */
void
ps_practice_bar_set_meeting (PsPracticeBar *self,
                             PsLiveMeeting *live,
                             guint          rate)
{
  g_autofree char *speed = NULL;

  g_return_if_fail (PS_IS_PRACTICE_BAR (self));

  if (live == self->live)
    return;

  if (self->live != NULL)
    g_signal_handlers_disconnect_by_data (self->live, self);
  g_set_object (&self->live, live);
  gtk_widget_set_visible (GTK_WIDGET (self), live != NULL && rate > 1);
  if (live == NULL)
    return;

  if (rate == 10)
    speed = g_strdup (_("Practice: ten times as fast"));
  else
    speed = g_strdup_printf (ngettext ("Practice: %u time as fast", "Practice: %u times as fast",
                                       rate),
                             rate);
  gtk_label_set_label (self->speed, speed);

  self->n_done = 0;
  gtk_widget_set_visible (self->hints, TRUE);
  g_signal_connect_object (live, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}
