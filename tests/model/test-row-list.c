#include "ps-row-list.h"

#include "ps-error.h"
#include "ps-property.h"
#include "ps-row-diff.h"
#include "ps-test-db.h"
#include "ps-test-list.h"

/* A person, as little of one as a list needs. */
#define TEST_TYPE_ROW (test_row_get_type ())
G_DECLARE_FINAL_TYPE (TestRow, test_row, TEST, ROW, GObject)

struct _TestRow
{
  GObject  parent_instance;

  gint64   id;
  char    *name;
};

enum {
  PROP_0,
  PROP_NAME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint n_made;

G_DEFINE_FINAL_TYPE (TestRow, test_row, G_TYPE_OBJECT)

static void
test_row_finalize (GObject *object)
{
  g_free (TEST_ROW (object)->name);

  G_OBJECT_CLASS (test_row_parent_class)->finalize (object);
}

static void
test_row_get_property (GObject    *object,
                       guint       prop_id G_GNUC_UNUSED,
                       GValue     *value,
                       GParamSpec *pspec G_GNUC_UNUSED)
{
  g_value_set_string (value, TEST_ROW (object)->name);
}

static void
test_row_class_init (TestRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = test_row_finalize;
  object_class->get_property = test_row_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
test_row_init (TestRow *self G_GNUC_UNUSED)
{
}

/* The query is the first letter to list, or NULL for all. */
static GArray *
list_ids (PsConn         *conn,
          gconstpointer   query,
          gint            limit,
          GError        **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id FROM person WHERE archived_at IS NULL"
                                  " AND name_fold GLOB ?1 || '*'"
                                  " ORDER BY name_fold, id LIMIT ?2",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, query);
  ps_stmt_bind_int64 (stmt, 2, limit);

  return ps_conn_take_ids (conn, stmt, error);
}

static char *
read_name (PsConn  *conn,
           gint64   id,
           GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT preferred_name FROM person WHERE id = ?1", error);
  char *name = NULL;

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, id);
  if (ps_conn_take_string (conn, stmt, &name, error) && name == NULL)
    g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND, "Nobody has that id.");

  return name;
}

static GObject *
load (PsConn  *conn,
      gint64   id,
      GError **error)
{
  g_autofree char *name = read_name (conn, id, error);
  TestRow *row;

  if (name == NULL)
    return NULL;

  row = g_object_new (TEST_TYPE_ROW, NULL);
  row->id = id;
  row->name = g_steal_pointer (&name);
  n_made++;

  return G_OBJECT (row);
}

static void
reload (GObject *item,
        PsConn  *conn)
{
  TestRow *row = TEST_ROW (item);
  g_autofree char *name = read_name (conn, row->id, NULL);

  if (name != NULL)
    ps_property_set_string (row, properties[PROP_NAME], &row->name, name);
}

static const PsRowKind kind = {
  .tables = (const char * const []) { "person", "contact_way", NULL },
  .get_item_type = test_row_get_type,
  .list_ids = list_ids,
  .load = load,
  .reload = reload,
};

/* The row of id 2 is on a page that cannot be read. */
static GObject *
load_all_but_two (PsConn  *conn,
                  gint64   id,
                  GError **error)
{
  if (id != 2)
    return load (conn, id, error);

  g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED, "The page is damaged.");

  return NULL;
}

static const PsRowKind spoilt_kind = {
  .tables = (const char * const []) { "person", NULL },
  .get_item_type = test_row_get_type,
  .list_ids = list_ids,
  .load = load_all_but_two,
  .reload = reload,
};

typedef struct {
  PsTestDb   base;
  PsRowList *rows;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (&fixture->base);
  n_made = 0;
}

