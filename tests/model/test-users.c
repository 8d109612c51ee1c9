/* Who may open the vault: through the model, as the window and peersidectl do it. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>

#include "ps-error.h"
#include "ps-keyring-users.h"
#include "ps-recovery.h"
#include "ps-test-db.h"
#include "ps-test-vault.h"
#include "ps-vault.h"
#include "ps-workspace.h"

#define ANA "ana and her four words"
#define FIRST "a first passphrase"
#define OWN "one of their own now"

static gboolean disk_is_full;

/* Found before the C library's: what the disk has room for is the test's to say. */
int
statvfs (const char     *path,
         struct statvfs *fs)
{
  memset (fs, 0, sizeof *fs);
  fs->f_frsize = 4096;
  fs->f_bavail = disk_is_full ? 100 : 1 << 30;

  return 0;
}

typedef struct {
  char        *dir;
  char        *path;
  PsInstant    now;
  PsClock      clock;
  PsSecret    *code;
  PsWorkspace *workspace;
} Fixture;

static void
tell_time (PsInstant *instant,
           gpointer   data)
{
  *instant = *(const PsInstant *) data;
}

static PsSecret *
secret (const char *text)
{
  return ps_secret_new (text, strlen (text));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  PsFounding *founding = ps_founding_new ();

  disk_is_full = FALSE;
  fixture->dir = g_dir_make_tmp ("peerside-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->dir, "peerside", NULL);
  fixture->now = (PsInstant) { PS_TEST_VAULT_NOW, G_TIME_SPAN_HOUR, "the only start" };
  fixture->clock = (PsClock) { tell_time, &fixture->now, 0 };
  fixture->code = ps_recovery_code_new ();
  fixture->workspace = ps_workspace_new (fixture->path, &fixture->clock);

  founding->user_name = g_strdup ("Ana");
  founding->roles = data != NULL ? PS_ROLE_ADMINISTRATOR
                                 : PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR;
  founding->passphrase = secret (ANA);
  founding->recovery_code = ps_secret_ref (fixture->code);
  founding->clinic_name = g_strdup ("Birch Street Clinic");
  founding->quick = TRUE;
  ps_workspace_create (fixture->workspace, founding, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_finalize_object (fixture->workspace);
  ps_test_remove_dir (fixture->dir);
  ps_secret_unref (fixture->code);
  g_free (fixture->path);
  g_free (fixture->dir);
}

static PsUsers *
users (Fixture *fixture)
{
  return ps_workspace_get_users (fixture->workspace);
}

/* A change, whether it succeeds or not. */
#define CHANGE(fixture, error, function, ...)                                                      \
  G_STMT_START                                                                                     \
    {                                                                                              \
      g_autoptr (GAsyncResult) result_ = NULL;                                                     \
      g_autoptr (PsUsers) users_ = g_object_ref (users (fixture));                                 \
      function (users_, __VA_ARGS__, NULL, ps_test_take_result_cb, &result_);                      \
      ps_users_change_finish (users_, ps_test_wait (&result_), error);                             \
    }                                                                                              \
  G_STMT_END

static void
add (Fixture    *fixture,
     const char *name,
     PsRole      roles)
{
  g_autoptr (GError) error = NULL;

  CHANGE (fixture, &error, ps_users_add_async, name, roles, secret (FIRST));
  g_assert_no_error (error);
}

static void
unlock (Fixture    *fixture,
        const char *name,
        const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  ps_workspace_lock (fixture->workspace);
  ps_workspace_unlock (fixture->workspace, name, secret (passphrase), &error);
  g_assert_no_error (error);
}

static void
assert_shut (Fixture    *fixture,
             const char *name,
             const char *passphrase,
             PsError     code)
{
  g_autoptr (GError) error = NULL;

  ps_workspace_lock (fixture->workspace);
  g_assert_false (ps_workspace_unlock (fixture->workspace, name, secret (passphrase), &error));
  g_assert_error (error, PS_ERROR, (int) code);
}

static void
choose_own (Fixture    *fixture,
            const char *name)
{
  g_autoptr (GError) error = NULL;

  unlock (fixture, name, FIRST);
  CHANGE (fixture, &error, ps_users_change_own_async, NULL, secret (OWN));
  g_assert_no_error (error);
}

static gboolean
remove_user (Fixture     *fixture,
             const char  *name,
             GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ps_workspace_remove_user_async (fixture->workspace, name, NULL, ps_test_take_result_cb, &result);

  return ps_workspace_remove_user_finish (fixture->workspace, ps_test_wait (&result), error);
}

/* What the log has of @action, as "user detail" by turns; who a user is is looked up by their id. */
static gint64
count_log (Fixture    *fixture,
           const char *action)
{
  PsConn *conn = ps_db_get_reader (ps_workspace_get_db (fixture->workspace));
  g_autoptr (GError) error = NULL;
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT count (*) FROM audit WHERE action = ?1", &error);
  gint64 n = -1;

  g_assert_no_error (error);
  ps_stmt_bind_text (stmt, 1, action);
  g_assert_true (ps_conn_take_int64 (conn, stmt, &n, &error));

  return n;
}

static void
assert_list (Fixture    *fixture,
             const char *expected)
{
  GListModel *list = ps_users_get_list (users (fixture));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PsUser) user = g_list_model_get_item (list, i);

      g_string_append_printf (text, "%s%s%s%s%s", i > 0 ? " " : "", ps_user_get_name (user),
                              ps_user_is_self (user) ? "!" : "",
                              ps_user_waits_for_notes (user) ? "+" : "",
                              ps_user_is_given (user) ? "*" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_who_is_added_chooses_their_own (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) early = NULL;
  g_autoptr (GError) same = NULL;
  g_autoptr (GError) error = NULL;

  assert_list (fixture, "Ana!");
  add (fixture, "Ben", PS_ROLE_PEER_LEADER | PS_ROLE_ADMINISTRATOR);
  assert_list (fixture, "Ana! Ben*");
  g_assert_cmpint (count_log (fixture, "user-add"), ==, 1);

  unlock (fixture, "Ben", FIRST);
  g_assert_true (ps_users_has_given_passphrase (users (fixture)));
  CHANGE (fixture, &early, ps_users_add_async, "Cleo", PS_ROLE_FRONT_DESK, secret (FIRST));
  g_assert_error (early, PS_ERROR, PS_ERROR_NOT_PERMITTED);
  CHANGE (fixture, &same, ps_users_change_own_async, NULL, secret (FIRST));
  g_assert_error (same, PS_ERROR, PS_ERROR_INVALID);

  CHANGE (fixture, &error, ps_users_change_own_async, NULL, secret (OWN));
  g_assert_no_error (error);
  g_assert_false (ps_users_has_given_passphrase (users (fixture)));
  assert_list (fixture, "Ana Ben!");
  add (fixture, "Cleo", PS_ROLE_FRONT_DESK);

  assert_shut (fixture, "Ben", FIRST, PS_ERROR_WRONG_PASSPHRASE);
  unlock (fixture, "Ben", OWN);
  g_assert_false (ps_users_has_given_passphrase (users (fixture)));
  g_assert_cmpint (count_log (fixture, "passphrase"), ==, 1);
}

static void
test_the_front_desk_changes_only_its_own (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) add_error = NULL;
  g_autoptr (GError) roles = NULL;
  g_autoptr (GError) passphrase = NULL;
  g_autoptr (GError) sheet = NULL;
  g_autoptr (GError) removal = NULL;
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "Cleo", PS_ROLE_FRONT_DESK);
  choose_own (fixture, "Cleo");

  CHANGE (fixture, &add_error, ps_users_add_async, "Eve", PS_ROLE_ADMINISTRATOR, secret (FIRST));
  g_assert_error (add_error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
  CHANGE (fixture, &roles, ps_users_set_roles_async, "Cleo", PS_ROLE_ADMINISTRATOR);
  g_assert_error (roles, PS_ERROR, PS_ERROR_NOT_PERMITTED);
  CHANGE (fixture, &passphrase, ps_users_set_passphrase_async, "Ana", secret (FIRST));
  g_assert_error (passphrase, PS_ERROR, PS_ERROR_NOT_PERMITTED);
  CHANGE (fixture, &sheet, ps_users_renew_sheet_async, ps_recovery_code_new ());
  g_assert_error (sheet, PS_ERROR, PS_ERROR_NOT_PERMITTED);
  g_assert_false (remove_user (fixture, "Ana", &removal));
  g_assert_error (removal, PS_ERROR, PS_ERROR_NOT_PERMITTED);
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_OPEN);

  CHANGE (fixture, &wrong, ps_users_change_own_async, secret (FIRST), secret ("and another one"));
  g_assert_error (wrong, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE);
  CHANGE (fixture, &error, ps_users_change_own_async, secret (OWN), secret ("and another one"));
  g_assert_no_error (error);
  unlock (fixture, "Cleo", "and another one");
}

