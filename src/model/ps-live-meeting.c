#include "ps-live-meeting-private.h"

#include "ps-clock-touch.h"

/* How often the database is told that somebody is looking: after a crash the question "how long was
 * nobody there?" is answered to this much.
 */
#define SEEN_EVERY_US (30 * G_TIME_SPAN_SECOND)

/**
 * PsLiveMeeting:
 *
 * The running meeting: its clock, and the one way to touch it.
 *
 * A touch is a row in the database before anything here changes, so what the screen shows is always
 * what would come back after a crash. Touches are stored one after the other, each with the moment
 * at which it was asked for, so two quick ones are both right.
 */

enum {
  SIGNAL_CHANGED,
  SIGNAL_TICK,
  N_SIGNALS,
};

enum {
  PROP_0,
  PROP_GAP,
  N_PROPS,
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsLiveMeeting, ps_live_meeting, G_TYPE_OBJECT)

static void
set_gap (PsLiveMeeting *self,
         const PsGap   *gap)
{
  if (self->gap.away_s == gap->away_s)
    return;

  self->gap = *gap;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GAP]);
}

static gboolean
wants_seconds (PsLiveMeeting *self)
{
  return self->seconds_shown || self->n_holds > 0;
}

/* How long until a figure that is on the screen changes again. */
static gint64
get_interval (PsLiveMeeting *self)
{
  return wants_seconds (self) ? G_TIME_SPAN_SECOND : G_TIME_SPAN_MINUTE;
}

static PsInstant
later (const PsInstant *instant,
       gint64           microseconds)
{
  PsInstant then = *instant;

  then.wall += microseconds;
  then.boot += microseconds;

  return then;
}

static void
aim_ticker (PsLiveMeeting *self)
{
  PsInstant now = ps_clock_now (self->clock);
  PsClockReading reading;
  gint64 deadline;

  ps_meeting_clock_read (self->meeting_clock, &now, &reading);
  if (reading.next_change == 0)
    {
      ps_ticker_stop (self->ticker);
      return;
    }

  deadline = reading.next_change;

  /* Nobody sees the seconds: a full minute of the segment is soon enough, and its end is one. */
  if (!wants_seconds (self) && reading.state == PS_CLOCK_RUNNING)
    deadline += ((reading.segment_left_s % 60 + 60) % 60) * G_TIME_SPAN_SECOND;

  self->due = later (&now, deadline - now.boot);
  ps_ticker_run (self->ticker, deadline, get_interval (self));
}

static gboolean
store_seen (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  return ps_session_store_set_seen (conn, data, error);
}

/* Whether it works is of no moment: the next one may, and without it a crash is only asked about
 * less exactly.
 */
static void
note_seen (PsLiveMeeting   *self,
           const PsInstant *now)
{
  self->noted = *now;
  ps_db_write_async (self->db, store_seen, g_memdup2 (now, sizeof *now), g_free, NULL, NULL, NULL);
}

static void
look_for_gap (PsLiveMeeting   *self,
              const PsInstant *due,
              const PsInstant *now)
{
  PsGap gap;

  /* A pause that was slept through was a pause. */
  if (ps_meeting_clock_get_state (self->meeting_clock) == PS_CLOCK_RUNNING &&
      ps_gap_notice (due, now, &gap))
    set_gap (self, &gap);
}

static void
tick_cb (PsLiveMeeting *self)
{
  PsInstant now = ps_clock_now (self->clock);

  look_for_gap (self, &self->due, &now);
  self->due = later (&now, get_interval (self));

  if (now.boot - self->noted.boot >= SEEN_EVERY_US || now.boot < self->noted.boot)
    note_seen (self, &now);

  g_signal_emit (self, signals[SIGNAL_TICK], 0);
}

