#include "ps-opened.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ps-audit-note.h"
#include "ps-backup-making.h"
#include "ps-ballast.h"
#include "ps-conn-actor.h"
#include "ps-error.h"
#include "ps-restore-move.h"
#include "ps-right.h"
#include "ps-rotation.h"
#include "ps-schema.h"
#include "ps-topics-shipped.h"
#include "ps-unlocking.h"
#include "ps-vault-making.h"

/**
 * ps_opened_free:
 * @opened: (transfer full) (nullable): what is in it is closed, the folder last
 */
void
ps_opened_free (PsOpened *opened)
{
  if (opened == NULL)
    return;

  if (opened->db != NULL)
    ps_db_close (opened->db);
  g_clear_object (&opened->db);
  g_clear_pointer (&opened->keys, ps_keys_unref);
  g_clear_pointer (&opened->dir, ps_vault_dir_close);
  g_free (opened);
}

/* Bringing the tables to a newer version cannot be undone, so what there was is kept first. */
static gboolean
back_up_old_tables (PsOpened       *opened,
                    PsConn         *conn,
                    const PsClock  *clock,
                    GError        **error)
{
  g_autofree char *backup = NULL;
  guint version;

  if (!ps_schema_check (conn, ps_keys_get_vault_id (opened->keys)->bytes, &version, error))
    return FALSE;

  if (version == ps_schema_newest ())
    return TRUE;

  if (!ps_conn_prepare_files (conn, error))
    return FALSE;

  backup = ps_backup_make (ps_vault_dir_get_path (opened->dir), conn, opened->keys, clock,
                           PS_BACKUP_MIGRATION, error);

  return backup != NULL;
}

/* By a connection of its own, since the one to come may be kept to a part of the database. */
static gboolean
look_before_opening (PsOpened       *opened,
                     PsFindingLook  *look,
                     const PsClock  *clock,
                     GError        **error)
{
  g_autoptr (PsConn) conn = NULL;

  ps_finding_look_wait (look);
  conn = ps_conn_open (ps_vault_dir_get_database_path (opened->dir),
                       ps_rotation_find_data_key (opened->dir, opened->keys), PS_CONN_WRITE, error);
  if (conn == NULL || !back_up_old_tables (opened, conn, clock, error))
    return FALSE;

  opened->finding = ps_finding_make (look, conn, opened->keys, clock, &opened->audit_seq);
  ps_finding_opened (opened->dir, opened->keys, opened->audit_seq);

  return TRUE;
}

static void
sweep_backups (PsOpened *opened)
{
  g_autofree char *folder = ps_vault_dir_build_path (opened->dir, PS_BACKUP_FOLDER);

  ps_backup_writer_sweep (folder);
}

typedef struct {
  PsKeys        *keys;
  const PsClock *clock;
} Actor;

static gboolean
set_actor (PsConn    *conn,
           gpointer   data,
           GError   **error G_GNUC_UNUSED)
{
  const Actor *actor = data;

  ps_conn_set_actor (conn, actor->keys, actor->clock);

  return TRUE;
}

/* All that is written from here on is the deed of whoever unlocked it. */
static gboolean
open_database (PsOpened       *opened,
               const PsClock  *clock,
               GError        **error)
{
  Actor actor = { opened->keys, clock };

  opened->db = ps_db_open_as (ps_vault_dir_get_database_path (opened->dir),
                              ps_rotation_find_data_key (opened->dir, opened->keys),
                              ps_keys_get_vault_id (opened->keys)->bytes,
                              PS_DB_OPEN, ps_keys_get_roles (opened->keys), error);

  return opened->db != NULL && ps_db_write_sync (opened->db, set_actor, &actor, error);
}

/* On a full disk there is the room that was kept for it. */
static gboolean
open_with_room (PsOpened       *opened,
                const PsClock  *clock,
                GError        **error)
{
  g_autoptr (GError) local = NULL;

  if (open_database (opened, clock, &local))
    return TRUE;

  if (!g_error_matches (local, PS_ERROR, PS_ERROR_DISK_FULL) ||
      !ps_ballast_drop (ps_vault_dir_get_path (opened->dir)))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  g_clear_object (&opened->db);

  return open_database (opened, clock, error);
}

/* What cannot be written can still be read: a full disk keeps nobody out. */
static gboolean
log_unlock (PsOpened  *opened,
            GError   **error)
{
  g_autoptr (GError) local = NULL;

  if (ps_audit_note_now (opened->db, PS_AUDIT_UNLOCK, PS_AUDIT_NOTHING, 0, NULL, &local) ||
      g_error_matches (local, PS_ERROR, PS_ERROR_DISK_FULL) ||
      g_error_matches (local, PS_ERROR, PS_ERROR_READ_ONLY))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

static gboolean
ship_topics (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  const PsClock *clock = data;
  g_autoptr (PsContent) content = ps_content_new (NULL, NULL, NULL);
  gboolean wanted;

  if (!ps_topics_shipped_are_wanted (conn, content, &wanted, error))
    return FALSE;

  return !wanted || ps_topics_install_shipped (conn, content, ps_clock_wall (clock), error);
}

/* The folder's own parents may be missing in a home that was never used, "~/.local/share". */
static gboolean
make_parents (const char  *path,
              GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_mkdir_with_parents (parent, 0700) == 0)
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_READ_ONLY,
               _("The folder “%s” could not be made: %s"), parent, g_strerror (errno));

  return FALSE;
}

