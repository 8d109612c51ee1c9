/* What can be looked at from outside, without a passphrase. */
#include "ps-ctl-check.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "ps-ballast.h"
#include "ps-error.h"
#include "ps-folder.h"
#include "ps-keyring.h"
#include "ps-vault-file.h"

/* Under the first people are warned, under the second saving is about to fail. */
#define ROOM_FOR_COMFORT (200 * 1024 * 1024)
#define ROOM_NEEDED      (16 * 1024 * 1024)

/* A page of the database: no vault's is smaller. */
#define DATABASE_MIN 4096

static const char * const files[] = {
  "keyring", "keyring.bak", "peerside.db", "peerside.db-wal", "peerside.db-shm",
  "peerside.db-journal", "lock", "witness", "attempts", PS_BALLAST_NAME, NULL
};

static const char * const folders[] = { "backups", "quarantine", NULL };

/* What is left where making or saving was cut short; it is put right at the next unlock. */
static const char * const unfinished[] = {
  "making", "restoring", "keyring.tmp", "keyring.bak.tmp", "witness.tmp", "peerside.db.rescue", NULL
};

static GError * G_GNUC_PRINTF (1, 2)
damaged (const char *sentence,
         ...)
{
  GError *error;
  va_list args;

  va_start (args, sentence);
  error = g_error_new_valist (PS_ERROR, PS_ERROR_DAMAGED, sentence, args);
  va_end (args);

  return error;
}

static void
append_name (GString    *list,
             const char *name)
{
  g_autofree char *shown = g_filename_display_name (name);

  g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", shown);
}

static void
check_place (PsCtlChecks *checks,
             const char  *folder)
{
  GError *error = NULL;

  ps_folder_check (folder, &error);
  ps_ctl_checks_add (checks, "folder-place", NULL, error);
}

static void
check_folder_mode (PsCtlChecks *checks,
                   const char  *folder)
{
  GError *error = NULL;
  GStatBuf info;

  if (g_stat (folder, &info) < 0)
    ps_vault_file_set_error (&error, errno, folder);
  else if ((info.st_mode & 07777) != 0700)
    error = damaged (_("Others can look into the folder “%s”: its mode is %04o and not 0700."),
                     folder, (guint) (info.st_mode & 07777));
  ps_ctl_checks_add (checks, "folder-mode", "0700", error);
}

static void
check_names (PsCtlChecks *checks,
             const char  *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GString) open_names = g_string_new (NULL);
  g_autoptr (GString) foreign = g_string_new (NULL);
  g_autoptr (GString) left = g_string_new (NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_strv_contains (unfinished, name))
        append_name (left, name);
      else if (!g_strv_contains (files, name) && !g_strv_contains (folders, name))
        append_name (foreign, name);
      else if (g_lstat (path, &info) == 0 && (info.st_mode & 077) != 0)
        append_name (open_names, name);
    }

  ps_ctl_checks_add (checks, "file-modes", NULL, open_names->len == 0 ? NULL
                     : damaged (_("Others can read these files: %s."), open_names->str));
  ps_ctl_checks_add (checks, "foreign-files", NULL, foreign->len == 0 ? NULL
                     : damaged (_("These files are not Peerside’s: %s."), foreign->str));
  ps_ctl_checks_add (checks, "nothing-unfinished", NULL, left->len == 0 ? NULL
                     : damaged (_("Something was cut short and left these: %s. "
                                  "Unlocking the vault puts it right."), left->str));
}

