/* How somebody comes to a group, in strengths wording. Meetings are written as a word, a letter each,
 * the oldest first, one a week:
 *
 *   P there, L late, E left early, X excused, A absent, x on the sheet but not marked, . not on the sheet
 *   small letters before a letter: s an outing, n nobody took attendance
 *
 * Spells are days since the first meeting, "7-21 28-" from the 7th to the 21st and from the 28th on.
 */
#include "ps-streak.h"

#include <stdlib.h>
#include <string.h>

/* Tuesday, 6 January 2026. */
#define FIRST_DAY 739622

#define DAYS 7

static GArray *
read_meetings (const char *text)
{
  static const char letters[] = ".xPLEXA";
  GArray *meetings = g_array_new (FALSE, FALSE, sizeof (PsStreakMeeting));
  PsStreakMeeting meeting = { FIRST_DAY, PS_MARK_NONE, FALSE, TRUE };

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == 's')
        meeting.social = TRUE;
      else if (*p == 'n')
        meeting.taken = FALSE;
      else
        {
          const char *letter = strchr (letters, *p);

          g_assert_nonnull (letter);
          meeting.mark = (PsMark) (letter - letters);
          g_array_append_val (meetings, meeting);
          meeting = (PsStreakMeeting) { meeting.day + DAYS, PS_MARK_NONE, FALSE, TRUE };
        }
    }

  return meetings;
}

static GArray *
read_spells (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *spells = g_array_new (FALSE, FALSE, sizeof (PsSpell));

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      char *end;
      PsSpell spell = { FIRST_DAY + (guint32) strtoul (words[i], &end, 10), 0 };

      g_assert_cmpint (*end, ==, '-');
      if (end[1] != '\0')
        spell.until = FIRST_DAY + (guint32) strtoul (end + 1, NULL, 10);
      g_array_append_val (spells, spell);
    }

  return spells;
}

/* "3 in a row, 9 of 12, back on 21". */
static char *
say (const PsStreak *streak)
{
  GString *string = g_string_new (NULL);

  g_string_append_printf (string, "%u in a row, %u of %u", streak->in_row, streak->came, streak->n);
  if (streak->back != 0)
    g_string_append_printf (string, ", back on %u", streak->back - FIRST_DAY);

  return g_string_free (string, FALSE);
}

typedef struct {
  const char *meetings;
  const char *spells;
  const char *expected;
} Case;

static void
assert_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GArray) meetings = read_meetings (c->meetings);
  g_autoptr (GArray) spells = read_spells (c->spells);
  g_autofree char *said = NULL;
  PsStreak streak;

  ps_streak_work_out ((PsStreakMeeting *) meetings->data, meetings->len,
                      (PsSpell *) spells->data, spells->len, &streak);
  said = say (&streak);
  g_assert_cmpstr (said, ==, c->expected);
}

