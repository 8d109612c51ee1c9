/* What a process that holds keys is fit for, each in a child of its own, beside one that was not made
 * fit and shows what would happen.
 */
#include "ps-secret.h"
#include "ps-vault.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a child does; 0 if it went well. */
typedef int (*Deed) (void);

static int
run (Deed     deed,
     gboolean fit)
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      signal (SIGPIPE, SIG_DFL);
      signal (SIGXFSZ, SIG_DFL);
      umask (0);
      if (fit && !ps_vault_init (NULL))
        _exit (99);
      _exit (deed ());
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);

  return status;
}

static void
assert_went_well (int status)
{
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static int
leave_no_core (void)
{
  struct rlimit limit;

  return getrlimit (RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0 ? 0 : 1;
}

static void
test_no_core_file_is_left (void)
{
  assert_went_well (run (leave_no_core, TRUE));
}

static int
write_to_nobody (void)
{
  int ends[2];

  if (pipe (ends) < 0 || close (ends[0]) < 0)
    return 1;

  return write (ends[1], "x", 1) < 0 && errno == EPIPE ? 0 : 2;
}

static void
test_a_reader_that_went_ends_nothing (void)
{
  int status = run (write_to_nobody, FALSE);

  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGPIPE);
  assert_went_well (run (write_to_nobody, TRUE));
}

static int
write_past_the_limit (void)
{
  struct rlimit limit = { 10, 10 };
  FILE *file = tmpfile ();
  char bytes[20] = "";

  if (file == NULL || setrlimit (RLIMIT_FSIZE, &limit) < 0)
    return 1;
  if (write (fileno (file), bytes, sizeof bytes) != 10)
    return 2;

  return write (fileno (file), bytes, sizeof bytes) < 0 && errno == EFBIG ? 0 : 3;
}

static void
test_a_file_at_its_limit_ends_nothing (void)
{
  int status = run (write_past_the_limit, FALSE);

  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGXFSZ);
  assert_went_well (run (write_past_the_limit, TRUE));
}

static int
make_a_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ps-process-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "export.csv", NULL);
  struct stat info;
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  gboolean others = fd < 0 || fstat (fd, &info) < 0 || (info.st_mode & 077) != 0;

  g_unlink (path);
  g_rmdir (folder);

  return others ? 1 : 0;
}

static void
test_a_new_file_is_the_users_own (void)
{
  int status = run (make_a_file, FALSE);

  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 1);
  assert_went_well (run (make_a_file, TRUE));
}

static int
be_looked_at (void)
{
  ps_vault_forbid_looking ();

  return prctl (PR_GET_DUMPABLE) == 0 ? 0 : 1;
}

static void
test_others_cannot_look_into_a_process_without_windows (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("A checker for leaks has to look into the process itself.");
  return;
#endif

  assert_went_well (run (be_looked_at, TRUE));
}

/* The flags of the mapping that @address is in: "dd" is left out of core files, "lo" never swapped. */
static char *
flags_of (gconstpointer address)
{
  FILE *maps = fopen ("/proc/self/smaps", "re");
  char line[4096];
  gboolean here = FALSE;
  char *flags = NULL;

  g_assert_nonnull (maps);
  while (flags == NULL && fgets (line, sizeof line, maps) != NULL)
    {
      gsize from, to;

      if (sscanf (line, "%zx-%zx ", &from, &to) == 2)
        here = (gsize) address >= from && (gsize) address < to;
      else if (here && g_str_has_prefix (line, "VmFlags:"))
        flags = g_strdup (line);
    }
  fclose (maps);

  return flags;
}

static void
test_secrets_are_left_out_of_core_files (void)
{
  g_autoptr (PsSecret) secret = ps_secret_new ("four quiet words", 16);
  g_autofree char *plain = g_strdup ("four quiet words");
  g_autofree char *flags = flags_of (ps_secret_get_text (secret));
  g_autofree char *others = flags_of (plain);

  g_assert_nonnull (strstr (flags, " dd"));
  g_assert_null (strstr (others, " dd"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

#define ADD(name, test) g_test_add_func ("/process/" name, test)
  ADD ("no-core-file-is-left", test_no_core_file_is_left);
  ADD ("a-reader-that-went-ends-nothing", test_a_reader_that_went_ends_nothing);
  ADD ("a-file-at-its-limit-ends-nothing", test_a_file_at_its_limit_ends_nothing);
  ADD ("a-new-file-is-the-users-own", test_a_new_file_is_the_users_own);
  ADD ("others-cannot-look-into-a-process-without-windows",
       test_others_cannot_look_into_a_process_without_windows);
  ADD ("secrets-are-left-out-of-core-files", test_secrets_are_left_out_of_core_files);
#undef ADD

  return g_test_run ();
}
