/* A window with an entry and two buttons, one of them without a name unless --named is given: what
 * the keyboard audit is held to, so that its silence means something.
 */
#include <adwaita.h>

static void
activate_cb (GtkApplication *app,
             gpointer        named)
{
  GtkWidget *window = gtk_application_window_new (app);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *first = gtk_button_new_with_label ("Start Meeting");
  GtkWidget *second = gtk_button_new_from_icon_name ("edit-find-symbolic");

  if (*(gboolean *) named)
    gtk_accessible_update_property (GTK_ACCESSIBLE (second),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, "Search", -1);

  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Two Buttons");
  /* Without a title bar the two are all there is. */
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gboolean named = argc > 1 && g_strcmp0 (argv[1], "--named") == 0;
  g_autoptr (AdwApplication) app = adw_application_new ("org.example.TwoButtons",
                                                        G_APPLICATION_NON_UNIQUE);

  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), &named);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
