#include "ps-page-header.h"

#include <glib/gi18n-lib.h>

#include "ps-property.h"
#include "ps-split-view.h"

/**
 * PsPageHeader:
 *
 * The flat header bar of a page: its title, its buttons, and the way back.
 *
 * Inside a PsSplitView it shows a back button while the view is folded, and leaves the window's
 * buttons on the other side to the sidebar while it is not. A page within a page sets "back-action",
 * and then the button is always there and activates that. In a template, children of type "start"
 * and "end" are packed, and one of type "title" takes the place of the title.
 */
struct _PsPageHeader
{
  GtkWidget       parent_instance;

  AdwHeaderBar   *bar;
  AdwWindowTitle *window_title;
  GtkWidget      *back_button;
  PsSplitView    *split;        /* not owned: an ancestor, while there is one */
  char           *title;
  char           *subtitle;
  char           *back_action;
};

enum {
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_BACK_ACTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void ps_page_header_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PsPageHeader, ps_page_header, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      ps_page_header_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
update_buttons (PsPageHeader *self)
{
  gboolean alone = self->split == NULL || ps_split_view_get_folded (self->split);
  gboolean goes_back = self->back_action != NULL || (self->split != NULL && alone);

  gtk_widget_set_visible (self->back_button, goes_back);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back_button),
                                  self->back_action != NULL ? self->back_action : "split.back");
  adw_header_bar_set_show_start_title_buttons (self->bar, alone);
}

static void
ps_page_header_root (GtkWidget *widget)
{
  PsPageHeader *self = PS_PAGE_HEADER (widget);

  GTK_WIDGET_CLASS (ps_page_header_parent_class)->root (widget);

  self->split = PS_SPLIT_VIEW (gtk_widget_get_ancestor (widget, PS_TYPE_SPLIT_VIEW));
  if (self->split != NULL)
    g_signal_connect_object (self->split, "notify::folded",
                             G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
  update_buttons (self);
}

static void
ps_page_header_unroot (GtkWidget *widget)
{
  PsPageHeader *self = PS_PAGE_HEADER (widget);

  if (self->split != NULL)
    g_signal_handlers_disconnect_by_func (self->split, update_buttons, self);
  self->split = NULL;

  GTK_WIDGET_CLASS (ps_page_header_parent_class)->unroot (widget);
}

static void
ps_page_header_buildable_add_child (GtkBuildable *buildable,
                                    GtkBuilder   *builder,
                                    GObject      *child,
                                    const char   *type)
{
  PsPageHeader *self = PS_PAGE_HEADER (buildable);

  if (g_strcmp0 (type, "start") == 0)
    ps_page_header_pack_start (self, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    ps_page_header_pack_end (self, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "title") == 0)
    ps_page_header_set_title_widget (self, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
ps_page_header_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = ps_page_header_buildable_add_child;
}

static void
ps_page_header_dispose (GObject *object)
{
  PsPageHeader *self = PS_PAGE_HEADER (object);

  if (self->bar != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->bar));
      self->bar = NULL;
    }
  g_clear_object (&self->window_title);

  G_OBJECT_CLASS (ps_page_header_parent_class)->dispose (object);
}

static void
ps_page_header_finalize (GObject *object)
{
  PsPageHeader *self = PS_PAGE_HEADER (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->back_action);

  G_OBJECT_CLASS (ps_page_header_parent_class)->finalize (object);
}

