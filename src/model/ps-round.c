#include "ps-round-private.h"

/**
 * PsRound:
 *
 * A round of the group: everybody who is here gets a turn, and may pass.
 *
 * It goes from seat to seat, on from the one that had the last turn and round the end to the
 * beginning, then to those who asked to be come back to, in the order in which they asked. So
 * whoever begins, and whoever comes late, nobody is missed: it is done when everybody who is here
 * has shared or passed.
 *
 * It knows numbers and initials and no names, holds nothing of what was said, and is never stored:
 * who spoke and who passed is gone with the program. What may be kept is how many it reached.
 */

static PsSeat *
seat_new (gint64 person,
          guint  number)
{
  PsSeat *seat = g_new0 (PsSeat, 1);

  seat->person = person;
  seat->number = number;

  return seat;
}

static void
seat_free (gpointer data)
{
  PsSeat *seat = data;

  g_free (seat->initials);
  g_free (seat);
}

/**
 * ps_round_new:
 * @random: where the random order comes from
 * @random_data: for @random
 *
 * Returns: (transfer full): a round without anybody
 */
PsRound *
ps_round_new (PsRoundRandom random,
              gpointer      random_data)
{
  PsRound *self = g_new0 (PsRound, 1);

  self->random = random;
  self->random_data = random_data;
  self->seats = g_ptr_array_new_with_free_func (seat_free);
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_round_past_free);

  return self;
}

/**
 * ps_round_free:
 * @self: (transfer full) (nullable): is freed
 */
void
ps_round_free (PsRound *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->seats);
  g_ptr_array_unref (self->past);
  g_free (self);
}

static PsSeat *
find (PsRound *self,
      gint64   person)
{
  for (guint i = 0; i < self->seats->len; i++)
    {
      if (ps_round_nth (self, i)->person == person)
        return ps_round_nth (self, i);
    }

  return NULL;
}

/* How many seats with a smaller number have these initials. */
static guint
count_before (PsRound      *self,
              const PsSeat *seat,
              GHashTable   *initials)
{
  const char *own = g_hash_table_lookup (initials, &seat->person);
  guint n = 0;

  for (guint i = 0; i < self->seats->len; i++)
    {
      const PsSeat *other = ps_round_nth (self, i);

      if (other->number < seat->number &&
          g_strcmp0 (g_hash_table_lookup (initials, &other->person), own) == 0)
        n++;
    }

  return n;
}

/* Where two are called the same the second gets a 2, so a label that stands does not change when
 * somebody comes later.
 */
static void
label_seats (PsRound    *self,
             GHashTable *initials)
{
  for (guint i = 0; i < self->seats->len; i++)
    {
      PsSeat *seat = ps_round_nth (self, i);
      const char *own = g_hash_table_lookup (initials, &seat->person);
      guint before = own != NULL ? count_before (self, seat, initials) : 0;

      g_free (seat->initials);
      seat->initials = before > 0 ? g_strdup_printf ("%s %u", own, before + 1) : g_strdup (own);
    }
}

/**
 * ps_round_set_people:
 * @self: a round
 * @people: (element-type PsRoundPerson): who is here, in the order of the seats
 * @time: when
 *
 * Whoever is new gets the next seat number and joins the round at its end, also when it was done
 * already. Whoever is not here any more is passed over; when it was their turn, it is the next
 * one's. Nothing of this is a step that could be undone.
 */
void
ps_round_set_people (PsRound           *self,
                     GPtrArray         *people,
                     const PsRoundTime *time)
{
  g_autoptr (GHashTable) here = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) initials = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < people->len; i++)
    {
      PsRoundPerson *one = g_ptr_array_index (people, i);

      g_hash_table_add (here, &one->person);
      if (one->initials != NULL && *one->initials != '\0')
        g_hash_table_insert (initials, &one->person, one->initials);

      if (find (self, one->person) == NULL)
        g_ptr_array_add (self->seats, seat_new (one->person, ++self->n_numbers));
    }

  for (guint i = 0; i < self->seats->len; i++)
    {
      PsSeat *seat = ps_round_nth (self, i);

      seat->gone = !g_hash_table_contains (here, &seat->person);
    }

  label_seats (self, initials);
  ps_round_go_on (self, time);
}

