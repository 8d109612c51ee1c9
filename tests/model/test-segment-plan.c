#include "ps-segment-plan.h"

#include <string.h>

#include "ps-error.h"

static void
test_kinds_are_stored_as_the_words_of_the_field (void)
{
  const char * const words[] = {
    "welcome", "agreement", "safety-ask", "check-in", "mindfulness", "topic", "guest",
    "member-presentation", "exercise", "open-sharing", "break", "goal-round", "feedback",
    "confidentiality", "contact", "check-out", "social",
  };

  g_assert_cmpuint (G_N_ELEMENTS (words), ==, PS_N_SEGMENT_KINDS);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      PsSegmentKind kind;

      g_assert_true (ps_segment_kind_from_string (words[i], &kind));
      g_assert_cmpstr (ps_segment_kind_to_string (kind), ==, words[i]);
      g_assert_cmpstr (ps_segment_kind_get_label (kind), !=, "");
    }
}

static void
test_an_unknown_word_is_told (void)
{
  PsSegmentKind kind = PS_SEGMENT_BREAK;
  PsLedBy led_by = PS_LED_BY_GUEST;

  g_assert_false (ps_segment_kind_from_string ("lunch", &kind));
  g_assert_false (ps_segment_kind_from_string ("", &kind));
  g_assert_false (ps_segment_kind_from_string (NULL, &kind));
  g_assert_cmpint (kind, ==, PS_SEGMENT_BREAK);

  g_assert_false (ps_led_by_from_string ("nobody", &led_by));
  g_assert_cmpint (led_by, ==, PS_LED_BY_GUEST);
}

static void
test_leaders_are_stored_as_words (void)
{
  const char * const words[] = { "peer", "professional", "member", "guest" };

  g_assert_cmpuint (G_N_ELEMENTS (words), ==, PS_N_LED_BY);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      PsLedBy led_by;

      g_assert_true (ps_led_by_from_string (words[i], &led_by));
      g_assert_cmpstr (ps_led_by_to_string (led_by), ==, words[i]);
      g_assert_cmpstr (ps_led_by_get_label (led_by), !=, "");
    }
}

static void
test_a_copy_says_the_same (void)
{
  g_autoptr (GPtrArray) plans = ps_segment_plans_new ();
  g_autoptr (GPtrArray) copy = NULL;
  PsSegmentPlan *plan = ps_segment_plan_new (PS_SEGMENT_TOPIC, "Pacing", 600, 1200, 1800);
  const PsSegmentPlan *copied;

  plan->cue = g_strdup ("Ask, then wait.");
  plan->is_protected = TRUE;
  g_ptr_array_add (plans, plan);
  g_ptr_array_add (plans, ps_segment_plan_new (PS_SEGMENT_BREAK, "Tea", 0, 600, 600));

  copy = ps_segment_plans_copy (plans);
  g_clear_pointer (&plans, g_ptr_array_unref);

  g_assert_cmpuint (copy->len, ==, 2);
  g_assert_cmpint (ps_segment_plans_total (copy), ==, 1800);
  copied = g_ptr_array_index (copy, 0);
  g_assert_cmpstr (copied->title, ==, "Pacing");
  g_assert_cmpstr (copied->cue, ==, "Ask, then wait.");
  g_assert_null (copied->materials);
  g_assert_true (copied->is_protected);
}

static void
assert_check (const char *title,
              gint64      min_s,
              gint64      planned_s,
              gint64      max_s,
              gboolean    good)
{
  g_autoptr (PsSegmentPlan) plan = ps_segment_plan_new (PS_SEGMENT_TOPIC, title, min_s, planned_s,
                                                        max_s);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (ps_segment_plan_check (plan, &error), ==, good);
  if (good)
    {
      g_assert_no_error (error);
      return;
    }

  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  if (g_str_equal (title, "Topic"))
    g_assert_nonnull (strstr (error->message, title));
}

static void
test_what_cannot_be_stored_is_told (void)
{
  assert_check ("Topic", 0, 0, 0, TRUE);
  assert_check ("Topic", 600, 1200, 86400, TRUE);
  assert_check ("Topic", 600, 1200, 86401, FALSE);
  assert_check ("Topic", 1201, 1200, 1800, FALSE);
  assert_check ("Topic", 600, 1801, 1800, FALSE);
  assert_check ("Topic", -1, 1200, 1800, FALSE);
  assert_check ("", 600, 1200, 1800, FALSE);
  assert_check (" \u00a0\t", 600, 1200, 1800, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/segment-plan/kinds-are-stored-as-the-words-of-the-field",
                   test_kinds_are_stored_as_the_words_of_the_field);
  g_test_add_func ("/segment-plan/an-unknown-word-is-told", test_an_unknown_word_is_told);
  g_test_add_func ("/segment-plan/leaders-are-stored-as-words", test_leaders_are_stored_as_words);
  g_test_add_func ("/segment-plan/a-copy-says-the-same", test_a_copy_says_the_same);
  g_test_add_func ("/segment-plan/what-cannot-be-stored-is-told",
                   test_what_cannot_be_stored_is_told);

  return g_test_run ();
}
