#include "ps-streak.h"

#include <glib/gi18n-lib.h>

/* How somebody comes to a group, told by what they did (PRODUCT.md, 36 and 41): how often in a row,
 * that they came back, to how many of the latest meetings. What they did not do is no sentence here,
 * and nobody is compared with anybody.
 *
 * Which meetings count for somebody:
 *
 * - Only those at which attendance was taken, which is to say that somebody was marked as there: when
 *   a sheet was forgotten everybody stands as absent on it.
 * - No outings: nobody has to come to those, and they make no row longer.
 * - Only those at which they were a member: not before they joined, not from the day on which they
 *   left, and not between two spells. Who was never a member, but comes, is taken for one from the
 *   first meeting on to which they came.
 * - Not those at which they stand as excused: that neither goes on with a row nor ends it. Nor those
 *   for which they are not on the sheet, or nothing was marked.
 *
 * A meeting that was moved counts on the day on which it was held; one that was skipped is none.
 */

/**
 * ps_spells_cover:
 * @day: as g_date_get_julian() counts
 *
 * Returns: whether that day is in one of the spells; the day on which somebody leaves is not
 */
gboolean
ps_spells_cover (const PsSpell *spells,
                 gsize          n_spells,
                 guint32        day)
{
  for (gsize i = 0; i < n_spells; i++)
    {
      if (spells[i].from <= day && (spells[i].until == 0 || day < spells[i].until))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_held (const PsStreakMeeting *meeting)
{
  return meeting->taken && !meeting->social;
}

/* From when on somebody who never joined is taken for a member. */
static gsize
find_first (const PsStreakMeeting *meetings,
            gsize                  n_meetings)
{
  gsize i = 0;

  while (i < n_meetings && !(is_held (&meetings[i]) && ps_mark_is_here (meetings[i].mark)))
    i++;

  return i;
}

/**
 * ps_streak_work_out:
 * @meetings: (array length=n_meetings): the group's, the oldest first
 * @spells: (array length=n_spells): the person's, in any order
 * @streak: (out): what they say
 *
 * Who comes again after #PS_STREAK_BREAK meetings without them, or after having left while the group
 * met, has come back; a row does not reach across that.
 */
void
ps_streak_work_out (const PsStreakMeeting *meetings,
                    gsize                  n_meetings,
                    const PsSpell         *spells,
                    gsize                  n_spells,
                    PsStreak              *streak)
{
  guint away = 0;          /* meetings in a row without them */
  gboolean outside = FALSE; /* the group met while they were no member, after having been one */
  gboolean ever = FALSE;
  gboolean window[PS_STREAK_WINDOW] = { FALSE };
  guint counted = 0;
  guint back_at = 0;

  *streak = (PsStreak) { 0 };

  for (gsize i = n_spells > 0 ? 0 : find_first (meetings, n_meetings); i < n_meetings; i++)
    {
      const PsStreakMeeting *meeting = &meetings[i];
      gboolean here = ps_mark_is_here (meeting->mark);

      if (!is_held (meeting))
        continue;

      if (n_spells > 0 && !ps_spells_cover (spells, n_spells, meeting->day))
        {
          outside = outside || ever;
          continue;
        }

      if (!here && meeting->mark != PS_MARK_ABSENT)
        continue;

      if (outside)
        streak->in_row = 0;

      if (here)
        {
          if (ever && (outside || away >= PS_STREAK_BREAK))
            {
              streak->back = meeting->day;
              back_at = counted;
            }
          streak->in_row++;
          away = 0;
          ever = TRUE;
          outside = FALSE;
        }
      else
        {
          streak->in_row = 0;
          away++;
        }

      window[counted++ % PS_STREAK_WINDOW] = here;
    }

  streak->n = MIN (counted, PS_STREAK_WINDOW);
  for (guint i = 0; i < streak->n; i++)
    streak->came += window[i];

  /* To have come back long ago is no news, and nobody who is away again has come back. */
  if (back_at + PS_STREAK_WINDOW < counted || away >= PS_STREAK_BREAK || outside)
    streak->back = 0;
  if (outside)
    streak->in_row = 0;
}

/**
 * ps_streak_count_not_seen:
 * @meetings: (array length=n_meetings): the group's, the oldest first
 * @spells: (array length=n_spells): the person's, in any order
 * @heard: (out) (optional): the last meeting of those that say something of them: at which they were
 *   there, or excused; -1 for none
 *
 * At how many meetings in a row a member was not seen, up to the latest. It ends when they are there,
 * at an outing as well, and when they are excused: somebody has heard from them then. It begins with
 * the spell of membership that goes on; who is no member, or only comes now and then without being
 * one, is not waited for.
 *
 * Returns: how many
 */
guint
ps_streak_count_not_seen (const PsStreakMeeting *meetings,
                          gsize                  n_meetings,
                          const PsSpell         *spells,
                          gsize                  n_spells,
                          gssize                *heard)
{
  const PsSpell *spell = NULL;
  gssize last = -1;
  guint n = 0;

  for (gsize i = 0; i < n_spells; i++)
    {
      if (spells[i].until == 0)
        spell = &spells[i];
    }

  for (gsize i = 0; i < n_meetings; i++)
    {
      if (ps_mark_is_here (meetings[i].mark) || meetings[i].mark == PS_MARK_EXCUSED)
        {
          n = 0;
          last = (gssize) i;
        }
      else if (meetings[i].mark == PS_MARK_ABSENT && is_held (&meetings[i]) &&
               spell != NULL && meetings[i].day >= spell->from)
        {
          n++;
        }
    }

  if (heard != NULL)
    *heard = last;

  return n;
}

static char *
dup_month (guint32 day,
           guint32 today)
{
  GDate date, now;
  char *format;
  g_autoptr (GDateTime) time = NULL;

  g_date_clear (&date, 1);
  g_date_clear (&now, 1);
  g_date_set_julian (&date, day);
  g_date_set_julian (&now, today);
  time = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date), 1, 0, 0, 0);

  if (g_date_get_year (&date) == g_date_get_year (&now))
    /* Translators: a month of this year, for g_date_time_format(): it stands in “Came back in March
     * after a break”. Use %OB where your language has a form of the month for that. */
    format = _("%B");
  else
    /* Translators: a month of another year, for g_date_time_format(), as in “Came back in March 2026
     * after a break”. */
    format = _("%B %Y");

  return g_date_time_format (time, format);
}

