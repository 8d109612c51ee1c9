#include "ps-group-detail.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-agenda-fit.h"
#include "ps-group-actions.h"
#include "ps-group-care.h"
#include "ps-group-dates.h"
#include "ps-group-members.h"
#include "ps-group-words.h"
#include "ps-list-box.h"
#include "ps-past-meetings.h"
#include "ps-right.h"
#include "ps-text.h"
#include "ps-toast.h"
#include "ps-wrap-box.h"

/**
 * PsGroupDetail:
 *
 * All there is to know of one group: when it meets, its agenda, its members, what it agreed on. The
 * front desk is shown when and where it meets; an administrator can change that as well.
 */
struct _PsGroupDetail
{
  AdwBin       parent_instance;

  PsWorkspace *workspace;
  gint64       group_id;
  guint        refresh_id;

  GtkLabel    *name_label;
  GtkLabel    *rule_label;
  GtkLabel    *about_label;
  GtkWidget   *start_button;
  GtkWidget   *dates_group;
  GtkListBox  *dates_list;
  GtkListBox  *past_list;
  GtkWidget   *agenda_group;
  GtkListBox  *agenda_list;
  GtkWidget   *paper_button;
  GtkWidget   *members_group;
  GtkListBox  *members_list;
  PsGroupCare *care;
  GtkWidget   *agreement_group;
  GtkListBox  *agreement_list;
  GtkWidget   *edit_button;
  GtkWidget   *delete_button;
  GtkWidget   *attendance_button;
  GtkWidget   *guests_button;
  GtkWidget   *plan_button;
};

G_DEFINE_FINAL_TYPE (PsGroupDetail, ps_group_detail, ADW_TYPE_BIN)

static PsGroups *
get_groups (PsGroupDetail *self)
{
  return ps_workspace_get_groups (self->workspace);
}

static gboolean
may (PsGroupDetail *self,
     PsRight        right)
{
  return ps_roles_may (ps_workspace_get_roles (self->workspace), right);
}

static PsGroup *
find_group (PsGroupDetail *self)
{
  if (self->group_id == 0 || get_groups (self) == NULL)
    return NULL;

  return ps_groups_find (get_groups (self), self->group_id, NULL);
}

static void
fill_head (PsGroupDetail *self,
           PsGroup       *group)
{
  const PsGroupRow *row = ps_group_get_row (group);
  g_autofree char *words = ps_group_dup_rule_text (group);
  g_autofree char *rule = ps_text_capitalize (words);
  g_autofree char *about = ps_group_words_about (row);

  gtk_label_set_label (self->name_label, row->name);
  gtk_label_set_label (self->rule_label, rule);
  gtk_label_set_label (self->about_label, about);
}

static void
fill_dates (PsGroupDetail *self)
{
  char next_on[PS_DATE_ISO_SIZE] = "";
  g_autoptr (GPtrArray) dates =
    ps_group_dates_get (get_groups (self), self->group_id, next_on);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; dates != NULL && i < dates->len; i++)
    g_ptr_array_add (rows,
                     ps_group_date_row_new_for (get_groups (self),
                                                ps_workspace_get_clock (self->workspace),
                                                g_ptr_array_index (dates, i),
                                                may (self, PS_RIGHT_EDIT_GROUPS)));

  /* The target goes first: an action that takes one must never be asked about without it. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->start_button), NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->start_button), "(xs)",
                                    self->group_id, next_on);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->start_button), "win.start-meeting");

  ps_list_box_refill (self->dates_list, rows);
  gtk_widget_set_visible (self->dates_group, rows->len > 0);
}

static void
fill_agenda (PsGroupDetail *self,
             PsGroup       *group)
{
  g_autoptr (GPtrArray) agenda = ps_groups_get_agenda (get_groups (self), self->group_id, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *total = NULL;

  for (guint i = 0; agenda != NULL && i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);
      g_autofree char *words = ps_group_words_segment (plan);

      g_ptr_array_add (rows, ps_row_new (NULL, plan->title, words));
    }

  if (agenda != NULL)
    total = ps_group_words_total (ps_segment_plans_total (agenda), ps_agenda_protected (agenda),
                                  ps_group_get_row (group)->minutes);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->agenda_group), total);
  ps_list_box_refill (self->agenda_list, rows);
}

static void
fill_members (PsGroupDetail *self)
{
  guint n;
  g_autoptr (GPtrArray) rows =
    ps_group_members_rows (ps_workspace_get_roster (self->workspace),
                           ps_workspace_get_member_names (self->workspace), self->group_id, &n);
  g_autofree char *count =
    n == 0 ? g_strdup (_("Nobody yet. Members join a group on the page of the roster."))
           : g_strdup_printf (ngettext ("%u member", "%u members", n), n);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->members_group), count);
  ps_list_box_refill (self->members_list, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->members_list), n > 0);
}

static void
fill_agreement (PsGroupDetail *self,
                PsGroup       *group)
{
  g_autoptr (GPtrArray) rows = ps_group_agreement_rows (ps_group_get_row (group)->agreement);

  ps_list_box_refill (self->agreement_list, rows);
}

static void
refresh (PsGroupDetail *self)
{
  g_autoptr (PsGroup) group = find_group (self);

  gtk_widget_set_visible (GTK_WIDGET (self), group != NULL);
  if (group == NULL)
    return;

  fill_head (self, group);
  fill_dates (self);
  if (may (self, PS_RIGHT_PLAN))
    {
      fill_agenda (self, group);
      fill_agreement (self, group);
    }
  if (may (self, PS_RIGHT_ROSTER))
    fill_members (self);
  if (may (self, PS_RIGHT_MEETINGS))
    ps_past_meetings_fill (ps_workspace_get_meetings (self->workspace), self->group_id,
                           self->past_list);
}

static void
refresh_cb (gpointer user_data)
{
  PsGroupDetail *self = user_data;

  self->refresh_id = 0;
  refresh (self);
}

/* One commit may touch several tables, and what is shown comes from the list of groups, which may hear
 * of it after this page does.
 */
