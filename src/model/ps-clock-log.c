#include "ps-clock-log.h"

struct _PsClockLog
{
  GArray *done;
};

typedef struct {
  PsClockVerb  verb;
  char        *argument;
  gint64       t;
} Done;

static void
done_clear (Done *done)
{
  g_free (done->argument);
}

static gboolean
can_be_undone (const Done *done)
{
  switch (done->verb)
    {
    case PS_CLOCK_START:
    case PS_CLOCK_MARKER:
    case PS_CLOCK_UNDO:
    case PS_CLOCK_END:
      return FALSE;

    /* Counting nothing as a pause changes nothing: it only says that somebody is here again. */
    case PS_CLOCK_AWAY:
      return g_ascii_strtoll (done->argument, NULL, 10) != 0;

    case PS_CLOCK_NEXT:
    case PS_CLOCK_BACK:
    case PS_CLOCK_SKIP:
    case PS_CLOCK_SWAP:
    case PS_CLOCK_EXTEND:
    case PS_CLOCK_PAUSE:
    case PS_CLOCK_RESUME:
    case PS_CLOCK_REFIT:
    case PS_N_CLOCK_VERBS:
    default:
      return TRUE;
    }
}

static int
find_undo (const PsClockLog *log)
{
  for (int i = (int) log->done->len - 1; i >= 0; i--)
    if (can_be_undone (&g_array_index (log->done, Done, i)))
      return i;

  return -1;
}

/**
 * ps_clock_log_new:
 *
 * Returns: (transfer full): a log of nothing
 */
PsClockLog *
ps_clock_log_new (void)
{
  PsClockLog *log = g_new (PsClockLog, 1);

  log->done = g_array_new (FALSE, FALSE, sizeof (Done));
  g_array_set_clear_func (log->done, (GDestroyNotify) done_clear);

  return log;
}

/**
 * ps_clock_log_free:
 * @log: (transfer full): a log
 */
void
ps_clock_log_free (PsClockLog *log)
{
  g_array_unref (log->done);
  g_free (log);
}

/**
 * ps_clock_log_add:
 * @log: a log
 * @verb: what was done
 * @argument: (nullable): with what
 * @t: when, microseconds from the start
 */
void
ps_clock_log_add (PsClockLog  *log,
                  PsClockVerb  verb,
                  const char  *argument,
                  gint64       t)
{
  Done done = { verb, g_strdup (argument), t };

  g_array_append_val (log->done, done);
}

/**
 * ps_clock_log_get_undo:
 * @log: a log
 * @verb: (out): what would be taken back; touched only if there is something
 * @argument: (out) (nullable) (transfer none): with what it was done; likewise
 *
 * Returns: whether there is something to take back
 */
gboolean
ps_clock_log_get_undo (const PsClockLog  *log,
                       PsClockVerb       *verb,
                       const char       **argument)
{
  int last = find_undo (log);

  if (last < 0)
    return FALSE;

  *verb = g_array_index (log->done, Done, last).verb;
  *argument = g_array_index (log->done, Done, last).argument;

  return TRUE;
}

/**
 * ps_clock_log_take_back:
 * @log: a log
 * @run: the agenda it is the log of
 *
 * Makes @run what it would be if the last thing that can be taken back had never been done. What came
 * after that are only markers and the like, so nothing that is played again depends on it.
 *
 * Returns: whether there was something to take back
 */
gboolean
ps_clock_log_take_back (PsClockLog  *log,
                        PsAgendaRun *run)
{
  int last = find_undo (log);

  if (last < 0)
    return FALSE;

  g_array_remove_index (log->done, (guint) last);
  ps_agenda_run_reset (run);

  for (guint i = 0; i < log->done->len; i++)
    {
      const Done *done = &g_array_index (log->done, Done, i);

      if (!ps_agenda_run_apply (run, done->verb, done->argument, done->t, NULL))
        g_warn_if_reached ();
    }

  return TRUE;
}

static int
find_marker (const PsClockLog *log)
{
  for (int i = (int) log->done->len - 1; i >= 0; i--)
    if (g_array_index (log->done, Done, i).verb == PS_CLOCK_MARKER)
      return i;

  return -1;
}

/**
 * ps_clock_log_ends_with_marker:
 * @log: a log
 *
 * Returns: whether the last thing that somebody did and might want to take back is a marker
 */
gboolean
ps_clock_log_ends_with_marker (const PsClockLog *log)
{
  int marker = find_marker (log);

  return marker >= 0 && marker > find_undo (log);
}

/**
 * ps_clock_log_take_marker_back:
 * @log: a log
 *
 * Makes it as if the last marker had never been set. It changed nothing, so nothing is played again.
 *
 * Returns: whether there was one
 */
gboolean
ps_clock_log_take_marker_back (PsClockLog *log)
{
  int marker = find_marker (log);

  if (marker >= 0)
    g_array_remove_index (log->done, (guint) marker);

  return marker >= 0;
}
