#include "ps-member-pane.h"

#include "ps-a11y.h"
#include "ps-audit-note.h"
#include "ps-care-box.h"
#include "ps-consent-box.h"
#include "ps-group-choice.h"
#include "ps-list-box.h"
#include "ps-member-actions.h"
#include "ps-member-notices.h"
#include "ps-member-rows.h"
#include "ps-right.h"

#include <glib/gi18n-lib.h>

/**
 * PsMemberPane:
 *
 * What is known of one member, and what can be done about it. When they are removed from the roster
 * it shows nobody, and says so by its property "member". Somebody who died goes on being shown, as does
 * whoever had been removed before and was looked for: it says so, and can be taken back there; what is
 * for those on the roster is not offered.
 */
struct _PsMemberPane
{
  AdwBin         parent_instance;

  PsWorkspace   *workspace;
  PsMember      *member;
  guint          serial;
  gboolean       shows_removed;  /* somebody who had been removed before they were shown */

  GtkStack      *stack;
  GtkWidget     *scroller;
  GtkLabel      *name_label;
  GtkLabel      *hint_label;
  GtkLabel      *pronouns_label;
  GtkMenuButton *more_button;
  GtkListBox    *notices_list;
  GtkListBox    *ways_list;
  GtkMenuButton *join_button;
  GtkListBox    *groups_list;
  GtkListBox    *about_list;
  PsCareBox     *care_box;
  PsConsentBox  *consent_box;
};

enum {
  PROP_0,
  PROP_MEMBER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsMemberPane, ps_member_pane, ADW_TYPE_BIN)

static gboolean
is_on_roster (PsMember *member)
{
  return member != NULL && !ps_member_has_died (member) && !ps_member_is_removed (member);
}

static gboolean
is_member_of (GPtrArray *spells,
              gint64     group_id)
{
  for (guint i = 0; i < spells->len; i++)
    {
      const PsMembershipRow *spell = g_ptr_array_index (spells, i);

      if (spell->group_id == group_id && spell->left_on == NULL)
        return TRUE;
    }

  return FALSE;
}

/* Groups that there are and that this member is not in. */
static void
fill_join_menu (PsMemberPane *self,
                GPtrArray    *spells)
{
  GListModel *groups = ps_groups_get_list (ps_workspace_get_groups (self->workspace));
  g_autoptr (GListStore) others = g_list_store_new (PS_TYPE_GROUP);
  g_autoptr (GMenu) menu = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (PsGroup) group = g_list_model_get_item (groups, i);

      if (!is_member_of (spells, ps_group_get_id (group)))
        g_list_store_append (others, group);
    }

  menu = ps_group_choice_new_menu (G_LIST_MODEL (others), "member.join");
  gtk_menu_button_set_menu_model (self->join_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->join_button),
                          is_on_roster (self->member) &&
                          g_list_model_get_n_items (G_LIST_MODEL (others)) > 0);
}

static void
refill (GtkListBox *list,
        GPtrArray  *rows)
{
  g_autoptr (GPtrArray) owned = rows;

  ps_list_box_refill (list, owned);
}

static void
offer_what_can_be_done (PsMemberPane *self)
{
  gboolean any = self->member != NULL;
  gboolean lives = is_on_roster (self->member);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.edit", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.export",
                                 any && ps_roles_may (ps_workspace_get_roles (self->workspace),
                                                      PS_RIGHT_EXPORT));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.remove", lives);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.died", lives);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.choose-merge", lives);
  gtk_widget_set_visible (GTK_WIDGET (self->care_box), lives);
}

static void
refresh (PsMemberPane *self)
{
  PsRoster *roster = ps_workspace_get_roster (self->workspace);
  PsGroups *groups = ps_workspace_get_groups (self->workspace);
  const PsMemberRow *row = ps_member_get_row (self->member);
  g_autofree char *hint =
    ps_member_names_dup_hint (ps_workspace_get_member_names (self->workspace), row->id);
  g_autoptr (GPtrArray) ways = ps_roster_get_ways (roster, row->id, NULL);
  g_autoptr (GPtrArray) spells = ps_roster_get_memberships (roster, row->id, NULL);
  GPtrArray *notices;

  gtk_label_set_label (self->name_label, row->preferred_name);
  gtk_label_set_label (self->hint_label, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), hint != NULL);
  gtk_label_set_label (self->pronouns_label, row->pronouns);
  gtk_widget_set_visible (GTK_WIDGET (self->pronouns_label), *row->pronouns != '\0');

  notices = ps_member_notices_rows (self->workspace, self->member);
  gtk_widget_set_visible (GTK_WIDGET (self->notices_list), notices->len > 0);
  refill (self->notices_list, notices);
  if (ways != NULL)
    refill (self->ways_list, ps_member_rows_ways (ways));
  if (spells != NULL)
    {
      refill (self->groups_list,
              ps_member_rows_groups (roster, groups, spells,
                                     ps_clock_wall (ps_workspace_get_clock (self->workspace))));
      fill_join_menu (self, spells);
    }
  refill (self->about_list, ps_member_rows_about (row));
  self->shows_removed = ps_member_is_removed (self->member);
  offer_what_can_be_done (self);
}

