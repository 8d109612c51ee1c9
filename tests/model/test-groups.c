#include "ps-error.h"
#include "ps-groups.h"
#include "ps-test-list.h"
#include "ps-test-vault.h"

#include "ps-roster.h"
#include "ps-session-store.h"

typedef struct {
  PsTestVault   vault;
  PsContent    *content;
  PsGroups     *groups;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_set_up (&fixture->vault, PS_ROLE_ADMINISTRATOR | PS_ROLE_PEER_LEADER);
  fixture->content = ps_content_new (NULL, NULL, NULL);
  fixture->groups = ps_groups_new (fixture->vault.store.db, &fixture->vault.clock,
                                   fixture->content);
  ps_test_watch_changes (ps_groups_get_list (fixture->groups));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->groups);
  g_assert_finalize_object (fixture->content);
  ps_test_vault_tear_down (&fixture->vault);
}

/* Every Tuesday at 18:00 in London from 1 September 2026. */
static PsGroupRow *
tuesday (const char *name)
{
  PsGroupRow *row = ps_group_row_new ();

  row->name = g_strdup (name);
  row->model = g_strdup ("co-facilitated");
  row->place = g_strdup ("Room 4");
  row->rule = g_strdup ("FREQ=WEEKLY;BYDAY=TU");
  row->starts_on = g_strdup ("2026-09-01");
  row->start_minute = 18 * 60;
  row->zone = g_strdup ("Europe/London");
  row->minutes = 90;

  return row;
}

static gint64
add_row (Fixture    *fixture,
         PsGroupRow *row,
         GPtrArray  *agenda,
         GError    **error)
{
  ps_test_call (fixture->result, ps_groups_add_async, fixture->groups, row, agenda);

  return ps_groups_add_finish (fixture->groups, fixture->result, error);
}

static gint64
add (Fixture    *fixture,
     const char *name)
{
  g_autoptr (PsGroupRow) row = tuesday (name);
  g_autoptr (GError) error = NULL;
  gint64 id = add_row (fixture, row, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

static void
assert_refused (Fixture    *fixture,
                PsGroupRow *row,
                GPtrArray  *agenda,
                const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (add_row (fixture, row, agenda, &error), ==, 0);
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, sentence);
  ps_assert_list (ps_groups_get_list (fixture->groups), "name", "");
}

/* "12-01 12-08+" : days of the rule; + for one that was moved. */
static char *
dates_string (GPtrArray *dates)
{
  GString *string = g_string_new (NULL);

  g_assert_nonnull (dates);
  for (guint i = 0; i < dates->len; i++)
    {
      const PsUpcoming *upcoming = g_ptr_array_index (dates, i);

      g_string_append_printf (string, "%s%s%s", i > 0 ? " " : "", upcoming->rule_on + 5,
                              upcoming->moved ? "+" : "");
    }
  g_ptr_array_unref (dates);

  return g_string_free (string, FALSE);
}

#define assert_dates(dates, expected) \
  G_STMT_START { \
    g_autofree char *got_ = dates_string (dates); \
    g_assert_cmpstr (got_, ==, expected); \
  } G_STMT_END

#define assert_next(fixture, id, n, expected) \
  assert_dates (ps_groups_get_next_dates ((fixture)->groups, id, n, NULL), expected)

static void
test_groups_are_listed_by_name (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  GListModel *list = ps_groups_get_list (fixture->groups);

  add (fixture, "Pain");
  add (fixture, "arthritis");
  add (fixture, "  Grief ");
  ps_assert_list (list, "name", "arthritis Grief Pain");
  ps_assert_changes (list, "0+1, 0+1, 1+1");
  ps_assert_list (list, "rule-text",
                  "every Tuesday, 18:00 every Tuesday, 18:00 every Tuesday, 18:00");
}

static void
test_a_group_outlives_the_program (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  add (fixture, "Pain");
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->groups);
  ps_test_vault_reopen (&fixture->vault);
  fixture->groups = ps_groups_new (fixture->vault.store.db, &fixture->vault.clock,
                                   fixture->content);

  ps_assert_list (ps_groups_get_list (fixture->groups), "name", "Pain");
}

