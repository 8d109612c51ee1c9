#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsSeatState:
 * @PS_SEAT_WAITING: has not had a turn
 * @PS_SEAT_NOW: it is their turn
 * @PS_SEAT_SHARED: has had it
 * @PS_SEAT_PASSED: has passed, which is always all right
 * @PS_SEAT_LATER: asked to be come back to, when everybody else has had a turn
 *
 * How far the round is with somebody.
 */
typedef enum {
  PS_SEAT_WAITING,
  PS_SEAT_NOW,
  PS_SEAT_SHARED,
  PS_SEAT_PASSED,
  PS_SEAT_LATER,
} PsSeatState;

/**
 * PsSeat:
 * @person: who sits there, a number that only tells one from the other
 * @number: from 1; it stays the same as long as the round lives, and is not given a second time
 * @initials: (nullable): "A. S.", where they are known
 * @state: how far the round is with them
 * @asked: of those to come back to, who asked first has the smallest
 * @gone: whether they have left; the round passes them over, and finds them again when they return
 */
typedef struct {
  gint64       person;
  guint        number;
  char        *initials;
  PsSeatState  state;
  guint        asked;
  gboolean     gone;
} PsSeat;

/**
 * PsRoundPerson:
 * @person: who, a number that only tells one from the other
 * @initials: (nullable): their initials, where they are known
 */
typedef struct {
  gint64  person;
  char   *initials;
} PsRoundPerson;

/**
 * PsRoundStep:
 * @PS_ROUND_BEGIN: the first one's turn
 * @PS_ROUND_SHARED: whose turn it is has shared
 * @PS_ROUND_PASSED: whose turn it is passes
 * @PS_ROUND_LATER: whose turn it is wants to be come back to
 * @PS_ROUND_TURN: it is the turn of a certain seat
 * @PS_ROUND_SHUFFLE: those who still wait, in random order
 * @PS_ROUND_SEAT_ORDER: those who still wait, in the order of the seats
 * @PS_ROUND_UNDO: the last of the others is taken back
 *
 * What a person does about a round.
 */
typedef enum {
  PS_ROUND_BEGIN,
  PS_ROUND_SHARED,
  PS_ROUND_PASSED,
  PS_ROUND_LATER,
  PS_ROUND_TURN,
  PS_ROUND_SHUFFLE,
  PS_ROUND_SEAT_ORDER,
  PS_ROUND_UNDO,
} PsRoundStep;

/**
 * PsRoundTime:
 * @elapsed_s: seconds since the meeting began, pauses left out
 * @left_s: seconds that the segment has left
 *
 * When something happens in a round.
 */
typedef struct {
  gint64 elapsed_s;
  gint64 left_s;
} PsRoundTime;

/* Gives a number from 0 up to, but not, @below. */
typedef guint (*PsRoundRandom) (guint    below,
                                gpointer data);

typedef struct _PsRound PsRound;

PsRound      *ps_round_new            (PsRoundRandom      random,
                                       gpointer           random_data);
void          ps_round_free           (PsRound           *self);

void          ps_round_set_people     (PsRound           *self,
                                       GPtrArray         *people,
                                       const PsRoundTime *time);
gboolean      ps_round_can            (const PsRound     *self,
                                       PsRoundStep        step);
gboolean      ps_round_do             (PsRound           *self,
                                       PsRoundStep        step,
                                       guint              place,
                                       const PsRoundTime *time);

guint         ps_round_get_n_places   (const PsRound     *self);
const PsSeat *ps_round_get_seat       (const PsRound     *self,
                                       guint              place);
int           ps_round_get_now        (const PsRound     *self);
int           ps_round_get_next       (const PsRound     *self);
gboolean      ps_round_has_begun      (const PsRound     *self);
gboolean      ps_round_is_done        (const PsRound     *self);
guint         ps_round_count_here     (const PsRound     *self);
guint         ps_round_count_reached  (const PsRound     *self);
guint         ps_round_count_to_come  (const PsRound     *self);

gint64        ps_round_get_share      (const PsRound     *self,
                                       gint64             left_s);
gint64        ps_round_get_turn_share (const PsRound     *self);
gint64        ps_round_get_turn_taken (const PsRound     *self,
                                       gint64             elapsed_s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsRound, ps_round_free)

G_END_DECLS