static const struct {
  const char *path;
  Case        c;
} cases[] = {
  { "no-meeting", { "", "0-", "0 in a row, 0 of 0" } },
  { "one", { "P", "0-", "1 in a row, 1 of 1" } },
  { "late-and-left-early-are-there", { "PLEP", "0-", "4 in a row, 4 of 4" } },
  { "absent-ends-a-row", { "PPAPP", "0-", "2 in a row, 4 of 5" } },
  { "absent-last", { "PPPA", "0-", "0 in a row, 3 of 4" } },
  { "excused-neither-breaks-nor-counts", { "PPXPP", "0-", "4 in a row, 4 of 4" } },
  { "excused-last", { "PPX", "0-", "2 in a row, 2 of 2" } },
  { "only-excused", { "XX", "0-", "0 in a row, 0 of 0" } },
  { "not-marked-does-not-count", { "P.xP", "0-", "2 in a row, 2 of 2" } },
  { "nobody-took-attendance", { "PPnAnAP", "0-", "3 in a row, 3 of 3" } },
  { "outings-do-not-count", { "PsAPsPsA", "0-", "2 in a row, 2 of 2" } },
  { "before-they-joined", { "PPPPAP", "14-", "1 in a row, 3 of 4" } },
  { "joined-on-the-day", { "PPP", "7-", "2 in a row, 2 of 2" } },
  { "left-on-the-day", { "PPP", "0-14", "0 in a row, 2 of 2" } },
  { "after-they-left", { "PPAAA", "0-14", "0 in a row, 2 of 2" } },
  { "two-spells-with-meetings-between", { "PPAAPP", "0-14 28-",
                                          "2 in a row, 4 of 4, back on 28" } },
  { "two-spells-with-none-between", { "PPPP", "0-14 14-", "4 in a row, 4 of 4" } },
  { "rejoined-and-not-seen-yet", { "PPAAAA", "0-14 28-", "0 in a row, 2 of 4" } },
  { "back-after-three", { "PPAAAPP", "0-", "2 in a row, 4 of 7, back on 35" } },
  { "two-is-no-break", { "PPAAPP", "0-", "2 in a row, 4 of 6" } },
  { "excused-makes-no-break", { "PPAXAXPP", "0-", "2 in a row, 4 of 6" } },
  { "first-time-is-not-back", { "AAAPP", "0-", "2 in a row, 2 of 5" } },
  { "away-again", { "PAAAPAAA", "0-", "0 in a row, 2 of 8" } },
  { "absent-once-after-coming-back", { "PAAAPA", "0-", "0 in a row, 2 of 6, back on 28" } },
  { "back-long-ago", { "PAAAPPPPPPPPPPPPP", "0-", "13 in a row, 12 of 12" } },
  { "back-just-in-sight", { "PAAAPPPPPPPPPPPP", "0-", "12 in a row, 12 of 12, back on 28" } },
  { "window", { "AAAAAAAAPPPPPPPPPPPA", "0-", "0 in a row, 11 of 12" } },
};

static void
test_never_a_member (void)
{
  assert_case (&(Case) { "..AAPPAP", "", "1 in a row, 3 of 4" });
  assert_case (&(Case) { "AAA", "", "0 in a row, 0 of 0" });
  assert_case (&(Case) { "nPsPAP", "", "1 in a row, 1 of 1" });
}

/* The same, in another way: first which meetings count, then each question on its own, from the end. */
static void
reference (const PsStreakMeeting *meetings,
           gsize                  n,
           const PsSpell         *spells,
           gsize                  n_spells,
           PsStreak              *streak)
{
  g_autoptr (GArray) counted = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize first_here = n;

  *streak = (PsStreak) { 0 };
  for (gsize i = n; i-- > 0;)
    if (meetings[i].taken && !meetings[i].social && ps_mark_is_here (meetings[i].mark))
      first_here = i;

  for (gsize i = 0; i < n; i++)
    {
      gboolean held = meetings[i].taken && !meetings[i].social;
      gboolean says = ps_mark_is_here (meetings[i].mark) || meetings[i].mark == PS_MARK_ABSENT;
      gboolean in = n_spells == 0 ? i >= first_here
                                  : ps_spells_cover (spells, n_spells, meetings[i].day);

      if (held && says && in)
        g_array_append_val (counted, i);
    }

#define AT(k) (g_array_index (counted, gsize, (k)))
#define HERE(k) (ps_mark_is_here (meetings[AT (k)].mark))

  /* Whether the group held a meeting outside their spells between two of them. */
#define GAP(from, to) ({ \
    gboolean gap_ = FALSE; \
    for (gsize g_ = (from) + 1; g_ < (to); g_++) \
      gap_ = gap_ || (n_spells > 0 && meetings[g_].taken && !meetings[g_].social && \
                      !ps_spells_cover (spells, n_spells, meetings[g_].day)); \
    gap_; })

  streak->n = MIN (counted->len, PS_STREAK_WINDOW);
  for (guint k = 0; k < streak->n; k++)
    streak->came += HERE (counted->len - 1 - k);

  for (guint k = counted->len; k-- > 0 && HERE (k);)
    {
      if (GAP (AT (k), k + 1 < counted->len ? AT (k + 1) : n))
        break;
      streak->in_row++;
    }

  /* The latest coming back. */
  for (guint k = counted->len; k-- > 0 && streak->back == 0;)
    {
      int before = (int) k - 1;

      if (!HERE (k))
        continue;
      while (before >= 0 && !HERE ((guint) before))
        before--;
      if (before >= 0 && ((int) k - before > PS_STREAK_BREAK ||
                          GAP (AT ((guint) before), AT (k))))
        streak->back = k + PS_STREAK_WINDOW >= counted->len ? meetings[AT (k)].day : 1;
    }
  if (streak->back == 1)
    streak->back = 0;
  else if (streak->back != 0)
    {
      guint last = counted->len;

      while (!HERE (last - 1))
        last--;
      if (counted->len - last >= PS_STREAK_BREAK || GAP (AT (last - 1), n))
        streak->back = 0;
    }
}

