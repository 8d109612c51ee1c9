/* What can be done about the member whom a pane shows: its actions, "member.…". */
#include "ps-member-actions.h"

#include "ps-care-deeds.h"
#include "ps-export-dialog.h"
#include "ps-member-chooser.h"
#include "ps-member-deeds.h"
#include "ps-member-dialog.h"
#include "ps-member-pane.h"
#include "ps-merge-deeds.h"
#include "ps-spell-dialog.h"
#include "ps-toast.h"

#include <glib/gi18n-lib.h>

static PsWorkspace *
workspace_of (GtkWidget *pane)
{
  return ps_member_pane_get_workspace (PS_MEMBER_PANE (pane));
}

static PsMember *
member_of (GtkWidget *pane)
{
  return ps_member_pane_get_member (PS_MEMBER_PANE (pane));
}

static void
edit_cb (GtkWidget  *pane,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  ps_dialog_present (PS_DIALOG (ps_member_dialog_new_edit (workspace_of (pane), pane,
                                                           member_of (pane))),
                     pane);
}

static void
export_cb (GtkWidget  *pane,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  if (member_of (pane) != NULL)
    ps_dialog_present (PS_DIALOG (ps_export_dialog_new_person (workspace_of (pane), pane,
                                                               ps_member_get_id (member_of (pane)))),
                       pane);
}

static void
remove_cb (GtkWidget  *pane,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  ps_member_remove (workspace_of (pane), pane, member_of (pane));
}

static void
join_cb (GtkWidget  *pane,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter)
{
  ps_member_join (workspace_of (pane), pane, member_of (pane), g_variant_get_int64 (parameter));
}

static void
died_cb (GtkWidget  *pane,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  ps_member_died (workspace_of (pane), pane, member_of (pane));
}

static void
not_died_cb (GtkWidget  *pane,
             const char *action_name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  ps_care_undo_died (workspace_of (pane), pane, ps_member_get_id (member_of (pane)));
}

static void
put_back_cb (GtkWidget  *pane,
             const char *action_name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  ps_member_put_back (workspace_of (pane), pane, member_of (pane));
}

static void
leave_cb (GtkWidget  *pane,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter)
{
  const char *reason;
  gint64 membership_id;

  g_variant_get (parameter, "(x&s)", &membership_id, &reason);
  ps_member_leave (workspace_of (pane), pane, member_of (pane), membership_id, reason);
}

static void
edit_spell_cb (GtkWidget  *pane,
               const char *action_name G_GNUC_UNUSED,
               GVariant   *parameter)
{
  PsWorkspace *workspace = workspace_of (pane);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsMembershipRow) spell =
    ps_roster_find_spell (ps_workspace_get_roster (workspace), g_variant_get_int64 (parameter),
                          &error);

  if (spell == NULL)
    ps_toast_error (pane, error);
  else
    ps_dialog_present (PS_DIALOG (ps_spell_dialog_new (workspace, pane, spell)), pane);
}

static void
merge_with (GtkWidget *pane,
            gint64     other_id)
{
  if (member_of (pane) != NULL)
    ps_merge_offer (workspace_of (pane), pane, ps_member_get_id (member_of (pane)), other_id);
}

static void
merge_cb (GtkWidget  *pane,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter)
{
  merge_with (pane, g_variant_get_int64 (parameter));
}

static void
choose_merge_cb (GtkWidget  *pane,
                 const char *action_name G_GNUC_UNUSED,
                 GVariant   *parameter G_GNUC_UNUSED)
{
  GtkWidget *chooser = ps_member_chooser_new (workspace_of (pane),
                                              ps_member_get_id (member_of (pane)));

  gtk_window_set_title (GTK_WINDOW (chooser), _("Who Is the Same Person?"));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (merge_with), pane, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (chooser), GTK_WINDOW (gtk_widget_get_root (pane)));
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
two_people_cb (GtkWidget  *pane,
               const char *action_name G_GNUC_UNUSED,
               GVariant   *parameter)
{
  ps_merge_two_people (workspace_of (pane), pane, ps_member_get_id (member_of (pane)),
                       g_variant_get_int64 (parameter));
}

static void
take_apart_cb (GtkWidget  *pane,
               const char *action_name G_GNUC_UNUSED,
               GVariant   *parameter)
{
  ps_merge_take_apart (workspace_of (pane), pane, g_variant_get_int64 (parameter));
}

/**
 * ps_member_actions_install:
 * @widget_class: of #PsMemberPane
 *
 * Gives the pane its actions.
 */
void
ps_member_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "member.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "member.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "member.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "member.join", "x", join_cb);
  gtk_widget_class_install_action (widget_class, "member.died", NULL, died_cb);
  gtk_widget_class_install_action (widget_class, "member.not-died", NULL, not_died_cb);
  gtk_widget_class_install_action (widget_class, "member.put-back", NULL, put_back_cb);
  gtk_widget_class_install_action (widget_class, "member.leave", "(xs)", leave_cb);
  gtk_widget_class_install_action (widget_class, "member.edit-spell", "x", edit_spell_cb);
  gtk_widget_class_install_action (widget_class, "member.merge", "x", merge_cb);
  gtk_widget_class_install_action (widget_class, "member.choose-merge", NULL, choose_merge_cb);
  gtk_widget_class_install_action (widget_class, "member.two-people", "x", two_people_cb);
  gtk_widget_class_install_action (widget_class, "member.take-apart", "x", take_apart_cb);
}
