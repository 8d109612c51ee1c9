/* Whenever the power fails while a user is removed and the keys are changed, everybody else still
 * gets in, nothing is lost, and once somebody has, the change is complete.
 *
 * A child removes Ben from a copy of a vault and is killed at a touch of the disk: at each of them in
 * turn. Then somebody unlocks what it left, by turns the administrator and the front desk.
 *
 * The control is a child that forgets the old key before the database is under the new one: some of
 * what it leaves must open for nobody.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "ps-ballast.h"
#include "ps-check.h"
#include "ps-error.h"
#include "ps-keyring-users.h"
#include "ps-proof-child.h"
#include "ps-proof-kill.h"
#include "ps-recovery.h"
#include "ps-rotation.h"
#include "ps-test-db.h"
#include "ps-vault-file.h"
#include "ps-vault.h"
#include "ps-workspace.h"

/* Before, in or after each touch, by turns; or all three. */
#ifdef PS_LONG_TESTS
#define N_CUTS PS_PROOF_N_CUTS
#else
#define N_CUTS 1
#endif

#define BEN_PASSPHRASE "ben for a while"
#define CLEO_PASSPHRASE "cleo at the desk"

static PsSecret *
secret (const char *text)
{
  return ps_secret_new (text, strlen (text));
}

/* The child */

static PsKeys *
unlock_ana (PsVaultDir *dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsKeyring) keyring = ps_keyring_load (ps_vault_dir_get_path (dir), NULL, &error);
  PsKeys *keys;

  g_assert_no_error (error);
  keys = ps_keyring_unlock (keyring, "Ana", PS_PROOF_PASSPHRASE, strlen (PS_PROOF_PASSPHRASE),
                            &error);
  g_assert_no_error (error);

  return keys;
}

/* The order that loses: the old key is gone before the database is under the new one. */
static void
remove_carelessly (PsVaultDir *dir,
                   PsKeys     *keys)
{
  const char *folder = ps_vault_dir_get_path (dir);
  const char *path = ps_vault_dir_get_database_path (dir);
  g_autofree char *copy = ps_vault_file_dup_temp (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsKeyring) keyring = ps_keyring_load (folder, NULL, &error);
  g_autoptr (PsKeys) renewed = NULL;
  g_autoptr (PsConn) conn = NULL;

  ps_keyring_remove_user (keyring, keys, "Ben", &error);
  g_assert_no_error (error);
  renewed = ps_keyring_reopen (keyring, keys, &error);
  ps_keyring_forget_old_data_keys (keyring, renewed, &error);
  g_assert_no_error (error);
  ps_keyring_save (keyring, folder, &error);
  g_assert_no_error (error);

  conn = ps_conn_open (path, ps_keys_get_data_key (keys), PS_CONN_WRITE, &error);
  g_assert_no_error (error);
  ps_conn_copy (conn, copy, ps_keys_get_data_key (renewed), ps_keys_get_vault_id (keys)->bytes, NULL,
                NULL, &error);
  g_assert_no_error (error);
  ps_vault_file_commit (path, &error);
  g_assert_no_error (error);
}

static int
remove_ben (const char *folder,
            gboolean    carelessly,
            guint       moment,
            PsProofCut  cut)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsVaultDir) dir = ps_vault_dir_open (folder, PS_VAULT_DIR_MUST_EXIST, "Ana",
                                                  &ps_clock_system, &error);
  PsKeys *keys = unlock_ana (dir);

  g_assert_no_error (error);
  ps_proof_kill_arm (moment, cut);
  if (carelessly)
    remove_carelessly (dir, keys);
  else
    ps_rotation_remove_user (dir, &keys, &ps_clock_system, "Ben", NULL, NULL, &error);
  g_assert_no_error (error);
  ps_proof_say ("%u", ps_proof_kill_moments ());
  ps_keys_unref (keys);

  return 0;
}

/* The parent */

typedef struct {
  PsProofPlace  place;
  char         *original;
  guint8        old_key[PS_KEY_SIZE];
} Fixture;

