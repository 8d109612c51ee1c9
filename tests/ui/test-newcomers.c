/* Newcomers, buddies, waitlists and deaths, as they are seen and worked in the pages. */
#include "ps-care-box.h"
#include "ps-died-dialog.h"
#include "ps-field.h"
#include "ps-forms.h"
#include "ps-groups-page.h"
#include "ps-member-pane.h"
#include "ps-roster-page.h"
#include "ps-toast.h"
#include "ps-today-page.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

typedef struct {
  PsUiVault  vault;
  GtkWidget *page;
  GtkWidget *window;
  gint64     group;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
  fixture->group = ps_ui_vault_add_group (&fixture->vault, "Steady Steps",
                                          "FREQ=WEEKLY;BYDAY=TU", 18 * 60, "Room 2");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (fixture->page != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      ps_ui_test_wait_for (fixture->page == NULL);
    }
  ps_ui_vault_tear_down (&fixture->vault);
}

static void
show (Fixture   *fixture,
      GtkWidget *page)
{
  fixture->page = page;
  fixture->window = ps_ui_test_window (page, 900, 900);
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return ps_ui_test_find (fixture->page, GTK_TYPE_LABEL, text) != NULL;
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  return ps_test_db_int64 (&fixture->vault.db, sql);
}

/* A member who came to a meeting a day ago for the first time, after others met the week before. */
static gint64
add_newcomer (Fixture *fixture)
{
  gint64 old = ps_ui_vault_add_member (&fixture->vault, "Ana", fixture->group);
  gint64 newcomer = ps_ui_vault_add_member (&fixture->vault, "Ben", fixture->group);
  gint64 first = ps_ui_vault_add_meeting (&fixture->vault, fixture->group,
                                          fixture->vault.now - 8 * G_TIME_SPAN_DAY, 60, FALSE);
  gint64 second = ps_ui_vault_add_meeting (&fixture->vault, fixture->group,
                                           fixture->vault.now - G_TIME_SPAN_DAY, 60, FALSE);
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO attendance (session_id, person_id, status, first_time, updated_at)"
                     " VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 'present', 1, 1),"
                     " (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 'present', 1, 1)",
                     first, old, second, newcomer);

  ps_test_db_exec (&fixture->vault.db, sql);

  return newcomer;
}

static void
show_member (Fixture *fixture,
             gint64   id)
{
  show (fixture, ps_roster_page_new (fixture->vault.workspace));
  gtk_widget_activate_action (fixture->page, "page.show", "x", id);
  ps_ui_test_wait_for (shows (fixture, "Buddy and Home Group"));
}

static GtkWidget *
find_row (Fixture    *fixture,
          const char *title)
{
  GtkWidget *label = ps_ui_test_find (fixture->page, GTK_TYPE_LABEL, title);

  return label != NULL ? gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW) : NULL;
}

static void
test_welcome_steps_are_ticked_and_taken_back (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *check;

  show_member (fixture, add_newcomer (fixture));
  g_assert_true (shows (fixture, "New Here"));
  check = ps_ui_test_find (find_row (fixture, "Greeted at the door"), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  ps_ui_test_wait_for (count (fixture, "SELECT count (*) FROM welcome_step WHERE step = 'greeted'"
                              " AND done_by <> ''") == 1);
  ps_ui_test_settle ();
  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (count (fixture, "SELECT count (*) FROM welcome_step") == 0);
}

/* A search that finds nobody says so, and Return takes the first who is found. */
static void
test_a_buddy_is_looked_for (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;
  GtkWidget *entry;

  show_member (fixture, add_newcomer (fixture));
  ps_ui_test_click (find_row (fixture, "Buddy"), "Choose…");
  dialog = ps_ui_test_dialog (GTK_TYPE_LABEL, "Choose a Buddy");
  entry = ps_ui_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "zzz");
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "Nobody is found by that.") != NULL);
  g_signal_emit_by_name (entry, "activate");
  gtk_editable_set_text (GTK_EDITABLE (entry), "an");
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "Nobody is found by that.") == NULL);
  ps_ui_test_assert_fits (dialog);
  g_signal_emit_by_name (entry, "activate");
  ps_ui_test_wait_for (count (fixture,
                              "SELECT count (*) FROM person WHERE buddy_id IS NOT NULL") == 1);
}

