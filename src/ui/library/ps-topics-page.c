#include "ps-topics-page.h"

#include "ps-a11y.h"
#include "ps-library-filter.h"
#include "ps-list-detail.h"
#include "ps-page-header.h"
#include "ps-row-view.h"
#include "ps-toast.h"
#include "ps-topic-cell.h"
#include "ps-topic-dialog.h"
#include "ps-topic-pane.h"

#include <glib/gi18n-lib.h>

/**
 * PsTopicsPage:
 *
 * The library: a search, a list, and one topic of it.
 */
struct _PsTopicsPage
{
  AdwBin           parent_instance;

  PsWorkspace     *workspace;
  PsRowList       *rows;
  PsRowView       *row_view;

  PsPageHeader    *header;
  PsListDetail    *list_detail;
  GtkEditable     *search_entry;
  PsLibraryFilter *filter;
  GtkStack        *found_stack;
  AdwStatusPage   *nothing_page;
  GtkButton       *clear_button;
  GtkListView     *list_view;
  PsTopicPane     *pane;
};

G_DEFINE_FINAL_TYPE (PsTopicsPage, ps_topics_page, ADW_TYPE_BIN)

static gboolean
is_searching (PsTopicsPage *self)
{
  return *gtk_editable_get_text (self->search_entry) != '\0';
}

/* Nobody who looks at their favourites has searched for anything. */
static void
update_stack (PsTopicsPage *self)
{
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0;
  gboolean no_stars = !is_searching (self) && ps_library_filter_get_favourites (self->filter)
                      && *ps_library_filter_get_category (self->filter) == '\0';

  if (!some)
    {
      adw_status_page_set_icon_name (self->nothing_page, no_stars ? "non-starred-symbolic"
                                                                  : "edit-find-symbolic");
      adw_status_page_set_title (self->nothing_page, no_stars ? _("No Favourites Yet")
                                                              : _("No Results"));
      adw_status_page_set_description (self->nothing_page,
                                       no_stars ? _("A topic with a star is found here.") : NULL);
      gtk_button_set_label (self->clear_button, no_stars ? _("_Show All Topics")
                                                         : _("_Clear Search"));
      ps_a11y_name_button (self->clear_button, NULL);
    }
  gtk_stack_set_visible_child_name (self->found_stack, some ? "list" : "nothing");
}

static void
search_cb (PsTopicsPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!ps_topics_list_search (self->rows, gtk_editable_get_text (self->search_entry),
                              ps_library_filter_get_category (self->filter),
                              ps_library_filter_get_favourites (self->filter), &error))
    ps_toast_error (GTK_WIDGET (self), error);
  update_stack (self);
}

static void
fill_categories (PsTopicsPage *self)
{
  g_auto (GStrv) categories = NULL;

  if (ps_workspace_get_state (self->workspace) != PS_WORKSPACE_OPEN)
    return;

  categories = ps_topics_get_categories (ps_workspace_get_topics (self->workspace), NULL);
  if (categories != NULL)
    ps_library_filter_set_categories (self->filter, (const char * const *) categories);
}

static void
clear (PsTopicsPage *self)
{
  ps_library_filter_clear (self->filter);
  gtk_editable_set_text (self->search_entry, "");
}

static void
clear_cb (PsTopicsPage *self)
{
  clear (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Escape takes back what was typed, and nothing else. */
static void
stop_search_cb (PsTopicsPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

/* Return in the search opens the first that was found. */
static void
search_activate_cb (PsTopicsPage *self)
{
  /* The entry tells of what was typed a moment later, and Return may come before that. */
  search_cb (self);
  if (is_searching (self) && g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0)
    ps_row_view_open (self->row_view, 0);
}

static void
update_header (PsTopicsPage *self)
{
  gboolean inside = ps_list_detail_get_narrow (self->list_detail)
                    && ps_list_detail_get_show_detail (self->list_detail);

  ps_page_header_set_back_action (self->header, inside ? "page.back" : NULL);
}

static void
opened_cb (PsTopicsPage *self,
           PsTopic      *topic)
{
  ps_topic_pane_set_topic (self->pane, topic);
  ps_list_detail_set_show_detail (self->list_detail, TRUE);
  if (ps_list_detail_get_narrow (self->list_detail))
    gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
}

static void
topic_cb (PsTopicsPage *self)
{
  gboolean any = ps_topic_pane_get_topic (self->pane) != NULL;

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
  ps_topics_page_show (PS_TOPICS_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
saved_cb (GObject      *dialog G_GNUC_UNUSED,
          gint64        id,
          PsTopicsPage *self)
{
  ps_topics_page_show (self, id);
}

static void
new_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter G_GNUC_UNUSED)
{
  PsTopicsPage *self = PS_TOPICS_PAGE (widget);
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0;
  const char *title = none && is_searching (self) ? gtk_editable_get_text (self->search_entry)
                                                  : NULL;
  GtkWidget *dialog = ps_topic_dialog_new_add (self->workspace, title);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, 0);
  ps_dialog_present (PS_DIALOG (dialog), widget);
}

static void
search_action_cb (GtkWidget  *widget,
                  const char *action_name G_GNUC_UNUSED,
                  GVariant   *parameter G_GNUC_UNUSED)
{
  PsTopicsPage *self = PS_TOPICS_PAGE (widget);

  ps_list_detail_back (self->list_detail);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_widget_activate_action (GTK_WIDGET (PS_TOPICS_PAGE (widget)->pane), "topic.remove", NULL);
}

static void
back_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  if (!ps_list_detail_back (PS_TOPICS_PAGE (widget)->list_detail))
    gtk_widget_activate_action (widget, "split.back", NULL);
}

static gboolean
ps_topics_page_grab_focus (GtkWidget *widget)
{
  PsTopicsPage *self = PS_TOPICS_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry))
         || GTK_WIDGET_CLASS (ps_topics_page_parent_class)->grab_focus (widget);
}