static void
make_random (GRand   *rand,
             GArray **meetings,
             GArray **spells)
{
  guint n = (guint) g_rand_int_range (rand, 0, 40);
  guint n_spells = (guint) g_rand_int_range (rand, 0, 4);
  guint32 day = FIRST_DAY;

  *meetings = g_array_new (FALSE, FALSE, sizeof (PsStreakMeeting));
  *spells = g_array_new (FALSE, FALSE, sizeof (PsSpell));
  for (guint i = 0; i < n; i++)
    {
      PsStreakMeeting meeting = { day, (PsMark) g_rand_int_range (rand, 0, PS_N_MARKS),
                                  g_rand_int_range (rand, 0, 10) == 0,
                                  g_rand_int_range (rand, 0, 10) != 0 };

      if (g_rand_boolean (rand))
        meeting.mark = g_rand_boolean (rand) ? PS_MARK_PRESENT : PS_MARK_ABSENT;
      g_array_append_val (*meetings, meeting);
      day += (guint32) g_rand_int_range (rand, 0, 15);
    }

  day = FIRST_DAY - 10;
  for (guint i = 0; i < n_spells; i++)
    {
      PsSpell spell;

      spell.from = day + (guint32) g_rand_int_range (rand, 0, 100);
      spell.until = spell.from + (guint32) g_rand_int_range (rand, 0, 150);
      day = spell.until;
      if (i + 1 == n_spells && g_rand_boolean (rand))
        spell.until = 0;
      g_array_append_val (*spells, spell);
    }
}

static guint
reference_not_seen (const PsStreakMeeting *meetings,
                    gsize                  n,
                    const PsSpell         *spells,
                    gsize                  n_spells)
{
  guint32 from = G_MAXUINT32;
  guint count = 0;

  for (gsize i = 0; i < n_spells; i++)
    if (spells[i].until == 0)
      from = spells[i].from;

  for (gsize i = n; i-- > 0;)
    {
      PsMark mark = meetings[i].mark;

      if (ps_mark_is_here (mark) || mark == PS_MARK_EXCUSED)
        break;
      count += mark == PS_MARK_ABSENT && meetings[i].taken && !meetings[i].social &&
               meetings[i].day >= from;
    }

  return count;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (36);
  guint n_back = 0, n_rows = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GArray) meetings = NULL;
      g_autoptr (GArray) spells = NULL;
      g_autofree char *said = NULL;
      g_autofree char *expected = NULL;
      PsStreak streak, naive;

      make_random (rand, &meetings, &spells);
      ps_streak_work_out ((PsStreakMeeting *) meetings->data, meetings->len,
                          (PsSpell *) spells->data, spells->len, &streak);
      reference ((PsStreakMeeting *) meetings->data, meetings->len,
                 (PsSpell *) spells->data, spells->len, &naive);
      said = say (&streak);
      expected = say (&naive);
      if (!g_str_equal (said, expected))
        g_error ("history %u: %s, where it is %s", i, said, expected);
      n_back += streak.back != 0;
      n_rows += streak.in_row > 1;

      g_assert_cmpuint (ps_streak_count_not_seen ((PsStreakMeeting *) meetings->data, meetings->len,
                                                  (PsSpell *) spells->data, spells->len, NULL), ==,
                        reference_not_seen ((PsStreakMeeting *) meetings->data, meetings->len,
                                            (PsSpell *) spells->data, spells->len));
    }

  /* Nothing is proved by histories in which nothing happens. */
  g_assert_cmpuint (n_back, >, 1000);
  g_assert_cmpuint (n_rows, >, 1000);
}