static void
test_roles_count_from_the_next_unlock (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) last = NULL;

  add (fixture, "Ben", PS_ROLE_FRONT_DESK);
  CHANGE (fixture, &error, ps_users_set_roles_async, "Ben", PS_ROLE_PEER_LEADER);
  g_assert_no_error (error);
  g_assert_cmpint (count_log (fixture, "user-change"), ==, 1);
  CHANGE (fixture, &last, ps_users_set_roles_async, "Ana", PS_ROLE_PEER_LEADER);
  g_assert_error (last, PS_ERROR, PS_ERROR_CONFLICT);

  unlock (fixture, "Ben", FIRST);
  g_assert_cmpint (ps_workspace_get_roles (fixture->workspace), ==, PS_ROLE_PEER_LEADER);
  g_assert_true (ps_keys_has_notes (ps_workspace_get_keys (fixture->workspace)));
}

static void
test_notes_come_with_the_next_who_holds_them (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{

  add (fixture, "Dora", PS_ROLE_ADMINISTRATOR);
  choose_own (fixture, "Dora");
  add (fixture, "Ed", PS_ROLE_CO_FACILITATOR);
  assert_list (fixture, "Ana Dora! Ed+*");
  unlock (fixture, "Ed", FIRST);
  g_assert_false (ps_keys_has_notes (ps_workspace_get_keys (fixture->workspace)));

  unlock (fixture, "Ana", ANA);
  assert_list (fixture, "Ana! Dora Ed*");
  g_assert_cmpint (count_log (fixture, "user-change"), ==, 1);
  unlock (fixture, "Ed", FIRST);
  g_assert_true (ps_keys_has_notes (ps_workspace_get_keys (fixture->workspace)));
}

static void
test_an_administrator_alone_adds_the_first_who_writes (Fixture       *fixture,
                                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_false (ps_keys_has_notes (ps_workspace_get_keys (fixture->workspace)));
  add (fixture, "Ed", PS_ROLE_CO_FACILITATOR);
  choose_own (fixture, "Ed");
  g_assert_true (ps_keys_has_notes (ps_workspace_get_keys (fixture->workspace)));
}

static void
count_cb (guint *times)
{
  (*times)++;
}

/* States, as they come. */
static void
state_cb (PsWorkspace *workspace,
          GParamSpec  *pspec G_GNUC_UNUSED,
          GString     *states)
{
  static const char * const words[] = { "none", "locked", "open", "working" };

  g_string_append_printf (states, "%s ", words[ps_workspace_get_state (workspace)]);
}

static guint
count_backups (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->path, "backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, "rotation") != NULL;

  return n;
}

static void
test_who_is_removed_is_out_with_their_keys (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GString) states = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsConn) conn = NULL;
  g_autofree char *database = g_build_filename (fixture->path, "peerside.db", NULL);
  guint8 old_key[PS_KEY_SIZE];
  guint let_go = 0;

  add (fixture, "Ben", PS_ROLE_PEER_LEADER);
  memcpy (old_key, ps_keys_get_data_key (ps_workspace_get_keys (fixture->workspace)), PS_KEY_SIZE);
  g_signal_connect (fixture->workspace, "notify::state", G_CALLBACK (state_cb), states);
  g_signal_connect_swapped (fixture->workspace, "locking", G_CALLBACK (count_cb), &let_go);

  g_assert_true (remove_user (fixture, "Ben", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (states->str, ==, "working open ");
  g_assert_cmpuint (let_go, ==, 1);
  g_assert_cmpfloat (ps_workspace_get_progress (fixture->workspace), ==, 1);
  assert_list (fixture, "Ana!");
  g_assert_cmpstr (ps_clinic_get_name (ps_workspace_get_clinic (fixture->workspace)), ==,
                   "Birch Street Clinic");
  g_assert_cmpint (count_log (fixture, "user-remove"), ==, 1);
  g_assert_cmpint (count_log (fixture, "rotate"), ==, 1);
  g_assert_cmpuint (count_backups (fixture), ==, 1);

  g_signal_handlers_disconnect_by_data (fixture->workspace, states);
  g_signal_handlers_disconnect_by_data (fixture->workspace, &let_go);
  assert_shut (fixture, "Ben", FIRST, PS_ERROR_UNKNOWN_USER);
  if (ps_conn_has_cipher ())
    {
      conn = ps_conn_open (database, old_key, PS_CONN_READ, &error);
      g_assert_null (conn);
      g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
    }

  /* Nobody else has changed the file. */
  unlock (fixture, "Ana", ANA);
  g_assert_cmpuint (ps_keys_get_data_epoch (ps_workspace_get_keys (fixture->workspace)), ==, 2);
  g_assert_cmpint (ps_workspace_get_finding (fixture->workspace), ==, PS_FINDING_NONE);
}

static void
test_what_keeps_a_user_closes_nothing (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) last = NULL;
  g_autoptr (GError) nobody = NULL;
  guint let_go = 0;

  g_signal_connect_swapped (fixture->workspace, "locking", G_CALLBACK (count_cb), &let_go);
  g_assert_false (remove_user (fixture, "Ana", &last));
  g_assert_error (last, PS_ERROR, PS_ERROR_CONFLICT);
  g_assert_false (remove_user (fixture, "Zoe", &nobody));
  g_assert_error (nobody, PS_ERROR, PS_ERROR_NOT_FOUND);
  g_assert_cmpuint (let_go, ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->workspace, &let_go);
}