static void
watch (Fixture         *fixture,
       const PsRowKind *rows_of,
       PsRowListFlags   flags)
{
  fixture->rows = ps_row_list_new (fixture->base.db, rows_of, flags, NULL, g_free);
  ps_test_watch_changes (G_LIST_MODEL (fixture->rows));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (fixture->rows != NULL)
    g_assert_finalize_object (fixture->rows);
  ps_test_db_tear_down (&fixture->base);
}

typedef struct {
  const char *sql;
  const char *name;
  gint64      id;
} Edit;

static gboolean
edit_work (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  const Edit *edit = data;
  PsStmt *stmt = ps_conn_prepare (conn, edit->sql, error);

  if (stmt == NULL)
    return FALSE;

  if (edit->name != NULL)
    ps_stmt_bind_text (stmt, 1, edit->name);
  if (edit->id != 0)
    ps_stmt_bind_int64 (stmt, 2, edit->id);

  return ps_conn_run (conn, stmt, error);
}

static void
add (Fixture    *fixture,
     const char *name)
{
  Edit edit = { "INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
                " VALUES (randomblob (16), ?1, lower (?1), 1, 1)", name, 0 };

  ps_test_db_write (&fixture->base, edit_work, &edit);
}

static void
rename_to (Fixture    *fixture,
           gint64      id,
           const char *name)
{
  Edit edit = { "UPDATE person SET preferred_name = ?1, name_fold = lower (?1) WHERE id = ?2",
                name, id };

  ps_test_db_write (&fixture->base, edit_work, &edit);
}

/* Names that sort as they are numbered: 00001, 00002 ... */
static void
add_many (Fixture *fixture,
          guint    n)
{
  g_autofree char *sql =
    g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT %u)"
                     " INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
                     " SELECT randomblob (16), printf ('%%06d', i), printf ('%%06d', i), 1, 1 FROM n",
                     n);

  ps_test_db_exec (&fixture->base, sql);
}

static void
test_keeps_the_order (Fixture       *fixture,
                      gconstpointer  data G_GNUC_UNUSED)
{
  watch (fixture, &kind, PS_ROW_LIST_WHOLE);
  ps_assert_list (G_LIST_MODEL (fixture->rows), "name", "");

  add (fixture, "Cleo");
  add (fixture, "ana");
  add (fixture, "Ben");

  ps_assert_list (G_LIST_MODEL (fixture->rows), "name", "ana Ben Cleo");
  ps_assert_changes (G_LIST_MODEL (fixture->rows), "0+1, 0+1, 1+1");
}

static void
test_a_rename_keeps_the_object (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (TestRow) ben = NULL;
  g_autoptr (TestRow) again = NULL;

  add (fixture, "Ana");
  add (fixture, "Ben");
  watch (fixture, &kind, PS_ROW_LIST_WHOLE);

  ben = g_list_model_get_item (G_LIST_MODEL (fixture->rows), 1);
  rename_to (fixture, 2, "Benja");

  again = g_list_model_get_item (G_LIST_MODEL (fixture->rows), 1);
  g_assert_true (again == ben);
  g_assert_cmpstr (ben->name, ==, "Benja");
  ps_assert_changes (G_LIST_MODEL (fixture->rows), "");
}

static void
test_a_row_is_the_same_object_in_two_lists (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsRowList) other = NULL;
  g_autoptr (TestRow) here = NULL;
  g_autoptr (TestRow) there = NULL;

  add (fixture, "Ana");
  add (fixture, "Ben");
  watch (fixture, &kind, PS_ROW_LIST_WHOLE);
  other = ps_row_list_new (fixture->base.db, &kind, PS_ROW_LIST_WHOLE, g_strdup ("b"), g_free);

  here = g_list_model_get_item (G_LIST_MODEL (fixture->rows), 1);
  there = g_list_model_get_item (G_LIST_MODEL (other), 0);
  g_assert_true (here == there);
  g_assert_cmpuint (n_made, ==, 1);
}

