#include "ps-ctl-passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "ps-error.h"
#include "ps-passphrase.h"

/* One byte more than a passphrase can have, so that a longer one is seen to be one, and its end. */
#define ROOM (PS_PASSPHRASE_MAX + 2)

static PsSecret *
fail_to_read (const char  *name,
              int          code,
              GError     **error)
{
  gboolean is_wrong_name = code == ENOENT || code == EISDIR;

  /* Translators: a file, and the system's reason. */
  g_set_error (error, PS_ERROR, is_wrong_name ? PS_ERROR_INVALID : PS_ERROR_STORAGE,
               _("The passphrase could not be read from “%s”: %s."), name, g_strerror (code));

  return NULL;
}

/* What stands before the end of the line, which a file from Windows ends with two characters. */
static PsSecret *
take_line (const PsSecret *buffer,
           gsize           length)
{
  const char *text = ps_secret_get_text (buffer);

  if (length > 0 && text[length - 1] == '\r')
    length--;

  return ps_secret_new (text, length);
}

/* Reads one byte at a time: what follows the line is not ours, and never in our memory. */
static PsSecret *
read_line (int          fd,
           const char  *name,
           GError     **error)
{
  g_autoptr (PsSecret) buffer = ps_secret_new_zeroed (ROOM);
  char *text = (char *) ps_secret_get_writable (buffer);
  gsize length = 0;

  while (length < ROOM)
    {
      gssize n = read (fd, text + length, 1);

      if (n < 0 && errno == EINTR)
        continue;

      if (n < 0)
        return fail_to_read (name, errno, error);

      if (n == 0 || text[length] == '\n')
        break;

      length++;
    }

  return take_line (buffer, length);
}

/* Standard input goes on where it was; a file is read from its start, past @n_before lines. */
static PsSecret *
read_file (const char  *path,
           guint        n_before,
           GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  PsSecret *secret;
  int fd;

  if (g_str_equal (path, "-"))
    return read_line (STDIN_FILENO, "-", error);

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    return fail_to_read (name, errno, error);

  secret = read_line (fd, name, error);
  for (; n_before > 0 && secret != NULL; n_before--)
    {
      ps_secret_unref (secret);
      secret = read_line (fd, name, error);
    }
  close (fd);

  return secret;
}

/* Whoever presses Ctrl+C gets the terminal back with its echo: signals wait until it is on. */
static gboolean
wait_for_line (int tty,
               int signals)
{
  struct pollfd fds[] = { { tty, POLLIN, 0 }, { signals, POLLIN, 0 } };

  while (poll (fds, G_N_ELEMENTS (fds), -1) < 0)
    if (errno != EINTR)
      return FALSE;

  return (fds[0].revents & POLLIN) != 0;
}

static PsSecret *
ask_on (int           tty,
        const char   *question,
        GError      **error)
{
  struct termios before;
  struct termios quiet;
  PsSecret *secret = NULL;
  sigset_t waiting;
  sigset_t old;
  int signals;

  if (tcgetattr (tty, &before) < 0)
    return fail_to_read ("/dev/tty", errno, error);

  sigemptyset (&waiting);
  sigaddset (&waiting, SIGINT);
  sigaddset (&waiting, SIGQUIT);
  sigaddset (&waiting, SIGTERM);
  sigaddset (&waiting, SIGHUP);
  sigaddset (&waiting, SIGTSTP);
  sigprocmask (SIG_BLOCK, &waiting, &old);
  signals = signalfd (-1, &waiting, SFD_CLOEXEC);

  quiet = before;
  quiet.c_lflag &= ~(tcflag_t) (ECHO | ECHOE | ECHOK);
  quiet.c_lflag |= ECHONL;
  tcsetattr (tty, TCSAFLUSH, &quiet);

  if (write (tty, question, strlen (question)) < 0)
    g_info ("The terminal takes no text");
  if (wait_for_line (tty, signals))
    secret = read_line (tty, "/dev/tty", error);
  else
    fail_to_read ("/dev/tty", EINTR, error);

  tcsetattr (tty, TCSAFLUSH, &before);
  close (signals);
  sigprocmask (SIG_SETMASK, &old, NULL);

  return secret;
}

static PsSecret *
ask (const char  *question,
     gboolean     is_new,
     GError     **error)
{
  int tty = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  g_autoptr (PsSecret) first = NULL;
  g_autoptr (PsSecret) second = NULL;

  if (tty < 0)
    {
      ps_ctl_usage (error, _("There is no terminal to ask for the passphrase on. "
                             "Use “--passphrase-file”."));
      return NULL;
    }

  first = ask_on (tty, question, error);
  if (first != NULL && is_new)
    second = ask_on (tty, _("The same passphrase again: "), error);
  close (tty);

  if (first == NULL || (is_new && second == NULL))
    return NULL;

  if (is_new && !ps_secret_equal (first, second))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, _("The two passphrases differ."));
      return NULL;
    }

  return g_steal_pointer (&first);
}

/**
 * ps_ctl_passphrase_get:
 * @is_new: it is made up now, so it is asked for twice
 *
 * Reads the first line of --passphrase-file, or asks on the terminal with its echo off. It never
 * comes from an argument or the environment, where other processes can see it.
 *
 * Errors: %G_OPTION_ERROR without a terminal, %PS_ERROR_INVALID, %PS_ERROR_STORAGE.
 *
 * Returns: (transfer full) (nullable): the passphrase
 */
PsSecret *
ps_ctl_passphrase_get (const PsCtlOptions  *options,
                       gboolean             is_new,
                       GError             **error)
{
  const char *file = ps_ctl_options_get (options, PS_CTL_PASSPHRASE_FILE);

  if (file != NULL)
    return read_file (file, 0, error);

  return ask (is_new ? _("New passphrase: ") : _("Passphrase: "), is_new, error);
}

/**
 * ps_ctl_passphrase_get_new:
 *
 * Reads a passphrase that is made up now and stands beside the one that unlocks, or beside a recovery
 * code: the second line of --passphrase-file, or asks for it twice. Comes after
 * ps_ctl_passphrase_get() or ps_ctl_passphrase_get_code().
 *
 * Errors: as of ps_ctl_passphrase_get(), and %PS_ERROR_INVALID where there is no second line.
 *
 * Returns: (transfer full) (nullable): the passphrase
 */
PsSecret *
ps_ctl_passphrase_get_new (const PsCtlOptions  *options,
                           GError             **error)
{
  const char *file = ps_ctl_options_get (options, PS_CTL_PASSPHRASE_FILE);
  g_autoptr (PsSecret) secret = NULL;

  if (file == NULL)
    return ask (_("New passphrase: "), TRUE, error);

  secret = read_file (file, 1, error);
  if (secret == NULL)
    return NULL;

  if (ps_secret_get_size (secret) == 0)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("The new passphrase has to be the second line of “%s”."), file);
      return NULL;
    }

  return g_steal_pointer (&secret);
}

/**
 * ps_ctl_passphrase_get_code:
 *
 * Reads a recovery code from where ps_ctl_passphrase_get() reads a passphrase.
 *
 * Returns: (transfer full) (nullable): the code, as typed
 */
PsSecret *
ps_ctl_passphrase_get_code (const PsCtlOptions  *options,
                            GError             **error)
{
  const char *file = ps_ctl_options_get (options, PS_CTL_PASSPHRASE_FILE);

  return file != NULL ? read_file (file, 0, error) : ask (_("Recovery code: "), FALSE, error);
}
