#include "ps-groups-page.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-after.h"
#include "ps-attendance-window.h"
#include "ps-export-dialog.h"
#include "ps-group-detail.h"
#include "ps-group-dialog.h"
#include "ps-guests-window.h"
#include "ps-import-start.h"
#include "ps-list-box.h"
#include "ps-list-detail.h"
#include "ps-page-header.h"
#include "ps-right.h"
#include "ps-series-window.h"
#include "ps-text.h"

/**
 * PsGroupsPage:
 *
 * The groups of the clinic, and all there is to know of the one that is chosen.
 */
struct _PsGroupsPage
{
  AdwBin         parent_instance;

  PsWorkspace   *workspace;

  PsPageHeader  *header;
  GtkStack      *stack;
  PsListDetail  *list_detail;
  GtkListBox    *list;
  PsGroupDetail *detail;
  GtkWidget     *new_button;
  GtkWidget     *first_button;
  GtkWidget     *today_button;
};

#define ROW_GROUP "ps-group"

G_DEFINE_FINAL_TYPE (PsGroupsPage, ps_groups_page, ADW_TYPE_BIN)

static PsGroups *
get_groups (PsGroupsPage *self)
{
  return ps_workspace_get_groups (self->workspace);
}

static gboolean
may (PsGroupsPage *self,
     PsRight       right)
{
  return ps_roles_may (ps_workspace_get_roles (self->workspace), right);
}

static void
update_row (GtkWidget *row)
{
  PsGroup *group = g_object_get_data (G_OBJECT (row), ROW_GROUP);
  g_autofree char *rule = ps_group_dup_rule_text (group);
  guint n = ps_group_get_member_count (group);
  g_autofree char *members = g_strdup_printf (ngettext ("%u member", "%u members", n), n);
  g_autofree char *line = ps_text_capitalize (rule);
  g_autofree char *words = g_strdup_printf ("%s\n%s", line, members);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", ps_group_get_name (group), rule, members);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), ps_group_get_name (group));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data G_GNUC_UNUSED)
{
  GtkWidget *row = ps_row_new (NULL, "", NULL);

  g_object_set_data_full (G_OBJECT (row), ROW_GROUP, g_object_ref (item), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  /* Its name has the title in it already. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  g_signal_connect_object (item, "notify", G_CALLBACK (update_row), row, G_CONNECT_SWAPPED);
  update_row (row);

  return row;
}

static PsGroup *
get_selected (PsGroupsPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? g_object_get_data (G_OBJECT (row), ROW_GROUP) : NULL;
}

static void
update_header (PsGroupsPage *self)
{
  gboolean in_detail;

  /* The parts of the template go one by one, and tell of it. */
  if (self->list_detail == NULL || self->header == NULL)
    return;

  in_detail = ps_list_detail_get_narrow (self->list_detail) &&
              ps_list_detail_get_show_detail (self->list_detail);
  ps_page_header_set_back_action (self->header, in_detail ? "page.back" : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.back", in_detail);
}

static void
selected_cb (PsGroupsPage *self)
{
  PsGroup *group = self->list != NULL ? get_selected (self) : NULL;

  if (self->detail == NULL)
    return;

  ps_group_detail_set_group_id (self->detail, group != NULL ? ps_group_get_id (group) : 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete",
                                 group != NULL && may (self, PS_RIGHT_EDIT_GROUPS));
}

static void
activated_cb (PsGroupsPage *self)
{
  ps_list_detail_set_show_detail (self->list_detail, TRUE);
}

/* In a wide page there is always a group to look at. */
static void
items_changed_cb (PsGroupsPage *self)
{
  gboolean empty = gtk_list_box_get_row_at_index (self->list, 0) == NULL;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "groups");
  if (!empty && gtk_list_box_get_selected_row (self->list) == NULL)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  else if (empty)
    selected_cb (self);
}

static void
show_group (PsGroupsPage *self,
            gint64        id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (ps_group_get_id (g_object_get_data (G_OBJECT (row), ROW_GROUP)) == id)
        {
          gtk_list_box_select_row (self->list, row);
          ps_list_detail_set_show_detail (self->list_detail, TRUE);
        }
    }
}

static void
show_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter)
{
  show_group (PS_GROUPS_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
saved_cb (gint64   id,
          gpointer user_data)
{
  show_group (user_data, id);
}

static void
new_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter G_GNUC_UNUSED)
{
  PsGroupsPage *self = PS_GROUPS_PAGE (widget);

  ps_dialog_present (ps_group_dialog_new (get_groups (self),
                                          ps_workspace_get_content (self->workspace),
                                          ps_workspace_get_clock (self->workspace),
                                          NULL, saved_cb, G_OBJECT (self)),
                     widget);
}

typedef struct {
  PsGroups *groups;
  gint64    id;
} Removed;

static void
removed_free (gpointer data)
{
  Removed *removed = data;

  g_object_unref (removed->groups);
  g_free (removed);
}

static void
bring_back (gpointer data)
{
  Removed *removed = data;

  ps_groups_archive_async (removed->groups, removed->id, FALSE, NULL, NULL, NULL);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  PsGroupsPage *self = PS_GROUPS_PAGE (widget);
  PsGroup *group = get_selected (self);
  Removed *removed;

  if (group == NULL)
    return;

  removed = g_new0 (Removed, 1);
  removed->groups = g_object_ref (get_groups (self));
  removed->id = ps_group_get_id (group);
  ps_groups_archive_async (removed->groups, removed->id, TRUE, NULL, ps_after_cb,
                           ps_after_new_undo (widget, PS_FINISH_FUNC (ps_groups_archive_finish),
                                              /* Translators: %s is a group's name. */
                                              g_strdup_printf (_("%s removed"),
                                                               ps_group_get_name (group)),
                                              bring_back, removed, removed_free));
}

static void
back_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  ps_list_detail_back (PS_GROUPS_PAGE (widget)->list_detail);
}

