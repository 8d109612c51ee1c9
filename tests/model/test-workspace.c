#include "ps-workspace.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ps-error.h"
#include "ps-recovery.h"
#include "ps-test-db.h"
#include "ps-vault.h"

#define CLINIC "Birch Street Clinic"
#define PASSPHRASE "four quiet words here"

typedef struct {
  char        *dir;
  char        *path;
  PsWorkspace *workspace;
} Fixture;

static PsFounding *
founding_new (void)
{
  PsFounding *founding = ps_founding_new ();

  founding->user_name = g_strdup ("Rosa");
  founding->passphrase = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  founding->recovery_code = ps_recovery_code_new ();
  founding->clinic_name = g_strdup (CLINIC);
  founding->quick = TRUE;

  return founding;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("peerside-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->dir, "never", "used", "peerside", NULL);
  fixture->workspace = ps_workspace_new (fixture->path, &ps_clock_system);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_finalize_object (fixture->workspace);
  ps_test_remove_dir (fixture->dir);
  g_free (fixture->path);
  g_free (fixture->dir);
}

static void
create (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ps_workspace_create (fixture->workspace, founding_new (), &error));
  g_assert_no_error (error);
}

static gboolean
unlock (Fixture     *fixture,
        const char  *user_name,
        const char  *passphrase,
        GError     **error)
{
  return ps_workspace_unlock (fixture->workspace, user_name,
                              ps_secret_new (passphrase, strlen (passphrase)), error);
}

static void
test_a_new_vault_is_open (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsRowList) topics = NULL;
  g_auto (GStrv) names = NULL;

  g_assert_true (ps_workspace_probe (fixture->workspace, &error));
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_NONE);

  create (fixture);
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_OPEN);
  g_assert_cmpstr (ps_workspace_get_user_name (fixture->workspace), ==, "Rosa");
  g_assert_cmpint (ps_workspace_get_roles (fixture->workspace), ==,
                   PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR);
  g_assert_cmpstr (ps_clinic_get_name (ps_workspace_get_clinic (fixture->workspace)), ==, CLINIC);

  topics = ps_topics_list_new (ps_workspace_get_topics (fixture->workspace));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (topics)), >=, 12);

  names = ps_workspace_get_user_names (fixture->workspace);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "Rosa");
}

static void
test_locked_it_opens_with_the_passphrase (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  create (fixture);
  ps_workspace_lock (fixture->workspace);
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_LOCKED);
  g_assert_null (ps_workspace_get_roster (fixture->workspace));
  g_assert_null (ps_workspace_get_keys (fixture->workspace));

  g_assert_true (unlock (fixture, "Rosa", PASSPHRASE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (ps_clinic_get_name (ps_workspace_get_clinic (fixture->workspace)), ==, CLINIC);
}

static void
test_who_is_wrong_is_told_how (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) passphrase = NULL;
  g_autoptr (GError) user = NULL;

  create (fixture);
  ps_workspace_lock (fixture->workspace);

  g_assert_false (unlock (fixture, "Rosa", "something else", &passphrase));
  g_assert_error (passphrase, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE);
  g_assert_false (unlock (fixture, "Nobody", PASSPHRASE, &user));
  g_assert_error (user, PS_ERROR, PS_ERROR_UNKNOWN_USER);
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_LOCKED);
}

static void
test_locked_it_is_free_for_another (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsWorkspace) other = ps_workspace_new (fixture->path, &ps_clock_system);
  g_autoptr (GError) taken = NULL;
  g_autoptr (GError) error = NULL;

  create (fixture);
  g_assert_false (ps_workspace_unlock (other, "Rosa",
                                       ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)), &taken));
  g_assert_error (taken, PS_ERROR, PS_ERROR_IN_USE);
  g_assert_nonnull (strstr (taken->message, "Rosa"));

  ps_workspace_lock (fixture->workspace);
  g_assert_true (ps_workspace_unlock (other, "Rosa",
                                      ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)), &error));
  g_assert_no_error (error);
}