/**
 * ps_opened_create:
 * @path: the vault's folder; missing or empty
 * @founding: who makes it, and with what
 * @content: what is shipped, in the user's language
 *
 * Makes a vault: keyring, database, shipped topics, what the clinic says of itself. It is there whole
 * or not at all: see ps_vault_making_run(). It may be called on any thread, and takes as long as the
 * key derivation.
 *
 * Errors: those of ps_vault_dir_open(), ps_keyring_create(), ps_db_open().
 *
 * Returns: (transfer full): the vault, open
 */
PsOpened *
ps_opened_create (const char        *path,
                  const PsFounding  *founding,
                  PsContent         *content,
                  const PsClock     *clock,
                  GError           **error)
{
  g_autoptr (PsOpened) opened = g_new0 (PsOpened, 1);

  if (!make_parents (path, error))
    return NULL;

  opened->dir = ps_vault_dir_open (path, PS_VAULT_DIR_CREATE, founding->user_name, clock, error);
  if (opened->dir == NULL)
    return NULL;

  opened->keys = ps_vault_making_run (opened->dir, founding, content, clock, error);
  if (opened->keys == NULL || !open_database (opened, clock, error))
    return NULL;

  return g_steal_pointer (&opened);
}

/**
 * ps_opened_unlock:
 * @path: the vault's folder
 * @user_name: who they say they are
 * @passphrase: as typed
 *
 * It may be called on any thread, and takes as long as the key derivation.
 *
 * Errors: those of ps_vault_dir_open(), ps_keyring_load(), ps_unlocking_try(), ps_db_open().
 *
 * Returns: (transfer full): the vault, open
 */
PsOpened *
ps_opened_unlock (const char      *path,
                  const char      *user_name,
                  const PsSecret  *passphrase,
                  const PsClock   *clock,
                  GError         **error)
{
  g_autoptr (PsOpened) opened = g_new0 (PsOpened, 1);
  g_autoptr (PsKeyring) keyring = NULL;
  g_autoptr (PsFindingLook) look = NULL;
  gboolean used_backup;

  opened->dir = ps_vault_dir_open (path, PS_VAULT_DIR_MUST_EXIST, user_name, clock, error);
  if (opened->dir == NULL ||
      !ps_vault_making_complete (opened->dir, error) ||
      !ps_restore_move_complete (opened->dir, error))
    return NULL;

  keyring = ps_keyring_load (path, &used_backup, error);
  if (keyring == NULL)
    return NULL;

  look = ps_finding_look_start (opened->dir);
  opened->keys = ps_unlocking_try (opened->dir, keyring, user_name, passphrase, clock, error);
  if (opened->keys == NULL)
    return NULL;

  /* The copy was good where the first was not: both are whole again from here on. */
  if (used_backup && !ps_keyring_save (keyring, path, error))
    return NULL;

  sweep_backups (opened);
  ps_finding_look_wait (look);
  ps_unlocking_finish (opened->dir, &opened->keys, clock);
  if (!look_before_opening (opened, look, clock, error) ||
      !open_with_room (opened, clock, error))
    return NULL;

  ps_ballast_take (path);

  /* The library speaks the language of whoever unlocked it, but for what somebody has changed. */
  if (ps_roles_may (ps_keys_get_roles (opened->keys), PS_RIGHT_TOPICS) &&
      !ps_db_write_sync (opened->db, ship_topics, (gpointer) clock, error))
    return NULL;

  if (!log_unlock (opened, error))
    return NULL;

  ps_unlocking_settle (opened->dir, opened->db, opened->keys, clock);

  return g_steal_pointer (&opened);
}

/**
 * ps_opened_reopen:
 * @dir: (transfer full): the vault's folder, held, with the database closed
 * @keys: (transfer full): of who has unlocked it
 *
 * Opens the database again for the same user, after work that needed it closed.
 *
 * Errors: those of ps_db_open().
 *
 * Returns: (transfer full): the vault, open
 */
PsOpened *
ps_opened_reopen (PsVaultDir     *dir,
                  PsKeys         *keys,
                  const PsClock  *clock,
                  GError        **error)
{
  g_autoptr (PsOpened) opened = g_new0 (PsOpened, 1);

  opened->dir = dir;
  opened->keys = keys;

  return open_database (opened, clock, error) ? g_steal_pointer (&opened) : NULL;
}
