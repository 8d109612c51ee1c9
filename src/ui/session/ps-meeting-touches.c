#include "ps-meeting-view-private.h"

#include <glib/gi18n-lib.h>

#include "ps-meeting-notes.h"

/* How a person touches the clock of the running meeting, and what the view says of it. */

/* A touch that is being stored, and what is said when it is. */
typedef struct {
  PsMeetingView *view;
  char          *text;    /* nullable */
} Touch;

static Touch *
touch_new (PsMeetingView *self,
           const char    *text)
{
  Touch *touch = g_new (Touch, 1);

  touch->view = g_object_ref (self);
  touch->text = g_strdup (text);

  return touch;
}

static void
touch_free (Touch *touch)
{
  g_object_unref (touch->view);
  g_free (touch->text);
  g_free (touch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Touch, touch_free)

/* Ends a touch: @user_data is from ps_meeting_view_touch(). */
void
ps_meeting_view_done_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (Touch) touch = user_data;
  g_autoptr (GError) error = NULL;
  PsMeetingView *self = touch->view;

  ps_live_meeting_do_finish (PS_LIVE_MEETING (source), result, &error);

  /* The view may have gone while this was being stored. */
  if (self->live == NULL)
    return;

  self->advancing = FALSE;
  self->undoing = FALSE;
  ps_meeting_view_show_error (self, error);
  if (error == NULL && touch->text != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    ps_meeting_view_say (self, touch->text);
}

/* What ps_meeting_view_done_cb() takes, for what touches the clock by another call. */
gpointer
ps_meeting_view_touch (PsMeetingView *self)
{
  return touch_new (self, NULL);
}

static void
do_and_say (PsMeetingView *self,
            PsClockVerb    verb,
            const char    *argument,
            const char    *text)
{
  ps_live_meeting_do_async (self->live, verb, argument, NULL, ps_meeting_view_done_cb, touch_new (self, text));
}

/**
 * ps_meeting_view_do:
 * @self: a view
 * @verb: what to do
 * @argument: (nullable): with what
 *
 * Touches the clock of the meeting.
 */
void
ps_meeting_view_do (PsMeetingView *self,
                    PsClockVerb    verb,
                    const char    *argument)
{
  if (self->live != NULL)
    do_and_say (self, verb, argument, NULL);
}

/* Actions that are one touch of the clock. */
static const struct {
  const char  *name;
  PsClockVerb  verb;
  const char  *argument;
} touches[] = {
  { "meeting.next", PS_CLOCK_NEXT, NULL },
  { "meeting.back", PS_CLOCK_BACK, NULL },
  { "meeting.add-minute", PS_CLOCK_EXTEND, "60" },
  { "meeting.remove-minute", PS_CLOCK_EXTEND, "-60" },
  { "meeting.add-five", PS_CLOCK_EXTEND, "300" },
  { "meeting.remove-five", PS_CLOCK_EXTEND, "-300" },
};

static void
touch_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter G_GNUC_UNUSED)
{
  for (gsize i = 0; i < G_N_ELEMENTS (touches); i++)
    {
      if (g_str_equal (touches[i].name, action_name))
        ps_meeting_view_do (PS_MEETING_VIEW (widget), touches[i].verb, touches[i].argument);
    }
}

static void
pause_cb (GtkWidget  *widget,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);
  gboolean paused = ps_live_meeting_can (self->live, PS_CLOCK_RESUME);

  ps_meeting_view_do (self, paused ? PS_CLOCK_RESUME : PS_CLOCK_PAUSE, NULL);
}

/* A reason that is named in the pause is the reason from then on. */
static void
pause_for_cb (GtkWidget  *widget,
              const char *action_name G_GNUC_UNUSED,
              GVariant   *parameter)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);
  const char *argument = g_variant_get_string (parameter, NULL);
  PsClockReading reading;

  /* F8, and in the commotion F8 again. */
  ps_live_meeting_read (self->live, &reading);
  if (reading.state == PS_CLOCK_PAUSED
      && g_str_equal (ps_pause_reason_to_string (reading.reason), argument))
    return;

  ps_meeting_view_do (self, PS_CLOCK_PAUSE, argument);
}

/* Of a segment, or "" where there is none. */
static const char *
get_title (PsMeetingView *self,
           int            index)
{
  return index >= 0 ? ps_live_meeting_get_segment (self->live, (guint) index)->title : "";
}

