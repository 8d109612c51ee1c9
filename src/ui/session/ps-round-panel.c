#include "ps-round-panel-private.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-platform.h"
#include "ps-toast.h"
#include "ps-wrap-box.h"

/**
 * PsRoundPanel:
 *
 * A round of the group, for the hands of whoever leads: whose turn it is, who waits, and one key
 * for what happened.
 *
 * The time of a turn counts beside it in small figures and never rings: some need longer, and the
 * share of the others says so by itself.
 */

/* In a window that is low and narrow the rest can be scrolled to, because the clock and the buttons
 * of the meeting need their place: somebody’s turn and the seats are in sight.
 */
#define LEAST_HEIGHT 150

enum {
  SIGNAL_CLOSE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsRoundPanel, ps_round_panel, GTK_TYPE_WIDGET)

/* Actions that are one step of the round. */
static const struct {
  const char  *name;
  PsRoundStep  step;
} steps[] = {
  { "round.pass", PS_ROUND_PASSED },
  { "round.later", PS_ROUND_LATER },
  { "round.undo", PS_ROUND_UNDO },
  { "round.shuffle", PS_ROUND_SHUFFLE },
  { "round.seat-order", PS_ROUND_SEAT_ORDER },
};

static void
update_actions (PsRoundPanel *self)
{
  const PsRound *round = ps_live_round_get_round (self->round);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), steps[i].name,
                                   ps_round_can (round, steps[i].step));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "round.go",
                                 ps_round_can (round, PS_ROUND_BEGIN)
                                 || ps_round_can (round, PS_ROUND_SHARED));
}

static void
refresh (PsRoundPanel *self)
{
  if (self->round == NULL)
    return;

  update_actions (self);
  ps_round_panel_show (self);
}

static void
changed_cb (PsRoundPanel *self)
{
  refresh (self);
  ps_platform_announce (GTK_WIDGET (self), gtk_label_get_text (self->title));
}

static void
tick_cb (PsRoundPanel *self)
{
  if (self->round != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    ps_round_panel_tick (self);
}

static void
failed_cb (PsRoundPanel *self,
           const GError *error)
{
  ps_toast_error (GTK_WIDGET (self), error);
}

static void
chosen_cb (PsRoundPanel *self,
           guint         place)
{
  ps_live_round_do (self->round, PS_ROUND_TURN, place);
}

static void
step_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter G_GNUC_UNUSED)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (g_str_equal (steps[i].name, action_name))
        ps_live_round_do (PS_ROUND_PANEL (widget)->round, steps[i].step, 0);
    }
}

static void
go_cb (GtkWidget  *widget,
       const char *action_name G_GNUC_UNUSED,
       GVariant   *parameter G_GNUC_UNUSED)
{
  PsLiveRound *round = PS_ROUND_PANEL (widget)->round;
  gboolean begun = ps_round_has_begun (ps_live_round_get_round (round));

  ps_live_round_do (round, begun ? PS_ROUND_SHARED : PS_ROUND_BEGIN, 0);
}

static void
close_cb (GtkWidget  *widget,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter G_GNUC_UNUSED)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSE], 0);
}

/* Forward is where reading goes. */
static gboolean
arrow_cb (GtkWidget *widget,
          GVariant  *args G_GNUC_UNUSED,
          gpointer   user_data)
{
  gboolean to_right = GPOINTER_TO_INT (user_data);
  gboolean ltr = gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL;

  return gtk_widget_get_mapped (widget)
         && gtk_widget_activate_action (widget, to_right == ltr ? "round.go" : "round.undo", NULL);
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *args G_GNUC_UNUSED,
        gpointer   user_data)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_activate_action (widget, user_data, NULL);
}

