#include "ps-attendance-store.h"
#include "ps-care.h"
#include "ps-error.h"
#include "ps-roster.h"
#include "ps-session-store.h"
#include "ps-test-list.h"
#include "ps-test-rows.h"
#include "ps-test-vault.h"

typedef struct {
  PsTestVault   vault;
  PsRoster     *roster;
  PsRowList    *list;
  GAsyncResult *result;
  gint64        group;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_set_up (&fixture->vault, PS_ROLE_ADMINISTRATOR);
  fixture->group = ps_test_add_group (&fixture->vault.store, "Pain");
  fixture->roster = ps_roster_new (fixture->vault.store.db, &fixture->vault.clock);
  fixture->list = ps_roster_list_new (fixture->roster, 0);
  ps_test_watch_changes (G_LIST_MODEL (fixture->list));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->roster);
  ps_test_vault_tear_down (&fixture->vault);
}

static gint64
add_to (Fixture    *fixture,
        const char *name,
        gint64      group,
        GError    **error)
{
  g_autoptr (PsMemberRow) row = ps_member_row_new ();

  row->preferred_name = g_strdup (name);
  ps_test_call (fixture->result, ps_roster_add_async, fixture->roster, row, group);

  return ps_roster_add_finish (fixture->roster, fixture->result, error);
}

static gint64
add (Fixture    *fixture,
     const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_to (fixture, name, 0, &error);

  g_assert_no_error (error);

  return id;
}

static gboolean
leave (Fixture    *fixture,
       gint64      membership,
       const char *reason,
       GError    **error)
{
  ps_test_call (fixture->result, ps_roster_leave_async, fixture->roster, membership, reason);

  return ps_roster_membership_finish (fixture->roster, fixture->result, error);
}

static gboolean
join (Fixture  *fixture,
      gint64    person,
      GError  **error)
{
  ps_test_call (fixture->result, ps_roster_join_async, fixture->roster, person, fixture->group);

  return ps_roster_membership_finish (fixture->roster, fixture->result, error);
}

static gboolean
unjoin (Fixture  *fixture,
        gint64    person,
        GError  **error)
{
  ps_test_call (fixture->result, ps_roster_unjoin_async, fixture->roster, person, fixture->group);

  return ps_roster_membership_finish (fixture->roster, fixture->result, error);
}

static void
test_people_are_listed_by_name (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  add (fixture, "Cleo");
  add (fixture, "ana");
  add (fixture, " Ben  ");
  ps_assert_list (G_LIST_MODEL (fixture->list), "name", "ana Ben Cleo");
  ps_assert_changes (G_LIST_MODEL (fixture->list), "0+1, 0+1, 1+1");
  g_assert_cmpuint (ps_roster_count (fixture->roster), ==, 3);
}

static void
test_people_outlive_the_program (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  add_to (fixture, "Ana", fixture->group, NULL);
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->roster);

  ps_test_vault_reopen (&fixture->vault);
  fixture->roster = ps_roster_new (fixture->vault.store.db, &fixture->vault.clock);
  fixture->list = ps_roster_list_new (fixture->roster, fixture->group);
  ps_assert_list (G_LIST_MODEL (fixture->list), "name", "Ana");
}

static void
test_nobody_is_without_a_name (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;
  g_autofree char *endless = g_strnfill (201, 'a');

  g_assert_cmpint (add_to (fixture, "  ", 0, &error), ==, 0);
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Enter what this person likes to be called.");

  g_assert_cmpint (add_to (fixture, endless, 0, &other), ==, 0);
  g_assert_cmpstr (other->message, ==, "A name has at most 200 characters.");
  g_assert_cmpuint (ps_roster_count (fixture->roster), ==, 0);
}

static void
test_who_cannot_join_is_not_added_either (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (add_to (fixture, "Ana", 999, &error), ==, 0);
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_FOUND);
  g_assert_cmpuint (ps_roster_count (fixture->roster), ==, 0);
}