static void
test_a_move_in_a_short_list_is_one_signal (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  add_many (fixture, 5);
  watch (fixture, &kind, PS_ROW_LIST_WHOLE);

  rename_to (fixture, 2, "000004b");
  ps_assert_list (G_LIST_MODEL (fixture->rows), "name", "000001 000003 000004 000004b 000005");
  ps_assert_changes (G_LIST_MODEL (fixture->rows), "1-3+3");
}

static void
test_a_move_in_a_long_list_is_two_small_ones (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  add_many (fixture, 1000);
  watch (fixture, &kind, PS_ROW_LIST_WHOLE);

  rename_to (fixture, 3, "000900b");
  ps_assert_changes (G_LIST_MODEL (fixture->rows), "2-1, 899+1");
  rename_to (fixture, 3, "000002b");
  ps_assert_changes (G_LIST_MODEL (fixture->rows), "899-1, 2+1");
}

static void
test_another_query_is_all_removed_then_all_added (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  add_many (fixture, 1000);
  add (fixture, "Ana");
  watch (fixture, &kind, PS_ROW_LIST_WHOLE);

  g_assert_true (ps_row_list_set_query (fixture->rows, g_strdup ("a"), NULL));
  ps_assert_changes (G_LIST_MODEL (fixture->rows), "0-1000");
  ps_assert_list (G_LIST_MODEL (fixture->rows), "name", "Ana");

  g_assert_true (ps_row_list_set_query (fixture->rows, g_strdup ("0"), NULL));
  ps_assert_changes (G_LIST_MODEL (fixture->rows), "0-1, 0+1000");
}

/* A view reads the length at each signal, so the list has to be what the signals make of it. */
static void
check_length_cb (GListModel *model,
                 guint       position G_GNUC_UNUSED,
                 guint       removed,
                 guint       added,
                 guint      *length)
{
  *length = *length - removed + added;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, *length);
  if (*length > 0)
    g_object_unref (g_list_model_get_item (model, *length - 1));
}

static void
test_each_signal_finds_the_list_as_it_says (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  guint length = 1000;

  add_many (fixture, 1000);
  watch (fixture, &kind, PS_ROW_LIST_WHOLE);
  g_signal_connect (fixture->rows, "items-changed", G_CALLBACK (check_length_cb), &length);

  rename_to (fixture, 3, "000900b");
  ps_test_db_exec (&fixture->base,
                   "UPDATE person SET name_fold = 1000000 - CAST (name_fold AS INTEGER)");
  ps_test_db_exec (&fixture->base, "DELETE FROM person WHERE id % 2 = 0");
  g_assert_cmpuint (length, ==, 500);
}

static void
test_one_commit_is_one_refresh (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  watch (fixture, &kind, PS_ROW_LIST_WHOLE);

  ps_test_db_exec (&fixture->base,
                   "INSERT INTO person (id, uid, preferred_name, name_fold, created_at, updated_at)"
                   " VALUES (1, randomblob (16), 'Ana', 'ana', 1, 1);"
                   "INSERT INTO contact_way (person_id, kind, value, value_fold)"
                   " VALUES (1, 'phone', '555-0101', '5550101')");
  ps_assert_changes (G_LIST_MODEL (fixture->rows), "0+1");
}

static void
test_makes_only_what_is_looked_at (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  add_many (fixture, 20000);
  watch (fixture, &kind, PS_ROW_LIST_WHOLE);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)), ==, 20000);
  g_assert_cmpuint (n_made, ==, 0);

  /* The jump to the end, and the scroll through everything: no more live than are kept. */
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (fixture->rows), 19999));
  g_assert_cmpuint (n_made, ==, 1);

  for (guint i = 0; i < 20000; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (fixture->rows), i));
  g_assert_cmpuint (ps_row_pool_n_live (ps_row_pool_get (fixture->base.db, &kind)), ==, 256);

  n_made = 0;
  add (fixture, "Ana");
  g_assert_cmpuint (n_made, ==, 0);
}

