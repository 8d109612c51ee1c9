#include "ps-dialog.h"
#include "ps-field.h"
#include "ps-toast.h"
#include "ps-topic-dialog.h"
#include "ps-topic-pane.h"
#include "ps-topic-words.h"
#include "ps-topics-page.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

typedef struct {
  PsUiVault  vault;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  g_assert_null (fixture->page);
  ps_ui_vault_tear_down (&fixture->vault);
}

static void
show (Fixture *fixture,
      int      width)
{
  fixture->page = ps_topics_page_new (fixture->vault.workspace);
  fixture->window = ps_ui_test_window (fixture->page, width, 700);
}

static gint64
get_int64 (Fixture    *fixture,
           const char *sql)
{
  return ps_test_db_int64 (&fixture->vault.db, sql);
}

/* The shipped topic that most of these tests are about. */
static gint64
get_pacing (Fixture *fixture)
{
  return get_int64 (fixture, "SELECT id FROM topic WHERE origin = 'pacing'");
}

static void
show_pacing (Fixture *fixture)
{
  show (fixture, 900);
  ps_topics_page_show (PS_TOPICS_PAGE (fixture->page), get_pacing (fixture));
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return ps_ui_test_find (fixture->page, GTK_TYPE_LABEL, text) != NULL;
}

static GtkWidget *
find_pane (Fixture *fixture)
{
  return ps_ui_test_find (fixture->page, PS_TYPE_TOPIC_PANE, NULL);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (find_pane (fixture), action, NULL));
}

static void
search (Fixture    *fixture,
        const char *text)
{
  GtkWidget *entry = ps_ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static guint
count_rows (Fixture *fixture)
{
  GtkWidget *view = ps_ui_test_find (fixture->page, GTK_TYPE_LIST_VIEW, NULL);

  return view == NULL
    ? 0 : g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))));
}

static PsField *
find_field (GtkWidget  *dialog,
            const char *title)
{
  GtkWidget *label = ps_ui_test_find (dialog, GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);

  return PS_FIELD (gtk_widget_get_ancestor (label, PS_TYPE_FIELD));
}

static void
test_the_library_is_there (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture, 900);
  ps_ui_test_wait_for (count_rows (fixture)
                       == get_int64 (fixture, "SELECT count (*) FROM topic"));
  g_assert_true (shows (fixture, "No Topic Selected"));
}

static void
test_typing_narrows_the_list (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  guint all;

  show (fixture, 900);
  ps_ui_test_wait_for (count_rows (fixture) > 24);
  all = count_rows (fixture);

  search (fixture, "boom");
  ps_ui_test_wait_for (count_rows (fixture) < all);
  g_assert_cmpuint (count_rows (fixture), >, 0);

  search (fixture, "xyzzy");
  ps_ui_test_wait_for (shows (fixture, "No Results"));
  ps_ui_test_click (fixture->page, "_Clear Search");
  ps_ui_test_wait_for (count_rows (fixture) == all);
}

static void
test_a_category_narrows_the_list (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *button;

  show (fixture, 900);
  button = ps_ui_test_find (fixture->page, GTK_TYPE_MENU_BUTTON, NULL);
  gtk_widget_activate_action (button, "filter.category", "s", "Grief");
  ps_ui_test_wait_for (count_rows (fixture)
                       == get_int64 (fixture,
                                     "SELECT count (*) FROM topic WHERE category = 'Grief'"));
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (button),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Category: Grief");
}

static void
test_a_star_is_stored_and_filters (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *filter;

  show_pacing (fixture);
  filter = ps_ui_test_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "Favourites Only");
  gtk_widget_activate_action (filter, "filter.favourites", NULL);
  ps_ui_test_wait_for (shows (fixture, "No Favourites Yet"));

  ps_ui_test_click (fixture->page, "Add to Favourites");
  ps_ui_test_wait_for (count_rows (fixture) == 1);
  g_assert_cmpint (get_int64 (fixture, "SELECT favourite FROM topic WHERE origin = 'pacing'"),
                   ==, 1);
  g_assert_cmpint (get_int64 (fixture, "SELECT edited FROM topic WHERE origin = 'pacing'"), ==, 0);

  ps_ui_test_click (fixture->page, "Remove from Favourites");
  ps_ui_test_wait_for (shows (fixture, "No Favourites Yet"));
  ps_ui_test_click (fixture->page, "_Show All Topics");
  ps_ui_test_wait_for (count_rows (fixture) > 24);
}

