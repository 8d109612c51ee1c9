#include "ps-round.h"

#include "ps-round-people.h"

#include <string.h>

typedef struct {
  PsRound     *round;
  PsRoundTime  time;
  guint        drawn;
} Fixture;

/* Always the first of those that are left, so that a shuffle turns the list round by one. */
static guint
draw_first (guint    below G_GNUC_UNUSED,
            gpointer data)
{
  ((Fixture *) data)->drawn++;

  return 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  fixture->round = ps_round_new (draw_first, fixture);
  fixture->time = (PsRoundTime) { 0, 600 };
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_round_free (fixture->round);
}

/* Who is here: "Ana Ben" are two people, known by their first letters. */
static void
seat (Fixture    *fixture,
      const char *names)
{
  g_auto (GStrv) split = g_strsplit (names, " ", -1);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) initials = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; split[i] != NULL && *split[i] != '\0'; i++)
    {
      PsRoundPerson *person = g_new0 (PsRoundPerson, 1);

      person->person = g_str_hash (split[i]);
      person->initials = ps_round_people_initials (split[i], "");
      g_ptr_array_add (people, person);
      g_ptr_array_add (initials, person->initials);
    }

  ps_round_set_people (fixture->round, people, &fixture->time);
}

/* The round as a line: "1shared 2now 3waiting". Who has left is in brackets. */
static char *
say (Fixture *fixture)
{
  static const char * const states[] = { "", "now", "shared", "passed", "later" };
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < ps_round_get_n_places (fixture->round); i++)
    {
      const PsSeat *one = ps_round_get_seat (fixture->round, i);

      g_string_append_printf (line, one->gone ? "%s(%u%s)" : "%s%u%s", i > 0 ? " " : "",
                              one->number, states[one->state]);
    }

  return g_string_free (line, FALSE);
}

#define assert_round(fixture, expected) \
  G_STMT_START { \
    g_autofree char *said = say (fixture); \
    g_assert_cmpstr (said, ==, expected); \
  } G_STMT_END

static void
step (Fixture     *fixture,
      PsRoundStep  one)
{
  g_assert_true (ps_round_do (fixture->round, one, 0, &fixture->time));
}

static void
turn (Fixture *fixture,
      guint    place)
{
  g_assert_true (ps_round_do (fixture->round, PS_ROUND_TURN, place, &fixture->time));
}

static void
test_it_goes_from_seat_to_seat (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  seat (fixture, "Ana Ben Cleo");
  assert_round (fixture, "1 2 3");
  g_assert_false (ps_round_has_begun (fixture->round));
  g_assert_false (ps_round_can (fixture->round, PS_ROUND_SHARED));

  step (fixture, PS_ROUND_BEGIN);
  assert_round (fixture, "1now 2 3");
  step (fixture, PS_ROUND_SHARED);
  assert_round (fixture, "1shared 2now 3");
  step (fixture, PS_ROUND_PASSED);
  assert_round (fixture, "1shared 2passed 3now");
  g_assert_false (ps_round_is_done (fixture->round));
  step (fixture, PS_ROUND_SHARED);
  assert_round (fixture, "1shared 2passed 3shared");
  g_assert_true (ps_round_is_done (fixture->round));
  g_assert_cmpuint (ps_round_count_reached (fixture->round), ==, 3);
  g_assert_false (ps_round_can (fixture->round, PS_ROUND_SHARED));
}

static void
test_come_back_is_the_end_of_the_round (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  seat (fixture, "Ana Ben Cleo");
  step (fixture, PS_ROUND_BEGIN);
  step (fixture, PS_ROUND_LATER);
  step (fixture, PS_ROUND_LATER);
  assert_round (fixture, "1later 2later 3now");
  step (fixture, PS_ROUND_SHARED);
  assert_round (fixture, "1now 2later 3shared");

  /* Once more, and the other one is asked first; then there is nobody else to go to. */
  step (fixture, PS_ROUND_LATER);
  assert_round (fixture, "1later 2now 3shared");
  step (fixture, PS_ROUND_PASSED);
  assert_round (fixture, "1now 2passed 3shared");
  g_assert_false (ps_round_can (fixture->round, PS_ROUND_LATER));
  step (fixture, PS_ROUND_PASSED);
  g_assert_true (ps_round_is_done (fixture->round));
}

