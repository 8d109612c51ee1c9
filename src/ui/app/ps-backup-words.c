/* What is said of backups. Pure: what there is in, words out. */
#include "ps-backup-words.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-time-words.h"

/**
 * ps_backup_words_when:
 * @made_at: microseconds UTC
 * @now: microseconds UTC
 *
 * Returns: (transfer full): “Tuesday, 14 March, 17:30”
 */
char *
ps_backup_words_when (gint64 made_at,
                      gint64 now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate day = ps_date_of_instant (made_at, zone, NULL);
  GDate today = ps_date_of_instant (now, zone, NULL);
  g_autofree char *date = ps_date_words_day (&day, &today, NULL);
  g_autofree char *time = ps_time_words (made_at, zone, NULL);

  /* Translators: a day, and a time of day. */
  return g_strdup_printf (_("%s, %s"), date, time);
}

/**
 * ps_backup_words_reason:
 *
 * Returns: (transfer none): why a backup was made
 */
const char *
ps_backup_words_reason (PsBackupReason reason)
{
  switch (reason)
    {
    case PS_BACKUP_MANUAL:
      return _("Made by hand");

    case PS_BACKUP_DAILY:
      return _("The day’s");

    case PS_BACKUP_MIGRATION:
      return _("Before an update of Peerside");

    case PS_BACKUP_ROTATION:
      return _("Before the keys were changed");

    case PS_BACKUP_RESTORE:
      return _("Before another one was restored");

    case PS_BACKUP_IMPORT:
      return _("Before an import");

    default:
      return _("Made by a newer Peerside");
    }
}

/**
 * ps_backup_words_about:
 *
 * Returns: (transfer full): “The day’s · 1.2 MB · Verified”
 */
char *
ps_backup_words_about (const PsBackupEntry *entry)
{
  g_autofree char *size = g_format_size (entry->size);

  if (entry->problem != NULL)
    return g_strdup (entry->problem);

  /* Translators: of a backup: it was read again after it was made, and found right. */
  return g_strjoin (" · ", ps_backup_words_reason (entry->header.reason), size, _("Verified"), NULL);
}

/**
 * ps_backup_words_last:
 *
 * Returns: (transfer full): how the backups stand, in a sentence
 */
char *
ps_backup_words_last (PsBackups *backups,
                      gint64     now)
{
  const char *failure = ps_backups_get_failure (backups);
  gint64 verified_at = ps_backups_get_verified_at (backups);
  g_autofree char *when = NULL;

  if (failure != NULL)
    /* Translators: %s is the reason, a sentence. */
    return g_strdup_printf (_("The last backup could not be made. %s"), failure);

  if (verified_at == 0)
    return g_strdup (_("There is no backup yet."));

  when = ps_backup_words_when (verified_at, now);
  /* Translators: %s is a day and a time. */
  return g_strdup_printf (_("Last verified backup: %s"), when);
}