static PsContactWayRow *
way_new (const char *kind,
         const char *value)
{
  PsContactWayRow *way = ps_contact_way_row_new ();

  way->kind = g_strdup (kind);
  way->value = g_strdup (value);
  way->ok_call = TRUE;

  return way;
}

static char *
ways_string (Fixture *fixture,
             gint64   id)
{
  g_autoptr (GPtrArray) ways = ps_roster_get_ways (fixture->roster, id, NULL);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < ways->len; i++)
    g_string_append_printf (string, "%s%s", i > 0 ? ", " : "",
                            ((PsContactWayRow *) g_ptr_array_index (ways, i))->value);

  return g_string_free (string, FALSE);
}

static void
test_a_record_is_saved_with_its_ways (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  g_autofree char *added = NULL;
  g_autofree char *untouched = NULL;
  g_autofree char *changed = NULL;

  row->preferred_name = g_strdup ("Ana");
  row->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  g_ptr_array_add (row->ways, way_new ("phone", "+1 202 555 0101"));
  g_ptr_array_add (row->ways, way_new ("email", "ana@example.org"));
  ps_test_call (fixture->result, ps_roster_add_async, fixture->roster, row, 0);
  row->id = ps_roster_add_finish (fixture->roster, fixture->result, NULL);
  added = ways_string (fixture, row->id);
  g_assert_cmpstr (added, ==, "+1 202 555 0101, ana@example.org");

  g_assert_true (ps_roster_list_search (fixture->list, "555-0101", NULL));
  ps_assert_list (G_LIST_MODEL (fixture->list), "name", "Ana");

  /* A row that says nothing of ways leaves them. */
  g_clear_pointer (&row->ways, g_ptr_array_unref);
  ps_test_call (fixture->result, ps_roster_save_async, fixture->roster, row);
  g_assert_true (ps_roster_save_finish (fixture->roster, fixture->result, NULL));
  untouched = ways_string (fixture, row->id);
  g_assert_cmpstr (untouched, ==, added);

  row->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  g_ptr_array_add (row->ways, way_new ("phone", "555 0199"));
  ps_test_call (fixture->result, ps_roster_save_async, fixture->roster, row);
  g_assert_true (ps_roster_save_finish (fixture->roster, fixture->result, NULL));
  changed = ways_string (fixture, row->id);
  g_assert_cmpstr (changed, ==, "555 0199");
  ps_assert_list (G_LIST_MODEL (fixture->list), "name", "");
}

static void
test_a_rename_keeps_the_object (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add (fixture, "Ben");
  g_autoptr (PsMember) ben = ps_roster_find (fixture->roster, id, NULL);
  g_autoptr (PsMember) again = NULL;
  g_autoptr (PsMemberRow) row = ps_member_row_copy (ps_member_get_row (ben));

  ps_assert_changes (G_LIST_MODEL (fixture->list), "0+1");
  g_free (row->preferred_name);
  row->preferred_name = g_strdup ("Benja");
  ps_test_call (fixture->result, ps_roster_save_async, fixture->roster, row);
  g_assert_true (ps_roster_save_finish (fixture->roster, fixture->result, NULL));

  again = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_assert_true (again == ben);
  g_assert_cmpstr (ps_member_get_name (ben), ==, "Benja");
  ps_assert_changes (G_LIST_MODEL (fixture->list), "");
}

static void
test_search_narrows_by_every_word (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  GListModel *list = G_LIST_MODEL (fixture->list);

  add (fixture, "José María");
  add (fixture, "Joseph");
  add (fixture, "Mary");

  g_assert_true (ps_roster_list_search (fixture->list, "jos", NULL));
  ps_assert_list (list, "name", "José María Joseph");
  g_assert_true (ps_roster_list_search (fixture->list, "JOSE mar", NULL));
  ps_assert_list (list, "name", "José María");
  g_assert_true (ps_roster_list_search (fixture->list, "%\" OR 1 --", NULL));
  ps_assert_list (list, "name", "");
  g_assert_true (ps_roster_list_search (fixture->list, NULL, NULL));
  ps_assert_list (list, "name", "José María Joseph Mary");
}

