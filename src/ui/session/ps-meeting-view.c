#include "ps-meeting-view-private.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-attendance-dialog.h"
#include "ps-header-fit.h"
#include "ps-meeting-room.h"
#include "ps-property.h"
#include "ps-wrap-box.h"

/**
 * PsMeetingView:
 *
 * The running meeting: its face for the room, and below it what the one who leads needs.
 *
 * It shows what is stored and nothing else: a button changes what is seen when its touch of the
 * clock is in the database. No member's name is ever in it, in sight or for a screen reader; who is
 * here stands in a dialog of its own that somebody has to open.
 */

enum {
  PROP_0,
  PROP_SCRIPT_SHOWN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Beside the clock, which has the rest. */
#define SCRIPT_WIDTH 370

G_DEFINE_FINAL_TYPE (PsMeetingView, ps_meeting_view, ADW_TYPE_BIN)

static GtkWindow *
get_window (PsMeetingView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
changed_cb (PsMeetingView *self)
{
  PsClockReading reading;

  ps_meeting_view_refresh (self);

  ps_live_meeting_read (self->live, &reading);
  if (reading.state == PS_CLOCK_ENDED)
    ps_meeting_view_open_debrief (self);
}

static void
set_live (PsMeetingView *self,
          PsLiveMeeting *live)
{
  if (self->live != NULL)
    g_signal_handlers_disconnect_by_data (self->live, self);
  g_set_object (&self->live, live);
  self->advancing = FALSE;
  self->undoing = FALSE;
  self->stay_segment = -1;

  if (live == NULL)
    return;

  self->found = ps_meetings_was_running (self->meetings);
  /* Somebody may have asked for it to stay before the crash, and nobody would know: it stays. */
  if (self->found)
    {
      PsClockReading reading;

      ps_live_meeting_read (live, &reading);
      self->stay_segment = reading.segment;
    }
  g_signal_connect_object (live, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (live, "tick", G_CALLBACK (ps_meeting_view_tick), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (live, "notify::gap", G_CALLBACK (ps_meeting_view_refresh), self,
                           G_CONNECT_SWAPPED);
  ps_meeting_view_refresh (self);
}

/* A meeting that has ended stays in sight until the window shows something else. */
static void
current_cb (PsMeetingView *self)
{
  PsLiveMeeting *live = ps_meetings_get_current (self->meetings);

  if (live != NULL && live != self->live)
    set_live (self, live);
}

static void
full_screen_cb (PsMeetingView *self)
{
  GtkWindow *window = get_window (self);
  gboolean full = window != NULL && gtk_window_is_fullscreen (window);
  const char *text = full ? _("Leave Full Screen") : _("Full Screen");

  gtk_button_set_icon_name (self->full_screen_button,
                            full ? "view-restore-symbolic" : "view-fullscreen-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->full_screen_button), text);
  ps_a11y_name_button (self->full_screen_button, text);
}

static void
ps_meeting_view_root (GtkWidget *widget)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);

  GTK_WIDGET_CLASS (ps_meeting_view_parent_class)->root (widget);

  if (get_window (self) != NULL)
    g_signal_connect_object (get_window (self), "notify::fullscreened",
                             G_CALLBACK (full_screen_cb), self, G_CONNECT_SWAPPED);
  full_screen_cb (self);
}

static void
ps_meeting_view_unroot (GtkWidget *widget)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);

  if (get_window (self) != NULL)
    g_signal_handlers_disconnect_by_func (get_window (self), full_screen_cb, self);

  GTK_WIDGET_CLASS (ps_meeting_view_parent_class)->unroot (widget);
}

static void
ps_meeting_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ps_meeting_view_parent_class)->map (widget);

  ps_meeting_view_refresh (PS_MEETING_VIEW (widget));
}

/* The curtain was drawn, or the vault locked: what this view says elsewhere has to go as well. */
static void
ps_meeting_view_unmap (GtkWidget *widget)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);

  GTK_WIDGET_CLASS (ps_meeting_view_parent_class)->unmap (widget);

  if (self->dialog != NULL)
    {
      g_free (self->half_typed);
      self->half_typed = g_strdup (ps_walk_in_box_get_name (
        ps_attendance_dialog_get_walk_in (PS_ATTENDANCE_DIALOG (self->dialog))));
      gtk_window_destroy (GTK_WINDOW (self->dialog));
    }
  if (get_window (self) != NULL)
    gtk_window_set_title (get_window (self), _("Peerside"));
  ps_meeting_view_unsay (self);
  if (self->live != NULL)
    ps_live_meeting_set_seconds_shown (self->live, FALSE);
}

/* On the clock and not on the first button, which would end the meeting. */
static gboolean
ps_meeting_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PS_MEETING_VIEW (widget)->face));
}

static void
narrow_cb (PsMeetingView *self)
{
  gboolean narrow = ps_narrow_bin_get_narrow (self->narrow);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->stage_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (GTK_WIDGET (self->script_card), narrow ? -1 : SCRIPT_WIDTH, -1);
}

