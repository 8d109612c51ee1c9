#include "ps-a11y.h"
#include "ps-error-label.h"
#include "ps-first-frame.h"
#include "ps-narrow-bin.h"
#include "ps-page-header.h"
#include "ps-platform.h"
#include "ps-spin.h"
#include "ps-split-view.h"
#include "ps-ui-test.h"

static GtkWidget *
make_page (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), ps_page_header_new (title));
  gtk_box_append (GTK_BOX (box), gtk_label_new (title));

  return box;
}

static void
test_split_view_folds_where_there_is_no_room (void)
{
  GtkWidget *split = ps_split_view_new ();
  GtkWidget *content = make_page ("Today");
  GtkWidget *window;

  ps_split_view_set_sidebar (PS_SPLIT_VIEW (split), gtk_label_new ("Sidebar"));
  ps_split_view_set_content (PS_SPLIT_VIEW (split), content);
  window = ps_ui_test_window (split, 900, 400);

  g_assert_false (ps_split_view_get_folded (PS_SPLIT_VIEW (split)));
  g_assert_null (ps_ui_test_find (content, GTK_TYPE_BUTTON, "Back"));
  g_assert_false (ps_split_view_back (PS_SPLIT_VIEW (split)));

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 400);
  ps_ui_test_wait_for (ps_split_view_get_folded (PS_SPLIT_VIEW (split)));
  ps_ui_test_wait_for (gtk_widget_get_width (split) == 360);
  g_assert_true (ps_split_view_get_show_content (PS_SPLIT_VIEW (split)));

  ps_ui_test_click (content, "Back");
  g_assert_false (ps_split_view_get_show_content (PS_SPLIT_VIEW (split)));
  g_assert_false (ps_split_view_back (PS_SPLIT_VIEW (split)));

  ps_split_view_set_show_content (PS_SPLIT_VIEW (split), TRUE);
  g_assert_true (ps_split_view_back (PS_SPLIT_VIEW (split)));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_page_header_takes_an_action_of_its_own (void)
{
  GtkWidget *header = ps_page_header_new ("Member");
  GtkWidget *window = ps_ui_test_window (header, 400, 300);
  GtkWidget *back;

  g_assert_null (ps_ui_test_find (header, GTK_TYPE_BUTTON, "Back"));
  ps_page_header_set_back_action (PS_PAGE_HEADER (header), "page.back");
  back = ps_ui_test_find (header, GTK_TYPE_BUTTON, "Back");
  g_assert_nonnull (back);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (back)), ==, "page.back");

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_narrow_bin_follows_the_window (void)
{
  GtkWidget *bin = ps_narrow_bin_new ();
  GtkWidget *window;

  g_object_set (bin, "child", gtk_label_new ("A page"), "threshold", 600, NULL);
  window = ps_ui_test_window (bin, 900, 400);
  g_assert_false (ps_narrow_bin_get_narrow (PS_NARROW_BIN (bin)));

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 400);
  ps_ui_test_wait_for (ps_narrow_bin_get_narrow (PS_NARROW_BIN (bin)));

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 400);
  ps_ui_test_wait_for (!ps_narrow_bin_get_narrow (PS_NARROW_BIN (bin)));

  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whether a controller of it hears the wheel. */
static gboolean
hears_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean hears = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      hears = hears || (GTK_IS_EVENT_CONTROLLER_SCROLL (controller) &&
                        gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE);
    }

  return hears;
}

static void
test_spin_button_is_scrolled_past (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 10, 1);

  gtk_box_append (GTK_BOX (box), spin);
  g_assert_true (hears_wheel (spin));
  ps_spin_scroll_past (box);
  g_assert_false (hears_wheel (spin));

  g_object_unref (box);
}

static void
test_error_label_marks_its_field (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *label = ps_error_label_new ();
  GtkWidget *window;

  ps_error_label_set_field (PS_ERROR_LABEL (label), entry);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), label);
  window = ps_ui_test_window (box, 400, 300);
  g_assert_false (gtk_widget_get_visible (label));

  ps_error_label_set_text (PS_ERROR_LABEL (label), "This passphrase is not the right one.");
  g_assert_true (gtk_widget_get_visible (label));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "This passphrase is not the right one.");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  ps_error_label_set_text (PS_ERROR_LABEL (label), "");
  g_assert_false (gtk_widget_get_visible (label));
  g_assert_false (gtk_widget_has_css_class (entry, "error"));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_combo_row_says_what_is_selected (void)
{
  static const char * const words[] = { "weekly", "monthly", NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (words);
  GtkWidget *row = g_object_ref_sink (adw_combo_row_new ());

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  ps_combo_row_describe (ADW_COMBO_ROW (row));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "weekly");

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "monthly");

  g_object_unref (row);
}

