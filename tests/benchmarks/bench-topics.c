/* A search among 10,000 topics of 1.5 kB: the 50 best with their snippets, as the Topics page and
 * `peersidectl topics search` have them. It is held against the same statements in a bare loop,
 * which says what our layers cost, and against one statement that gives all 50 rows at once, which
 * says what the statements cost.
 */
#include "ps-bench-raw.h"
#include "ps-bench.h"
#include "ps-clock.h"
#include "ps-topics.h"

#define N_TOPICS 10000
#define N_BEST   50

/* A frequent word, a beginning such as somebody types it, and two words. */
static const char * const typed[] = { "sleslesle", "talk", "hope reme" };
static const char * const matches[] = { "\"sleslesle\" *", "\"talk\" *", "\"hope\" * \"reme\" *" };

typedef struct {
  PsTopics     *topics;
  PsRowList    *list;
  sqlite3_stmt *best;
  sqlite3_stmt *ids;
  sqlite3_stmt *row;
  sqlite3_stmt *snippet;
  guint         n_ours;
  guint         n_raw;
} Bench;

static gboolean
add_topics (PsConn    *conn,
            gpointer   data G_GNUC_UNUSED,
            GError   **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < N_TOPICS; i++)
    {
      g_autoptr (PsTopicRow) row = ps_topic_row_new ();

      row->title = ps_bench_text (rand, 30);
      row->objective = ps_bench_text (rand, 170);
      row->prompts = ps_bench_text (rand, 800);
      row->exercise = ps_bench_text (rand, 500);
      row->minutes = 30;
      if (!ps_topic_store_add (conn, row, 1, error))
        return FALSE;
    }

  return TRUE;
}

static void
search_ours (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      guint n;

      ps_topics_list_search (bench->list, typed[i], NULL, FALSE, &error);
      g_assert_no_error (error);

      n = MIN (g_list_model_get_n_items (G_LIST_MODEL (bench->list)), N_BEST);
      for (guint k = 0; k < n; k++)
        {
          g_autoptr (PsTopic) topic = g_list_model_get_item (G_LIST_MODEL (bench->list), k);
          g_autofree char *snippet =
            ps_topics_dup_snippet (bench->topics, ps_topic_get_id (topic), typed[i]);

          bench->n_ours += snippet != NULL;
        }
    }
}

static void
search_raw (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      sqlite3_bind_text (bench->best, 1, matches[i], -1, SQLITE_STATIC);
      while (sqlite3_step (bench->best) == SQLITE_ROW)
        {
          g_autofree char *title = g_strdup ((const char *) sqlite3_column_text (bench->best, 1));
          g_autofree char *snippet = g_strdup ((const char *) sqlite3_column_text (bench->best, 2));

          bench->n_raw += title != NULL && snippet != NULL;
        }
      sqlite3_reset (bench->best);
    }
}

static void
search_same (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      sqlite3_bind_text (bench->ids, 1, matches[i], -1, SQLITE_STATIC);
      while (sqlite3_step (bench->ids) == SQLITE_ROW)
        {
          gint64 id = sqlite3_column_int64 (bench->ids, 0);

          g_array_append_val (ids, id);
        }
      sqlite3_reset (bench->ids);

      for (guint k = 0; k < MIN (ids->len, N_BEST); k++)
        {
          g_autofree char *snippet = NULL;

          sqlite3_bind_int64 (bench->row, 1, g_array_index (ids, gint64, k));
          sqlite3_step (bench->row);
          sqlite3_reset (bench->row);

          sqlite3_bind_text (bench->snippet, 1, matches[i], -1, SQLITE_STATIC);
          sqlite3_bind_int64 (bench->snippet, 2, g_array_index (ids, gint64, k));
          if (sqlite3_step (bench->snippet) == SQLITE_ROW)
            snippet = g_strdup ((const char *) sqlite3_column_text (bench->snippet, 0));
          sqlite3_reset (bench->snippet);
        }
    }
}

int
main (void)
{
  PsTestDb store = { 0 };
  Bench bench = { 0 };
  g_autoptr (PsContent) content = ps_content_new (NULL, NULL, NULL);
  sqlite3 *raw;

  ps_test_db_set_up (&store);
  ps_test_db_write (&store, add_topics, NULL);
  ps_test_db_reopen (&store);

  bench.topics = ps_topics_new (store.db, &ps_clock_system, content);
  bench.list = ps_topics_list_new (bench.topics);
  ps_row_list_load_rest (bench.list);

  raw = ps_bench_raw_open (store.path);
  bench.best = ps_bench_raw_prepare (raw,
    "WITH best (id, title) AS MATERIALIZED ("
    " SELECT t.id, t.title FROM topic_text JOIN topic AS t ON t.id = topic_text.rowid"
    " WHERE topic_text MATCH ?1 AND t.archived_at IS NULL"
    " ORDER BY bm25 (topic_text, 10, 4, 3, 2, 2, 1), t.id LIMIT 50)"
    " SELECT b.id, b.title, snippet (topic_text, -1, char (2), char (3), '…', 16)"
    " FROM best AS b JOIN topic_text ON topic_text.rowid = b.id WHERE topic_text MATCH ?1");

  bench.ids = ps_bench_raw_prepare (raw,
    "SELECT t.id FROM topic_text JOIN topic AS t ON t.id = topic_text.rowid"
    " WHERE topic_text MATCH ?1 AND t.archived_at IS NULL"
    " ORDER BY bm25 (topic_text, 10, 4, 3, 2, 2, 1), t.id");
  bench.row = ps_bench_raw_prepare (raw, "SELECT * FROM topic WHERE id = ?1");
  bench.snippet = ps_bench_raw_prepare (raw,
    "SELECT snippet (topic_text, -1, char (2), char (3), '…', 16) FROM topic_text"
    " WHERE topic_text MATCH ?1 AND rowid = ?2");

  ps_bench_pair ("topic search, 10,000 topics, best 50 with snippets", search_ours,
                 "the same SQL in a bare C loop", search_same, &bench);
  ps_bench_pair ("topic search, 10,000 topics, best 50 with snippets", search_ours,
                 "one statement for all 50 in a bare C loop", search_raw, &bench);
  bench.n_ours = bench.n_raw = 0;
  search_ours (&bench);
  search_raw (&bench);
  if (bench.n_ours != bench.n_raw || bench.n_ours == 0)
    g_error ("Found %u and %u: they do not do the same.", bench.n_ours, bench.n_raw);

  sqlite3_finalize (bench.best);
  sqlite3_finalize (bench.ids);
  sqlite3_finalize (bench.row);
  sqlite3_finalize (bench.snippet);
  sqlite3_close (raw);
  g_object_unref (bench.list);
  g_object_unref (bench.topics);
  ps_test_db_tear_down (&store);

  return 0;
}
