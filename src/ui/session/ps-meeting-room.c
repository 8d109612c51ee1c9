#include "ps-meeting-room.h"

#include "ps-live-round.h"
#include "ps-meeting-view-private.h"
#include "ps-room-window.h"
#include "ps-round-panel.h"
#include "ps-round-words.h"

/**
 * PsMeetingRoom:
 *
 * What the meeting view has for the people in the room: the window for everybody, and the round.
 *
 * The window comes and goes with the view. A curtain that somebody draws hides what is in it, too;
 * one that falls by itself, because nobody has touched the computer for some minutes of a meeting,
 * hides the screen of whoever leads and leaves the room its clock, in which there is no secret.
 */
struct _PsMeetingRoom
{
  GObject        parent_instance;

  PsMeetingView *view;         /* not owned: it owns this */
  PsLiveMeeting *live;         /* nullable */
  PsLiveRound   *round;        /* nullable: until somebody asks for it */
  PsRoundPanel  *panel;        /* nullable, weak */
  PsRoomWindow  *window;       /* nullable, weak */
  int            position;     /* of the current segment */
  gboolean       stays_open;   /* the curtain that is about to fall does so by itself */
};

#define DATA "ps-meeting-room"

G_DEFINE_FINAL_TYPE (PsMeetingRoom, ps_meeting_room, G_TYPE_OBJECT)

static PsMeetingRoom *
get_room (gpointer view)
{
  return g_object_get_data (G_OBJECT (view), DATA);
}

static void
show_line (PsMeetingRoom *self)
{
  g_autofree char *line = NULL;

  if (self->window == NULL)
    return;

  if (self->round != NULL && gtk_widget_get_visible (GTK_WIDGET (self->panel)))
    line = ps_round_words_room (ps_live_round_get_round (self->round));
  ps_room_window_set_line (self->window, line);
}

static void
close_window (PsMeetingRoom *self)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
show_panel (PsMeetingRoom *self,
            gboolean       show)
{
  gtk_widget_set_visible (GTK_WIDGET (self->panel), show);
  gtk_widget_grab_focus (show ? GTK_WIDGET (self->panel) : GTK_WIDGET (self->view));
  show_line (self);
}

static void
panel_close_cb (PsMeetingRoom *self)
{
  show_panel (self, FALSE);
}

/* The round of a segment is over with it. It is kept, for a step back. */
static void
changed_cb (PsMeetingRoom *self)
{
  int position = ps_live_meeting_get_position (self->live);

  if (position != self->position && self->panel != NULL
      && gtk_widget_get_visible (GTK_WIDGET (self->panel)))
    show_panel (self, FALSE);
  self->position = position;
}

