/* Whatever somebody types into the search, SQLite takes it for a search and for nothing else. */
#include "ps-fuzz.h"
#include "ps-test-db.h"
#include "ps-topic-query.h"
#include "ps-topic-store.h"

static PsTestDb test;

static gboolean
fill (PsConn    *conn,
      gpointer   data G_GNUC_UNUSED,
      GError   **error)
{
  g_autoptr (PsTopicRow) row = ps_topic_row_new ();

  row->title = g_strdup ("Pacing");
  row->objective = g_strdup ("Doing a little less than you could");
  row->minutes = 30;

  return ps_topic_store_add (conn, row, 1, error);
}

static void
tear_down (void)
{
  ps_test_db_tear_down (&test);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = ps_fuzz_text (data, size);
  g_autofree char *query = NULL;
  g_autofree char *snippet = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return 0;

  if (test.db == NULL)
    {
      ps_test_db_set_up (&test);
      ps_test_db_write (&test, fill, NULL);
      atexit (tear_down);
    }

  query = ps_topic_query_new (text);
  if (query == NULL)
    return 0;

  ids = ps_topic_store_search (ps_test_db_reader (&test), query, NULL, -1, &error);
  g_assert_no_error (error);
  ps_topic_store_snippet (ps_test_db_reader (&test), query, 1, &snippet, &error);
  g_assert_no_error (error);

  return 0;
}
