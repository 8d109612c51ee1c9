#include "ps-live-round.h"

#include "ps-live-meeting-private.h"
#include "ps-round-people.h"
#include "ps-round-store.h"

/**
 * PsLiveRound:
 *
 * The rounds of the running meeting, one for each segment, on the people who are there.
 *
 * What is stored of a round is that it was complete, and of how many people. Where a round stands
 * is in memory only: to find it again after a crash it would have to be written who had spoken and
 * who had passed, by name or by a seat that somebody in the room can tie to one, and that is what a
 * round promises never to keep. After a crash it begins again, and a few keys bring it to where the
 * group knows that it was.
 */
struct _PsLiveRound
{
  GObject        parent_instance;

  PsLiveMeeting *meeting;
  PsRoundRandom  random;
  gpointer       random_data;
  GHashTable    *rounds;     /* of Kept, by position */
  int            position;   /* of the current segment in the first agenda, or -1 without agenda */
  guint          n_people;
};

/* A round of a segment, and what is stored about it. */
typedef struct {
  PsRound *round;
  int      stored;           /* how many people it was completed with, or -1, or NOT_STORED */
} Kept;

/* It should have been stored and was not. */
#define NOT_STORED -2

enum {
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsLiveRound, ps_live_round, G_TYPE_OBJECT)

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  ps_round_free (kept->round);
  g_free (kept);
}

static Kept *
get_kept (PsLiveRound *self)
{
  Kept *kept = g_hash_table_lookup (self->rounds, GINT_TO_POINTER (self->position));

  if (kept != NULL)
    return kept;

  kept = g_new0 (Kept, 1);
  kept->round = ps_round_new (self->random, self->random_data);
  kept->stored = -1;
  g_hash_table_insert (self->rounds, GINT_TO_POINTER (self->position), kept);

  return kept;
}

static gboolean
refresh (PsLiveRound  *self,
         GError      **error)
{
  PsConn *conn = ps_db_get_reader (self->meeting->db);
  g_autoptr (GPtrArray) people =
    ps_round_people_read (conn, ps_session_get_id (self->meeting->session), error);
  PsRoundTime time;

  if (people == NULL)
    return FALSE;

  self->n_people = people->len;
  if (people->len > PS_LIVE_ROUND_MOST)
    g_ptr_array_set_size (people, 0);

  ps_live_round_get_time (self, &time);
  ps_round_set_people (get_kept (self)->round, people, &time);

  return TRUE;
}

/* What is to be stored: that a round was completed, or that it was not after all. */
typedef struct {
  PsLiveRound *self;
  gint64       session_id;
  gboolean     complete;
  PsRoundRow   row;
} Completion;