static void
test_a_folder_with_other_files_is_left_alone (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *letter = g_build_filename (fixture->path, "letter.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) probed = NULL;
  g_autoptr (GError) created = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (letter, "Dear all", -1, NULL));

  g_assert_false (ps_workspace_probe (fixture->workspace, &probed));
  g_assert_error (probed, PS_ERROR, PS_ERROR_NOT_A_VAULT);
  g_assert_false (ps_workspace_create (fixture->workspace, founding_new (), &created));
  g_assert_error (created, PS_ERROR, PS_ERROR_NOT_A_VAULT);

  g_assert_true (g_file_get_contents (letter, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Dear all");
}

static void
test_what_cannot_be_made_leaves_nothing (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  PsFounding *founding = founding_new ();
  g_autoptr (GError) error = NULL;

  /* A desk cannot found a vault: only then is anything in the folder. */
  founding->roles = PS_ROLE_FRONT_DESK;
  g_assert_false (ps_workspace_create (fixture->workspace, founding, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);

  g_assert_true (ps_workspace_probe (fixture->workspace, NULL));
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_NONE);
  create (fixture);
}

static void
test_no_folder_can_be_made_under_a_file (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *file = g_build_filename (fixture->dir, "never", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_false (ps_workspace_create (fixture->workspace, founding_new (), &error));
  g_assert_nonnull (strstr (error->message, "never"));
}

/* The two places where the making of a vault can be cut short after the first move. */
static void
test_a_making_cut_short_is_completed (Fixture       *fixture,
                                      gconstpointer  data)
{
  static const char * const names[] = { "keyring", "keyring.bak" };
  guint n_unmoved = GPOINTER_TO_UINT (data);
  g_autofree char *making = g_build_filename (fixture->path, "making", NULL);
  g_auto (GStrv) names_there = NULL;
  g_autoptr (GError) error = NULL;

  create (fixture);
  ps_workspace_lock (fixture->workspace);

  g_assert_cmpint (g_mkdir (making, 0700), ==, 0);
  for (guint i = 0; i < n_unmoved; i++)
    {
      g_autofree char *from = g_build_filename (fixture->path, names[i], NULL);
      g_autofree char *to = g_build_filename (making, names[i], NULL);

      g_assert_cmpint (g_rename (from, to), ==, 0);
    }

  g_assert_true (ps_workspace_probe (fixture->workspace, &error));
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_LOCKED);
  names_there = ps_workspace_get_user_names (fixture->workspace);
  g_assert_cmpuint (g_strv_length (names_there), ==, 1);
  g_assert_true (unlock (fixture, "Rosa", PASSPHRASE, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (making, G_FILE_TEST_EXISTS));
}

static void
test_a_making_that_never_got_far_is_no_vault (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *making = g_build_filename (fixture->path, "making", NULL);
  g_autofree char *half = g_build_filename (making, "peerside.db", NULL);

  g_assert_cmpint (g_mkdir_with_parents (making, 0700), ==, 0);
  g_assert_true (g_file_set_contents (half, "half a database", -1, NULL));

  g_assert_true (ps_workspace_probe (fixture->workspace, NULL));
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_NONE);
  create (fixture);
  g_assert_false (g_file_test (making, G_FILE_TEST_EXISTS));
}

/* As after a newer Peerside, or another language, was installed. */
static void
test_the_library_is_brought_up_to_date (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  PsTestDb db = { NULL };

  create (fixture);
  db.db = ps_workspace_get_db (fixture->workspace);
  ps_test_db_exec (&db, "UPDATE topic SET title = 'Old words', edited = 0 WHERE origin = 'pacing';"
                        "UPDATE topic SET title = 'Our words', edited = 1"
                        " WHERE origin = 'sleep-habits';"
                        "UPDATE setting SET value = 'other' WHERE key = 'content-version'");
  ps_workspace_lock (fixture->workspace);

  g_assert_true (unlock (fixture, "Rosa", PASSPHRASE, &error));
  db.db = ps_workspace_get_db (fixture->workspace);
  g_assert_cmpint (ps_test_db_int64 (&db, "SELECT count (*) FROM topic WHERE title = 'Old words'"),
                   ==, 0);
  g_assert_cmpint (ps_test_db_int64 (&db, "SELECT count (*) FROM topic WHERE title = 'Our words'"),
                   ==, 1);
}

static void
locking_cb (PsWorkspace *workspace,
            gboolean    *still_there)
{
  *still_there = ps_workspace_get_roster (workspace) != NULL;
}

static void
test_pages_hear_of_a_lock_in_time (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  gboolean still_there = FALSE;

  create (fixture);
  g_signal_connect (fixture->workspace, "locking", G_CALLBACK (locking_cb), &still_there);
  ps_workspace_lock (fixture->workspace);
  g_assert_true (still_there);
}

/* Nobody could unlock it: the window says so at once, instead of asking nobody for a passphrase. */
static void
test_keys_that_cannot_be_read_are_told (Fixture       *fixture,
                                        gconstpointer  data)
{
  static const char * const names[] = { "keyring", "keyring.bak" };
  const char *contents = data;
  g_autoptr (GError) error = NULL;

  create (fixture);
  ps_workspace_lock (fixture->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->path, names[i], NULL);

      if (contents != NULL)
        g_assert_true (g_file_set_contents (path, contents, -1, NULL));
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }

  g_assert_false (ps_workspace_probe (fixture->workspace, &error));
  g_assert_error (error, PS_ERROR,
                  (contents != NULL ? PS_ERROR_NOT_A_VAULT : PS_ERROR_NO_VAULT));
  g_assert_nonnull (strstr (error->message, fixture->path));
}

static void
test_unlocking_does_not_hold_up_the_window (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  create (fixture);
  ps_workspace_lock (fixture->workspace);

  ps_workspace_unlock_async (fixture->workspace, "Rosa",
                             ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)),
                             NULL, ps_test_take_result_cb, &result);
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_LOCKED);
  g_assert_true (ps_workspace_unlock_finish (fixture->workspace, ps_test_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_OPEN);
}