static void
test_the_day_says_whom_to_call (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *check;

  add_newcomer (fixture);
  show (fixture, ps_today_page_new (fixture->vault.workspace));
  check = ps_ui_test_find (find_row (fixture, "Welcome call: Ben"), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_true (ps_ui_test_is_named (check));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  ps_ui_test_wait_for (!shows (fixture, "Welcome call: Ben"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM welcome_step WHERE step = 'call'"), ==, 1);
}

static void
test_a_place_is_offered_on_the_page_of_the_group (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;

  show (fixture, ps_groups_page_new (fixture->vault.workspace));
  ps_ui_test_wait_for (shows (fixture, "Waitlist"));
  gtk_widget_activate_action_variant (
    gtk_widget_get_ancestor (ps_ui_test_find (fixture->page, GTK_TYPE_LABEL, "Waitlist"),
                             ADW_TYPE_PREFERENCES_GROUP), "waitlist.add", NULL);
  dialog = ps_ui_test_dialog (PS_TYPE_FIELD, NULL);
  ps_ui_test_click (dialog, "_Add");
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_LABEL,
                                        "Enter what this person likes to be called.") != NULL);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 0);
  ps_ui_test_assert_fits (dialog);

  ps_field_set_text (PS_FIELD (ps_ui_test_find (dialog, PS_TYPE_FIELD, NULL)), "Dara");
  ps_ui_test_click (dialog, "_Add");
  ps_ui_test_wait_for (find_row (fixture, "Dara") != NULL);

  ps_ui_test_click (find_row (fixture, "Dara"), "Offer a Place");
  ps_ui_test_wait_for (count (fixture, "SELECT count (*) FROM waitlist WHERE offered_at > 0") == 1);
  ps_ui_test_wait_for (ps_ui_test_find (find_row (fixture, "Dara"), GTK_TYPE_BUTTON, "Joined") != NULL);
  ps_ui_test_click (find_row (fixture, "Dara"), "Joined");
  ps_ui_test_wait_for (count (fixture, "SELECT count (*) FROM membership") == 1);
  ps_ui_test_wait_for (find_row (fixture, "Dara") == NULL);
  ps_ui_test_settle ();
  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (count (fixture, "SELECT count (*) FROM membership") == 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM waitlist WHERE ended_at IS NULL"), ==, 1);
}

/* A place that was offered is owed an answer, and stays on the page of the day until there is one. */
static void
test_an_offer_waits_for_an_answer (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_ui_vault_add_member (&fixture->vault, "Ana", 0);
  gint64 ben = ps_ui_vault_add_member (&fixture->vault, "Ben", 0);
  PsCare *care = ps_workspace_get_care (fixture->vault.workspace);
  static const char waits[] = "Ana was offered a place on Tuesday, November 3 and has not answered yet.";
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_db_exec (&fixture->vault.db, "UPDATE support_group SET capacity = 1");
  ps_care_wait_async (care, fixture->group, ana, NULL, ps_test_take_result_cb, &result);
  ps_test_wait (&result);
  g_clear_object (&result);
  ps_care_wait_async (care, fixture->group, ben, NULL, ps_test_take_result_cb, &result);
  ps_test_wait (&result);
  show (fixture, ps_today_page_new (fixture->vault.workspace));
  g_assert_true (shows (fixture, "A place is free in Steady Steps"));

  ps_care_offer_async (care, 1, fixture->vault.now, NULL, NULL, NULL);
  ps_ui_test_wait_for (shows (fixture, waits));
  g_assert_true (shows (fixture, "Waiting for an answer: Steady Steps"));
  g_assert_false (shows (fixture, "A place is free in Steady Steps"));

  ps_care_end_wait_async (care, 1, "declined", NULL, NULL, NULL);
  ps_ui_test_wait_for (!shows (fixture, waits));
  g_assert_true (shows (fixture, "Ben has waited since Tuesday, November 3."));
}

/* By the first way that they allowed, which need not be the first. */
static void
test_an_offer_says_how_they_are_told (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_ui_vault_add_member (&fixture->vault, "Ana", 0);
  PsCare *care = ps_workspace_get_care (fixture->vault.workspace);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO contact_way (person_id, kind, value, value_fold, label, position,"
                   " ok_call) SELECT id, 'phone', '555-0199', '5550199', 'work', 0, 0 FROM person"
                   " UNION ALL SELECT id, 'phone', '555-0142', '5550142', 'mobile', 1, 1 FROM person");
  ps_care_wait_async (care, fixture->group, ana, NULL, ps_test_take_result_cb, &result);
  ps_test_wait (&result);
  show (fixture, ps_groups_page_new (fixture->vault.workspace));
  ps_ui_test_wait_for (find_row (fixture, "Ana") != NULL);
  ps_ui_test_click (find_row (fixture, "Ana"), "Offer a Place");
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, GTK_TYPE_LABEL,
                                        "Ana was offered a place. Call 555-0142 (mobile).") != NULL);
}