static void
set_live (PsMeetingRoom *self,
          PsLiveMeeting *live)
{
  if (self->live == live)
    return;

  if (self->live != NULL)
    g_signal_handlers_disconnect_by_data (self->live, self);
  if (self->panel != NULL)
    {
      ps_round_panel_set_round (self->panel, NULL, FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->panel), FALSE);
    }
  g_clear_object (&self->round);
  close_window (self);

  g_set_object (&self->live, live);
  if (live == NULL)
    return;

  self->position = ps_live_meeting_get_position (live);
  g_signal_connect_object (live, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* A meeting that has ended stays in sight, as the view has it. */
static void
current_cb (PsMeetingRoom *self)
{
  if (self->view->live != NULL)
    set_live (self, self->view->live);
}

static guint
draw_random (guint    below,
             gpointer data G_GNUC_UNUSED)
{
  return (guint) g_random_int_range (0, (gint32) below);
}

/* Below the clock, whatever else stands beside it. */
static void
make_panel (PsMeetingRoom *self)
{
  GtkWidget *outer = adw_bin_get_child (ADW_BIN (self->view));
  GtkWidget *stage = GTK_WIDGET (self->view->face);

  while (gtk_widget_get_parent (stage) != outer)
    stage = gtk_widget_get_parent (stage);

  g_set_weak_pointer (&self->panel, PS_ROUND_PANEL (ps_round_panel_new (self->view->settings)));
  gtk_widget_set_visible (GTK_WIDGET (self->panel), FALSE);
  gtk_widget_insert_after (GTK_WIDGET (self->panel), outer, stage);
  g_signal_connect_object (self->panel, "close", G_CALLBACK (panel_close_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
make_round (PsMeetingRoom *self)
{
  g_autoptr (GError) error = NULL;

  self->round = ps_live_round_new (self->live, draw_random, NULL, &error);
  if (self->round == NULL)
    {
      ps_meeting_view_show_error (self->view, error);
      return FALSE;
    }

  g_signal_connect_object (self->round, "changed", G_CALLBACK (show_line), self,
                           G_CONNECT_SWAPPED);
  ps_round_panel_set_round (self->panel, self->round,
                            ps_meetings_was_running (self->view->meetings));

  return TRUE;
}

static void
round_cb (GtkWidget  *widget,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingRoom *self = get_room (widget);

  if (self->live == NULL)
    return;
  if (self->panel == NULL)
    make_panel (self);
  if (self->round == NULL && !make_round (self))
    return;

  show_panel (self, !gtk_widget_get_visible (GTK_WIDGET (self->panel)));
}

static gboolean
room_key_cb (GtkWidget *widget G_GNUC_UNUSED,
             GVariant  *args,
             gpointer   user_data)
{
  PsMeetingRoom *self = user_data;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  g_action_parse_detailed_name (g_variant_get_string (args, NULL), &name, &target, NULL);

  return gtk_widget_activate_action_variant (GTK_WIDGET (self->view), name, target);
}

static void
add_key (GtkEventController *controller,
         const char         *trigger,
         GtkShortcutFunc     func,
         const char         *action,
         gpointer            data)
{
  GtkShortcut *shortcut =
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                      gtk_callback_action_new (func, data, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (action));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/* When the room's window has the keyboard, a presenter remote and what may be in a hurry still reach
 * the meeting.
 */
static void
install_window_keys (PsMeetingRoom *self)
{
  static const char * const keys[][2] = {
    { "Page_Down|KP_Page_Down", "meeting.advance" },
    { "Page_Up|KP_Page_Up", "meeting.back" },
    { "<Control>space", "meeting.pause" },
    { "F8", "meeting.pause-for::crisis" },
    { "<Control>z", "meeting.undo" },
    { "<Control>h", "win.curtain" },
    { "<Shift>F11", "meeting.room-view" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    add_key (controller, keys[i][0], room_key_cb, keys[i][1], self);
  gtk_widget_add_controller (GTK_WIDGET (self->window), controller);
}

static void
room_view_cb (GtkWidget  *widget,
              const char *action_name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingRoom *self = get_room (widget);

  if (self->window != NULL)
    {
      close_window (self);
      return;
    }
  if (self->live == NULL)
    return;

  g_set_weak_pointer (&self->window,
                      PS_ROOM_WINDOW (ps_room_window_new (self->live, self->view->settings)));
  install_window_keys (self);
  show_line (self);
  ps_room_window_show_beside (self->window, GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
map_cb (PsMeetingRoom *self)
{
  self->stays_open = FALSE;
  if (self->window != NULL)
    ps_room_window_set_veiled (self->window, FALSE);
}

static void
unmap_cb (PsMeetingRoom *self)
{
  if (self->window != NULL)
    ps_room_window_set_veiled (self->window, !self->stays_open);
}

/* The view was taken out of the window: the vault locks, or the meeting has ended. */
static void
root_cb (PsMeetingRoom *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self->view)) == NULL)
    close_window (self);
}

static void
ps_meeting_room_dispose (GObject *object)
{
  PsMeetingRoom *self = PS_MEETING_ROOM (object);

  close_window (self);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->panel);
  if (self->live != NULL)
    g_signal_handlers_disconnect_by_data (self->live, self);
  g_clear_object (&self->live);
  g_clear_object (&self->round);

  G_OBJECT_CLASS (ps_meeting_room_parent_class)->dispose (object);
}

static void
ps_meeting_room_class_init (PsMeetingRoomClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_meeting_room_dispose;
}

static void
ps_meeting_room_init (PsMeetingRoom *self)
{
  self->position = -1;
}

/**
 * ps_meeting_room_install_actions:
 * @widget_class: of the meeting view
 *
 * Gives the view the actions.
 */
void
ps_meeting_room_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "meeting.room-view", NULL, room_view_cb);
  gtk_widget_class_install_action (widget_class, "meeting.round", NULL, round_cb);
}

static gboolean
view_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data G_GNUC_UNUSED)
{
  return gtk_widget_get_mapped (widget)
         && gtk_widget_activate_action (widget, g_variant_get_string (args, NULL), NULL);
}

/**
 * ps_meeting_room_install:
 * @view: a meeting view that is complete
 *
 * Gives the view what it has for the room, with its keys.
 */
void
ps_meeting_room_install (PsMeetingView *view)
{
  PsMeetingRoom *self = g_object_new (PS_TYPE_MEETING_ROOM, NULL);
  GtkEventController *controller = gtk_shortcut_controller_new ();

  self->view = view;
  g_object_set_data_full (G_OBJECT (view), DATA, self, g_object_unref);

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  add_key (controller, "<Shift>F11", view_key_cb, "meeting.room-view", NULL);
  add_key (controller, "F9", view_key_cb, "meeting.round", NULL);
  gtk_widget_add_controller (GTK_WIDGET (view), controller);

  g_signal_connect_object (view, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::root", G_CALLBACK (root_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->meetings, "notify::current", G_CALLBACK (current_cb), self,
                           G_CONNECT_SWAPPED);
  current_cb (self);
}

/**
 * ps_meeting_room_stay_open:
 * @view: a meeting view
 *
 * The curtain is about to fall because nobody has touched the computer. That is the rule in a
 * meeting, where people talk, so the room keeps its clock.
 */
void
ps_meeting_room_stay_open (PsMeetingView *view)
{
  get_room (view)->stays_open = TRUE;
}