/* Where people are picked, called or counted they are not; whoever looks for them by name finds them. */
static void
test_a_search_finds_who_died_only_where_asked_to (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsCare) care = ps_care_new (fixture->vault.store.db, &fixture->vault.clock);
  g_autoptr (PsRowList) page = ps_roster_list_new (fixture->roster, 0);
  g_autoptr (PsMember) member = NULL;
  gint64 died = add (fixture, "Ana");

  add (fixture, "Anabel");
  add (fixture, "Ben");
  ps_roster_list_find_gone (page);
  ps_test_call (fixture->result, ps_care_died_async, care, died, "2026-03-03");
  g_assert_true (ps_care_finish (care, fixture->result, NULL));

  ps_assert_list (G_LIST_MODEL (page), "name", "Anabel Ben");
  g_assert_true (ps_roster_list_search (page, "an", NULL));
  ps_assert_list (G_LIST_MODEL (page), "name", "Anabel Ana");
  g_assert_true (ps_roster_list_search (fixture->list, "an", NULL));
  ps_assert_list (G_LIST_MODEL (fixture->list), "name", "Anabel");
  g_assert_true (ps_roster_list_search (page, "ben", NULL));
  ps_assert_list (G_LIST_MODEL (page), "name", "Ben");

  g_assert_true (ps_roster_list_search (page, "ana", NULL));
  member = g_list_model_get_item (G_LIST_MODEL (page), 1);
  g_assert_true (ps_member_has_died (member));
  ps_test_call (fixture->result, ps_care_undo_died_async, care, died);
  g_assert_true (ps_care_finish (care, fixture->result, NULL));
  ps_assert_list (G_LIST_MODEL (page), "name", "Ana Anabel");
  g_assert_false (ps_member_has_died (member));
}

static gboolean
archive (Fixture  *fixture,
         gint64    id,
         gboolean  archived)
{
  ps_test_call (fixture->result, ps_roster_archive_async, fixture->roster, id, archived);

  return ps_roster_archive_finish (fixture->roster, fixture->result, NULL);
}

/* Whoever was removed may come back, and all that they came to with them. */
static void
test_a_search_finds_who_was_removed_only_where_asked_to (Fixture       *fixture,
                                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsCare) care = ps_care_new (fixture->vault.store.db, &fixture->vault.clock);
  g_autoptr (PsRowList) page = ps_roster_list_new (fixture->roster, 0);
  g_autoptr (PsMember) member = NULL;
  gint64 removed = add (fixture, "Ana");
  gint64 merged = add (fixture, "Anaïs");
  gint64 kept = add (fixture, "Ana Roth");

  add (fixture, "Anabel");
  ps_test_call (fixture->result, ps_roster_merge_async, fixture->roster, kept, merged, NULL);
  g_assert_cmpint (ps_roster_merge_finish (fixture->roster, fixture->result, NULL), >, 0);
  ps_roster_list_find_gone (page);
  g_assert_true (archive (fixture, removed, TRUE));
  ps_test_db_exec (&fixture->vault.store, "INSERT INTO person (id, uid, preferred_name, name_fold,"
                   " walk_in, created_at, updated_at, archived_at)"
                   " VALUES (99, randomblob (16), 'Anaq', 'anaq', 1, 1, 1, 1);"
                   "INSERT INTO person_word VALUES ('anaq', 99)");

  ps_assert_list (G_LIST_MODEL (page), "name", "Ana Roth Anabel");
  g_assert_true (ps_roster_list_search (page, "ana", NULL));
  ps_assert_list (G_LIST_MODEL (page), "name", "Ana Roth Anabel Ana");
  g_assert_true (ps_roster_list_search (fixture->list, "ana", NULL));
  ps_assert_list (G_LIST_MODEL (fixture->list), "name", "Ana Roth Anabel");
  g_assert_true (ps_roster_list_search (page, "ana roth", NULL));
  ps_assert_list (G_LIST_MODEL (page), "name", "Ana Roth");

  g_assert_true (ps_roster_list_search (page, "an", NULL));
  ps_assert_list (G_LIST_MODEL (page), "name", "Ana Roth Anabel");
  g_assert_true (ps_roster_list_search (page, "ana", NULL));
  member = g_list_model_get_item (G_LIST_MODEL (page), 2);
  g_assert_true (ps_member_is_removed (member));
  g_assert_true (archive (fixture, removed, FALSE));
  ps_assert_list (G_LIST_MODEL (page), "name", "Ana Ana Roth Anabel");
  g_assert_false (ps_member_is_removed (member));

  /* A death is taken back as such, and in no other way. */
  ps_test_call (fixture->result, ps_care_died_async, care, removed, "2026-03-03");
  g_assert_true (ps_care_finish (care, fixture->result, NULL));
  g_assert_false (archive (fixture, removed, FALSE));
}

