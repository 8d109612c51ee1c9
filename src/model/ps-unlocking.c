#include "ps-unlocking.h"

#include <string.h>

#include "ps-attempts.h"
#include "ps-audit.h"
#include "ps-error.h"
#include "ps-keyring-users.h"
#include "ps-passphrase.h"
#include "ps-rotation.h"

/* What goes with unlocking a vault, beyond the passphrase and the database: how often it may be tried,
 * and what was left for the next who unlocks it. Nothing of the latter keeps anybody out: what cannot
 * be done now, on a full disk say, is left for the one after.
 */

/* So many wrong passphrases are told of one by one, and the rest by their number. */
#define N_TOLD 50

static void
count_wrong (PsVaultDir    *dir,
             const PsClock *clock,
             const PsUid   *user,
             const GError  *error)
{
  if (g_error_matches (error, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE) ||
      g_error_matches (error, PS_ERROR, PS_ERROR_UNKNOWN_USER))
    ps_attempts_add (ps_vault_dir_get_path (dir), clock, user);
}

/**
 * ps_unlocking_try:
 * @dir: the vault's folder, held
 *
 * As ps_keyring_unlock(), but not too often. What cannot be a passphrase is not counted.
 *
 * Returns: (transfer full) (nullable): the keys; errors as of ps_keyring_unlock(), and
 *   %PS_ERROR_TOO_SOON
 */
PsKeys *
ps_unlocking_try (PsVaultDir      *dir,
                  PsKeyring       *keyring,
                  const char      *user_name,
                  const PsSecret  *passphrase,
                  const PsClock   *clock,
                  GError         **error)
{
  g_autoptr (PsSecret) normal = ps_passphrase_normalise (ps_secret_get_text (passphrase),
                                                         ps_secret_get_size (passphrase), NULL);
  g_autoptr (GError) local = NULL;
  PsKeys *keys;
  PsUid id;

  if (!ps_attempts_check (ps_vault_dir_get_path (dir), clock, error))
    return NULL;

  keys = ps_keyring_unlock (keyring, user_name, ps_secret_get_text (passphrase),
                            ps_secret_get_size (passphrase), &local);
  if (keys != NULL)
    return keys;

  /* What cannot be a passphrase at all, such as none, was no guess. */
  if (normal != NULL)
    count_wrong (dir, clock, ps_keyring_find_id (keyring, user_name, &id) ? &id : NULL, local);
  g_propagate_error (error, g_steal_pointer (&local));

  return NULL;
}

/**
 * ps_unlocking_try_sheet:
 * @dir: the vault's folder, held
 *
 * As ps_keyring_unlock_recovery(), but not too often. A code that cannot be one is not counted.
 *
 * Returns: (transfer full) (nullable): the keys; errors as of ps_keyring_unlock_recovery(), and
 *   %PS_ERROR_TOO_SOON
 */
PsKeys *
ps_unlocking_try_sheet (PsVaultDir      *dir,
                        PsKeyring       *keyring,
                        const PsSecret  *code,
                        const PsClock   *clock,
                        GError         **error)
{
  g_autoptr (GError) local = NULL;
  PsKeys *keys;

  if (!ps_attempts_check (ps_vault_dir_get_path (dir), clock, error))
    return NULL;

  keys = ps_keyring_unlock_recovery (keyring, ps_secret_get_text (code), ps_secret_get_size (code),
                                     &local);
  if (keys != NULL)
    return keys;

  count_wrong (dir, clock, NULL, local);
  g_propagate_error (error, g_steal_pointer (&local));

  return NULL;
}

/**
 * ps_unlocking_finish:
 * @dir: the vault's folder, held, with the database closed
 * @keys: (inout) (transfer full): of who unlocked it; those that they hold then
 *
 * Goes on with changing the keys of the vault, if that was cut short.
 */
void
ps_unlocking_finish (PsVaultDir     *dir,
                     PsKeys        **keys,
                     const PsClock  *clock)
{
  g_autoptr (GError) error = NULL;

  if (!ps_rotation_finish (dir, keys, clock, NULL, NULL, &error))
    g_info ("The keys will be changed later: %s", error->message);
}

typedef struct {
  PsKeys        *keys;
  const PsClock *clock;
  GArray        *attempts;
  GPtrArray     *objects; /* char *: who was given a key to notes */
} Telling;

