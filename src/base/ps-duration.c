#include "ps-duration.h"

#include <glib/gi18n-lib.h>

/* U+2212: a hyphen is narrower than a digit and would make a countdown jitter. */
#define MINUS "\u2212"

/* Unsigned, so that even the smallest gint64 has a size. */
static guint64
size_of (gint64 seconds)
{
  return seconds < 0 ? -(guint64) seconds : (guint64) seconds;
}

static char *
format_clock (const char *sign,
              guint64     seconds)
{
  guint64 hours = seconds / 3600;
  guint64 minutes = seconds / 60 % 60;
  guint64 rest = seconds % 60;

  if (hours > 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT ":%02" G_GUINT64_FORMAT ":%02" G_GUINT64_FORMAT,
                            sign, hours, minutes, rest);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ":%02" G_GUINT64_FORMAT, sign, minutes, rest);
}

/**
 * ps_duration_as_clock:
 * @seconds: a duration
 *
 * Returns: (transfer full): "12:40", "1:02:40", and with a minus sign (U+2212) below zero
 */
char *
ps_duration_as_clock (gint64 seconds)
{
  return format_clock (seconds < 0 ? MINUS : "", size_of (seconds));
}

/**
 * ps_duration_as_signed_clock:
 * @seconds: how much more or less it is, as "over" is
 *
 * Returns: (transfer full): "+0:35", "−2:00", or "0:00"
 */
char *
ps_duration_as_signed_clock (gint64 seconds)
{
  return format_clock (seconds < 0 ? MINUS : seconds > 0 ? "+" : "", size_of (seconds));
}

/**
 * ps_duration_as_countdown:
 * @left_s: seconds left, negative when the time is over
 *
 * Returns: (transfer full): "12:40" while there is time, "+0:35" once it is over
 */
char *
ps_duration_as_countdown (gint64 left_s)
{
  return format_clock (left_s < 0 ? "+" : "", size_of (left_s));
}

/**
 * ps_duration_as_minutes:
 * @left_s: seconds left, negative when the time is over
 *
 * Rounds up, so that it never says 0 while time is left: "13 min" until twelve minutes are left to
 * the second. Time over has its whole minutes only: "+2 min" from two minutes on.
 *
 * Returns: (transfer full): the minutes, short
 */
char *
ps_duration_as_minutes (gint64 left_s)
{
  guint64 size = size_of (left_s);

  if (left_s <= -60)
    /* Translators: minutes over the planned time, short, as on a clock. */
    return g_strdup_printf (_("+%lu min"), (gulong) (size / 60));

  if (left_s < 0)
    size = 0;

  /* Translators: minutes left, short, as on a clock. */
  return g_strdup_printf (_("%lu min"), (gulong) (size / 60 + (size % 60 > 0)));
}

/**
 * ps_duration_left:
 * @left_s: seconds left, negative when the time is over
 * @with_seconds: whether seconds were asked for
 *
 * What the clock of the running meeting shows. Without seconds it is minutes only above five
 * minutes, and from there on the last minutes and the time over are shown to the second anyway.
 *
 * Returns: (transfer full): "13 min", "4:59", "+0:35"
 */
char *
ps_duration_left (gint64   left_s,
                  gboolean with_seconds)
{
  if (!with_seconds && left_s > PS_DURATION_MINUTES_ABOVE_S)
    return ps_duration_as_minutes (left_s);

  return ps_duration_as_countdown (left_s);
}

static char *
hours_in_words (gulong hours)
{
  return g_strdup_printf (ngettext ("%lu hour", "%lu hours", hours), hours);
}

static char *
minutes_in_words (gulong minutes)
{
  return g_strdup_printf (ngettext ("%lu minute", "%lu minutes", minutes), minutes);
}

/**
 * ps_duration_in_words:
 * @seconds: a duration; its sign is left to the sentence around it
 *
 * Under a minute in seconds, from there on to the nearest minute, half a minute up.
 *
 * Returns: (transfer full): "35 seconds", "12 minutes", "1 hour 5 minutes", "2 hours"
 */
char *
ps_duration_in_words (gint64 seconds)
{
  guint64 size = size_of (seconds);
  gulong minutes = (gulong) (size / 60 + (size % 60 >= 30));
  g_autofree char *hour_words = NULL;
  g_autofree char *minute_words = NULL;

  if (size < 60)
    return g_strdup_printf (ngettext ("%lu second", "%lu seconds", (gulong) size), (gulong) size);

  if (minutes < 60)
    return minutes_in_words (minutes);

  hour_words = hours_in_words (minutes / 60);
  if (minutes % 60 == 0)
    return g_steal_pointer (&hour_words);

  minute_words = minutes_in_words (minutes % 60);

  /* Translators: hours, then minutes: "1 hour 5 minutes". */
  return g_strdup_printf (C_("duration", "%s %s"), hour_words, minute_words);
}
