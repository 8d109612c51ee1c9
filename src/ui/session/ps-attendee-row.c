#include "ps-attendee-row.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-attendee-keys.h"

/**
 * PsAttendeeRow:
 *
 * Somebody, and whether they are here: a large row that one key or one click turns over, with a menu
 * for what is rarer.
 *
 * The row changes nothing by itself: it says what was asked for, by its signal "asked", and follows
 * its attendee. So a tick that could not be stored is not to be seen.
 */
struct _PsAttendeeRow
{
  AdwActionRow    parent_instance;

  PsAttendee     *attendee;
  GtkCheckButton *check;
  GtkMenuButton  *menu_button;
  GSimpleAction  *status;
  GSimpleAction  *mode;
  GSimpleAction  *removal;
};

enum {
  SIGNAL_ASKED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsAttendeeRow, ps_attendee_row, ADW_TYPE_ACTION_ROW)

static void
ask (PsAttendeeRow *self,
     const char    *status,
     const char    *mode)
{
  const PsAttendanceRow *row = ps_attendee_get_row (self->attendee);

  g_signal_emit (self, signals[SIGNAL_ASKED], 0,
                 status != NULL ? status : row->status, mode != NULL ? mode : row->mode);
}

/* What is not plain from the tick: "Silva · Late · Online · First time". */
static char *
get_details (PsAttendee *attendee)
{
  const PsAttendanceRow *row = ps_attendee_get_row (attendee);
  const char *parts[6] = { NULL };
  guint n = 0;

  if (ps_attendee_get_hint (attendee) != NULL)
    parts[n++] = ps_attendee_get_hint (attendee);
  if (!g_str_equal (row->status, "present") && !g_str_equal (row->status, "expected"))
    parts[n++] = ps_attendance_status_get_label (row->status);
  if (!g_str_equal (row->mode, "in-person"))
    parts[n++] = ps_attendance_mode_get_label (row->mode);
  if (row->first_time)
    /* Translators: it is somebody's first meeting of this group. */
    parts[n++] = _("First time");
  if (ps_attendee_get_correction (attendee) != NULL)
    parts[n++] = ps_attendee_get_correction (attendee);

  /* Translators: stands between things that are said of somebody: “Late · First time”. */
  return g_strjoinv (_(" · "), (char **) parts);
}

/* What a screen reader says after the name: "Late, Online". */
static char *
get_state (const PsAttendanceRow *row)
{
  const char *status = ps_attendance_status_get_label (row->status);

  if (g_str_equal (row->mode, "in-person"))
    return g_strdup (status);

  /* Translators: a status and how somebody takes part: “Late, Online”. */
  return g_strdup_printf (_("%1$s, %2$s"), status, ps_attendance_mode_get_label (row->mode));
}

static void
show (PsAttendeeRow *self)
{
  const PsAttendanceRow *row = ps_attendee_get_row (self->attendee);
  gboolean here = ps_attendance_status_is_here (row->status);
  g_autofree char *details = get_details (self->attendee);
  g_autofree char *name = ps_attendee_dup_label (self->attendee);
  /* Translators: %s is somebody's name: opens a menu with “Late”, “Left early” and the like. */
  g_autofree char *more = g_strdup_printf (_("More About %s"), name);
  g_autofree char *state = get_state (row);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), row->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), details);
  gtk_check_button_set_active (self->check, here);
  g_simple_action_set_state (self->status, g_variant_new_string (row->status));
  g_simple_action_set_state (self->mode, g_variant_new_string (row->mode));

  /* The row has the focus and not its check button, so it is the row that says the state; and its
   * title would be read a second time.
   */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  ps_a11y_name_menu (self->menu_button, more);
}

static void
ps_attendee_row_activate (AdwActionRow *row)
{
  PsAttendeeRow *self = PS_ATTENDEE_ROW (row);
  const PsAttendanceRow *values = ps_attendee_get_row (self->attendee);

  ask (self, ps_attendance_status_is_here (values->status) ? "expected" : "present", NULL);
}

static void
status_cb (PsAttendeeRow *self,
           GVariant      *parameter)
{
  ask (self, g_variant_get_string (parameter, NULL), NULL);
}

static void
mode_cb (PsAttendeeRow *self,
         GVariant      *parameter)
{
  ask (self, NULL, g_variant_get_string (parameter, NULL));
}

