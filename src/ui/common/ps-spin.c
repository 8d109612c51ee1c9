#include "ps-spin.h"

/* A #GtkSpinButton counts when the wheel is turned above it. In a form that scrolls nobody means that:
 * they are on their way down, and a number that they never looked at is another.
 */
static void
leave_wheel (GtkWidget *spin)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (spin);
  guint n = g_list_model_get_n_items (controllers);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

/**
 * ps_spin_scroll_past:
 * @root: a widget, with all its children made
 *
 * Has the wheel scroll what is around every spin button in @root and below it, instead of counting.
 * Its buttons, its entry and the arrow keys count as ever.
 */
void
ps_spin_scroll_past (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_SPIN_BUTTON (root))
    {
      leave_wheel (root);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ps_spin_scroll_past (child);
}