static void
test_shows_the_first_page_first (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  add_many (fixture, 100);
  watch (fixture, &kind, PS_ROW_LIST_FIRST_PAGE);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)), ==, 24);
  ps_row_list_load_rest (fixture->rows);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)), ==, 100);
  ps_assert_changes (G_LIST_MODEL (fixture->rows), "24+76");

  ps_row_list_load_rest (fixture->rows);
  ps_assert_changes (G_LIST_MODEL (fixture->rows), "");
}

/* Whoever types sees the first rows at once, and the others come by themselves. */
static void
test_a_search_shows_the_first_page_first (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  GListModel *rows;

  add_many (fixture, 100);
  watch (fixture, &kind, PS_ROW_LIST_FIRST_PAGE);
  rows = G_LIST_MODEL (fixture->rows);
  ps_row_list_load_rest (fixture->rows);
  ps_assert_changes (rows, "24+76");

  g_assert_true (ps_row_list_set_query (fixture->rows, g_strdup ("00000"), NULL));
  ps_assert_changes (rows, "9-91");
  g_assert_true (ps_row_list_set_query (fixture->rows, g_strdup ("0"), NULL));
  ps_assert_changes (rows, "9+15");

  while (g_list_model_get_n_items (rows) == PS_ROW_LIST_FIRST)
    g_main_context_iteration (NULL, TRUE);
  ps_assert_changes (rows, "24+76");
}

static void
test_a_change_brings_the_rest (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  add_many (fixture, 100);
  watch (fixture, &kind, PS_ROW_LIST_FIRST_PAGE);

  add (fixture, "Ana");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)), ==, 101);
}

/* The reader sees a commit before the main loop has told the lists: what is asked for meanwhile is
 * something, and soon the list is right.
 */
static void
test_a_row_that_went_is_never_null (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDb) other = NULL;
  g_autoptr (TestRow) row = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "Ana");
  add (fixture, "Ben");
  watch (fixture, &kind, PS_ROW_LIST_WHOLE);

  /* A second database of the same file, whose changes nobody hears of here. */
  other = ps_db_open (fixture->base.path, ps_test_key, ps_test_vault, PS_DB_OPEN, &error);
  g_assert_no_error (error);
  ps_db_write_sync (other, edit_work, &(Edit) { "DELETE FROM person WHERE id = 2", NULL, 0 },
                    &error);
  g_assert_no_error (error);

  row = g_list_model_get_item (G_LIST_MODEL (fixture->rows), 1);
  g_assert_true (TEST_IS_ROW (row));
  g_assert_null (row->name);

  while (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)) == 2)
    g_main_context_iteration (NULL, TRUE);
  ps_assert_changes (G_LIST_MODEL (fixture->rows), "1-1");
}

static void
test_a_row_that_cannot_be_read_says_why (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (TestRow) row = NULL;
  g_autoptr (GError) error = NULL;

  add_many (fixture, 3);
  watch (fixture, &spoilt_kind, PS_ROW_LIST_WHOLE);

  row = g_list_model_get_item (G_LIST_MODEL (fixture->rows), 1);
  g_assert_true (TEST_IS_ROW (row));
  g_object_get (fixture->rows, "error", &error, NULL);
  g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);

  /* After a commit it is tried again. */
  add (fixture, "Ana");
  ps_assert_changes (G_LIST_MODEL (fixture->rows), "3+1, 1-1+1");
}

static void
test_closing_empties_it (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  add_many (fixture, 3);
  watch (fixture, &kind, PS_ROW_LIST_WHOLE);
  ps_assert_list (G_LIST_MODEL (fixture->rows), "name", "000001 000002 000003");

  ps_db_close (fixture->base.db);
  ps_assert_changes (G_LIST_MODEL (fixture->rows), "0-3");
  g_assert_cmpuint (ps_row_pool_n_live (ps_row_pool_get (fixture->base.db, &kind)), ==, 0);
  g_assert_true (ps_row_list_set_query (fixture->rows, g_strdup ("0"), NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)), ==, 0);
}