static void
test_it_goes_on_from_where_it_was_begun (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  seat (fixture, "Ana Ben Cleo Dora");
  turn (fixture, 2);
  assert_round (fixture, "1 2 3now 4");
  step (fixture, PS_ROUND_SHARED);
  step (fixture, PS_ROUND_SHARED);
  assert_round (fixture, "1now 2 3shared 4shared");

  /* Whose turn is taken away has not had it. */
  turn (fixture, 1);
  assert_round (fixture, "1 2now 3shared 4shared");
  step (fixture, PS_ROUND_SHARED);
  assert_round (fixture, "1now 2shared 3shared 4shared");
  g_assert_false (ps_round_do (fixture->round, PS_ROUND_TURN, 0, &fixture->time));
  g_assert_false (ps_round_do (fixture->round, PS_ROUND_TURN, 4, &fixture->time));
}

static void
test_who_passed_may_share_after_all (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  seat (fixture, "Ana Ben");
  step (fixture, PS_ROUND_BEGIN);
  step (fixture, PS_ROUND_PASSED);
  step (fixture, PS_ROUND_SHARED);
  g_assert_true (ps_round_is_done (fixture->round));

  turn (fixture, 0);
  g_assert_false (ps_round_is_done (fixture->round));
  step (fixture, PS_ROUND_SHARED);
  assert_round (fixture, "1shared 2shared");
  g_assert_true (ps_round_is_done (fixture->round));
}

static void
test_late_arrivals_join_the_round (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  seat (fixture, "Ben Cleo");
  turn (fixture, 1);
  seat (fixture, "Ana Ben Cleo");
  assert_round (fixture, "1 2now 3");
  step (fixture, PS_ROUND_SHARED);
  assert_round (fixture, "1 2shared 3now");
  step (fixture, PS_ROUND_SHARED);
  step (fixture, PS_ROUND_SHARED);
  g_assert_true (ps_round_is_done (fixture->round));

  /* Also when everybody else is done. */
  seat (fixture, "Ana Ben Cleo Dora");
  assert_round (fixture, "1shared 2shared 3shared 4now");
  g_assert_false (ps_round_is_done (fixture->round));
}

static void
test_who_leaves_is_passed_over (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  seat (fixture, "Ana Ben Cleo Dora");
  step (fixture, PS_ROUND_BEGIN);
  step (fixture, PS_ROUND_SHARED);

  /* In the middle of a turn, and before theirs. */
  seat (fixture, "Ana Dora");
  assert_round (fixture, "1shared (2) (3) 4now");
  g_assert_cmpuint (ps_round_count_to_come (fixture->round), ==, 1);
  step (fixture, PS_ROUND_SHARED);
  g_assert_true (ps_round_is_done (fixture->round));

  /* Who was heard was, whether they stayed or not. */
  seat (fixture, "Dora");
  g_assert_cmpuint (ps_round_count_reached (fixture->round), ==, 2);
  g_assert_true (ps_round_is_done (fixture->round));

  /* Back in their own seat, which nobody else was given. */
  seat (fixture, "Cleo Dora Edda");
  assert_round (fixture, "(1shared) (2) 3 4shared 5now");
}

static void
test_nobody_here_is_no_round (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  seat (fixture, "");
  g_assert_false (ps_round_can (fixture->round, PS_ROUND_BEGIN));
  g_assert_false (ps_round_can (fixture->round, PS_ROUND_UNDO));
  g_assert_false (ps_round_is_done (fixture->round));
  g_assert_cmpint (ps_round_get_next (fixture->round), ==, -1);
  g_assert_cmpint (ps_round_get_share (fixture->round, 600), ==, 0);

  /* All of them leave before anybody was heard. */
  seat (fixture, "Ana");
  step (fixture, PS_ROUND_BEGIN);
  seat (fixture, "");
  assert_round (fixture, "(1)");
  g_assert_false (ps_round_is_done (fixture->round));
}

