#include "ps-fit-label.h"

#include "ps-glyph-nodes.h"
#include "ps-property.h"

/**
 * PsFitLabel:
 *
 * One line of text, drawn as large as its box allows.
 *
 * It is measured on "template", "88:88" for a clock, with figures of one width, so the text does
 * not change its size or its place when a digit does; without a template it is measured on the text
 * itself. The text is laid out once, at a fixed size, and scaled as vectors when it is drawn: a new
 * second costs one layout of five characters and a repaint of the digit that differs, and never a new
 * allocation.
 *
 * Text that would be smaller than "minimum-size" ends in "…"; that is the height of
 * the font in pixels. A weight under 500 is too thin to be read across a room, so there is none.
 */
struct _PsFitLabel
{
  GtkWidget     parent_instance;

  char         *label;
  char         *template;
  guint         weight;
  guint         minimum_size;
  PangoLayout  *text_layout;      /* made when needed, dropped when the style changes */
  PangoLayout  *template_layout;
  PsGlyphNodes *nodes;            /* what was drawn last */
};

/* The height of the font in the layouts, in pixels. Any size would do; at this one hinting does
 * not show. */
#define LAYOUT_SIZE 100

enum {
  PROP_0,
  PROP_LABEL,
  PROP_TEMPLATE,
  PROP_WEIGHT,
  PROP_MINIMUM_SIZE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsFitLabel, ps_fit_label, GTK_TYPE_WIDGET)

static PangoLayout *
make_layout (PsFitLabel *self,
             const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoContext *context = pango_layout_get_context (layout);
  PangoFontDescription *font =
    pango_font_description_copy (pango_context_get_font_description (context));
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, LAYOUT_SIZE * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) self->weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

static PangoLayout *
get_text_layout (PsFitLabel *self)
{
  if (self->text_layout == NULL)
    self->text_layout = make_layout (self, self->label != NULL ? self->label : "");

  return self->text_layout;
}

/* What the size is taken from. */
static PangoLayout *
get_measured_layout (PsFitLabel *self)
{
  if (self->template == NULL)
    return get_text_layout (self);

  if (self->template_layout == NULL)
    self->template_layout = make_layout (self, self->template);

  return self->template_layout;
}

