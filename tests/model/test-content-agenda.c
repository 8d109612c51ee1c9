#include <locale.h>
#include <string.h>

#include "ps-content.h"

static const char *const models[] = { "co-facilitated", "programme", "recovery", "patient-led", "web" };

static PsContent *content;

static void
test_every_model_has_three_lengths (void)
{
  g_assert_cmpuint (ps_content_get_agendas (content)->len, ==, G_N_ELEMENTS (models) * 3);

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    for (guint minutes = 60; minutes <= 90; minutes += 15)
      {
        const PsAgendaTemplate *agenda = ps_content_find_agenda (content, models[i], minutes);
        g_autofree char *key = g_strdup_printf ("%s-%u", models[i], minutes);

        g_assert_nonnull (agenda);
        g_assert_cmpstr (agenda->key, ==, key);
        g_assert_cmpstr (agenda->name, !=, "");
        g_assert_cmpstr (agenda->description, !=, "");
      }

  g_assert_null (ps_content_find_agenda (content, "co-facilitated", 61));
  g_assert_null (ps_content_find_agenda (content, "choir", 60));
}

static void
test_minutes_add_up_to_the_meeting (void)
{
  GPtrArray *agendas = ps_content_get_agendas (content);

  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);

      g_test_message ("%s", agenda->key);
      g_assert_cmpint (ps_segment_plans_total (agenda->segments), ==, agenda->minutes * 60);
    }
}

static void
test_segments_keep_their_limits (void)
{
  GPtrArray *agendas = ps_content_get_agendas (content);

  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);
      gboolean closing = FALSE;

      for (guint j = 0; j < agenda->segments->len; j++)
        {
          const PsSegmentPlan *plan = g_ptr_array_index (agenda->segments, j);
          g_autoptr (GError) error = NULL;

          g_test_message ("%s: %s", agenda->key, plan->title);
          ps_segment_plan_check (plan, &error);
          g_assert_no_error (error);
          g_assert_cmpint (plan->min_s, >=, 60);
          g_assert_cmpint (strlen (plan->cue), >, 40);
          g_assert_cmpint (g_utf8_strlen (plan->title, -1), <=, 50);

          /* A check-in may shrink to two thirds, the closing not at all. */
          if (plan->kind == PS_SEGMENT_CHECK_IN)
            g_assert_cmpint (plan->min_s * 3, >=, plan->planned_s * 2 - 60);
          if (plan->is_protected)
            g_assert_cmpint (plan->min_s, ==, plan->planned_s);

          /* The closing is the end of the meeting: nothing comes after it that could eat it. */
          g_assert_true (plan->is_protected || !closing);
          closing = plan->is_protected;
        }

      g_assert_true (closing);
    }
}

/* As the groups run them; the middle lengths are worked out, with the closing kept. */
static void
test_agendas_are_as_groups_run_them (void)
{
  const struct {
    const char *key;
    const char *minutes;
  } table[] = {
    { "co-facilitated-60", "4 1 14 5 20 6 3P 2P 5P" },
    { "co-facilitated-75", "4 2 16 6 20 12 5P 3P 7P" },
    { "co-facilitated-90", "5 2 20 8 25 15 5P 3P 7P" },
    { "programme-90", "8 20 22 20 8P 4P 8P" },
    { "recovery-60", "4 2 14 3 24 4 6P 3P" },
    { "recovery-90", "5 20 3 45 2 15P" },
    { "patient-led-90", "15 5 25 20 10 10P 5P" },
    { "web-60", "5 5 15 20 5 4P 3P 3P" },
  };
  GPtrArray *agendas = ps_content_get_agendas (content);
  guint found = 0;

  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);
      g_autoptr (GString) minutes = g_string_new (NULL);

      for (guint j = 0; j < agenda->segments->len; j++)
        {
          const PsSegmentPlan *plan = g_ptr_array_index (agenda->segments, j);

          g_string_append_printf (minutes, "%s%d%s", j > 0 ? " " : "",
                                  (int) plan->planned_s / 60, plan->is_protected ? "P" : "");
        }

      for (guint j = 0; j < G_N_ELEMENTS (table); j++)
        if (strcmp (table[j].key, agenda->key) == 0)
          {
            g_assert_cmpstr (minutes->str, ==, table[j].minutes);
            found++;
          }
    }

  g_assert_cmpuint (found, ==, G_N_ELEMENTS (table));
}