static void
removal_cb (PsAttendeeRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
ps_attendee_row_dispose (GObject *object)
{
  PsAttendeeRow *self = PS_ATTENDEE_ROW (object);

  g_clear_object (&self->attendee);
  g_clear_object (&self->status);
  g_clear_object (&self->mode);
  g_clear_object (&self->removal);

  G_OBJECT_CLASS (ps_attendee_row_parent_class)->dispose (object);
}

static void
ps_attendee_row_class_init (PsAttendeeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_attendee_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = ps_attendee_row_activate;

  /**
   * PsAttendeeRow::asked:
   * @status: an attendance status, as stored
   * @mode: how they take part, as stored
   *
   * Somebody asks that this be stored.
   */
  signals[SIGNAL_ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * PsAttendeeRow::removed:
   *
   * Somebody asks that they be taken off the list.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *action,
               const char *target,
               char        key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  const char accel[] = { key, '\0' };

  g_menu_item_set_action_and_target (item, action, "s", target);
  /* Only shown: the list has the keys. */
  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (gboolean removable)
{
  g_autoptr (GMenu) status_menu = g_menu_new ();
  g_autoptr (GMenu) mode_menu = g_menu_new ();
  g_autoptr (GMenu) removal_menu = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < ps_attendee_n_keys; i++)
    {
      const PsAttendeeKey *key = &ps_attendee_keys[i];

      if (key->status == NULL)
        append_choice (mode_menu, ps_attendance_mode_get_label (key->mode), "row.mode", key->mode,
                       key->key);
      else if (g_str_equal (key->status, "expected"))
        append_choice (status_menu, _("Not here"), "row.status", key->status, key->key);
      else
        append_choice (status_menu, ps_attendance_status_get_label (key->status), "row.status",
                       key->status, key->key);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (status_menu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (mode_menu));

  if (removable)
    {
      /* Translators: of somebody who was put on the list of a meeting by mistake. */
      g_menu_append (removal_menu, _("Take Off the List"), "row.remove");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (removal_menu));
    }

  return G_MENU_MODEL (menu);
}

/* Only when it is asked for: a list of 300 would otherwise be made with 300 menus. */
static void
make_popup_cb (GtkMenuButton *button,
               gpointer       user_data)
{
  PsAttendeeRow *self = user_data;
  g_autoptr (GMenuModel) menu = make_menu (g_action_get_enabled (G_ACTION (self->removal)));

  gtk_menu_button_set_menu_model (button, menu);
}

static void
ps_attendee_row_init (PsAttendeeRow *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->status = g_simple_action_new_stateful ("status", G_VARIANT_TYPE_STRING,
                                               g_variant_new_string (""));
  self->mode = g_simple_action_new_stateful ("mode", G_VARIANT_TYPE_STRING,
                                             g_variant_new_string (""));
  g_signal_connect_object (self->status, "activate", G_CALLBACK (status_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mode, "activate", G_CALLBACK (mode_cb), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->status));
  self->removal = g_simple_action_new ("remove", NULL);
  g_simple_action_set_enabled (self->removal, FALSE);
  g_signal_connect_object (self->removal, "activate", G_CALLBACK (removal_cb), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->mode));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->removal));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "row", G_ACTION_GROUP (actions));

  /* Names are no markup: "Ana & Bo" would be nothing at all. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

static GtkWidget *
make_menu_button (PsAttendeeRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->menu_button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_create_popup_func (self->menu_button, make_popup_cb, self, NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Late, Left Early, Online…"));

  return button;
}

/**
 * ps_attendee_row_new:
 * @attendee: who
 *
 * Returns: (transfer floating): a #PsAttendeeRow
 */
GtkWidget *
ps_attendee_row_new (PsAttendee *attendee)
{
  PsAttendeeRow *self = g_object_new (PS_TYPE_ATTENDEE_ROW, NULL);

  self->attendee = g_object_ref (attendee);

  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_can_focus (GTK_WIDGET (self->check), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self->check), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self),
                             make_menu_button (self));

  g_signal_connect_object (attendee, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);

  return GTK_WIDGET (self);
}

/**
 * ps_attendee_row_set_removable:
 * @removable: whether they can be taken off the list
 *
 * To be said before somebody opens the row's menu.
 */
void
ps_attendee_row_set_removable (PsAttendeeRow *self,
                               gboolean       removable)
{
  g_return_if_fail (PS_IS_ATTENDEE_ROW (self));

  g_simple_action_set_enabled (self->removal, removable);
}

/**
 * ps_attendee_row_open_menu:
 *
 * Opens the row's menu, for the key that does so.
 */
void
ps_attendee_row_open_menu (PsAttendeeRow *self)
{
  g_return_if_fail (PS_IS_ATTENDEE_ROW (self));

  gtk_menu_button_popup (self->menu_button);
}

/**
 * ps_attendee_row_get_attendee:
 * @self: a row
 *
 * Returns: (transfer none): who
 */
PsAttendee *
ps_attendee_row_get_attendee (PsAttendeeRow *self)
{
  g_return_val_if_fail (PS_IS_ATTENDEE_ROW (self), NULL);

  return self->attendee;
}