static void
test_a_rename_keeps_the_object_and_moves_it (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  GListModel *list = ps_groups_get_list (fixture->groups);
  gint64 id = add (fixture, "Arthritis");
  g_autoptr (PsGroup) group = NULL;
  g_autoptr (PsGroup) last = NULL;
  g_autoptr (PsGroupRow) row = NULL;

  add (fixture, "Pain");
  ps_assert_changes (list, "0+1, 1+1");

  group = ps_groups_find (fixture->groups, id, NULL);
  row = ps_group_row_copy (ps_group_get_row (group));
  g_free (row->name);
  row->name = g_strdup ("Rheumatism");
  ps_test_call (fixture->result, ps_groups_save_async, fixture->groups, row);
  g_assert_true (ps_groups_save_finish (fixture->groups, fixture->result, NULL));

  ps_assert_list (list, "name", "Pain Rheumatism");
  g_assert_cmpstr (ps_group_get_name (group), ==, "Rheumatism");
  last = g_list_model_get_item (list, 1);
  g_assert_true (last == group);
}

static void
test_an_archived_group_comes_back_on_undo (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  GListModel *list = ps_groups_get_list (fixture->groups);
  gint64 id = add (fixture, "Pain");

  ps_test_call (fixture->result, ps_groups_archive_async, fixture->groups, id, TRUE);
  g_assert_true (ps_groups_archive_finish (fixture->groups, fixture->result, NULL));
  ps_assert_list (list, "name", "");

  ps_test_call (fixture->result, ps_groups_archive_async, fixture->groups, id, FALSE);
  g_assert_true (ps_groups_archive_finish (fixture->groups, fixture->result, NULL));
  ps_assert_list (list, "name", "Pain");
  ps_assert_changes (list, "0+1, 0-1, 0+1");
}

static void
test_what_cannot_be_is_refused_with_a_reason (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsGroupRow) nameless = tuesday (" \n");
  g_autoptr (PsGroupRow) never = tuesday ("Never");
  g_autoptr (PsGroupRow) endless = tuesday ("Endless");
  g_autoptr (PsGroupRow) full = tuesday ("Full");
  g_autoptr (GPtrArray) agenda = ps_groups_get_default_agenda (fixture->groups, "recovery", 90);
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, nameless, NULL, "Enter a name for the group.");

  endless->minutes = 1441;
  assert_refused (fixture, endless, NULL,
                  "A meeting takes at least 5 minutes and at most 24 hours.");

  full->minutes = 75;
  assert_refused (fixture, full, agenda,
                  "The agenda takes 15 minutes more than the meeting. Shorten a segment, or make "
                  "the meeting longer.");

  /* There is no 30th of February. */
  g_free (never->rule);
  never->rule = g_strdup ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
  g_assert_cmpint (add_row (fixture, never, NULL, &error), ==, 0);
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store, "SELECT count (*) FROM support_group"),
                   ==, 0);
}

static void
assert_default (Fixture    *fixture,
                const char *model,
                guint       minutes)
{
  g_autoptr (GPtrArray) agenda = ps_groups_get_default_agenda (fixture->groups, model, minutes);

  g_assert_cmpint (ps_segment_plans_total (agenda), ==, (gint64) minutes * 60);
}

static void
test_the_built_in_agenda_fits_any_length (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const models[] = {
    "co-facilitated", "programme", "recovery", "patient-led", "web", "unheard of",
  };
  static const guint lengths[] = { 5, 20, 45, 60, 75, 90, 120, 1440 };

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    for (guint j = 0; j < G_N_ELEMENTS (lengths); j++)
      assert_default (fixture, models[i], lengths[j]);
}

static guint
agenda_minutes (Fixture *fixture,
                gint64   id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) agenda = ps_groups_get_agenda (fixture->groups, id, &error);

  g_assert_no_error (error);

  return (guint) (ps_segment_plans_total (agenda) / 60);
}

static gboolean
save_minutes (Fixture  *fixture,
              gint64    id,
              guint     minutes,
              GError  **error)
{
  g_autoptr (PsGroup) group = ps_groups_find (fixture->groups, id, NULL);
  g_autoptr (PsGroupRow) row = ps_group_row_copy (ps_group_get_row (group));

  row->minutes = minutes;
  ps_test_call (fixture->result, ps_groups_save_async, fixture->groups, row);

  return ps_groups_save_finish (fixture->groups, fixture->result, error);
}