static void
test_a_share_is_what_is_left_for_each (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  seat (fixture, "Ana Ben Cleo Dora");
  g_assert_cmpint (ps_round_get_share (fixture->round, 600), ==, 150);
  g_assert_cmpint (ps_round_get_turn_share (fixture->round), ==, 0);

  step (fixture, PS_ROUND_BEGIN);
  g_assert_cmpint (ps_round_get_turn_share (fixture->round), ==, 150);

  /* Ana takes four minutes: her share stays what it was, the others have less. */
  fixture->time = (PsRoundTime) { 240, 360 };
  g_assert_cmpint (ps_round_get_turn_taken (fixture->round, 240), ==, 240);
  g_assert_cmpint (ps_round_get_turn_share (fixture->round), ==, 150);
  step (fixture, PS_ROUND_SHARED);
  g_assert_cmpint (ps_round_get_turn_share (fixture->round), ==, 120);
  g_assert_cmpint (ps_round_get_turn_taken (fixture->round, 240), ==, 0);

  /* The segment is over its time: there is none to give, and no less than none. */
  fixture->time = (PsRoundTime) { 700, -100 };
  step (fixture, PS_ROUND_SHARED);
  g_assert_cmpint (ps_round_get_turn_share (fixture->round), ==, 0);
}

static void
test_random_order_is_of_those_who_wait (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  seat (fixture, "Ana Ben Cleo Dora");
  g_assert_false (ps_round_can (fixture->round, PS_ROUND_SEAT_ORDER));
  step (fixture, PS_ROUND_SHUFFLE);
  assert_round (fixture, "2 3 4 1");
  g_assert_cmpuint (fixture->drawn, ==, 3);

  step (fixture, PS_ROUND_BEGIN);
  step (fixture, PS_ROUND_SHARED);
  assert_round (fixture, "2shared 3now 4 1");
  step (fixture, PS_ROUND_SHUFFLE);
  assert_round (fixture, "2shared 3now 1 4");
  step (fixture, PS_ROUND_UNDO);
  step (fixture, PS_ROUND_SEAT_ORDER);
  assert_round (fixture, "2shared 3now 1 4");
  g_assert_false (ps_round_can (fixture->round, PS_ROUND_SEAT_ORDER));
  g_assert_true (ps_round_can (fixture->round, PS_ROUND_SHUFFLE));

  /* One who waits has no order. */
  step (fixture, PS_ROUND_SHARED);
  g_assert_false (ps_round_can (fixture->round, PS_ROUND_SHUFFLE));
}

static void
test_every_step_can_be_taken_back (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  static const PsRoundStep steps[] = {
    PS_ROUND_SHUFFLE, PS_ROUND_BEGIN, PS_ROUND_SHARED, PS_ROUND_LATER, PS_ROUND_SEAT_ORDER,
    PS_ROUND_TURN, PS_ROUND_PASSED, PS_ROUND_SHARED, PS_ROUND_PASSED, PS_ROUND_SHARED,
  };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  seat (fixture, "Ana Ben Cleo Dora");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_ptr_array_add (lines, say (fixture));
      if (!ps_round_do (fixture->round, steps[i], 3, &fixture->time))
        g_ptr_array_set_size (lines, (int) lines->len - 1);
    }
  g_assert_true (ps_round_is_done (fixture->round));
  g_assert_cmpuint (lines->len, >=, 7);

  for (guint i = lines->len; i > 0; i--)
    {
      step (fixture, PS_ROUND_UNDO);
      assert_round (fixture, g_ptr_array_index (lines, i - 1));
    }
  g_assert_false (ps_round_can (fixture->round, PS_ROUND_UNDO));
  g_assert_false (ps_round_has_begun (fixture->round));
}

static void
test_taking_back_keeps_who_came_and_went (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  seat (fixture, "Ana Ben Cleo");
  step (fixture, PS_ROUND_BEGIN);
  step (fixture, PS_ROUND_SHARED);
  seat (fixture, "Ben Cleo Dora");
  assert_round (fixture, "(1shared) 2now 3 4");
  step (fixture, PS_ROUND_SHARED);
  step (fixture, PS_ROUND_UNDO);
  assert_round (fixture, "(1shared) 2now 3 4");

  /* To when it was Ana's turn, who has left: it is the next one's. */
  step (fixture, PS_ROUND_UNDO);
  assert_round (fixture, "(1) 2now 3 4");
}

