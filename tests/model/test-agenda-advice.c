#include "ps-agenda-advice.h"
#include "ps-agenda-fit.h"
#include "ps-segment-history.h"
#include "ps-segment-store.h"
#include "ps-topic-carry.h"

/* One meeting a word, the newest first: "20/29" is planned and actual minutes, "20/-" left out. */
static void
add_times (GPtrArray     *times,
           PsSegmentKind  kind,
           const char    *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "/", 2);
      PsSegmentTimeRow *row = g_new0 (PsSegmentTimeRow, 1);

      row->session_id = 100 - i;
      row->kind = g_strdup (ps_segment_kind_to_string (kind));
      row->planned_s = g_ascii_strtoll (parts[0], NULL, 10) * 60;
      row->elapsed_s = g_ascii_strtoll (parts[1], NULL, 10) * 60;
      row->left_out = g_str_equal (parts[1], "-");
      g_ptr_array_add (times, row);
    }
}

static GPtrArray *
new_times (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ps_segment_time_row_free);
}

static char *
words_of (const char *text)
{
  g_autoptr (GPtrArray) times = new_times ();
  g_autoptr (GArray) habits = NULL;

  add_times (times, PS_SEGMENT_CHECK_IN, text);
  habits = ps_segment_habits (times);
  g_assert_cmpuint (habits->len, ==, 1);

  return ps_segment_habit_words (&g_array_index (habits, PsSegmentHabit, 0));
}

#define assert_words(text, expected) \
  G_STMT_START { \
    g_autofree char *words_ = words_of (text); \
    g_assert_cmpstr (words_, ==, expected); \
  } G_STMT_END

static void
test_a_habit_is_said_as_a_sentence (void)
{
  assert_words ("20/29 20/31 20/20 20/28 20/29",
                "Check-in round: took 9 minutes longer than planned in 4 of the last 5 meetings.");
  assert_words ("20/12 20/14 20/20",
                "Check-in round: took 7 minutes less than planned in 2 of the last 3 meetings.");
  assert_words ("20/- 20/- 20/19", "Check-in round: left out in 2 of the last 3 meetings.");
}

static void
test_what_is_no_habit_is_not_said (void)
{
  assert_words ("20/29 20/29", NULL);
  assert_words ("20/29 20/20 20/20 20/29", NULL);
  assert_words ("20/21 20/21 20/21", NULL);
  assert_words ("20/29 20/- 20/29", NULL);
}

static void
test_one_meeting_out_of_the_ordinary_changes_nothing (void)
{
  assert_words ("20/80 20/20 20/20 20/21 20/19", NULL);
  assert_words ("20/23 20/23 20/80 20/23 20/23",
                "Check-in round: took 3 minutes longer than planned in 5 of the last 5 meetings.");
}

static void
test_a_kind_that_is_there_twice_counts_as_one (void)
{
  g_autoptr (GPtrArray) times = new_times ();
  g_autoptr (GArray) habits = NULL;
  const PsSegmentHabit *habit;

  /* Two segments of the same kind in meetings 100 and 99. */
  for (guint i = 0; i < 4; i++)
    {
      PsSegmentTimeRow *row = g_new0 (PsSegmentTimeRow, 1);

      row->session_id = 100 - i / 2;
      row->kind = g_strdup ("social");
      row->planned_s = 600;
      row->elapsed_s = 700;
      g_ptr_array_add (times, row);
    }

  habits = ps_segment_habits (times);
  habit = &g_array_index (habits, PsSegmentHabit, 0);
  g_assert_cmpuint (habit->n_held, ==, 2);
  g_assert_cmpint (habit->elapsed_s, ==, 1400);
}

/* Check-in 14<20<25, topic 15<25<30, sharing 5<15<20, closing 15!: 75 minutes. */
static GPtrArray *
usual_agenda (void)
{
  GPtrArray *agenda = ps_segment_plans_new ();
  PsSegmentPlan *closing = ps_segment_plan_new (PS_SEGMENT_CHECK_OUT, "Closing", 900, 900, 1200);

  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_CHECK_IN, "Check-in", 840, 1200, 1500));
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_TOPIC, "Topic", 900, 1500, 1800));
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_OPEN_SHARING, "Sharing", 300, 900, 1200));
  closing->is_protected = TRUE;
  g_ptr_array_add (agenda, closing);

  return agenda;
}

static char *
planned_of (GPtrArray *agenda)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; agenda != NULL && i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) (plan->planned_s / 60));
    }

  return g_string_free (text, FALSE);
}

static PsAgendaAdvice *
advise (const char *check_in,
        const char *closing,
        guint       minutes)
{
  g_autoptr (GPtrArray) agenda = usual_agenda ();
  g_autoptr (GPtrArray) times = new_times ();
  g_autoptr (GArray) habits = NULL;

  add_times (times, PS_SEGMENT_CHECK_IN, check_in);
  add_times (times, PS_SEGMENT_CHECK_OUT, closing);
  habits = ps_segment_habits (times);

  return ps_agenda_advice_new (agenda, habits, minutes);
}

#define assert_plan(advice, expected) \
  G_STMT_START { \
    g_autofree char *planned_ = planned_of ((advice)->agenda); \
    g_assert_cmpstr (planned_, ==, expected); \
  } G_STMT_END

static void
test_the_usual_time_is_suggested_and_room_is_made (void)
{
  g_autoptr (PsAgendaAdvice) advice = advise ("20/24 20/23 20/24", "15/15 15/15 15/15", 75);

  assert_plan (advice, "24 23 13 15");
  g_assert_cmpuint (advice->reasons->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (advice->changes, 0), ==,
                   "Check-in: 24 minutes instead of 20 minutes");
  g_assert_cmpuint (advice->changes->len, ==, 3);
}

