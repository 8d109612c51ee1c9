#include "ps-error.h"
#include "ps-test-list.h"
#include "ps-test-vault.h"
#include "ps-topics-shipped.h"
#include "ps-topics.h"

#include <string.h>

typedef struct {
  PsTestVault   vault;
  PsContent    *content;
  PsTopics     *topics;
  PsRowList    *list;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_set_up (&fixture->vault, PS_ROLE_ADMINISTRATOR);
  fixture->content = ps_content_new (NULL, NULL, NULL);
  fixture->topics = ps_topics_new (fixture->vault.store.db, &fixture->vault.clock,
                                   fixture->content);
  fixture->list = ps_topics_list_new (fixture->topics);
  ps_test_watch_changes (G_LIST_MODEL (fixture->list));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->topics);
  g_assert_finalize_object (fixture->content);
  ps_test_vault_tear_down (&fixture->vault);
}

static gint64
save (Fixture           *fixture,
      const PsTopicRow  *row,
      GError           **error)
{
  ps_test_call (fixture->result, ps_topics_save_async, fixture->topics, row);

  return ps_topics_save_finish (fixture->topics, fixture->result, error);
}

static gint64
add (Fixture    *fixture,
     const char *title,
     const char *objective)
{
  g_autoptr (PsTopicRow) row = ps_topic_row_new ();

  row->title = g_strdup (title);
  row->objective = g_strdup (objective);
  row->category = g_strdup ("ours");
  row->minutes = 30;

  return save (fixture, row, NULL);
}

static gboolean
install_shipped (PsConn    *conn,
                 gpointer   data,
                 GError   **error)
{
  return ps_topics_install_shipped (conn, data, PS_TEST_VAULT_NOW, error);
}

static gboolean
install (Fixture   *fixture,
         PsContent *content)
{
  gboolean wanted;

  g_assert_true (ps_topics_shipped_are_wanted (ps_test_db_reader (&fixture->vault.store), content,
                                               &wanted, NULL));
  if (wanted)
    ps_test_db_write (&fixture->vault.store, install_shipped, content);

  return wanted;
}

static const char *
in_capitals (const char *context G_GNUC_UNUSED,
             const char *msgid,
             gpointer    user_data)
{
  char **kept = user_data;

  g_free (*kept);
  *kept = g_ascii_strup (msgid, -1);

  return *kept;
}

static gint64
first_shipped (Fixture *fixture)
{
  return ps_test_db_int64 (&fixture->vault.store,
                           "SELECT id FROM topic WHERE origin IS NOT NULL ORDER BY id LIMIT 1");
}

static void
test_what_is_shipped_is_put_there_once (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  guint n = ps_content_get_topics (fixture->content)->len;

  g_assert_true (install (fixture, fixture->content));
  ps_row_list_load_rest (fixture->list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n);
  g_assert_false (install (fixture, fixture->content));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n);
}

static void
test_another_language_leaves_edited_topics_alone (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  char *kept = NULL;
  g_autoptr (PsContent) capitals = ps_content_new (in_capitals, &kept, NULL);
  g_autoptr (PsTopic) edited = NULL;
  g_autoptr (PsTopicRow) row = NULL;
  guint n = ps_content_get_topics (fixture->content)->len;

  install (fixture, fixture->content);
  edited = ps_topics_find (fixture->topics, first_shipped (fixture), NULL);
  row = ps_topic_row_copy (ps_topic_get_row (edited));
  g_free (row->title);
  row->title = g_strdup ("Our own words");
  g_assert_cmpint (save (fixture, row, NULL), ==, row->id);

  g_assert_true (install (fixture, capitals));
  g_assert_cmpstr (ps_topic_get_title (edited), ==, "Our own words");
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store,
                                     "SELECT count (*) FROM topic WHERE title = upper (title)"),
                   ==, n - 1);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store, "SELECT count (*) FROM topic"), ==, n);
  g_free (kept);
}

