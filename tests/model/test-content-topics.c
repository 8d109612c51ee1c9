#include <locale.h>
#include <string.h>

#include "ps-content.h"

static PsContent *content;

static void
assert_sentence (const char *key,
                 const char *text)
{
  g_test_message ("%s: %s", key, text);
  g_assert_cmpint (strlen (text), >, 10);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strchr (text, '\n'));
  g_assert_null (strstr (text, "  "));
}

static void
test_the_library_is_whole (void)
{
  GPtrArray *topics = ps_content_get_topics (content);

  g_assert_cmpuint (topics->len, ==, 40);

  for (guint i = 0; i < topics->len; i++)
    {
      const PsContentTopic *topic = g_ptr_array_index (topics, i);
      guint n_prompts = g_strv_length (topic->prompts);
      guint n_steps = g_strv_length (topic->steps);

      g_test_message ("%s", topic->key);
      g_assert_cmpstr (topic->title, !=, "");
      g_assert_cmpstr (topic->category_title, !=, "");
      g_assert_cmpstr (topic->audience, !=, "");
      g_assert_cmpstr (topic->materials, !=, "");
      g_assert_cmpstr (topic->source, !=, "");
      g_assert_cmpuint (topic->minutes, >=, 15);
      g_assert_cmpuint (topic->minutes, <=, 30);
      g_assert_cmpuint (n_prompts, >=, 4);
      g_assert_cmpuint (n_prompts, <=, 6);
      g_assert_cmpuint (n_steps, >=, 3);
      g_assert_true (ps_content_find_topic (content, topic->key) == topic);

      assert_sentence (topic->key, topic->objective);
      for (guint j = 0; j < n_prompts; j++)
        assert_sentence (topic->key, topic->prompts[j]);
      for (guint j = 0; j < n_steps; j++)
        assert_sentence (topic->key, topic->steps[j]);
    }

  g_assert_null (ps_content_find_topic (content, "no-such-topic"));
}

/* Vaults hold these as a topic's origin: an edited topic is known by it for ever. A new one is added
 * at its place; none is taken away or spelt otherwise.
 */
static void
test_keys_are_kept (void)
{
  const char *const expected[] = {
    "pain-cycle", "hurt-and-harm", "pacing", "flare-up-plan", "small-goals", "problem-solving",
    "sleep-habits", "gentle-movement", "eating-little-energy", "fatigue-brain-fog",
    "physical-therapist", "asking-good-questions", "breath-body-scan", "noticing-thoughts",
    "grounding", "self-kindness", "pain-and-mood", "anger-and-worry", "uncertainty",
    "more-than-one-condition", "medicines-routines", "tapering", "moud-without-stigma",
    "cravings-tonight", "overdose-safety", "home-group", "fifteen-minute-visit",
    "benefits-rides-paperwork", "work-and-money", "explaining-to-family", "saying-no",
    "closeness-and-illness", "caregivers-limits", "identity", "fear-of-return", "losses",
    "stuck-grief", "nobodys-pain-is-worse", "support-not-advice", "carrying-on",
  };
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *topics = ps_content_get_topics (content);

  for (guint i = 0; i < topics->len; i++)
    g_assert_true (g_hash_table_add (keys, ((PsContentTopic *) g_ptr_array_index (topics, i))->key));

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", expected[i]);
      g_assert_true (g_hash_table_contains (keys, expected[i]));
    }
}

static void
test_every_shelf_holds_something (void)
{
  GPtrArray *categories = ps_content_get_categories (content);
  GPtrArray *topics = ps_content_get_topics (content);

  for (guint i = 0; i < categories->len; i++)
    {
      const PsContentItem *category = g_ptr_array_index (categories, i);
      guint n = 0;

      for (guint j = 0; j < topics->len; j++)
        {
          const PsContentTopic *topic = g_ptr_array_index (topics, j);

          if (strcmp (topic->category, category->key) == 0)
            {
              g_assert_cmpstr (topic->category_title, ==, category->text);
              n++;
            }
        }

      g_test_message ("%s", category->key);
      g_assert_cmpuint (n, >, 0);
    }
}