static void
test_on_a_full_disk_nobody_is_removed (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  add (fixture, "Ben", PS_ROLE_FRONT_DESK);
  disk_is_full = TRUE;
  g_assert_false (remove_user (fixture, "Ben", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DISK_FULL);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_OPEN);
  assert_list (fixture, "Ana! Ben*");
  g_assert_cmpint (count_log (fixture, "user-remove"), ==, 0);
  unlock (fixture, "Ben", FIRST);
}

static void
test_locked_meanwhile_it_stays_locked (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "Ben", PS_ROLE_FRONT_DESK);
  ps_workspace_remove_user_async (fixture->workspace, "Ben", NULL, ps_test_take_result_cb, &result);
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_WORKING);
  g_assert_null (ps_workspace_get_keys (fixture->workspace));
  ps_workspace_lock (fixture->workspace);
  g_assert_true (ps_workspace_remove_user_finish (fixture->workspace, ps_test_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_LOCKED);
  unlock (fixture, "Ana", ANA);
  assert_list (fixture, "Ana!");
}

/* As it is when the power failed after the user was out, and the disk has no room afterwards. */
static void
test_what_was_cut_short_is_done_later (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsKeyring) keyring = NULL;
  g_autoptr (GError) error = NULL;
  PsKeys *keys;

  add (fixture, "Ben", PS_ROLE_FRONT_DESK);
  add (fixture, "Cleo", PS_ROLE_FRONT_DESK);
  keyring = ps_keyring_load (fixture->path, NULL, &error);
  ps_keyring_remove_user (keyring, ps_workspace_get_keys (fixture->workspace), "Ben", &error);
  g_assert_no_error (error);
  ps_keyring_save (keyring, fixture->path, &error);

  disk_is_full = TRUE;
  unlock (fixture, "Ana", ANA);
  keys = ps_workspace_get_keys (fixture->workspace);
  g_assert_nonnull (ps_keys_lookup_data_key (keys, 1));
  g_assert_cmpstr (ps_clinic_get_name (ps_workspace_get_clinic (fixture->workspace)), ==,
                   "Birch Street Clinic");

  disk_is_full = FALSE;
  unlock (fixture, "Cleo", FIRST);
  keys = ps_workspace_get_keys (fixture->workspace);
  g_assert_cmpuint (ps_keys_get_data_epoch (keys), ==, 2);
  g_assert_null (ps_keys_lookup_data_key (keys, 1));
  g_assert_cmpint (ps_workspace_get_finding (fixture->workspace), ==, PS_FINDING_NONE);
  unlock (fixture, "Ana", ANA);
  g_assert_cmpint (count_log (fixture, "rotate"), ==, 1);
}

