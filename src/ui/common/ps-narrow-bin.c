#include "ps-narrow-bin.h"

#include "ps-property.h"

/**
 * PsNarrowBin:
 *
 * A widget with one child that says, by its property "narrow", when it is less than "threshold"
 * pixels wide.
 *
 * Templates bind to it where they would use an AdwBreakpoint, which libadwaita 1.2 does not have:
 * an orientation, for one. The change comes after the frame in which the width changed, because a
 * layout must not change while it is being done.
 */
struct _PsNarrowBin
{
  GtkWidget  parent_instance;

  GtkWidget *child;
  int        threshold;
  gboolean   narrow;
  gboolean   wants_narrow;
  guint      notify_id;
};

/* What every page has to work in. */
#define LEAST_WIDTH 360

enum {
  PROP_0,
  PROP_CHILD,
  PROP_THRESHOLD,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void ps_narrow_bin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PsNarrowBin, ps_narrow_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      ps_narrow_bin_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
apply_cb (gpointer user_data)
{
  PsNarrowBin *self = user_data;

  self->notify_id = 0;
  ps_property_set_boolean (self, properties[PROP_NARROW], &self->narrow, self->wants_narrow);
}

static void
ps_narrow_bin_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  PsNarrowBin *self = PS_NARROW_BIN (widget);

  if (self->child == NULL)
    return;

  /* The child may still be laid out wide when the window gets narrow, and then needs more than it
   * is asked to do with. */
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int least;

      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (for_size, least);
    }

  gtk_widget_measure (self->child, orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
ps_narrow_bin_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  PsNarrowBin *self = PS_NARROW_BIN (widget);

  if (self->child != NULL && gtk_widget_should_layout (self->child))
    {
      int least;

      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_allocate (self->child, MAX (width, least), height, baseline, NULL);
    }

  self->wants_narrow = width < self->threshold;
  if (self->wants_narrow != self->narrow && self->notify_id == 0)
    self->notify_id = g_idle_add_once (apply_cb, self);
}

static void
ps_narrow_bin_buildable_add_child (GtkBuildable *buildable,
                                   GtkBuilder   *builder,
                                   GObject      *child,
                                   const char   *type)
{
  if (type == NULL && GTK_IS_WIDGET (child))
    ps_narrow_bin_set_child (PS_NARROW_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
ps_narrow_bin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = ps_narrow_bin_buildable_add_child;
}

static void
ps_narrow_bin_dispose (GObject *object)
{
  PsNarrowBin *self = PS_NARROW_BIN (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (ps_narrow_bin_parent_class)->dispose (object);
}

static void
ps_narrow_bin_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PsNarrowBin *self = PS_NARROW_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_narrow_bin_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PsNarrowBin *self = PS_NARROW_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      ps_narrow_bin_set_child (self, g_value_get_object (value));
      break;

    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_narrow_bin_class_init (PsNarrowBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_narrow_bin_dispose;
  object_class->get_property = ps_narrow_bin_get_property;
  object_class->set_property = ps_narrow_bin_set_property;

  widget_class->measure = ps_narrow_bin_measure;
  widget_class->size_allocate = ps_narrow_bin_size_allocate;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL,
                         GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  properties[PROP_THRESHOLD] =
    g_param_spec_int ("threshold", NULL, NULL,
                      0, G_MAXINT, 600,
                      G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL,
                          FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_narrow_bin_init (PsNarrowBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * ps_narrow_bin_new:
 *
 * Makes a bin without a child.
 *
 * Returns: (transfer floating): a #PsNarrowBin
 */
GtkWidget *
ps_narrow_bin_new (void)
{
  return g_object_new (PS_TYPE_NARROW_BIN, NULL);
}

/**
 * ps_narrow_bin_set_child:
 * @self: a narrow bin
 * @child: (nullable): what is in it
 *
 * Sets the child.
 */
void
ps_narrow_bin_set_child (PsNarrowBin *self,
                         GtkWidget   *child)
{
  g_return_if_fail (PS_IS_NARROW_BIN (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/**
 * ps_narrow_bin_get_narrow:
 * @self: a narrow bin
 *
 * Returns: whether there is little width
 */
gboolean
ps_narrow_bin_get_narrow (PsNarrowBin *self)
{
  g_return_val_if_fail (PS_IS_NARROW_BIN (self), FALSE);

  return self->narrow;
}