static void
test_a_full_group_asks_and_lets_in (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana;

  ps_ui_vault_add_member (&fixture->vault, "Ben", fixture->group);
  ana = ps_ui_vault_add_member (&fixture->vault, "Ana", 0);
  ps_test_db_exec (&fixture->vault.db, "UPDATE support_group SET capacity = 1");
  show_member (fixture, ana);
  gtk_widget_activate_action (
    gtk_widget_get_ancestor (ps_ui_test_find (fixture->page, GTK_TYPE_LABEL, "Buddy and Home Group"),
                             GTK_TYPE_STACK), "member.join", "x", fixture->group);
  ps_ui_test_wait_for (ps_ui_test_dialog (GTK_TYPE_LABEL,
                                          "This makes 2 members; the group is meant for 1.") != NULL);
  ps_ui_test_answer ("Add to _Waitlist");
  ps_ui_test_wait_for (count (fixture, "SELECT count (*) FROM waitlist") == 1);
  ps_ui_test_wait_for (shows (fixture, "Waitlist of Steady Steps"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM membership"), ==, 1);
}

static void
test_a_death_is_recorded_gently_and_taken_back (Fixture       *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_ui_vault_add_member (&fixture->vault, "Ana", fixture->group);
  GtkWidget *pane;
  GtkWidget *dialog;
  GtkWidget *field;

  show_member (fixture, ana);
  pane = gtk_widget_get_ancestor (ps_ui_test_find (fixture->page, GTK_TYPE_LABEL,
                                                   "Buddy and Home Group"), GTK_TYPE_STACK);
  gtk_widget_activate_action_variant (pane, "member.died", NULL);
  dialog = ps_ui_test_dialog (PS_TYPE_FIELD, NULL);
  field = ps_ui_test_find (dialog, PS_TYPE_FIELD, NULL);

  /* A day that is none, and one to come, are said beside the field, and nothing is recorded. */
  ps_field_set_text (PS_FIELD (field), "soon");
  ps_ui_test_click (dialog, "_Record");
  g_assert_nonnull (ps_field_get_error (PS_FIELD (field)));
  ps_field_set_text (PS_FIELD (field), "2026-11-05");
  ps_ui_test_click (dialog, "_Record");
  ps_ui_test_wait_for (g_strcmp0 (ps_field_get_error (PS_FIELD (field)),
                                  "This day is still to come.") == 0);
  ps_ui_test_assert_fits (dialog);
  g_assert_cmpint (count (fixture, "SELECT count (died_on) FROM person"), ==, 0);

  ps_field_set_text (PS_FIELD (field), "2026-11-02");
  ps_ui_test_click (dialog, "_Record");
  ps_ui_test_wait_for (count (fixture, "SELECT count (*) FROM person WHERE died_on = '2026-11-02'") == 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM membership WHERE left_on IS NULL"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM remembrance"), ==, 1);
  ps_ui_test_settle ();
  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (count (fixture, "SELECT count (died_on) FROM person") == 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM membership WHERE left_on IS NULL"), ==, 1);
}

/* The pane does not go blank under whoever has just recorded it, and who looks for them finds them. */
static void
test_who_died_is_found_and_marked (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_ui_vault_add_member (&fixture->vault, "Ana", fixture->group);
  PsCare *care = ps_workspace_get_care (fixture->vault.workspace);
  PsForms forms = ps_forms_of_locale ();
  const char *died = forms.order == PS_DATE_ORDER_MDY ? "Died on November 2, 2026"
                                                      : "Died on 2 November 2026";
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *list;
  GtkWidget *entry;

  ps_ui_vault_add_member (&fixture->vault, "Ben", 0);
  show_member (fixture, ana);
  ps_care_died_async (care, ana, "2026-11-02", NULL, ps_test_take_result_cb, &result);
  ps_test_wait (&result);
  ps_ui_test_wait_for (find_row (fixture, died) != NULL);
  g_assert_nonnull (ps_ui_test_find (find_row (fixture, died), GTK_TYPE_BUTTON, "This Was a Mistake"));
  g_assert_null (ps_ui_test_find (fixture->page, PS_TYPE_CARE_BOX, NULL));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 900);
  ps_ui_test_wait_for ((list = ps_ui_test_find (fixture->page, GTK_TYPE_LIST_VIEW, NULL)) != NULL);
  g_assert_null (ps_ui_test_find (list, GTK_TYPE_LABEL, "Ana"));
  entry = ps_ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ana");
  ps_ui_test_wait_for (ps_ui_test_find (list, GTK_TYPE_LABEL, died) != NULL);

  ps_ui_test_click (fixture->page, "This Was a Mistake");
  ps_ui_test_wait_for (!shows (fixture, died));
  g_assert_nonnull (ps_ui_test_find (list, GTK_TYPE_LABEL, "Ana"));
  g_assert_nonnull (ps_ui_test_find (fixture->page, PS_TYPE_CARE_BOX, NULL));
}

/* The toast with its undo has long gone, and the vault was locked since. */
static void
test_who_was_removed_is_found_and_put_back (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  static const char removed[] = "Removed from the roster";
  gint64 ana = ps_ui_vault_add_member (&fixture->vault, "Ana", fixture->group);
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *pane;

  ps_ui_vault_add_member (&fixture->vault, "Ben", 0);
  show_member (fixture, ana);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 900);
  pane = ps_ui_test_find (fixture->page, PS_TYPE_MEMBER_PANE, NULL);
  gtk_widget_activate_action_variant (pane, "member.remove", NULL);
  ps_ui_test_wait_for (ps_member_pane_get_member (PS_MEMBER_PANE (pane)) == NULL);
  ps_toast_forget (fixture->page);

  ps_ui_test_wait_for ((list = ps_ui_test_find (fixture->page, GTK_TYPE_LIST_VIEW, NULL)) != NULL);
  g_assert_null (ps_ui_test_find (list, GTK_TYPE_LABEL, "Ana"));
  entry = ps_ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ana");
  ps_ui_test_wait_for (ps_ui_test_find (list, GTK_TYPE_LABEL, removed) != NULL);

  gtk_widget_activate_action (fixture->page, "page.show", "x", ana);
  ps_ui_test_wait_for (find_row (fixture, removed) != NULL);
  g_assert_null (ps_ui_test_find (fixture->page, PS_TYPE_CARE_BOX, NULL));
  ps_ui_test_click (fixture->page, "Put Back");
  ps_ui_test_wait_for (find_row (fixture, removed) == NULL);
  g_assert_nonnull (ps_ui_test_find (list, GTK_TYPE_LABEL, "Ana"));
  g_assert_nonnull (ps_ui_test_find (fixture->page, PS_TYPE_CARE_BOX, NULL));

  /* And that can be taken back as well: whoever is removed under one's eyes goes from there. */
  g_assert_true (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (ps_member_pane_get_member (PS_MEMBER_PANE (pane)) == NULL);
}

/* A mistake may be found when the toast has long gone. */
static void
test_a_mistake_is_taken_back_on_the_page_of_the_group (Fixture       *fixture,
                                                       gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_ui_vault_add_member (&fixture->vault, "Ana", fixture->group);
  PsCare *care = ps_workspace_get_care (fixture->vault.workspace);
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *row;

  ps_care_died_async (care, ana, "2026-11-02", NULL, ps_test_take_result_cb, &result);
  ps_test_wait (&result);
  g_assert_true (ps_care_finish (care, result, NULL));

  show (fixture, ps_groups_page_new (fixture->vault.workspace));
  ps_ui_test_wait_for (shows (fixture, "Remembering"));
  row = ps_ui_test_find (fixture->page, GTK_TYPE_LABEL, "Remembering");
  g_assert_true (gtk_widget_activate_action (
    gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP), "waitlist.not-died", "x", ana));
  ps_ui_test_wait_for (count (fixture, "SELECT count (died_on) FROM person") == 0);
  ps_ui_test_wait_for (!shows (fixture, "Remembering"));
}

