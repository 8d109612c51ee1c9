#include "ps-wrap-box.h"

/**
 * PsWrapBox:
 *
 * Children one after the other, in as many lines as it takes, like words.
 *
 * libadwaita 1.2 has no AdwWrapBox, and a GtkFlowBox wraps each child in one more widget that can be
 * focused and has no name. Every child gets its natural size, or less if a line is narrower.
 */
struct _PsWrapBox
{
  GtkWidget  parent_instance;

  int        spacing;
  int        line_spacing;
  gboolean   centered;
};

enum {
  PROP_0,
  PROP_SPACING,
  PROP_LINE_SPACING,
  PROP_CENTERED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void ps_wrap_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PsWrapBox, ps_wrap_box, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      ps_wrap_box_buildable_init))

static GtkBuildableIface *parent_buildable;

/* One line: its children are @first up to, but not, @end. */
typedef struct {
  GtkWidget *first;
  GtkWidget *end;
  int        width;
  int        height;
} Line;

static int
get_child_width (GtkWidget *child,
                 int        width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return MAX (minimum, MIN (natural, width));
}

static int
get_child_height (GtkWidget *child,
                  int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}

/* Takes as many children from @first on as fit into @width: at least one. */
static void
take_line (PsWrapBox *self,
           GtkWidget *first,
           int        width,
           Line      *line)
{
  GtkWidget *child;

  *line = (Line) { .first = first };

  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width;
      int more;

      if (!gtk_widget_should_layout (child))
        continue;

      child_width = get_child_width (child, width);
      more = child_width + (line->width > 0 ? self->spacing : 0);
      if (line->width > 0 && line->width + more > width)
        break;

      line->width += more;
      line->height = MAX (line->height, get_child_height (child, child_width));
    }

  line->end = child;
}

static int
get_height_for (PsWrapBox *self,
                int        width)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  int height = 0;

  while (child != NULL)
    {
      Line line;

      take_line (self, child, width, &line);
      height += line.height + (height > 0 && line.height > 0 ? self->line_spacing : 0);
      child = line.end;
    }

  return height;
}

static void
get_widths (PsWrapBox *self,
            int       *minimum,
            int       *natural)
{
  *minimum = *natural = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wanted + (*natural > 0 ? self->spacing : 0);
    }
}

static GtkSizeRequestMode
ps_wrap_box_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ps_wrap_box_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline G_GNUC_UNUSED,
                     int            *natural_baseline G_GNUC_UNUSED)
{
  PsWrapBox *self = PS_WRAP_BOX (widget);
  int least, wanted;

  get_widths (self, &least, &wanted);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
    }
  else
    *minimum = *natural = get_height_for (self, for_size < 0 ? wanted : MAX (for_size, least));
}

static void
allocate_line (PsWrapBox  *self,
               const Line *line,
               int         width,
               int         y)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = self->centered ? (width - line->width) / 2 : 0;

  for (GtkWidget *child = line->first;
       child != line->end;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place;

      if (!gtk_widget_should_layout (child))
        continue;

      place.width = get_child_width (child, width);
      place.height = line->height;
      place.x = rtl ? width - x - place.width : x;
      place.y = y;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + self->spacing;
    }
}

static void
ps_wrap_box_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height G_GNUC_UNUSED,
                           int        baseline G_GNUC_UNUSED)
{
  PsWrapBox *self = PS_WRAP_BOX (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      Line line;

      take_line (self, child, width, &line);
      allocate_line (self, &line, width, y);
      if (line.height > 0)
        y += line.height + self->line_spacing;
      child = line.end;
    }
}

static void
ps_wrap_box_buildable_add_child (GtkBuildable *buildable,
                                 GtkBuilder   *builder,
                                 GObject      *child,
                                 const char   *type)
{
  if (type == NULL && GTK_IS_WIDGET (child))
    ps_wrap_box_append (PS_WRAP_BOX (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
ps_wrap_box_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = ps_wrap_box_buildable_add_child;
}

static void
ps_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ps_wrap_box_parent_class)->dispose (object);
}

static void
ps_wrap_box_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PsWrapBox *self = PS_WRAP_BOX (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;

    case PROP_LINE_SPACING:
      g_value_set_int (value, self->line_spacing);
      break;

    case PROP_CENTERED:
      g_value_set_boolean (value, self->centered);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_wrap_box_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  PsWrapBox *self = PS_WRAP_BOX (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;

    case PROP_LINE_SPACING:
      self->line_spacing = g_value_get_int (value);
      break;

    case PROP_CENTERED:
      self->centered = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
ps_wrap_box_class_init (PsWrapBoxClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_wrap_box_dispose;
  object_class->get_property = ps_wrap_box_get_property;
  object_class->set_property = ps_wrap_box_set_property;

  widget_class->get_request_mode = ps_wrap_box_get_request_mode;
  widget_class->measure = ps_wrap_box_measure;
  widget_class->size_allocate = ps_wrap_box_size_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 6, flags);
  properties[PROP_LINE_SPACING] =
    g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT, 6, flags);
  properties[PROP_CENTERED] = g_param_spec_boolean ("centered", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ps_wrap_box_init (PsWrapBox *self G_GNUC_UNUSED)
{
}

/**
 * ps_wrap_box_new:
 *
 * Makes a box without children.
 *
 * Returns: (transfer floating): a #PsWrapBox
 */
GtkWidget *
ps_wrap_box_new (void)
{
  return g_object_new (PS_TYPE_WRAP_BOX, NULL);
}

/**
 * ps_wrap_box_append:
 * @self: a wrap box
 * @child: comes last
 *
 * Adds a child. It is taken out again with gtk_widget_unparent().
 */
void
ps_wrap_box_append (PsWrapBox *self,
                    GtkWidget *child)
{
  g_return_if_fail (PS_IS_WRAP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
