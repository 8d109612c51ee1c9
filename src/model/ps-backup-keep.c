#include "ps-backup-keep.h"

/* Counts the days, weeks or months that have shown a backup so far. */
typedef struct {
  guint most;
  guint seen;
  int   last; /* the number of the latest of them; 0 before the first */
} Span;

/* Whether the span called @number is a new one, of which there is room for another. */
static gboolean
is_first_of (Span *span,
             int   number)
{
  if (span->last == number || span->seen == span->most)
    return FALSE;

  span->last = number;
  span->seen++;

  return TRUE;
}

static gboolean
keep_in_turn (PsBackupStamp *stamp,
              Span           spans[3],
              GTimeZone     *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (stamp->made_at / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) time = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  gboolean day;
  gboolean week;
  gboolean month;

  /* A time that is none says nothing about its age, so nothing is thrown away for it. */
  if (time == NULL)
    return TRUE;

  day = is_first_of (&spans[0], g_date_time_get_year (time) * 1000 + g_date_time_get_day_of_year (time));
  week = is_first_of (&spans[1], g_date_time_get_week_numbering_year (time) * 100 +
                                   g_date_time_get_week_of_year (time));
  month = is_first_of (&spans[2], g_date_time_get_year (time) * 100 + g_date_time_get_month (time));

  return day || week || month;
}

/**
 * ps_backup_keep:
 * @stamps: (array length=n_stamps): what there is, the newest first
 * @zone: in which days, weeks and months are counted
 *
 * Says which backups stay: the newest of each of the last 14 days, 8 weeks (ISO 8601) and 12 months
 * that have one; the newest 3 of each kind made before something that cannot be undone; and the newest
 * 5 that somebody asked for, which count for their days as well. Days without a backup are not
 * counted, so that neither a long holiday nor a clock that jumped throws away what there is.
 */
void
ps_backup_keep (PsBackupStamp *stamps,
                guint          n_stamps,
                GTimeZone     *zone)
{
  Span spans[3] = { { PS_BACKUP_KEEP_DAYS }, { PS_BACKUP_KEEP_WEEKS }, { PS_BACKUP_KEEP_MONTHS } };
  guint before[PS_BACKUP_IMPORT + 1] = { 0 };
  guint asked = 0;

  for (guint i = 0; i < n_stamps; i++)
    {
      PsBackupStamp *stamp = &stamps[i];

      switch (stamp->reason)
        {
        case PS_BACKUP_MANUAL:
          stamp->keep = keep_in_turn (stamp, spans, zone) || asked < PS_BACKUP_KEEP_ASKED;
          asked++;
          break;

        case PS_BACKUP_DAILY:
          stamp->keep = keep_in_turn (stamp, spans, zone);
          break;

        case PS_BACKUP_MIGRATION:
        case PS_BACKUP_ROTATION:
        case PS_BACKUP_RESTORE:
        case PS_BACKUP_IMPORT:
          stamp->keep = before[stamp->reason]++ < PS_BACKUP_KEEP_BEFORE;
          break;

        /* Of a reason that only a later Peerside knows. */
        default:
          stamp->keep = TRUE;
          break;
        }
    }
}