static void
test_a_suggestion_keeps_to_the_most_that_was_set (void)
{
  g_autoptr (PsAgendaAdvice) advice = advise ("20/29 20/29 20/33", "15/15 15/15 15/15", 90);

  assert_plan (advice, "25 25 15 15");
}

static void
test_what_is_protected_is_not_touched (void)
{
  g_autoptr (PsAgendaAdvice) advice = advise ("20/20 20/20 20/20", "15/8 15/8 15/8", 75);

  g_assert_null (advice->agenda);
  g_assert_cmpuint (advice->reasons->len, ==, 1);
}

static void
test_a_shorter_time_frees_some (void)
{
  g_autoptr (PsAgendaAdvice) advice = advise ("20/16 20/16 20/15", "15/15 15/15 15/15", 75);

  assert_plan (advice, "16 25 15 15");
}

static void
test_nothing_is_suggested_that_does_not_fit (void)
{
  g_autoptr (PsAgendaAdvice) advice = advise ("20/29 20/29 20/29", "15/15 15/15 15/15", 54);

  /* 20 + 15 + 5 + 15 is 55: it would not even fit as it is. */
  g_assert_null (advice->agenda);
  g_assert_cmpuint (advice->reasons->len, ==, 1);
}

static void
test_the_longer_ones_give_way_where_there_is_no_room (void)
{
  g_autoptr (PsAgendaAdvice) advice = advise ("20/29 20/29 20/29", "15/15 15/15 15/15", 57);

  assert_plan (advice, "22 15 5 15");
}

/* Whatever the past was: no limit is crossed, the closing stays, and the meeting ends on time. */
static void
test_random_pasts_hold (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GPtrArray) agenda = usual_agenda ();
      g_autoptr (GPtrArray) times = new_times ();
      g_autoptr (GArray) habits = NULL;
      g_autoptr (PsAgendaAdvice) advice = NULL;
      guint minutes = (guint) g_test_rand_int_range (40, 100);

      for (guint i = 0; i < agenda->len; i++)
        {
          const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);
          g_autoptr (GString) text = g_string_new (NULL);
          int n = g_test_rand_int_range (1, 9);

          for (int j = 0; j < n; j++)
            g_string_append_printf (text, "%s20/%d", j > 0 ? " " : "",
                                    g_test_rand_int_range (0, 60));
          add_times (times, plan->kind, text->str);
        }

      habits = ps_segment_habits (times);
      advice = ps_agenda_advice_new (agenda, habits, minutes);
      if (advice->agenda == NULL)
        continue;

      g_assert_cmpint (ps_segment_plans_total (advice->agenda), <=, (gint64) minutes * 60);
      g_assert_cmpint (ps_agenda_protected (advice->agenda), ==, 900);
      for (guint i = 0; i < agenda->len; i++)
        {
          const PsSegmentPlan *plan = g_ptr_array_index (advice->agenda, i);

          g_assert_cmpint (plan->planned_s, >=, plan->min_s);
          g_assert_cmpint (plan->planned_s, <=, plan->max_s);
        }
    }
}

static gboolean
is_unfinished (gint64   planned_min,
               gint64   elapsed_min,
               gboolean held)
{
  g_autoptr (GPtrArray) segments =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_segment_row_free);
  static const char * const kinds[] = { "check-in", "topic", "topic" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      PsSegmentRow *row = ps_segment_row_new ();

      row->kind = g_strdup (kinds[i]);
      row->planned_s = planned_min * 60;
      row->elapsed_s = i == 1 ? elapsed_min * 60 : 0;
      row->started_at = i == 1 && !held ? 0 : 1;
      g_ptr_array_add (segments, row);
    }

  return ps_topic_is_unfinished (segments);
}

static void
test_a_topic_that_was_cut_short_is_unfinished (void)
{
  g_assert_true (is_unfinished (25, 0, FALSE));
  g_assert_true (is_unfinished (25, 10, TRUE));
  g_assert_true (is_unfinished (25, 18, TRUE));
  g_assert_false (is_unfinished (25, 19, TRUE));
  g_assert_false (is_unfinished (25, 40, TRUE));

  /* Three minutes of six are missed, and nobody would come back for those. */
  g_assert_false (is_unfinished (6, 3, TRUE));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/agenda-advice/" name, func)
  ADD ("a-habit-is-said-as-a-sentence", test_a_habit_is_said_as_a_sentence);
  ADD ("what-is-no-habit-is-not-said", test_what_is_no_habit_is_not_said);
  ADD ("one-meeting-out-of-the-ordinary-changes-nothing",
       test_one_meeting_out_of_the_ordinary_changes_nothing);
  ADD ("a-kind-that-is-there-twice-counts-as-one", test_a_kind_that_is_there_twice_counts_as_one);
  ADD ("the-usual-time-is-suggested-and-room-is-made",
       test_the_usual_time_is_suggested_and_room_is_made);
  ADD ("a-suggestion-keeps-to-the-most-that-was-set",
       test_a_suggestion_keeps_to_the_most_that_was_set);
  ADD ("what-is-protected-is-not-touched", test_what_is_protected_is_not_touched);
  ADD ("a-shorter-time-frees-some", test_a_shorter_time_frees_some);
  ADD ("nothing-is-suggested-that-does-not-fit", test_nothing_is_suggested_that_does_not_fit);
  ADD ("the-longer-ones-give-way-where-there-is-no-room",
       test_the_longer_ones_give_way_where_there_is_no_room);
  ADD ("random-pasts-hold", test_random_pasts_hold);
  ADD ("a-topic-that-was-cut-short-is-unfinished", test_a_topic_that_was_cut_short_is_unfinished);

  return g_test_run ();
}
