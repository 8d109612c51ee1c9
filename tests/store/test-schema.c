#include "ps-check.h"
#include "ps-error.h"
#include "ps-schema.h"
#include "ps-test-rows.h"
#include "ps-topic-store.h"

#include <string.h>

/* PRODUCT.md, Words: what is stored as words, and which words. */
#define SEGMENT_KINDS \
  "agreement break check-in check-out confidentiality contact exercise feedback goal-round guest" \
  " member-presentation mindfulness open-sharing safety-ask social topic welcome"
#define LED_BY "guest member peer professional"

static const struct
{
  const char *table;
  const char *column;
  const char *words; /* in the order of the alphabet */
} enumerations[] = {
  { "agenda_segment", "kind", SEGMENT_KINDS },
  { "segment", "kind", SEGMENT_KINDS },
  { "agenda_segment", "led_by", LED_BY },
  { "segment", "led_by", LED_BY },
  { "topic", "led_by", LED_BY },
  { "support_group", "model", "co-facilitated patient-led programme recovery web" },
  { "support_group", "access", "closed open" },
  { "attendance", "status", "absent excused expected late left-early present" },
  { "attendance", "mode", "in-person online phone" },
  { "membership", "leave_reason",
    "did-not-connect died health moved-away moved-on-well not-suitable other-group schedule"
    " transport unknown" },
  { "person", "role", "caregiver living-with" },
  { "session", "state", "ended running" },
  { "debrief", "state", "finished skipped waiting" },
  { "note", "class", "debrief process record" },
  { "follow_up", "owner", "desk peer professional" },
  { "booking", "state", "agreed asked declined" },
  { "consent", "kind", "disclosure graduation participation presentation" },
  { "consent", "form", "electronic paper spoken" },
  { "consent", "signed_by", "guardian member representative" },
  { "consent", "revoked_how", "event spoken written" },
  { "disclosure", "audience", "inside member outside" },
  { "disclosure", "form", "csv json letter pdf print spoken vcard" },
};

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The words between quotes in "CHECK (column IN ('a', 'b'))" of a table's SQL, sorted. */
static char *
words_of (PsTestDb   *fixture,
          const char *table,
          const char *column)
{
  g_autofree char *start = g_strdup_printf ("CHECK (%s IN (", column);
  g_autofree char *list = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *sql = NULL;
  PsConn *conn = ps_test_db_reader (fixture);
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT sql FROM sqlite_schema WHERE name = ?1", NULL);
  const char *at;

  ps_stmt_bind_text (stmt, 1, table);
  g_assert_true (ps_conn_take_string (conn, stmt, &sql, NULL));
  at = strstr (sql, start);
  g_assert_nonnull (at);
  at += strlen (start);
  list = g_strndup (at, (gsize) (strchr (at, ')') - at));
  parts = g_strsplit (list, "'", -1);
  for (guint i = 1; parts[i - 1] != NULL && parts[i] != NULL; i += 2)
    g_ptr_array_add (words, parts[i]);
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);

  return g_strjoinv (" ", (char **) words->pdata);
}

static void
test_stores_the_words_of_the_field (void)
{
  PsTestDb fixture = { NULL };

  ps_test_db_set_up (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (enumerations); i++)
    {
      g_autofree char *words = words_of (&fixture, enumerations[i].table, enumerations[i].column);

      g_test_message ("%s.%s", enumerations[i].table, enumerations[i].column);
      g_assert_cmpstr (words, ==, enumerations[i].words);
    }
  ps_test_db_tear_down (&fixture);
}

/* What a careful eye would overlook in 400 lines of SQL: a reference that nothing enforces, a table
 * that takes any type.
 */