static void
skip_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);
  PsClockReading reading;
  g_autofree char *text = NULL;

  ps_live_meeting_read (self->live, &reading);

  /* Translators: %s is the title of a segment. */
  text = g_strdup_printf (_("Left out: %s"), get_title (self, reading.segment));
  do_and_say (self, PS_CLOCK_SKIP, NULL, text);
}

static void
swap_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  do_and_say (PS_MEETING_VIEW (widget), PS_CLOCK_SWAP, NULL,
              _("The next two segments have changed places."));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);
  PsClockReading reading;
  g_autofree char *text = NULL;

  /* What a second press takes back is known when the first is stored. */
  if (self->undoing)
    return;

  ps_live_meeting_read (self->live, &reading);
  text = ps_meeting_notes_undone (&reading);
  self->undoing = TRUE;
  do_and_say (self, PS_CLOCK_UNDO, reading.can_undo_marker ? PS_CLOCK_UNDO_MARKER : NULL, text);
}

static void
mark_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);
  const char *argument = g_variant_get_string (parameter, NULL);
  PsMarkerKind kind;
  PsClockReading reading;
  gint64 now;
  g_autofree char *text = NULL;

  if (!ps_marker_kind_from_string (argument, &kind))
    return;

  ps_live_meeting_read (self->live, &reading);
  now = reading.planned_end - reading.meeting_left_s * G_TIME_SPAN_SECOND;
  text = ps_meeting_notes_marked (kind, now, self->zone, &self->forms);
  do_and_say (self, PS_CLOCK_MARKER, argument, text);
}

/**
 * ps_meeting_view_take_offer:
 * @self: a view
 * @choice: one of the ways to fit the agenda
 *
 * Fits the agenda, and says what that did.
 */
void
ps_meeting_view_take_offer (PsMeetingView *self,
                            const char    *choice)
{
  g_autoptr (GPtrArray) refits = NULL;
  g_autofree char *text = NULL;
  const PsRefit *refit;

  gtk_widget_grab_focus (GTK_WIDGET (self->face));
  if (self->live == NULL)
    return;

  refits = ps_live_meeting_get_refits (self->live);
  refit = ps_refit_find (refits, choice);
  if (refit != NULL)
    text = ps_meeting_notes_fitted (refit, get_title (self, refit->drop), self->zone, &self->forms);
  do_and_say (self, PS_CLOCK_REFIT, choice, text);
}

/**
 * ps_meeting_view_install_touches:
 * @widget_class: the view's class
 *
 * Gives the view the actions that touch the clock.
 */
void
ps_meeting_view_install_touches (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (touches); i++)
    gtk_widget_class_install_action (widget_class, touches[i].name, NULL, touch_cb);

  gtk_widget_class_install_action (widget_class, "meeting.skip", NULL, skip_cb);
  gtk_widget_class_install_action (widget_class, "meeting.swap", NULL, swap_cb);
  gtk_widget_class_install_action (widget_class, "meeting.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "meeting.pause", NULL, pause_cb);
  gtk_widget_class_install_action (widget_class, "meeting.pause-for", "s", pause_for_cb);
  gtk_widget_class_install_action (widget_class, "meeting.mark", "s", mark_cb);
}

/**
 * ps_meeting_view_update_touches:
 * @self: a view
 * @reading: where its meeting stands
 *
 * Enables those of them that make sense now.
 */
void
ps_meeting_view_update_touches (PsMeetingView        *self,
                                const PsClockReading *reading)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean runs = reading->state == PS_CLOCK_RUNNING || reading->state == PS_CLOCK_PAUSED;

  for (gsize i = 0; i < G_N_ELEMENTS (touches); i++)
    gtk_widget_action_set_enabled (widget, touches[i].name,
                                   ps_live_meeting_can (self->live, touches[i].verb));

  gtk_widget_action_set_enabled (widget, "meeting.skip",
                                 ps_live_meeting_can (self->live, PS_CLOCK_SKIP));
  gtk_widget_action_set_enabled (widget, "meeting.swap",
                                 ps_live_meeting_can (self->live, PS_CLOCK_SWAP));
  gtk_widget_action_set_enabled (widget, "meeting.undo",
                                 runs && (reading->can_undo || reading->can_undo_marker));
  gtk_widget_action_set_enabled (widget, "meeting.pause", runs);
  gtk_widget_action_set_enabled (widget, "meeting.pause-for", runs);
  gtk_widget_action_set_enabled (widget, "meeting.mark", runs);
}
