#include "ps-roster-page.h"

#include "ps-a11y.h"
#include "ps-duplicates-window.h"
#include "ps-export-dialog.h"
#include "ps-import-start.h"
#include "ps-list-detail.h"
#include "ps-member-cell.h"
#include "ps-member-dialog.h"
#include "ps-member-pane.h"
#include "ps-page-header.h"
#include "ps-right.h"
#include "ps-row-view.h"
#include "ps-toast.h"

#include <glib/gi18n-lib.h>

/**
 * PsRosterPage:
 *
 * The people who come to the groups: a search, a list, and what is known of one of them.
 */
struct _PsRosterPage
{
  AdwBin         parent_instance;

  PsWorkspace   *workspace;
  PsRowList     *rows;
  PsRowView     *row_view;

  PsPageHeader  *header;
  GtkWidget     *import_button;
  GtkWidget     *add_button;
  GtkMenuButton *more_button;
  GtkStack      *stack;
  PsListDetail  *list_detail;
  GtkEditable   *search_entry;
  GtkStack      *found_stack;
  GtkListView   *list_view;
  GtkWidget     *clear_button;
  PsMemberPane  *pane;
};

G_DEFINE_FINAL_TYPE (PsRosterPage, ps_roster_page, ADW_TYPE_BIN)

static gboolean
is_searching (PsRosterPage *self)
{
  return *gtk_editable_get_text (self->search_entry) != '\0';
}

/* What there is to see: people, nobody who was searched for, or nobody at all. */
static void
update_stacks (PsRosterPage *self)
{
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0;
  gboolean any = some || is_searching (self);

  gtk_stack_set_visible_child_name (self->stack, any ? "people" : "empty");
  gtk_stack_set_visible_child_name (self->found_stack, some ? "list" : "nothing");
  gtk_widget_set_visible (self->add_button, any);
  /* Three buttons, and those of the window, are more than 360 pixels: it is in the menu as well. */
  gtk_widget_set_visible (self->import_button, any && !ps_list_detail_get_narrow (self->list_detail));
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), any);
}

static void
search_cb (PsRosterPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!ps_roster_list_search (self->rows, gtk_editable_get_text (self->search_entry), &error))
    ps_toast_error (GTK_WIDGET (self), error);
  update_stacks (self);
}

static void
clear_cb (PsRosterPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Return in the search opens the first who was found. */
static void
search_activate_cb (PsRosterPage *self)
{
  /* The entry tells of what was typed a moment later, and Return may come before that. */
  search_cb (self);
  if (is_searching (self) && g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0)
    ps_row_view_open (self->row_view, 0);
}

static void
update_header (PsRosterPage *self)
{
  gboolean inside = ps_list_detail_get_narrow (self->list_detail)
                    && ps_list_detail_get_show_detail (self->list_detail);

  ps_page_header_set_back_action (self->header, inside ? "page.back" : NULL);
  update_stacks (self);
}

static void
opened_cb (PsRosterPage *self,
           PsMember     *member)
{
  ps_member_pane_set_member (self->pane, member);
  ps_list_detail_set_show_detail (self->list_detail, TRUE);
  if (ps_list_detail_get_narrow (self->list_detail))
    gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
}

static void
member_cb (PsRosterPage *self)
{
  gboolean any = ps_member_pane_get_member (self->pane) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete", any);
  if (any)
    return;

  ps_row_view_unselect (self->row_view);
  if (!ps_list_detail_back (self->list_detail))
    ps_list_detail_set_show_detail (self->list_detail, FALSE);
}

static void
show_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter)
{
  PsRosterPage *self = PS_ROSTER_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsMember) member =
    ps_roster_find (ps_workspace_get_roster (self->workspace), id, &error);

  if (member == NULL)
    {
      ps_toast_error (widget, error);
      return;
    }

  gtk_editable_set_text (self->search_entry, "");
  opened_cb (self, member);
  ps_row_view_select (self->row_view, id);
}

static void
added_cb (PsMemberDialog *dialog G_GNUC_UNUSED,
          gint64          id,
          PsRosterPage   *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.show", "x", id);
}

static void
new_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter G_GNUC_UNUSED)
{
  PsRosterPage *self = PS_ROSTER_PAGE (widget);
  const char *found = gtk_stack_get_visible_child_name (self->found_stack);
  const char *name = is_searching (self) && g_strcmp0 (found, "nothing") == 0
                     ? gtk_editable_get_text (self->search_entry) : NULL;
  GtkWidget *dialog = ps_member_dialog_new_add (self->workspace, widget, 0, name);

  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, 0);
  ps_dialog_present (PS_DIALOG (dialog), widget);
}