static void
test_finds_a_row_without_making_it (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  guint position;

  add_many (fixture, 30);
  watch (fixture, &kind, PS_ROW_LIST_WHOLE);

  g_assert_true (ps_row_list_find (fixture->rows, 17, &position));
  g_assert_cmpuint (position, ==, 16);
  g_assert_cmpint (ps_row_list_get_id (fixture->rows, 16), ==, 17);
  g_assert_false (ps_row_list_find (fixture->rows, 31, &position));
  g_assert_cmpint (ps_row_list_get_id (fixture->rows, 30), ==, 0);
  g_assert_cmpuint (n_made, ==, 0);
}

static GArray *
random_ids (guint n_max,
            guint range)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = (guint) g_test_rand_int_range (0, (gint32) n_max + 1);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = g_test_rand_int_range (0, (gint32) range);

      g_array_append_val (ids, id);
    }

  return ids;
}

/* Whatever is reported, doing it to the old list gives the new one. */
static void
test_the_changes_lead_to_the_new_list (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GArray) before = random_ids (round % 10 == 0 ? 600 : 8, 3);
      g_autoptr (GArray) after = random_ids (round % 10 == 0 ? 600 : 8, 3);
      PsRowChange changes[2];
      guint n = ps_row_diff (before, after, changes);

      for (guint i = 0; i < n; i++)
        {
          g_array_remove_range (before, changes[i].position, changes[i].removed);
          g_array_insert_vals (before, changes[i].position,
                               &g_array_index (after, gint64, changes[i].position),
                               changes[i].added);
          if (changes[i].removed > 0)
            g_assert_cmpuint (changes[i].added, <=, PS_ROW_DIFF_ADDED_AT_ONCE);
        }

      g_assert_cmpmem (before->data, before->len * sizeof (gint64),
                       after->data, after->len * sizeof (gint64));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/row-list/keeps-the-order", test_keeps_the_order);
  ADD ("/row-list/a-rename-keeps-the-object", test_a_rename_keeps_the_object);
  ADD ("/row-list/a-row-is-the-same-object-in-two-lists",
       test_a_row_is_the_same_object_in_two_lists);
  ADD ("/row-list/a-move-in-a-short-list-is-one-signal", test_a_move_in_a_short_list_is_one_signal);
  ADD ("/row-list/a-move-in-a-long-list-is-two-small-ones",
       test_a_move_in_a_long_list_is_two_small_ones);
  ADD ("/row-list/another-query-is-all-removed-then-all-added",
       test_another_query_is_all_removed_then_all_added);
  ADD ("/row-list/each-signal-finds-the-list-as-it-says",
       test_each_signal_finds_the_list_as_it_says);
  ADD ("/row-list/one-commit-is-one-refresh", test_one_commit_is_one_refresh);
  ADD ("/row-list/makes-only-what-is-looked-at", test_makes_only_what_is_looked_at);
  ADD ("/row-list/shows-the-first-page-first", test_shows_the_first_page_first);
  ADD ("/row-list/a-search-shows-the-first-page-first",
       test_a_search_shows_the_first_page_first);
  ADD ("/row-list/a-change-brings-the-rest", test_a_change_brings_the_rest);
  ADD ("/row-list/a-row-that-went-is-never-null", test_a_row_that_went_is_never_null);
  ADD ("/row-list/a-row-that-cannot-be-read-says-why", test_a_row_that_cannot_be_read_says_why);
  ADD ("/row-list/closing-empties-it", test_closing_empties_it);
  ADD ("/row-list/finds-a-row-without-making-it", test_finds_a_row_without_making_it);
#undef ADD
  g_test_add_func ("/row-diff/the-changes-lead-to-the-new-list",
                   test_the_changes_lead_to_the_new_list);

  return g_test_run ();
}