static void
recover (Fixture     *fixture,
         PsSecret    *code,
         const char  *name,
         PsSecret    *next_code,
         GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  PsRecovering *recovering = ps_recovering_new ();

  recovering->code = ps_secret_ref (code);
  recovering->user_name = g_strdup (name);
  recovering->passphrase = secret (OWN);
  recovering->next_code = ps_secret_ref (next_code);
  ps_workspace_recover_async (fixture->workspace, recovering, NULL, ps_test_take_result_cb, &result);
  ps_workspace_recover_finish (fixture->workspace, ps_test_wait (&result), error);
}

static void
test_a_sheet_lets_in_once (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSecret) next = ps_recovery_code_new ();
  g_autoptr (PsSecret) third = ps_recovery_code_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) used = NULL;
  g_autoptr (GError) again = NULL;

  ps_workspace_lock (fixture->workspace);
  g_assert_true (ps_workspace_check_sheet (fixture->workspace, fixture->code, &error));
  g_assert_no_error (error);

  recover (fixture, fixture->code, "Ana", next, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_OPEN);
  g_assert_cmpstr (ps_workspace_get_user_name (fixture->workspace), ==, "Ana");
  g_assert_false (ps_users_has_given_passphrase (users (fixture)));
  g_assert_true (ps_keys_has_notes (ps_workspace_get_keys (fixture->workspace)));
  g_assert_cmpint (count_log (fixture, "recovery"), ==, 1);
  g_assert_cmpint (ps_workspace_get_finding (fixture->workspace), ==, PS_FINDING_NONE);

  assert_shut (fixture, "Ana", ANA, PS_ERROR_WRONG_PASSPHRASE);
  g_assert_false (ps_workspace_check_sheet (fixture->workspace, fixture->code, &used));
  g_assert_error (used, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE);
  recover (fixture, fixture->code, "Ana", third, &again);
  g_assert_error (again, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE);
  g_assert_true (ps_workspace_check_sheet (fixture->workspace, next, &error));
  unlock (fixture, "Ana", OWN);
}

