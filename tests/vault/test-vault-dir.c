#include "vault-test.h"

#include "ps-folder.h"
#include "ps-vault-dir.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* 2026-03-14 17:30 UTC; the tests run in UTC. */
#define EVENING (G_GINT64_CONSTANT (1773509400) * G_TIME_SPAN_SECOND)

static gint64 test_now = EVENING;

static void
test_clock_now (PsInstant *instant,
                gpointer   data G_GNUC_UNUSED)
{
  instant->wall = test_now;
}

static const PsClock test_clock = { test_clock_now, NULL };

static void
assert_error_names (GError     *error,
                    PsError     code,
                    const char *name)
{
  g_assert_error (error, PS_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
}

static void
assert_refused (const char      *path,
                PsVaultDirFlags  flags,
                PsError          code,
                const char      *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_vault_dir_open (path, flags, "Ana", &test_clock, &error));
  assert_error_names (error, code, name);
}

static PsVaultDir *
open_dir (const char      *path,
          PsVaultDirFlags  flags,
          const char      *who)
{
  g_autoptr (GError) error = NULL;
  PsVaultDir *dir = ps_vault_dir_open (path, flags, who, &test_clock, &error);

  g_assert_no_error (error);

  return dir;
}

static void
put_file (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

static char *
put_folder (const char *folder,
            const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);

  return path;
}

static guint
mode_of (const char *path)
{
  struct stat st;

  g_assert_cmpint (stat (path, &st), ==, 0);

  return st.st_mode & 07777;
}

static void
test_makes_a_folder_that_is_the_users_own (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "vault", NULL);
  g_autoptr (PsVaultDir) dir = open_dir (path, PS_VAULT_DIR_CREATE, "Ana");
  g_autofree char *lock = ps_vault_dir_build_path (dir, "lock");
  g_autofree char *database = g_build_filename (path, "peerside.db", NULL);
  guint64 space;

  g_assert_cmpstr (ps_vault_dir_get_path (dir), ==, path);
  g_assert_cmpstr (ps_vault_dir_get_database_path (dir), ==, database);
  g_assert_cmpuint (mode_of (path), ==, 0700);
  g_assert_cmpuint (mode_of (lock), ==, 0600);
  g_assert_true (ps_vault_dir_get_free_space (dir, &space, NULL));
  g_assert_cmpuint (space, >, 0);
}

static void
test_closes_an_open_folder_to_others (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_folder (folder, "vault");
  g_autoptr (PsVaultDir) dir = NULL;

  g_assert_cmpint (g_chmod (path, 0755), ==, 0);
  dir = open_dir (path, PS_VAULT_DIR_CREATE, "Ana");
  g_assert_cmpuint (mode_of (path), ==, 0700);
}

static void
test_tells_what_a_folder_is (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "vault", NULL);
  g_autofree char *keyring = g_build_filename (path, "keyring", NULL);

  g_assert_cmpint (ps_vault_dir_looks (path), ==, PS_VAULT_LOOKS_NEW);
  assert_refused (path, PS_VAULT_DIR_MUST_EXIST, PS_ERROR_NO_VAULT, path);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_cmpint (ps_vault_dir_looks (path), ==, PS_VAULT_LOOKS_NEW);
  assert_refused (path, PS_VAULT_DIR_MUST_EXIST, PS_ERROR_NO_VAULT, path);

  put_file (path, "lock");
  g_assert_cmpint (ps_vault_dir_looks (path), ==, PS_VAULT_LOOKS_NEW);

  put_file (path, "letter.odt");
  g_assert_cmpint (ps_vault_dir_looks (path), ==, PS_VAULT_LOOKS_FOREIGN);
  assert_refused (path, PS_VAULT_DIR_CREATE, PS_ERROR_NOT_A_VAULT, path);
  assert_refused (path, PS_VAULT_DIR_MUST_EXIST, PS_ERROR_NOT_A_VAULT, path);

  put_file (path, "keyring");
  g_assert_cmpint (ps_vault_dir_looks (path), ==, PS_VAULT_LOOKS_VAULT);
  assert_refused (path, PS_VAULT_DIR_CREATE, PS_ERROR_EXISTS, path);

  g_assert_cmpint (ps_vault_dir_looks (keyring), ==, PS_VAULT_LOOKS_FOREIGN);
}

static void
test_leaves_a_refused_folder_alone (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *names = NULL;

  put_file (folder, "letter.odt");
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  assert_refused (folder, PS_VAULT_DIR_CREATE, PS_ERROR_NOT_A_VAULT, folder);
  names = list_folder (folder);
  g_assert_cmpstr (names, ==, "letter.odt");
  g_assert_cmpuint (mode_of (folder), ==, 0755);
}

