/* The attendance of a group, in words: what is seen at a glance is heard as well. */
#include "ps-history-words.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"

/**
 * ps_history_words_mark:
 *
 * Returns: (transfer none): how somebody was at a meeting, as it stands in a sentence
 */
const char *
ps_history_words_mark (PsHistoryCell cell)
{
  switch (cell.mark)
    {
    case PS_MARK_PRESENT:
      /* Translators: how somebody was at a meeting, after their name and the date: “Ana, 3 March:
       * there”, and in a legend. */
      return C_("attendance", "there");

    case PS_MARK_LATE:
      return C_("attendance", "late");

    case PS_MARK_LEFT_EARLY:
      return C_("attendance", "left early");

    case PS_MARK_EXCUSED:
      return C_("attendance", "excused");

    case PS_MARK_ABSENT:
      return C_("attendance", "not there");

    case PS_MARK_NONE:
    case PS_MARK_EXPECTED:
    case PS_N_MARKS:
    default:
      return cell.member ? C_("attendance", "not marked") : C_("attendance", "not a member");
    }
}

/**
 * ps_history_words_mode:
 *
 * Returns: (transfer none): by what way somebody was at a meeting
 */
const char *
ps_history_words_mode (PsMode mode)
{
  return mode == PS_MODE_ONLINE ? C_("attendance", "online")
         : mode == PS_MODE_PHONE ? C_("attendance", "by phone")
                                 : C_("attendance", "in person");
}

/**
 * ps_history_words_name:
 *
 * Returns: (transfer full): what they like to be called, and what tells them from others of that name
 */
char *
ps_history_words_name (const PsHistoryPerson *person)
{
  if (person->hint == NULL)
    return g_strdup (person->name);

  /* Translators: a name, and what tells them from others who are called the same. */
  return g_strdup_printf (_("%1$s (%2$s)"), person->name, person->hint);
}

/**
 * ps_history_words_day:
 *
 * Returns: (transfer full): “3 March”, with the year where it is not the one of @today
 */
char *
ps_history_words_day (const GDate *day,
                      const GDate *today)
{
  PsForms forms = ps_forms_of_locale ();
  g_autoptr (GDateTime) time = NULL;

  if (g_date_get_year (day) != g_date_get_year (today))
    return ps_date_words (day, &forms);

  time = g_date_time_new_utc (g_date_get_year (day), (int) g_date_get_month (day),
                              g_date_get_day (day), 0, 0, 0);
  if (forms.order == PS_DATE_ORDER_MDY)
    /* Translators: a day of this year for g_date_time_format(), where the month comes first. */
    return g_date_time_format (time, C_("day and month", "%B %-d"));

  /* Translators: a day of this year for g_date_time_format(). */
  return g_date_time_format (time, C_("day and month", "%-d %B"));
}

static char *
dup_state (const PsHistoryMeeting *meeting,
           PsHistoryCell           cell)
{
  GString *words;

  /* Everybody stands as absent on a sheet that was forgotten. */
  if (!meeting->taken)
    return g_strdup (_("no attendance was taken"));

  words = g_string_new (ps_history_words_mark (cell));
  if (ps_mark_is_here (cell.mark) && cell.mode != PS_MODE_IN_PERSON)
    g_string_append_printf (words, ", %s", ps_history_words_mode (cell.mode));
  if (ps_mark_is_here (cell.mark) && cell.first_time)
    /* Translators: it was somebody's first meeting of the group. */
    g_string_append_printf (words, ", %s", C_("attendance", "for the first time"));
  if (meeting->social)
    /* Translators: the meeting was an outing, to which nobody has to come. */
    g_string_append_printf (words, ", %s", C_("attendance", "an outing"));

  return g_string_free (words, FALSE);
}

/**
 * ps_history_words_cell:
 *
 * Returns: (transfer full): “Ana Silva, 3 March: late, online”
 */
char *
ps_history_words_cell (PsAttendanceHistory *history,
                       guint                row,
                       guint                column)
{
  const PsHistoryPerson *person = ps_attendance_history_get_person (history, row);
  const PsHistoryMeeting *meeting = ps_attendance_history_get_meeting (history, column);
  GDate today = ps_attendance_history_get_today (history);
  g_autofree char *name = ps_history_words_name (person);
  g_autofree char *day = ps_history_words_day (&meeting->day, &today);
  g_autofree char *state =
    dup_state (meeting, ps_attendance_history_get_cell (history, row, column));

  /* Translators: who, on which day, and how they were at that meeting: “Ana Silva, 3 March: late,
   * online”. */
  return g_strdup_printf (_("%1$s, %2$s: %3$s"), name, day, state);
}

/**
 * ps_history_words_column:
 *
 * Returns: (transfer full): “3 March: 9 here”
 */
char *
ps_history_words_column (PsAttendanceHistory *history,
                         guint                column)
{
  const PsHistoryMeeting *meeting = ps_attendance_history_get_meeting (history, column);
  GDate today = ps_attendance_history_get_today (history);
  g_autofree char *day = ps_history_words_day (&meeting->day, &today);

  if (!meeting->taken)
    /* Translators: %s is a day. */
    return g_strdup_printf (_("%s: no attendance was taken"), day);

  /* Translators: %1$s is a day, %2$u how many came to the meeting. */
  return g_strdup_printf (ngettext ("%1$s: %2$u here", "%1$s: %2$u here", meeting->here),
                          day, meeting->here);
}

/**
 * ps_history_words_person:
 * @streak_words: (nullable): as ps_streak_dup_words() has them
 *
 * Returns: (transfer full): what there is to say of somebody in a line; may be empty
 */
char *
ps_history_words_person (const PsHistoryPerson *person,
                         const char            *streak_words)
{
  GString *words = g_string_new (streak_words);

  /* Of the home group the streak has said it. */
  if (!person->home && person->streak.came > 0)
    {
      if (words->len > 0)
        g_string_append (words, " · ");
      /* Translators: about a member, “Here for 9 of the last 12 meetings”. */
      g_string_append_printf (words, ngettext ("Here for %1$u of the last %2$u meeting",
                                               "Here for %1$u of the last %2$u meetings",
                                               person->streak.n),
                              person->streak.came, person->streak.n);
    }

  if (person->not_seen)
    {
      if (words->len > 0)
        g_string_append (words, " · ");
      g_string_append (words, person->call_due ? _("Not seen lately: a call is on the list")
                                               : _("Not seen lately: they were called, or no call was needed"));
    }

  return g_string_free (words, FALSE);
}