static void
test_a_sheet_that_was_not_used_up_stays_good (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSecret) next = ps_recovery_code_new ();
  g_autoptr (PsSecret) none = secret ("ABCD");
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) invalid = NULL;
  g_autoptr (GError) error = NULL;

  ps_workspace_lock (fixture->workspace);
  recover (fixture, fixture->code, "Zoe", next, &unknown);
  g_assert_error (unknown, PS_ERROR, PS_ERROR_NOT_FOUND);
  recover (fixture, fixture->code, "Ana", none, &invalid);
  g_assert_error (invalid, PS_ERROR, PS_ERROR_INVALID);
  g_assert_true (ps_workspace_check_sheet (fixture->workspace, fixture->code, &error));
  unlock (fixture, "Ana", ANA);
}

static void
test_a_new_sheet_ends_the_old_one (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSecret) next = ps_recovery_code_new ();
  g_autoptr (GError) error = NULL;

  CHANGE (fixture, &error, ps_users_renew_sheet_async, ps_secret_ref (next));
  g_assert_no_error (error);
  g_assert_cmpint (count_log (fixture, "recovery"), ==, 1);
  ps_workspace_lock (fixture->workspace);
  g_assert_true (ps_workspace_check_sheet (fixture->workspace, next, &error));
  g_assert_false (ps_workspace_check_sheet (fixture->workspace, fixture->code, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE);
}