static void
table_changed_cb (PsGroupDetail *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_once (refresh_cb, self);
}

static void
ps_group_detail_dispose (GObject *object)
{
  PsGroupDetail *self = PS_GROUP_DETAIL (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_GROUP_DETAIL);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_group_detail_parent_class)->dispose (object);
}

static void
ps_group_detail_class_init (PsGroupDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_group_detail_dispose;
  ps_group_actions_install (widget_class);

  g_type_ensure (PS_TYPE_GROUP_CARE);
  g_type_ensure (PS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-group-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, name_label);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, rule_label);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, about_label);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, start_button);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, dates_group);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, dates_list);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, past_list);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, agenda_group);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, agenda_list);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, paper_button);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, members_group);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, members_list);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, care);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, agreement_group);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, agreement_list);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, edit_button);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, delete_button);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, attendance_button);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, guests_button);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDetail, plan_button);
}

static void
ps_group_detail_init (PsGroupDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_name_menu (GTK_MENU_BUTTON (self->paper_button), _("On paper"));
}

/* What somebody may not do is not offered to them. */
static void
take_rights (PsGroupDetail *self)
{
  gboolean edits = may (self, PS_RIGHT_EDIT_GROUPS);
  gboolean plans = may (self, PS_RIGHT_PLAN);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "group.edit", edits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "group.edit-agenda", plans);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "group.print-agenda", plans);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "group.save-agenda", plans);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "group.edit-agreement", plans);
  gtk_widget_set_visible (self->delete_button, edits);
  gtk_widget_set_visible (self->edit_button, edits);
  gtk_widget_set_visible (self->start_button, may (self, PS_RIGHT_MEETINGS));
  gtk_widget_set_visible (self->attendance_button, may (self, PS_RIGHT_ROSTER));
  gtk_widget_set_visible (self->guests_button, plans);
  gtk_widget_set_visible (self->plan_button, plans);
  gtk_widget_set_visible (self->agenda_group, plans);
  gtk_widget_set_visible (self->agreement_group, plans);
  gtk_widget_set_visible (self->members_group, may (self, PS_RIGHT_ROSTER));
}

/**
 * ps_group_detail_set_workspace:
 * @workspace: open
 *
 * Once, before there is a group to show.
 */
void
ps_group_detail_set_workspace (PsGroupDetail *self,
                               PsWorkspace   *workspace)
{
  static const char * const details[] = {
    "changed::support_group", "changed::group_date", "changed::agenda_segment", "changed::membership",
    "changed::person", "changed::contact_way", "changed::session", "changed::attendance", NULL,
  };

  g_return_if_fail (PS_IS_GROUP_DETAIL (self));

  self->workspace = g_object_ref (workspace);
  take_rights (self);
  ps_group_care_set_workspace (self->care, workspace);
  for (guint i = 0; details[i] != NULL; i++)
    g_signal_connect_object (ps_workspace_get_db (workspace), details[i],
                             G_CALLBACK (table_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ps_group_detail_set_group_id:
 * @group_id: which group to show, or 0 for none
 */
void
ps_group_detail_set_group_id (PsGroupDetail *self,
                              gint64         group_id)
{
  g_return_if_fail (PS_IS_GROUP_DETAIL (self));

  self->group_id = group_id;
  ps_group_care_set_group (self->care, group_id);
  refresh (self);
}

/**
 * ps_group_detail_get_workspace:
 *
 * Returns: (transfer none) (nullable): where it looks
 */
PsWorkspace *
ps_group_detail_get_workspace (PsGroupDetail *self)
{
  g_return_val_if_fail (PS_IS_GROUP_DETAIL (self), NULL);

  return self->workspace;
}

/**
 * ps_group_detail_get_group_id:
 *
 * Returns: the group that is shown, or 0
 */
gint64
ps_group_detail_get_group_id (PsGroupDetail *self)
{
  g_return_val_if_fail (PS_IS_GROUP_DETAIL (self), 0);

  return self->group_id;
}