static void
ps_live_meeting_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PsLiveMeeting *self = PS_LIVE_MEETING (object);

  switch (prop_id)
    {
    case PROP_GAP:
      g_value_set_int64 (value, self->gap.away_s);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_live_meeting_dispose (GObject *object)
{
  PsLiveMeeting *self = PS_LIVE_MEETING (object);

  if (self->ticker != NULL)
    ps_ticker_stop (self->ticker);
  g_clear_object (&self->ticker);
  g_clear_object (&self->session);
  g_clear_object (&self->db);

  G_OBJECT_CLASS (ps_live_meeting_parent_class)->dispose (object);
}

static void
ps_live_meeting_finalize (GObject *object)
{
  PsLiveMeeting *self = PS_LIVE_MEETING (object);

  g_clear_pointer (&self->meeting_clock, ps_meeting_clock_free);
  g_clear_pointer (&self->agenda, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_array_unref);

  G_OBJECT_CLASS (ps_live_meeting_parent_class)->finalize (object);
}

static void
ps_live_meeting_class_init (PsLiveMeetingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_live_meeting_dispose;
  object_class->finalize = ps_live_meeting_finalize;
  object_class->get_property = ps_live_meeting_get_property;

  /**
   * PsLiveMeeting:gap:
   *
   * Seconds in which nobody was looking (a closed lid, a crash) and about which nobody has said yet
   * whether they were a pause; 0 when there is nothing to ask. See ps_live_meeting_settle_gap_async().
   */
  properties[PROP_GAP] =
    g_param_spec_int64 ("gap", NULL, NULL,
                        0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PsLiveMeeting::changed:
   *
   * A touch of the clock was committed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  /**
   * PsLiveMeeting::tick:
   *
   * What ps_live_meeting_read() says has changed because time went by.
   */
  signals[SIGNAL_TICK] = g_signal_new ("tick", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
ps_live_meeting_init (PsLiveMeeting *self)
{
  g_queue_init (&self->wishes);
  self->seconds_shown = TRUE;
}

static gboolean
load (PsLiveMeeting  *self,
      gint64          session_id,
      GError        **error)
{
  PsConn *conn = ps_db_get_reader (self->db);
  g_autoptr (PsSessionRow) row = ps_session_store_get (conn, session_id, error);

  if (row == NULL)
    return FALSE;

  self->session = ps_session_new_from_row (row);
  self->agenda = ps_clock_touch_load_agenda (conn, session_id, error);
  if (self->agenda == NULL)
    return FALSE;

  self->events = ps_clock_touch_load (conn, session_id, error);
  if (self->events == NULL)
    return FALSE;

  self->meeting_clock =
    ps_meeting_clock_replay (row->planned_at, row->planned_s, self->agenda,
                             (const PsClockEvent *) self->events->data, self->events->len, error);

  return self->meeting_clock != NULL;
}

/* The program was last alive when it last said so, or when the clock was last touched. */
static gboolean
look_back (PsLiveMeeting  *self,
           GError        **error)
{
  PsInstant now = ps_clock_now (self->clock);
  PsInstant seen = { 0 };
  const PsClockEvent *last = NULL;

  if (!ps_session_store_get_seen (ps_db_get_reader (self->db), &seen, error))
    return FALSE;

  if (self->events->len > 0)
    last = &g_array_index (self->events, PsClockEvent, self->events->len - 1);
  if (last != NULL && seen.wall < last->at.wall)
    seen = last->at;

  if (seen.wall != 0)
    look_for_gap (self, &seen, &now);

  /* Until this start of the machine has an event of its own, only the wall clock tells how long ago
   * the last one was. One that changes nothing else settles that, unless a person is asked anyway.
   */
  if (self->gap.away_s == 0 && last != NULL && !g_str_equal (last->at.boot_id, now.boot_id))
    ps_live_meeting_settle_gap_async (self, FALSE, NULL, NULL, NULL);

  return TRUE;
}

/**
 * ps_live_meeting_open:
 * @clock: where the time comes from; outlives the meeting
 * @session_id: a running meeting
 *
 * Brings the meeting back as the database has it: its clock is the events played again.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_DAMAGED.
 *
 * Returns: (transfer full): the meeting, its clock going
 */
PsLiveMeeting *
ps_live_meeting_open (PsDb           *db,
                      const PsClock  *clock,
                      gint64          session_id,
                      GError        **error)
{
  g_autoptr (PsLiveMeeting) self = g_object_new (PS_TYPE_LIVE_MEETING, NULL);

  g_return_val_if_fail (PS_IS_DB (db), NULL);

  self->db = g_object_ref (db);
  self->clock = clock;
  self->ticker = ps_ticker_new (clock);
  if (!load (self, session_id, error) || !look_back (self, error))
    return NULL;

  g_signal_connect_swapped (self->ticker, "tick", G_CALLBACK (tick_cb), self);
  aim_ticker (self);

  return g_steal_pointer (&self);
}

/* Takes @event, which is committed and whose argument becomes ours, and the clock @after it. */
void
ps_live_meeting_take_event (PsLiveMeeting  *self,
                            PsClockEvent   *event,
                            PsMeetingClock *after)
{
  g_array_append_val (self->events, *event);
  ps_meeting_clock_free (self->meeting_clock);
  self->meeting_clock = after;

  if (event->verb == PS_CLOCK_AWAY)
    set_gap (self, &(PsGap) { 0 });

  aim_ticker (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * ps_live_meeting_set_seconds_shown:
 * @shown: whether somebody sees the seconds; otherwise one tick a minute, on the segment's minutes,
 *   is enough
 */
void
ps_live_meeting_set_seconds_shown (PsLiveMeeting *self,
                                   gboolean       shown)
{
  g_return_if_fail (PS_IS_LIVE_MEETING (self));

  if (self->seconds_shown == shown)
    return;

  self->seconds_shown = shown;
  aim_ticker (self);
}

/**
 * ps_live_meeting_hold_seconds:
 * @hold: whether somebody besides the view begins to show seconds, or no longer does
 */
void
ps_live_meeting_hold_seconds (PsLiveMeeting *self,
                              gboolean       hold)
{
  g_return_if_fail (PS_IS_LIVE_MEETING (self));
  g_return_if_fail (hold || self->n_holds > 0);

  self->n_holds += hold ? 1 : -1;
  aim_ticker (self);
}

/**
 * ps_live_meeting_stop:
 *
 * The vault is about to be locked: nothing ticks any more. The meeting itself goes on, in the
 * database and in the room.
 */
void
ps_live_meeting_stop (PsLiveMeeting *self)
{
  g_return_if_fail (PS_IS_LIVE_MEETING (self));

  ps_ticker_stop (self->ticker);
}
