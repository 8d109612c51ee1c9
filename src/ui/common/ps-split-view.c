#include "ps-split-view.h"

#include "ps-property.h"

/**
 * PsSplitView:
 *
 * A sidebar beside a page, or one of the two where there is no room for both.
 *
 * It stands for AdwNavigationSplitView, which libadwaita 1.2 does not have, and is the only user of
 * AdwLeaflet. When it is folded, "show-content" says which of the two is seen; when it is not, both
 * are. The action `split.back` goes from the page to the sidebar and is enabled only when that
 * means something.
 */
struct _PsSplitView
{
  GtkWidget   parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget  *sidebar;
  GtkWidget  *content;
  AdwBin     *sidebar_bin;
  AdwBin     *content_bin;
  gboolean    folded;
  gboolean    show_content;
};

enum {
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_FOLDED,
  PROP_SHOW_CONTENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void ps_split_view_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PsSplitView, ps_split_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      ps_split_view_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
update_action (PsSplitView *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "split.back",
                                 self->folded && self->show_content);
}

static void
folded_cb (PsSplitView *self)
{
  ps_property_set_boolean (self, properties[PROP_FOLDED], &self->folded,
                           adw_leaflet_get_folded (self->leaflet));
  update_action (self);
}

/* A swipe also changes which of the two is seen. */
static void
visible_child_cb (PsSplitView *self)
{
  GtkWidget *seen = adw_leaflet_get_visible_child (self->leaflet);

  ps_property_set_boolean (self, properties[PROP_SHOW_CONTENT], &self->show_content,
                           seen == GTK_WIDGET (self->content_bin));
  update_action (self);
}

static void
back_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  ps_split_view_back (PS_SPLIT_VIEW (widget));
}

static void
ps_split_view_buildable_add_child (GtkBuildable *buildable,
                                   GtkBuilder   *builder,
                                   GObject      *child,
                                   const char   *type)
{
  PsSplitView *self = PS_SPLIT_VIEW (buildable);

  if (g_strcmp0 (type, "sidebar") == 0)
    ps_split_view_set_sidebar (self, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "content") == 0)
    ps_split_view_set_content (self, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
ps_split_view_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = ps_split_view_buildable_add_child;
}

static void
ps_split_view_dispose (GObject *object)
{
  PsSplitView *self = PS_SPLIT_VIEW (object);

  if (self->leaflet != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->leaflet, self);
      gtk_widget_unparent (GTK_WIDGET (self->leaflet));
      self->leaflet = NULL;
      self->sidebar = NULL;
      self->content = NULL;
    }

  G_OBJECT_CLASS (ps_split_view_parent_class)->dispose (object);
}

static void
ps_split_view_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PsSplitView *self = PS_SPLIT_VIEW (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;

    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;

    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;

    case PROP_SHOW_CONTENT:
      g_value_set_boolean (value, self->show_content);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_split_view_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PsSplitView *self = PS_SPLIT_VIEW (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      ps_split_view_set_sidebar (self, g_value_get_object (value));
      break;

    case PROP_CONTENT:
      ps_split_view_set_content (self, g_value_get_object (value));
      break;

    case PROP_SHOW_CONTENT:
      ps_split_view_set_show_content (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_split_view_class_init (PsSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_split_view_dispose;
  object_class->get_property = ps_split_view_get_property;
  object_class->set_property = ps_split_view_set_property;

  properties[PROP_SIDEBAR] =
    g_param_spec_object ("sidebar", NULL, NULL,
                         GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  properties[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL,
                         GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL,
                          FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  properties[PROP_SHOW_CONTENT] =
    g_param_spec_boolean ("show-content", NULL, NULL,
                          TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "split.back", NULL, back_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ps_split_view_init (PsSplitView *self)
{
  AdwLeafletPage *page;
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  self->sidebar_bin = ADW_BIN (adw_bin_new ());
  self->content_bin = ADW_BIN (adw_bin_new ());
  self->show_content = TRUE;

  gtk_widget_set_size_request (GTK_WIDGET (self->sidebar_bin), 220, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->content_bin), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->content_bin), 360, -1);

  /* By its natural width a page with a long line would fold in a window that has room for it. */
  adw_leaflet_set_fold_threshold_policy (self->leaflet, ADW_FOLD_THRESHOLD_POLICY_MINIMUM);
  /* It would take Alt+Left, where it goes nowhere and where it passes by the page within a page. */
  adw_leaflet_set_can_navigate_back (self->leaflet, FALSE);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->sidebar_bin));
  page = adw_leaflet_append (self->leaflet, separator);
  adw_leaflet_page_set_navigatable (page, FALSE);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->content_bin));
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->content_bin));

  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));

  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  g_signal_connect_swapped (self->leaflet, "notify::visible-child",
                            G_CALLBACK (visible_child_cb), self);
  update_action (self);
}

