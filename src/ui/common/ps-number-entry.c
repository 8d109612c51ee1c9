#include "ps-number-entry.h"

/**
 * ps_number_entry:
 * @root: a #GtkEntry, or what has one inside, such as a #PsField
 *
 * Says that a telephone number is typed into it. Its figures then run from left to right where people
 * read from the right, too: “(555) 0100” would have its parts the other way round.
 */
void
ps_number_entry (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_ENTRY (root))
    {
      gtk_entry_set_input_purpose (GTK_ENTRY (root), GTK_INPUT_PURPOSE_PHONE);
      if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
        {
          gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (root))),
                                    GTK_TEXT_DIR_LTR);
          gtk_editable_set_alignment (GTK_EDITABLE (root), 1);
        }
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ps_number_entry (child);
}
