#include "ps-window-private.h"

#include <glib/gi18n-lib.h>

#include "ps-platform.h"
#include "ps-toast.h"

/* What a running meeting changes about the window. */

/**
 * ps_window_get_live_meeting:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the meeting that runs, if the workspace is open and one does
 */
PsLiveMeeting *
ps_window_get_live_meeting (PsWindow *self)
{
  if (self->workspace == NULL || ps_workspace_get_state (self->workspace) != PS_WORKSPACE_OPEN)
    return NULL;

  return ps_meetings_get_current (ps_workspace_get_meetings (self->workspace));
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!ps_live_meeting_do_finish (PS_LIVE_MEETING (source), result, &error)
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    ps_toast_error (GTK_WIDGET (self), error);
}

static void
answered_cb (const char *answer,
             gpointer    user_data)
{
  PsWindow *self = user_data;
  PsLiveMeeting *live = ps_window_get_live_meeting (self);

  if (g_str_equal (answer, "end") && live != NULL)
    ps_live_meeting_do_async (live, PS_CLOCK_END, NULL, NULL, ended_cb, g_object_ref (self));
}

/**
 * ps_window_ask_to_end:
 * @self: a window in which a meeting runs
 *
 * Asks, when the window is to be closed, whether the meeting is over. The window stays either way:
 * what follows the end of a meeting is its debrief.
 */
void
ps_window_ask_to_end (PsWindow *self)
{
  static const PsAnswer answers[] = {
    { "keep", N_("_Keep Running"), PS_ANSWER_SUGGESTED },
    { "end", N_("_End Meeting"), PS_ANSWER_DESTRUCTIVE },
  };
  PsAnswer translated[G_N_ELEMENTS (answers)];

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      translated[i] = answers[i];
      translated[i].label = _(answers[i].label);
    }

  ps_platform_ask (GTK_WIDGET (self),
                   _("A Meeting Is Running"),
                   _("Its clock goes on as long as it runs. When you end it, its debrief waits for "
                     "you."),
                   translated, G_N_ELEMENTS (translated), "keep", "keep",
                   answered_cb, g_object_ref (self), g_object_unref);
}
