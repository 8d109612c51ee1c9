#include "ps-main-view.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-page-table.h"
#include "ps-split-view.h"

/**
 * PsMainView:
 *
 * The sidebar with the pages, and the page that is seen.
 *
 * A page is made when it is first shown and kept until the workspace locks, when the whole view
 * goes. Pages find each other through the window's actions only.
 */
struct _PsMainView
{
  AdwBin       parent_instance;

  PsWorkspace   *workspace;
  PsSplitView   *split;
  GtkListBox    *list;
  GtkStack      *stack;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (PsMainView, ps_main_view, ADW_TYPE_BIN)

static void
badge_cb (GObject    *source,
          GParamSpec *pspec G_GNUC_UNUSED,
          GtkLabel   *badge)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (badge), GTK_TYPE_LIST_BOX_ROW);
  const char *title = g_object_get_data (G_OBJECT (badge), "ps-title");
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  guint waiting;

  g_object_get (source, "waiting", &waiting, NULL);

  number = g_strdup_printf ("%u", waiting);
  gtk_label_set_label (badge, number);
  gtk_widget_set_visible (GTK_WIDGET (badge), waiting > 0);

  if (waiting > 0)
    /* Translators: a page of the sidebar as a screen reader says it: “Debriefs, 2 waiting”. */
    name = g_strdup_printf (ngettext ("%s, %u waiting", "%s, %u waiting", waiting),
                            title, waiting);
  else
    name = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_row (PsMainView       *self,
         const PsPageInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (info->icon_name);
  GtkWidget *title = gtk_label_new (_(info->title));

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->title),
                                  -1);
  g_object_set_data (G_OBJECT (row), "ps-page", (gpointer) info);
  gtk_list_box_append (self->list, row);

  if (info->get_badge_source != NULL)
    {
      GObject *source = info->get_badge_source (self->workspace);
      GtkWidget *badge = gtk_label_new (NULL);

      gtk_widget_add_css_class (badge, "dim-label");
      gtk_widget_add_css_class (badge, "numeric");
      g_object_set_data (G_OBJECT (badge), "ps-title", (gpointer) _(info->title));
      gtk_box_append (GTK_BOX (box), badge);
      g_signal_connect_object (source, "notify::waiting", G_CALLBACK (badge_cb), badge, 0);
      badge_cb (source, NULL, GTK_LABEL (badge));
    }
}

static void
row_activated_cb (PsMainView    *self,
                  GtkListBoxRow *row)
{
  const PsPageInfo *info = g_object_get_data (G_OBJECT (row), "ps-page");

  ps_main_view_show_page (self, info->id);
}

/* In a narrow window a page covers the menu, and GTK opens none that is not seen. */
static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args G_GNUC_UNUSED,
             gpointer   user_data G_GNUC_UNUSED)
{
  PsMainView *self = PS_MAIN_VIEW (widget);

  if (!gtk_widget_get_mapped (widget) || !ps_split_view_get_folded (self->split) ||
      !ps_split_view_get_show_content (self->split))
    return FALSE;

  ps_split_view_set_show_content (self->split, FALSE);
  gtk_menu_button_popup (self->menu_button);

  return TRUE;
}

static void
add_menu_key (PsMainView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F10, 0),
                                                          gtk_callback_action_new (menu_key_cb, NULL,
                                                                                   NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
ps_main_view_dispose (GObject *object)
{
  PsMainView *self = PS_MAIN_VIEW (object);

  /* The bin would let go of its child a second time. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_MAIN_VIEW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_main_view_parent_class)->dispose (object);
}

static void
ps_main_view_class_init (PsMainViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_main_view_dispose;

  g_type_ensure (PS_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-main-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PsMainView, split);
  gtk_widget_class_bind_template_child (widget_class, PsMainView, list);
  gtk_widget_class_bind_template_child (widget_class, PsMainView, stack);
  gtk_widget_class_bind_template_child (widget_class, PsMainView, menu_button);
}

static void
ps_main_view_init (PsMainView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_stack (self->stack);
  add_menu_key (self);
  g_signal_connect_object (self->list, "row-activated",
                           G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ps_main_view_new:
 * @workspace: a workspace that is open
 *
 * Makes the sidebar, with the pages that whoever unlocked it has. No page is made yet.
 *
 * Returns: (transfer floating): a #PsMainView
 */
GtkWidget *
ps_main_view_new (PsWorkspace *workspace)
{
  PsMainView *self = g_object_new (PS_TYPE_MAIN_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < ps_page_table_get_size (ps_workspace_get_roles (workspace)); i++)
    add_row (self, ps_page_table_get (ps_workspace_get_roles (workspace), i));

  return GTK_WIDGET (self);
}

/**
 * ps_main_view_show_page:
 * @self: a main view
 * @id: which page
 *
 * Shows a page, making it when it is shown for the first time.
 *
 * Returns: whether there is such a page, for whoever is there
 */
gboolean
ps_main_view_show_page (PsMainView *self,
                        const char *id)
{
  const PsPageInfo *info;

  g_return_val_if_fail (PS_IS_MAIN_VIEW (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  info = ps_page_table_find (ps_workspace_get_roles (self->workspace), id);
  if (info == NULL)
    return FALSE;

  if (gtk_stack_get_child_by_name (self->stack, id) == NULL)
    gtk_stack_add_named (self->stack, info->make (self->workspace), id);

  gtk_stack_set_visible_child_name (self->stack, id);
  ps_split_view_set_show_content (self->split, TRUE);

  for (int i = 0; ; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL)
        break;
      if (g_object_get_data (G_OBJECT (row), "ps-page") == info)
        gtk_list_box_select_row (self->list, row);
    }

  return TRUE;
}

/**
 * ps_main_view_get_page_id:
 * @self: a main view
 *
 * Returns: (nullable): which page is seen
 */
const char *
ps_main_view_get_page_id (PsMainView *self)
{
  g_return_val_if_fail (PS_IS_MAIN_VIEW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

/**
 * ps_main_view_get_page:
 * @self: a main view
 *
 * Returns: (transfer none) (nullable): the page that is seen
 */
GtkWidget *
ps_main_view_get_page (PsMainView *self)
{
  g_return_val_if_fail (PS_IS_MAIN_VIEW (self), NULL);

  return gtk_stack_get_visible_child (self->stack);
}

/**
 * ps_main_view_activate_page:
 * @self: a main view
 * @action: of the group that a page installs on itself, such as "page.new"
 * @parameter: (nullable): what the action takes; floating or not
 *
 * Does something on the page that is seen. From a dialog or a sidebar there is no other way to
 * reach a page's actions.
 *
 * Returns: whether the page has such an action and it is enabled
 */
gboolean
ps_main_view_activate_page (PsMainView *self,
                            const char *action,
                            GVariant   *parameter)
{
  g_autoptr (GVariant) sunk = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  GtkWidget *page = ps_main_view_get_page (self);

  return page != NULL && gtk_widget_activate_action_variant (page, action, sunk);
}

/**
 * ps_main_view_back:
 * @self: a main view
 *
 * Goes back within the page if it has a page within it, and else to the sidebar if there is room
 * for one of the two only.
 *
 * Returns: whether there was anything to go back from
 */
gboolean
ps_main_view_back (PsMainView *self)
{
  g_return_val_if_fail (PS_IS_MAIN_VIEW (self), FALSE);

  return ps_main_view_activate_page (self, "page.back", NULL) || ps_split_view_back (self->split);
}