static void
test_it_is_used_in_the_next_meeting_and_taken_back (Fixture       *fixture,
                                                    gconstpointer  data G_GNUC_UNUSED)
{
  static const char next[] =
    "SELECT ifnull (max (topic_id), 0) FROM date_plan WHERE rule_on = '2026-11-03'";
  gint64 other, pacing;

  ps_ui_vault_add_group (&fixture->vault, "A & B", "FREQ=WEEKLY;BYDAY=TU", 18 * 60, "");
  pacing = get_pacing (fixture);
  other = get_int64 (fixture, "SELECT min (id) FROM topic WHERE origin != 'pacing'");
  show_pacing (fixture);
  ps_topics_page_show (PS_TOPICS_PAGE (fixture->page), other);
  ps_ui_test_click (fixture->page, "_Use in Next Meeting");
  ps_ui_test_wait_for (shows (fixture, "Chosen for the next meeting of A & B."));
  g_assert_cmpint (get_int64 (fixture, next), ==, other);

  ps_topics_page_show (PS_TOPICS_PAGE (fixture->page), pacing);
  g_assert_false (shows (fixture, "Chosen for the next meeting of A & B."));
  ps_ui_test_click (fixture->page, "_Use in Next Meeting");
  ps_ui_test_wait_for (shows (fixture, "Chosen for the next meeting of A & B."));
  g_assert_cmpint (get_int64 (fixture, next), ==, pacing);

  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (get_int64 (fixture, next) == other);
}

static void
test_with_several_groups_one_is_chosen (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  gint64 second;

  ps_ui_vault_add_group (&fixture->vault, "First", "FREQ=WEEKLY;BYDAY=TU", 18 * 60, "");
  second = ps_ui_vault_add_group (&fixture->vault, "Second", "FREQ=WEEKLY;BYDAY=WE", 18 * 60, "");
  show_pacing (fixture);
  g_assert_nonnull (ps_ui_test_find (find_pane (fixture), GTK_TYPE_MENU_BUTTON,
                                     "_Use in Next Meeting"));

  gtk_widget_activate_action (find_pane (fixture), "topic.use", "x", second);
  ps_ui_test_wait_for (shows (fixture, "Chosen for the next meeting of Second."));
}

static void
test_a_topic_says_when_it_was_used (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id;

  id = ps_ui_vault_add_group (&fixture->vault, "Mornings", "FREQ=WEEKLY;BYDAY=TU", 9 * 60, "");
  ps_ui_vault_add_meeting (&fixture->vault, id, fixture->vault.now - 21 * G_TIME_SPAN_DAY, 60,
                           FALSE);
  show_pacing (fixture);
  g_assert_true (shows (fixture, "No meeting was about this topic yet."));

  ps_test_db_exec (&fixture->vault.db,
                   "UPDATE session SET topic_id = (SELECT id FROM topic WHERE origin = 'pacing')");
  ps_ui_test_wait_for (shows (fixture, "Last used 3 weeks ago"));
  g_assert_true (shows (fixture, "Mornings"));
}

static void
test_a_caution_asks_for_a_professional (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  show_pacing (fixture);
  ps_test_db_exec (&fixture->vault.db,
                   "UPDATE topic SET caution_tags = 'grief suicide', caution = 'Go gently.'"
                   " WHERE origin = 'pacing'");
  ps_ui_test_wait_for (shows (fixture, "Go gently."));
  g_assert_true (shows (fixture, "A professional should be at hand. It touches on: grief, suicide."));
}

