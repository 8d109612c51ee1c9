#include "ps-toast.h"
#include "ps-ui-test.h"

static void
count_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_a_name_with_markup_is_seen (void)
{
  GtkWidget *label = gtk_label_new ("A page");
  GtkWidget *window = ps_ui_test_window (label, 400, 300);
  GtkWidget *shown;

  ps_toast (label, "Ana & Bo <3 were added.");
  ps_ui_test_settle ();

  /* "label" is the markup as it was given, the text is what came of it. */
  shown = ps_ui_test_find (window, GTK_TYPE_LABEL, "Ana &amp; Bo &lt;3 were added.");
  g_assert_nonnull (shown);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (shown)), ==, "Ana & Bo <3 were added.");

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_undo_takes_back_the_newest_first (void)
{
  GtkWidget *label = gtk_label_new ("A page");
  GtkWidget *window = ps_ui_test_window (label, 400, 300);
  guint first = 0, second = 0;

  ps_toast_undo (label, "One was removed.", count_cb, &first, NULL);
  ps_toast_undo (label, "Another was removed.", count_cb, &second, NULL);

  g_assert_true (ps_toast_run_undo (label));
  g_assert_cmpuint (second, ==, 1);
  g_assert_cmpuint (first, ==, 0);

  g_assert_true (ps_toast_run_undo (label));
  g_assert_cmpuint (first, ==, 1);

  g_assert_false (ps_toast_run_undo (label));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_the_button_takes_back_its_own (void)
{
  GtkWidget *label = gtk_label_new ("A page");
  GtkWidget *window = ps_ui_test_window (label, 400, 300);
  guint undone = 0;

  ps_toast_undo (label, "One was removed.", count_cb, &undone, NULL);
  ps_ui_test_wait_for (ps_ui_test_find (window, GTK_TYPE_BUTTON, "_Undo") != NULL);
  ps_ui_test_click (window, "_Undo");
  g_assert_cmpuint (undone, ==, 1);
  g_assert_false (ps_toast_run_undo (label));

  gtk_window_destroy (GTK_WINDOW (window));
}

/* Two things are done quickly one after the other, and the button is that of the second. */
static void
test_what_was_done_last_is_said_at_once (void)
{
  GtkWidget *label = gtk_label_new ("A page");
  GtkWidget *window = ps_ui_test_window (label, 400, 300);
  guint first = 0, second = 0;

  ps_toast_undo (label, "One was removed.", count_cb, &first, NULL);
  ps_ui_test_wait_for (ps_ui_test_find (window, GTK_TYPE_LABEL, "One was removed.") != NULL);
  ps_toast_undo (label, "Another was removed.", count_cb, &second, NULL);
  ps_ui_test_settle ();
  g_assert_nonnull (ps_ui_test_find (window, GTK_TYPE_LABEL, "Another was removed."));
  g_assert_null (ps_ui_test_find (window, GTK_TYPE_LABEL, "One was removed."));
  ps_ui_test_click (window, "_Undo");
  g_assert_cmpuint (second, ==, 1);
  g_assert_cmpuint (first, ==, 0);
  g_assert_true (ps_toast_run_undo (label));
  g_assert_cmpuint (first, ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
}

/* Those that were never seen give way as well, and what went wrong stays in its turn. */
static void
test_an_error_is_not_lost_among_them (void)
{
  GtkWidget *label = gtk_label_new ("A page");
  GtkWidget *window = ps_ui_test_window (label, 400, 300);
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "It failed.");
  guint undone = 0;

  ps_toast_error (label, error);
  for (guint i = 0; i < 5; i++)
    ps_toast_undo (label, "One was removed.", count_cb, &undone, NULL);
  ps_toast_undo (label, "The last was removed.", count_cb, &undone, NULL);
  ps_ui_test_settle ();
  g_assert_nonnull (ps_ui_test_find (window, GTK_TYPE_LABEL, "It failed."));

  ps_ui_test_click (window, NULL);
  ps_ui_test_wait_for (ps_ui_test_find (window, GTK_TYPE_LABEL, "The last was removed.") != NULL);
  while (ps_toast_run_undo (label))
    ;
  g_assert_cmpuint (undone, ==, 6);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_locking_forgets_them_all (void)
{
  GtkWidget *label = gtk_label_new ("A page");
  GtkWidget *window = ps_ui_test_window (label, 400, 300);
  guint undone = 0, freed = 0;

  ps_toast_undo (label, "One was removed.", count_cb, &undone, NULL);
  ps_toast_undo (label, "Another was removed.", count_cb, &freed, count_cb);
  ps_toast_forget (label);

  g_assert_cmpuint (undone, ==, 0);
  g_assert_cmpuint (freed, ==, 1);
  g_assert_false (ps_toast_run_undo (label));
  ps_ui_test_wait_for (ps_ui_test_find (window, GTK_TYPE_BUTTON, "_Undo") == NULL);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_an_undo_without_a_window_is_freed (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("Nowhere"));
  guint freed = 0;

  ps_toast_undo (label, "One was removed.", count_cb, &freed, count_cb);
  g_assert_cmpuint (freed, ==, 1);

  g_assert_finalize_object (label);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  g_test_add_func ("/ui/toast/a-name-with-markup-is-seen", test_a_name_with_markup_is_seen);
  g_test_add_func ("/ui/toast/undo-takes-back-the-newest-first",
                   test_undo_takes_back_the_newest_first);
  g_test_add_func ("/ui/toast/the-button-takes-back-its-own", test_the_button_takes_back_its_own);
  g_test_add_func ("/ui/toast/what-was-done-last-is-said-at-once",
                   test_what_was_done_last_is_said_at_once);
  g_test_add_func ("/ui/toast/an-error-is-not-lost-among-them", test_an_error_is_not_lost_among_them);
  g_test_add_func ("/ui/toast/locking-forgets-them-all", test_locking_forgets_them_all);
  g_test_add_func ("/ui/toast/an-undo-without-a-window-is-freed",
                   test_an_undo_without_a_window_is_freed);

  return g_test_run ();
}