static void
test_a_reset_brings_back_the_shipped_text (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsTopic) topic = NULL;
  g_autoptr (PsTopicRow) row = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;
  gint64 own;

  install (fixture, fixture->content);
  topic = ps_topics_find (fixture->topics, first_shipped (fixture), NULL);
  title = g_strdup (ps_topic_get_title (topic));
  row = ps_topic_row_copy (ps_topic_get_row (topic));
  g_free (row->title);
  row->title = g_strdup ("Our own words");
  save (fixture, row, NULL);
  g_assert_cmpstr (ps_topic_get_title (topic), ==, "Our own words");

  ps_test_call (fixture->result, ps_topics_reset_async, fixture->topics, row->id);
  g_assert_true (ps_topics_finish (fixture->topics, fixture->result, NULL));
  g_assert_cmpstr (ps_topic_get_title (topic), ==, title);
  g_assert_false (ps_topic_get_row (topic)->edited);

  own = add (fixture, "Own", "");
  ps_test_call (fixture->result, ps_topics_reset_async, fixture->topics, own);
  g_assert_false (ps_topics_finish (fixture->topics, fixture->result, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

static void
test_nothing_typed_is_an_error (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const typed[] = {
    "\"", "'", "a AND", "NEAR(", "*", "-", "title:", "^x", "((", "\xff\xfe", "%s", "a\" OR \"b",
  };

  add (fixture, "Sleep", "");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;

      ps_topics_list_search (fixture->list, typed[i], NULL, FALSE, &error);
      g_assert_no_error (error);
    }
}

static void
test_search_finds_beginnings_and_puts_the_best_first (Fixture       *fixture,
                                                      gconstpointer  data G_GNUC_UNUSED)
{
  GListModel *list = G_LIST_MODEL (fixture->list);
  gint64 sleep;
  g_autofree char *snippet = NULL;

  add (fixture, "Anger", "Sleeping on it");
  sleep = add (fixture, "Sleep", "Resting well");
  add (fixture, "Work", "");

  g_assert_true (ps_topics_list_search (fixture->list, "slee", NULL, FALSE, NULL));
  ps_assert_list (list, "title", "Sleep Anger");
  g_assert_true (ps_topics_list_search (fixture->list, "SLEEP rest", NULL, FALSE, NULL));
  ps_assert_list (list, "title", "Sleep");
  g_assert_true (ps_topics_list_search (fixture->list, "", NULL, FALSE, NULL));
  ps_assert_list (list, "title", "Anger Sleep Work");

  snippet = ps_topics_dup_snippet (fixture->topics, sleep, "resti");
  g_assert_nonnull (strstr (snippet, PS_TOPIC_FOUND_BEGIN "Resting" PS_TOPIC_FOUND_END));
  g_assert_null (ps_topics_dup_snippet (fixture->topics, sleep, ""));
}

static void
test_favourites_and_categories_narrow_the_list (Fixture       *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  GListModel *list = G_LIST_MODEL (fixture->list);
  gint64 id = add (fixture, "Sleep", "");
  g_auto (GStrv) categories = NULL;

  add (fixture, "Work", "");
  ps_test_call (fixture->result, ps_topics_set_favourite_async, fixture->topics, id, TRUE);
  g_assert_true (ps_topics_finish (fixture->topics, fixture->result, NULL));

  g_assert_true (ps_topics_list_search (fixture->list, NULL, NULL, TRUE, NULL));
  ps_assert_list (list, "title", "Sleep");
  g_assert_true (ps_topics_list_search (fixture->list, NULL, "theirs", FALSE, NULL));
  ps_assert_list (list, "title", "");
  g_assert_true (ps_topics_list_search (fixture->list, NULL, "ours", FALSE, NULL));
  ps_assert_list (list, "title", "Sleep Work");

  categories = ps_topics_get_categories (fixture->topics, NULL);
  g_assert_cmpstr (categories[0], ==, "ours");
  g_assert_null (categories[1]);
}

static void
test_an_archived_topic_comes_back_on_undo (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add (fixture, "Sleep", "");

  ps_test_call (fixture->result, ps_topics_archive_async, fixture->topics, id, TRUE);
  g_assert_true (ps_topics_finish (fixture->topics, fixture->result, NULL));
  ps_test_call (fixture->result, ps_topics_archive_async, fixture->topics, id, FALSE);
  g_assert_true (ps_topics_finish (fixture->topics, fixture->result, NULL));
  ps_assert_changes (G_LIST_MODEL (fixture->list), "0+1, 0-1, 0+1");
}

static void
test_what_cannot_be_is_refused_with_a_reason (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsTopicRow) row = ps_topic_row_new ();
  g_autoptr (GError) nameless = NULL;
  g_autoptr (GError) endless = NULL;

  row->title = g_strdup (" ");
  row->minutes = 30;
  g_assert_cmpint (save (fixture, row, &nameless), ==, 0);
  g_assert_cmpstr (nameless->message, ==, "Enter a title for the topic.");

  g_free (row->title);
  row->title = g_strdup ("Sleep");
  row->minutes = 481;
  g_assert_cmpint (save (fixture, row, &endless), ==, 0);
  g_assert_error (endless, PS_ERROR, PS_ERROR_INVALID);
}

static void
test_a_topic_nobody_used_was_never_used (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_cmpint (ps_topics_get_last_used (fixture->topics, add (fixture, "Sleep", ""), 0), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/topics/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("what-is-shipped-is-put-there-once", test_what_is_shipped_is_put_there_once);
  ADD ("another-language-leaves-edited-ones-alone",
       test_another_language_leaves_edited_topics_alone);
  ADD ("a-reset-brings-back-the-shipped-text", test_a_reset_brings_back_the_shipped_text);
  ADD ("nothing-typed-is-an-error", test_nothing_typed_is_an_error);
  ADD ("search-finds-beginnings-and-puts-the-best-first",
       test_search_finds_beginnings_and_puts_the_best_first);
  ADD ("favourites-and-categories-narrow-the-list",
       test_favourites_and_categories_narrow_the_list);
  ADD ("an-archived-one-comes-back-on-undo", test_an_archived_topic_comes_back_on_undo);
  ADD ("what-cannot-be-is-refused-with-a-reason", test_what_cannot_be_is_refused_with_a_reason);
  ADD ("one-that-nobody-used-was-never-used", test_a_topic_nobody_used_was_never_used);
#undef ADD

  return g_test_run ();
}