static void
install_keys (PsRoundPanel *self)
{
  static const struct {
    const char      *trigger;
    GtkShortcutFunc  func;
    gpointer         data;
  } keys[] = {
    { "<Control>Right|<Control>KP_Right", arrow_cb, GINT_TO_POINTER (TRUE) },
    { "<Control>Left|<Control>KP_Left", arrow_cb, GINT_TO_POINTER (FALSE) },
    { "<Control>Down|<Control>KP_Down", key_cb, (gpointer) "round.pass" },
    { "<Control>Up|<Control>KP_Up", key_cb, (gpointer) "round.later" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  /* Before the window takes them to move the focus. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                        gtk_callback_action_new (keys[i].func, keys[i].data, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
ps_round_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ps_round_panel_parent_class)->map (widget);

  refresh (PS_ROUND_PANEL (widget));
}

static void
ps_round_panel_unmap (GtkWidget *widget)
{
  PsRoundPanel *self = PS_ROUND_PANEL (widget);

  GTK_WIDGET_CLASS (ps_round_panel_parent_class)->unmap (widget);

  if (self->round != NULL)
    ps_round_panel_hold_seconds (self, FALSE);
}

static GtkSizeRequestMode
ps_round_panel_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A scrolled window does not ask how high its child is at a certain width. */
static void
ps_round_panel_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline G_GNUC_UNUSED,
                        int            *natural_baseline G_GNUC_UNUSED)
{
  PsRoundPanel *self = PS_ROUND_PANEL (widget);
  int least;

  /* How wide it has to be must not depend on how high it is: it would push the window open. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;

  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->scroller, orientation, -1, &least, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MIN (*minimum, LEAST_HEIGHT);
  *minimum = MAX (*minimum, least);
  *natural = MAX (*natural, *minimum);
}

static void
ps_round_panel_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  gtk_widget_allocate (PS_ROUND_PANEL (widget)->scroller, width, height, baseline, NULL);
}

/* On what moves the round on, or on what it lacks. */
static gboolean
ps_round_panel_grab_focus (GtkWidget *widget)
{
  PsRoundPanel *self = PS_ROUND_PANEL (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->go_button))
         || gtk_widget_grab_focus (self->here_button)
         || gtk_widget_grab_focus (GTK_WIDGET (self->close_button));
}

static void
ps_round_panel_dispose (GObject *object)
{
  PsRoundPanel *self = PS_ROUND_PANEL (object);

  ps_round_panel_set_round (self, NULL, FALSE);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_ROUND_PANEL);

  G_OBJECT_CLASS (ps_round_panel_parent_class)->dispose (object);
}

static void
ps_round_panel_class_init (PsRoundPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_round_panel_dispose;
  widget_class->get_request_mode = ps_round_panel_get_request_mode;
  widget_class->measure = ps_round_panel_measure;
  widget_class->size_allocate = ps_round_panel_size_allocate;
  widget_class->map = ps_round_panel_map;
  widget_class->unmap = ps_round_panel_unmap;
  widget_class->grab_focus = ps_round_panel_grab_focus;

  /**
   * PsRoundPanel::close:
   *
   * Somebody wants it out of the way. The round stays as it is.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  g_type_ensure (PS_TYPE_SEAT_CHIPS);
  g_type_ensure (PS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-round-panel.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PsRoundPanel, child)
  BIND (scroller);
  BIND (box);
  BIND (title);
  BIND (time);
  BIND (progress);
  BIND (note);
  BIND (chips);
  BIND (close_button);
  BIND (go_button);
  BIND (pass_button);
  BIND (later_button);
  BIND (undo_button);
  BIND (shuffle_button);
  BIND (order_button);
  BIND (initials_button);
  BIND (here_button);
#undef BIND

  gtk_widget_class_install_action (widget_class, "round.go", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "round.close", NULL, close_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_install_action (widget_class, steps[i].name, NULL, step_cb);

  gtk_widget_class_set_css_name (widget_class, "ps-round-panel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ps_round_panel_init (PsRoundPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_name_button (self->close_button, _("Close the Round"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Round"),
                                  -1);
  g_signal_connect_object (self->chips, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->initials_button, "notify::active", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  install_keys (self);
}

/**
 * ps_round_panel_new:
 * @settings: (nullable): has "round-initials"
 *
 * Returns: (transfer floating): a #PsRoundPanel without a round
 */
GtkWidget *
ps_round_panel_new (GSettings *settings)
{
  PsRoundPanel *self = g_object_new (PS_TYPE_ROUND_PANEL, NULL);

  g_set_object (&self->settings, settings);
  if (settings != NULL)
    g_settings_bind (settings, "round-initials", self->initials_button, "active",
                     G_SETTINGS_BIND_DEFAULT);

  return GTK_WIDGET (self);
}

/**
 * ps_round_panel_set_round:
 * @self: a round panel
 * @round: (nullable): the rounds of the running meeting
 * @found: whether the meeting ran before this program did, so that a round may have been lost
 *
 * Sets what is shown.
 */
void
ps_round_panel_set_round (PsRoundPanel *self,
                          PsLiveRound  *round,
                          gboolean      found)
{
  g_return_if_fail (PS_IS_ROUND_PANEL (self));

  if (self->round != NULL)
    {
      ps_round_panel_hold_seconds (self, FALSE);
      g_signal_handlers_disconnect_by_data (ps_live_round_get_meeting (self->round), self);
      g_signal_handlers_disconnect_by_data (self->round, self);
    }
  g_set_object (&self->round, round);
  self->found = found;
  if (round == NULL)
    return;

  g_signal_connect_object (round, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (round, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ps_live_round_get_meeting (round), "tick", G_CALLBACK (tick_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
