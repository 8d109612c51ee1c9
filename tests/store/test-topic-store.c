#include "ps-error.h"
#include "ps-setting-store.h"
#include "ps-test-rows.h"
#include "ps-topic-store.h"

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

typedef struct {
  const char *title;
  const char *category;
  const char *objective;
  const char *origin;
  gboolean    favourite;
  gboolean    reset;
  gint64      id;
} Topic;

static PsTopicRow *
row_of (const Topic *topic)
{
  PsTopicRow *row = ps_topic_row_new ();

  row->id = topic->id;
  row->title = g_strdup (topic->title);
  row->category = g_strdup (topic->category);
  row->objective = g_strdup (topic->objective);
  row->origin = g_strdup (topic->origin);
  row->favourite = topic->favourite;

  return row;
}

static gboolean
add (PsConn    *conn,
     gpointer   data,
     GError   **error)
{
  Topic *topic = data;
  g_autoptr (PsTopicRow) row = row_of (topic);

  if (!ps_topic_store_add (conn, row, PS_TEST_NOW, error))
    return FALSE;

  topic->id = row->id;

  return TRUE;
}

static gboolean
save (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  g_autoptr (PsTopicRow) row = row_of (data);

  return ps_topic_store_save (conn, row, PS_TEST_NOW + 1, error);
}

static gboolean
ship (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  Topic *topic = data;
  g_autoptr (PsTopicRow) row = row_of (topic);

  if (!ps_topic_store_ship (conn, row, topic->reset, PS_TEST_NOW + 2, error))
    return FALSE;

  topic->id = row->id;

  return TRUE;
}

static gboolean
archive (PsConn    *conn,
         gpointer   data,
         GError   **error)
{
  return ps_topic_store_set_archived (conn, ((Topic *) data)->id, TRUE, PS_TEST_NOW, error);
}

static char *
titles (PsTestDb *fixture,
        GArray   *ids)
{
  GString *text = g_string_new (NULL);

  g_assert_nonnull (ids);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PsTopicRow) row =
        ps_topic_store_get (ps_test_db_reader (fixture), g_array_index (ids, gint64, i), NULL);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", row->title);
    }
  g_array_unref (ids);

  return g_string_free (text, FALSE);
}

#define assert_listed(fixture, filter, expected) \
  G_STMT_START { \
    g_autofree char *got_ = \
      titles (fixture, ps_topic_store_ids (ps_test_db_reader (fixture), filter, -1, NULL)); \
    g_assert_cmpstr (got_, ==, expected); \
  } G_STMT_END

#define assert_found(fixture, match, filter, expected) \
  G_STMT_START { \
    g_autofree char *got_ = \
      titles (fixture, \
              ps_topic_store_search (ps_test_db_reader (fixture), match, filter, -1, NULL)); \
    g_assert_cmpstr (got_, ==, expected); \
  } G_STMT_END

