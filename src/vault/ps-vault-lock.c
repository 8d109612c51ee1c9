#include "ps-vault-lock.h"

#include "ps-error.h"
#include "ps-vault-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define LOCK_MAX 4096

/**
 * PsVaultLock:
 *
 * What keeps every other process out of a vault, and tells it who has it.
 *
 * The lock belongs to the open file and not to its name, so it is gone as soon as the process is,
 * however that ended; the file `lock` stays, and says nothing by being there.
 */
struct _PsVaultLock {
  int    fd;
  gint64 since; /* microseconds since 1970 UTC */
};

static void
set_in_use (GError    **error,
            const char *path,
            int         fd,
            gint64      now)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GDateTime) since = NULL;
  g_autofree char *who = NULL;
  g_autofree char *stamp = NULL;
  g_autofree char *shown = NULL;
  char buffer[LOCK_MAX];
  gssize n = pread (fd, buffer, sizeof buffer, 0);

  if (n > 0 && g_key_file_load_from_data (file, buffer, (gsize) n, G_KEY_FILE_NONE, NULL))
    {
      who = g_key_file_get_string (file, "lock", "who", NULL);
      stamp = g_key_file_get_string (file, "lock", "since", NULL);
    }

  if (stamp != NULL)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (stamp, NULL);

      since = utc != NULL ? g_date_time_to_local (utc) : NULL;
    }

  if (who == NULL || *who == '\0' || since == NULL)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_IN_USE,
                   _("Another Peerside has the vault in “%s” open. It can be opened here once it "
                     "is locked there."),
                   path);
      return;
    }

  {
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / G_TIME_SPAN_SECOND);
    g_autoptr (GDateTime) today = g_date_time_to_local (utc);
    gboolean same_day = g_date_time_get_year (since) == g_date_time_get_year (today) &&
                        g_date_time_get_day_of_year (since) == g_date_time_get_day_of_year (today);

    shown = g_date_time_format (since, same_day ? "%H:%M" : "%Y-%m-%d %H:%M");
  }

  /* Translators: a user’s name, a path, and a time such as 17:30 or 2026-03-14 17:30. */
  g_set_error (error, PS_ERROR, PS_ERROR_IN_USE,
               _("%s has had the vault in “%s” open since %s. It can be opened here once it is "
                 "locked there."),
               who, path, shown);
}

/**
 * ps_vault_lock_set_who:
 * @who: (nullable): who is named to others from now on
 */
void
ps_vault_lock_set_who (PsVaultLock *self,
                       const char  *who)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GDateTime) since = g_date_time_new_from_unix_utc (self->since / G_TIME_SPAN_SECOND);
  g_autofree char *stamp = g_date_time_format_iso8601 (since);
  g_autofree char *text = NULL;
  gsize len;

  g_key_file_set_string (file, "lock", "who", who != NULL ? who : "");
  g_key_file_set_integer (file, "lock", "pid", getpid ());
  g_key_file_set_string (file, "lock", "host", g_get_host_name ());
  g_key_file_set_string (file, "lock", "since", stamp);
  text = g_key_file_to_data (file, &len, NULL);

  /* On a full disk the lock holds all the same, only without a name; the vault must still open. */
  if (len > LOCK_MAX || ftruncate (self->fd, 0) < 0 ||
      pwrite (self->fd, text, len, 0) != (gssize) len)
    g_info ("The lock says not whose it is");
}

/**
 * ps_vault_lock_take:
 * @folder: the vault's folder
 * @who: (nullable): who is named to others
 * @clock: says since when
 *
 * Returns: (transfer full) (nullable): the lock, or %NULL with %PS_ERROR_IN_USE if another process
 *   has it, %PS_ERROR_READ_ONLY, %PS_ERROR_DISK_FULL or %PS_ERROR_STORAGE
 */
PsVaultLock *
ps_vault_lock_take (const char     *folder,
                    const char     *who,
                    const PsClock  *clock,
                    GError        **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  gint64 now = ps_clock_wall (clock);
  PsVaultLock *self;
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);

  if (fd < 0)
    {
      ps_vault_file_set_error (error, errno, path);
      return NULL;
    }

  /* Open file description locks: unlike POSIX locks they are not lost when any other part of the
   * program opens and closes the same file (fcntl (2)).
   */
  if (fcntl (fd, F_OFD_SETLK, &lock) < 0)
    {
      if (errno == EAGAIN || errno == EACCES)
        set_in_use (error, folder, fd, now);
      else
        ps_vault_file_set_error (error, errno, path);
      close (fd);
      return NULL;
    }

  self = g_new (PsVaultLock, 1);
  self->fd = fd;
  self->since = now;
  ps_vault_lock_set_who (self, who);

  return self;
}

/**
 * ps_vault_lock_release:
 *
 * Lets others in.
 */
void
ps_vault_lock_release (PsVaultLock *self)
{
  /* Whose it was is nobody's business once it is no longer in use. */
  if (ftruncate (self->fd, 0) < 0)
    g_info ("The lock still says whose it was");

  close (self->fd);
  g_free (self);
}
