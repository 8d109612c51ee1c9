#include "ps-room-window.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-duration.h"
#include "ps-fit-label.h"
#include "ps-meeting-face.h"

/**
 * PsRoomWindow:
 *
 * The clock of the meeting for everybody in the room, for a second monitor or a projector.
 *
 * It shows the time, the segment and the next one, and nothing that only whoever leads needs: no
 * name, no note, nothing over or under, and no button but the one that closes it. It counts nothing
 * itself but reads the meeting when the meeting ticks.
 *
 * It follows the system's choice of light or dark: in a room with its lights on a projector cannot
 * make black, and dark letters on white are read better; on a monitor in the evening it is the
 * other way round.
 *
 * Letters are as large as the screen allows. For reading at ease ISO 9241-303 wants capitals 20 to
 * 22 minutes of arc high and 16 at the least, which is the 215th part of the distance; the rule of
 * thumb for signs, the 200th part, is a little stricter than that. At 6 m that is 30 mm: with 1080
 * lines the time and a title of some words have it on a monitor of 24 inches, titles of some thirty
 * letters on one of 32, and what is next on 43. A projector's picture is larger than any of them.
 */
struct _PsRoomWindow
{
  AdwWindow       parent_instance;

  PsLiveMeeting  *meeting;
  GSettings      *settings;      /* nullable */
  GdkMonitor     *monitor;       /* nullable: which it fills */
  char           *line;          /* nullable */
  gboolean        veiled;
  gboolean        holds_seconds;

  GtkWidget      *header;
  GtkStack       *stack;
  PsMeetingFace  *face;
};

G_DEFINE_FINAL_TYPE (PsRoomWindow, ps_room_window, ADW_TYPE_WINDOW)

static void
hold_seconds (PsRoomWindow *self,
              gboolean      hold)
{
  if (self->holds_seconds == hold)
    return;

  self->holds_seconds = hold;
  ps_live_meeting_hold_seconds (self->meeting, hold);
}

static void
refresh (PsRoomWindow *self)
{
  gboolean seconds = self->settings != NULL
                     && g_settings_get_boolean (self->settings, "show-seconds");
  const char *page;
  PsClockReading reading;
  gboolean shown;

  ps_live_meeting_read (self->meeting, &reading);
  shown = reading.state != PS_CLOCK_ENDED && !self->veiled;

  if (shown)
    {
      page = "meeting";
      ps_meeting_face_show_to_room (self->face, self->meeting, &reading, seconds, self->line);
    }
  else
    {
      page = reading.state == PS_CLOCK_ENDED ? "ended" : "veil";
      ps_meeting_face_clear (self->face);
    }
  gtk_stack_set_visible_child_name (self->stack, page);

  /* Whoever leads may see no seconds, behind a curtain; the room does. */
  hold_seconds (self, shown && reading.state == PS_CLOCK_RUNNING && reading.segment_left_s > 0
                      && (seconds || reading.segment_left_s <= PS_DURATION_MINUTES_ABOVE_S));
}

static void
full_screen_cb (PsRoomWindow *self)
{
  gtk_widget_set_visible (self->header, !gtk_window_is_fullscreen (GTK_WINDOW (self)));
}

static void
leave_full_screen (PsRoomWindow *self)
{
  g_clear_object (&self->monitor);
  gtk_window_unfullscreen (GTK_WINDOW (self));
}

static void
toggle_full_screen (PsRoomWindow *self)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    {
      leave_full_screen (self);
      return;
    }

  /* On the monitor where somebody has moved it. */
  g_set_object (&self->monitor,
                gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (self)),
                                                    gtk_native_get_surface (GTK_NATIVE (self))));
  gtk_window_fullscreen (GTK_WINDOW (self));
}

static void
pressed_cb (PsRoomWindow *self,
            int           n_press)
{
  if (n_press == 2)
    toggle_full_screen (self);
}

static gboolean
full_screen_key_cb (GtkWidget *widget,
                    GVariant  *args G_GNUC_UNUSED,
                    gpointer   user_data G_GNUC_UNUSED)
{
  toggle_full_screen (PS_ROOM_WINDOW (widget));

  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args G_GNUC_UNUSED,
           gpointer   user_data G_GNUC_UNUSED)
{
  if (!gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    return FALSE;

  leave_full_screen (PS_ROOM_WINDOW (widget));

  return TRUE;
}

static gboolean
has_monitor (GListModel *monitors,
             GdkMonitor *monitor)
{
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) one = g_list_model_get_item (monitors, i);

      if (one == monitor)
        return TRUE;
    }

  return FALSE;
}

/* Its monitor was unplugged: wherever the desktop puts it now, it must not cover what is there. A
 * monitor that is plugged in changes nothing, because a window that jumps is worse than one more key.
 */
static void
monitors_cb (PsRoomWindow *self,
             guint         position G_GNUC_UNUSED,
             guint         removed G_GNUC_UNUSED,
             guint         added G_GNUC_UNUSED,
             GListModel   *monitors)
{
  if (self->monitor != NULL && !has_monitor (monitors, self->monitor))
    leave_full_screen (self);
}

