#include "ps-today-page.h"
#include "ps-today-words.h"
#include "ps-toast.h"
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
show (Fixture *fixture)
{
  fixture->page = ps_today_page_new (fixture->vault.workspace);
  fixture->window = ps_ui_test_window (fixture->page, 800, 700);
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return ps_ui_test_find (fixture->page, GTK_TYPE_LABEL, text) != NULL;
}

static void
test_without_a_group_it_offers_one (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  g_assert_true (shows (fixture, "No Meetings Planned"));
  g_assert_nonnull (ps_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_New Group"));
}

static void
test_the_card_says_what_is_planned (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_add_group (&fixture->vault, "Living with Pain", "FREQ=WEEKLY;BYDAY=TU", 18 * 60,
                         "Room 204");
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO topic (id, uid, title, created_at, updated_at)"
                   " VALUES (9000, randomblob (16), 'Sleep & rest', 1, 1);"
                   "INSERT INTO date_plan (group_id, rule_on, topic_id, updated_at)"
                   " VALUES (1, '2026-11-03', 9000, 1);"
                   "INSERT INTO guest (uid, name, name_fold, subject, created_at, updated_at)"
                   " VALUES (randomblob (16), 'Noor Haddad', 'noor haddad', 'physical therapist', 1, 1);"
                   "INSERT INTO booking (uid, guest_id, group_id, rule_on, state, created_at, updated_at)"
                   " VALUES (randomblob (16), 1, 1, '2026-11-03', 'agreed', 1, 1)");
  show (fixture);
  g_assert_true (shows (fixture,
                        "Topic: Sleep & rest\nGuest: physical therapist, not briefed yet"));

  ps_test_db_exec (&fixture->vault.db, "UPDATE booking SET briefed_on = '2026-11-03'");
  ps_ui_test_wait_for (shows (fixture,
                              "Topic: Sleep & rest\nGuest: physical therapist, briefed"));
  ps_test_db_exec (&fixture->vault.db,
                   "UPDATE booking SET state = 'asked'; UPDATE date_plan SET topic_id = NULL");
  ps_ui_test_wait_for (!shows (fixture,
                               "Topic: Sleep & rest\nGuest: physical therapist, briefed"));
}

static void
test_the_next_meeting_is_on_the_card (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *button;
  GVariant *target;
  gint64 id;

  id = ps_ui_vault_add_group (&fixture->vault, "Living with Pain", "FREQ=WEEKLY;BYDAY=TU", 18 * 60,
                              "Room 204");
  ps_ui_vault_add_group (&fixture->vault, "Later", "FREQ=WEEKLY;BYDAY=TH", 18 * 60, "");
  ps_ui_vault_add_member (&fixture->vault, "Ana", id);
  show (fixture);

  g_assert_true (shows (fixture, "Living with Pain"));
  g_assert_true (shows (fixture, "18:00 to 19:30 · Room 204 · 1 member expected"));
  g_assert_true (shows (fixture, "Next Seven Days"));
  g_assert_false (shows (fixture, "Waiting for You"));

  button = ps_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Start Meeting…");
  g_assert_nonnull (button);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==,
                   "win.start-meeting");
  target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));
  g_assert_true (g_variant_is_of_type (target, G_VARIANT_TYPE ("(xs)")));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Start Meeting…");
}

static void
test_it_follows_the_database (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id;

  show (fixture);
  id = ps_ui_vault_add_group (&fixture->vault, "Mornings", "FREQ=WEEKLY;BYDAY=WE", 9 * 60, "");
  ps_ui_test_wait_for (shows (fixture, "Mornings"));
  g_assert_true (shows (fixture, "Tomorrow, 09:00 to 10:30"));

  ps_ui_vault_add_member (&fixture->vault, "Ana", id);
  ps_ui_test_wait_for (shows (fixture, "Tomorrow, 09:00 to 10:30 · 1 member expected"));
}

