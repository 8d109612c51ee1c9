/* What the page of the day says of meetings, debriefs and follow-ups. Pure: a moment in, words out. */
#include "ps-today-words.h"

#include "ps-date-words.h"
#include "ps-duration.h"
#include "ps-guest-words.h"
#include "ps-text.h"
#include "ps-time-words.h"

#include <glib/gi18n-lib.h>

static void
get_days (gint64  instant,
          gint64  now,
          GDate  *day,
          GDate  *today)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  *day = ps_date_of_instant (instant, zone, NULL);
  *today = ps_date_of_instant (now, zone, NULL);
}

/* Facts of one meeting, side by side. */
static void
append (GString    *line,
        const char *fact)
{
  if (fact == NULL || *fact == '\0')
    return;

  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, fact);
}

static char *
dup_span (const PsUpcoming *upcoming)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return ps_time_words_span (upcoming->starts_at,
                             upcoming->starts_at + (gint64) upcoming->minutes * G_TIME_SPAN_MINUTE,
                             zone, NULL);
}

/**
 * ps_today_words_card:
 * @upcoming: the next meeting
 * @now: microseconds UTC
 *
 * Returns: (transfer full): “18:00 to 19:30 · Room 204 · 9 members expected”, with the day before it
 *   when that is not today
 */
char *
ps_today_words_card (const PsUpcoming *upcoming,
                     gint64            now)
{
  g_autofree char *span = dup_span (upcoming);
  g_autofree char *expected = NULL;
  GString *line = g_string_new (NULL);
  GDate day, today;

  get_days (upcoming->starts_at, now, &day, &today);

  if (g_date_compare (&day, &today) == 0)
    {
      append (line, span);
    }
  else
    {
      gint days = g_date_days_between (&today, &day);
      g_autofree char *plain = days == 1 ? ps_date_words_relative (&day, &today, NULL)
                                         : ps_date_words_day (&day, &today, NULL);
      g_autofree char *words = ps_text_capitalize (plain);
      /* Translators: a day and a span of time: “Tomorrow, 18:00 to 19:30”. */
      g_autofree char *when = g_strdup_printf (_("%s, %s"), words, span);

      append (line, when);
    }

  append (line, upcoming->place);

  if (upcoming->expected > 0)
    expected = g_strdup_printf (ngettext ("%u member expected", "%u members expected",
                                          upcoming->expected), upcoming->expected);
  append (line, expected);

  return g_string_free (line, FALSE);
}

/**
 * ps_today_words_plan:
 * @topic: (nullable): what the next meeting is to be about
 * @guest: (nullable): who agreed to come to it
 *
 * Returns: (transfer full) (nullable): a line for the topic and one for the guest; %NULL for neither
 */
char *
ps_today_words_plan (const char         *topic,
                     const PsBookingRow *guest)
{
  g_autofree char *about = NULL;
  g_autofree char *coming = NULL;

  if (topic != NULL)
    /* Translators: what a meeting is about. */
    about = g_strdup_printf (_("Topic: %s"), topic);
  if (guest != NULL)
    coming = ps_guest_words_coming (*guest->guest_subject != '\0' ? guest->guest_subject
                                                                  : guest->guest_name,
                                    *guest->briefed_on != '\0');
  if (about != NULL && coming != NULL)
    return g_strdup_printf ("%s\n%s", about, coming);

  return about != NULL ? g_steal_pointer (&about) : g_steal_pointer (&coming);
}

/**
 * ps_today_words_row:
 * @upcoming: a meeting of the next days
 * @now: microseconds UTC
 *
 * Returns: (transfer full): “Tuesday, 9 March, 18:00 · Room 204”
 */
char *
ps_today_words_row (const PsUpcoming *upcoming,
                    gint64            now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *time = ps_time_words (upcoming->starts_at, zone, NULL);
  g_autofree char *plain = NULL;
  g_autofree char *words = NULL;
  g_autofree char *when = NULL;
  GString *line = g_string_new (NULL);
  GDate day, today;

  get_days (upcoming->starts_at, now, &day, &today);
  plain = g_date_days_between (&today, &day) <= 1
          ? ps_date_words_relative (&day, &today, NULL)
          : ps_date_words_day (&day, &today, NULL);
  words = ps_text_capitalize (plain);

  /* Translators: a day and a time of day: “Tuesday, 9 March, 18:00”. */
  when = g_strdup_printf (C_("day and time", "%s, %s"), words, time);
  append (line, when);
  append (line, upcoming->place);
  if (upcoming->moved)
    /* Translators: of a meeting: it is at another time than usual. */
    append (line, _("moved"));

  return g_string_free (line, FALSE);
}