static void
test_every_table_is_strict (void)
{
  PsTestDb fixture = { NULL };

  ps_test_db_set_up (&fixture);
  g_assert_cmpint (ps_test_db_int64 (&fixture,
                                     "SELECT count (*) FROM pragma_table_list"
                                     " WHERE schema = 'main' AND type = 'table' AND NOT strict"
                                     " AND name NOT LIKE 'sqlite_%'"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (&fixture,
                                     "SELECT count (*) FROM pragma_table_list AS t,"
                                     " pragma_table_info (t.name) AS c"
                                     " WHERE t.schema = 'main' AND t.type = 'table'"
                                     " AND c.name GLOB '*_id' AND c.name NOT IN ('boot_id')"
                                     " AND NOT EXISTS (SELECT 1 FROM"
                                     " pragma_foreign_key_list (t.name) AS f"
                                     " WHERE f.\"from\" = c.name)"), ==, 0);
  ps_test_db_tear_down (&fixture);
}

/* All of the schema, as one text. */
static char *
whole_schema (PsTestDb *fixture)
{
  return ps_test_db_string (fixture,
                            "SELECT group_concat (sql, char (10)) FROM"
                            " (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                            " ORDER BY type, name)");
}

static void
test_an_old_file_becomes_as_a_new_one (gconstpointer data)
{
  guint version = GPOINTER_TO_UINT (data);
  PsTestDb fresh = { NULL };
  PsTestDb old = { NULL };
  g_autofree char *name =
    g_strdup_printf ("schema-%u%s.db", version, ps_conn_has_cipher () ? "" : "-plain");
  g_autofree char *golden =
    g_test_build_filename (G_TEST_DIST, "data", "golden", name, NULL);
  g_autofree char *contents = NULL;
  g_autofree char *new_schema = NULL;
  g_autofree char *old_schema = NULL;
  g_autofree char *names = NULL;
  g_autofree char *clinic = NULL;
  g_autoptr (GArray) topics = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  ps_test_db_set_up (&fresh);
  new_schema = whole_schema (&fresh);

  /* A copy: the golden file itself is never written. */
  ps_test_db_set_up (&old);
  ps_test_db_close (&old);
  g_file_get_contents (golden, &contents, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (old.path, contents, (gssize) size, &error);
  g_assert_no_error (error);
  ps_test_db_reopen (&old);

  old_schema = whole_schema (&old);
  g_assert_cmpstr (old_schema, ==, new_schema);
  g_assert_cmpint (ps_test_db_int64 (&old, "PRAGMA user_version"), ==, ps_schema_newest ());

  names = ps_test_names (&old, ps_member_store_search (ps_test_db_reader (&old), "", 0, NULL, -1,
                                                       NULL));
  g_assert_cmpstr (names, ==, "Ana, Zoë");
  clinic = ps_test_db_string (&old, "SELECT value FROM setting WHERE key = 'clinic-name'");
  g_assert_cmpstr (clinic, ==, "Birch Street");
  topics = ps_topic_store_search (ps_test_db_reader (&old), "\"little\"*", NULL, -1, NULL);
  g_assert_cmpuint (topics->len, ==, 1);

  /* The golden files were filled by plain SQL, without what the end of a meeting asks for. */
  ps_test_db_exec (&old, "INSERT INTO debrief (uid, session_id, state, created_at)"
                         " SELECT randomblob (16), id, 'waiting', 1 FROM session");
  checks = ps_check_db (old.db, ps_test_vault, TRUE);
  for (guint i = 0; i < checks->len; i++)
    {
      PsCheck *check = g_ptr_array_index (checks, i);

      g_test_message ("%s: %s", check->name, check->detail);
      g_assert_true (check->ok || (!ps_conn_has_cipher () && strcmp (check->name, "cipher") == 0));
    }

  ps_test_db_tear_down (&old);
  ps_test_db_tear_down (&fresh);
}

static void
test_the_newest_has_a_golden_file (void)
{
  for (guint version = 1; version <= ps_schema_newest (); version++)
    {
      g_autofree char *name = g_strdup_printf ("schema-%u.db", version);
      g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "data", "golden", name, NULL);

      g_assert_true (g_file_test (golden, G_FILE_TEST_EXISTS));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schema/stores-the-words-of-the-field", test_stores_the_words_of_the_field);
  g_test_add_func ("/schema/every-table-is-strict", test_every_table_is_strict);
  g_test_add_func ("/schema/the-newest-has-a-golden-file", test_the_newest_has_a_golden_file);

  for (guint version = 1; version <= ps_schema_newest (); version++)
    {
      g_autofree char *path = g_strdup_printf ("/schema/%u-becomes-as-a-new-one", version);

      g_test_add_data_func (path, GUINT_TO_POINTER (version), test_an_old_file_becomes_as_a_new_one);
    }

  return g_test_run ();
}
