#include "ps-check-wrap.h"

/**
 * ps_check_wrap:
 * @root: a widget, with all its children made
 *
 * Lets the words of every check button in @root and below it go on in a second line. A #GtkCheckButton
 * has a label that does not, and a window is never narrower than that is long.
 */
void
ps_check_wrap (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_CHECK_BUTTON (root) && GTK_IS_LABEL (child))
        gtk_label_set_wrap (GTK_LABEL (child), TRUE);
      else
        ps_check_wrap (child);
    }
}