static void
drop_layouts (PsFitLabel *self)
{
  g_clear_object (&self->text_layout);
  g_clear_object (&self->template_layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static double
find_scale (PsFitLabel *self,
            int         width,
            int         height)
{
  double scale, least = (double) self->minimum_size / LAYOUT_SIZE;
  int text_width, text_height;

  pango_layout_get_pixel_size (get_measured_layout (self), &text_width, &text_height);
  scale = MIN ((double) width / MAX (1, text_width), (double) height / MAX (1, text_height));

  /* A text that is longer than its template has still to fit. */
  if (self->template != NULL)
    {
      pango_layout_get_pixel_size (get_text_layout (self), &text_width, NULL);
      scale = MIN (scale, (double) width / MAX (1, text_width));
    }

  return MAX (scale, least);
}

static void
ps_fit_label_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size G_GNUC_UNUSED,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline G_GNUC_UNUSED,
                      int            *natural_baseline G_GNUC_UNUSED)
{
  PsFitLabel *self = PS_FIT_LABEL (widget);
  int width, height, size;

  pango_layout_get_pixel_size (get_measured_layout (self), &width, &height);
  size = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;

  *minimum = size * (int) self->minimum_size / LAYOUT_SIZE + 1;
  *natural = *minimum;

  /* Text of any length may be cut, so its width must not hold a window open. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->template == NULL)
    *minimum = MIN (*minimum, 100);
}

static void
ps_fit_label_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  PsFitLabel *self = PS_FIT_LABEL (widget);
  PangoLayout *layout = get_text_layout (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double scale;
  int text_width, text_height;
  GdkRGBA color;

  if (self->label == NULL || *self->label == '\0' || width <= 0 || height <= 0)
    return;

  pango_layout_set_width (layout, -1);
  scale = find_scale (self, width, height);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);

  if (text_width * scale > width + 1)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) (width / scale * PANGO_SCALE));
      pango_layout_get_pixel_size (layout, &text_width, &text_height);
    }

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);

  ps_glyph_nodes_append (self->nodes, snapshot, layout, &color,
                         (width - text_width * scale) / 2, (height - text_height * scale) / 2, scale);
}

static void
ps_fit_label_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ps_fit_label_parent_class)->css_changed (widget, change);

  drop_layouts (PS_FIT_LABEL (widget));
}

static void
ps_fit_label_system_setting_changed (GtkWidget        *widget,
                                     GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (ps_fit_label_parent_class)->system_setting_changed (widget, setting);

  drop_layouts (PS_FIT_LABEL (widget));
}

static void
ps_fit_label_finalize (GObject *object)
{
  PsFitLabel *self = PS_FIT_LABEL (object);

  g_clear_object (&self->text_layout);
  g_clear_object (&self->template_layout);
  ps_glyph_nodes_free (self->nodes);
  g_free (self->label);
  g_free (self->template);

  G_OBJECT_CLASS (ps_fit_label_parent_class)->finalize (object);
}

static void
ps_fit_label_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PsFitLabel *self = PS_FIT_LABEL (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    case PROP_TEMPLATE:
      g_value_set_string (value, self->template);
      break;

    case PROP_WEIGHT:
      g_value_set_uint (value, self->weight);
      break;

    case PROP_MINIMUM_SIZE:
      g_value_set_uint (value, self->minimum_size);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_fit_label_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  PsFitLabel *self = PS_FIT_LABEL (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      ps_fit_label_set_label (self, g_value_get_string (value));
      break;

    case PROP_TEMPLATE:
      ps_fit_label_set_template (self, g_value_get_string (value));
      break;

    case PROP_WEIGHT:
      if (ps_property_set_uint (self, pspec, &self->weight, g_value_get_uint (value)))
        drop_layouts (self);
      break;

    case PROP_MINIMUM_SIZE:
      if (ps_property_set_uint (self, pspec, &self->minimum_size, g_value_get_uint (value)))
        gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_fit_label_class_init (PsFitLabelClass *klass)
{
  const GParamFlags flags =
    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = ps_fit_label_finalize;
  object_class->get_property = ps_fit_label_get_property;
  object_class->set_property = ps_fit_label_set_property;

  widget_class->measure = ps_fit_label_measure;
  widget_class->snapshot = ps_fit_label_snapshot;
  widget_class->css_changed = ps_fit_label_css_changed;
  widget_class->system_setting_changed = ps_fit_label_system_setting_changed;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_TEMPLATE] = g_param_spec_string ("template", NULL, NULL, NULL, flags);
  properties[PROP_WEIGHT] = g_param_spec_uint ("weight", NULL, NULL, 500, 1000, 500, flags);
  properties[PROP_MINIMUM_SIZE] = g_param_spec_uint ("minimum-size", NULL, NULL, 6, 1000, 14, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
ps_fit_label_init (PsFitLabel *self)
{
  self->weight = 500;
  self->minimum_size = 14;
  self->nodes = ps_glyph_nodes_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * ps_fit_label_new:
 * @template: (nullable): what the size is measured on
 *
 * Makes a label without text. To be a clock for a screen reader it is made with the construct
 * property "accessible-role" set to timer.
 *
 * Returns: (transfer floating): a #PsFitLabel
 */
GtkWidget *
ps_fit_label_new (const char *template)
{
  return g_object_new (PS_TYPE_FIT_LABEL, "template", template, NULL);
}

/**
 * ps_fit_label_set_label:
 * @self: a fitting label
 * @label: (nullable): plain text, one line
 *
 * Sets the text, which is also the accessible name. With a template this is a repaint only.
 */
void
ps_fit_label_set_label (PsFitLabel *self,
                        const char *label)
{
  g_return_if_fail (PS_IS_FIT_LABEL (self));

  if (!ps_property_set_string (self, properties[PROP_LABEL], &self->label, label))
    return;

  g_clear_object (&self->text_layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "",
                                  -1);

  if (self->template != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ps_fit_label_get_label:
 * @self: a fitting label
 *
 * Returns: (nullable): the text
 */
const char *
ps_fit_label_get_label (PsFitLabel *self)
{
  g_return_val_if_fail (PS_IS_FIT_LABEL (self), NULL);

  return self->label;
}

/**
 * ps_fit_label_set_template:
 * @self: a fitting label
 * @template: (nullable): the widest text that is expected; %NULL measures the text itself
 *
 * Sets what the size is measured on.
 */
void
ps_fit_label_set_template (PsFitLabel *self,
                           const char *template)
{
  g_return_if_fail (PS_IS_FIT_LABEL (self));

  if (ps_property_set_string (self, properties[PROP_TEMPLATE], &self->template, template))
    drop_layouts (self);
}

/**
 * ps_fit_label_get_font_size:
 * @self: a fitting label that has a size
 *
 * Returns: the height of the font on the screen, in pixels
 */
double
ps_fit_label_get_font_size (PsFitLabel *self)
{
  g_return_val_if_fail (PS_IS_FIT_LABEL (self), 0);

  return LAYOUT_SIZE * find_scale (self,
                                   gtk_widget_get_width (GTK_WIDGET (self)),
                                   gtk_widget_get_height (GTK_WIDGET (self)));
}
