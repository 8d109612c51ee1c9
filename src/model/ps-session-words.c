#include "ps-session-words.h"

#include <glib/gi18n-lib.h>

#include "ps-duration.h"

/* Below this it was on time: doors and clocks are no better. */
#define ON_TIME_S 60

/**
 * ps_session_late_s:
 * @row: a meeting that has begun
 *
 * Returns: how much later than planned it began, seconds; negative when earlier
 */
gint64
ps_session_late_s (const PsSessionRow *row)
{
  return (row->started_at - row->planned_at) / G_TIME_SPAN_SECOND;
}

/**
 * ps_session_over_s:
 * @row: a meeting that has ended
 *
 * Returns: how much later than planned it ended, seconds; negative when earlier
 */
gint64
ps_session_over_s (const PsSessionRow *row)
{
  return (row->ended_at - row->planned_at) / G_TIME_SPAN_SECOND - row->planned_s;
}

static char *
dup_begin (gint64 late_s)
{
  g_autofree char *words = ps_duration_in_words (late_s);

  if (ABS (late_s) < ON_TIME_S)
    return g_strdup (_("Began on time"));

  if (late_s > 0)
    /* Translators: of a meeting; %s is a duration. */
    return g_strdup_printf (_("Began %s late"), words);

  /* Translators: of a meeting; %s is a duration. */
  return g_strdup_printf (_("Began %s early"), words);
}

static char *
dup_end (gint64 over_s)
{
  g_autofree char *words = ps_duration_in_words (over_s);

  if (ABS (over_s) < ON_TIME_S)
    /* Translators: of a meeting, after “Began 12 minutes late, ”. */
    return g_strdup (_("ended on time"));

  if (over_s > 0)
    /* Translators: of a meeting, after “Began on time, ”; %s is a duration. */
    return g_strdup_printf (_("ended %s late"), words);

  /* Translators: of a meeting, after “Began on time, ”; %s is a duration. */
  return g_strdup_printf (_("ended %s early"), words);
}

/**
 * ps_session_words_on_time:
 * @row: a meeting that has begun
 *
 * Returns: (transfer full): "Began 12 minutes late, ended on time"
 */
char *
ps_session_words_on_time (const PsSessionRow *row)
{
  g_autofree char *begin = dup_begin (ps_session_late_s (row));
  g_autofree char *end = NULL;

  if (row->ended_at == 0)
    return g_steal_pointer (&begin);

  end = dup_end (ps_session_over_s (row));

  /* Translators: how a meeting kept to its time: “Began 12 minutes late, ended on time”. */
  return g_strdup_printf (_("%1$s, %2$s"), begin, end);
}