static void
check_room (PsCtlChecks *checks,
            const char  *folder)
{
  g_autofree char *detail = NULL;
  g_autofree char *size = NULL;
  GError *error = NULL;
  struct statvfs info;
  guint64 room;

  if (statvfs (folder, &info) < 0)
    {
      ps_vault_file_set_error (&error, errno, folder);
      ps_ctl_checks_add (checks, "free-space", NULL, error);
      return;
    }

  room = (guint64) info.f_bavail * info.f_frsize;
  size = g_format_size_full (room, G_FORMAT_SIZE_IEC_UNITS);
  if (room < ROOM_NEEDED)
    g_set_error (&error, PS_ERROR, PS_ERROR_DISK_FULL,
                 /* Translators: a size such as “5.3 MiB”. */
                 _("The disk is nearly full: %s are free."), size);
  else if (room < ROOM_FOR_COMFORT)
    detail = g_strdup_printf (_("%s are free, which is not much."), size);
  else
    detail = g_strdup_printf (_("%s are free."), size);
  ps_ctl_checks_add (checks, "free-space", detail, error);
}

/**
 * ps_ctl_check_folder:
 * @folder: the vault's
 *
 * Where the vault is, who can look into it, and what else is in it.
 */
void
ps_ctl_check_folder (PsCtlChecks *checks,
                     const char  *folder)
{
  check_place (checks, folder);
  check_folder_mode (checks, folder);
  check_names (checks, folder);
  check_room (checks, folder);
}

static GBytes *
check_keyring_file (PsCtlChecks *checks,
                    const char  *check,
                    const char  *path)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = ps_vault_file_read (path, PS_KEYRING_FILE_MAX, &error);
  g_autoptr (PsKeyring) keyring = NULL;

  if (bytes != NULL)
    keyring = ps_keyring_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);

  return ps_ctl_checks_add (checks, check, NULL, error) ? g_steal_pointer (&bytes) : NULL;
}

/**
 * ps_ctl_check_keyring:
 * @folder: the vault's
 *
 * Whether the keyring and its copy can be read, and say the same.
 */
void
ps_ctl_check_keyring (PsCtlChecks *checks,
                      const char  *folder)
{
  g_autofree char *path = g_build_filename (folder, "keyring", NULL);
  g_autofree char *copy_path = g_build_filename (folder, "keyring.bak", NULL);
  g_autoptr (GBytes) keyring = check_keyring_file (checks, "keyring", path);
  g_autoptr (GBytes) copy = check_keyring_file (checks, "keyring-copy", copy_path);
  GError *error = NULL;

  /* Where one of them cannot be read, that has been said. */
  if (keyring == NULL || copy == NULL)
    return;

  if (!g_bytes_equal (keyring, copy))
    error = damaged (_("The keyring and its copy are not the same."));
  ps_ctl_checks_add (checks, "keyring-copy-equal", NULL, error);
}

/**
 * ps_ctl_check_database:
 * @path: the database's file
 *
 * Whether it is there, is not in plain text, and can be opened without anything being written over
 * it: a journal that does not belong to it would be.
 *
 * Returns: whether all of that is so
 */
gboolean
ps_ctl_check_database (PsCtlChecks *checks,
                       const char  *path)
{
  static const char plain[] = "SQLite format 3";
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  char start[sizeof plain] = "";
  GError *error = NULL;
  GStatBuf info;
  gboolean encrypted;
  int fd;

  if (g_stat (path, &info) < 0)
    error = damaged (_("The file “%s” is missing. Restore a backup."), path);
  else if (info.st_size < DATABASE_MIN)
    error = damaged (_("The file “%s” is empty or cut short. Restore a backup."), path);
  if (!ps_ctl_checks_add (checks, "database-there", NULL, error))
    return FALSE;

  error = NULL;
  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0 || read (fd, start, sizeof start) != (gssize) sizeof start)
    ps_vault_file_set_error (&error, errno, path);
  else if (memcmp (start, plain, sizeof plain) == 0 && ps_conn_has_cipher ())
    error = damaged (_("The file “%s” is not encrypted."), path);
  if (fd >= 0)
    close (fd);
  encrypted = ps_ctl_checks_add (checks, "database-encrypted", NULL, error);

  error = NULL;
  if (g_stat (journal, &info) == 0 && info.st_size > 0)
    error = damaged (_("“%s” is left from another time, and would be written over the database. Move it "
                       "out of the folder."), journal);

  return ps_ctl_checks_add (checks, "no-old-journal", NULL, error) && encrypted;
}
