#include "ps-finding.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-store.h"
#include "ps-backup-state.h"
#include "ps-witness.h"

/* How long the last look over the whole database is good for. */
#define CHECK_EVERY_US (7 * G_TIME_SPAN_DAY)

/* The file is read while the passphrase is being checked, which takes as long as one and waits for
 * the processor where the other waits for the disk.
 */
struct _PsFindingLook {
  char          *vault;
  char          *database;
  GThread       *thread;
  PsWitnessLook  look;
};

static gpointer
look_in_thread (gpointer data)
{
  PsFindingLook *look = data;
  g_autoptr (GError) error = NULL;

  /* What cannot be read will be told by whoever opens it. */
  if (!ps_witness_look (look->database, &look->look, &error))
    g_info ("The witness: %s", error->message);

  return NULL;
}

/**
 * ps_finding_look_start:
 * @dir: the vault's folder, held; the database is not open and is not opened before
 *   ps_finding_make() or ps_finding_look_free()
 *
 * Returns: (transfer full): a look at the database's file, under way on a thread of its own
 */
PsFindingLook *
ps_finding_look_start (PsVaultDir *dir)
{
  PsFindingLook *look = g_new0 (PsFindingLook, 1);

  look->vault = g_strdup (ps_vault_dir_get_path (dir));
  look->database = g_strdup (ps_vault_dir_get_database_path (dir));
  look->thread = g_thread_new ("ps-witness", look_in_thread, look);

  return look;
}

static void
join (PsFindingLook *look)
{
  if (look->thread != NULL)
    g_thread_join (g_steal_pointer (&look->thread));
}

/**
 * ps_finding_look_wait:
 *
 * Waits until the file has been read: from here on the database may be opened.
 */
void
ps_finding_look_wait (PsFindingLook *look)
{
  join (look);
}

void
ps_finding_look_free (PsFindingLook *look)
{
  join (look);
  g_free (look->vault);
  g_free (look->database);
  g_free (look);
}

static gint64
get_audit_seq (PsConn *conn)
{
  g_auto (PsAuditHead) head = { 0 };
  gboolean found = FALSE;

  return ps_audit_store_get_head (conn, &head, &found, NULL) && found ? head.seq : 0;
}

/* Once a week. Damage is looked for again at every opening until somebody has done something. */
static gboolean
holds_together (const char    *vault,
                PsConn        *conn,
                const PsClock *clock)
{
  gint64 now = ps_clock_wall (clock);
  PsBackupState state;
  g_autofree char *answer = NULL;
  gboolean good = TRUE;

  ps_backup_state_load (&state, vault);
  if (now - state.checked_at > CHECK_EVERY_US || state.checked_at > now)
    {
      good = ps_conn_quick_check (conn, NULL, &answer, NULL) && g_strcmp0 (answer, "ok") == 0;
      state.checked_at = now;
      if (good && !ps_backup_state_save (&state, NULL))
        g_info ("When the vault was looked over was not noted");
    }

  ps_backup_state_clear (&state);

  return good;
}

/**
 * ps_finding_make:
 * @look: from ps_finding_look_start(), after ps_finding_look_wait()
 * @conn: the database, opened with nothing written yet, and open to reading all of it
 * @keys: of who opens it
 * @audit_seq: (out): the number of the last entry of its log
 *
 * Returns: what is to be told
 */
PsFinding
ps_finding_make (PsFindingLook *look,
                 PsConn        *conn,
                 const PsKeys  *keys,
                 const PsClock *clock,
                 gint64        *audit_seq)
{
  *audit_seq = get_audit_seq (conn);

  if (!holds_together (look->vault, conn, clock))
    return PS_FINDING_DAMAGED;

  switch (ps_witness_judge (look->vault, keys, &look->look, *audit_seq))
    {
    case PS_WITNESS_CHANGED:
      return PS_FINDING_CHANGED;

    case PS_WITNESS_OLD:
      return PS_FINDING_OLD;

    case PS_WITNESS_FINE:
    default:
      return PS_FINDING_NONE;
    }
}

/**
 * ps_finding_opened:
 * @audit_seq: from ps_finding_make()
 *
 * Notes that from here on the file changes, and what is in it already.
 */
void
ps_finding_opened (PsVaultDir   *dir,
                   const PsKeys *keys,
                   gint64        audit_seq)
{
  PsWitnessLook nothing = { 0 };
  g_autoptr (GError) error = NULL;

  /* On a full disk, or one that cannot be written, the vault can still be read. */
  if (!ps_witness_write (ps_vault_dir_get_path (dir), keys, PS_WITNESS_OPEN, &nothing, audit_seq,
                         &error))
    g_info ("The witness: %s", error->message);
}

/**
 * ps_finding_closed:
 * @dir: the vault's folder, held, with the database closed
 * @audit_seq: the number of an entry of the log that is in it, the later the better
 *
 * Notes what the file looks like, for the next opening.
 */
void
ps_finding_closed (PsVaultDir   *dir,
                   const PsKeys *keys,
                   gint64        audit_seq)
{
  PsWitnessLook look;
  g_autoptr (GError) error = NULL;

  if (!ps_witness_look (ps_vault_dir_get_database_path (dir), &look, &error) ||
      !ps_witness_write (ps_vault_dir_get_path (dir), keys,
                         look.has_log ? PS_WITNESS_OPEN : PS_WITNESS_CLOSED, &look, audit_seq, &error))
    g_info ("The witness: %s", error->message);
}

/**
 * ps_finding_to_words:
 *
 * Returns: (transfer none) (nullable): a sentence about it; %NULL where all is well
 */
const char *
ps_finding_to_words (PsFinding finding)
{
  switch (finding)
    {
    case PS_FINDING_CHANGED:
      return _("Something else than Peerside has changed the vault’s file since it was last closed.");

    case PS_FINDING_OLD:
      return _("An older file was put in the place of the vault’s: what was written after it is "
               "missing.");

    case PS_FINDING_DAMAGED:
      return _("A part of the vault’s file is damaged. What can still be read is shown.");

    case PS_FINDING_NONE:
    default:
      return NULL;
    }
}