static void
add (PsKeyring  *keyring,
     PsKeys     *keys,
     const char *name,
     PsRole      roles,
     const char *words)
{
  g_autoptr (PsSecret) text = secret (words);
  g_autoptr (GError) error = NULL;
  PsKeyringPassphrase passphrase = { text, { PS_KDF_MEMORY_MIN_KIB, PS_KDF_PASSES_MIN }, FALSE };

  ps_keyring_add_user (keyring, keys, name, roles, &passphrase, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsWorkspace) workspace = NULL;
  PsFounding *founding = ps_founding_new ();
  g_autoptr (PsKeyring) keyring = NULL;
  g_autofree char *ballast = NULL;
  g_autoptr (GError) error = NULL;
  PsKeys *keys;

  ps_proof_place_make (&fixture->place);
  fixture->original = g_build_filename (fixture->place.root, "original", NULL);
  workspace = ps_workspace_new (fixture->original, &ps_clock_system);

  founding->user_name = g_strdup ("Ana");
  founding->passphrase = secret (PS_PROOF_PASSPHRASE);
  founding->recovery_code = ps_recovery_code_new ();
  founding->clinic_name = g_strdup ("Birch Street Clinic");
  founding->quick = TRUE;
  ps_workspace_create (workspace, founding, &error);
  g_assert_no_error (error);

  keys = ps_workspace_get_keys (workspace);
  memcpy (fixture->old_key, ps_keys_get_data_key (keys), PS_KEY_SIZE);
  keyring = ps_keyring_load (fixture->original, NULL, &error);
  add (keyring, keys, "Ben", PS_ROLE_PEER_LEADER, BEN_PASSPHRASE);
  add (keyring, keys, "Cleo", PS_ROLE_FRONT_DESK, CLEO_PASSPHRASE);
  ps_keyring_save (keyring, fixture->original, &error);
  g_assert_no_error (error);
  ps_workspace_lock (workspace);

  /* Room that is kept for a full disk: to copy it hundreds of times proves nothing. */
  ballast = g_build_filename (fixture->original, PS_BALLAST_NAME, NULL);
  g_unlink (ballast);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_proof_place_clear (&fixture->place);
  g_free (fixture->original);
}

/* Returns how many touches there were if it came to its end, or 0. */
static guint
run_child (Fixture    *fixture,
           gboolean    carelessly,
           guint       moment,
           PsProofCut  cut)
{
  g_autofree char *moment_text = g_strdup_printf ("%u", moment);
  g_autofree char *cut_text = g_strdup_printf ("%u", cut);
  g_autofree char *line = NULL;
  PsProofChild *child;
  guint n;

  ps_proof_copy_vault (fixture->original, fixture->place.vault);
  child = ps_proof_child_start (&fixture->place, "--child", fixture->place.vault,
                                carelessly ? "1" : "0", moment_text, cut_text, NULL);
  line = ps_proof_child_hear (child);
  n = line != NULL ? (guint) strtoul (line, NULL, 10) : 0;
  ps_proof_child_end (child);

  return n;
}

static gboolean
unlock (PsWorkspace *workspace,
        const char  *user,
        const char  *passphrase,
        GError     **error)
{
  return ps_workspace_unlock (workspace, user, secret (passphrase), error);
}

static gboolean
opens_by (const char   *folder,
          const guint8 *key)
{
  g_autofree char *path = g_build_filename (folder, "peerside.db", NULL);
  g_autoptr (PsConn) conn = ps_conn_open (path, key, PS_CONN_READ, NULL);

  return conn != NULL;
}

/* Who unlocks first finds all that there was; and after that the change is complete, or never began.
 * Returns whether it is complete.
 */