/**
 * ps_today_words_meeting:
 * @meeting: one of today's
 * @now: microseconds UTC
 *
 * Returns: (transfer full): “Now, until 19:30 · Room 204”, “18:00 to 19:30 · Room 204” or “Ended at
 *   19:28 · Room 204”
 */
char *
ps_today_words_meeting (const PsDoorMeeting *meeting,
                        gint64               now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *end = ps_time_words (meeting->ends_at, zone, NULL);
  g_autofree char *when = NULL;
  GString *line = g_string_new (NULL);

  if (meeting->session_id == 0)
    when = ps_time_words_span (meeting->starts_at, meeting->ends_at, zone, NULL);
  else if (!meeting->is_running)
    /* Translators: of a meeting; %s is a time of day. */
    when = g_strdup_printf (_("Ended at %s"), end);
  else if (meeting->ends_at > now)
    /* Translators: of a meeting that runs; %s is the time of day at which it is to end. */
    when = g_strdup_printf (_("Now, until %s"), end);
  else
    /* Translators: of a meeting that runs past its end. */
    when = g_strdup (_("Now"));
  append (line, when);
  append (line, meeting->place);

  return g_string_free (line, FALSE);
}

static gint64
get_seconds (const PsDebriefRow *debrief)
{
  return (debrief->ended_at - debrief->started_at) / G_TIME_SPAN_SECOND;
}

/**
 * ps_today_words_ran:
 * @debrief: one that is owed
 * @now: microseconds UTC
 *
 * Returns: (transfer full): “The meeting was yesterday and took 84 minutes.”
 */
char *
ps_today_words_ran (const PsDebriefRow *debrief,
                    gint64              now)
{
  g_autofree char *length = ps_duration_in_words (get_seconds (debrief));
  g_autofree char *when = NULL;
  GDate day, today;

  get_days (debrief->started_at, now, &day, &today);
  when = ps_date_words_relative (&day, &today, NULL);

  /* Translators: of a meeting: when, such as “yesterday” or “3 weeks ago”, and how long. */
  return g_strdup_printf (_("The meeting was %s and took %s."), when, length);
}

/**
 * ps_today_words_just_ran:
 * @debrief: one that is owed for a meeting that ended a moment ago
 *
 * Returns: (transfer full): a sentence
 */
char *
ps_today_words_just_ran (const PsDebriefRow *debrief)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *length = ps_duration_in_words (get_seconds (debrief));
  g_autofree char *time = ps_time_words (debrief->ended_at, zone, NULL);

  /* Translators: a group, a time of day and a duration: “Mood Group ended at 19:28, after 1 hour 28
   * minutes.”
   */
  return g_strdup_printf (_("%s ended at %s, after %s."), debrief->group_name, time, length);
}

static const char *
owner_words (const char *owner)
{
  if (g_strcmp0 (owner, "peer") == 0)
    return _("Peer Leader");
  if (g_strcmp0 (owner, "professional") == 0)
    return _("Co-facilitator");

  return _("Front desk");
}

/**
 * ps_today_words_follow_up:
 * @follow_up: one that is due
 * @now: microseconds UTC
 *
 * Returns: (transfer full): “Peer Leader · about Ana Silva · was due 2 days ago”
 */
char *
ps_today_words_follow_up (const PsFollowUp *follow_up,
                          gint64            now)
{
  GString *line = g_string_new (owner_words (follow_up->owner));
  g_autofree char *when = NULL;
  g_autofree char *due = NULL;
  g_autofree char *about = NULL;
  GDate day, today;

  if (follow_up->about != NULL)
    {
      /* Translators: whom something that is to be done is about; %s is a member. */
      about = g_strdup_printf (_("about %s"), follow_up->about);
      append (line, about);
    }
  if (!ps_date_from_iso (follow_up->due_on, &day))
    return g_string_free (line, FALSE);

  get_days (now, now, &today, &today);
  when = ps_date_words_relative (&day, &today, NULL);
  if (g_date_compare (&day, &today) < 0)
    /* Translators: when something should have been done: “was due 2 days ago”. */
    due = g_strdup_printf (_("was due %s"), when);
  else
    /* Translators: when something is to be done: “due today”. */
    due = g_strdup_printf (_("due %s"), when);
  append (line, due);

  return g_string_free (line, FALSE);
}