static void
test_a_missing_parent_is_named (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *parent = g_build_filename (folder, "none", NULL);
  g_autofree char *path = g_build_filename (parent, "vault", NULL);
  g_autofree char *below = g_build_filename (folder, "file", "vault", NULL);

  assert_refused (path, PS_VAULT_DIR_CREATE, PS_ERROR_INVALID, parent);

  put_file (folder, "file");
  assert_refused (below, PS_VAULT_DIR_CREATE, PS_ERROR_INVALID, below);
}

static void
test_a_place_that_cannot_be_written_is_named (void)
{
  /* Not even root makes folders in /proc, whereas root writes to what is read-only by its mode. */
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_vault_dir_open ("/proc/vault", PS_VAULT_DIR_CREATE, "Ana", &test_clock,
                                    &error));
  g_assert_nonnull (strstr (error->message, "/proc/vault"));
}

static void
test_a_link_leads_to_the_folder_itself (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_folder (folder, "vault");
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autoptr (PsVaultDir) dir = NULL;

  g_assert_cmpint (symlink (path, link), ==, 0);
  dir = open_dir (link, PS_VAULT_DIR_CREATE, "Ana");
  g_assert_cmpstr (ps_vault_dir_get_path (dir), ==, path);
}

static void
test_network_file_systems_are_refused (void)
{
  const struct {
    gulong      magic;
    const char *name;
  } kinds[] = {
    { 0x6969, "NFS" }, { 0x517b, "SMB" }, { 0xff534d42, "CIFS" }, { 0xfe534d42, "SMB" },
    { 0x65735546, "FUSE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (ps_folder_check_filesystem ("/far", kinds[i].magic, &error));
      assert_error_names (error, PS_ERROR_UNSUITABLE_FOLDER, kinds[i].name);
      g_assert_nonnull (strstr (error->message, "/far"));
    }

  /* ext4, btrfs, XFS, tmpfs */
  g_assert_true (ps_folder_check_filesystem ("/near", 0xef53, NULL));
  g_assert_true (ps_folder_check_filesystem ("/near", 0x9123683e, NULL));
  g_assert_true (ps_folder_check_filesystem ("/near", 0x58465342, NULL));
  g_assert_true (ps_folder_check_filesystem ("/near", 0x01021994, NULL));
}

static void
test_synchronised_folders_are_refused (void)
{
  const struct {
    const char *folder;
    const char *marker;
    const char *program;
  } cases[] = {
    { "files", ".dropbox", "Dropbox" },
    { "files", ".dropbox.cache", "Dropbox" },
    { "files", ".stfolder", "Syncthing" },
    { "files", ".nextclouddb.db", "Nextcloud" },
    { "files", ".sync_0a1b2c.db", "Nextcloud" },
    { "files", "._sync_0a1b2c.db", "Nextcloud" },
    { "files", ".owncloudsync.log", "ownCloud" },
    { "OneDrive - The Clinic", NULL, "OneDrive" },
    { "Nextcloud", NULL, "Nextcloud" },
    { "Dropbox (Clinic)", NULL, "Dropbox" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Folder) folder = make_folder ();
      g_autofree char *root = put_folder (folder, cases[i].folder);
      g_autofree char *deep = put_folder (root, "records");
      g_autofree char *path = g_build_filename (deep, "vault", NULL);

      if (cases[i].marker != NULL)
        put_file (root, cases[i].marker);

      assert_refused (path, PS_VAULT_DIR_CREATE, PS_ERROR_UNSUITABLE_FOLDER, cases[i].program);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

      /* Nor is one opened that has come to be there. */
      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      put_file (path, "keyring");
      assert_refused (path, PS_VAULT_DIR_MUST_EXIST, PS_ERROR_UNSUITABLE_FOLDER, root);
    }
}

static void
test_a_home_with_dropbox_settings_is_fine (void)
{
  g_autoptr (Folder) home = make_folder ();
  g_autofree char *settings G_GNUC_UNUSED = put_folder (home, ".dropbox");
  g_autofree char *notes = put_folder (home, "dropbox-questions");
  g_autofree char *path = g_build_filename (notes, "vault", NULL);
  g_autoptr (PsVaultDir) dir = open_dir (path, PS_VAULT_DIR_CREATE, "Ana");

  g_assert_nonnull (dir);
}

/* Another process that holds the vault until it is told to go, or is killed. */
static pid_t
start_holder (const char *path,
              const char *who,
              int        *stop)
{
  int ready[2];
  int go[2];
  char byte;
  pid_t pid;

  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (go), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);

  if (pid == 0)
    {
      PsVaultDir *dir;

      close (go[1]);
      dir = ps_vault_dir_open (path, PS_VAULT_DIR_CREATE, "somebody", &test_clock, NULL);
      if (dir == NULL)
        _exit (1);
      if (who != NULL)
        ps_vault_dir_set_who (dir, who);
      if (write (ready[1], "!", 1) != 1 || read (go[0], &byte, 1) < 0)
        _exit (1);
      ps_vault_dir_close (dir);
      _exit (0);
    }

  close (ready[1]);
  close (go[0]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  *stop = go[1];

  return pid;
}

static void
test_a_second_process_is_told_who_has_it (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "vault", NULL);
  g_autofree char *names = NULL;
  g_autoptr (PsVaultDir) dir = NULL;
  int status;
  int stop;
  pid_t pid = start_holder (path, "Ana Ødegård", &stop);

  test_now = EVENING + 2 * G_TIME_SPAN_HOUR;
  assert_refused (path, PS_VAULT_DIR_CREATE, PS_ERROR_IN_USE, "Ana Ødegård has had");
  test_now = EVENING + 2 * G_TIME_SPAN_DAY;
  assert_refused (path, PS_VAULT_DIR_CREATE, PS_ERROR_IN_USE, "open since 2026-03-14 17:30.");
  test_now = EVENING;

  /* Being refused must not have let go of the other's lock. */
  assert_refused (path, PS_VAULT_DIR_CREATE, PS_ERROR_IN_USE, path);

  close (stop);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);

  dir = open_dir (path, PS_VAULT_DIR_CREATE, "Ben");
  names = list_folder (path);
  g_assert_cmpstr (names, ==, "lock");
}