/* A question that begins with a verb is one that can be answered with yes or no. */
static void
test_prompts_are_open_questions (void)
{
  const char *const open[] = {
    "What", "Which", "How", "When", "Where", "Who", "Whom", "Whose", "Why", "In which",
  };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *topics = ps_content_get_topics (content);

  for (guint i = 0; i < topics->len; i++)
    {
      const PsContentTopic *topic = g_ptr_array_index (topics, i);

      for (guint j = 0; topic->prompts[j] != NULL; j++)
        {
          const char *prompt = topic->prompts[j];
          gboolean is_open = FALSE;

          /* "When your pain goes up, what …": the question comes after the comma. */
          for (guint k = 0; k < G_N_ELEMENTS (open); k++)
            is_open = is_open || (g_str_has_prefix (prompt, open[k])
                                  && prompt[strlen (open[k])] == ' ');

          g_test_message ("%s: %s", topic->key, prompt);
          g_assert_true (is_open);
          g_assert_true (g_str_has_suffix (prompt, "?"));
          g_assert_true (g_hash_table_add (seen, topic->prompts[j]));
        }
    }
}

static void
test_caution_says_what_its_tags_mean (void)
{
  const char *const tags[] = { "grief", "suicide", "trauma", "medicines", NULL };
  const struct {
    const char *topic;
    const char *tag;
  } needed[] = {
    { "flare-up-plan", "medicines" }, { "medicines-routines", "medicines" },
    { "tapering", "medicines" }, { "tapering", "suicide" }, { "moud-without-stigma", "medicines" },
    { "overdose-safety", "grief" }, { "pain-and-mood", "suicide" }, { "losses", "grief" },
    { "stuck-grief", "grief" }, { "stuck-grief", "suicide" }, { "breath-body-scan", "trauma" },
    { "closeness-and-illness", "trauma" }, { "support-not-advice", "medicines" },
  };
  GPtrArray *topics = ps_content_get_topics (content);

  for (guint i = 0; i < topics->len; i++)
    {
      const PsContentTopic *topic = g_ptr_array_index (topics, i);

      g_test_message ("%s", topic->key);
      g_assert_true (topic->caution_tags[0] == NULL || *topic->caution != '\0');

      for (guint j = 0; topic->caution_tags[j] != NULL; j++)
        g_assert_true (g_strv_contains (tags, topic->caution_tags[j]));
    }

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      const PsContentTopic *topic = ps_content_find_topic (content, needed[i].topic);

      g_assert_true (g_strv_contains ((const char *const *) topic->caution_tags, needed[i].tag));
    }
}

static void
add_list (GPtrArray *texts,
          GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      PsContentItem *item = g_ptr_array_index (items, i);

      g_ptr_array_add (texts, item->text);
      g_ptr_array_add (texts, item->detail);
    }
}

