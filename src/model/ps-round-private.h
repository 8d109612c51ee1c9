#pragma once

/* Between ps-round.c, which is who sits where, and ps-round-step.c, which is whose turn it is. */

#include "ps-round.h"

G_BEGIN_DECLS

/**
 * PsRoundNote:
 * @person: whose seat
 * @state: how far the round was with them
 * @asked: when they asked to be come back to
 */
typedef struct {
  gint64      person;
  PsSeatState state;
  guint       asked;
} PsRoundNote;

/**
 * PsRoundPast:
 * @notes: PsRoundNote, in the order of that moment
 *
 * How a round stood before a step.
 */
typedef struct {
  GArray   *notes;
  gboolean  begun;
  guint     last;
  guint     n_asked;
  gint64    turn_began_s;
  gint64    turn_share_s;
} PsRoundPast;

struct _PsRound
{
  PsRoundRandom  random;
  gpointer       random_data;

  GPtrArray     *seats;         /* PsSeat, in the order in which they are asked */
  guint          n_asked;
  guint          n_numbers;     /* how many seat numbers were given */
  gboolean       begun;
  guint          last;          /* the place that had the last turn: it goes round from there */
  gint64         turn_began_s;
  gint64         turn_share_s;
  GPtrArray     *past;          /* PsRoundPast, the newest last */
};

#define ps_round_nth(self, i) ((PsSeat *) g_ptr_array_index ((self)->seats, (i)))

void ps_round_go_on     (PsRound           *self,
                         const PsRoundTime *time);
void ps_round_past_free (PsRoundPast       *past);

G_END_DECLS