/* The desk works the waitlist, and sees nothing of who is new. */
static void
test_the_desk_works_the_waitlist_only (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  add_newcomer (fixture);
  ps_ui_vault_add_user (&fixture->vault, "Desk", PS_ROLE_FRONT_DESK);
  ps_ui_vault_enter (&fixture->vault, "Desk");

  show (fixture, ps_groups_page_new (fixture->vault.workspace));
  ps_ui_test_wait_for (shows (fixture, "Waitlist"));
  g_assert_true (shows (fixture, "2 of 12 places. Nobody waits."));
  g_assert_false (shows (fixture, "Ben"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(path, func) \
  g_test_add ("/newcomers/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("welcome-steps-are-ticked-and-taken-back", test_welcome_steps_are_ticked_and_taken_back);
  ADD ("a-buddy-is-looked-for", test_a_buddy_is_looked_for);
  ADD ("the-day-says-whom-to-call", test_the_day_says_whom_to_call);
  ADD ("a-place-is-offered-on-the-page-of-the-group", test_a_place_is_offered_on_the_page_of_the_group);
  ADD ("an-offer-waits-for-an-answer", test_an_offer_waits_for_an_answer);
  ADD ("an-offer-says-how-they-are-told", test_an_offer_says_how_they_are_told);
  ADD ("a-full-group-asks-and-lets-in", test_a_full_group_asks_and_lets_in);
  ADD ("a-death-is-recorded-gently-and-taken-back", test_a_death_is_recorded_gently_and_taken_back);
  ADD ("who-died-is-found-and-marked", test_who_died_is_found_and_marked);
  ADD ("who-was-removed-is-found-and-put-back", test_who_was_removed_is_found_and_put_back);
  ADD ("a-mistake-is-taken-back-on-the-page-of-the-group",
       test_a_mistake_is_taken_back_on_the_page_of_the_group);
  ADD ("the-desk-works-the-waitlist-only", test_the_desk_works_the_waitlist_only);
#undef ADD

  return g_test_run ();
}