static void
test_a_killed_process_lets_go (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "vault", NULL);
  g_autoptr (PsVaultDir) dir = NULL;
  int status;
  int stop;
  pid_t pid = start_holder (path, NULL, &stop);

  assert_refused (path, PS_VAULT_DIR_CREATE, PS_ERROR_IN_USE, "somebody");

  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  close (stop);

  dir = open_dir (path, PS_VAULT_DIR_CREATE, "Ben");
}

static void
test_the_same_process_is_kept_out_too (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "vault", NULL);
  g_autofree char *lock = g_build_filename (path, "lock", NULL);
  g_autofree char *text = NULL;
  g_autoptr (PsVaultDir) dir G_GNUC_UNUSED = open_dir (path, PS_VAULT_DIR_CREATE, "Ana");

  /* Reading the file would drop a POSIX lock. */
  g_assert_true (g_file_get_contents (lock, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "since=2026-03-14T17:30:00Z"));
  assert_refused (path, PS_VAULT_DIR_CREATE, PS_ERROR_IN_USE, "Ana");
}

static void
test_a_lock_without_a_name_still_holds (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "vault", NULL);
  g_autofree char *lock = g_build_filename (path, "lock", NULL);
  g_autoptr (PsVaultDir) dir G_GNUC_UNUSED = open_dir (path, PS_VAULT_DIR_CREATE, "Ana");

  g_assert_cmpint (truncate (lock, 0), ==, 0);
  assert_refused (path, PS_VAULT_DIR_CREATE, PS_ERROR_IN_USE, "Another Peerside");
}

static void
test_a_closed_vault_says_nobody_has_it (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "vault", NULL);
  g_autofree char *lock = g_build_filename (path, "lock", NULL);
  g_autofree char *text = NULL;

  ps_vault_dir_close (open_dir (path, PS_VAULT_DIR_CREATE, "Ana"));
  g_assert_true (g_file_get_contents (lock, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "");
}

#define ADD(path, func) g_test_add_func ("/vault-dir/" path, func)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

  ADD ("makes-a-folder-that-is-the-users-own", test_makes_a_folder_that_is_the_users_own);
  ADD ("closes-an-open-folder-to-others", test_closes_an_open_folder_to_others);
  ADD ("tells-what-a-folder-is", test_tells_what_a_folder_is);
  ADD ("leaves-a-refused-folder-alone", test_leaves_a_refused_folder_alone);
  ADD ("a-missing-parent-is-named", test_a_missing_parent_is_named);
  ADD ("a-place-that-cannot-be-written-is-named", test_a_place_that_cannot_be_written_is_named);
  ADD ("a-link-leads-to-the-folder-itself", test_a_link_leads_to_the_folder_itself);
  ADD ("network-file-systems-are-refused", test_network_file_systems_are_refused);
  ADD ("synchronised-folders-are-refused", test_synchronised_folders_are_refused);
  ADD ("a-home-with-dropbox-settings-is-fine", test_a_home_with_dropbox_settings_is_fine);
  ADD ("a-second-process-is-told-who-has-it", test_a_second_process_is_told_who_has_it);
  ADD ("a-killed-process-lets-go", test_a_killed_process_lets_go);
  ADD ("the-same-process-is-kept-out-too", test_the_same_process_is_kept_out_too);
  ADD ("a-lock-without-a-name-still-holds", test_a_lock_without_a_name_still_holds);
  ADD ("a-closed-vault-says-nobody-has-it", test_a_closed_vault_says_nobody_has_it);

  return g_test_run ();
}