static void
test_a_search_stays_within_the_group (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsRowList) list = ps_roster_list_new (fixture->roster, fixture->group);

  add_to (fixture, "Ana", fixture->group, NULL);
  add (fixture, "Anabel");
  g_assert_true (ps_roster_list_search (list, "ana", NULL));
  ps_assert_list (G_LIST_MODEL (list), "name", "Ana");
  g_assert_true (ps_roster_list_search (list, "", NULL));
  ps_assert_list (G_LIST_MODEL (list), "name", "Ana");
}

static gboolean
add_many (PsConn    *conn,
          gpointer   data G_GNUC_UNUSED,
          GError   **error)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (PsMemberRow) row = ps_member_row_new ();

      row->preferred_name = g_strdup_printf ("Person %u", i);
      if (!ps_member_store_add (conn, row, PS_TEST_NOW, error))
        return FALSE;
    }

  return TRUE;
}

/* As many as are searched must not matter: no step of it may go through the whole table. */
static void
test_search_goes_by_the_index (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *plans = NULL;

  ps_test_db_write (&fixture->vault.store, add_many, NULL);
  g_assert_true (ps_roster_list_search (fixture->list, "person 49", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 11);

  plans = ps_conn_describe_plans (ps_test_db_reader (&fixture->vault.store));
  g_assert_nonnull (strstr (plans, "SEARCH person_word USING PRIMARY KEY"));
  g_assert_null (strstr (plans, "SCAN person_word"));
  g_assert_null (strstr (plans, "SCAN person\n"));
}

static void
test_who_is_archived_comes_back_on_undo (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add (fixture, "Ana");

  ps_test_call (fixture->result, ps_roster_archive_async, fixture->roster, id, TRUE);
  g_assert_true (ps_roster_archive_finish (fixture->roster, fixture->result, NULL));
  ps_test_call (fixture->result, ps_roster_archive_async, fixture->roster, id, FALSE);
  g_assert_true (ps_roster_archive_finish (fixture->roster, fixture->result, NULL));
  ps_assert_changes (G_LIST_MODEL (fixture->list), "0+1, 0-1, 0+1");
}

static void
test_who_leaves_is_off_the_groups_list_today (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsRowList) members = ps_roster_list_new (fixture->roster, fixture->group);
  gint64 ana = add_to (fixture, "Ana", fixture->group, NULL);
  g_autoptr (GPtrArray) spells = ps_roster_get_memberships (fixture->roster, ana, NULL);
  PsMembershipRow *spell = g_ptr_array_index (spells, 0);
  g_autoptr (GError) twice = NULL;
  g_autoptr (GError) again = NULL;

  g_assert_cmpstr (spell->joined_on, ==, "2026-12-01");
  ps_assert_list (G_LIST_MODEL (members), "name", "Ana");

  g_assert_false (join (fixture, ana, &twice));
  g_assert_error (twice, PS_ERROR, PS_ERROR_CONFLICT);

  g_assert_true (leave (fixture, spell->id, "moved-on-well", NULL));
  ps_assert_list (G_LIST_MODEL (members), "name", "");
  g_assert_false (leave (fixture, spell->id, "health", &again));
  g_assert_error (again, PS_ERROR, PS_ERROR_CONFLICT);

  g_assert_true (leave (fixture, spell->id, NULL, NULL));
  ps_assert_list (G_LIST_MODEL (members), "name", "Ana");
}

