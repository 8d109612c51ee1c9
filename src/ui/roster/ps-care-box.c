#include "ps-care-box.h"


#include "ps-a11y.h"
#include "ps-buddy-dialog.h"
#include "ps-care-deeds.h"
#include "ps-care-rows.h"
#include "ps-group-choice.h"
#include "ps-list-box.h"

/**
 * PsCareBox:
 *
 * How a member is looked after: what was done to welcome them while they are new, their buddy, their home
 * group, and what they wait for.
 */
struct _PsCareBox
{
  AdwBin         parent_instance;

  PsWorkspace   *workspace;
  PsMember      *member;
  guint          serial;

  GtkWidget     *new_group;
  GtkListBox    *new_list;
  GtkMenuButton *wait_button;
  GtkListBox    *care_list;
};

G_DEFINE_FINAL_TYPE (PsCareBox, ps_care_box, ADW_TYPE_BIN)

static PsCare *
get_care (PsCareBox *self)
{
  return ps_workspace_get_care (self->workspace);
}

/* What is all done needs no list any more. */
static void
fill_new (PsCareBox *self)
{
  g_autoptr (GPtrArray) newcomers =
    ps_care_list_new (get_care (self), 0, ps_member_get_id (self->member));
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = newcomers->len; i > 0; i--)
    if (ps_welcome_row_is_done (g_ptr_array_index (newcomers, i - 1)))
      g_ptr_array_remove_index (newcomers, i - 1);

  rows = ps_care_rows_welcome (self->workspace, newcomers);
  ps_list_box_refill (self->new_list, rows);
  gtk_widget_set_visible (self->new_group, rows->len > 0);
}

static gboolean
waits_or_belongs (GPtrArray *waits,
                  GPtrArray *spells,
                  gint64     group_id)
{
  for (guint i = 0; i < waits->len; i++)
    if (((const PsWaitlistRow *) g_ptr_array_index (waits, i))->group_id == group_id)
      return TRUE;

  for (guint i = 0; spells != NULL && i < spells->len; i++)
    {
      const PsMembershipRow *spell = g_ptr_array_index (spells, i);

      if (spell->group_id == group_id && spell->left_on == NULL)
        return TRUE;
    }

  return FALSE;
}

static void
fill_wait_menu (PsCareBox *self)
{
  gint64 id = ps_member_get_id (self->member);
  g_autoptr (GPtrArray) waits = ps_care_list_waits_of (get_care (self), id);
  g_autoptr (GPtrArray) spells =
    ps_roster_get_memberships (ps_workspace_get_roster (self->workspace), id, NULL);
  GListModel *groups = ps_groups_get_list (ps_workspace_get_groups (self->workspace));
  g_autoptr (GListStore) others = g_list_store_new (PS_TYPE_GROUP);
  g_autoptr (GMenu) menu = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (PsGroup) group = g_list_model_get_item (groups, i);

      if (!waits_or_belongs (waits, spells, ps_group_get_id (group)))
        g_list_store_append (others, group);
    }

  menu = ps_group_choice_new_menu (G_LIST_MODEL (others), "care.wait");
  gtk_menu_button_set_menu_model (self->wait_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->wait_button),
                          g_list_model_get_n_items (G_LIST_MODEL (others)) > 0);
}

static void
refresh (PsCareBox *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  fill_new (self);
  rows = ps_care_rows_home (self->workspace, ps_member_get_id (self->member));
  ps_list_box_refill (self->care_list, rows);
  fill_wait_menu (self);
}

static void
table_changed_cb (PsCareBox *self)
{
  guint serial = ps_db_get_serial (ps_workspace_get_db (self->workspace));

  if (self->member == NULL || self->serial == serial)
    return;

  self->serial = serial;
  refresh (self);
}

static void
choose_buddy_cb (GtkWidget  *widget,
                 const char *action_name G_GNUC_UNUSED,
                 GVariant   *parameter G_GNUC_UNUSED)
{
  PsCareBox *self = PS_CARE_BOX (widget);

  ps_buddy_dialog_present (self->workspace, widget, self->member);
}

static void
no_buddy_cb (GtkWidget  *widget,
             const char *action_name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  PsCareBox *self = PS_CARE_BOX (widget);

  ps_care_name_buddy (self->workspace, widget, self->member, 0);
}

static void
home_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter)
{
  PsCareBox *self = PS_CARE_BOX (widget);

  ps_care_name_home (self->workspace, widget, self->member, g_variant_get_int64 (parameter));
}

static void
wait_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter)
{
  PsCareBox *self = PS_CARE_BOX (widget);

  ps_care_wait (self->workspace, widget, g_variant_get_int64 (parameter),
                ps_member_get_id (self->member));
}

static void
wait_no_more_cb (GtkWidget  *widget,
                 const char *action_name G_GNUC_UNUSED,
                 GVariant   *parameter)
{
  PsCareBox *self = PS_CARE_BOX (widget);
  g_autoptr (GPtrArray) waits = ps_care_list_waits_of (get_care (self), ps_member_get_id (self->member));

  for (guint i = 0; i < waits->len; i++)
    {
      const PsWaitlistRow *wait = g_ptr_array_index (waits, i);

      if (wait->id == g_variant_get_int64 (parameter))
        ps_care_end_wait (self->workspace, widget, wait, "removed");
    }
}

static void
ps_care_box_dispose (GObject *object)
{
  PsCareBox *self = PS_CARE_BOX (object);

  /* The template would take the child away, and AdwBin would not hear of it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_CARE_BOX);
  g_clear_object (&self->member);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_care_box_parent_class)->dispose (object);
}

static void
ps_care_box_class_init (PsCareBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_care_box_dispose;

  gtk_widget_class_install_action (widget_class, "care.choose-buddy", NULL, choose_buddy_cb);
  gtk_widget_class_install_action (widget_class, "care.no-buddy", NULL, no_buddy_cb);
  gtk_widget_class_install_action (widget_class, "care.home", "x", home_cb);
  gtk_widget_class_install_action (widget_class, "care.wait", "x", wait_cb);
  gtk_widget_class_install_action (widget_class, "care.wait-no-more", "x", wait_no_more_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-care-box.ui");
  gtk_widget_class_bind_template_child (widget_class, PsCareBox, new_group);
  gtk_widget_class_bind_template_child (widget_class, PsCareBox, new_list);
  gtk_widget_class_bind_template_child (widget_class, PsCareBox, wait_button);
  gtk_widget_class_bind_template_child (widget_class, PsCareBox, care_list);
}

static void
ps_care_box_init (PsCareBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
}

/**
 * ps_care_box_set_workspace:
 * @self: a box that has none yet
 * @workspace: a workspace that is open
 *
 * Says where it is stored.
 */
void
ps_care_box_set_workspace (PsCareBox   *self,
                           PsWorkspace *workspace)
{
  static const char * const signals[] = {
    "changed::welcome_step", "changed::waitlist", "changed::person", "changed::membership",
    "changed::attendance", "changed::session", "changed::support_group", NULL,
  };

  g_return_if_fail (PS_IS_CARE_BOX (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; signals[i] != NULL; i++)
    g_signal_connect_object (ps_workspace_get_db (workspace), signals[i],
                             G_CALLBACK (table_changed_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * ps_care_box_set_member:
 * @member: (nullable): whom to show
 */
void
ps_care_box_set_member (PsCareBox *self,
                        PsMember  *member)
{
  g_return_if_fail (PS_IS_CARE_BOX (self));

  if (g_set_object (&self->member, member) && member != NULL)
    refresh (self);
}
