#include "ps-landed-scale.h"

#include <glib/gi18n-lib.h>

/**
 * PsLandedScale:
 *
 * How a meeting landed in somebody, from 0 (light) to 4 (heavy), or not said. Pressing what is
 * pressed takes it back: nobody has to say.
 */
struct _PsLandedScale
{
  GtkBox     parent_instance;

  GtkLabel  *label;
  GtkWidget *buttons[5];
  int        value;
  gboolean   setting;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsLandedScale, ps_landed_scale, GTK_TYPE_BOX)

static void
show (PsLandedScale *self)
{
  self->setting = TRUE;
  for (int i = 0; i < (int) G_N_ELEMENTS (self->buttons); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), i == self->value);
  self->setting = FALSE;
}

static void
toggled_cb (GtkWidget     *button,
            PsLandedScale *self)
{
  int value = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "ps-value"));

  if (self->setting)
    return;

  self->value = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)) ? value : -1;
  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ps_landed_scale_class_init (PsLandedScaleClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static char *
get_name (int value)
{
  switch (value)
    {
    case 0:
      /* Translators: how a meeting landed in somebody: the lowest of five. */
      return g_strdup (_("0, light"));

    case 4:
      /* Translators: how a meeting landed in somebody: the highest of five. */
      return g_strdup (_("4, heavy"));

    default:
      return g_strdup_printf ("%d", value);
    }
}

static void
ps_landed_scale_init (PsLandedScale *self)
{
  GtkWidget *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->value = -1;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));

  gtk_widget_add_css_class (linked, "linked");
  gtk_widget_set_halign (linked, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), linked);

  for (int i = 0; i < (int) G_N_ELEMENTS (self->buttons); i++)
    {
      g_autofree char *digit = g_strdup_printf ("%d", i);
      g_autofree char *name = get_name (i);

      self->buttons[i] = gtk_toggle_button_new_with_label (digit);
      gtk_widget_set_tooltip_text (self->buttons[i], name);
      gtk_widget_add_css_class (self->buttons[i], "numeric");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_object_set_data (G_OBJECT (self->buttons[i]), "ps-value", GINT_TO_POINTER (i));
      g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self, 0);
      gtk_box_append (GTK_BOX (linked), self->buttons[i]);
    }
}

/**
 * ps_landed_scale_new:
 * @who: in whom it landed, translated
 *
 * Returns: (transfer floating): a #PsLandedScale on which nothing is said
 */
GtkWidget *
ps_landed_scale_new (const char *who)
{
  PsLandedScale *self = g_object_new (PS_TYPE_LANDED_SCALE, NULL);

  gtk_label_set_text (self->label, who);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, who,
                                  -1);

  /* A group is not read out before its buttons everywhere, so each says whose it is. */
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, who,
                                    -1);

  return GTK_WIDGET (self);
}

/**
 * ps_landed_scale_set_value:
 * @self: a scale
 * @value: 0 to 4; -1 for not said
 */
void
ps_landed_scale_set_value (PsLandedScale *self,
                           int            value)
{
  g_return_if_fail (PS_IS_LANDED_SCALE (self));

  self->value = CLAMP (value, -1, (int) G_N_ELEMENTS (self->buttons) - 1);
  show (self);
}

/**
 * ps_landed_scale_get_value:
 * @self: a scale
 *
 * Returns: 0 to 4; -1 for not said
 */
int
ps_landed_scale_get_value (PsLandedScale *self)
{
  g_return_val_if_fail (PS_IS_LANDED_SCALE (self), -1);

  return self->value;
}