static void
ps_meeting_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PsMeetingView *self = PS_MEETING_VIEW (object);

  switch (prop_id)
    {
    case PROP_SCRIPT_SHOWN:
      g_value_set_boolean (value, self->script_shown);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_meeting_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PsMeetingView *self = PS_MEETING_VIEW (object);

  switch (prop_id)
    {
    case PROP_SCRIPT_SHOWN:
      ps_property_set_boolean (self, properties[PROP_SCRIPT_SHOWN], &self->script_shown,
                               g_value_get_boolean (value));
      gtk_widget_set_visible (GTK_WIDGET (self->script_card), self->script_shown);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_meeting_view_dispose (GObject *object)
{
  PsMeetingView *self = PS_MEETING_VIEW (object);

  g_clear_handle_id (&self->said_id, g_source_remove);
  g_clear_pointer (&self->said, g_free);
  if (self->live != NULL)
    g_signal_handlers_disconnect_by_data (self->live, self);
  g_clear_object (&self->live);
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_clear_weak_pointer (&self->dialog);
  g_clear_pointer (&self->half_typed, g_free);
  /* The bin would let go of its child a second time. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_MEETING_VIEW);

  g_clear_object (&self->meetings);
  g_clear_object (&self->settings);
  g_clear_object (&self->chime);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (ps_meeting_view_parent_class)->dispose (object);
}

static void
ps_meeting_view_class_init (PsMeetingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_meeting_view_dispose;
  G_OBJECT_CLASS (klass)->get_property = ps_meeting_view_get_property;
  G_OBJECT_CLASS (klass)->set_property = ps_meeting_view_set_property;

  /**
   * PsMeetingView:script-shown:
   *
   * Whether what can be said in the current segment stands beside the clock.
   */
  properties[PROP_SCRIPT_SHOWN] =
    g_param_spec_boolean ("script-shown", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  widget_class->root = ps_meeting_view_root;
  widget_class->unroot = ps_meeting_view_unroot;
  widget_class->map = ps_meeting_view_map;
  widget_class->unmap = ps_meeting_view_unmap;
  widget_class->grab_focus = ps_meeting_view_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_MEETING_FACE);
  g_type_ensure (PS_TYPE_NARROW_BIN);
  g_type_ensure (PS_TYPE_REFIT_POPOVER);
  g_type_ensure (PS_TYPE_SCRIPT_CARD);
  g_type_ensure (PS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-meeting-view.ui");

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PsMeetingView, child)
  BIND (header_narrow);
  BIND (header);
  BIND (window_title);
  BIND (full_screen_button);
  BIND (curtain_button);
  BIND (away_notice);
  BIND (away_label);
  BIND (count_button);
  BIND (pause_button);
  BIND (continue_button);
  BIND (end_button);
  BIND (error_notice);
  BIND (error_label);
  BIND (narrow);
  BIND (stage_box);
  BIND (face);
  BIND (script_card);
  BIND (line);
  BIND (note_box);
  BIND (note_icon);
  BIND (note);
  BIND (stay_button);
  BIND (refit_button);
  BIND (refit_popover);
  BIND (pause_resume);
  BIND (reason_button);
  BIND (next_button);
  BIND (mark_button);
  BIND (more_button);
  BIND (undo_button);
#undef BIND

  ps_meeting_view_install_actions (widget_class);
  ps_meeting_room_install_actions (widget_class);
}

static void
offers_cb (GtkMenuButton *button G_GNUC_UNUSED,
           gpointer       user_data)
{
  ps_meeting_view_show_offers (user_data);
}

static void
ps_meeting_view_init (PsMeetingView *self)
{
  self->zone = g_time_zone_new_local ();
  self->forms = ps_forms_of_locale ();
  self->seen_segment = -1;
  self->stay_segment = -1;

  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_name_button (self->curtain_button,
                       gtk_widget_get_tooltip_text (GTK_WIDGET (self->curtain_button)));
  ps_a11y_name_menu (self->refit_button, _("Fit the Agenda"));
  ps_a11y_name_menu (self->reason_button, _("Pause with a Reason"));
  ps_a11y_name_menu (self->mark_button, _("Mark"));
  ps_a11y_name_menu (self->more_button, _("More"));
  gtk_menu_button_set_create_popup_func (self->refit_button, offers_cb, self, NULL);
  g_signal_connect_object (self->refit_popover, "chosen", G_CALLBACK (ps_meeting_view_take_offer),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->narrow, "notify::narrow", G_CALLBACK (narrow_cb), self,
                           G_CONNECT_SWAPPED);
  narrow_cb (self);
  ps_header_fit (self->header, self->header_narrow, GTK_WIDGET (self->full_screen_button));
  ps_meeting_view_install_keys (self);
}

/* What is only a setting is one in the menu, too. */
static void
bind_settings (PsMeetingView *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) chime = g_settings_create_action (self->settings, "chime");

  g_action_map_add_action (G_ACTION_MAP (group), chime);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "setting", G_ACTION_GROUP (group));

  g_settings_bind (self->settings, "show-script", self, "script-shown", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::show-seconds",
                           G_CALLBACK (ps_meeting_view_refresh), self, G_CONNECT_SWAPPED);
}

/**
 * ps_meeting_view_new:
 * @meetings: whose current meeting is shown
 * @settings: (nullable): has "show-seconds", "show-script", "chime" and "chime-volume"; without it
 *   they are off
 *
 * Makes the view of the running meeting. When it was running before this program was, as after a
 * crash, the view first asks how to go on; the clock has gone on anyway.
 *
 * Returns: (transfer floating): a #PsMeetingView
 */
GtkWidget *
ps_meeting_view_new (PsMeetings *meetings,
                     GSettings  *settings)
{
  PsMeetingView *self = g_object_new (PS_TYPE_MEETING_VIEW, NULL);

  self->meetings = g_object_ref (meetings);
  g_set_object (&self->settings, settings);
  self->chime = ps_chime_new (settings);

  g_signal_connect_object (meetings, "notify::current", G_CALLBACK (current_cb), self,
                           G_CONNECT_SWAPPED);
  if (settings != NULL)
    bind_settings (self);
  current_cb (self);
  ps_meeting_room_install (self);

  return GTK_WIDGET (self);
}
