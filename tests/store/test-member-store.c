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

/* However long the number is, and whether it has an extension. */
static void
test_finds_by_the_end_of_a_number (PsTestDb      *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_write (fixture, add_way, &(Way) { ps_test_add_member (fixture, "Ana"), "phone",
                                               "(206) 555-0142" });
  ps_test_db_write (fixture, add_way, &(Way) { ps_test_add_member (fixture, "Ben"), "phone",
                                               "55 01 42" });
  ps_test_db_write (fixture, add_way, &(Way) { ps_test_add_member (fixture, "Cleo"), "phone",
                                               "0142" });
  ps_test_db_write (fixture, add_way, &(Way) { ps_test_add_member (fixture, "Dara"), "phone",
                                               "+44 20 7946 0142" });
  ps_test_db_write (fixture, add_way, &(Way) { ps_test_add_member (fixture, "Emre"), "phone",
                                               "206 555-0101 ext. 20142" });
  ps_test_db_write (fixture, add_way, &(Way) { ps_test_add_member (fixture, "Fay"), "phone",
                                               "206 555-0142 ext. 9" });
  ps_test_db_write (fixture, add_way, &(Way) { ps_test_add_member (fixture, "Gus"), "postal",
                                               "1 Birch Street, 90142 Springfield" });

  assert_found (fixture, "0142", "Ana, Ben, Cleo, Dara, Emre");
  assert_found (fixture, "d 0142", "Dara");
  assert_found (fixture, "20142", "Emre");
  assert_found (fixture, "142", "");
  assert_found (fixture, "90142", "Gus");
}

/* Two zeros are dialled before the code of a country, but are also within numbers. */
static void
test_finds_numbers_with_zeros_as_typed (PsTestDb      *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_test_add_member (fixture, "Ana");
  gint64 dara = ps_test_add_member (fixture, "Dara");

  ps_test_db_write (fixture, add_way, &(Way) { ana, "phone", "020 7946 0042" });
  ps_test_db_write (fixture, add_way, &(Way) { ps_test_add_member (fixture, "Ben"), "phone",
                                               "00 10 199" });
  ps_test_db_write (fixture, add_way, &(Way) { ps_test_add_member (fixture, "Cleo"), "phone",
                                               "+42 155 501 23" });
  ps_test_db_write (fixture, add_way, &(Way) { dara, "phone", "+1 206 555 0107" });
  ps_test_db_write (fixture, add_way, &(Way) { dara, "phone", "512 55 00" });

  assert_found (fixture, "0042", "Ana, Cleo");
  assert_found (fixture, "00 42", "Ana, Cleo");
  assert_found (fixture, "٠٠٤٢", "Ana, Cleo");
  assert_found (fixture, "+42", "Cleo");
  assert_found (fixture, "0010199", "Ben");
  assert_found (fixture, "001 206 555 0107", "Dara");
  assert_found (fixture, "0042155", "Cleo");
  assert_found (fixture, "00", "Ana, Ben, Cleo, Dara");
  assert_found (fixture, "0099", "");
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

/* 9,000 people: names that stand together at the end and at the beginning, family names here and there,
 * numbers that nearly all begin alike, and some who are archived.
 */
static gboolean
add_a_town (PsConn    *conn,
            gpointer   data G_GNUC_UNUSED,
            GError   **error)
{
  return ps_conn_exec (conn,
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT 9000),"
    " town (i, given, family, phone) AS (SELECT i,"
    "  CASE WHEN i < 4000 THEN 'zoe' WHEN i < 6000 THEN 'aba' WHEN i < 6100 THEN 'mia'"
    "  ELSE char (97 + i * 7 % 25) || 'en' END || printf ('%04d', i * 7919 % 3000),"
    "  CASE WHEN i % 3 = 0 AND i < 4000 THEN 'mora' WHEN i % 500 = 0 THEN 'zorn' ELSE 'berg' END,"
    "  printf ('212555%04d', i) FROM n)"
    " INSERT INTO person (id, uid, preferred_name, full_name, name_fold, initial, created_at,"
    "  updated_at, archived_at)"
    " SELECT 10 + i * 2, randomblob (16), given, family, given, phone, 1, 1,"
    "  CASE WHEN i % 41 = 0 THEN 1 END FROM town;"
    "INSERT INTO person_word SELECT name_fold, id FROM person UNION SELECT full_name, id FROM person"
    " UNION SELECT initial, id FROM person UNION SELECT substr (initial, 4), id FROM person;"
    "INSERT INTO contact_way (person_id, kind, value, value_fold)"
    " SELECT id, 'phone', initial, initial FROM person",
    error);
}

