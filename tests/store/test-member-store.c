#include "ps-contact-store.h"
#include "ps-error.h"
#include "ps-member-store.h"
#include "ps-membership-store.h"
#include "ps-test-rows.h"

#include <string.h>

static void
set_up (PsTestDb      *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (fixture);
}

static void
tear_down (PsTestDb      *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (fixture);
}

#define assert_found(fixture, text, expected) \
  G_STMT_START { \
    g_autofree char *got_ = \
      ps_test_names (fixture, ps_member_store_search (ps_test_db_reader (fixture), text, 0, NULL, \
                                                      -1, NULL)); \
    g_assert_cmpstr (got_, ==, expected); \
  } G_STMT_END

#define assert_group(fixture, group_id, on, expected) \
  G_STMT_START { \
    g_autofree char *got_ = \
      ps_test_names (fixture, ps_member_store_group_ids (ps_test_db_reader (fixture), group_id, on, \
                                                         -1, NULL)); \
    g_assert_cmpstr (got_, ==, expected); \
  } G_STMT_END

typedef struct {
  gint64      id;
  const char *kind;
  const char *value;
} Way;

static gboolean
add_way (PsConn    *conn,
         gpointer   data,
         GError   **error)
{
  g_autoptr (PsContactWayRow) row = ps_contact_way_row_new ();
  Way *way = data;

  row->kind = g_strdup (way->kind);
  row->value = g_strdup (way->value);
  row->ok_call = TRUE;

  return ps_contact_store_add (conn, way->id, row, error);
}

static gboolean
save (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  return ps_member_store_save (conn, data, PS_TEST_NOW + 1, error);
}

static gboolean
add (PsConn    *conn,
     gpointer   data,
     GError   **error)
{
  return ps_member_store_add (conn, data, PS_TEST_NOW, error);
}

static gboolean
archive (PsConn    *conn,
         gpointer   data,
         GError   **error)
{
  return ps_member_store_set_archived (conn, *(gint64 *) data, TRUE, PS_TEST_NOW, error);
}

static gboolean
unarchive (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  return ps_member_store_set_archived (conn, *(gint64 *) data, FALSE, PS_TEST_NOW, error);
}

static void
test_keeps_what_it_is_given (PsTestDb      *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  g_autoptr (PsMemberRow) read = NULL;

  row->preferred_name = g_strdup ("Zoë");
  row->full_name = g_strdup ("Zoë Lindqvist");
  row->initial = g_strdup ("L");
  row->pronouns = g_strdup ("she/her");
  row->language = g_strdup ("sv");
  row->access_needs = g_strdup ("a chair with arms");
  row->role = g_strdup ("caregiver");
  row->walk_in = TRUE;
  ps_test_db_write (fixture, add, row);

  read = ps_member_store_get (ps_test_db_reader (fixture), row->id, NULL);
  g_assert_cmpstr (read->preferred_name, ==, "Zoë");
  g_assert_cmpstr (read->full_name, ==, "Zoë Lindqvist");
  g_assert_cmpstr (read->initial, ==, "L");
  g_assert_cmpstr (read->pronouns, ==, "she/her");
  g_assert_cmpstr (read->language, ==, "sv");
  g_assert_cmpstr (read->access_needs, ==, "a chair with arms");
  g_assert_cmpstr (read->role, ==, "caregiver");
  g_assert_true (read->walk_in);
  g_assert_cmpint (read->created_at, ==, PS_TEST_NOW);
  g_assert_cmpint (read->archived_at, ==, 0);
  g_assert_cmpmem (&read->uid, sizeof read->uid, &row->uid, sizeof row->uid);
}

