/* peersidectl backup and restore */
#include "ps-ctl-command.h"

#include <glib/gi18n-lib.h>

#include "ps-backup-file.h"
#include "ps-ctl-json.h"
#include "ps-ctl-passphrase.h"
#include "ps-ctl-vault.h"
#include "ps-restore.h"

static gboolean
print_backup (PsCtl       *ctl,
              const char  *path,
              GError     **error)
{
  g_autoptr (PsBackupFile) file = ps_backup_file_open (path, error);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const PsBackupHeader *header;
  JsonBuilder *json;

  if (file == NULL)
    return FALSE;

  if (!ctl->json)
    {
      g_string_append_printf (ctl->out, "%s\n", path);
      return TRUE;
    }

  header = ps_backup_file_get_header (file);
  json = ps_ctl_json_new ();
  ps_ctl_json_string (json, "path", path);
  ps_ctl_json_moment (json, "made_at", header->made_at, zone);
  ps_ctl_json_string (json, "reason", ps_backup_reason_to_string (header->reason));
  ps_ctl_json_number (json, "size", (gint64) ps_backup_file_get_size (file));
  ps_ctl_json_boolean (json, "verified", TRUE);
  ps_ctl_json_line (json, ctl->out);

  return TRUE;
}

gboolean
ps_ctl_backup (PsCtl   *ctl,
               GError **error)
{
  const char *arg = ps_ctl_arg (ctl, 0);
  g_autofree char *target = arg != NULL ? g_canonicalize_filename (arg, NULL) : NULL;
  g_autofree char *path = NULL;

  if (!ps_ctl_open (ctl, error))
    return FALSE;

  path = ps_backups_make (ps_workspace_get_backups (ctl->workspace), PS_BACKUP_MANUAL, target, error);

  return path != NULL && print_backup (ctl, path, error);
}

/* --user, or the only user there was when the backup was made. */
static char *
dup_user_of_then (PsCtl         *ctl,
                  PsBackupFile  *file,
                  GError       **error)
{
  g_autoptr (PsKeyring) keyring = NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *list = NULL;

  if (ps_ctl_options_has (ctl->options, PS_CTL_USER))
    return g_strdup (ps_ctl_options_get (ctl->options, PS_CTL_USER));

  keyring = ps_backup_file_read_keyring (file, error);
  if (keyring == NULL)
    return NULL;

  names = ps_keyring_get_user_names (keyring);
  if (g_strv_length (names) == 1)
    return g_strdup (names[0]);

  list = g_strjoinv (", ", names);
  /* Translators: a list of names. */
  ps_ctl_usage (error, _("The vault had several users; say with “--user” which one you were: %s."),
                list);

  return NULL;
}

static void
print_restored (PsCtl        *ctl,
                PsBackupFile *file,
                const char   *kept)
{
  gint64 made_at = ps_backup_file_get_header (file)->made_at;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *moment = ps_ctl_moment (made_at, zone);
  JsonBuilder *json;

  /* Translators: a time such as 2026-03-14T17:30:00+01:00. */
  ps_ctl_say (_("The vault is as it was at %s."), moment);
  if (kept != NULL)
    /* Translators: a folder. */
    ps_ctl_say (_("What it was before is kept in “%s”."), kept);

  if (!ctl->json)
    {
      g_string_append_printf (ctl->out, "%s\n", ctl->folder);
      return;
    }

  json = ps_ctl_json_new ();
  ps_ctl_json_string (json, "vault", ctl->folder);
  ps_ctl_json_moment (json, "made_at", made_at, zone);
  ps_ctl_json_string (json, "kept", kept);
  ps_ctl_json_line (json, ctl->out);
}

gboolean
ps_ctl_restore (PsCtl   *ctl,
                GError **error)
{
  g_autofree char *path = g_canonicalize_filename (ps_ctl_arg (ctl, 0), NULL);
  g_autoptr (PsBackupFile) file = ps_backup_file_open (path, error);
  g_autofree char *user = file != NULL ? dup_user_of_then (ctl, file, error) : NULL;
  g_autofree char *kept = NULL;
  g_autoptr (PsSecret) passphrase = NULL;
  PsRestoreOrder order = { path, ctl->folder, user, NULL };

  if (user == NULL)
    return FALSE;

  passphrase = ps_ctl_passphrase_get (ctl->options, FALSE, error);
  order.passphrase = passphrase;
  if (passphrase == NULL || !ps_restore_run (&order, ctl->clock, &kept, NULL, error))
    return FALSE;

  print_restored (ctl, file, kept);

  return TRUE;
}
