/* What stands guard over a vault: its backups, its log, the count of wrong passphrases, the witness of
 * what it looked like when it was left, and the room that is kept for it.
 */
#include "ps-ctl-check.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ps-attempts.h"
#include "ps-audit-check.h"
#include "ps-audit-store.h"
#include "ps-backup-file.h"
#include "ps-backup-list.h"
#include "ps-ballast.h"
#include "ps-error.h"
#include "ps-vault-file.h"

#define ATTEMPTS_MAX (64 * 1024)

/**
 * ps_ctl_check_attempts:
 * @folder: the vault's
 *
 * Whether the list of wrong passphrases is one that Peerside wrote: somebody who made it shorter could
 * go on guessing.
 */
void
ps_ctl_check_attempts (PsCtlChecks *checks,
                       const char  *folder)
{
  g_autofree char *path = g_build_filename (folder, "attempts", NULL);
  g_autoptr (GArray) attempts = ps_attempts_list (folder);
  g_autofree char *text = NULL;
  g_autofree char *detail = NULL;
  g_auto (GStrv) lines = NULL;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = ps_vault_file_read (path, ATTEMPTS_MAX, &error);
  guint n = 0;

  /* There is none since somebody has unlocked the vault. */
  if (g_error_matches (error, PS_ERROR, PS_ERROR_NOT_FOUND))
    g_clear_error (&error);

  if (bytes != NULL && g_bytes_get_size (bytes) > 0)
    {
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      lines = g_strsplit (text, "\n", -1);
    }
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    n += *lines[i] != '\0';

  if (error == NULL && n != attempts->len)
    g_set_error (&error, PS_ERROR, PS_ERROR_DAMAGED,
                 _("“%s” has lines in it that Peerside did not write."), path);
  if (attempts->len > 0)
    detail = g_strdup_printf (ngettext ("%u wrong passphrase since the vault was last unlocked.",
                                        "%u wrong passphrases since the vault was last unlocked.",
                                        attempts->len), attempts->len);
  ps_ctl_checks_add (checks, "attempts", detail, error);
}

static void
verify (const char  *path,
        GError     **error)
{
  g_autoptr (PsBackupFile) file = ps_backup_file_open (path, error);

  if (file != NULL)
    ps_backup_file_verify (file, NULL, error);
}

/**
 * ps_ctl_check_backups:
 * @folder: the vault's
 * @keys: who has unlocked it
 * @deep: read all of each
 *
 * Whether the backups are what they were when they were made. That there are none is said and no fault:
 * a vault may be a day old.
 */
void
ps_ctl_check_backups (PsCtlChecks  *checks,
                      const char   *folder,
                      const PsKeys *keys,
                      gboolean      deep)
{
  g_autoptr (GPtrArray) list = ps_backup_list (folder, keys);
  g_autofree char *detail = NULL;
  GError *error = NULL;

  for (guint i = 0; i < list->len && error == NULL; i++)
    {
      const PsBackupEntry *entry = g_ptr_array_index (list, i);

      if (entry->problem != NULL)
        g_set_error (&error, PS_ERROR, PS_ERROR_DAMAGED, _("“%s” is of no use: %s"), entry->path,
                     entry->problem);
      else if (deep)
        verify (entry->path, &error);
    }

  if (list->len > 0)
    detail = g_strdup_printf (ngettext ("%u backup", "%u backups", list->len), list->len);
  ps_ctl_checks_add (checks, "backups", detail != NULL ? detail : _("There is no backup yet."), error);
}

/**
 * ps_ctl_check_log:
 * @conn: a connection
 * @keyring: the vault's
 * @keys: who has unlocked it
 *
 * Whether the log of who did what is whole.
 */
void
ps_ctl_check_log (PsCtlChecks  *checks,
                  PsConn       *conn,
                  PsKeyring    *keyring,
                  const PsKeys *keys)
{
  PsAuditFinding finding = { PS_AUDIT_WHOLE };
  g_autofree char *words = NULL;
  GError *error = NULL;

  if (ps_audit_verify (conn, keyring, keys, 0, &finding, &error))
    words = ps_audit_finding_to_string (&finding);
  if (error == NULL && finding.fault != PS_AUDIT_WHOLE)
    error = g_error_new_literal (PS_ERROR, PS_ERROR_DAMAGED, words);
  ps_ctl_checks_add (checks, "audit-log", words, error);
}

/**
 * ps_ctl_check_ballast:
 * @folder: the vault's
 *
 * Whether the room that is kept for the database on a full disk is that large. It may be gone, because
 * it was needed.
 */
void
ps_ctl_check_ballast (PsCtlChecks *checks,
                      const char  *folder)
{
  g_autofree char *path = g_build_filename (folder, PS_BALLAST_NAME, NULL);
  GError *error = NULL;
  GStatBuf info;
  gboolean there = g_lstat (path, &info) == 0;

  if (there && (!S_ISREG (info.st_mode) || info.st_size != PS_BALLAST_SIZE))
    g_set_error (&error, PS_ERROR, PS_ERROR_DAMAGED,
                 _("“%s” does not keep the room that the vault needs on a full disk. It can be "
                   "deleted; the next unlock makes it anew."), path);
  ps_ctl_checks_add (checks, "ballast", there ? NULL : _("No room is kept; it was needed."), error);
}

/**
 * ps_ctl_check_witness:
 * @folder: the vault's
 * @conn: a connection
 * @keys: who has unlocked it
 * @look: what the database's file looked like before it was opened
 *
 * Whether the file is the one that was left. Seals on pages do not show that an old one was put back.
 */
void
ps_ctl_check_witness (PsCtlChecks         *checks,
                      const char          *folder,
                      PsConn              *conn,
                      const PsKeys        *keys,
                      const PsWitnessLook *look)
{
  g_auto (PsAuditHead) head = { 0 };
  GError *error = NULL;
  gboolean found = FALSE;

  if (ps_audit_store_get_head (conn, &head, &found, &error))
    switch (ps_witness_judge (folder, keys, look, found ? head.seq : 0))
      {
      case PS_WITNESS_CHANGED:
        g_set_error_literal (&error, PS_ERROR, PS_ERROR_DAMAGED,
                             _("Something else than Peerside changed the database."));
        break;

      case PS_WITNESS_OLD:
        g_set_error_literal (&error, PS_ERROR, PS_ERROR_DAMAGED,
                             _("The database is older than the one that was left here."));
        break;

      case PS_WITNESS_FINE:
      default:
        break;
      }
  ps_ctl_checks_add (checks, "witness", NULL, error);
}
