#include "ps-mark-icon.h"

#include <glib/gi18n-lib.h>

#include "ps-history-words.h"
#include "ps-wrap-box.h"

/**
 * PsMarkIcon:
 *
 * One mark of the grid by itself, as high as a letter: for the legend.
 */
struct _PsMarkIcon
{
  GtkWidget     parent_instance;

  PsHistoryCell cell;
};

G_DEFINE_FINAL_TYPE (PsMarkIcon, ps_mark_icon, GTK_TYPE_WIDGET)

static int
get_size (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height * 3 / 4;
}

static void
ps_mark_icon_measure (GtkWidget      *widget,
                      GtkOrientation  orientation G_GNUC_UNUSED,
                      int             for_size G_GNUC_UNUSED,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline G_GNUC_UNUSED,
                      int            *natural_baseline G_GNUC_UNUSED)
{
  *minimum = *natural = get_size (widget) + 4;
}

static void
ps_mark_icon_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  PsMarkIcon *self = PS_MARK_ICON (widget);
  float size = (float) get_size (widget);
  PsMarkColors colors;

  ps_mark_colors_read (&colors, widget);
  ps_mark_draw (snapshot, self->cell, &colors,
                ((float) gtk_widget_get_width (widget) - size) / 2,
                ((float) gtk_widget_get_height (widget) - size) / 2, size,
                gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

static void
ps_mark_icon_class_init (PsMarkIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = ps_mark_icon_measure;
  widget_class->snapshot = ps_mark_icon_snapshot;
  gtk_widget_class_set_css_name (widget_class, "ps-mark-icon");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ps_mark_icon_init (PsMarkIcon *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * ps_mark_icon_new:
 * @cell: what is marked
 *
 * Returns: (transfer floating): a #PsMarkIcon
 */
GtkWidget *
ps_mark_icon_new (PsHistoryCell cell)
{
  PsMarkIcon *self = g_object_new (PS_TYPE_MARK_ICON, NULL);

  self->cell = cell;

  return GTK_WIDGET (self);
}

/**
 * ps_mark_icon_new_legend:
 *
 * Returns: (transfer floating): every mark with what it means
 */
GtkWidget *
ps_mark_icon_new_legend (void)
{
  static const PsHistoryCell cells[] = {
    { .mark = PS_MARK_PRESENT, .member = TRUE },
    { .mark = PS_MARK_LATE, .member = TRUE },
    { .mark = PS_MARK_LEFT_EARLY, .member = TRUE },
    { .mark = PS_MARK_EXCUSED, .member = TRUE },
    { .mark = PS_MARK_ABSENT, .member = TRUE },
    { .mark = PS_MARK_NONE, .member = TRUE },
    { .mark = PS_MARK_PRESENT, .mode = PS_MODE_ONLINE, .member = TRUE },
    { .mark = PS_MARK_PRESENT, .mode = PS_MODE_PHONE, .member = TRUE },
  };
  GtkWidget *legend = ps_wrap_box_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      const char *words = cells[i].mode != PS_MODE_IN_PERSON ? ps_history_words_mode (cells[i].mode)
                                                             : ps_history_words_mark (cells[i]);
      GtkWidget *label = gtk_label_new (words);

      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (item), ps_mark_icon_new (cells[i]));
      gtk_box_append (GTK_BOX (item), label);
      ps_wrap_box_append (PS_WRAP_BOX (legend), item);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (legend),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the marks mean"), -1);

  return legend;
}
