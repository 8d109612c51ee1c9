/* What can be done about the group that a page shows: its actions, "group.…". */
#include "ps-group-actions.h"

#include "ps-agenda-dialog.h"
#include "ps-agreement-dialog.h"
#include "ps-group-detail.h"
#include "ps-group-dialog.h"
#include "ps-group-paper.h"
#include "ps-toast.h"

static PsWorkspace *
workspace_of (GtkWidget *widget)
{
  return ps_group_detail_get_workspace (PS_GROUP_DETAIL (widget));
}

static gint64
id_of (GtkWidget *widget)
{
  return ps_group_detail_get_group_id (PS_GROUP_DETAIL (widget));
}

static PsGroups *
groups_of (GtkWidget *widget)
{
  return ps_workspace_get_groups (workspace_of (widget));
}

static PsGroup *
find_group (GtkWidget *widget)
{
  if (id_of (widget) == 0 || groups_of (widget) == NULL)
    return NULL;

  return ps_groups_find (groups_of (widget), id_of (widget), NULL);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  g_autoptr (PsGroup) group = find_group (widget);

  if (group != NULL)
    ps_dialog_present (ps_group_dialog_new (groups_of (widget),
                                            ps_workspace_get_content (workspace_of (widget)),
                                            ps_workspace_get_clock (workspace_of (widget)),
                                            ps_group_get_row (group), NULL, NULL),
                       widget);
}

static void
edit_agenda_cb (GtkWidget  *widget,
                const char *action_name G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  g_autoptr (PsGroup) group = find_group (widget);
  g_autoptr (GPtrArray) agenda = NULL;
  g_autoptr (GError) error = NULL;

  if (group == NULL)
    return;

  agenda = ps_groups_get_agenda (groups_of (widget), id_of (widget), &error);
  if (agenda == NULL)
    ps_toast_error (widget, error);
  else
    ps_dialog_present_form (ps_agenda_dialog_new (workspace_of (widget), ps_group_get_row (group), agenda),
                            widget, "agenda", id_of (widget));
}

static void
paper_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter G_GNUC_UNUSED)
{
  if (id_of (widget) != 0)
    ps_group_paper (widget, workspace_of (widget), id_of (widget), action_name);
}

static void
edit_agreement_cb (GtkWidget  *widget,
                   const char *action_name G_GNUC_UNUSED,
                   GVariant   *parameter G_GNUC_UNUSED)
{
  g_autoptr (PsGroup) group = find_group (widget);

  if (group != NULL)
    ps_dialog_present (ps_agreement_dialog_new (groups_of (widget),
                                                ps_workspace_get_content (workspace_of (widget)),
                                                ps_workspace_get_clock (workspace_of (widget)),
                                                ps_group_get_row (group)),
                       widget);
}

/**
 * ps_group_actions_install:
 * @widget_class: the class of #PsGroupDetail
 *
 * Gives what shows a group its actions.
 */
void
ps_group_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "group.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "group.edit-agenda", NULL, edit_agenda_cb);
  gtk_widget_class_install_action (widget_class, "group.print-agenda", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "group.save-agenda", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "group.print-cards", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "group.save-cards", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "group.print-sign-in", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "group.edit-agreement", NULL, edit_agreement_cb);
}
