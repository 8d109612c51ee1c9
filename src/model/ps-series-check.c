#include "ps-series-check.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-duration.h"
#include "ps-text.h"
#include "ps-today.h"

#define WEEK (7 * G_TIME_SPAN_DAY)

static void
conflict_free (gpointer data)
{
  PsSeriesConflict *conflict = data;

  g_free (conflict->text);
  g_free (conflict);
}

static void
add (GPtrArray            *conflicts,
     PsSeriesConflictKind  kind,
     char                 *text)
{
  PsSeriesConflict *conflict = g_new0 (PsSeriesConflict, 1);

  conflict->kind = kind;
  conflict->text = text;
  g_ptr_array_add (conflicts, conflict);
}

static void
check_closed (GPtrArray          *conflicts,
              const PsSeriesDate *date)
{
  if (date->closed == NULL)
    return;

  add (conflicts, PS_CONFLICT_CLOSED,
       *date->closed == '\0'
       ? g_strdup (_("The clinic is closed on this day."))
       /* Translators: %s is a holiday's name, or another reason. */
       : g_strdup_printf (_("The clinic is closed on this day: %s."), date->closed));
}

/* One that ends when the other begins is no overlap: the room can be left in time. */
static gboolean
overlaps (const PsSeriesDate  *date,
          const PsSeriesOther *other)
{
  return other->starts_at < date->ends_at && other->ends_at > date->starts_at;
}

static gboolean
same_place (const char *one,
            const char *other)
{
  g_autofree char *fold = ps_text_fold (one);
  g_autofree char *other_fold = ps_text_fold (other);

  return *fold != '\0' && g_str_equal (fold, other_fold);
}

static void
check_others (GPtrArray          *conflicts,
              const PsSeriesPlan *plan,
              const PsSeriesDate *date)
{
  for (guint i = 0; i < plan->others->len; i++)
    {
      const PsSeriesOther *other = g_ptr_array_index (plan->others, i);

      if (!overlaps (date, other))
        continue;

      if (ps_series_has_guest (date) && date->booking->guest_id == other->guest_id)
        /* Translators: a guest speaker and another group. */
        add (conflicts, PS_CONFLICT_GUEST,
             g_strdup_printf (_("%s is also asked to “%s” at that time."), date->booking->guest_name,
                              other->group_name));

      if (same_place (plan->place, other->place))
        /* Translators: another group and a place, such as “Room 4”. */
        add (conflicts, PS_CONFLICT_PLACE,
             g_strdup_printf (_("“%s” is at the same place at that time: %s."), other->group_name,
                              other->place));
    }
}

static char *
dup_day (const PsSeriesPlan *plan,
         const PsSeriesDate *date)
{
  char today_on[PS_DATE_ISO_SIZE];
  GDate day, today;

  ps_local_day (plan->now, plan->zone, today_on);
  if (!ps_date_from_iso (date->day_on, &day) || !ps_date_from_iso (today_on, &today))
    return g_strdup (date->day_on);

  return ps_date_words_day (&day, &today, NULL);
}

static void
check_topic (GPtrArray          *conflicts,
             const PsSeriesPlan *plan,
             guint               index)
{
  const PsSeriesDate *date = g_ptr_array_index (plan->dates, index);

  if (date->topic_id == 0)
    return;

  for (guint i = 0; i < plan->dates->len; i++)
    {
      const PsSeriesDate *other = g_ptr_array_index (plan->dates, i);

      if (i != index && !other->skipped && other->topic_id == date->topic_id)
        {
          g_autofree char *day = dup_day (plan, other);

          /* Translators: a topic and a day. */
          add (conflicts, PS_CONFLICT_TOPIC_TWICE,
               g_strdup_printf (_("“%s” is also planned for %s."), date->topic_title, day));
          break;
        }
    }

  if (date->topic_used_at != 0 &&
      date->starts_at - date->topic_used_at < PS_SERIES_TOPIC_WEEKS * WEEK)
    add (conflicts, PS_CONFLICT_TOPIC_RECENT,
         /* Translators: %s is a topic. */
         g_strdup_printf (ngettext ("The group had “%s” less than %d week before.",
                                    "The group had “%s” less than %d weeks before.",
                                    PS_SERIES_TOPIC_WEEKS),
                          date->topic_title, PS_SERIES_TOPIC_WEEKS));

  if (plan->topic_s > 0 && (gint64) date->topic_minutes * 60 > plan->topic_s)
    {
      g_autofree char *takes = ps_duration_in_words ((gint64) date->topic_minutes * 60);
      g_autofree char *has = ps_duration_in_words (plan->topic_s);

      /* Translators: a topic and two durations, such as “40 minutes”. */
      add (conflicts, PS_CONFLICT_TOPIC_LONG,
           g_strdup_printf (_("“%s” takes %s; the agenda has %s for a topic at most."), date->topic_title,
                            takes, has));
    }
}

static void
check_guest (GPtrArray          *conflicts,
             const PsSeriesPlan *plan,
             const PsSeriesDate *date)
{
  if (!ps_series_has_guest (date))
    return;

  if (!plan->guest_segment)
    add (conflicts, PS_CONFLICT_NO_SEGMENT,
         g_strdup (_("The group’s agenda has no segment for a guest.")));

  if (*date->booking->briefed_on == '\0' &&
      date->starts_at - plan->now < PS_SERIES_BRIEF_DAYS * G_TIME_SPAN_DAY)
    /* Translators: %s is a guest speaker. */
    add (conflicts, PS_CONFLICT_NOT_BRIEFED,
         g_strdup_printf (_("%s has not been told yet what stays in the room."),
                          date->booking->guest_name));
}

static void
check_skipped (GPtrArray          *conflicts,
               const PsSeriesDate *date)
{
  if (ps_series_has_guest (date))
    /* Translators: %s is a guest speaker, and the meeting that they were asked to is not held. */
    add (conflicts, PS_CONFLICT_SKIPPED,
         g_strdup_printf (_("%s was asked to this date: say that there is no meeting."),
                          date->booking->guest_name));
}

/**
 * ps_series_check:
 * @index: which of its dates
 *
 * What speaks against the plan of one date. Pure: all it looks at is in @plan. Of a date on which there
 * is no meeting only a guest has to know.
 *
 * Returns: (transfer full) (element-type PsSeriesConflict): in the order in which they are best told
 */
GPtrArray *
ps_series_check (const PsSeriesPlan *plan,
                 guint               index)
{
  GPtrArray *conflicts = g_ptr_array_new_with_free_func (conflict_free);
  const PsSeriesDate *date;

  g_return_val_if_fail (index < plan->dates->len, conflicts);

  date = g_ptr_array_index (plan->dates, index);
  if (date->skipped)
    {
      check_skipped (conflicts, date);
      return conflicts;
    }

  check_closed (conflicts, date);
  check_others (conflicts, plan, date);
  check_topic (conflicts, plan, index);
  check_guest (conflicts, plan, date);

  return conflicts;
}
