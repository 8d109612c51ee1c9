#include "ps-debrief-text.h"

#include "ps-error.h"

static PsDebriefText *
full_text (void)
{
  PsDebriefText *text = ps_debrief_text_new ();
  PsFollowUp *follow_up = ps_follow_up_new ();

  g_free (text->peer_leader);
  text->peer_leader = g_strdup ("Rosa “Peer” \\ Leader");
  ps_debrief_text_set_answer (text, "helped", "The round.\nEverybody spoke.");
  ps_debrief_text_set_answer (text, "hardest", "Größe, ألم, \"quotes\"");
  g_ptr_array_add (text->challenges, g_strdup ("comparison"));
  text->how_peer = 3;
  text->next_topic_id = G_GINT64_CONSTANT (9007199254740993);

  g_free (follow_up->what);
  follow_up->what = g_strdup ("Call about the ride");
  g_strlcpy (follow_up->due_on, "2026-12-01", sizeof follow_up->due_on);
  follow_up->person_id = 7;
  g_ptr_array_add (text->follow_ups, follow_up);

  return text;
}

static void
test_reads_what_it_writes (void)
{
  g_autoptr (PsDebriefText) text = full_text ();
  g_autofree char *json = ps_debrief_text_to_json (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDebriefText) again = ps_debrief_text_parse (json, -1, &error);
  const PsFollowUp *follow_up;

  g_assert_no_error (error);
  g_assert_cmpstr (again->peer_leader, ==, "Rosa “Peer” \\ Leader");
  g_assert_cmpstr (ps_debrief_text_answer (again, "helped"), ==, "The round.\nEverybody spoke.");
  g_assert_cmpstr (ps_debrief_text_answer (again, "hardest"), ==, "Größe, ألم, \"quotes\"");
  g_assert_cmpstr (ps_debrief_text_answer (again, "never-asked"), ==, "");
  g_assert_cmpuint (again->challenges->len, ==, 1);
  g_assert_cmpint (again->how_peer, ==, 3);
  g_assert_cmpint (again->how_professional, ==, -1);
  g_assert_cmpint (again->next_topic_id, ==, G_GINT64_CONSTANT (9007199254740993));

  g_assert_cmpuint (again->follow_ups->len, ==, 1);
  follow_up = g_ptr_array_index (again->follow_ups, 0);
  g_assert_cmpstr (follow_up->what, ==, "Call about the ride");
  g_assert_cmpstr (follow_up->due_on, ==, "2026-12-01");
  g_assert_cmpint (follow_up->person_id, ==, 7);
}

static void
test_names_alone_are_not_a_debrief (void)
{
  g_autoptr (PsDebriefText) text = ps_debrief_text_new ();

  g_free (text->peer_leader);
  text->peer_leader = g_strdup ("Rosa");
  g_assert_true (ps_debrief_text_is_empty (text));

  ps_debrief_text_set_answer (text, "helped", "x");
  g_assert_false (ps_debrief_text_is_empty (text));

  ps_debrief_text_set_answer (text, "helped", "");
  g_assert_true (ps_debrief_text_is_empty (text));
}

static void
test_what_is_not_a_debrief_is_refused (void)
{
  static const char * const bad[] = {
    "", "null", "[]", "7", "{", "{}", "{\"form\":1}",
    "{\"form\":1,\"answers\":[],\"challenges\":[],\"follow_ups\":[]}",
    "{\"form\":1,\"answers\":{\"a\":{}},\"challenges\":[],\"follow_ups\":[]}",
    "{\"form\":1,\"answers\":{},\"challenges\":[{}],\"follow_ups\":[]}",
    "{\"form\":1,\"answers\":{},\"challenges\":[],\"follow_ups\":[1]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ps_debrief_text_parse (bad[i], -1, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
    }
}

static void
test_a_newer_form_is_left_alone (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_debrief_text_parse ("{\"form\":2}", -1, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NEWER);
}

static void
test_a_copy_is_its_own (void)
{
  g_autoptr (PsDebriefText) text = full_text ();
  g_autoptr (PsDebriefText) copy = ps_debrief_text_copy (text);
  g_autofree char *json = ps_debrief_text_to_json (text);
  g_autofree char *same = ps_debrief_text_to_json (copy);
  g_autofree char *still = NULL;

  g_assert_cmpstr (json, ==, same);

  ps_debrief_text_set_answer (text, "helped", "something else");
  g_ptr_array_set_size (text->follow_ups, 0);
  still = ps_debrief_text_to_json (copy);
  g_assert_cmpstr (still, ==, same);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/debrief-text/reads-what-it-writes", test_reads_what_it_writes);
  g_test_add_func ("/debrief-text/names-alone-are-not-a-debrief",
                   test_names_alone_are_not_a_debrief);
  g_test_add_func ("/debrief-text/what-is-not-one-is-refused",
                   test_what_is_not_a_debrief_is_refused);
  g_test_add_func ("/debrief-text/a-newer-form-is-left-alone", test_a_newer_form_is_left_alone);
  g_test_add_func ("/debrief-text/a-copy-is-its-own", test_a_copy_is_its_own);

  return g_test_run ();
}
