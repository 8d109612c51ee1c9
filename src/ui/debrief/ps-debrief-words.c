#include "ps-debrief-words.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-time-words.h"

/* What is said about a debrief. Pure: a moment in, words out. */

/* A debrief that takes longer is not written at all. */
#define ENOUGH_S 600

static char *
dup_day (gint64 instant,
         gint64 now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate date = ps_date_of_instant (instant, zone, NULL);
  GDate today = ps_date_of_instant (now, zone, NULL);

  return ps_date_words_day (&date, &today, NULL);
}

/**
 * ps_debrief_words_when:
 * @row: a debrief
 * @now: microseconds UTC
 *
 * Returns: (transfer full): when its meeting began: "Tuesday, 3 November, 18:00"
 */
char *
ps_debrief_words_when (const PsDebriefRow *row,
                       gint64              now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *day = dup_day (row->started_at, now);
  g_autofree char *time = ps_time_words (row->started_at, zone, NULL);

  /* Translators: when a meeting began: a day, and a time of day. */
  return g_strdup_printf (_("%1$s, %2$s"), day, time);
}

/**
 * ps_debrief_words_state:
 * @row: a debrief
 * @now: microseconds UTC
 *
 * Returns: (transfer full): whether it is written
 */
char *
ps_debrief_words_state (const PsDebriefRow *row,
                        gint64              now)
{
  g_autofree char *day = NULL;

  if (g_str_equal (row->state, "waiting"))
    return g_strdup (_("Waiting to be written"));

  if (g_str_equal (row->state, "skipped"))
    return g_strdup (_("Left out"));

  day = dup_day (row->finished_at, now);

  /* Translators: of a debrief; %s is a day. */
  return g_strdup_printf (_("Finished on %s"), day);
}

/**
 * ps_debrief_words_timer:
 * @elapsed_s: for how long somebody has been writing
 *
 * Ten minutes are what a debrief takes. They are a promise, not a limit: nothing happens when they
 * are over.
 *
 * Returns: (transfer full): a sentence
 */
char *
ps_debrief_words_timer (gint64 elapsed_s)
{
  gulong left;

  if (elapsed_s < 60)
    return g_strdup (_("Ten minutes are enough."));

  if (elapsed_s >= ENOUGH_S)
    return g_strdup (_("Ten minutes are over. What is written is enough."));

  left = (gulong) ((ENOUGH_S - elapsed_s + 59) / 60);

  return g_strdup_printf (ngettext ("Ten minutes are enough: about %lu is left.",
                                    "Ten minutes are enough: about %lu are left.", left),
                          left);
}

/**
 * ps_debrief_words_saved:
 * @state: how far it is stored
 * @finished: whether it was finished before
 *
 * Returns: (transfer none): what is said of that; "Draft saved" when it is in the database, and not
 *   a moment before
 */
const char *
ps_debrief_words_saved (PsAutosaveState state,
                        gboolean        finished)
{
  switch (state)
    {
    case PS_AUTOSAVE_DIRTY:
      return _("Not saved yet");

    case PS_AUTOSAVE_SAVED:
      return _("Draft saved");

    case PS_AUTOSAVE_FAILED:
      return _("Not saved");

    case PS_AUTOSAVE_CLEAN:
    default:
      return finished ? _("What you change is kept as a new version.") : "";
    }
}