static void
test_a_joining_taken_back_never_was (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  PsTestDb *store = &fixture->vault.store;
  gint64 ana = add_to (fixture, "Ana", fixture->group, NULL);
  gint64 spell = ps_test_db_int64 (store, "SELECT id FROM membership");
  g_autoptr (PsRowList) members = ps_roster_list_new (fixture->roster, fixture->group);
  g_autoptr (GError) error = NULL;

  /* An earlier spell is another matter. */
  ps_test_vault_wait (&fixture->vault, 7 * G_TIME_SPAN_DAY);
  g_assert_true (leave (fixture, spell, "schedule", NULL));
  g_assert_true (join (fixture, ana, NULL));
  ps_assert_list (G_LIST_MODEL (members), "name", "Ana");

  g_assert_true (unjoin (fixture, ana, NULL));
  ps_assert_list (G_LIST_MODEL (members), "name", "");
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT sum (id) FROM membership"), ==, spell);
  g_assert_cmpint (ps_test_db_int64 (store,
                                     "SELECT count (*) FROM tombstone WHERE kind = 'membership'"
                                     " AND uid NOT IN (SELECT uid FROM membership)"), ==, 1);

  /* That one ended, and stays. */
  g_assert_false (unjoin (fixture, ana, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM membership"), ==, 1);
}

static void
test_who_comes_back_has_two_spells (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = add_to (fixture, "Ana", fixture->group, NULL);
  gint64 spell = ps_test_db_int64 (&fixture->vault.store, "SELECT id FROM membership");
  g_autoptr (GPtrArray) spells = NULL;
  g_autoptr (GError) error = NULL;

  ps_test_vault_wait (&fixture->vault, 7 * G_TIME_SPAN_DAY);
  g_assert_true (leave (fixture, spell, "schedule", NULL));
  ps_test_vault_wait (&fixture->vault, 7 * G_TIME_SPAN_DAY);
  g_assert_true (join (fixture, ana, NULL));

  spells = ps_roster_get_memberships (fixture->roster, ana, NULL);
  g_assert_cmpuint (spells->len, ==, 2);
  g_assert_cmpstr (((PsMembershipRow *) spells->pdata[0])->joined_on, ==, "2026-12-15");
  g_assert_cmpstr (((PsMembershipRow *) spells->pdata[1])->left_on, ==, "2026-12-08");

  /* The leaving cannot be taken back any more: they would be a member twice. */
  g_assert_false (leave (fixture, spell, NULL, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
}

typedef struct {
  gint64      group;
  gint64      person;
  gint64      at;
  const char *status;
} Evening;

static gboolean
hold (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  const Evening *evening = data;
  g_autoptr (PsSessionRow) session = ps_session_row_new ();
  g_autoptr (PsAttendanceRow) attendance = ps_attendance_row_new ();

  session->uid = ps_uid_new (evening->at);
  session->group_id = evening->group;
  session->planned_at = evening->at;
  session->planned_s = 5400;
  session->started_at = evening->at;
  if (!ps_session_store_add (conn, session, error))
    return FALSE;

  attendance->session_id = session->id;
  attendance->person_id = evening->person;
  g_free (attendance->status);
  attendance->status = g_strdup (evening->status);

  return (evening->status == NULL ||
          ps_attendance_store_set (conn, attendance, evening->at, "Ana", error)) &&
         ps_session_store_end (conn, session->id, evening->at + 1, error);
}

static void
assert_words (Fixture    *fixture,
              gint64      person,
              const char *expected)
{
  g_autofree char *words =
    ps_roster_dup_attendance_words (fixture->roster, person, fixture->group);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_attendance_is_said_by_what_people_did (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  Evening evening = { fixture->group, add (fixture, "Ana"), PS_TEST_VAULT_NOW, NULL };
  g_auto (GStrv) dots = NULL;
  g_autofree char *line = NULL;

  assert_words (fixture, evening.person, NULL);

  /* They were no member yet. */
  ps_test_db_write (&fixture->vault.store, hold, &evening);
  assert_words (fixture, evening.person, NULL);

  evening.status = "absent";
  evening.at++;
  ps_test_db_write (&fixture->vault.store, hold, &evening);
  assert_words (fixture, evening.person, "The group missed them at the last meeting");

  evening.status = "late";
  evening.at++;
  ps_test_db_write (&fixture->vault.store, hold, &evening);
  assert_words (fixture, evening.person, "Came to 1 of the last 2 meetings");

  dots = ps_roster_get_attendance_dots (fixture->roster, evening.person, fixture->group, 8);
  line = g_strjoinv ("|", dots);
  g_assert_cmpstr (line, ==, "|absent|late");
}

static PsMemberRow *
save (Fixture     *fixture,
      gint64       id,
      const char  *name,
      const char  *full_name,
      const char  *initial,
      GError     **error)
{
  g_autoptr (PsMember) member = ps_roster_find (fixture->roster, id, NULL);
  g_autoptr (PsMemberRow) row = ps_member_row_copy (ps_member_get_row (member));

  g_free (row->preferred_name);
  g_free (row->full_name);
  g_free (row->initial);
  row->preferred_name = g_strdup (name);
  row->full_name = g_strdup (full_name);
  row->initial = g_strdup (initial);
  ps_test_call (fixture->result, ps_roster_save_async, fixture->roster, row);
  if (!ps_roster_save_finish (fixture->roster, fixture->result, error))
    return NULL;

  return ps_member_row_copy (ps_member_get_row (member));
}

static void
test_names_that_people_have (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *longest = g_strnfill (200, 'a');
  g_autofree char *decomposed = g_strdup ("Jose\xcc\x81 Nu\xcc\x81n\xcc\x83" "ez");
  const char *names[] = {
    "Ana & Bo <3", "O’Neill “Mac” O'Neill", "فاطمة الزهراء", "דוד בן־גוריון", "王芳", "अनिता शर्मा",
    "สมชาย", "👩‍👩‍👧 Familie Krüger", "Zoë", "Ƕ", longest, decomposed,
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id = add (fixture, names[i]);
      g_autoptr (PsMember) member = ps_roster_find (fixture->roster, id, NULL);
      g_autofree char *composed = g_utf8_normalize (names[i], -1, G_NORMALIZE_NFC);

      g_assert_cmpstr (ps_member_get_name (member), ==, composed);
      ps_roster_list_search (fixture->list, names[i], NULL);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), >=, 1);
    }
}

static void
test_a_name_is_one_line (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (add_to (fixture, "Ana\nBen", 0, &error), ==, 0);
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==,
                   "A name is written on one line. Enter each person on their own.");
  g_assert_cmpint (add_to (fixture, "\n Ana \n", 0, NULL), !=, 0);
  ps_assert_list (G_LIST_MODEL (fixture->list), "name", "Ana");
}

static void
test_the_initial_comes_from_the_full_name (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  static const struct {
    const char *full_name;
    const char *typed;
    const char *expected;
  } names[] = {
    { "Ana Lucía Silva", "", "S" }, { "Ana Silva", " z. ", "Z" }, { "Ana", "", "" },
    { "", "", "" }, { "Ana Łukasz", "", "Ł" }, { "Ana É", "", "É" }, { "فاطمة الزهراء", "", "ا" },
  };
  gint64 id = add (fixture, "Ana");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PsMemberRow) row =
        save (fixture, id, "Ana", names[i].full_name, names[i].typed, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (row->initial, ==, names[i].expected);
    }
}

static gboolean
change_spell (Fixture     *fixture,
              gint64       id,
              const char  *joined_on,
              const char  *left_on,
              GError     **error)
{
  ps_test_call (fixture->result, ps_roster_save_spell_async, fixture->roster, id, joined_on, left_on,
                left_on != NULL ? "moved-on-well" : NULL);

  return ps_roster_membership_finish (fixture->roster, fixture->result, error);
}

static void
assert_refused (Fixture    *fixture,
                gint64      id,
                const char *joined_on,
                const char *left_on,
                const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (change_spell (fixture, id, joined_on, left_on, &error));
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_the_days_of_a_membership_are_corrected (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = add_to (fixture, "Ana", fixture->group, NULL);
  g_autoptr (GPtrArray) spells = ps_roster_get_memberships (fixture->roster, ana, NULL);
  gint64 first = ((PsMembershipRow *) g_ptr_array_index (spells, 0))->id;
  g_autoptr (PsMembershipRow) spell = NULL;
  gint64 second;

  g_assert_true (change_spell (fixture, first, "2024-02-29", "2025-03-04", NULL));
  g_assert_true (join (fixture, ana, NULL));
  g_clear_pointer (&spells, g_ptr_array_unref);
  spells = ps_roster_get_memberships (fixture->roster, ana, NULL);
  g_assert_cmpuint (spells->len, ==, 2);
  second = ((PsMembershipRow *) g_ptr_array_index (spells, 0))->id;

  assert_refused (fixture, first, "2025-03-04", "2025-03-03",
                  "They cannot leave before they joined.");
  assert_refused (fixture, first, "2024-02-29", NULL,
                  "They have been a member since December 1, 2026 already. Two memberships of a group"
                  " cannot overlap.");
  assert_refused (fixture, second, "2025-03-03", NULL,
                  "They were a member from February 29, 2024 until March 4, 2025 already. Two"
                  " memberships of a group cannot overlap.");
  assert_refused (fixture, 99, "2025-03-03", NULL, "There is no such membership any more.");

  /* Who left may come back on the day. */
  g_assert_true (change_spell (fixture, second, "2025-03-04", NULL, NULL));
  spell = ps_roster_find_spell (fixture->roster, first, NULL);
  g_assert_cmpstr (spell->joined_on, ==, "2024-02-29");
  g_assert_cmpstr (spell->left_on, ==, "2025-03-04");
  g_assert_cmpstr (spell->leave_reason, ==, "moved-on-well");
}

static gboolean
change_reason (Fixture     *fixture,
               gint64       id,
               const char  *left_on,
               const char  *reason,
               GError     **error)
{
  ps_test_call (fixture->result, ps_roster_save_spell_async, fixture->roster, id, "2024-02-29",
                left_on, reason);

  return ps_roster_membership_finish (fixture->roster, fixture->result, error);
}

static void
test_nobody_dies_by_a_correction (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = add_to (fixture, "Ana", fixture->group, NULL);
  g_autoptr (GPtrArray) spells = ps_roster_get_memberships (fixture->roster, ana, NULL);
  gint64 spell = ((PsMembershipRow *) g_ptr_array_index (spells, 0))->id;
  g_autoptr (GError) alive = NULL;
  g_autoptr (GError) dead = NULL;

  g_assert_false (change_reason (fixture, spell, "2025-03-04", "died", &alive));
  g_assert_error (alive, PS_ERROR, PS_ERROR_INVALID);

  g_assert_true (leave (fixture, spell, "died", NULL));
  g_assert_true (change_reason (fixture, spell, "2025-03-04", "died", NULL));
  g_assert_true (change_reason (fixture, spell, "2025-03-03", "health", NULL));
  g_assert_false (change_reason (fixture, spell, NULL, NULL, &dead));
  g_assert_error (dead, PS_ERROR, PS_ERROR_INVALID);
}

/* Somebody is a member until a day that is still to come, and so cannot join before it. */
static void
test_memberships_never_overlap (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = add_to (fixture, "Ana", fixture->group, NULL);
  g_autoptr (GPtrArray) spells = ps_roster_get_memberships (fixture->roster, ana, NULL);
  gint64 first = ((PsMembershipRow *) g_ptr_array_index (spells, 0))->id;
  g_autoptr (GError) joined = NULL;
  g_autoptr (GError) reopened = NULL;

  g_assert_true (change_spell (fixture, first, "2024-02-29", "2026-12-24", NULL));
  g_assert_false (join (fixture, ana, &joined));
  g_assert_error (joined, PS_ERROR, PS_ERROR_CONFLICT);

  g_assert_true (change_spell (fixture, first, "2024-02-29", "2025-03-04", NULL));
  g_assert_true (join (fixture, ana, NULL));
  g_clear_pointer (&spells, g_ptr_array_unref);
  spells = ps_roster_get_memberships (fixture->roster, ana, NULL);
  g_assert_true (change_spell (fixture, ((PsMembershipRow *) g_ptr_array_index (spells, 0))->id,
                               "2026-10-01", "2026-11-01", NULL));
  g_assert_false (leave (fixture, first, NULL, &reopened));
  g_assert_error (reopened, PS_ERROR, PS_ERROR_CONFLICT);
}

/* What is said of a home group says how they come lately, too, so it is not said twice. */
static void
test_the_home_group_says_it_all (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  Evening evening = { fixture->group, add (fixture, "Ana"), PS_TEST_VAULT_NOW, "late" };
  g_autofree char *words = NULL;
  g_autofree char *home_words = NULL;
  g_autofree char *sql = NULL;

  ps_test_db_write (&fixture->vault.store, hold, &evening);
  evening.at++;
  ps_test_db_write (&fixture->vault.store, hold, &evening);
  words = ps_roster_dup_coming_words (fixture->roster, evening.person, fixture->group);
  g_assert_cmpstr (words, ==, "Came to all of the last 2 meetings · "
                              "Has been here 2 meetings in a row");

  sql = g_strdup_printf ("UPDATE person SET home_group_id = %" G_GINT64_FORMAT, fixture->group);
  ps_test_db_exec (&fixture->vault.store, sql);
  home_words = ps_roster_dup_coming_words (fixture->roster, evening.person, fixture->group);
  g_assert_cmpstr (home_words, ==, "Has been here 2 meetings in a row · "
                                   "Here for all of the last 2 meetings of their home group");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/roster/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("people-are-listed-by-name", test_people_are_listed_by_name);
  ADD ("people-outlive-the-program", test_people_outlive_the_program);
  ADD ("nobody-is-without-a-name", test_nobody_is_without_a_name);
  ADD ("names-that-people-have", test_names_that_people_have);
  ADD ("a-name-is-one-line", test_a_name_is_one_line);
  ADD ("the-initial-comes-from-the-full-name", test_the_initial_comes_from_the_full_name);
  ADD ("the-days-of-a-membership-are-corrected", test_the_days_of_a_membership_are_corrected);
  ADD ("who-cannot-join-is-not-added-either", test_who_cannot_join_is_not_added_either);
  ADD ("a-record-is-saved-with-its-ways", test_a_record_is_saved_with_its_ways);
  ADD ("a-rename-keeps-the-object", test_a_rename_keeps_the_object);
  ADD ("search-narrows-by-every-word", test_search_narrows_by_every_word);
  ADD ("a-search-finds-who-died-only-where-asked-to",
       test_a_search_finds_who_died_only_where_asked_to);
  ADD ("a-search-finds-who-was-removed-only-where-asked-to",
       test_a_search_finds_who_was_removed_only_where_asked_to);
  ADD ("a-search-stays-within-the-group", test_a_search_stays_within_the_group);
  ADD ("search-goes-by-the-index", test_search_goes_by_the_index);
  ADD ("who-is-archived-comes-back-on-undo", test_who_is_archived_comes_back_on_undo);
  ADD ("who-leaves-is-off-the-groups-list-today", test_who_leaves_is_off_the_groups_list_today);
  ADD ("a-joining-taken-back-never-was", test_a_joining_taken_back_never_was);
  ADD ("who-comes-back-has-two-spells", test_who_comes_back_has_two_spells);
  ADD ("attendance-is-said-by-what-people-did", test_attendance_is_said_by_what_people_did);
  ADD ("nobody-dies-by-a-correction", test_nobody_dies_by_a_correction);
  ADD ("memberships-never-overlap", test_memberships_never_overlap);
  ADD ("the-home-group-says-it-all", test_the_home_group_says_it_all);
#undef ADD

  return g_test_run ();
}