static void
test_right_after_a_meeting_it_asks_how_it_was (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = ps_ui_vault_add_group (&fixture->vault, "Mornings", "FREQ=WEEKLY;BYDAY=TU", 9 * 60, "");

  show (fixture);
  ps_ui_vault_add_meeting (&fixture->vault, id, fixture->vault.now - 2 * G_TIME_SPAN_HOUR, 84, TRUE);
  ps_ui_test_wait_for (shows (fixture, "How was it?"));
  g_assert_true (shows (fixture, "Mornings ended at 11:24, after 1 hour 24 minutes."));
  g_assert_nonnull (ps_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Write Debrief"));
  g_assert_false (shows (fixture, "Waiting for You"));
}

static void
test_a_debrief_of_yesterday_waits (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = ps_ui_vault_add_group (&fixture->vault, "A & B", "FREQ=WEEKLY;BYDAY=TU", 18 * 60, "");

  ps_ui_vault_add_meeting (&fixture->vault, id, fixture->vault.now - 20 * G_TIME_SPAN_HOUR, 60, TRUE);
  show (fixture);
  g_assert_true (shows (fixture, "Waiting for You"));
  g_assert_true (shows (fixture, "Debrief for A & B"));
  g_assert_true (shows (fixture, "The meeting was yesterday and took 1 hour."));
  gtk_test_accessible_assert_property (ps_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "Write"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Write: Debrief for A & B");
}

static void
test_a_follow_up_is_ticked_off_and_taken_back (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *check;

  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO follow_up (uid, owner, due_on, what, created_at) VALUES"
                   " (randomblob (16), 'desk', '2026-11-01', 'Ask for a room', 1),"
                   " (randomblob (16), 'desk', '2026-11-09', 'Not due yet', 1)");
  show (fixture);
  g_assert_true (shows (fixture, "Ask for a room"));
  g_assert_true (shows (fixture, "Front desk · was due 2 days ago"));
  g_assert_false (shows (fixture, "Not due yet"));

  check = ps_ui_test_find (fixture->page, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, "Done: Ask for a room");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  ps_ui_test_wait_for (!shows (fixture, "Ask for a room"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT count (*) FROM follow_up WHERE done_at IS NOT NULL"),
                   ==, 1);

  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (shows (fixture, "Ask for a room"));
}

/* The absence stays noticed, and the call can be taken back. */
static void
test_a_call_that_is_not_needed (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  gint64 group = ps_ui_vault_add_group (&fixture->vault, "Evening", "", 0, "");

  ps_ui_vault_add_member (&fixture->vault, "Ana Silva", group);
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO follow_up (id, uid, owner, due_on, what, created_at) VALUES"
                   " (7, randomblob (16), 'desk', '2026-11-03', 'Call Ana', 1);"
                   "INSERT INTO not_seen SELECT group_id, person_id, 7, 1 FROM membership");
  show (fixture);
  g_assert_true (shows (fixture, "Call Ana"));
  gtk_test_accessible_assert_property (ps_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "Not Needed"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Not Needed: Call Ana");
  ps_ui_test_click (fixture->page, "Not Needed");
  ps_ui_test_wait_for (!shows (fixture, "Call Ana"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, "SELECT count (*) FROM not_seen"), ==, 1);

  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (shows (fixture, "Call Ana"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT count (*) FROM not_seen WHERE follow_up_id = 7"), ==, 1);
}

/* Of two who are called the same it says which, from the first of the days there are for the call. */
static void
test_whom_it_is_about (Fixture       *fixture,
                       gconstpointer  data G_GNUC_UNUSED)
{
  gint64 group = ps_ui_vault_add_group (&fixture->vault, "Evening", "", 0, "");

  ps_ui_vault_add_member (&fixture->vault, "Ana Silva", group);
  ps_ui_vault_add_member (&fixture->vault, "Ana Silva", 0);
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO contact_way (person_id, kind, value, value_fold)"
                   " SELECT person_id, 'phone', '555-0142', '5550142' FROM membership;"
                   "INSERT INTO follow_up (id, uid, owner, due_on, what, person_id, created_at)"
                   " SELECT 7, randomblob (16), 'desk', '2026-11-05', 'Call \357\277\274: not seen',"
                   " person_id, 1 FROM membership;"
                   "INSERT INTO follow_up (id, uid, owner, due_on, what, person_id, created_at)"
                   " SELECT 8, randomblob (16), 'desk', '2026-11-02', 'Ask about the ride', person_id, 1"
                   " FROM membership;"
                   "INSERT INTO not_seen SELECT group_id, person_id, 7, 1 FROM membership");
  show (fixture);
  g_assert_true (shows (fixture, "Call Ana Silva, …0142: not seen"));
  g_assert_true (shows (fixture, "Front desk · due on Thursday"));
  g_assert_true (shows (fixture, "Ask about the ride"));
  g_assert_true (shows (fixture, "Front desk · about Ana Silva, …0142 · was due yesterday"));

  /* What tells them apart may change under the page. */
  ps_test_db_exec (&fixture->vault.db, "UPDATE contact_way SET value_fold = '5550199'");
  ps_ui_test_wait_for (shows (fixture, "Call Ana Silva, …0199: not seen"));
}

static void
test_a_tick_that_is_not_stored_goes_back (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *check;

  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO follow_up (uid, owner, due_on, what, created_at) VALUES"
                   " (randomblob (16), 'desk', '2026-11-01', 'Ask for a room', 1)");
  ps_test_db_exec (&fixture->vault.db,
                   "CREATE TRIGGER full BEFORE UPDATE ON follow_up"
                   " BEGIN SELECT RAISE (ABORT, 'no room'); END");
  show (fixture);
  check = ps_ui_test_find (fixture->page, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_widget_grab_focus (check);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_false (gtk_widget_is_sensitive (check));
  ps_ui_test_wait_for (gtk_widget_is_sensitive (check));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_true (gtk_widget_has_focus (check));
  g_assert_nonnull (ps_ui_test_find (fixture->window, g_type_from_name ("AdwToastWidget"), NULL));

  /* It can be tried again. */
  ps_test_db_exec (&fixture->vault.db, "DROP TRIGGER full");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  ps_ui_test_wait_for (!shows (fixture, "Ask for a room"));
}

static void
test_when_a_meeting_is_over_the_next_one_is_next (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_add_group (&fixture->vault, "Noon", "FREQ=WEEKLY;BYDAY=TU", 12 * 60, "");
  ps_ui_vault_add_group (&fixture->vault, "Evening", "FREQ=WEEKLY;BYDAY=TU", 18 * 60, "");

  /* A blink before the end of the first: the page wakes by itself, and nobody polls. */
  fixture->vault.now += 90 * G_TIME_SPAN_MINUTE - 50 * G_TIME_SPAN_MILLISECOND;
  show (fixture);
  g_assert_true (shows (fixture, "12:00 to 13:30"));

  fixture->vault.now += 60 * G_TIME_SPAN_MILLISECOND;
  ps_ui_test_wait_for (shows (fixture, "18:00 to 19:30"));
}

static void
test_everything_has_a_name (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *page = NULL;

  ps_ui_vault_fill (&fixture->vault);
  show (fixture);
  page = ps_ui_test_unnamed (fixture->page);
  g_assert_cmpstr (page, ==, "");
  ps_ui_test_assert_fits (fixture->page);
}

#define ADD(name, func) \
  g_test_add ("/ui/today/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  ADD ("without-a-group-it-offers-one", test_without_a_group_it_offers_one);
  ADD ("the-next-meeting-is-on-the-card", test_the_next_meeting_is_on_the_card);
  ADD ("the-card-says-what-is-planned", test_the_card_says_what_is_planned);
  ADD ("it-follows-the-database", test_it_follows_the_database);
  ADD ("right-after-a-meeting-it-asks-how-it-was", test_right_after_a_meeting_it_asks_how_it_was);
  ADD ("a-debrief-of-yesterday-waits", test_a_debrief_of_yesterday_waits);
  ADD ("a-follow-up-is-ticked-off-and-taken-back", test_a_follow_up_is_ticked_off_and_taken_back);
  ADD ("a-call-that-is-not-needed", test_a_call_that_is_not_needed);
  ADD ("whom-it-is-about", test_whom_it_is_about);
  ADD ("a-tick-that-is-not-stored-goes-back", test_a_tick_that_is_not_stored_goes_back);
  ADD ("when-a-meeting-is-over-the-next-one-is-next",
       test_when_a_meeting_is_over_the_next_one_is_next);
  ADD ("everything-has-a-name", test_everything_has_a_name);

  return g_test_run ();
}
