#include "ps-welcome-page.h"

#include "ps-a11y.h"
#include "ps-page-header.h"

/**
 * PsWelcomePage:
 *
 * The first thing a new user sees: set Peerside up, or look at it with invented people first.
 */
struct _PsWelcomePage
{
  AdwBin     parent_instance;

  GtkWidget *set_up_button;
};

G_DEFINE_FINAL_TYPE (PsWelcomePage, ps_welcome_page, ADW_TYPE_BIN)

static gboolean
ps_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PS_WELCOME_PAGE (widget)->set_up_button);
}

static void
ps_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (ps_welcome_page_parent_class)->dispose (object);
}

static void
ps_welcome_page_class_init (PsWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_welcome_page_dispose;
  widget_class->grab_focus = ps_welcome_page_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  g_type_ensure (PS_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsWelcomePage, set_up_button);
}

static void
ps_welcome_page_init (PsWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
}

/**
 * ps_welcome_page_new:
 *
 * Returns: (transfer floating): a #PsWelcomePage
 */
GtkWidget *
ps_welcome_page_new (void)
{
  return g_object_new (PS_TYPE_WELCOME_PAGE, NULL);
}