static void
test_a_new_length_takes_the_built_in_agenda_along (Fixture       *fixture,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add (fixture, "Pain");

  g_assert_cmpuint (agenda_minutes (fixture, id), ==, 90);
  g_assert_true (save_minutes (fixture, id, 60, NULL));
  g_assert_cmpuint (agenda_minutes (fixture, id), ==, 60);
}

static void
test_an_agenda_of_its_own_is_never_cut (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add (fixture, "Pain");
  g_autoptr (GPtrArray) agenda = ps_groups_get_agenda (fixture->groups, id, NULL);
  PsSegmentPlan *first = g_ptr_array_index (agenda, 0);
  g_autoptr (GError) error = NULL;

  g_free (first->title);
  first->title = g_strdup ("Tea");
  ps_test_call (fixture->result, ps_groups_save_agenda_async, fixture->groups, id, agenda);
  g_assert_true (ps_groups_save_agenda_finish (fixture->groups, fixture->result, NULL));

  g_assert_false (save_minutes (fixture, id, 60, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==,
                   "The agenda takes 30 minutes more than the meeting. Shorten a segment, or make "
                   "the meeting longer.");
  g_assert_cmpuint (agenda_minutes (fixture, id), ==, 90);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store, "SELECT minutes FROM support_group"),
                   ==, 90);

  /* Room to spare is no fault. */
  g_assert_true (save_minutes (fixture, id, 120, NULL));
  g_assert_cmpuint (agenda_minutes (fixture, id), ==, 90);
}

static void
test_the_next_dates_are_those_to_come (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add (fixture, "Pain");
  g_autoptr (GPtrArray) dates = NULL;

  assert_next (fixture, id, 3, "12-01 12-08 12-15");

  dates = ps_groups_get_next_dates (fixture->groups, id, 1, NULL);
  g_assert_cmpint (((PsUpcoming *) dates->pdata[0])->starts_at, ==,
                   PS_TEST_VAULT_NOW + 6 * G_TIME_SPAN_HOUR);
  g_assert_cmpuint (((PsUpcoming *) dates->pdata[0])->minutes, ==, 90);
  g_assert_cmpstr (((PsUpcoming *) dates->pdata[0])->place, ==, "Room 4");
}

static void
test_a_meeting_that_is_late_is_still_the_next (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add (fixture, "Pain");

  ps_test_vault_wait (&fixture->vault, 6 * G_TIME_SPAN_HOUR + 89 * G_TIME_SPAN_MINUTE);
  assert_next (fixture, id, 2, "12-01 12-08");
  ps_test_vault_wait (&fixture->vault, G_TIME_SPAN_MINUTE);
  assert_next (fixture, id, 2, "12-08 12-15");
}

static gboolean
hold (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  g_autoptr (PsSessionRow) row = ps_session_row_new ();

  row->uid = ps_uid_new (PS_TEST_VAULT_NOW);
  row->group_id = *(gint64 *) data;
  row->rule_on = g_strdup ("2026-12-01");
  row->planned_at = PS_TEST_VAULT_NOW;
  row->planned_s = 5400;
  row->started_at = PS_TEST_VAULT_NOW;

  return ps_session_store_add (conn, row, error);
}

