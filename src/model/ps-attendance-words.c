/* What is said of the attendance of a meeting. */
#include "ps-attendance-words.h"

#include <glib/gi18n-lib.h>

#include "ps-attendee.h"
#include "ps-date-words.h"
#include "ps-date.h"

/**
 * ps_session_count_here:
 *
 * Returns: how many were at the meeting, with and without a name
 */
guint
ps_session_count_here (const PsSessionRow *row)
{
  return row->present + (guint) MAX (0, row->head_count);
}

/**
 * ps_attendance_words_here:
 * @here: how many of those on the list are here
 * @expected: how many are on it
 * @heads: who was counted and not named
 * @by_name: whether there is a list at all
 *
 * Returns: (transfer full): "6 of 9 here", "6 of 9 here, and 2 without a name", "14 here"
 */
char *
ps_attendance_words_here (guint              here,
                          guint              expected,
                          const PsHeadCount *heads,
                          gboolean           by_name)
{
  guint n = (guint) MAX (0, heads->n);
  g_autofree char *named = NULL;

  if (!by_name)
    /* Translators: how many people are at the meeting. */
    return g_strdup_printf (ngettext ("%u here", "%u here", n), n);

  /* Translators: how many of those on the list are at the meeting. */
  named = g_strdup_printf (ngettext ("%1$u of %2$u here", "%1$u of %2$u here", expected),
                           here, expected);
  if (n == 0)
    return g_steal_pointer (&named);

  /* Translators: after “6 of 9 here”, which is %1$s; %2$u more are here who gave no name. */
  return g_strdup_printf (ngettext ("%1$s, and %2$u without a name", "%1$s, and %2$u without a name",
                                    n), named, n);
}

/**
 * ps_attendance_words_expected:
 *
 * Returns: (transfer full): "9 expected"
 */
char *
ps_attendance_words_expected (guint n)
{
  /* Translators: how many people are expected at a meeting that is still to come. */
  return g_strdup_printf (ngettext ("%u expected", "%u expected", n), n);
}

/**
 * ps_attendance_words_came:
 * @row: a meeting
 *
 * Returns: (transfer full): "9 here", "9 here, 2 of them without a name"
 */
char *
ps_attendance_words_came (const PsSessionRow *row)
{
  guint n = ps_session_count_here (row);
  guint unnamed = (guint) MAX (0, row->head_count);

  if (row->present == 0 || unnamed == 0)
    return g_strdup_printf (ngettext ("%u here", "%u here", n), n);

  /* Translators: how many were at a meeting, and how many of them gave no name. */
  return g_strdup_printf (ngettext ("%1$u here, %2$u of them without a name",
                                    "%1$u here, %2$u of them without a name", n), n, unnamed);
}

/* Only what differs: the status, or how they took part, or both. */
static char *
dup_side (const char *status,
          const char *mode,
          gboolean    with_status,
          gboolean    with_mode)
{
  const char *status_words = ps_attendance_status_get_label (status);
  const char *mode_words = ps_attendance_mode_get_label (mode);

  if (!with_mode || *mode == '\0')
    return g_strdup (status_words);
  if (!with_status)
    return g_strdup (mode_words);

  /* Translators: a status and how somebody took part: “Late, Online”. */
  return g_strdup_printf (_("%1$s, %2$s"), status_words, mode_words);
}

static char *
dup_day (gint64 instant)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate day = ps_date_of_instant (instant, zone, NULL);

  return ps_date_words (&day, NULL);
}

static void
get_sides (const PsAttendanceTrailRow  *row,
           char                       **before,
           char                       **after)
{
  gboolean status = !g_str_equal (row->old_status, row->new_status);
  gboolean mode = *row->old_mode != '\0' && *row->new_mode != '\0' &&
                  !g_str_equal (row->old_mode, row->new_mode);

  *before = dup_side (row->old_status, row->old_mode, status || !mode, mode);
  *after = dup_side (row->new_status, row->new_mode, status || !mode, mode);
}

/**
 * ps_attendance_words_correction:
 *
 * Returns: (transfer full): a correction, where it is plain whom it is about: "Corrected by Rosa on 3
 *   March: from Absent to Present"
 */
char *
ps_attendance_words_correction (const PsAttendanceTrailRow *row)
{
  g_autofree char *day = dup_day (row->changed_at);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  get_sides (row, &before, &after);

  if (*row->old_status == '\0')
    /* Translators: %1$s is who put somebody on the sheet of a meeting that was over, %2$s a day. */
    return g_strdup_printf (_("Added afterwards by %1$s on %2$s"), row->changed_by, day);

  if (*row->new_status == '\0')
    /* Translators: %1$s is who took somebody off the sheet of a meeting that was over, %2$s a day. */
    return g_strdup_printf (_("Taken off by %1$s on %2$s"), row->changed_by, day);

  /* Translators: %1$s is who corrected the attendance, %2$s a day, the others what it was and what it
   * is: “Corrected by Rosa on 3 March: from Absent to Present”. */
  return g_strdup_printf (_("Corrected by %1$s on %2$s: from %3$s to %4$s"), row->changed_by, day,
                          before, after);
}

/**
 * ps_attendance_words_trail:
 * @who: whom it is about, told apart from others of that name
 *
 * Returns: (transfer full): a correction, with the name of who it is about
 */
char *
ps_attendance_words_trail (const PsAttendanceTrailRow *row,
                           const char                 *who)
{
  g_autofree char *day = dup_day (row->changed_at);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  get_sides (row, &before, &after);

  if (*row->old_status == '\0')
    /* Translators: %1$s is a member, %2$s what they were, as “Present”, %3$s who put them on the sheet
     * of a meeting that was over, %4$s a day. */
    return g_strdup_printf (_("%1$s added as %2$s by %3$s on %4$s"), who, after,
                            row->changed_by, day);

  if (*row->new_status == '\0')
    /* Translators: %1$s is a member, %2$s what the sheet said, as “Present”, %3$s who took them off it,
     * %4$s a day. */
    return g_strdup_printf (_("%1$s, who was %2$s, taken off by %3$s on %4$s"), who, before,
                            row->changed_by, day);

  /* Translators: %1$s is a member, %2$s and %3$s what they were and what they are, %4$s who corrected
   * it, %5$s a day. */
  return g_strdup_printf (_("%1$s from %2$s to %3$s by %4$s on %5$s"), who, before, after,
                          row->changed_by, day);
}