static gboolean
check_what_is_left (Fixture  *fixture,
                    gboolean  desk_first,
                    gboolean  deep)
{
  g_autoptr (PsWorkspace) workspace = ps_workspace_new (fixture->place.vault, &ps_clock_system);
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (fixture->place.vault, "peerside.db.tmp", NULL);
  gboolean removed;
  PsKeys *keys;

  if (desk_first)
    {
      unlock (workspace, "Cleo", CLEO_PASSPHRASE, &error);
      g_assert_no_error (error);
      ps_workspace_lock (workspace);
    }

  removed = !unlock (workspace, "Ben", BEN_PASSPHRASE, &error);
  if (removed)
    g_assert_error (error, PS_ERROR, PS_ERROR_UNKNOWN_USER);
  g_clear_error (&error);
  ps_workspace_lock (workspace);

  unlock (workspace, "Ana", PS_PROOF_PASSPHRASE, &error);
  g_assert_no_error (error);
  keys = ps_workspace_get_keys (workspace);
  g_assert_cmpuint (ps_keys_get_data_epoch (keys), ==, removed ? 2 : 1);
  g_assert_cmpint (ps_keys_lookup_data_key (keys, 1) != NULL, ==, !removed);
  g_assert_cmpint (opens_by (fixture->place.vault, fixture->old_key), ==, !removed);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  g_assert_cmpstr (ps_clinic_get_name (ps_workspace_get_clinic (workspace)), ==,
                   "Birch Street Clinic");
  checks = ps_check_db (ps_workspace_get_db (workspace), ps_keys_get_vault_id (keys)->bytes, deep);
  for (guint i = 0; i < checks->len; i++)
    {
      const PsCheck *check = g_ptr_array_index (checks, i);

      if (!check->ok)
        g_error ("%s: %s", check->name, check->detail);
    }

  ps_workspace_lock (workspace);

  return removed;
}

static void
test_nobody_else_is_locked_out_at_any_moment (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  guint moments = run_child (fixture, FALSE, 0, PS_PROOF_BEFORE);
  guint killed = 0;
  guint removed = 0;

  g_assert_cmpuint (moments, >, 50);
  g_assert_true (check_what_is_left (fixture, FALSE, TRUE));

  for (guint moment = 1; moment <= moments; moment++)
    for (guint cut = 0; cut < N_CUTS; cut++)
      {
        PsProofCut where = (PsProofCut) ((moment + cut) % PS_PROOF_N_CUTS);

        killed += run_child (fixture, FALSE, moment, where) == 0;
        removed += check_what_is_left (fixture, moment % 2 == 0, moment % 8 == 0);
      }

  g_test_message ("killed %u times at one of %u moments; Ben was out after %u", killed, moments,
                  removed);
  g_assert_cmpuint (killed, >=, moments * N_CUTS * 9 / 10);
  g_assert_cmpuint (removed, >, 0);
  g_assert_cmpuint (removed, <, killed);
}

static void
test_the_control_locks_everybody_out (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  guint moments = run_child (fixture, TRUE, 0, PS_PROOF_BEFORE);
  guint lost = 0;

  for (guint i = 1; i <= 10; i++)
    {
      g_autoptr (PsWorkspace) workspace = NULL;

      run_child (fixture, TRUE, moments * i / 11, PS_PROOF_AFTER);
      workspace = ps_workspace_new (fixture->place.vault, &ps_clock_system);
      lost += !unlock (workspace, "Ana", PS_PROOF_PASSPHRASE, NULL);
      ps_workspace_lock (workspace);
    }

  g_test_message ("lost %u of 10", lost);
  g_assert_cmpuint (lost, >, 0);
}

#define ADD(path, func) g_test_add ("/rotation-kill/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_assert_true (ps_vault_init (NULL));
  if (argc == 6 && g_str_equal (argv[1], "--child"))
    return remove_ben (argv[2], *argv[3] == '1', (guint) strtoul (argv[4], NULL, 10),
                       (PsProofCut) strtoul (argv[5], NULL, 10));

  g_test_init (&argc, &argv, NULL);

  ADD ("nobody-else-is-locked-out-at-any-moment", test_nobody_else_is_locked_out_at_any_moment);
  ADD ("the-control-locks-everybody-out", test_the_control_locks_everybody_out);

  return g_test_run ();
}