static void
test_a_meeting_that_was_held_is_not_to_come (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add (fixture, "Pain");
  g_autoptr (GError) error = NULL;

  ps_test_db_write (&fixture->vault.store, hold, &id);
  assert_next (fixture, id, 2, "12-08 12-15");
  assert_dates (ps_groups_get_upcoming (fixture->groups, PS_TEST_VAULT_NOW,
                                        PS_TEST_VAULT_NOW + 8 * G_TIME_SPAN_DAY, NULL), "12-08");

  ps_test_call (fixture->result, ps_groups_skip_date_async, fixture->groups, id, "2026-12-01");
  g_assert_false (ps_groups_date_finish (fixture->groups, fixture->result, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
}

static void
test_dates_are_skipped_moved_and_restored (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add (fixture, "Pain");

  ps_test_call (fixture->result, ps_groups_skip_date_async, fixture->groups, id, "2026-12-08");
  g_assert_true (ps_groups_date_finish (fixture->groups, fixture->result, NULL));
  assert_next (fixture, id, 3, "12-01 12-15 12-22");

  ps_test_call (fixture->result, ps_groups_move_date_async, fixture->groups, id, "2026-12-01",
                "2026-12-16", 9 * 60);
  g_assert_true (ps_groups_date_finish (fixture->groups, fixture->result, NULL));
  assert_next (fixture, id, 3, "12-15 12-01+ 12-22");

  ps_test_call (fixture->result, ps_groups_restore_date_async, fixture->groups, id, "2026-12-08");
  g_assert_true (ps_groups_date_finish (fixture->groups, fixture->result, NULL));
  ps_test_call (fixture->result, ps_groups_restore_date_async, fixture->groups, id, "2026-12-01");
  g_assert_true (ps_groups_date_finish (fixture->groups, fixture->result, NULL));
  assert_next (fixture, id, 3, "12-01 12-08 12-15");
}

static void
assert_changed (Fixture    *fixture,
                gint64      id,
                const char *expected)
{
  g_autoptr (GPtrArray) dates = ps_groups_get_changed_dates (fixture->groups, id, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < dates->len; i++)
    {
      const PsUpcoming *date = g_ptr_array_index (dates, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", date->rule_on,
                              date->skipped ? "skipped" : "moved");
      g_assert_cmpint (date->moved, !=, date->skipped);
      g_assert_cmpint (date->starts_at == date->usual_at, ==, date->skipped);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_what_was_changed_is_told_until_it_is_past (Fixture       *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add (fixture, "Pain");

  assert_changed (fixture, id, "");
  ps_test_call (fixture->result, ps_groups_skip_date_async, fixture->groups, id, "2026-12-15");
  g_assert_true (ps_groups_date_finish (fixture->groups, fixture->result, NULL));
  ps_test_call (fixture->result, ps_groups_move_date_async, fixture->groups, id, "2026-12-01",
                "2026-12-16", 9 * 60);
  g_assert_true (ps_groups_date_finish (fixture->groups, fixture->result, NULL));
  ps_test_call (fixture->result, ps_groups_move_date_async, fixture->groups, id, "2026-12-22",
                "2026-12-11", 9 * 60);
  g_assert_true (ps_groups_date_finish (fixture->groups, fixture->result, NULL));
  assert_changed (fixture, id, "2026-12-22 moved, 2026-12-15 skipped, 2026-12-01 moved");

  /* Both days of a moved one have to go by: it may be put back until then. */
  ps_test_vault_wait (&fixture->vault, 17 * G_TIME_SPAN_DAY);
  assert_changed (fixture, id, "2026-12-22 moved");
  ps_test_vault_wait (&fixture->vault, 7 * G_TIME_SPAN_DAY);
  assert_changed (fixture, id, "");
}

static void
test_only_dates_of_the_rule_can_be_changed (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add (fixture, "Pain");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  ps_test_call (fixture->result, ps_groups_skip_date_async, fixture->groups, id, "2026-12-02");
  g_assert_false (ps_groups_date_finish (fixture->groups, fixture->result, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "The group has no meeting on that day.");

  ps_test_call (fixture->result, ps_groups_move_date_async, fixture->groups, id, "2026-12-01",
                "2026-02-30", 600);
  g_assert_false (ps_groups_date_finish (fixture->groups, fixture->result, &other));
  g_assert_cmpstr (other->message, ==, "“2026-02-30” is not a day to move a meeting to.");
}

static void
test_the_dates_of_all_groups_are_in_order_of_time (Fixture       *fixture,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsGroupRow) morning = tuesday ("Zen");
  g_autoptr (PsGroupRow) adrift = tuesday ("Adrift");
  g_autoptr (GPtrArray) dates = NULL;
  PsUpcoming *first;

  add (fixture, "Pain");
  morning->start_minute = 13 * 60;
  g_assert_cmpint (add_row (fixture, morning, NULL, NULL), >, 0);
  g_free (adrift->rule);
  adrift->rule = g_strdup ("");
  g_assert_cmpint (add_row (fixture, adrift, NULL, NULL), >, 0);

  dates = ps_groups_get_upcoming (fixture->groups, PS_TEST_VAULT_NOW,
                                  PS_TEST_VAULT_NOW + 8 * G_TIME_SPAN_DAY, NULL);
  g_assert_cmpuint (dates->len, ==, 4);
  first = g_ptr_array_index (dates, 0);
  g_assert_cmpstr (first->group_name, ==, "Zen");
  g_assert_cmpstr (((PsUpcoming *) g_ptr_array_index (dates, 1))->group_name, ==, "Pain");
  ps_assert_list (ps_groups_get_list (fixture->groups), "rule-text",
                  "no fixed dates every Tuesday, 18:00 every Tuesday, 13:00");
}

static void
test_a_group_whose_rule_is_damaged_hides_no_other (Fixture       *fixture,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add (fixture, "Broken");
  g_autoptr (GError) error = NULL;

  add (fixture, "Pain");
  ps_test_db_exec (&fixture->vault.store,
                   "UPDATE support_group SET zone = 'Atlantis/Old_Town' WHERE name = 'Broken'");
  assert_dates (ps_groups_get_upcoming (fixture->groups, PS_TEST_VAULT_NOW,
                                        PS_TEST_VAULT_NOW + G_TIME_SPAN_DAY, NULL), "12-01");
  g_assert_null (ps_groups_get_next_dates (fixture->groups, id, 1, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

static void
test_members_are_counted_as_they_come_and_go (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsRoster) roster = ps_roster_new (fixture->vault.store.db, &fixture->vault.clock);
  gint64 id = add (fixture, "Pain");
  g_autoptr (PsGroup) group = ps_groups_find (fixture->groups, id, NULL);
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  g_autoptr (GPtrArray) dates = NULL;
  gint64 person;

  row->preferred_name = g_strdup ("Ben");
  ps_test_call (fixture->result, ps_roster_add_async, roster, row, id);
  person = ps_roster_add_finish (roster, fixture->result, NULL);
  g_assert_cmpuint (ps_group_get_member_count (group), ==, 1);
  dates = ps_groups_get_next_dates (fixture->groups, id, 1, NULL);
  g_assert_cmpuint (((PsUpcoming *) dates->pdata[0])->expected, ==, 1);

  ps_test_call (fixture->result, ps_roster_archive_async, roster, person, TRUE);
  g_assert_true (ps_roster_archive_finish (roster, fixture->result, NULL));
  g_assert_cmpuint (ps_group_get_member_count (group), ==, 0);
}

static void
test_a_locked_vault_shows_no_groups (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  add (fixture, "Pain");
  ps_db_close (fixture->vault.store.db);
  ps_assert_list (ps_groups_get_list (fixture->groups), "name", "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/groups/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("are-listed-by-name", test_groups_are_listed_by_name);
  ADD ("outlive-the-program", test_a_group_outlives_the_program);
  ADD ("a-rename-keeps-the-object-and-moves-it", test_a_rename_keeps_the_object_and_moves_it);
  ADD ("an-archived-group-comes-back-on-undo", test_an_archived_group_comes_back_on_undo);
  ADD ("what-cannot-be-is-refused-with-a-reason", test_what_cannot_be_is_refused_with_a_reason);
  ADD ("the-built-in-agenda-fits-any-length", test_the_built_in_agenda_fits_any_length);
  ADD ("a-new-length-takes-the-built-in-agenda-along",
       test_a_new_length_takes_the_built_in_agenda_along);
  ADD ("an-agenda-of-its-own-is-never-cut", test_an_agenda_of_its_own_is_never_cut);
  ADD ("the-next-dates-are-those-to-come", test_the_next_dates_are_those_to_come);
  ADD ("a-meeting-that-is-late-is-still-the-next", test_a_meeting_that_is_late_is_still_the_next);
  ADD ("a-meeting-that-was-held-is-not-to-come", test_a_meeting_that_was_held_is_not_to_come);
  ADD ("dates-are-skipped-moved-and-restored", test_dates_are_skipped_moved_and_restored);
  ADD ("what-was-changed-is-told-until-it-is-past", test_what_was_changed_is_told_until_it_is_past);
  ADD ("only-dates-of-the-rule-can-be-changed", test_only_dates_of_the_rule_can_be_changed);
  ADD ("the-dates-of-all-are-in-order-of-time", test_the_dates_of_all_groups_are_in_order_of_time);
  ADD ("one-whose-rule-is-damaged-hides-no-other",
       test_a_group_whose_rule_is_damaged_hides_no_other);
  ADD ("members-are-counted-as-they-come-and-go", test_members_are_counted_as_they_come_and_go);
  ADD ("a-locked-vault-shows-none", test_a_locked_vault_shows_no_groups);
#undef ADD

  return g_test_run ();
}