/**
 * ps_round_get_n_places:
 * @self: a round
 *
 * Returns: how many seats there are, those of people who have left included
 */
guint
ps_round_get_n_places (const PsRound *self)
{
  return self->seats->len;
}

/**
 * ps_round_get_seat:
 * @self: a round
 * @place: from 0, in the order in which they are asked
 *
 * Returns: (transfer none): the seat, until the round is next changed
 */
const PsSeat *
ps_round_get_seat (const PsRound *self,
                   guint          place)
{
  g_return_val_if_fail (place < self->seats->len, NULL);

  return ps_round_nth (self, place);
}

/**
 * ps_round_get_now:
 * @self: a round
 *
 * Returns: the place whose turn it is, or -1
 */
int
ps_round_get_now (const PsRound *self)
{
  for (guint i = 0; i < self->seats->len; i++)
    {
      const PsSeat *seat = ps_round_nth (self, i);

      if (seat->state == PS_SEAT_NOW && !seat->gone)
        return (int) i;
    }

  return -1;
}

/**
 * ps_round_has_begun:
 * @self: a round
 *
 * Returns: whether somebody has, or had, a turn
 */
gboolean
ps_round_has_begun (const PsRound *self)
{
  return self->begun;
}

/**
 * ps_round_is_done:
 * @self: a round
 *
 * Returns: whether everybody who is here has shared or passed
 */
gboolean
ps_round_is_done (const PsRound *self)
{
  return self->begun && ps_round_count_to_come (self) == 0 && ps_round_count_reached (self) > 0;
}

/**
 * ps_round_count_here:
 * @self: a round
 *
 * Returns: how many are here
 */
guint
ps_round_count_here (const PsRound *self)
{
  guint n = 0;

  for (guint i = 0; i < self->seats->len; i++)
    n += !ps_round_nth (self, i)->gone;

  return n;
}

/**
 * ps_round_count_reached:
 * @self: a round
 *
 * Returns: how many have shared or passed, also if they have left since
 */
guint
ps_round_count_reached (const PsRound *self)
{
  guint n = 0;

  for (guint i = 0; i < self->seats->len; i++)
    {
      const PsSeat *seat = ps_round_nth (self, i);

      n += seat->state == PS_SEAT_SHARED || seat->state == PS_SEAT_PASSED;
    }

  return n;
}

/**
 * ps_round_count_to_come:
 * @self: a round
 *
 * Returns: how many are here and have not had their turn; whose turn it is has not had it yet
 */
guint
ps_round_count_to_come (const PsRound *self)
{
  guint n = 0;

  for (guint i = 0; i < self->seats->len; i++)
    {
      const PsSeat *seat = ps_round_nth (self, i);

      n += !seat->gone && seat->state != PS_SEAT_SHARED && seat->state != PS_SEAT_PASSED;
    }

  return n;
}

/**
 * ps_round_get_share:
 * @self: a round
 * @left_s: seconds that there are for it
 *
 * Returns: how many of them there are for each who has not had their turn; 0 when nobody is left,
 *   or no time
 */
gint64
ps_round_get_share (const PsRound *self,
                    gint64         left_s)
{
  guint n = ps_round_count_to_come (self);

  return n > 0 ? MAX (0, left_s) / n : 0;
}

/**
 * ps_round_get_turn_share:
 * @self: a round
 *
 * Returns: the share of whose turn it is, in seconds, as it was when the turn began: it does not
 *   melt away while they speak
 */
gint64
ps_round_get_turn_share (const PsRound *self)
{
  return ps_round_get_now (self) >= 0 ? self->turn_share_s : 0;
}

/**
 * ps_round_get_turn_taken:
 * @self: a round
 * @elapsed_s: seconds since the meeting began, pauses left out
 *
 * Returns: how long the turn has taken, in seconds
 */
gint64
ps_round_get_turn_taken (const PsRound *self,
                         gint64         elapsed_s)
{
  return ps_round_get_now (self) >= 0 ? MAX (0, elapsed_s - self->turn_began_s) : 0;
}