static void
test_mnemonics_are_not_spoken (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *button = gtk_button_new_with_mnemonic ("_Save__As");

  gtk_box_append (GTK_BOX (box), button);
  ps_a11y_name_buttons (box);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Save_As");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button),
                                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY));

  g_object_unref (box);
}

static gboolean
is_hidden (GtkStack  *stack,
           GtkWidget *child)
{
  GtkAccessible *page = GTK_ACCESSIBLE (gtk_stack_get_page (stack, child));
  g_autofree char *wrong =
    gtk_test_accessible_check_state (page, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);

  return wrong == NULL;
}

static void
test_only_the_page_that_is_seen_is_there (void)
{
  GtkStack *stack = GTK_STACK (g_object_ref_sink (gtk_stack_new ()));
  GtkWidget *today = gtk_label_new ("Today");
  GtkWidget *groups = gtk_label_new ("Groups");

  ps_a11y_stack (stack);
  gtk_stack_add_child (stack, today);
  gtk_stack_add_child (stack, groups);
  gtk_stack_set_visible_child (stack, groups);
  g_assert_true (is_hidden (stack, today));
  g_assert_false (is_hidden (stack, groups));

  gtk_stack_set_visible_child (stack, today);
  g_assert_false (is_hidden (stack, today));
  g_assert_true (is_hidden (stack, groups));

  g_object_unref (stack);
}

static void
answered_cb (const char *answer,
             gpointer    user_data)
{
  g_string_append (user_data, answer);
}

static void
done_cb (gpointer user_data)
{
  g_string_append_c (user_data, '.');
}

static void
test_a_question_is_answered_once (void)
{
  static const PsAnswer answers[] = {
    { "keep", "_Keep Running", PS_ANSWER_PLAIN },
    { "end", "_End Meeting", PS_ANSWER_DESTRUCTIVE },
  };
  g_autoptr (GString) said = g_string_new (NULL);
  GtkWidget *window = ps_ui_test_window (gtk_label_new ("A page"), 400, 300);

  ps_platform_ask (window, "End the Meeting?", "Its time stops.", answers, G_N_ELEMENTS (answers),
                   "keep", "keep", answered_cb, said, done_cb);
  ps_ui_test_answer ("_End Meeting");
  ps_ui_test_wait_for (g_str_has_suffix (said->str, "."));
  g_assert_cmpstr (said->str, ==, "end.");

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count_cb (gpointer self)
{
  g_object_set_data (self, "count",
                     GINT_TO_POINTER (GPOINTER_TO_INT (g_object_get_data (self, "count")) + 1));
}

static void
test_what_can_wait_is_done_once_after_the_first_frame (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new ("A page");
  GObject *counter = g_object_new (G_TYPE_OBJECT, NULL);
  GObject *gone = g_object_new (G_TYPE_OBJECT, NULL);

  gtk_window_set_child (GTK_WINDOW (window), label);
  ps_first_frame_then (label, count_cb, counter);
  ps_first_frame_then (label, count_cb, gone);
  g_assert_finalize_object (gone);

  g_assert_null (g_object_get_data (counter, "count"));
  gtk_window_present (GTK_WINDOW (window));
  ps_ui_test_wait_for (g_object_get_data (counter, "count") != NULL);

  gtk_widget_set_visible (label, FALSE);
  ps_ui_test_settle ();
  gtk_widget_set_visible (label, TRUE);
  ps_ui_test_settle ();
  g_assert_cmpint (GPOINTER_TO_INT (g_object_get_data (counter, "count")), ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (counter);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  g_test_add_func ("/ui/split-view/folds-where-there-is-no-room",
                   test_split_view_folds_where_there_is_no_room);
  g_test_add_func ("/ui/page-header/takes-an-action-of-its-own",
                   test_page_header_takes_an_action_of_its_own);
  g_test_add_func ("/ui/narrow-bin/follows-the-window", test_narrow_bin_follows_the_window);
  g_test_add_func ("/ui/spin/is-scrolled-past", test_spin_button_is_scrolled_past);
  g_test_add_func ("/ui/error-label/marks-its-field", test_error_label_marks_its_field);
  g_test_add_func ("/ui/a11y/combo-row-says-what-is-selected",
                   test_combo_row_says_what_is_selected);
  g_test_add_func ("/ui/a11y/mnemonics-are-not-spoken", test_mnemonics_are_not_spoken);
  g_test_add_func ("/ui/a11y/only-the-page-that-is-seen-is-there",
                   test_only_the_page_that_is_seen_is_there);
  g_test_add_func ("/ui/platform/a-question-is-answered-once", test_a_question_is_answered_once);

  g_test_add_func ("/ui/first-frame/what-can-wait-is-done-once-after-it",
                   test_what_can_wait_is_done_once_after_the_first_frame);

  return g_test_run ();
}