static void
test_an_edited_topic_can_have_its_shipped_text_back (Fixture       *fixture,
                                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *shipped = NULL;
  GtkWidget *dialog;
  PsField *title;

  show_pacing (fixture);
  shipped = ps_test_db_string (&fixture->vault.db,
                               "SELECT title FROM topic WHERE origin = 'pacing'");
  activate (fixture, "topic.edit");
  dialog = ps_ui_test_dialog (PS_TYPE_TOPIC_DIALOG, NULL);
  title = find_field (dialog, "_Title");

  ps_field_set_text (title, "  ");
  ps_ui_test_click (dialog, "_Save");
  ps_ui_test_wait_for (ps_field_get_error (title) != NULL);
  g_assert_cmpstr (ps_field_get_error (title), ==, "Enter a title for the topic.");

  ps_field_set_text (title, "Our pacing");
  ps_field_set_text (find_field (dialog, "Open _questions"), "One?\n\n Two? ");
  ps_ui_test_click (dialog, "_Save");
  ps_ui_test_wait_for (shows (fixture, "Our pacing"));
  g_assert_true (shows (fixture, "One?"));
  g_assert_true (shows (fixture, "Two?"));

  activate (fixture, "topic.reset");
  ps_ui_test_wait_for (shows (fixture, shipped));
  g_assert_false (shows (fixture, "One?"));
  g_assert_cmpint (get_int64 (fixture, "SELECT edited FROM topic WHERE origin = 'pacing'"), ==, 0);

  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (shows (fixture, "Our pacing"));
}

static void
test_saving_what_is_there_changes_nothing (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  static const char text[] =
    "SELECT group_concat (title || category || minutes || objective || prompts || exercise ||"
    " materials || audience || caution || caution_tags || led_by || source, '|') FROM topic";
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  show (fixture, 900);
  before = ps_test_db_string (&fixture->vault.db, text);
  for (gint64 id = 1; id <= 5; id++)
    {
      GtkWidget *dialog;

      ps_topics_page_show (PS_TOPICS_PAGE (fixture->page), id);
      activate (fixture, "topic.edit");
      dialog = ps_ui_test_dialog (PS_TYPE_TOPIC_DIALOG, NULL);
      ps_ui_test_click (dialog, "_Save");
      ps_ui_test_wait_for (ps_ui_test_dialog (PS_TYPE_TOPIC_DIALOG, NULL) == NULL);
    }
  g_assert_cmpint (get_int64 (fixture, "SELECT count (*) FROM topic WHERE edited"), ==, 5);
  after = ps_test_db_string (&fixture->vault.db, text);
  g_assert_cmpstr (before, ==, after);
}

static void
test_a_new_topic_is_shown (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;

  show (fixture, 900);
  search (fixture, "Xylophones");
  ps_ui_test_wait_for (shows (fixture, "No Results"));
  g_assert_true (gtk_widget_activate_action (fixture->page, "page.new", NULL));
  dialog = ps_ui_test_dialog (PS_TYPE_TOPIC_DIALOG, NULL);
  ps_ui_test_click (dialog, "_Add");

  ps_ui_test_wait_for (ps_topic_pane_get_topic (PS_TOPIC_PANE (find_pane (fixture))) != NULL);
  g_assert_true (shows (fixture, "Xylophones"));
  g_assert_cmpuint (count_rows (fixture), >, 1);
  g_assert_cmpint (get_int64 (fixture, "SELECT origin IS NULL FROM topic"
                                       " WHERE title = 'Xylophones'"), ==, 1);
}

static void
test_a_copy_is_the_clinics_own (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  static const char copies[] =
    "SELECT count (*) FROM topic WHERE origin IS NULL AND archived_at IS NULL";

  show_pacing (fixture);
  activate (fixture, "topic.duplicate");
  ps_ui_test_wait_for (get_int64 (fixture, copies) == 1);
  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (get_int64 (fixture, copies) == 0);
}

static void
test_what_is_removed_comes_back (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  guint all;

  show_pacing (fixture);
  all = count_rows (fixture);
  g_assert_true (gtk_widget_activate_action (fixture->page, "page.delete", NULL));
  ps_ui_test_wait_for (shows (fixture, "No Topic Selected"));
  g_assert_cmpuint (count_rows (fixture), ==, all - 1);

  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (count_rows (fixture) == all);
}

