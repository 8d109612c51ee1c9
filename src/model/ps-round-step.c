#include "ps-round-private.h"

/* Whose turn it is, and how that changes. */

static PsRoundPast *
past_new (const PsRound *self)
{
  PsRoundPast *past = g_new0 (PsRoundPast, 1);

  past->notes = g_array_sized_new (FALSE, FALSE, sizeof (PsRoundNote), self->seats->len);
  for (guint i = 0; i < self->seats->len; i++)
    {
      const PsSeat *seat = ps_round_nth (self, i);
      PsRoundNote note = { seat->person, seat->state, seat->asked };

      g_array_append_val (past->notes, note);
    }

  past->begun = self->begun;
  past->last = self->last;
  past->n_asked = self->n_asked;
  past->turn_began_s = self->turn_began_s;
  past->turn_share_s = self->turn_share_s;

  return past;
}

/**
 * ps_round_past_free:
 * @past: (transfer full): is freed
 */
void
ps_round_past_free (PsRoundPast *past)
{
  g_array_unref (past->notes);
  g_free (past);
}

static void
swap (PsRound *self,
      guint    one,
      guint    other)
{
  gpointer seat = self->seats->pdata[one];

  self->seats->pdata[one] = self->seats->pdata[other];
  self->seats->pdata[other] = seat;
}

static guint
find_place (PsRound *self,
            gint64   person)
{
  guint place = 0;

  while (ps_round_nth (self, place)->person != person)
    place++;

  return place;
}

/* As it was then. Who came later stays at the end and waits; who left meanwhile has left. */
static void
go_back_to (PsRound           *self,
            const PsRoundPast *past)
{
  for (guint i = 0; i < past->notes->len; i++)
    {
      const PsRoundNote *note = &g_array_index (past->notes, PsRoundNote, i);

      swap (self, i, find_place (self, note->person));
      ps_round_nth (self, i)->state = note->state;
      ps_round_nth (self, i)->asked = note->asked;
    }

  for (guint i = past->notes->len; i < self->seats->len; i++)
    ps_round_nth (self, i)->state = PS_SEAT_WAITING;

  self->begun = past->begun;
  self->last = past->last;
  self->n_asked = past->n_asked;
  self->turn_began_s = past->turn_began_s;
  self->turn_share_s = past->turn_share_s;
}

static int
find_waiting (const PsRound *self)
{
  /* Before anybody had a turn it begins with the first. */
  guint first = self->begun ? self->last + 1 : 0;

  for (guint i = 0; i < self->seats->len; i++)
    {
      guint place = (first + i) % self->seats->len;
      const PsSeat *seat = ps_round_nth (self, place);

      if (!seat->gone && seat->state == PS_SEAT_WAITING)
        return (int) place;
    }

  return -1;
}

static int
find_asked (const PsRound *self)
{
  int found = -1;

  for (guint i = 0; i < self->seats->len; i++)
    {
      const PsSeat *seat = ps_round_nth (self, i);

      if (!seat->gone && seat->state == PS_SEAT_LATER &&
          (found < 0 || seat->asked < ps_round_nth (self, found)->asked))
        found = (int) i;
    }

  return found;
}

/**
 * ps_round_get_next:
 * @self: a round
 *
 * Returns: the place whose turn is next, or -1
 */
int
ps_round_get_next (const PsRound *self)
{
  int waiting = find_waiting (self);

  return waiting >= 0 ? waiting : find_asked (self);
}

static void
give_turn (PsRound           *self,
           guint              place,
           const PsRoundTime *time)
{
  ps_round_nth (self, place)->state = PS_SEAT_NOW;
  self->begun = TRUE;
  self->last = place;
  self->turn_began_s = time->elapsed_s;
  self->turn_share_s = ps_round_get_share (self, time->left_s);
}

/**
 * ps_round_go_on:
 * @self: a round
 * @time: when
 *
 * Gives somebody the turn, when the round has begun and nobody has it.
 */
void
ps_round_go_on (PsRound           *self,
                const PsRoundTime *time)
{
  int next;

  if (!self->begun || ps_round_get_now (self) >= 0)
    return;

  /* Whose turn it was has left: when they return, they wait. */
  for (guint i = 0; i < self->seats->len; i++)
    {
      if (ps_round_nth (self, i)->state == PS_SEAT_NOW)
        ps_round_nth (self, i)->state = PS_SEAT_WAITING;
    }

  next = ps_round_get_next (self);
  if (next >= 0)
    give_turn (self, (guint) next, time);
}

/* Fisher and Yates, among the places of those who wait. */
static void
shuffle (PsRound *self)
{
  g_autofree guint *places = g_new (guint, self->seats->len);
  guint n = 0;

  for (guint i = 0; i < self->seats->len; i++)
    {
      if (ps_round_nth (self, i)->state == PS_SEAT_WAITING)
        places[n++] = i;
    }

  for (; n > 1; n--)
    swap (self, places[n - 1], places[self->random (n, self->random_data)]);
}

