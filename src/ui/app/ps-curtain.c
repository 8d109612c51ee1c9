#include "ps-curtain.h"

#include "ps-a11y.h"
#include "ps-page-header.h"

/**
 * PsCurtain:
 *
 * What is seen instead of everything when somebody walks up: the name of the program and the way
 * back. It is no lock: it asks for nothing, and what is behind it goes on. Whoever walked up and has a
 * name of their own in the vault can take over from here.
 */
struct _PsCurtain
{
  AdwBin     parent_instance;

  GtkWidget *button;
  GtkWidget *switch_button;
};

G_DEFINE_FINAL_TYPE (PsCurtain, ps_curtain, ADW_TYPE_BIN)

static gboolean
ps_curtain_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PS_CURTAIN (widget)->button);
}

static void
ps_curtain_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_CURTAIN);

  G_OBJECT_CLASS (ps_curtain_parent_class)->dispose (object);
}

static void
ps_curtain_class_init (PsCurtainClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_curtain_dispose;
  widget_class->grab_focus = ps_curtain_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  g_type_ensure (PS_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-curtain.ui");
  gtk_widget_class_bind_template_child (widget_class, PsCurtain, button);
  gtk_widget_class_bind_template_child (widget_class, PsCurtain, switch_button);
}

static void
ps_curtain_init (PsCurtain *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
}

/**
 * ps_curtain_new:
 *
 * Returns: (transfer floating): a #PsCurtain
 */
GtkWidget *
ps_curtain_new (void)
{
  return g_object_new (PS_TYPE_CURTAIN, NULL);
}

/**
 * ps_curtain_set_can_switch:
 * @can_switch: whether there is another user to switch to
 */
void
ps_curtain_set_can_switch (PsCurtain *self,
                           gboolean   can_switch)
{
  g_return_if_fail (PS_IS_CURTAIN (self));

  gtk_widget_set_visible (self->switch_button, can_switch);
}