static void
test_in_a_narrow_window_the_topic_is_pushed (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture, 360);
  g_assert_cmpint (gtk_widget_get_width (fixture->page), ==, 360);
  ps_ui_test_wait_for (find_pane (fixture) == NULL);
  /* Until it has said so itself: it does not while it is laid out. */
  ps_ui_test_settle ();

  ps_topics_page_show (PS_TOPICS_PAGE (fixture->page), get_pacing (fixture));
  ps_ui_test_wait_for (find_pane (fixture) != NULL && count_rows (fixture) == 0);
  g_assert_cmpint (gtk_widget_get_width (fixture->window), ==, 360);

  gtk_widget_activate_action (fixture->page, "page.back", NULL);
  ps_ui_test_wait_for (find_pane (fixture) == NULL);
}

/* Goes through a window as somebody does who has no mouse. */
static guint
check_stops (GtkWidget *window)
{
  GtkWidget *first = NULL;
  guint n = 0;

  while (n < 100 && gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD))
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

      if (focus == first)
        break;
      if (first == NULL)
        first = focus;
      if (!ps_ui_test_is_named (focus))
        g_error ("A %s in a %s has no name", G_OBJECT_TYPE_NAME (focus),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (focus)));
      n++;
    }

  return n;
}

static void
test_every_stop_of_the_keyboard_has_a_name (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;

  ps_ui_vault_add_group (&fixture->vault, "First", "FREQ=WEEKLY;BYDAY=TU", 18 * 60, "");
  ps_ui_vault_add_group (&fixture->vault, "Second", "FREQ=WEEKLY;BYDAY=WE", 18 * 60, "");
  show (fixture, 900);
  ps_ui_test_settle ();
  g_assert_cmpuint (check_stops (fixture->window), >, 4);

  ps_topics_page_show (PS_TOPICS_PAGE (fixture->page), get_pacing (fixture));
  ps_ui_test_settle ();
  g_assert_cmpuint (check_stops (fixture->window), >, 10);

  activate (fixture, "topic.edit");
  dialog = ps_ui_test_dialog (PS_TYPE_TOPIC_DIALOG, NULL);
  ps_ui_test_settle ();
  /* Every field, row and check, and both buttons. */
  g_assert_cmpuint (check_stops (dialog), ==, 22);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_a_row_is_said_whole (void)
{
  PsTopicRow row = { .title = "Pacing", .category = "Body", .minutes = 30, .favourite = TRUE };
  g_autofree char *starred = ps_topic_words_row (&row);
  g_autofree char *plain = NULL;

  g_assert_cmpstr (starred, ==, "Pacing, Body, 30 minutes, favourite");
  row.favourite = FALSE;
  row.category = "";
  plain = ps_topic_words_row (&row);
  g_assert_cmpstr (plain, ==, "Pacing, 30 minutes");
}

#define ADD(name, func) \
  g_test_add ("/ui/topics-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  g_test_add_func ("/ui/topics-page/a-row-is-said-whole", test_a_row_is_said_whole);
  ADD ("the-library-is-there", test_the_library_is_there);
  ADD ("typing-narrows-the-list", test_typing_narrows_the_list);
  ADD ("a-category-narrows-the-list", test_a_category_narrows_the_list);
  ADD ("a-star-is-stored-and-filters", test_a_star_is_stored_and_filters);
  ADD ("it-is-used-in-the-next-meeting-and-taken-back",
       test_it_is_used_in_the_next_meeting_and_taken_back);
  ADD ("with-several-groups-one-is-chosen", test_with_several_groups_one_is_chosen);
  ADD ("a-topic-says-when-it-was-used", test_a_topic_says_when_it_was_used);
  ADD ("a-caution-asks-for-a-professional", test_a_caution_asks_for_a_professional);
  ADD ("an-edited-topic-can-have-its-shipped-text-back",
       test_an_edited_topic_can_have_its_shipped_text_back);
  ADD ("saving-what-is-there-changes-nothing", test_saving_what_is_there_changes_nothing);
  ADD ("a-new-topic-is-shown", test_a_new_topic_is_shown);
  ADD ("a-copy-is-the-clinics-own", test_a_copy_is_the_clinics_own);
  ADD ("what-is-removed-comes-back", test_what_is_removed_comes_back);
  ADD ("in-a-narrow-window-the-topic-is-pushed", test_in_a_narrow_window_the_topic_is_pushed);
  ADD ("every-stop-of-the-keyboard-has-a-name", test_every_stop_of_the_keyboard_has_a_name);

  return g_test_run ();
}