static void
search_action_cb (GtkWidget  *widget,
                  const char *action_name G_GNUC_UNUSED,
                  GVariant   *parameter G_GNUC_UNUSED)
{
  PsRosterPage *self = PS_ROSTER_PAGE (widget);

  ps_list_detail_back (self->list_detail);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (self->search_entry, 0, -1);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_widget_activate_action (GTK_WIDGET (PS_ROSTER_PAGE (widget)->pane), "member.remove", NULL);
}

static void
back_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  if (!ps_list_detail_back (PS_ROSTER_PAGE (widget)->list_detail))
    gtk_widget_activate_action (widget, "split.back", NULL);
}

static void
import_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  ps_import_start (PS_ROSTER_PAGE (widget)->workspace, widget, 0);
}

static void
imports_cb (GtkWidget  *widget,
            const char *action_name G_GNUC_UNUSED,
            GVariant   *parameter G_GNUC_UNUSED)
{
  ps_import_show_past (PS_ROSTER_PAGE (widget)->workspace, widget);
}

/* Who may not import or export is not offered it. */
static void
take_rights (PsRosterPage *self)
{
  gboolean imports = ps_roles_may (ps_workspace_get_roles (self->workspace), PS_RIGHT_IMPORT);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.import", imports);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.imports", imports);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export",
                                 ps_roles_may (ps_workspace_get_roles (self->workspace),
                                               PS_RIGHT_EXPORT));
  if (imports)
    ps_import_take_drops (self->workspace, GTK_WIDGET (self), NULL, NULL);
}

static void
export_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  ps_dialog_present (PS_DIALOG (ps_export_dialog_new (PS_ROSTER_PAGE (widget)->workspace, widget, 0)),
                     widget);
}

static void
duplicates_cb (GtkWidget  *widget,
               const char *action_name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  GtkWidget *window = ps_duplicates_window_new (PS_ROSTER_PAGE (widget)->workspace);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
ps_roster_page_grab_focus (GtkWidget *widget)
{
  PsRosterPage *self = PS_ROSTER_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry))
         || GTK_WIDGET_CLASS (ps_roster_page_parent_class)->grab_focus (widget);
}

static void
ps_roster_page_dispose (GObject *object)
{
  PsRosterPage *self = PS_ROSTER_PAGE (object);

  g_clear_object (&self->row_view);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_ROSTER_PAGE);
  g_clear_object (&self->rows);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_roster_page_parent_class)->dispose (object);
}

static void
ps_roster_page_class_init (PsRosterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_roster_page_dispose;
  widget_class->grab_focus = ps_roster_page_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "page.show", "x", show_cb);
  gtk_widget_class_install_action (widget_class, "page.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "page.imports", NULL, imports_cb);
  gtk_widget_class_install_action (widget_class, "page.duplicates", NULL, duplicates_cb);

  g_type_ensure (PS_TYPE_LIST_DETAIL);
  g_type_ensure (PS_TYPE_MEMBER_PANE);
  g_type_ensure (PS_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-roster-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsRosterPage, header);
  gtk_widget_class_bind_template_child (widget_class, PsRosterPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, PsRosterPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, PsRosterPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, PsRosterPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PsRosterPage, list_detail);
  gtk_widget_class_bind_template_child (widget_class, PsRosterPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PsRosterPage, found_stack);
  gtk_widget_class_bind_template_child (widget_class, PsRosterPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, PsRosterPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, PsRosterPage, pane);
}

static void
ps_roster_page_init (PsRosterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_name_menu (self->more_button, _("More Actions"));
  ps_a11y_stack (self->stack);
  ps_a11y_stack (self->found_stack);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete", FALSE);
}

/**
 * ps_roster_page_new:
 * @workspace: a workspace that is open
 *
 * Returns: (transfer floating): a #PsRosterPage
 */
GtkWidget *
ps_roster_page_new (PsWorkspace *workspace)
{
  PsRosterPage *self = g_object_new (PS_TYPE_ROSTER_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  take_rights (self);
  ps_member_pane_set_workspace (self->pane, workspace);
  self->rows = ps_roster_list_new (ps_workspace_get_roster (workspace), 0);
  ps_roster_list_find_gone (self->rows);
  self->row_view = ps_row_view_new (self->list_view, self->list_detail, self->rows,
                                    ps_member_cell_factory_new (
                                      ps_workspace_get_member_names (workspace)));

  g_signal_connect_object (self->row_view, "opened",
                           G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "items-changed",
                           G_CALLBACK (update_stacks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "search-changed",
                           G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "stop-search",
                           G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate",
                           G_CALLBACK (search_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clear_button, "clicked",
                           G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "notify::member",
                           G_CALLBACK (member_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_detail, "notify::narrow",
                           G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_detail, "notify::show-detail",
                           G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  update_stacks (self);

  return GTK_WIDGET (self);
}