static gboolean
store_completion (PsConn    *conn,
                  gpointer   data,
                  GError   **error)
{
  Completion *completion = data;

  if (completion->complete)
    return ps_round_store_set (conn, completion->session_id, &completion->row, error);

  return ps_round_store_remove (conn, completion->session_id, completion->row.position, error);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Completion *completion = user_data;
  g_autoptr (PsLiveRound) self = completion->self;
  g_autoptr (GError) error = NULL;
  Kept *kept;

  if (ps_db_write_finish (PS_DB (source), result, &error))
    return;

  /* The next step tries again, unless one already has. */
  kept = g_hash_table_lookup (self->rounds, GUINT_TO_POINTER (completion->row.position));
  if (kept->stored == (completion->complete ? (int) completion->row.people : -1))
    kept->stored = NOT_STORED;
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
store (PsLiveRound *self,
       Kept        *kept,
       int          people)
{
  Completion *completion;

  if (kept->stored == people || self->position < 0)
    return;

  kept->stored = people;
  completion = g_new0 (Completion, 1);
  completion->self = g_object_ref (self);
  completion->session_id = ps_session_get_id (self->meeting->session);
  completion->complete = people >= 0;
  completion->row.position = (guint) self->position;
  completion->row.people = (guint) MAX (0, people);
  completion->row.completed_at = ps_clock_wall (self->meeting->clock);
  /* It is freed after it was told how that went, which comes after the writer is done with it. */
  ps_db_write_async (self->meeting->db, store_completion, completion, NULL, NULL,
                     stored_cb, completion);
}

static void
people_cb (PsLiveRound *self)
{
  g_autoptr (GError) error = NULL;

  if (!ps_db_is_open (self->meeting->db))
    return;

  if (refresh (self, &error))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* Another segment has a round of its own. Coming back to one finds its round as it was. */
static void
meeting_cb (PsLiveRound *self)
{
  int position = ps_live_meeting_get_position (self->meeting);

  if (position == self->position)
    return;

  self->position = position;
  people_cb (self);
}

static void
ps_live_round_dispose (GObject *object)
{
  g_clear_object (&PS_LIVE_ROUND (object)->meeting);

  G_OBJECT_CLASS (ps_live_round_parent_class)->dispose (object);
}

static void
ps_live_round_finalize (GObject *object)
{
  g_hash_table_unref (PS_LIVE_ROUND (object)->rounds);

  G_OBJECT_CLASS (ps_live_round_parent_class)->finalize (object);
}

static void
ps_live_round_class_init (PsLiveRoundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_live_round_dispose;
  object_class->finalize = ps_live_round_finalize;

  /**
   * PsLiveRound::changed:
   *
   * The round has moved on, other people are here, or another segment has begun.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  /**
   * PsLiveRound::failed:
   * @error: a #GError
   *
   * Who is here could not be read, or it could not be stored that the round is complete.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
ps_live_round_init (PsLiveRound *self)
{
  self->rounds = g_hash_table_new_full (NULL, NULL, NULL, kept_free);
}

static gboolean
load (PsLiveRound  *self,
      GError      **error)
{
  g_autoptr (GArray) rows =
    ps_round_store_list (ps_db_get_reader (self->meeting->db),
                         ps_session_get_id (self->meeting->session), error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const PsRoundRow *row = &g_array_index (rows, PsRoundRow, i);

      self->position = (int) row->position;
      get_kept (self)->stored = (int) row->people;
    }
  self->position = ps_live_meeting_get_position (self->meeting);

  return TRUE;
}

/**
 * ps_live_round_new:
 * @meeting: the running meeting
 * @random: where the random order comes from
 * @random_data: for @random
 *
 * Returns: (transfer full): the rounds of @meeting
 */
PsLiveRound *
ps_live_round_new (PsLiveMeeting  *meeting,
                   PsRoundRandom   random,
                   gpointer        random_data,
                   GError        **error)
{
  static const char * const tables[] = {
    "changed::attendance", "changed::session", "changed::person",
  };
  g_autoptr (PsLiveRound) self = g_object_new (PS_TYPE_LIVE_ROUND, NULL);

  self->meeting = g_object_ref (meeting);
  self->random = random;
  self->random_data = random_data;
  if (!load (self, error) || !refresh (self, error))
    return NULL;

  g_signal_connect_object (meeting, "changed", G_CALLBACK (meeting_cb), self, G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    g_signal_connect_object (meeting->db, tables[i], G_CALLBACK (people_cb), self, G_CONNECT_SWAPPED);

  return g_steal_pointer (&self);
}

/**
 * ps_live_round_get_meeting:
 *
 * Returns: (transfer none): whose rounds they are
 */
PsLiveMeeting *
ps_live_round_get_meeting (PsLiveRound *self)
{
  g_return_val_if_fail (PS_IS_LIVE_ROUND (self), NULL);

  return self->meeting;
}

/**
 * ps_live_round_get_round:
 *
 * Returns: (transfer none): the round of the current segment, until the meeting moves on
 */
const PsRound *
ps_live_round_get_round (PsLiveRound *self)
{
  g_return_val_if_fail (PS_IS_LIVE_ROUND (self), NULL);

  return get_kept (self)->round;
}

/**
 * ps_live_round_get_time:
 * @time: (out caller-allocates): this moment
 */
void
ps_live_round_get_time (PsLiveRound *self,
                        PsRoundTime *time)
{
  PsClockReading reading;

  g_return_if_fail (PS_IS_LIVE_ROUND (self));

  ps_live_meeting_read (self->meeting, &reading);
  time->elapsed_s = reading.meeting_elapsed_s;
  time->left_s = reading.segment >= 0 ? reading.segment_left_s : reading.meeting_left_s;
}

/**
 * ps_live_round_count_people:
 *
 * Returns: how many people are here, also when they are more than a round is for
 */
guint
ps_live_round_count_people (PsLiveRound *self)
{
  g_return_val_if_fail (PS_IS_LIVE_ROUND (self), 0);

  return self->n_people;
}

/**
 * ps_live_round_get_completed:
 *
 * Returns: with how many people a round of the current segment was completed, or -1; that is known
 *   also after a crash
 */
int
ps_live_round_get_completed (PsLiveRound *self)
{
  g_return_val_if_fail (PS_IS_LIVE_ROUND (self), -1);

  return MAX (-1, get_kept (self)->stored);
}

/**
 * ps_live_round_do:
 * @step: what to do
 * @place: see ps_round_do()
 *
 * Moves the round on, and keeps that it is complete as soon as it is.
 *
 * Returns: whether it made sense and was done
 */
gboolean
ps_live_round_do (PsLiveRound *self,
                  PsRoundStep  step,
                  guint        place)
{
  PsRoundTime time;
  Kept *kept;
  gboolean was_done;

  g_return_val_if_fail (PS_IS_LIVE_ROUND (self), FALSE);

  kept = get_kept (self);
  was_done = ps_round_is_done (kept->round);
  ps_live_round_get_time (self, &time);
  if (!ps_round_do (kept->round, step, place, &time))
    return FALSE;

  /* Somebody who came after it was complete makes it one more, and does not make it undone. */
  if (ps_round_is_done (kept->round))
    store (self, kept, (int) ps_round_count_reached (kept->round));
  else if (was_done && step == PS_ROUND_UNDO)
    store (self, kept, -1);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}