static void
table_changed_cb (PsMemberPane *self)
{
  guint serial = ps_db_get_serial (ps_workspace_get_db (self->workspace));

  if (self->member == NULL || self->serial == serial)
    return;

  self->serial = serial;
  if (ps_member_get_row (self->member)->archived_at != 0 && !ps_member_has_died (self->member) &&
      !self->shows_removed)
    ps_member_pane_set_member (self, NULL);
  else
    refresh (self);
}

static void
ps_member_pane_dispose (GObject *object)
{
  PsMemberPane *self = PS_MEMBER_PANE (object);

  /* The template would take the child away, and AdwBin would not hear of it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_MEMBER_PANE);
  g_clear_object (&self->member);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_member_pane_parent_class)->dispose (object);
}

static void
ps_member_pane_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PsMemberPane *self = PS_MEMBER_PANE (object);

  switch (prop_id)
    {
    case PROP_MEMBER:
      g_value_set_object (value, self->member);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_member_pane_class_init (PsMemberPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_member_pane_dispose;
  object_class->get_property = ps_member_pane_get_property;

  properties[PROP_MEMBER] =
    g_param_spec_object ("member", NULL, NULL, PS_TYPE_MEMBER,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  ps_member_actions_install (widget_class);

  g_type_ensure (PS_TYPE_CARE_BOX);
  g_type_ensure (PS_TYPE_CONSENT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-member-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PsMemberPane, stack);
  gtk_widget_class_bind_template_child (widget_class, PsMemberPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, PsMemberPane, name_label);
  gtk_widget_class_bind_template_child (widget_class, PsMemberPane, hint_label);
  gtk_widget_class_bind_template_child (widget_class, PsMemberPane, pronouns_label);
  gtk_widget_class_bind_template_child (widget_class, PsMemberPane, more_button);
  gtk_widget_class_bind_template_child (widget_class, PsMemberPane, notices_list);
  gtk_widget_class_bind_template_child (widget_class, PsMemberPane, ways_list);
  gtk_widget_class_bind_template_child (widget_class, PsMemberPane, join_button);
  gtk_widget_class_bind_template_child (widget_class, PsMemberPane, groups_list);
  gtk_widget_class_bind_template_child (widget_class, PsMemberPane, about_list);
  gtk_widget_class_bind_template_child (widget_class, PsMemberPane, care_box);
  gtk_widget_class_bind_template_child (widget_class, PsMemberPane, consent_box);
}

static void
ps_member_pane_init (PsMemberPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_name_menu (self->more_button, _("More Actions"));
  ps_a11y_stack (self->stack);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.edit", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.export", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.remove", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.died", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.choose-merge", FALSE);
}

/**
 * ps_member_pane_set_workspace:
 * @self: a pane that has none yet
 * @workspace: a workspace that is open
 *
 * Says where the members are.
 */
void
ps_member_pane_set_workspace (PsMemberPane *self,
                              PsWorkspace  *workspace)
{
  static const char * const signals[] = {
    "changed::person", "changed::contact_way", "changed::membership", "changed::attendance",
    "changed::session", "changed::support_group", "changed::person_distinct", NULL,
  };

  g_return_if_fail (PS_IS_MEMBER_PANE (self));
  g_return_if_fail (self->workspace == NULL);

  /* After those who bring the rows up to date. */
  self->workspace = g_object_ref (workspace);
  ps_care_box_set_workspace (self->care_box, workspace);
  ps_consent_box_set_workspace (self->consent_box, workspace);
  for (guint i = 0; signals[i] != NULL; i++)
    g_signal_connect_object (ps_workspace_get_db (workspace), signals[i],
                             G_CALLBACK (table_changed_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * ps_member_pane_set_member:
 * @self: a pane
 * @member: (nullable): whom to show
 *
 * Shows somebody, or nobody.
 */
void
ps_member_pane_set_member (PsMemberPane *self,
                           PsMember     *member)
{
  g_return_if_fail (PS_IS_MEMBER_PANE (self));
  g_return_if_fail (member == NULL || PS_IS_MEMBER (member));

  if (!g_set_object (&self->member, member))
    return;

  ps_care_box_set_member (self->care_box, member);
  ps_consent_box_set_member (self->consent_box, member);
  if (member != NULL)
    {
      ps_audit_note_later (ps_workspace_get_db (self->workspace), PS_AUDIT_VIEW, PS_AUDIT_PERSON,
                           ps_member_get_id (member), NULL);
      refresh (self);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                  GTK_SCROLLED_WINDOW (self->scroller)), 0);
    }
  gtk_stack_set_visible_child_name (self->stack, member != NULL ? "member" : "none");
  offer_what_can_be_done (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEMBER]);
}

/**
 * ps_member_pane_get_member:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): who is shown
 */
PsMember *
ps_member_pane_get_member (PsMemberPane *self)
{
  g_return_val_if_fail (PS_IS_MEMBER_PANE (self), NULL);

  return self->member;
}

/**
 * ps_member_pane_get_workspace:
 * @self: a pane
 *
 * Returns: (transfer none): where the members are
 */
PsWorkspace *
ps_member_pane_get_workspace (PsMemberPane *self)
{
  g_return_val_if_fail (PS_IS_MEMBER_PANE (self), NULL);

  return self->workspace;
}