static void
test_initials_are_no_names (void)
{
  static const char * const names[][3] = {
    { "Ana", "S", "A. S." }, { "Ana", "", "A." }, { "Ana Maria", "", "A. M." },
    { "ana", "s", "A. S." }, { "Ana Maria", "Z", "A. Z." }, { "  Ørsted ", "", "Ø." },
    { "???", "", "" }, { "\xd9\x84\xd9\x8a\xd9\x84\xd9\x89", "", "\xd9\x84." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *initials = ps_round_people_initials (names[i][0], names[i][1]);

      g_assert_cmpstr (initials, ==, names[i][2]);
    }
}

static void
test_initials_that_clash_get_a_number (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  seat (fixture, "Ana Ben Anders");
  g_assert_cmpstr (ps_round_get_seat (fixture->round, 0)->initials, ==, "A.");
  g_assert_cmpstr (ps_round_get_seat (fixture->round, 1)->initials, ==, "B.");
  g_assert_cmpstr (ps_round_get_seat (fixture->round, 2)->initials, ==, "A. 2");

  /* Somebody who comes later does not change what the others are called. */
  seat (fixture, "Abe Ana Ben Anders");
  g_assert_cmpstr (ps_round_get_seat (fixture->round, 0)->initials, ==, "A.");
  g_assert_cmpstr (ps_round_get_seat (fixture->round, 2)->initials, ==, "A. 2");
  g_assert_cmpstr (ps_round_get_seat (fixture->round, 3)->initials, ==, "A. 3");
}

static guint
draw_random (guint    below,
             gpointer data)
{
  return (guint) g_rand_int_range (data, 0, (gint32) below);
}

/* Whatever a facilitator does and whoever comes and goes: the round ends, with everybody heard. */
static void
test_nobody_is_ever_missed (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261128);

  for (guint evening = 0; evening < 2000; evening++)
    {
      Fixture fixture = { ps_round_new (draw_random, rand), { 0, 600 }, 0 };
      g_autoptr (GString) here = g_string_new (NULL);
      guint tries = 0;

      for (guint i = 0; i < 40; i++)
        {
          if (g_rand_int_range (rand, 0, 8) == 0)
            {
              g_string_truncate (here, 0);
              for (char name = 'a'; name < 'a' + 12; name++)
                {
                  if (g_rand_boolean (rand))
                    g_string_append_printf (here, here->len > 0 ? " %c" : "%c", name);
                }
              seat (&fixture, here->str);
            }
          ps_round_do (fixture.round, (PsRoundStep) g_rand_int_range (rand, 0, PS_ROUND_UNDO + 1),
                       (guint) g_rand_int_range (rand, 0, 12), &fixture.time);

          /* One turn at a time, and one there is as long as somebody waits. */
          if (ps_round_has_begun (fixture.round))
            g_assert_true ((ps_round_get_now (fixture.round) >= 0)
                           == (ps_round_count_to_come (fixture.round) > 0));
        }

      ps_round_do (fixture.round, PS_ROUND_BEGIN, 0, &fixture.time);
      while (ps_round_get_now (fixture.round) >= 0)
        {
          g_assert_cmpuint (++tries, <=, 12);
          step (&fixture, PS_ROUND_SHARED);
        }
      for (guint i = 0; i < ps_round_get_n_places (fixture.round); i++)
        {
          const PsSeat *one = ps_round_get_seat (fixture.round, i);

          g_assert_true (one->gone || one->state == PS_SEAT_SHARED
                         || one->state == PS_SEAT_PASSED);
        }
      ps_round_free (fixture.round);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/round/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("seat-to-seat", test_it_goes_from_seat_to_seat);
  ADD ("come-back", test_come_back_is_the_end_of_the_round);
  ADD ("begin-anywhere", test_it_goes_on_from_where_it_was_begun);
  ADD ("after-all", test_who_passed_may_share_after_all);
  ADD ("late", test_late_arrivals_join_the_round);
  ADD ("left", test_who_leaves_is_passed_over);
  ADD ("nobody", test_nobody_here_is_no_round);
  ADD ("share", test_a_share_is_what_is_left_for_each);
  ADD ("random-order", test_random_order_is_of_those_who_wait);
  ADD ("undo", test_every_step_can_be_taken_back);
  ADD ("undo-and-people", test_taking_back_keeps_who_came_and_went);
  ADD ("clash", test_initials_that_clash_get_a_number);
#undef ADD
  g_test_add_func ("/round/initials", test_initials_are_no_names);
  g_test_add_func ("/round/nobody-missed", test_nobody_is_ever_missed);

  return g_test_run ();
}