/**
 * ps_split_view_new:
 *
 * Makes a view with nothing in it.
 *
 * Returns: (transfer floating): a #PsSplitView
 */
GtkWidget *
ps_split_view_new (void)
{
  return g_object_new (PS_TYPE_SPLIT_VIEW, NULL);
}

/**
 * ps_split_view_set_sidebar:
 * @self: a split view
 * @sidebar: (nullable): what stands at the start
 *
 * Sets the sidebar.
 */
void
ps_split_view_set_sidebar (PsSplitView *self,
                           GtkWidget   *sidebar)
{
  g_return_if_fail (PS_IS_SPLIT_VIEW (self));
  g_return_if_fail (sidebar == NULL || GTK_IS_WIDGET (sidebar));

  if (self->sidebar == sidebar)
    return;

  self->sidebar = sidebar;
  adw_bin_set_child (self->sidebar_bin, sidebar);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR]);
}

/**
 * ps_split_view_get_sidebar:
 * @self: a split view
 *
 * Returns: (transfer none) (nullable): what stands at the start
 */
GtkWidget *
ps_split_view_get_sidebar (PsSplitView *self)
{
  g_return_val_if_fail (PS_IS_SPLIT_VIEW (self), NULL);

  return self->sidebar;
}

/**
 * ps_split_view_set_content:
 * @self: a split view
 * @content: (nullable): the page
 *
 * Sets the page beside the sidebar.
 */
void
ps_split_view_set_content (PsSplitView *self,
                           GtkWidget   *content)
{
  g_return_if_fail (PS_IS_SPLIT_VIEW (self));
  g_return_if_fail (content == NULL || GTK_IS_WIDGET (content));

  if (self->content == content)
    return;

  self->content = content;
  adw_bin_set_child (self->content_bin, content);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

/**
 * ps_split_view_get_content:
 * @self: a split view
 *
 * Returns: (transfer none) (nullable): the page
 */
GtkWidget *
ps_split_view_get_content (PsSplitView *self)
{
  g_return_val_if_fail (PS_IS_SPLIT_VIEW (self), NULL);

  return self->content;
}

/**
 * ps_split_view_get_folded:
 * @self: a split view
 *
 * Returns: whether there is room for one of the two only
 */
gboolean
ps_split_view_get_folded (PsSplitView *self)
{
  g_return_val_if_fail (PS_IS_SPLIT_VIEW (self), FALSE);

  return self->folded;
}

/**
 * ps_split_view_set_show_content:
 * @self: a split view
 * @show_content: whether the page is seen when the view is folded
 *
 * Goes to the page, or to the sidebar. It shows at once in a folded view and is remembered in one
 * that is not.
 */
void
ps_split_view_set_show_content (PsSplitView *self,
                                gboolean     show_content)
{
  g_return_if_fail (PS_IS_SPLIT_VIEW (self));

  adw_leaflet_set_visible_child (self->leaflet,
                                 GTK_WIDGET (show_content ? self->content_bin
                                                          : self->sidebar_bin));
}

/**
 * ps_split_view_get_show_content:
 * @self: a split view
 *
 * Returns: whether the page is seen when the view is folded
 */
gboolean
ps_split_view_get_show_content (PsSplitView *self)
{
  g_return_val_if_fail (PS_IS_SPLIT_VIEW (self), FALSE);

  return self->show_content;
}

/**
 * ps_split_view_back:
 * @self: a split view
 *
 * Goes from the page to the sidebar where only one of the two is seen.
 *
 * Returns: whether there was anything to go back from
 */
gboolean
ps_split_view_back (PsSplitView *self)
{
  g_return_val_if_fail (PS_IS_SPLIT_VIEW (self), FALSE);

  if (!self->folded || !self->show_content)
    return FALSE;

  ps_split_view_set_show_content (self, FALSE);

  return TRUE;
}