static void
test_every_meeting_asks_about_safety (void)
{
  GPtrArray *agendas = ps_content_get_agendas (content);

  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);
      gboolean asked = FALSE;

      for (guint j = 0; j < agenda->segments->len; j++)
        {
          const PsSegmentPlan *plan = g_ptr_array_index (agenda->segments, j);

          asked = asked || plan->kind == PS_SEGMENT_SAFETY_ASK || strstr (plan->cue, "feel safe") != NULL;
        }

      /* Without clinicians there is nobody to answer it. */
      g_assert_true (asked || strcmp (agenda->model, "patient-led") == 0);
    }
}

static void
assert_unique_and_written (GPtrArray *items)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      const PsContentItem *item = g_ptr_array_index (items, i);

      g_assert_cmpstr (item->text, !=, "");
      g_assert_true (g_hash_table_add (keys, item->key));
    }
}

static char *
join_keys (GPtrArray *items)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? " " : "",
                            ((PsContentItem *) g_ptr_array_index (items, i))->key);

  return g_string_free (keys, FALSE);
}

/* Debriefs in a vault are stored by these words: they may grow in number and never change. */
static void
test_debrief_asks_the_same_alone (void)
{
  const char *expected = "helped hard-moment concern turns closing change landed own-story"
                         " next-topic supervision";
  g_autofree char *paired = join_keys (ps_content_get_debrief_prompts (content, FALSE));
  g_autofree char *solo = join_keys (ps_content_get_debrief_prompts (content, TRUE));

  g_assert_cmpstr (paired, ==, expected);
  g_assert_cmpstr (solo, ==, expected);
  assert_unique_and_written (ps_content_get_debrief_prompts (content, FALSE));
  assert_unique_and_written (ps_content_get_debrief_prompts (content, TRUE));
}

static void
test_challenges_keep_their_codes (void)
{
  g_autofree char *codes = join_keys (ps_content_get_challenges (content));

  g_assert_cmpstr (codes, ==, "boundaries disruption complaints medical-advice comparison"
                              " confidentiality entanglement transference matching more-support");
  assert_unique_and_written (ps_content_get_challenges (content));
}

static gboolean
has_key (GPtrArray  *items,
         const char *key)
{
  for (guint i = 0; i < items->len; i++)
    if (strcmp (((PsContentItem *) g_ptr_array_index (items, i))->key, key) == 0)
      return TRUE;

  return FALSE;
}

static void
test_agreement_fits_the_model (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autoptr (GPtrArray) points = ps_content_dup_agreement (content, models[i]);
      gboolean web = strcmp (models[i], "web") == 0;

      assert_unique_and_written (points);
      g_assert_cmpuint (points->len, >=, 12);
      g_assert_true (has_key (points, "stays-here"));
      g_assert_cmpint (has_key (points, "private-space"), ==, web);
      g_assert_cmpint (has_key (points, "hugs"), ==, !web);
      g_assert_true (has_key (points, "exceptions") != has_key (points, "exceptions-member-led"));
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

  g_test_add_func ("/content/agenda/three-lengths", test_every_model_has_three_lengths);
  g_test_add_func ("/content/agenda/minutes-add-up", test_minutes_add_up_to_the_meeting);
  g_test_add_func ("/content/agenda/limits", test_segments_keep_their_limits);
  g_test_add_func ("/content/agenda/as-groups-run-them", test_agendas_are_as_groups_run_them);
  g_test_add_func ("/content/agenda/safety", test_every_meeting_asks_about_safety);
  g_test_add_func ("/content/debrief/same-alone", test_debrief_asks_the_same_alone);
  g_test_add_func ("/content/challenges/codes", test_challenges_keep_their_codes);
  g_test_add_func ("/content/agreement/fits-the-model", test_agreement_fits_the_model);

  status = g_test_run ();
  g_assert_finalize_object (content);

  return status;
}