static void
sort_waiting (PsRound *self)
{
  for (guint i = 0; i < self->seats->len; i++)
    {
      for (guint j = i + 1; ps_round_nth (self, i)->state == PS_SEAT_WAITING &&
                            j < self->seats->len; j++)
        {
          if (ps_round_nth (self, j)->state == PS_SEAT_WAITING &&
              ps_round_nth (self, j)->number < ps_round_nth (self, i)->number)
            swap (self, i, j);
        }
    }
}

static gboolean
is_in_order (const PsRound *self)
{
  guint last = 0;

  for (guint i = 0; i < self->seats->len; i++)
    {
      const PsSeat *seat = ps_round_nth (self, i);

      if (seat->state != PS_SEAT_WAITING)
        continue;
      if (seat->number < last)
        return FALSE;
      last = seat->number;
    }

  return TRUE;
}

static guint
count_waiting (const PsRound *self)
{
  guint n = 0;

  for (guint i = 0; i < self->seats->len; i++)
    n += !ps_round_nth (self, i)->gone && ps_round_nth (self, i)->state == PS_SEAT_WAITING;

  return n;
}

/**
 * ps_round_can:
 * @self: a round
 * @step: what somebody might do
 *
 * Returns: whether that makes sense now
 */
gboolean
ps_round_can (const PsRound *self,
              PsRoundStep    step)
{
  g_return_val_if_fail (self != NULL, FALSE);

  switch (step)
    {
    case PS_ROUND_BEGIN:
      return !self->begun && ps_round_count_here (self) > 0;

    case PS_ROUND_SHARED:
    case PS_ROUND_PASSED:
      return ps_round_get_now (self) >= 0;

    /* With nobody else to go to it would be their turn again at once. */
    case PS_ROUND_LATER:
      return ps_round_get_now (self) >= 0 && ps_round_get_next (self) >= 0;

    case PS_ROUND_TURN:
      return ps_round_count_here (self) > 0;

    case PS_ROUND_SHUFFLE:
      return count_waiting (self) > 1;

    case PS_ROUND_SEAT_ORDER:
      return !is_in_order (self);

    case PS_ROUND_UNDO:
    default:
      return self->past->len > 0;
    }
}

static void
end_turn (PsRound           *self,
          PsSeatState        state,
          const PsRoundTime *time)
{
  PsSeat *seat = ps_round_nth (self, ps_round_get_now (self));

  seat->state = state;
  if (state == PS_SEAT_LATER)
    seat->asked = ++self->n_asked;
  ps_round_go_on (self, time);
}

static void
take_turn (PsRound           *self,
           guint              place,
           const PsRoundTime *time)
{
  int now = ps_round_get_now (self);

  if (now >= 0)
    ps_round_nth (self, now)->state = PS_SEAT_WAITING;
  give_turn (self, place, time);
}

static void
undo (PsRound           *self,
      const PsRoundTime *time)
{
  go_back_to (self, g_ptr_array_index (self->past, self->past->len - 1));
  g_ptr_array_set_size (self->past, (int) self->past->len - 1);
  ps_round_go_on (self, time);
}

/**
 * ps_round_do:
 * @self: a round
 * @step: what to do
 * @place: with %PS_ROUND_TURN, whose turn it is to be, in whatever state they are
 * @time: when
 *
 * Returns: whether it made sense and was done
 */
gboolean
ps_round_do (PsRound           *self,
             PsRoundStep        step,
             guint              place,
             const PsRoundTime *time)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!ps_round_can (self, step))
    return FALSE;
  if (step == PS_ROUND_TURN
      && (place >= self->seats->len || ps_round_nth (self, place)->gone
          || (int) place == ps_round_get_now (self)))
    return FALSE;

  if (step != PS_ROUND_UNDO)
    g_ptr_array_add (self->past, past_new (self));

  switch (step)
    {
    case PS_ROUND_BEGIN:
      give_turn (self, (guint) ps_round_get_next (self), time);
      break;

    case PS_ROUND_SHARED:
      end_turn (self, PS_SEAT_SHARED, time);
      break;

    case PS_ROUND_PASSED:
      end_turn (self, PS_SEAT_PASSED, time);
      break;

    case PS_ROUND_LATER:
      end_turn (self, PS_SEAT_LATER, time);
      break;

    case PS_ROUND_TURN:
      take_turn (self, place, time);
      break;

    case PS_ROUND_SHUFFLE:
      shuffle (self);
      break;

    case PS_ROUND_SEAT_ORDER:
      sort_waiting (self);
      break;

    case PS_ROUND_UNDO:
    default:
      undo (self, time);
      break;
    }

  return TRUE;
}
