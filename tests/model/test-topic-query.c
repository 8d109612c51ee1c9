#include "ps-topic-query.h"

static void
test_asks_for_every_word_as_a_beginning (void)
{
  static const struct {
    const char *typed;
    const char *query;
  } claims[] = {
    { "sleep", "\"sleep\"*" },
    { "  small   goals ", "\"small\"* \"goals\"*" },
    { "boom-and-bust", "\"boom\"* \"and\"* \"bust\"*" },
    { "it's", "\"it\"* \"s\"*" },
    { "größe", "\"größe\"*" },
    { "ألم", "\"ألم\"*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *query = ps_topic_query_new (claims[i].typed);

      g_assert_cmpstr (query, ==, claims[i].query);
    }
}

static void
test_grammar_of_fts5_means_nothing (void)
{
  static const struct {
    const char *typed;
    const char *query;
  } claims[] = {
    { "pain AND NOT mood", "\"pain\"* \"AND\"* \"NOT\"* \"mood\"*" },
    { "title:pain*", "\"title\"* \"pain\"*" },
    { "\"unclosed", "\"unclosed\"*" },
    { "NEAR(a b, 2)", "\"NEAR\"* \"a\"* \"b\"* \"2\"*" },
    { "x' OR '1'='1", "\"x\"* \"OR\"* \"1\"* \"1\"*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *query = ps_topic_query_new (claims[i].typed);

      g_assert_cmpstr (query, ==, claims[i].query);
    }
}

static void
test_nothing_to_ask_is_null (void)
{
  g_assert_null (ps_topic_query_new (NULL));
  g_assert_null (ps_topic_query_new (""));
  g_assert_null (ps_topic_query_new (" \t\n"));
  g_assert_null (ps_topic_query_new ("*\"'()-:^"));
}

static void
test_bytes_that_are_not_text_are_left_out (void)
{
  g_autofree char *query = ps_topic_query_new ("pa\xff in");

  g_assert_nonnull (query);
  g_assert_true (g_utf8_validate (query, -1, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/topic-query/every-word-as-a-beginning",
                   test_asks_for_every_word_as_a_beginning);
  g_test_add_func ("/topic-query/grammar-means-nothing", test_grammar_of_fts5_means_nothing);
  g_test_add_func ("/topic-query/nothing-to-ask-is-null", test_nothing_to_ask_is_null);
  g_test_add_func ("/topic-query/bad-bytes-are-left-out",
                   test_bytes_that_are_not_text_are_left_out);

  return g_test_run ();
}
