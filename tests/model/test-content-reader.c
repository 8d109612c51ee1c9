#include <locale.h>
#include <string.h>

#include "ps-content-reader.h"

static const char *
same_cb (const char *context G_GNUC_UNUSED,
         const char *msgid,
         gpointer    user_data G_GNUC_UNUSED)
{
  g_assert_cmpstr (msgid, !=, "");
  return msgid;
}

static const PsContentReader reader = { same_cb, NULL };

static void
assert_text (const char *xml,
             const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (PsContentNode) node = ps_content_node_parse (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (node->text, ==, expected);
}

static void
test_white_space_is_folded (void)
{
  assert_text ("<a>one</a>", "one");
  assert_text ("<a>\n  one\t two\r\n\n  three \n</a>", "one two three");
  assert_text ("<a>one<!-- not this -->  two</a>", "one two");
  assert_text ("<a>this &amp; that &#8217;</a>", "this & that ’");
  assert_text ("<a>no\u00a0break</a>", "no\u00a0break");
  assert_text ("<a/>", "");
}

static void
assert_no_tree (const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_content_node_parse (bytes, &error));
  g_assert_true (error->domain == G_MARKUP_ERROR);
}

static void
test_broken_xml_is_refused (void)
{
  assert_no_tree ("");
  assert_no_tree ("words");
  assert_no_tree ("<a><b></a>");
  assert_no_tree ("<a>");
  assert_no_tree ("<a/><b/>");
  assert_no_tree ("<a>\xff</a>");
}

static void
assert_no_agenda (const char *xml,
                  const char *complaint)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_content_read_agendas (&reader, bytes, &error));
  g_assert_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT);
  g_assert_cmpstr (error->message, ==, complaint);
}

#define SEGMENT(attributes, time) \
  "<segment " attributes "><time length='90' " time "/><title>T</title><cue>C</cue></segment>"

static void
test_an_agenda_that_cannot_be_is_refused (void)
{
  assert_no_agenda ("<a><agenda model='web'/></a>", "agenda: needs a model and lengths");
  assert_no_agenda ("<a><agenda model='web' lengths='90'>"
                    SEGMENT ("kind='karaoke' led-by='peer'", "minutes='90' min='1' max='90'")
                    "</agenda></a>",
                    "karaoke: is not a kind of segment");
  assert_no_agenda ("<a><agenda model='web' lengths='90'>"
                    SEGMENT ("kind='topic'", "minutes='90' min='1' max='90'")
                    "</agenda></a>",
                    "topic: is led by nobody that is known");
  assert_no_agenda ("<a><agenda model='web' lengths='75 90'>"
                    SEGMENT ("kind='topic' led-by='peer' protected='yes'",
                             "minutes='90' min='90' max='90'")
                    "</agenda></a>",
                    "web: cannot be made as long as that");
}

static void
test_a_length_without_times_is_worked_out (void)
{
  const char *xml = "<a><agenda model='web' lengths='45 90'><name>N</name>"
                    SEGMENT ("kind='topic' led-by='peer'", "minutes='80' min='40' max='90'")
                    SEGMENT ("kind='check-out' led-by='peer' protected='yes'",
                             "minutes='10' min='10' max='12'")
                    "</agenda></a>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) agendas = ps_content_read_agendas (&reader, bytes, &error);
  const PsAgendaTemplate *agenda;
  const PsSegmentPlan *plan;

  g_assert_no_error (error);
  g_assert_cmpuint (agendas->len, ==, 2);

  agenda = g_ptr_array_index (agendas, 0);
  g_assert_cmpstr (agenda->key, ==, "web-45");
  g_assert_cmpuint (agenda->segments->len, ==, 2);

  plan = g_ptr_array_index (agenda->segments, 0);
  g_assert_cmpint (plan->planned_s, ==, 35 * 60);
  g_assert_cmpstr (plan->cue, ==, "C");
  g_assert_null (plan->materials);

  plan = g_ptr_array_index (agenda->segments, 1);
  g_assert_cmpint (plan->planned_s, ==, 10 * 60);
  g_assert_true (plan->is_protected);
}

static void
assert_no_topic (const char *xml,
                 const char *complaint)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GPtrArray) shelves = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  PsContentItem shelf = { (char *) "body", (char *) "Body", (char *) "" };

  g_ptr_array_add (shelves, &shelf);
  g_assert_null (ps_content_read_topics (&reader, bytes, shelves, &error));
  g_assert_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT);
  g_assert_cmpstr (error->message, ==, complaint);
}

static void
test_a_topic_that_cannot_be_is_refused (void)
{
  assert_no_topic ("<a><topic/></a>", "topic: needs a key and an exercise");
  assert_no_topic ("<a><topic key='k' category='body' led-by='peer'/></a>",
                   "k: needs a key and an exercise");
  assert_no_topic ("<a><topic key='k' category='cellar' led-by='peer'><exercise/></topic></a>",
                   "k: is on a shelf that is not there");
  assert_no_topic ("<a><topic key='k' category='body' led-by='cat'><exercise/></topic></a>",
                   "k: is led by nobody that is known");
}

static void
test_a_list_knows_its_models (void)
{
  const char *xml = "<a><list key='l'>"
                    "<item key='all'><text>A</text></item>"
                    "<item key='two' models='web recovery'><text>B</text><detail>D</detail></item>"
                    "</list></a>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) everything = ps_content_read_list (&reader, bytes, "l", NULL, &error);
  g_autoptr (GPtrArray) web = ps_content_read_list (&reader, bytes, "l", "web", &error);
  g_autoptr (GPtrArray) programme = ps_content_read_list (&reader, bytes, "l", "programme", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (everything->len, ==, 2);
  g_assert_cmpuint (web->len, ==, 2);
  g_assert_cmpuint (programme->len, ==, 1);
  g_assert_cmpstr (((PsContentItem *) g_ptr_array_index (web, 1))->detail, ==, "D");

  g_assert_null (ps_content_read_list (&reader, bytes, "m", NULL, &error));
  g_assert_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/content/reader/white-space", test_white_space_is_folded);
  g_test_add_func ("/content/reader/broken-xml", test_broken_xml_is_refused);
  g_test_add_func ("/content/reader/impossible-agenda", test_an_agenda_that_cannot_be_is_refused);
  g_test_add_func ("/content/reader/worked-out", test_a_length_without_times_is_worked_out);
  g_test_add_func ("/content/reader/impossible-topic", test_a_topic_that_cannot_be_is_refused);
  g_test_add_func ("/content/reader/list", test_a_list_knows_its_models);

  return g_test_run ();
}