static void
ps_page_header_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PsPageHeader *self = PS_PAGE_HEADER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;

    case PROP_BACK_ACTION:
      g_value_set_string (value, self->back_action);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_page_header_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PsPageHeader *self = PS_PAGE_HEADER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      ps_page_header_set_title (self, g_value_get_string (value));
      break;

    case PROP_SUBTITLE:
      ps_page_header_set_subtitle (self, g_value_get_string (value));
      break;

    case PROP_BACK_ACTION:
      ps_page_header_set_back_action (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_page_header_class_init (PsPageHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_page_header_dispose;
  object_class->finalize = ps_page_header_finalize;
  object_class->get_property = ps_page_header_get_property;
  object_class->set_property = ps_page_header_set_property;

  widget_class->root = ps_page_header_root;
  widget_class->unroot = ps_page_header_unroot;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL,
                         NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  properties[PROP_SUBTITLE] =
    g_param_spec_string ("subtitle", NULL, NULL,
                         NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  properties[PROP_BACK_ACTION] =
    g_param_spec_string ("back-action", NULL, NULL,
                         NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ps_page_header_init (PsPageHeader *self)
{
  self->bar = ADW_HEADER_BAR (adw_header_bar_new ());
  self->window_title = g_object_ref_sink (ADW_WINDOW_TITLE (adw_window_title_new ("", "")));
  self->back_button = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_add_css_class (GTK_WIDGET (self->bar), "flat");
  gtk_widget_set_tooltip_text (self->back_button, _("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back"),
                                  -1);
  gtk_widget_set_visible (self->back_button, FALSE);
  adw_header_bar_pack_start (self->bar, self->back_button);
  adw_header_bar_set_title_widget (self->bar, GTK_WIDGET (self->window_title));

  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
}

/**
 * ps_page_header_new:
 * @title: (nullable): the page's title, translated
 *
 * Makes the header bar of a page.
 *
 * Returns: (transfer floating): a #PsPageHeader
 */
GtkWidget *
ps_page_header_new (const char *title)
{
  return g_object_new (PS_TYPE_PAGE_HEADER, "title", title, NULL);
}

/**
 * ps_page_header_set_title:
 * @self: a page's header
 * @title: (nullable): plain text
 *
 * Sets the page's title.
 */
void
ps_page_header_set_title (PsPageHeader *self,
                          const char   *title)
{
  g_return_if_fail (PS_IS_PAGE_HEADER (self));

  adw_window_title_set_title (self->window_title, title != NULL ? title : "");
  ps_property_set_string (self, properties[PROP_TITLE], &self->title, title);
}

/**
 * ps_page_header_set_subtitle:
 * @self: a page's header
 * @subtitle: (nullable): plain text
 *
 * Sets the smaller line below the title.
 */
void
ps_page_header_set_subtitle (PsPageHeader *self,
                             const char   *subtitle)
{
  g_return_if_fail (PS_IS_PAGE_HEADER (self));

  adw_window_title_set_subtitle (self->window_title, subtitle != NULL ? subtitle : "");
  ps_property_set_string (self, properties[PROP_SUBTITLE], &self->subtitle, subtitle);
}

/**
 * ps_page_header_set_title_widget:
 * @self: a page's header
 * @title_widget: (nullable): what stands in the middle instead of the title
 *
 * Puts a widget, a search entry for one, where the title is; %NULL brings the title back.
 */
void
ps_page_header_set_title_widget (PsPageHeader *self,
                                 GtkWidget    *title_widget)
{
  g_return_if_fail (PS_IS_PAGE_HEADER (self));

  adw_header_bar_set_title_widget (self->bar,
                                   title_widget != NULL ? title_widget
                                                        : GTK_WIDGET (self->window_title));
}

/**
 * ps_page_header_set_back_action:
 * @self: a page's header
 * @action_name: (nullable): what the back button does, such as "page.back"
 *
 * Makes the back button the page's own. With %NULL it is the split view's again.
 */
void
ps_page_header_set_back_action (PsPageHeader *self,
                                const char   *action_name)
{
  g_return_if_fail (PS_IS_PAGE_HEADER (self));

  if (ps_property_set_string (self, properties[PROP_BACK_ACTION], &self->back_action, action_name))
    update_buttons (self);
}

/**
 * ps_page_header_pack_start:
 * @self: a page's header
 * @child: a button
 *
 * Puts @child after what is at the start.
 */
void
ps_page_header_pack_start (PsPageHeader *self,
                           GtkWidget    *child)
{
  g_return_if_fail (PS_IS_PAGE_HEADER (self));

  adw_header_bar_pack_start (self->bar, child);
}

/**
 * ps_page_header_pack_end:
 * @self: a page's header
 * @child: a button
 *
 * Puts @child before what is at the end.
 */
void
ps_page_header_pack_end (PsPageHeader *self,
                         GtkWidget    *child)
{
  g_return_if_fail (PS_IS_PAGE_HEADER (self));

  adw_header_bar_pack_end (self->bar, child);
}
