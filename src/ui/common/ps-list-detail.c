#include "ps-list-detail.h"

#include "ps-property.h"

/**
 * PsListDetail:
 *
 * A list beside what is to be known of one of its rows, or one of the two where there is no room for
 * both.
 *
 * It stands inside one page, below one header bar, which is why it is no PsSplitView. In a narrow
 * one "show-detail" says which of the two is seen; in a wide one both are. "narrow" changes after
 * the frame in which the width changed, because a layout must not change while it is being done.
 */
struct _PsListDetail
{
  GtkWidget  parent_instance;

  GtkWidget *list;
  GtkWidget *detail;
  GtkWidget *separator;
  gboolean   narrow;
  gboolean   wants_narrow;
  gboolean   show_detail;
  guint      notify_id;
};

/* What every page has to work in. */
#define LEAST_WIDTH 360
/* From here on there is room for both. */
#define WIDE_FROM 680
/* A list is as wide as its names want it, and leaves most of the page to the rest. */
#define LIST_LEAST 260
#define LIST_MOST 360

enum {
  PROP_0,
  PROP_NARROW,
  PROP_SHOW_DETAIL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void ps_list_detail_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PsListDetail, ps_list_detail, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      ps_list_detail_buildable_init))

static GtkBuildableIface *parent_buildable;

/* A child that is not visible would still be in the tree that a screen reader walks. */
static void
show (GtkWidget *child,
      gboolean   visible)
{
  gtk_widget_set_child_visible (child, visible);
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, !visible, -1);
}

static void
update_children (PsListDetail *self,
                 gboolean      narrow)
{
  if (self->list == NULL || self->detail == NULL)
    return;

  show (self->list, !narrow || !self->show_detail);
  show (self->detail, !narrow || self->show_detail);
  show (self->separator, !narrow);
}

static void
apply_cb (gpointer user_data)
{
  PsListDetail *self = user_data;

  self->notify_id = 0;
  ps_property_set_boolean (self, properties[PROP_NARROW], &self->narrow, self->wants_narrow);
}

static int
get_list_width (PsListDetail *self,
                int           width)
{
  int least;

  gtk_widget_measure (self->list, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return MAX (least, CLAMP (width * 38 / 100, LIST_LEAST, LIST_MOST));
}

static void
measure_height (PsListDetail *self,
                GtkWidget    *child,
                int           width,
                int          *minimum,
                int          *natural)
{
  int least, child_minimum, child_natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width < 0 ? -1 : MAX (width, least),
                      &child_minimum, &child_natural, NULL, NULL);
  *minimum = MAX (*minimum, child_minimum);
  *natural = MAX (*natural, child_natural);
}

static void
ps_list_detail_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  PsListDetail *self = PS_LIST_DETAIL (widget);
  int list_natural, detail_natural;

  *minimum = 0;
  *natural = 0;

  if (self->list == NULL || self->detail == NULL)
    return;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      gboolean wide = for_size >= WIDE_FROM;
      int list_width = wide ? get_list_width (self, for_size) : for_size;

      measure_height (self, self->list, list_width, minimum, natural);
      measure_height (self, self->detail, wide ? for_size - list_width : for_size,
                      minimum, natural);
      return;
    }

  gtk_widget_measure (self->list, orientation, -1, NULL, &list_natural, NULL, NULL);
  gtk_widget_measure (self->detail, orientation, -1, NULL, &detail_natural, NULL, NULL);
  *minimum = LEAST_WIDTH;
  *natural = MAX (LEAST_WIDTH, list_natural + detail_natural);
}

