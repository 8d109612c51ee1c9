#include "ps-platform.h"
#include "ps-ui-test.h"

#define NARROW 360

static void
answered_cb (const char *answer,
             gpointer    user_data)
{
  char **last = user_data;

  g_free (*last);
  *last = g_strdup (answer);
}

/* Where a file is may be long and has no blank in it. */
static void
test_a_long_path_fits_a_narrow_window (void)
{
  static const PsAnswer answers[] = { { "lock", "_Lock", PS_ANSWER_PLAIN } };
  const char *body = "The other file is kept as “/home/clinic/.local/share/peerside/vault/quarantine/"
                     "peerside-20261129-003805-which-has-a-very-long-name-indeed.db”.";
  GtkWidget *label = gtk_label_new ("A page");
  GtkWidget *window = ps_ui_test_window (label, NARROW, 500);
  g_autofree char *answer = NULL;
  GtkWidget *shown;
  int minimum;

  ps_platform_ask (label, "A File Was Put Back", body, answers, G_N_ELEMENTS (answers), NULL, "lock",
                   answered_cb, &answer, NULL);
  ps_ui_test_wait_for (ps_ui_test_dialog (GTK_TYPE_LABEL, body) != NULL);

  shown = ps_ui_test_find (ps_ui_test_dialog (GTK_TYPE_LABEL, body), GTK_TYPE_LABEL, body);
  gtk_widget_measure (shown, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, NARROW);

  ps_ui_test_answer ("_Lock");
  ps_ui_test_wait_for (answer != NULL);
  g_assert_cmpstr (answer, ==, "lock");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  g_test_add_func ("/ui/question/a-long-path-fits-a-narrow-window",
                   test_a_long_path_fits_a_narrow_window);

  return g_test_run ();
}