/* What a search is to find, asked in one statement that goes through everybody. */
static GArray *
find_plainly (PsConn     *conn,
              const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 2);
  const char *second = words[1] != NULL ? words[1] : "";
  PsStmt *stmt = ps_conn_prepare (conn,
    "SELECT id FROM person AS p WHERE archived_at IS NULL"
    " AND (EXISTS (SELECT 1 FROM person_word WHERE person_id = p.id"
    "   AND substr (word, 1, length (?1)) = ?1)"
    "  OR (?1 GLOB '[0-9][0-9][0-9][0-9]' AND EXISTS (SELECT 1 FROM contact_way"
    "   WHERE person_id = p.id AND substr (value_fold, -4) = ?1)))"
    " AND (EXISTS (SELECT 1 FROM person_word WHERE person_id = p.id"
    "   AND substr (word, 1, length (?2)) = ?2)"
    "  OR (?2 GLOB '[0-9][0-9][0-9][0-9]' AND EXISTS (SELECT 1 FROM contact_way"
    "   WHERE person_id = p.id AND substr (value_fold, -4) = ?2)))"
    " ORDER BY name_fold, id", NULL);

  ps_stmt_bind_text (stmt, 1, words[0]);
  ps_stmt_bind_text (stmt, 2, second);

  return ps_conn_take_ids (conn, stmt, NULL);
}

/* A search goes about it in several ways, by how many a word fits and where they are. */
static void
test_every_way_of_searching_finds_the_same (PsTestDb      *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const typed[] = {
    "z", "zo", "zoe", "zoe00", "zoe0001", "zor", "m", "mi", "mo", "b", "be", "a", "ab", "aba", "q", "x",
    "2", "212", "5551", "555", "5550", "0142", "212555014", "2125550142", "zoe m", "m zoe", "b z",
    "berg 212", "212 berg", "a 5550", "mora 55", "zorn berg", "zoe zorn", "zorn", "e", "ten b",
  };
  PsConn *conn = ps_test_db_reader (fixture);

  ps_test_db_write (fixture, add_a_town, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GArray) expected = find_plainly (conn, typed[i]);
      static const gint limits[] = { -1, 24, 1, 0, 3000 };

      for (guint k = 0; k < G_N_ELEMENTS (limits); k++)
        {
          g_autoptr (GArray) ids = ps_member_store_search (conn, typed[i], 0, NULL, limits[k], NULL);
          guint n = limits[k] < 0 ? expected->len : MIN (expected->len, (guint) limits[k]);

          g_test_message ("%s, %d of %u", typed[i], limits[k], expected->len);
          g_assert_cmpmem (ids->data, ids->len * sizeof (gint64),
                           expected->data, n * sizeof (gint64));
        }
    }
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

static gboolean
set_ways (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  return ps_contact_store_set (conn, 1, data, error);
}

/* An import and a merge know a way by its id, and somebody's pronouns may be changed meanwhile. */
static void
test_a_way_that_stays_keeps_its_id (PsTestDb      *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) ways =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  static const char * const values[] = { "555-0101", "555-0102", "555-0101" };

  ps_test_add_member (fixture, "Ana");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      PsContactWayRow *way = ps_contact_way_row_new ();

      way->kind = g_strdup ("phone");
      way->value = g_strdup (values[i]);
      g_ptr_array_add (ways, way);
    }
  ps_test_db_write (fixture, set_ways, ways);

  /* The first goes, the others change places, and one may be called. */
  g_ptr_array_remove_index (ways, 0);
  g_ptr_array_add (ways, g_ptr_array_steal_index (ways, 0));
  ((PsContactWayRow *) g_ptr_array_index (ways, 1))->ok_call = TRUE;
  ps_test_db_write (fixture, set_ways, ways);
  {
    g_autofree char *kept =
      ps_test_db_string (fixture,
                         "SELECT group_concat (id || ' ' || value || ' ' || ok_call, ', ') FROM"
                         " (SELECT * FROM contact_way ORDER BY position)");

    g_assert_cmpstr (kept, ==, "1 555-0101 0, 2 555-0102 1");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, PsTestDb, NULL, set_up, func, tear_down)
  ADD ("/member-store/keeps-what-it-is-given", test_keeps_what_it_is_given);
  ADD ("/member-store/ways-keep-their-ids", test_a_way_that_stays_keeps_its_id);
  ADD ("/member-store/only-a-name-is-required", test_only_a_name_is_required);
  ADD ("/member-store/lists-by-name-without-case-and-marks",
       test_lists_by_name_without_case_and_marks);
  ADD ("/member-store/finds-by-the-beginnings-of-words", test_finds_by_the_beginnings_of_words);
  ADD ("/member-store/finds-by-the-end-of-a-number", test_finds_by_the_end_of_a_number);
  ADD ("/member-store/finds-who-was-renamed-by-the-new-name-only",
       test_finds_who_was_renamed_by_the_new_name_only);
  ADD ("/member-store/finds-numbers-with-zeros-as-typed", test_finds_numbers_with_zeros_as_typed);
  ADD ("/member-store/every-way-of-searching-finds-the-same",
       test_every_way_of_searching_finds_the_same);
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
