/* Records of one person: found, looked at side by side, merged, taken apart, or said to be two people's. */
#include "ps-duplicates-window.h"
#include "ps-merge-dialog.h"
#include "ps-roster-page.h"
#include "ps-toast.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

typedef struct {
  PsUiVault  vault;
  gint64     ana;      /* with pronouns and a number */
  gint64     walk_in;  /* of the same name and number */
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
  fixture->ana = ps_ui_vault_add_member (&fixture->vault, "Ana", 0);
  fixture->walk_in = ps_ui_vault_add_member (&fixture->vault, "ana", 0);
  ps_test_db_exec (&fixture->vault.db,
                   "UPDATE person SET pronouns = 'she', language = 'Portuguese' WHERE id = 1;"
                   "UPDATE person SET walk_in = 1, pronouns = 'they' WHERE id = 2;"
                   "INSERT INTO contact_way (person_id, kind, value, value_fold) VALUES"
                   " (1, 'phone', '555-0142', '5550142'), (2, 'phone', '555-0142', '5550142')");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (fixture->window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      ps_ui_test_wait_for (fixture->window == NULL);
    }
  ps_ui_vault_tear_down (&fixture->vault);
}

static gboolean
is_seen (GtkWidget  *root,
         const char *text)
{
  return ps_ui_test_find (root, GTK_TYPE_LABEL, text) != NULL;
}

static gboolean
is (Fixture    *fixture,
    const char *sql)
{
  return ps_test_db_int64 (&fixture->vault.db, sql) == 1;
}

#define MERGED "SELECT count (*) FROM person WHERE id = 2 AND merged_into_id = 1"

static void
show_duplicates (Fixture *fixture)
{
  fixture->window = ps_duplicates_window_new (fixture->vault.workspace);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ps_ui_test_wait_for (is_seen (fixture->window, "Likely: the same name and the same telephone number"));
}

static void
test_two_records_become_one_and_two_again (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;

  show_duplicates (fixture);
  ps_ui_test_click (fixture->window, "Merge…");
  dialog = ps_ui_test_dialog (PS_TYPE_MERGE_DIALOG, NULL);
  g_assert_nonnull (dialog);
  /* Only what they say otherwise is asked. */
  g_assert_true (is_seen (dialog, "Pronouns") && is_seen (dialog, "Language"));
  g_assert_false (is_seen (dialog, "Full name"));
  ps_ui_test_click (dialog, "_Merge");
  ps_ui_test_wait_for (is (fixture, MERGED));
  ps_ui_test_wait_for (ps_ui_test_dialog (PS_TYPE_MERGE_DIALOG, NULL) == NULL);
  /* The whole record is kept, with what it says. */
  g_assert_true (is (fixture, "SELECT pronouns = 'she' AND language = 'Portuguese' AND walk_in = 0"
                              " FROM person WHERE id = 1"));
  ps_ui_test_wait_for (is_seen (fixture->window, "No Duplicates"));

  ps_ui_test_wait_for (ps_toast_run_undo (ps_ui_test_find (fixture->window, GTK_TYPE_STACK, NULL)));
  ps_ui_test_wait_for (!is (fixture, MERGED));
  ps_ui_test_wait_for (is_seen (fixture->window,
                                "Likely: the same name and the same telephone number"));
}

/* Somebody can take each thing from the record they like. */
static void
test_each_thing_is_taken_from_where_they_say (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog, *they;

  show_duplicates (fixture);
  ps_ui_test_click (fixture->window, "Merge…");
  dialog = ps_ui_test_dialog (PS_TYPE_MERGE_DIALOG, NULL);
  they = NULL;
  for (GtkWidget *grid = ps_ui_test_find (dialog, GTK_TYPE_GRID, NULL),
                 *child = gtk_widget_get_first_child (grid);
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child) && is_seen (child, "they"))
      they = child;
  g_assert_nonnull (they);
  gtk_test_accessible_assert_property (they, GTK_ACCESSIBLE_PROPERTY_LABEL, "Pronouns: they");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (they), TRUE);
  ps_ui_test_click (dialog, "_Merge");
  ps_ui_test_wait_for (is (fixture, MERGED));
  ps_ui_test_wait_for (ps_ui_test_dialog (PS_TYPE_MERGE_DIALOG, NULL) == NULL);
  g_assert_true (is (fixture, "SELECT pronouns = 'they' FROM person WHERE id = 1"));
}

static void
test_two_people_can_be_taken_back (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  show_duplicates (fixture);
  ps_ui_test_click (fixture->window, "Two People");
  ps_ui_test_wait_for (is_seen (fixture->window, "No Duplicates"));
  ps_ui_test_wait_for (ps_toast_run_undo (ps_ui_test_find (fixture->window, GTK_TYPE_STACK, NULL)));
  ps_ui_test_wait_for (is_seen (fixture->window,
                                "Likely: the same name and the same telephone number"));
}

/* The pane says what a light record is, whose it may be too, and what went into it. */
static void
test_the_pane_offers_it_all (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *page = ps_roster_page_new (fixture->vault.workspace);
  GtkWidget *pane, *dialog;

  fixture->window = ps_ui_test_window (page, 1000, 800);
  gtk_widget_activate_action (page, "page.show", "x", fixture->walk_in);
  pane = ps_ui_test_find (page, g_type_from_name ("PsMemberPane"), NULL);
  ps_ui_test_wait_for (is_seen (pane, "They have the same name and the same telephone number"));
  g_assert_true (is_seen (pane, "Complete the Record…"));

  ps_ui_test_click (pane, "Merge…");
  dialog = ps_ui_test_dialog (PS_TYPE_MERGE_DIALOG, NULL);
  ps_ui_test_click (dialog, "_Merge");
  ps_ui_test_wait_for (is (fixture, MERGED));
  ps_ui_test_wait_for (ps_ui_test_dialog (PS_TYPE_MERGE_DIALOG, NULL) == NULL);

  gtk_widget_activate_action (page, "page.show", "x", fixture->ana);
  ps_ui_test_wait_for (is_seen (pane, "Merged with ana on November 3, 2026"));
  ps_ui_test_click (pane, "Take Apart");
  ps_ui_test_wait_for (!is (fixture, MERGED));
  ps_ui_test_wait_for (!is_seen (pane, "Merged with ana on November 3, 2026"));
}

static void
test_everything_has_a_name (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *window = NULL;
  g_autofree char *form = NULL;
  GtkWidget *dialog;

  show_duplicates (fixture);
  window = ps_ui_test_unnamed (fixture->window);
  g_assert_cmpstr (window, ==, "");
  ps_ui_test_click (fixture->window, "Merge…");
  dialog = ps_ui_test_dialog (PS_TYPE_MERGE_DIALOG, NULL);
  ps_ui_test_wait_for (gtk_widget_get_mapped (dialog));
  form = ps_ui_test_unnamed (dialog);
  g_assert_cmpstr (form, ==, "");
  ps_ui_test_assert_fits (dialog);
  ps_ui_test_assert_fits (fixture->window);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(name, func) \
  g_test_add ("/ui/merging/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("one-and-two-again", test_two_records_become_one_and_two_again);
  ADD ("each-thing", test_each_thing_is_taken_from_where_they_say);
  ADD ("two-people", test_two_people_can_be_taken_back);
  ADD ("the-pane", test_the_pane_offers_it_all);
  ADD ("everything-has-a-name", test_everything_has_a_name);

#undef ADD

  return g_test_run ();
}
