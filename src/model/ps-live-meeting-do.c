#include "ps-live-meeting-private.h"

#include "ps-clock-touch.h"

/* What somebody asked for, and when. */
typedef struct {
  PsClockVerb     verb;
  char           *argument;
  PsInstant       at;
  PsMeetingClock *after;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_clear_pointer (&wish->after, ps_meeting_clock_free);
  g_free (wish->argument);
  g_free (wish);
}

/* The clock as it will be after the wish: the events played again, and the new one. */
static PsMeetingClock *
play (PsLiveMeeting       *self,
      const PsClockEvent  *event,
      GError             **error)
{
  const PsSessionRow *row = ps_session_get_row (self->session);
  g_autoptr (PsMeetingClock) clock = NULL;

  clock = ps_meeting_clock_replay (row->planned_at, row->planned_s, self->agenda,
                                   (const PsClockEvent *) self->events->data, self->events->len,
                                   error);
  if (clock == NULL || !ps_meeting_clock_apply (clock, event, error))
    return NULL;

  return g_steal_pointer (&clock);
}

static void
reload_session (PsLiveMeeting *self)
{
  g_autoptr (PsSessionRow) row =
    ps_session_store_get (ps_db_get_reader (self->db), ps_session_get_id (self->session), NULL);

  if (row != NULL)
    ps_session_update (self->session, row);
}

static void
take_wish (PsLiveMeeting *self,
           Wish          *wish)
{
  PsClockEvent event = { wish->verb, g_steal_pointer (&wish->argument), wish->at };

  if (wish->verb == PS_CLOCK_END)
    reload_session (self);

  ps_live_meeting_take_event (self, &event, g_steal_pointer (&wish->after));
}

static void
end_first (PsLiveMeeting *self,
           GAsyncResult  *result)
{
  g_autoptr (GTask) task = g_queue_pop_head (&self->wishes);
  g_autoptr (GError) error = NULL;

  self->under_way = FALSE;
  if (!ps_db_write_finish (self->db, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* It is stored, but the vault was locked meanwhile: the next unlock shows it. */
  if (ps_db_is_open (self->db))
    take_wish (self, g_task_get_task_data (task));

  g_task_return_boolean (task, TRUE);
}

static void
refuse_first (PsLiveMeeting *self,
              GError        *error)
{
  g_autoptr (GTask) task = g_queue_pop_head (&self->wishes);

  g_task_return_error (task, error);
}

/* Carries out one wish after the other. Each is worked out from what the one before it left, and
 * only one is under way, so a write that fails takes no other with it. Whoever is told of the end
 * of one may ask for the next, and so come here again.
 */
static void
go_on_cb (GObject      *source G_GNUC_UNUSED,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsLiveMeeting) self = user_data;

  if (result != NULL)
    end_first (self, result);

  while (!self->under_way && !g_queue_is_empty (&self->wishes))
    {
      Wish *wish = g_task_get_task_data (g_queue_peek_head (&self->wishes));
      PsClockEvent event = { wish->verb, wish->argument, wish->at };
      GError *error = NULL;

      wish->after = play (self, &event, &error);
      if (wish->after == NULL)
        {
          refuse_first (self, error);
          continue;
        }

      self->under_way = TRUE;
      ps_db_write_async (self->db, ps_clock_touch_store,
                         ps_clock_touch_new (ps_session_get_id (self->session),
                                             self->events->len, &event, wish->after),
                         (GDestroyNotify) ps_clock_touch_free,
                         NULL, go_on_cb, g_object_ref (self));
    }
}

/**
 * ps_live_meeting_can:
 * @verb: what somebody might do
 *
 * Returns: whether that makes sense at this moment: what a button's sensitivity follows
 */
gboolean
ps_live_meeting_can (PsLiveMeeting *self,
                     PsClockVerb    verb)
{
  PsClockReading reading;

  g_return_val_if_fail (PS_IS_LIVE_MEETING (self), FALSE);

  ps_live_meeting_read (self, &reading);
  if (reading.state != PS_CLOCK_RUNNING && reading.state != PS_CLOCK_PAUSED)
    return FALSE;

  switch (verb)
    {
    case PS_CLOCK_NEXT:
    case PS_CLOCK_SKIP:
      return reading.can_next;

    case PS_CLOCK_BACK:
      return reading.can_back;

    case PS_CLOCK_SWAP:
      return reading.can_swap;

    case PS_CLOCK_UNDO:
      return reading.can_undo;

    case PS_CLOCK_PAUSE:
      return reading.state == PS_CLOCK_RUNNING;

    case PS_CLOCK_RESUME:
      return reading.state == PS_CLOCK_PAUSED;

    case PS_CLOCK_EXTEND:
      return reading.segment >= 0;

    case PS_CLOCK_START:
      return FALSE;

    case PS_CLOCK_REFIT:
    case PS_CLOCK_AWAY:
    case PS_CLOCK_MARKER:
    case PS_CLOCK_END:
    case PS_N_CLOCK_VERBS:
    default:
      return TRUE;
    }
}

/**
 * ps_live_meeting_do_async:
 * @verb: what to do; the moment of this call is when it was done
 * @argument: (nullable): with what, as in the table clock_event
 *
 * Touches the clock. What the meeting shows changes when the touch is in the database: that is when
 * #PsLiveMeeting::changed goes out and, after it, @callback is called.
 *
 * %PS_CLOCK_END also ends the meeting's record, marks who was expected and did not come as absent,
 * and makes its debrief due.
 */
void
ps_live_meeting_do_async (PsLiveMeeting       *self,
                          PsClockVerb          verb,
                          const char          *argument,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;
  Wish *wish;

  g_return_if_fail (PS_IS_LIVE_MEETING (self));

  wish = g_new0 (Wish, 1);
  wish->verb = verb;
  wish->argument = g_strdup (argument);
  wish->at = ps_clock_now (self->clock);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_live_meeting_do_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, wish, wish_free);
  g_queue_push_tail (&self->wishes, task);

  go_on_cb (NULL, NULL, g_object_ref (self));
}

/**
 * ps_live_meeting_do_finish:
 *
 * Errors: %PS_ERROR_INVALID when the verb made no sense; otherwise whatever kept the database from
 * storing it. Nothing has changed then.
 *
 * Returns: whether it was done
 */
gboolean
ps_live_meeting_do_finish (PsLiveMeeting  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ps_live_meeting_settle_gap_async:
 * @as_pause: whether the stretch in which nobody was looking was a pause; otherwise the meeting went
 *   on in the room meanwhile, and it counts
 *
 * Answers the question that #PsLiveMeeting:gap asks. Finish with ps_live_meeting_do_finish().
 */
void
ps_live_meeting_settle_gap_async (PsLiveMeeting       *self,
                                  gboolean             as_pause,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autofree char *seconds = NULL;

  g_return_if_fail (PS_IS_LIVE_MEETING (self));

  seconds = g_strdup_printf ("%" G_GINT64_FORMAT, as_pause ? self->gap.away_s : 0);
  ps_live_meeting_do_async (self, PS_CLOCK_AWAY, seconds, cancellable, callback, user_data);
}