static char *
dup_home_words (const PsStreak *streak)
{
  if (streak->came == streak->n)
    /* Translators: about a member and the group that is theirs above others; %u is how many of the
     * latest meetings they came to, all of them. */
    return g_strdup_printf (ngettext ("Here for the last meeting of their home group",
                                      "Here for all of the last %u meetings of their home group",
                                      streak->n),
                            streak->n);

  /* Translators: about a member, “Here for 9 of the last 12 meetings of their home group”; the second
   * number is the one that the form is chosen by. */
  return g_strdup_printf (ngettext ("Here for %1$u of the last %2$u meeting of their home group",
                                    "Here for %1$u of the last %2$u meetings of their home group",
                                    streak->n),
                          streak->came, streak->n);
}

static void
append (GString *words,
        char    *sentence)
{
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append (words, sentence);
  g_free (sentence);
}

/**
 * ps_streak_dup_words:
 * @home: whether it is their home group
 * @today: as g_date_get_julian() counts
 *
 * Returns: (transfer full) (nullable): what there is to say, in a line: “Has been here 5 meetings in a
 *   row · Came back in March after a break”; %NULL while there is nothing
 */
char *
ps_streak_dup_words (const PsStreak *streak,
                     gboolean        home,
                     guint32         today)
{
  GString *words = g_string_new (NULL);

  /* One meeting is no row. */
  if (streak->in_row >= 2)
    /* Translators: about a member of a group. */
    append (words, g_strdup_printf (ngettext ("Has been here %u meeting in a row",
                                              "Has been here %u meetings in a row", streak->in_row),
                                    streak->in_row));

  if (streak->back != 0)
    {
      g_autofree char *month = dup_month (streak->back, today);

      /* Translators: about a member; %s is a month, or a month and a year. */
      append (words, g_strdup_printf (_("Came back in %s after a break"), month));
    }

  if (home && streak->came > 0)
    append (words, dup_home_words (streak));

  if (words->len == 0)
    {
      g_string_free (words, TRUE);
      return NULL;
    }

  return g_string_free (words, FALSE);
}

/**
 * ps_streak_dup_numbers:
 *
 * Returns: (transfer full): “9 of the last 12”; "" while there is nothing to say
 */
char *
ps_streak_dup_numbers (const PsStreak *streak)
{
  if (streak->came == 0)
    return g_strdup ("");

  /* Translators: at how many of the latest meetings a member was: “9 of the last 12”. */
  return g_strdup_printf (ngettext ("%1$u of the last %2$u", "%1$u of the last %2$u", streak->n),
                          streak->came, streak->n);
}