static void
allocate_child (GtkWidget *child,
                int        x,
                int        width,
                int        height)
{
  GtkAllocation allocation = { x, 0, width, height };
  int least;

  if (!gtk_widget_get_child_visible (child))
    return;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  allocation.width = MAX (width, least);
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
ps_list_detail_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  PsListDetail *self = PS_LIST_DETAIL (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int list_width, line;

  if (self->list == NULL || self->detail == NULL)
    return;

  self->wants_narrow = width < WIDE_FROM;
  update_children (self, self->wants_narrow);

  if (self->wants_narrow)
    {
      allocate_child (self->list, 0, width, height);
      allocate_child (self->detail, 0, width, height);
    }
  else
    {
      gtk_widget_measure (self->separator, GTK_ORIENTATION_HORIZONTAL, -1,
                          &line, NULL, NULL, NULL);
      list_width = get_list_width (self, width);
      allocate_child (self->list, rtl ? width - list_width : 0, list_width, height);
      allocate_child (self->separator, rtl ? width - list_width - line : list_width, line, height);
      allocate_child (self->detail, rtl ? 0 : list_width + line, width - list_width - line, height);
    }

  if (self->wants_narrow != self->narrow && self->notify_id == 0)
    self->notify_id = g_idle_add_once (apply_cb, self);
}

static void
ps_list_detail_buildable_add_child (GtkBuildable *buildable,
                                    GtkBuilder   *builder,
                                    GObject      *child,
                                    const char   *type)
{
  if (g_strcmp0 (type, "list") == 0)
    ps_list_detail_set_list (PS_LIST_DETAIL (buildable), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "detail") == 0)
    ps_list_detail_set_detail (PS_LIST_DETAIL (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
ps_list_detail_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = ps_list_detail_buildable_add_child;
}

static void
ps_list_detail_dispose (GObject *object)
{
  PsListDetail *self = PS_LIST_DETAIL (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->detail, gtk_widget_unparent);
  g_clear_pointer (&self->separator, gtk_widget_unparent);

  G_OBJECT_CLASS (ps_list_detail_parent_class)->dispose (object);
}

static void
ps_list_detail_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PsListDetail *self = PS_LIST_DETAIL (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_SHOW_DETAIL:
      g_value_set_boolean (value, self->show_detail);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_list_detail_class_init (PsListDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_list_detail_dispose;
  object_class->get_property = ps_list_detail_get_property;

  widget_class->measure = ps_list_detail_measure;
  widget_class->size_allocate = ps_list_detail_size_allocate;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL,
                          FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  properties[PROP_SHOW_DETAIL] =
    g_param_spec_boolean ("show-detail", NULL, NULL,
                          FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_list_detail_init (PsListDetail *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->separator, GTK_WIDGET (self));
}

/**
 * ps_list_detail_new:
 *
 * Returns: (transfer floating): a #PsListDetail with nothing in it
 */
GtkWidget *
ps_list_detail_new (void)
{
  return g_object_new (PS_TYPE_LIST_DETAIL, NULL);
}

static void
set_child (PsListDetail  *self,
           GtkWidget    **place,
           GtkWidget     *child,
           GtkWidget     *before)
{
  if (*place == child)
    return;

  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), before);
  update_children (self, self->narrow);
}

/**
 * ps_list_detail_set_list:
 * @self: a list with its detail
 * @list: (nullable): what stands at the start
 */
void
ps_list_detail_set_list (PsListDetail *self,
                         GtkWidget    *list)
{
  set_child (self, &self->list, list, self->separator);
}

/**
 * ps_list_detail_set_detail:
 * @self: a list with its detail
 * @detail: (nullable): what stands at the end
 */
void
ps_list_detail_set_detail (PsListDetail *self,
                           GtkWidget    *detail)
{
  set_child (self, &self->detail, detail, NULL);
}

/**
 * ps_list_detail_get_narrow:
 * @self: a list with its detail
 *
 * Returns: whether there is room for one of the two only
 */
gboolean
ps_list_detail_get_narrow (PsListDetail *self)
{
  return self->narrow;
}

/**
 * ps_list_detail_set_show_detail:
 * @self: a list with its detail
 * @show_detail: whether the detail is seen where there is room for one of the two only
 */
void
ps_list_detail_set_show_detail (PsListDetail *self,
                                gboolean      show_detail)
{
  g_return_if_fail (PS_IS_LIST_DETAIL (self));

  if (!ps_property_set_boolean (self, properties[PROP_SHOW_DETAIL],
                                &self->show_detail, show_detail))
    return;

  update_children (self, self->narrow);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * ps_list_detail_get_show_detail:
 * @self: a list with its detail
 *
 * Returns: whether the detail is seen where there is room for one of the two only
 */
gboolean
ps_list_detail_get_show_detail (PsListDetail *self)
{
  return self->show_detail;
}

/**
 * ps_list_detail_back:
 * @self: a list with its detail
 *
 * Returns: whether the list is seen now and was not, and so whether there was anything to go back from
 */
gboolean
ps_list_detail_back (PsListDetail *self)
{
  g_return_val_if_fail (PS_IS_LIST_DETAIL (self), FALSE);

  if (!self->narrow || !self->show_detail)
    return FALSE;

  ps_list_detail_set_show_detail (self, FALSE);
  if (self->list != NULL)
    gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);

  return TRUE;
}