static void
assert_not_seen (const char *text,
                 const char *days,
                 guint       expected)
{
  g_autoptr (GArray) meetings = read_meetings (text);
  g_autoptr (GArray) spells = read_spells (days);

  g_assert_cmpuint (ps_streak_count_not_seen ((PsStreakMeeting *) meetings->data, meetings->len,
                                              (PsSpell *) spells->data, spells->len, NULL), ==,
                    expected);
}

static void
test_not_seen (void)
{
  assert_not_seen ("", "0-", 0);
  assert_not_seen ("PAAA", "0-", 3);
  assert_not_seen ("AAA", "0-", 3);
  assert_not_seen ("AAAP", "0-", 0);
  assert_not_seen ("PAAAX", "0-", 0);
  assert_not_seen ("PAXAA", "0-", 2);
  assert_not_seen ("PAAnAA", "0-", 3);
  assert_not_seen ("PAAsA", "0-", 2);
  assert_not_seen ("PAAsP", "0-", 0);
  assert_not_seen ("PA.xA", "0-", 2);
  assert_not_seen ("PAAA", "14-", 2);
  assert_not_seen ("PAAA", "0-14", 0);
  assert_not_seen ("PAAAA", "0-14 21-", 2);
  assert_not_seen ("PAAA", "", 0);
}

static void
assert_words (const char *text,
              gboolean    home,
              guint32     today,
              const char *expected)
{
  g_autoptr (GArray) meetings = read_meetings (text);
  g_autoptr (GArray) spells = read_spells ("0-");
  g_autofree char *words = NULL;
  PsStreak streak;

  ps_streak_work_out ((PsStreakMeeting *) meetings->data, meetings->len,
                      (PsSpell *) spells->data, spells->len, &streak);
  words = ps_streak_dup_words (&streak, home, FIRST_DAY + today);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  assert_words ("", TRUE, 100, NULL);
  assert_words ("P", FALSE, 100, NULL);
  assert_words ("PPA", FALSE, 100, NULL);
  assert_words ("AAAA", TRUE, 100, NULL);
  assert_words ("PPPPP", FALSE, 100, "Has been here 5 meetings in a row");
  assert_words ("P", TRUE, 100, "Here for the last meeting of their home group");
  assert_words ("PPP", TRUE, 100, "Has been here 3 meetings in a row · "
                                  "Here for all of the last 3 meetings of their home group");
  assert_words ("PAP", TRUE, 100, "Here for 2 of the last 3 meetings of their home group");
  assert_words ("PPPPPAAAAP", FALSE, 100, "Came back in March after a break");
  assert_words ("PPPPPAAAAPP", FALSE, 400,
                "Has been here 2 meetings in a row · Came back in March 2026 after a break");
}

static void
test_numbers (void)
{
  g_autofree char *some = ps_streak_dup_numbers (&(PsStreak) { .n = 12, .came = 9 });
  g_autofree char *none = ps_streak_dup_numbers (&(PsStreak) { .n = 12 });

  g_assert_cmpstr (some, ==, "9 of the last 12");
  g_assert_cmpstr (none, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/streak/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i].c, assert_case);
    }
  g_test_add_func ("/streak/never-a-member", test_never_a_member);
  g_test_add_func ("/streak/random", test_random);
  g_test_add_func ("/streak/not-seen", test_not_seen);
  g_test_add_func ("/streak/words", test_words);
  g_test_add_func ("/streak/numbers", test_numbers);

  return g_test_run ();
}