static void
present (GtkWidget *window,
         GtkWidget *near)
{
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (near)));
  gtk_window_present (GTK_WINDOW (window));
}

/* Each of the windows that stand over this page has an action of its own. */
static void
open_window_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter G_GNUC_UNUSED)
{
  PsGroupsPage *self = PS_GROUPS_PAGE (widget);
  gint64 group_id = ps_group_detail_get_group_id (self->detail);

  if (g_str_equal (action_name, "page.guests"))
    present (ps_guests_window_new (self->workspace), widget);
  else if (group_id != 0 && g_str_equal (action_name, "page.attendance"))
    present (ps_attendance_window_new (self->workspace, group_id), widget);
  else if (group_id != 0)
    present (ps_series_window_new (self->workspace, group_id), widget);
}

static void
export_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  PsGroupsPage *self = PS_GROUPS_PAGE (widget);

  ps_dialog_present (PS_DIALOG (ps_export_dialog_new (self->workspace, widget,
                                                      ps_group_detail_get_group_id (self->detail))),
                     widget);
}

static void
print_cb (GtkWidget  *widget,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_widget_activate_action (GTK_WIDGET (PS_GROUPS_PAGE (widget)->detail), "group.print-agenda",
                              NULL);
}

static void
ps_groups_page_dispose (GObject *object)
{
  PsGroupsPage *self = PS_GROUPS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_GROUPS_PAGE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_groups_page_parent_class)->dispose (object);
}

static void
ps_groups_page_class_init (PsGroupsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_groups_page_dispose;

  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.guests", NULL, open_window_cb);
  gtk_widget_class_install_action (widget_class, "page.plan-series", NULL, open_window_cb);
  gtk_widget_class_install_action (widget_class, "page.attendance", NULL, open_window_cb);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "page.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "page.show", "x", show_cb);

  g_type_ensure (PS_TYPE_PAGE_HEADER);
  g_type_ensure (PS_TYPE_LIST_DETAIL);
  g_type_ensure (PS_TYPE_GROUP_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-groups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsGroupsPage, header);
  gtk_widget_class_bind_template_child (widget_class, PsGroupsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PsGroupsPage, list_detail);
  gtk_widget_class_bind_template_child (widget_class, PsGroupsPage, list);
  gtk_widget_class_bind_template_child (widget_class, PsGroupsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, PsGroupsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, PsGroupsPage, first_button);
  gtk_widget_class_bind_template_child (widget_class, PsGroupsPage, today_button);
}

static void
ps_groups_page_init (PsGroupsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->stack);

  g_signal_connect_object (self->list, "selected-rows-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_detail, "notify", G_CALLBACK (update_header), self,
                           G_CONNECT_SWAPPED);
}

/* What somebody may not do is not offered to them. */
static void
take_rights (PsGroupsPage *self)
{
  gboolean edits = may (self, PS_RIGHT_EDIT_GROUPS);
  gboolean plans = may (self, PS_RIGHT_PLAN);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", edits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.guests", plans);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.plan-series", plans);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.attendance",
                                 may (self, PS_RIGHT_ROSTER));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", plans);
  gtk_widget_set_visible (self->new_button, edits);
  gtk_widget_set_visible (self->first_button, edits);
  gtk_widget_set_visible (self->today_button, !edits);

  /* Where there is a roster it is there that people look for it. */
  if (may (self, PS_RIGHT_IMPORT) && !may (self, PS_RIGHT_ROSTER))
    ps_import_offer (self->workspace, GTK_WIDGET (self), self->header,
                     (PsImportGroupFunc) ps_group_detail_get_group_id, self->detail);
}

/**
 * ps_groups_page_new:
 * @workspace: open
 *
 * Returns: (transfer floating): the page of the groups
 */
GtkWidget *
ps_groups_page_new (PsWorkspace *workspace)
{
  PsGroupsPage *self = g_object_new (PS_TYPE_GROUPS_PAGE, NULL);
  GListModel *groups = ps_groups_get_list (ps_workspace_get_groups (workspace));

  self->workspace = g_object_ref (workspace);
  take_rights (self);
  ps_group_detail_set_workspace (self->detail, workspace);
  gtk_list_box_bind_model (self->list, groups, create_row_cb, NULL, NULL);
  g_signal_connect_object (groups, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  items_changed_cb (self);
  selected_cb (self);
  update_header (self);

  return GTK_WIDGET (self);
}