/* Peerside puts nobody into a drawer, gives no advice about medicines and promises no cure. */
static void
test_words_hurt_nobody (void)
{
  const char *const avoided[] = {
    "\\bpatients?\\b", "\\bclients?\\b", "\\bclean\\b", "\\baddict", "\\babuser", "\\bjunkie",
    "\\buser\\b", "\\bdropped out\\b", "\\bmandated\\b", "\\bcommit(ted|s)? suicide\\b",
    "\\bsessions?\\b", "\\brelapse", "\\bvictim", "\\bsuffer", "\\bnon-?complian", "\\bfailed\\b",
    "\\bnormal\\b", "\\bhabit-forming\\b", "\\bdrug", "\\bbattle", "\\bfight", "\\bcrazy\\b",
    "\\bcures?\\b(?<!as a cure)", "\\bproven\\b", "\\bguarantee", "\\d+ ?%",
    /* An amount of anything that is taken. */
    "\\d+ ?(mg|mcg|µg|ml|g|grams?|milligrams?|tablets?|pills?|drops|doses?)\\b", "\\bdos(e|es|age)\\b",
    /* Written by machine. */
    "'", "\"", "\\.\\.\\.", " - ", "&", "<",
  };
  GPtrArray *topics = ps_content_get_topics (content);
  GPtrArray *agendas = ps_content_get_agendas (content);
  g_autoptr (GPtrArray) recovery = ps_content_dup_agreement (content, "recovery");
  g_autoptr (GPtrArray) web = ps_content_dup_agreement (content, "web");
  g_autoptr (GPtrArray) patient_led = ps_content_dup_agreement (content, "patient-led");
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  add_list (texts, recovery);
  add_list (texts, web);
  add_list (texts, patient_led);
  add_list (texts, ps_content_get_debrief_prompts (content, FALSE));
  add_list (texts, ps_content_get_debrief_prompts (content, TRUE));
  add_list (texts, ps_content_get_challenges (content));
  add_list (texts, ps_content_get_categories (content));

  for (guint i = 0; i < topics->len; i++)
    {
      const PsContentTopic *topic = g_ptr_array_index (topics, i);

      g_ptr_array_add (texts, topic->title);
      g_ptr_array_add (texts, topic->objective);
      g_ptr_array_add (texts, topic->materials);
      g_ptr_array_add (texts, topic->audience);
      g_ptr_array_add (texts, topic->caution);
      for (guint j = 0; topic->prompts[j] != NULL; j++)
        g_ptr_array_add (texts, topic->prompts[j]);
      for (guint j = 0; topic->steps[j] != NULL; j++)
        g_ptr_array_add (texts, topic->steps[j]);
    }

  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);

      g_ptr_array_add (texts, agenda->name);
      g_ptr_array_add (texts, agenda->description);
      for (guint j = 0; j < agenda->segments->len; j++)
        {
          PsSegmentPlan *plan = g_ptr_array_index (agenda->segments, j);

          g_ptr_array_add (texts, plan->title);
          g_ptr_array_add (texts, plan->cue);
          if (plan->materials != NULL)
            g_ptr_array_add (texts, plan->materials);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (avoided); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GRegex) regex = g_regex_new (avoided[i], G_REGEX_CASELESS, 0, &error);

      g_assert_no_error (error);

      for (guint j = 0; j < texts->len; j++)
        {
          const char *text = g_ptr_array_index (texts, j);

          if (g_regex_match (regex, text, 0, NULL))
            g_error ("“%s” stands in “%s”", avoided[i], text);
        }
    }
}

static guint
count_words (const char *text,
             guint      *longest)
{
  g_auto (GStrv) sentences = g_regex_split_simple ("[.?!:]+[”]?( |$)", text, 0, 0);
  guint total = 0;

  for (guint i = 0; sentences[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_regex_split_simple ("\\s+", sentences[i], 0, 0);
      guint n = g_strv_length (words);

      total += n;
      *longest = MAX (*longest, n);
    }

  return total;
}

/* Plain words: what a reader stumbles over first is a long sentence. */
static void
test_sentences_are_short (void)
{
  GPtrArray *topics = ps_content_get_topics (content);

  for (guint i = 0; i < topics->len; i++)
    {
      const PsContentTopic *topic = g_ptr_array_index (topics, i);

      for (guint j = 0; topic->prompts[j] != NULL; j++)
        {
          guint longest = 0;

          g_test_message ("%s: %s", topic->key, topic->prompts[j]);
          count_words (topic->prompts[j], &longest);
          g_assert_cmpuint (longest, <=, 22);
        }

      for (guint j = 0; topic->steps[j] != NULL; j++)
        {
          guint longest = 0;

          g_test_message ("%s: %s", topic->key, topic->steps[j]);
          g_assert_cmpuint (count_words (topic->steps[j], &longest), <=, 60);
          g_assert_cmpuint (longest, <=, 40);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  content = ps_content_new (NULL, NULL, NULL);

  g_test_add_func ("/content/topics/whole", test_the_library_is_whole);
  g_test_add_func ("/content/topics/keys", test_keys_are_kept);
  g_test_add_func ("/content/topics/shelves", test_every_shelf_holds_something);
  g_test_add_func ("/content/topics/open-questions", test_prompts_are_open_questions);
  g_test_add_func ("/content/topics/caution", test_caution_says_what_its_tags_mean);
  g_test_add_func ("/content/topics/words", test_words_hurt_nobody);
  g_test_add_func ("/content/topics/short-sentences", test_sentences_are_short);

  status = g_test_run ();
  g_assert_finalize_object (content);

  return status;
}
