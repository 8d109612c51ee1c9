/* A second process that does the work, in folders that are its own, and is killed at it. */
#include "ps-proof-child.h"

#include <fcntl.h>
#include <ftw.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct _PsProofChild
{
  GSubprocess      *process;
  GDataInputStream *words;
  char             *errors;
};

static const struct { const char *variable, *folder; } folders[] = {
  { "HOME", "home" },
  { "TMPDIR", "tmp" },
  { "XDG_CONFIG_HOME", "config" },
  { "XDG_DATA_HOME", "data" },
  { "XDG_CACHE_HOME", "cache" },
  { "XDG_STATE_HOME", "state" },
  { "XDG_RUNTIME_DIR", "run" },
};

void
ps_proof_place_make (PsProofPlace *place)
{
  g_autoptr (GError) error = NULL;

  place->root = g_dir_make_tmp ("peerside-proof-XXXXXX", &error);
  g_assert_no_error (error);
  place->vault = g_build_filename (place->root, "vault", NULL);
  place->errors = g_build_filename (place->root, "errors", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (place->root, folders[i].folder, NULL);

      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
    }
}

static int
remove_cb (const char        *path,
           const struct stat *st G_GNUC_UNUSED,
           int                kind G_GNUC_UNUSED,
           struct FTW        *ftw G_GNUC_UNUSED)
{
  return remove (path);
}

void
ps_proof_remove (const char *path)
{
  g_assert_true (nftw (path, remove_cb, 8, FTW_DEPTH | FTW_PHYS) == 0 || errno == ENOENT);
}

void
ps_proof_place_clear (PsProofPlace *place)
{
  ps_proof_remove (place->root);
  g_clear_pointer (&place->root, g_free);
  g_clear_pointer (&place->vault, g_free);
  g_clear_pointer (&place->errors, g_free);
}

/* A vault folder, as it was left behind, with the folders in it. */
void
ps_proof_copy_vault (const char *from,
                     const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (from, 0, &error);
  const char *name;

  g_assert_no_error (error);
  ps_proof_remove (to);
  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize n;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          ps_proof_copy_vault (source, target);
          continue;
        }

      g_file_get_contents (source, &bytes, &n, &error);
      g_assert_no_error (error);
      g_file_set_contents_full (target, bytes, n, G_FILE_SET_CONTENTS_NONE, 0600, &error);
      g_assert_no_error (error);
    }
}

/**
 * ps_proof_child_start:
 * @place: where it may write, and where its standard error goes
 * @...: its arguments
 *
 * Starts this program again as the child, which says as much in its log as it can.
 */
PsProofChild *
ps_proof_child_start (const PsProofPlace *place,
                      ...)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  PsProofChild *self = g_new0 (PsProofChild, 1);
  const char *argument;
  va_list args;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (place->root, folders[i].folder, NULL);

      g_subprocess_launcher_setenv (launcher, folders[i].variable, path, TRUE);
    }
  g_subprocess_launcher_setenv (launcher, "G_MESSAGES_DEBUG", "all", TRUE);
  g_subprocess_launcher_set_stderr_file_path (launcher, place->errors);

  g_ptr_array_add (argv, program);
  va_start (args, place);
  while ((argument = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) argument);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  self->process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv->pdata,
                                                &error);
  g_assert_no_error (error);
  self->words = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  self->errors = g_strdup (place->errors);

  return self;
}

/**
 * ps_proof_child_hear:
 *
 * Returns: (transfer full) (nullable): the next line that the child said in whole; %NULL when it is
 *   no more
 */
char *
ps_proof_child_hear (PsProofChild *self)
{
  g_autoptr (GError) error = NULL;
  gsize n;
  char *line = g_data_input_stream_read_line (self->words, &n, NULL, &error);

  g_assert_no_error (error);

  /* A line that was torn has no end, and was not said. */
  if (line != NULL && (n == 0 || line[n - 1] != '.'))
    g_clear_pointer (&line, g_free);
  else if (line != NULL)
    line[n - 1] = '\0';

  return line;
}

/* Lets a child that waits go on. */
void
ps_proof_child_go_on (PsProofChild *self)
{
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), "\n", 1, NULL, NULL, NULL);
}

/* One that has come to its end meanwhile is left alone, whoever has its number by now. */
void
ps_proof_child_kill (PsProofChild *self)
{
  g_subprocess_force_exit (self->process);
}

/* Of a child that is there: it waits, or has been stopped. */
GPid
ps_proof_child_pid (PsProofChild *self)
{
  return atoi (g_subprocess_get_identifier (self->process));
}

/* What it said of its bad end. */
static void
fail (PsProofChild *self)
{
  g_autofree char *errors = NULL;

  g_file_get_contents (self->errors, &errors, NULL, NULL);
  g_error ("The child ended badly: %s", errors);
}

/**
 * ps_proof_child_end:
 * @self: (transfer full): a child
 *
 * Waits until it is no more. Anything but SIGKILL and a good end fails the test.
 *
 * Returns: whether it was killed
 */
gboolean
ps_proof_child_end (PsProofChild *self)
{
  g_autoptr (GError) error = NULL;
  gboolean killed;

  g_subprocess_wait (self->process, NULL, &error);
  g_assert_no_error (error);
  killed = g_subprocess_get_if_signaled (self->process);
  if (killed ? g_subprocess_get_term_sig (self->process) != SIGKILL
             : g_subprocess_get_exit_status (self->process) != 0)
    fail (self);

  g_object_unref (self->words);
  g_object_unref (self->process);
  g_free (self->errors);
  g_free (self);

  return killed;
}

/* Of the child: a line to the parent, in one write, which ends with a full stop. */
void
ps_proof_say (const char *format,
              ...)
{
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);

  line = g_strconcat (words, ".\n", NULL);
  g_assert_cmpint (write (STDOUT_FILENO, line, strlen (line)), ==, strlen (line));
}

/* Of the child: until the parent has looked. Nobody may be there to do that. */
void
ps_proof_wait_for_go (void)
{
  char c;

  while (read (STDIN_FILENO, &c, 1) < 0 && errno == EINTR)
    ;
}
