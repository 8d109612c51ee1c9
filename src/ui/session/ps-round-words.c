#include "ps-round-words.h"

#include <glib/gi18n-lib.h>

#include "ps-duration.h"

/* What a round says in words: seats and initials, and never a name. */

/* A usual turn, in seconds: in support groups of ten or twelve a check-in gives each one to two
 * minutes. With less there is no time to arrive in what one says, and small groups or one word each
 * give everybody more.
 */
#define USUAL_LEAST_S 60
#define USUAL_MOST_S 120

/**
 * ps_round_words_seat:
 * @seat: a seat
 * @with_initials: whether it is known by initials, where there are some
 *
 * Returns: (transfer full): "A. S.", or "4"
 */
char *
ps_round_words_seat (const PsSeat *seat,
                     gboolean      with_initials)
{
  if (with_initials && seat->initials != NULL)
    return g_strdup (seat->initials);

  return g_strdup_printf ("%u", seat->number);
}

/* The seat in the middle of a sentence. */
static char *
name_seat (const PsSeat *seat,
           gboolean      with_initials)
{
  if (with_initials && seat->initials != NULL)
    return g_strdup (seat->initials);

  /* Translators: somebody in a round, by the number of the seat. */
  return g_strdup_printf (_("Seat %u"), seat->number);
}

/**
 * ps_round_words_state:
 * @seat: a seat
 *
 * Returns: how far the round is with it
 */
const char *
ps_round_words_state (const PsSeat *seat)
{
  switch (seat->state)
    {
    case PS_SEAT_NOW:
      /* Translators: in a round, it is this seat’s turn; short */
      return C_("round", "now");

    case PS_SEAT_SHARED:
      /* Translators: in a round, this seat has said something; short */
      return C_("round", "shared");

    case PS_SEAT_PASSED:
      /* Translators: in a round, this seat did not want to say anything; short */
      return C_("round", "passed");

    case PS_SEAT_LATER:
      /* Translators: in a round, this seat is to be asked again at the end; short */
      return C_("round", "later");

    case PS_SEAT_WAITING:
    default:
      /* Translators: in a round, this seat has not had its turn; short */
      return C_("round", "waiting");
    }
}

/**
 * ps_round_words_spoken:
 * @seat: a seat
 * @with_initials: whether it is known by initials
 *
 * Returns: (transfer full): what a screen reader says: "Seat 4, A. S., waiting"
 */
char *
ps_round_words_spoken (const PsSeat *seat,
                       gboolean      with_initials)
{
  if (with_initials && seat->initials != NULL)
    /* Translators: read by a screen reader: %1$u is the number of a seat, %2$s initials, %3$s
     * “waiting”, “now”, “shared”, “passed” or “later”. */
    return g_strdup_printf (_("Seat %1$u, %2$s, %3$s"),
                            seat->number, seat->initials, ps_round_words_state (seat));

  /* Translators: read by a screen reader: %1$u is the number of a seat, %2$s “waiting”, “now”,
   * “shared”, “passed” or “later”. */
  return g_strdup_printf (_("Seat %1$u, %2$s"), seat->number, ps_round_words_state (seat));
}

/**
 * ps_round_words_title:
 * @round: a round
 * @with_initials: whether seats are known by initials
 *
 * Returns: (transfer full): the one thing to know: whose turn it is, or that everybody had one
 */
char *
ps_round_words_title (const PsRound *round,
                      gboolean       with_initials)
{
  int now = ps_round_get_now (round);
  guint reached = ps_round_count_reached (round);

  if (now >= 0)
    return name_seat (ps_round_get_seat (round, (guint) now), with_initials);

  if (ps_round_is_done (round))
    /* Translators: %u is a number of people. */
    return g_strdup_printf (ngettext ("The round is complete: %u person had a turn",
                                      "The round is complete: all %u had a turn", reached),
                            reached);

  return g_strdup (_("Round"));
}

/**
 * ps_round_words_time:
 * @taken_s: how long the turn has taken
 * @share_s: what there is for one turn, or 0
 *
 * Both count in the same small figures, whichever is more: it tells and does not warn.
 *
 * Returns: (transfer full): "0:45 of about 1:30"
 */
char *
ps_round_words_time (gint64 taken_s,
                     gint64 share_s)
{
  g_autofree char *taken = ps_duration_as_clock (taken_s);
  /* To five seconds: a share is no appointment. */
  g_autofree char *share = ps_duration_as_clock (share_s / 5 * 5);

  if (share_s <= 0)
    return g_steal_pointer (&taken);

  /* Translators: how long somebody has had the word, and how long there is for each; both are
   * “1:30”. */
  return g_strdup_printf (_("%1$s of about %2$s"), taken, share);
}

/**
 * ps_round_words_progress:
 * @round: a round
 * @with_initials: whether seats are known by initials
 *
 * Returns: (transfer full): "3 of 9 have had a turn, then Seat 5"
 */
char *
ps_round_words_progress (const PsRound *round,
                         gboolean       with_initials)
{
  guint reached = ps_round_count_reached (round);
  guint all = reached + ps_round_count_to_come (round);
  int next = ps_round_get_next (round);
  g_autofree char *seat = NULL;

  if (next < 0 || !ps_round_has_begun (round))
    /* Translators: of a round: %1$u and %2$u are numbers of people. */
    return g_strdup_printf (ngettext ("%1$u of %2$u had a turn", "%1$u of %2$u had a turn", all),
                            reached, all);

  seat = name_seat (ps_round_get_seat (round, (guint) next), with_initials);

  /* Translators: of a round: %1$u and %2$u are numbers of people, %3$s is “Seat 5” or initials. */
  return g_strdup_printf (ngettext ("%1$u of %2$u had a turn, next is %3$s",
                                    "%1$u of %2$u had a turn, next is %3$s", all),
                          reached, all, seat);
}

/* "1 to 2 minutes each": whole minutes, rounded down, because a promise is kept more easily so. */
static char *
minutes_each (gint64 share_s)
{
  gulong minutes = (gulong) (share_s / 60);

  if (share_s <= USUAL_MOST_S)
    /* Translators: how much time there is for each in a round. */
    return g_strdup (_("1 to 2 minutes each"));

  /* Translators: how much time there is for each in a round. */
  return g_strdup_printf (ngettext ("About %lu minute each", "About %lu minutes each", minutes),
                          minutes);
}

/**
 * ps_round_words_each:
 * @round: a round
 * @left_s: seconds that there are for it
 *
 * The arithmetic of a round, as facilitators do it: the minutes divided by the people. Under a
 * minute each a round does not give everybody a turn worth having, and something shorter does.
 *
 * Returns: (transfer full): "1 to 2 minutes each", or what to do instead; "" when nobody waits
 */
char *
ps_round_words_each (const PsRound *round,
                     gint64         left_s)
{
  gint64 share_s = ps_round_get_share (round, left_s);

  if (ps_round_count_to_come (round) == 0)
    return g_strdup ("");

  if (left_s <= 0)
    return g_strdup (_("The time of this segment is up."));

  if (share_s < USUAL_LEAST_S)
    return g_strdup (_("Less than a minute each: try pairs, threes or one word each."));

  return minutes_each (share_s);
}

/**
 * ps_round_words_room:
 * @round: a round
 *
 * Returns: (transfer full) (nullable): what the whole room may know of it: how much time there is
 *   for a turn, while there is a turn and enough time
 */
char *
ps_round_words_room (const PsRound *round)
{
  gint64 share_s = ps_round_get_turn_share (round);

  return share_s >= USUAL_LEAST_S ? minutes_each (share_s) : NULL;
}