static void
test_only_the_owner_can_read_it (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const names[] = { "", "keyring", "keyring.bak", "peerside.db", "lock" };

  create (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (fixture->path, names[i], NULL);
      GStatBuf buffer;

      g_assert_cmpint (g_stat (file, &buffer), ==, 0);
      g_assert_cmpint (buffer.st_mode & 0077, ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  ps_vault_init (&error);
  g_assert_no_error (error);

#define ADD(path, func, data) \
  g_test_add ("/workspace/" path, Fixture, data, set_up, func, tear_down)
  ADD ("a-new-vault-is-open", test_a_new_vault_is_open, NULL);
  ADD ("locked-it-opens-with-the-passphrase", test_locked_it_opens_with_the_passphrase, NULL);
  ADD ("who-is-wrong-is-told-how", test_who_is_wrong_is_told_how, NULL);
  ADD ("locked-it-is-free-for-another", test_locked_it_is_free_for_another, NULL);
  ADD ("a-folder-with-other-files-is-left-alone",
       test_a_folder_with_other_files_is_left_alone, NULL);
  ADD ("what-cannot-be-made-leaves-nothing", test_what_cannot_be_made_leaves_nothing, NULL);
  ADD ("no-folder-can-be-made-under-a-file", test_no_folder_can_be_made_under_a_file, NULL);
  ADD ("keys-that-cannot-be-read-are-told/foreign", test_keys_that_cannot_be_read_are_told,
       "a picture of a lake");
  ADD ("keys-that-cannot-be-read-are-told/missing", test_keys_that_cannot_be_read_are_told, NULL);
  ADD ("a-making-cut-short-is-completed/before-the-keyring",
       test_a_making_cut_short_is_completed, GUINT_TO_POINTER (1));
  ADD ("a-making-cut-short-is-completed/before-both",
       test_a_making_cut_short_is_completed, GUINT_TO_POINTER (2));
  ADD ("a-making-that-never-got-far-is-no-vault",
       test_a_making_that_never_got_far_is_no_vault, NULL);
  ADD ("the-library-is-brought-up-to-date", test_the_library_is_brought_up_to_date, NULL);
  ADD ("pages-hear-of-a-lock-in-time", test_pages_hear_of_a_lock_in_time, NULL);
  ADD ("unlocking-does-not-hold-up-the-window", test_unlocking_does_not_hold_up_the_window, NULL);
  ADD ("only-the-owner-can-read-it", test_only_the_owner_can_read_it, NULL);
#undef ADD

  return g_test_run ();
}