static void
test_only_a_name_is_required (PsTestDb      *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  g_autoptr (PsMemberRow) read = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = ps_test_add_member (fixture, "Ana");

  read = ps_member_store_get (ps_test_db_reader (fixture), id, NULL);
  g_assert_cmpstr (read->role, ==, "living-with");
  g_assert_cmpstr (read->full_name, ==, "");

  row->preferred_name = g_strdup ("  ");
  g_assert_false (ps_db_write_sync (fixture->db, add, row, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

static void
test_lists_by_name_without_case_and_marks (PsTestDb      *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *all = NULL;
  g_autofree char *first = NULL;

  ps_test_add_member (fixture, "ödön");
  ps_test_add_member (fixture, "Zoë");
  ps_test_add_member (fixture, "Łukasz");
  ps_test_add_member (fixture, "ana");
  ps_test_add_member (fixture, "Oda");

  all = ps_test_names (fixture, ps_member_store_ids (ps_test_db_reader (fixture), -1, NULL));
  g_assert_cmpstr (all, ==, "ana, Łukasz, Oda, ödön, Zoë");
  first = ps_test_names (fixture, ps_member_store_ids (ps_test_db_reader (fixture), 2, NULL));
  g_assert_cmpstr (first, ==, "ana, Łukasz");
}

static void
test_finds_by_the_beginnings_of_words (PsTestDb      *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_test_add_member (fixture, "Ana María");

  ps_test_add_member (fixture, "Mara");
  ps_test_add_member (fixture, "Anatol");
  ps_test_db_write (fixture, add_way, &(Way) { ana, "phone", "(206) 555-0101" });
  ps_test_db_write (fixture, add_way, &(Way) { ana, "email", "Ana@Example.org" });

  assert_found (fixture, "an", "Ana María, Anatol");
  assert_found (fixture, "AN mar", "Ana María");
  assert_found (fixture, "mar", "Ana María, Mara");
  assert_found (fixture, "maría", "Ana María");
  assert_found (fixture, "ara", "");
  assert_found (fixture, "2065550", "Ana María");
  assert_found (fixture, "555-01", "Ana María");
  assert_found (fixture, "ana@ex", "Ana María");
  assert_found (fixture, "an nobody", "");
  assert_found (fixture, "", "Ana María, Anatol, Mara");
  assert_found (fixture, "  ", "Ana María, Anatol, Mara");
  assert_found (fixture, "*%_'\"", "Ana María, Anatol, Mara");
}

static void
test_finds_who_was_renamed_by_the_new_name_only (PsTestDb      *fixture,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = ps_test_add_member (fixture, "Ana");
  g_autoptr (PsMemberRow) row = ps_member_store_get (ps_test_db_reader (fixture), id, NULL);

  g_free (row->preferred_name);
  row->preferred_name = g_strdup ("Beata");
  ps_test_db_write (fixture, save, row);

  assert_found (fixture, "ana", "");
  assert_found (fixture, "bea", "Beata");
}

static gboolean
add_thousands (PsConn    *conn,
               gpointer   data G_GNUC_UNUSED,
               GError   **error)
{
  for (guint i = 0; i < 2500; i++)
    {
      g_autoptr (PsMemberRow) row = ps_member_row_new ();

      row->preferred_name = g_strdup_printf ("%s %04u", i % 2 == 0 ? "Even" : "Odd", 2500 - i);
      if (!ps_member_store_add (conn, row, PS_TEST_NOW, error))
        return FALSE;
    }

  return TRUE;
}

/* Few and many hits are put in order in two ways, which have to agree. */
static void
test_many_hits_are_in_order_as_well (PsTestDb      *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GArray) many = NULL;
  g_autoptr (GArray) cut = NULL;
  g_autoptr (GArray) few = NULL;
  g_autofree char *first = NULL;

  ps_test_db_write (fixture, add_thousands, NULL);

  many = ps_member_store_search (ps_test_db_reader (fixture), "e", 0, NULL, -1, NULL);
  g_assert_cmpuint (many->len, ==, 1250);
  cut = ps_member_store_search (ps_test_db_reader (fixture), "e", 0, NULL, 1250, NULL);
  few = ps_member_store_search (ps_test_db_reader (fixture), "e 0", 0, NULL, -1, NULL);
  g_assert_cmpuint (few->len, <, 1000);
  g_assert_cmpmem (few->data, few->len * sizeof (gint64), many->data, few->len * sizeof (gint64));

  first = ps_test_names (fixture, ps_member_store_search (ps_test_db_reader (fixture), "e", 0, NULL,
                                                          2, NULL));
  g_assert_cmpstr (first, ==, "Even 0002, Even 0004");
  g_assert_cmpmem (cut->data, cut->len * sizeof (gint64), many->data, many->len * sizeof (gint64));
}

static void
test_the_archived_are_out_of_sight (PsTestDb      *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *archived = NULL;
  gint64 ana = ps_test_add_member (fixture, "Ana");
  guint n;

  ps_test_add_member (fixture, "Ben");
  ps_test_db_write (fixture, archive, &ana);

  assert_found (fixture, "", "Ben");
  assert_found (fixture, "ana", "");
  g_assert_true (ps_member_store_count (ps_test_db_reader (fixture), &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  archived = ps_test_names (fixture, ps_member_store_archived_ids (ps_test_db_reader (fixture), -1,
                                                                   NULL));
  g_assert_cmpstr (archived, ==, "Ana");

  ps_test_db_write (fixture, unarchive, &ana);
  assert_found (fixture, "ana", "Ana");
}

static void
test_knows_the_same_person_again (PsTestDb      *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  PsConn *reader = ps_test_db_reader (fixture);
  gint64 zoe = ps_test_add_member (fixture, "Zoë Lindqvist");
  g_autofree char *by_name = NULL;
  g_autofree char *by_phone = NULL;
  g_autofree char *by_email = NULL;
  g_autofree char *by_nothing = NULL;

  ps_test_db_write (fixture, add_way, &(Way) { zoe, "phone", "+1 206 555 0101" });
  ps_test_db_write (fixture, add_way, &(Way) { zoe, "email", "zoe@example.org" });

  by_name = ps_test_names (fixture, ps_member_store_same_name (reader, " zoe  LINDQVIST", NULL));
  g_assert_cmpstr (by_name, ==, "Zoë Lindqvist");
  by_phone = ps_test_names (fixture, ps_member_store_same_contact (reader, "phone",
                                                                   "(206) 555-0101", NULL));
  g_assert_cmpstr (by_phone, ==, "Zoë Lindqvist");
  by_email = ps_test_names (fixture, ps_member_store_same_contact (reader, "email",
                                                                   "ZOE@EXAMPLE.ORG", NULL));
  g_assert_cmpstr (by_email, ==, "Zoë Lindqvist");
  by_nothing = ps_test_names (fixture, ps_member_store_same_contact (reader, "phone", "unknown",
                                                                     NULL));
  g_assert_cmpstr (by_nothing, ==, "");
}

static gboolean
set_one_way (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  PsContactWayRow *row = ps_contact_way_row_new ();

  row->kind = g_strdup ("phone");
  row->value = g_strdup ("555-0199");
  row->ok_text = TRUE;
  g_ptr_array_add (rows, row);

  return ps_contact_store_set (conn, *(gint64 *) data, rows, error);
}

static void
test_contact_ways_are_replaced_as_a_whole (PsTestDb      *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_test_add_member (fixture, "Ana");
  g_autoptr (GPtrArray) ways = NULL;
  PsContactWayRow *way;

  ps_test_db_write (fixture, add_way, &(Way) { ana, "phone", "555-0101" });
  ps_test_db_write (fixture, add_way, &(Way) { ana, "email", "ana@example.org" });
  ways = ps_contact_store_list (ps_test_db_reader (fixture), ana, NULL);
  g_assert_cmpuint (ways->len, ==, 2);
  g_assert_cmpstr (((PsContactWayRow *) g_ptr_array_index (ways, 1))->kind, ==, "email");
  g_clear_pointer (&ways, g_ptr_array_unref);

  ps_test_db_write (fixture, set_one_way, &ana);
  ways = ps_contact_store_list (ps_test_db_reader (fixture), ana, NULL);
  g_assert_cmpuint (ways->len, ==, 1);
  way = g_ptr_array_index (ways, 0);
  g_assert_cmpstr (way->value, ==, "555-0199");
  g_assert_true (way->ok_text);
  g_assert_false (way->ok_call);
  assert_found (fixture, "5550101", "");
  assert_found (fixture, "5550199", "Ana");
  assert_found (fixture, "0199", "Ana");
  assert_found (fixture, "0101", "");
  assert_found (fixture, "199", "");
}

static void
test_who_is_not_there_is_said_so (PsTestDb      *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  gint64 nobody = 99;

  g_assert_null (ps_member_store_get (ps_test_db_reader (fixture), nobody, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ps_db_write_sync (fixture->db, archive, &nobody, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ps_db_write_sync (fixture->db, add_way, &(Way) { nobody, "phone", "1" }, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
}

typedef struct {
  gint64      group;
  gint64      person;
  const char *on;
  const char *reason;
  gint64      spell;
} Spell;

static gboolean
join (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  Spell *spell = data;

  return ps_membership_store_join (conn, spell->group, spell->person, spell->on, PS_TEST_NOW,
                                   &spell->spell, error);
}

static gboolean
leave (PsConn    *conn,
       gpointer   data,
       GError   **error)
{
  Spell *spell = data;

  return ps_membership_store_leave (conn, spell->group, spell->person, spell->on, spell->reason,
                                    error);
}

static gboolean
reopen (PsConn    *conn,
        gpointer   data,
        GError   **error)
{
  return ps_membership_store_reopen (conn, ((Spell *) data)->spell, error);
}

static void
test_people_leave_and_come_back (PsTestDb      *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  gint64 group = ps_test_add_group (fixture, "Tuesday");
  Spell spell = { group, ps_test_add_member (fixture, "Ana"), "2026-01-05", "schedule", 0 };
  g_autoptr (GPtrArray) spells = NULL;
  g_autoptr (PsMembershipRow) open = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  ps_test_db_write (fixture, join, &spell);
  assert_group (fixture, group, "2026-01-04", "");
  assert_group (fixture, group, "2026-01-05", "Ana");

  spell.on = "2026-02-01";
  ps_test_db_write (fixture, leave, &spell);
  assert_group (fixture, group, "2026-01-31", "Ana");
  assert_group (fixture, group, "2026-02-01", "");
  g_assert_false (ps_db_write_sync (fixture->db, leave, &spell, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_FOUND);

  spell.on = "2026-03-01";
  ps_test_db_write (fixture, join, &spell);
  assert_group (fixture, group, "2026-03-01", "Ana");
  spells = ps_membership_store_of_person (ps_test_db_reader (fixture), spell.person, NULL);
  g_assert_cmpuint (spells->len, ==, 2);
  g_assert_cmpstr (((PsMembershipRow *) g_ptr_array_index (spells, 0))->joined_on, ==, "2026-03-01");
  g_assert_cmpstr (((PsMembershipRow *) g_ptr_array_index (spells, 1))->leave_reason, ==, "schedule");

  open = ps_membership_store_find_open (ps_test_db_reader (fixture), group, spell.person, NULL);
  g_assert_cmpint (open->id, ==, spell.spell);
  g_assert_true (ps_membership_store_count (ps_test_db_reader (fixture), group, "2026-03-02", &n,
                                            NULL));
  g_assert_cmpuint (n, ==, 1);
}

static void
test_nobody_is_a_member_twice (PsTestDb      *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  Spell spell = { ps_test_add_group (fixture, "Tuesday"), ps_test_add_member (fixture, "Ana"),
                  "2026-01-05", "unknown", 0 };
  Spell first;
  g_autoptr (GError) error = NULL;

  ps_test_db_write (fixture, join, &spell);
  first = spell;
  g_assert_false (ps_db_write_sync (fixture->db, join, &spell, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
  g_clear_error (&error);

  /* Nor by taking back a leaving after joining again. */
  ps_test_db_write (fixture, leave, &spell);
  ps_test_db_write (fixture, reopen, &first);
  ps_test_db_write (fixture, leave, &spell);
  ps_test_db_write (fixture, join, &spell);
  g_assert_false (ps_db_write_sync (fixture->db, reopen, &first, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
}

static void
test_leaving_needs_a_reason_that_there_is (PsTestDb      *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  Spell spell = { ps_test_add_group (fixture, "Tuesday"), ps_test_add_member (fixture, "Ana"),
                  "2026-01-05", "dropped-out", 0 };
  g_autoptr (GError) error = NULL;

  ps_test_db_write (fixture, join, &spell);
  g_assert_false (ps_db_write_sync (fixture->db, leave, &spell, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_clear_error (&error);

  spell.reason = "moved-on-well";
  spell.on = "2026-01-04";
  g_assert_false (ps_db_write_sync (fixture->db, leave, &spell, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

static void
test_search_keeps_to_the_group (PsTestDb      *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  gint64 group = ps_test_add_group (fixture, "Tuesday");
  g_autofree char *found = NULL;
  g_autofree char *all = NULL;

  ps_test_join (fixture, group, ps_test_add_member (fixture, "Ana"), "2026-01-05");
  ps_test_join (fixture, group, ps_test_add_member (fixture, "Ben"), "2026-01-05");
  ps_test_add_member (fixture, "Anatol");

  found = ps_test_names (fixture, ps_member_store_search (ps_test_db_reader (fixture), "an", group,
                                                          "2026-02-01", -1, NULL));
  g_assert_cmpstr (found, ==, "Ana");
  all = ps_test_names (fixture, ps_member_store_search (ps_test_db_reader (fixture), "", group,
                                                        "2026-02-01", -1, NULL));
  g_assert_cmpstr (all, ==, "Ana, Ben");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, PsTestDb, NULL, set_up, func, tear_down)
  ADD ("/member-store/keeps-what-it-is-given", test_keeps_what_it_is_given);
  ADD ("/member-store/only-a-name-is-required", test_only_a_name_is_required);
  ADD ("/member-store/lists-by-name-without-case-and-marks",
       test_lists_by_name_without_case_and_marks);
  ADD ("/member-store/finds-by-the-beginnings-of-words", test_finds_by_the_beginnings_of_words);
  ADD ("/member-store/finds-who-was-renamed-by-the-new-name-only",
       test_finds_who_was_renamed_by_the_new_name_only);
  ADD ("/member-store/many-hits-are-in-order-as-well", test_many_hits_are_in_order_as_well);
  ADD ("/member-store/the-archived-are-out-of-sight", test_the_archived_are_out_of_sight);
  ADD ("/member-store/knows-the-same-person-again", test_knows_the_same_person_again);
  ADD ("/member-store/contact-ways-are-replaced-as-a-whole",
       test_contact_ways_are_replaced_as_a_whole);
  ADD ("/member-store/who-is-not-there-is-said-so", test_who_is_not_there_is_said_so);
  ADD ("/member-store/search-keeps-to-the-group", test_search_keeps_to_the_group);
  ADD ("/membership-store/people-leave-and-come-back", test_people_leave_and_come_back);
  ADD ("/membership-store/nobody-is-a-member-twice", test_nobody_is_a_member_twice);
  ADD ("/membership-store/leaving-needs-a-reason-that-there-is",
       test_leaving_needs_a_reason_that_there_is);
#undef ADD

  return g_test_run ();
}