static void
test_wrong_passphrases_have_to_wait (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) sheet = NULL;

  for (guint i = 0; i < 4; i++)
    assert_shut (fixture, i % 2 == 0 ? "Ana" : "Nobody", "not this one",
                 i % 2 == 0 ? PS_ERROR_WRONG_PASSPHRASE : PS_ERROR_UNKNOWN_USER);
  for (guint i = 0; i < 6; i++)
    assert_shut (fixture, "Ana", "", PS_ERROR_WRONG_PASSPHRASE);
  g_assert_cmpint (ps_workspace_get_wait (fixture->workspace), ==, 0);
  assert_shut (fixture, "Ana", "not this one", PS_ERROR_WRONG_PASSPHRASE);
  g_assert_cmpint (ps_workspace_get_wait (fixture->workspace), ==, 5 * G_TIME_SPAN_SECOND);

  /* The right one as well, and the sheet. */
  assert_shut (fixture, "Ana", ANA, PS_ERROR_TOO_SOON);
  g_assert_false (ps_workspace_check_sheet (fixture->workspace, fixture->code, &sheet));
  g_assert_error (sheet, PS_ERROR, PS_ERROR_TOO_SOON);

  fixture->now.wall += 5 * G_TIME_SPAN_SECOND;
  unlock (fixture, "Ana", ANA);
  g_assert_cmpint (count_log (fixture, "failed-unlock"), ==, 5);

  /* Told once. */
  unlock (fixture, "Ana", ANA);
  g_assert_cmpint (count_log (fixture, "failed-unlock"), ==, 5);
}

#define ADD(path, func) g_test_add ("/users/" path, Fixture, NULL, set_up, func, tear_down)
#define ADD_ALONE(path, func) g_test_add ("/users/" path, Fixture, "", set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

  ADD ("who-is-added-chooses-their-own", test_who_is_added_chooses_their_own);
  ADD ("the-front-desk-changes-only-its-own", test_the_front_desk_changes_only_its_own);
  ADD ("roles-count-from-the-next-unlock", test_roles_count_from_the_next_unlock);
  ADD ("notes-come-with-the-next-who-holds-them", test_notes_come_with_the_next_who_holds_them);
  ADD_ALONE ("an-administrator-alone-adds-the-first-who-writes",
             test_an_administrator_alone_adds_the_first_who_writes);
  ADD ("who-is-removed-is-out-with-their-keys", test_who_is_removed_is_out_with_their_keys);
  ADD ("what-keeps-a-user-closes-nothing", test_what_keeps_a_user_closes_nothing);
  ADD ("on-a-full-disk-nobody-is-removed", test_on_a_full_disk_nobody_is_removed);
  ADD ("locked-meanwhile-it-stays-locked", test_locked_meanwhile_it_stays_locked);
  ADD ("what-was-cut-short-is-done-later", test_what_was_cut_short_is_done_later);
  ADD ("a-sheet-lets-in-once", test_a_sheet_lets_in_once);
  ADD ("a-sheet-that-was-not-used-up-stays-good", test_a_sheet_that_was_not_used_up_stays_good);
  ADD ("a-new-sheet-ends-the-old-one", test_a_new_sheet_ends_the_old_one);
  ADD ("wrong-passphrases-have-to-wait", test_wrong_passphrases_have_to_wait);

  return g_test_run ();
}