static void
ps_topics_page_dispose (GObject *object)
{
  PsTopicsPage *self = PS_TOPICS_PAGE (object);

  g_clear_object (&self->row_view);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_TOPICS_PAGE);
  g_clear_object (&self->rows);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_topics_page_parent_class)->dispose (object);
}

static void
ps_topics_page_class_init (PsTopicsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_topics_page_dispose;
  widget_class->grab_focus = ps_topics_page_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "page.show", "x", show_cb);

  g_type_ensure (PS_TYPE_LIBRARY_FILTER);
  g_type_ensure (PS_TYPE_LIST_DETAIL);
  g_type_ensure (PS_TYPE_PAGE_HEADER);
  g_type_ensure (PS_TYPE_TOPIC_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-topics-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsTopicsPage, header);
  gtk_widget_class_bind_template_child (widget_class, PsTopicsPage, list_detail);
  gtk_widget_class_bind_template_child (widget_class, PsTopicsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PsTopicsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, PsTopicsPage, found_stack);
  gtk_widget_class_bind_template_child (widget_class, PsTopicsPage, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, PsTopicsPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, PsTopicsPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, PsTopicsPage, pane);
}

static void
ps_topics_page_init (PsTopicsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->found_stack);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete", FALSE);
}

/**
 * ps_topics_page_new:
 * @workspace: a workspace that is open
 *
 * Returns: (transfer floating): a #PsTopicsPage
 */
GtkWidget *
ps_topics_page_new (PsWorkspace *workspace)
{
  PsTopicsPage *self = g_object_new (PS_TYPE_TOPICS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->rows = ps_topics_list_new (ps_workspace_get_topics (workspace));
  /* After the list: what a topic says is read anew before the pane looks at it. */
  ps_topic_pane_set_workspace (self->pane, workspace);
  self->row_view = ps_row_view_new (self->list_view, self->list_detail, self->rows,
                                    ps_topic_cell_factory_new ());

  g_signal_connect_object (self->row_view, "opened",
                           G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "items-changed",
                           G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ps_workspace_get_db (workspace), "changed::topic",
                           G_CALLBACK (fill_categories), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "notify::category",
                           G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "notify::favourites",
                           G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "search-changed",
                           G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "stop-search",
                           G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate",
                           G_CALLBACK (search_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clear_button, "clicked",
                           G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "notify::topic",
                           G_CALLBACK (topic_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_detail, "notify::narrow",
                           G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_detail, "notify::show-detail",
                           G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  fill_categories (self);
  update_stack (self);

  return GTK_WIDGET (self);
}

/**
 * ps_topics_page_show:
 * @self: a page
 * @id: a topic, archived or not
 *
 * Shows the topic, and the whole list with it. That there is no such topic is said.
 */
void
ps_topics_page_show (PsTopicsPage *self,
                     gint64        id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsTopic) topic = NULL;

  g_return_if_fail (PS_IS_TOPICS_PAGE (self));

  topic = ps_topics_find (ps_workspace_get_topics (self->workspace), id, &error);
  if (topic == NULL)
    {
      ps_toast_error (GTK_WIDGET (self), error);
      return;
    }

  clear (self);
  opened_cb (self, topic);
  ps_row_view_select (self->row_view, id);
}