static gboolean
tell_attempts (PsConn         *conn,
               const Telling  *telling,
               GError        **error)
{
  static const PsUid nobody = { { 0 } };
  guint first = telling->attempts->len > N_TOLD ? telling->attempts->len - N_TOLD : 0;

  for (guint i = first; i < telling->attempts->len; i++)
    {
      const PsAttempt *attempt = &g_array_index (telling->attempts, PsAttempt, i);
      gboolean known = memcmp (&attempt->user, &nobody, sizeof nobody) != 0;
      g_autofree char *object = known ? ps_audit_object_new ("user", &attempt->user) : NULL;
      g_autofree char *detail = g_strdup_printf ("at=%" G_GINT64_FORMAT,
                                                 attempt->at / G_TIME_SPAN_SECOND);

      if (!ps_audit_add (conn, telling->keys, telling->clock, PS_AUDIT_FAILED_UNLOCK, object, detail,
                         error))
        return FALSE;
    }

  if (first > 0)
    {
      g_autofree char *detail = g_strdup_printf ("earlier=%u", first);

      return ps_audit_add (conn, telling->keys, telling->clock, PS_AUDIT_FAILED_UNLOCK, NULL, detail,
                           error);
    }

  return TRUE;
}

static gboolean
tell (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  const Telling *telling = data;

  if (!tell_attempts (conn, telling, error))
    return FALSE;

  for (guint i = 0; i < telling->objects->len; i++)
    if (!ps_audit_add (conn, telling->keys, telling->clock, PS_AUDIT_USER_CHANGE,
                       g_ptr_array_index (telling->objects, i), "notes=given", error))
      return FALSE;

  return TRUE;
}

/* Whom the keys to notes are given to is known before and after. */
static GPtrArray *
list_waiting (PsKeyring *keyring)
{
  g_autoptr (GPtrArray) users = ps_keyring_list_users (keyring);
  GPtrArray *objects = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < users->len; i++)
    {
      const PsKeyringUser *user = g_ptr_array_index (users, i);

      if (user->waits_for_notes)
        g_ptr_array_add (objects, ps_audit_object_new ("user", &user->id));
    }

  return objects;
}

static void
remove_those_of (GPtrArray *objects,
                 GPtrArray *others)
{
  for (guint i = objects->len; i > 0; i--)
    if (g_ptr_array_find_with_equal_func (others, g_ptr_array_index (objects, i - 1), g_str_equal,
                                          NULL))
      g_ptr_array_remove_index (objects, i - 1);
}

/* Returns the keyring with notes given, to be saved, or NULL. */
static PsKeyring *
give_notes (PsVaultDir  *dir,
            PsKeys      *keys,
            GPtrArray  **objects)
{
  g_autoptr (PsKeyring) keyring = ps_keyring_load (ps_vault_dir_get_path (dir), NULL, NULL);
  g_autoptr (GPtrArray) still = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  if (keyring == NULL)
    return NULL;

  g_ptr_array_unref (*objects);
  *objects = list_waiting (keyring);
  if (!ps_keyring_grant_notes (keyring, keys, &changed, &error))
    g_info ("The key to the notes will be given later: %s", error->message);

  still = list_waiting (keyring);
  remove_those_of (*objects, still);

  return changed ? g_steal_pointer (&keyring) : NULL;
}

/**
 * ps_unlocking_settle:
 * @dir: the vault's folder, held
 * @db: its database, just opened
 * @keys: of who unlocked it
 *
 * Gives the keys to notes to those who wait for them, and writes the wrong passphrases into the audit
 * log.
 */
void
ps_unlocking_settle (PsVaultDir    *dir,
                     PsDb          *db,
                     PsKeys        *keys,
                     const PsClock *clock)
{
  const char *folder = ps_vault_dir_get_path (dir);
  g_autoptr (GArray) attempts = ps_attempts_list (folder);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PsKeyring) keyring = give_notes (dir, keys, &objects);
  Telling telling = { keys, clock, attempts, objects };
  g_autoptr (GError) error = NULL;

  if (attempts->len == 0 && keyring == NULL)
    return;

  if (!ps_db_write_sync (db, tell, &telling, &error))
    {
      g_info ("What was left for the log stays there: %s", error->message);
      return;
    }

  ps_attempts_clear (folder);
  if (keyring != NULL && !ps_keyring_save (keyring, folder, &error))
    g_info ("The key to the notes will be given later: %s", error->message);
}