static void
add_some (PsTestDb *fixture)
{
  static Topic topics[] = {
    { "Pacing", "Pain", "Doing a little less than you could", NULL, TRUE, FALSE, 0 },
    { "acceptance", "Mood", "What helps when pain stays", NULL, FALSE, FALSE, 0 },
    { "Sleep", "Health", "A quiet evening, and pacing the day", NULL, FALSE, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    ps_test_db_write (fixture, add, &topics[i]);
}

static void
test_lists_by_title (PsTestDb      *fixture,
                     gconstpointer  data G_GNUC_UNUSED)
{
  g_auto (GStrv) categories = NULL;
  g_autofree char *joined = NULL;

  add_some (fixture);
  assert_listed (fixture, NULL, "acceptance, Pacing, Sleep");
  assert_listed (fixture, (&(PsTopicFilter) { .category = "Mood" }), "acceptance");
  assert_listed (fixture, (&(PsTopicFilter) { .favourites = TRUE }), "Pacing");

  categories = ps_topic_store_categories (ps_test_db_reader (fixture), NULL);
  joined = g_strjoinv (" ", categories);
  g_assert_cmpstr (joined, ==, "Health Mood Pain");
}

static void
test_finds_the_best_first (PsTestDb      *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  add_some (fixture);
  assert_found (fixture, "\"pacing\"*", NULL, "Pacing, Sleep");
  assert_found (fixture, "\"pac\"*", NULL, "Pacing, Sleep");
  assert_found (fixture, "\"pain\"*", NULL, "Pacing, acceptance");
  assert_found (fixture, "\"pacing\"*", (&(PsTopicFilter) { .category = "Health" }), "Sleep");
  assert_found (fixture, "\"nothing\"*", NULL, "");
}

static void
test_a_snippet_shows_what_was_found (PsTestDb      *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *snippet = NULL;
  g_autofree char *none = NULL;

  add_some (fixture);
  g_assert_true (ps_topic_store_snippet (ps_test_db_reader (fixture), "\"quiet\"*", 3, &snippet,
                                         NULL));
  g_assert_cmpstr (snippet, ==, "A " PS_TOPIC_FOUND_BEGIN "quiet" PS_TOPIC_FOUND_END
                                " evening, and pacing the day");
  g_assert_true (ps_topic_store_snippet (ps_test_db_reader (fixture), "\"quiet\"*", 1, &none, NULL));
  g_assert_null (none);
}

static void
test_finds_the_text_as_it_is_now (PsTestDb      *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  Topic topic = { "Pacing", "Pain", "", NULL, FALSE, FALSE, 0 };

  ps_test_db_write (fixture, add, &topic);
  topic.title = "Resting";
  ps_test_db_write (fixture, save, &topic);
  assert_found (fixture, "\"pacing\"*", NULL, "");
  assert_found (fixture, "\"rest\"*", NULL, "Resting");

  ps_test_db_write (fixture, archive, &topic);
  assert_found (fixture, "\"rest\"*", NULL, "");
  assert_listed (fixture, NULL, "");
}

static void
test_a_bad_expression_is_an_error (PsTestDb      *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_topic_store_search (ps_test_db_reader (fixture), "AND (", NULL, -1, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_STORAGE);
}

/* A new version of Peerside brings its topics up to date, but never what a clinic made of them. */
static void
test_shipping_leaves_edited_topics_alone (PsTestDb      *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  Topic first = { "Pacing", "Pain", "", "pacing", FALSE, FALSE, 0 };
  Topic second = { "Sleep", "Health", "", "sleep", FALSE, FALSE, 0 };
  g_autoptr (PsTopicRow) read = NULL;

  ps_test_db_write (fixture, ship, &first);
  ps_test_db_write (fixture, ship, &second);
  assert_listed (fixture, NULL, "Pacing, Sleep");

  first.title = "Pacing, our way";
  ps_test_db_write (fixture, save, &first);

  first.title = "Pacing 2";
  second.title = "Sleep 2";
  ps_test_db_write (fixture, ship, &first);
  ps_test_db_write (fixture, ship, &second);
  assert_listed (fixture, NULL, "Pacing, our way, Sleep 2");

  first.reset = TRUE;
  ps_test_db_write (fixture, ship, &first);
  assert_listed (fixture, NULL, "Pacing 2, Sleep 2");
  read = ps_topic_store_get (ps_test_db_reader (fixture), first.id, NULL);
  g_assert_false (read->edited);
}

static void
test_knows_when_it_was_used_last (PsTestDb      *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  gint64 tuesday = ps_test_add_group (fixture, "Tuesday");
  gint64 friday = ps_test_add_group (fixture, "Friday");
  PsConn *reader = ps_test_db_reader (fixture);
  gint64 at;

  add_some (fixture);
  ps_test_db_exec (fixture,
                   "INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at,"
                   " ended_at, topic_id) VALUES"
                   " (randomblob (16), 1, 'ended', 500, 60, 500, 600, 1),"
                   " (randomblob (16), 2, 'ended', 900, 60, 900, 950, 1)");

  g_assert_true (ps_topic_store_last_used (reader, 1, 0, &at, NULL));
  g_assert_cmpint (at, ==, 900);
  g_assert_true (ps_topic_store_last_used (reader, 1, tuesday, &at, NULL));
  g_assert_cmpint (at, ==, 500);
  g_assert_true (ps_topic_store_last_used (reader, 2, 0, &at, NULL));
  g_assert_cmpint (at, ==, 0);

  assert_listed (fixture, (&(PsTopicFilter) { .unused_since = 700 }), "acceptance, Sleep");
  assert_listed (fixture, (&(PsTopicFilter) { .unused_since = 700, .group_id = tuesday }),
                 "acceptance, Pacing, Sleep");
  assert_listed (fixture, (&(PsTopicFilter) { .unused_since = 700, .group_id = friday }),
                 "acceptance, Sleep");
}

static gboolean
set_name (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  return ps_setting_store_set (conn, "clinic-name", data, error);
}

static void
test_settings_are_set_and_unset (PsTestDb      *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  ps_test_db_write (fixture, set_name, (gpointer) "Birch Street");
  ps_test_db_write (fixture, set_name, (gpointer) "Elm Street");
  g_assert_true (ps_setting_store_get (ps_test_db_reader (fixture), "clinic-name", &first, NULL));
  g_assert_cmpstr (first, ==, "Elm Street");

  ps_test_db_write (fixture, set_name, NULL);
  g_assert_true (ps_setting_store_get (ps_test_db_reader (fixture), "clinic-name", &second, NULL));
  g_assert_null (second);
}

static gboolean
set_contacts (PsConn    *conn,
              gpointer   data,
              GError   **error)
{
  return ps_local_contact_store_set (conn, data, PS_TEST_NOW, error);
}

static gboolean
check_contact (PsConn    *conn,
               gpointer   data,
               GError   **error)
{
  return ps_local_contact_store_check (conn, *(gint64 *) data, PS_TEST_NOW, error);
}

static void
test_local_numbers_keep_their_order (PsTestDb      *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_local_contact_row_free);
  g_autoptr (GPtrArray) read = NULL;
  PsLocalContactRow *row;

  for (guint i = 0; i < 2; i++)
    {
      row = ps_local_contact_row_new ();
      row->kind = g_strdup (i == 0 ? "on-call" : "crisis-line");
      row->name = g_strdup (i == 0 ? "The clinic" : "988");
      row->number = g_strdup (i == 0 ? "555-0100" : "988");
      g_ptr_array_add (rows, row);
    }
  ps_test_db_write (fixture, set_contacts, rows);
  ps_test_db_write (fixture, check_contact, &row->id);

  read = ps_local_contact_store_list (ps_test_db_reader (fixture), NULL);
  g_assert_cmpuint (read->len, ==, 2);
  row = g_ptr_array_index (read, 0);
  g_assert_cmpstr (row->number, ==, "555-0100");
  g_assert_cmpint (row->checked_at, ==, 0);
  row = g_ptr_array_index (read, 1);
  g_assert_cmpstr (row->kind, ==, "crisis-line");
  g_assert_cmpint (row->checked_at, ==, PS_TEST_NOW);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, PsTestDb, NULL, set_up, func, tear_down)
  ADD ("/topic-store/lists-by-title", test_lists_by_title);
  ADD ("/topic-store/finds-the-best-first", test_finds_the_best_first);
  ADD ("/topic-store/a-snippet-shows-what-was-found", test_a_snippet_shows_what_was_found);
  ADD ("/topic-store/finds-the-text-as-it-is-now", test_finds_the_text_as_it_is_now);
  ADD ("/topic-store/a-bad-expression-is-an-error", test_a_bad_expression_is_an_error);
  ADD ("/topic-store/shipping-leaves-edited-topics-alone",
       test_shipping_leaves_edited_topics_alone);
  ADD ("/topic-store/knows-when-it-was-used-last", test_knows_when_it_was_used_last);
  ADD ("/setting-store/settings-are-set-and-unset", test_settings_are_set_and_unset);
  ADD ("/setting-store/local-numbers-keep-their-order", test_local_numbers_keep_their_order);
#undef ADD

  return g_test_run ();
}