static void
ps_room_window_dispose (GObject *object)
{
  PsRoomWindow *self = PS_ROOM_WINDOW (object);

  if (self->meeting != NULL)
    {
      hold_seconds (self, FALSE);
      g_signal_handlers_disconnect_by_data (self->meeting, self);
    }
  g_clear_object (&self->meeting);
  g_clear_object (&self->settings);
  g_clear_object (&self->monitor);
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_ROOM_WINDOW);

  G_OBJECT_CLASS (ps_room_window_parent_class)->dispose (object);
}

static void
ps_room_window_finalize (GObject *object)
{
  g_free (PS_ROOM_WINDOW (object)->line);

  G_OBJECT_CLASS (ps_room_window_parent_class)->finalize (object);
}

static void
ps_room_window_class_init (PsRoomWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_room_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = ps_room_window_finalize;

  g_type_ensure (PS_TYPE_FIT_LABEL);
  g_type_ensure (PS_TYPE_MEETING_FACE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-room-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsRoomWindow, header);
  gtk_widget_class_bind_template_child (widget_class, PsRoomWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PsRoomWindow, face);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F11, 0, full_screen_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
ps_room_window_init (PsRoomWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GListModel *monitors;

  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_stack (self->stack);

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (full_screen_cb), NULL);

  monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_signal_connect_object (monitors, "items-changed", G_CALLBACK (monitors_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ps_room_window_new:
 * @meeting: the running meeting
 * @settings: (nullable): has "show-seconds"
 *
 * Returns: (transfer none): the window, which is not shown yet; gtk_window_destroy() ends it
 */
GtkWidget *
ps_room_window_new (PsLiveMeeting *meeting,
                    GSettings     *settings)
{
  PsRoomWindow *self = g_object_new (PS_TYPE_ROOM_WINDOW, NULL);
  g_autofree char *name = ps_live_meeting_dup_neutral_name (meeting);

  /* Translators: the title of the window with the clock for the whole room */
  gtk_window_set_title (GTK_WINDOW (self), name != NULL ? name : _("Room View"));

  self->meeting = g_object_ref (meeting);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (meeting, "tick", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (meeting, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::show-seconds", G_CALLBACK (refresh), self,
                             G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}

/**
 * ps_room_window_find_monitor:
 * @monitors: (element-type GdkMonitor): those that there are
 * @taken: (nullable): where the one who leads has their window
 *
 * Returns: (transfer none) (nullable): the first one that is not @taken, if there is one
 */
GdkMonitor *
ps_room_window_find_monitor (GListModel *monitors,
                             GdkMonitor *taken)
{
  for (guint i = 0; taken != NULL && i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != taken)
        return monitor;
    }

  return NULL;
}

/**
 * ps_room_window_fill:
 * @self: a room window
 * @monitor: one that is there
 *
 * Fills @monitor, until it is unplugged or somebody leaves the full screen.
 */
void
ps_room_window_fill (PsRoomWindow *self,
                     GdkMonitor   *monitor)
{
  g_return_if_fail (PS_IS_ROOM_WINDOW (self));

  g_set_object (&self->monitor, monitor);
  gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
}

/**
 * ps_room_window_get_monitor:
 * @self: a room window
 *
 * Returns: (transfer none) (nullable): the monitor that it fills, if it fills one
 */
GdkMonitor *
ps_room_window_get_monitor (PsRoomWindow *self)
{
  g_return_val_if_fail (PS_IS_ROOM_WINDOW (self), NULL);

  return self->monitor;
}

/**
 * ps_room_window_show_beside:
 * @self: a room window
 * @window: the window of whoever leads
 *
 * Shows it: on all of another monitor where there is one, and as a window that can be moved where
 * there is none. @window keeps the keyboard.
 */
void
ps_room_window_show_beside (PsRoomWindow *self,
                            GtkWindow    *window)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (window));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkMonitor *monitor = NULL;

  g_return_if_fail (PS_IS_ROOM_WINDOW (self));

  if (surface != NULL)
    monitor = ps_room_window_find_monitor (gdk_display_get_monitors (display),
                                           gdk_display_get_monitor_at_surface (display, surface));
  if (monitor != NULL)
    ps_room_window_fill (self, monitor);

  gtk_window_present (GTK_WINDOW (self));
  gtk_window_present (window);
}

/**
 * ps_room_window_set_veiled:
 * @self: a room window
 * @veiled: whether nothing of the meeting is to be seen
 *
 * Draws the curtain for the room, or draws it back.
 */
void
ps_room_window_set_veiled (PsRoomWindow *self,
                           gboolean      veiled)
{
  g_return_if_fail (PS_IS_ROOM_WINDOW (self));

  if (self->veiled == veiled)
    return;

  self->veiled = veiled;
  refresh (self);
}

/**
 * ps_room_window_set_line:
 * @self: a room window
 * @line: (nullable): something that everybody should know now, without a name, as "1 to 2 minutes
 *   each"
 *
 * Sets what stands in place of the next segment.
 */
void
ps_room_window_set_line (PsRoomWindow *self,
                         const char   *line)
{
  g_return_if_fail (PS_IS_ROOM_WINDOW (self));

  if (g_strcmp0 (self->line, line) == 0)
    return;

  g_free (self->line);
  self->line = g_strdup (line);
  refresh (self);
}
