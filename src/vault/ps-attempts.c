#include "ps-attempts.h"

#include "ps-error.h"
#include "ps-vault-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Wrong passphrases since the vault was last unlocked, as lines of `attempts`: when, and for whom.
 * After five the next one waits 5 s, and twice as long each time up to 5 minutes (SECURITY, Keys).
 * It slows down somebody at the keyboard. Whoever can take the file away can copy the keyring as
 * well, and then it is Argon2id that makes guessing dear.
 *
 * The lines go to the audit log when somebody unlocks the vault: only then is there a key to write it
 * with. Nothing that goes wrong with this file keeps anybody out.
 */

#define N_FREE    5
#define WAIT_MIN  (5 * G_TIME_SPAN_SECOND)
#define WAIT_MAX  (5 * G_TIME_SPAN_MINUTE)
#define N_MAX     1000
#define LINE_BYTES 64

static char *
get_path (const char *folder)
{
  return g_build_filename (folder, "attempts", NULL);
}

static gboolean
read_line (const char *line,
           PsAttempt  *attempt)
{
  const char *hex = strchr (line, ' ');
  g_autofree char *number = NULL;

  if (hex == NULL || strlen (hex + 1) != 2 * PS_UID_SIZE)
    return FALSE;

  number = g_strndup (line, (gsize) (hex - line));
  if (!g_ascii_string_to_signed (number, 10, 0, G_MAXINT64, &attempt->at, NULL))
    return FALSE;

  for (guint i = 0; i < PS_UID_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (hex[1 + 2 * i]);
      int low = g_ascii_xdigit_value (hex[2 + 2 * i]);

      if (high < 0 || low < 0)
        return FALSE;
      attempt->user.bytes[i] = (guint8) (high << 4 | low);
    }

  return TRUE;
}

/**
 * ps_attempts_list:
 * @folder: the vault's folder
 *
 * Returns: (transfer full) (element-type PsAttempt): the wrong passphrases since the vault was last
 *   unlocked, the oldest first; lines that cannot be read are left out
 */
GArray *
ps_attempts_list (const char *folder)
{
  GArray *attempts = g_array_new (FALSE, TRUE, sizeof (PsAttempt));
  g_autofree char *path = get_path (folder);
  g_autoptr (GBytes) bytes = ps_vault_file_read (path, N_MAX * LINE_BYTES, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return attempts;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      PsAttempt attempt;

      if (read_line (lines[i], &attempt))
        g_array_append_val (attempts, attempt);
    }

  return attempts;
}

static gint64
wait_after (guint n)
{
  if (n < N_FREE)
    return 0;

  return n - N_FREE >= 6 ? WAIT_MAX : MIN (WAIT_MIN << (n - N_FREE), WAIT_MAX);
}

/**
 * ps_attempts_get_wait:
 * @folder: the vault's folder, which need not be held
 *
 * Returns: microseconds until the next passphrase may be tried; 0 if it may be tried now
 */
gint64
ps_attempts_get_wait (const char    *folder,
                      const PsClock *clock)
{
  g_autoptr (GArray) attempts = ps_attempts_list (folder);
  gint64 wait = wait_after (attempts->len);
  gint64 passed;

  if (wait == 0)
    return 0;

  /* Where the clock was set back nobody waits for it to catch up: the time counts as over. */
  passed = ps_clock_wall (clock) - g_array_index (attempts, PsAttempt, attempts->len - 1).at;

  return passed < 0 || passed >= wait ? 0 : wait - passed;
}

/**
 * ps_attempts_check:
 * @folder: the vault's folder
 *
 * Returns: whether a passphrase may be tried now; %PS_ERROR_TOO_SOON, which says for how long not
 */
gboolean
ps_attempts_check (const char     *folder,
                   const PsClock  *clock,
                   GError        **error)
{
  gint64 wait = ps_attempts_get_wait (folder, clock);
  guint seconds = (guint) ((wait + G_TIME_SPAN_SECOND - 1) / G_TIME_SPAN_SECOND);

  if (wait == 0)
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_TOO_SOON,
               ngettext ("There were several wrong passphrases. Try again in %u second.",
                         "There were several wrong passphrases. Try again in %u seconds.", seconds),
               seconds);

  return FALSE;
}

static GBytes *
write_lines (GArray *attempts)
{
  GString *text = g_string_new (NULL);
  guint first = attempts->len > N_MAX / 2 ? attempts->len - N_MAX / 2 : 0;

  for (guint i = first; i < attempts->len; i++)
    {
      const PsAttempt *attempt = &g_array_index (attempts, PsAttempt, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " ", attempt->at);
      for (guint j = 0; j < PS_UID_SIZE; j++)
        g_string_append_printf (text, "%02x", attempt->user.bytes[j]);
      g_string_append_c (text, '\n');
    }

  return g_string_free_to_bytes (text);
}

/**
 * ps_attempts_add:
 * @folder: the vault's folder, held
 * @user: (nullable): whom it was tried for, if the vault knows them
 *
 * Remembers a wrong passphrase, for every process and beyond the end of this one.
 */
void
ps_attempts_add (const char    *folder,
                 const PsClock *clock,
                 const PsUid   *user)
{
  g_autoptr (GArray) attempts = ps_attempts_list (folder);
  g_autofree char *path = get_path (folder);
  PsAttempt attempt = { ps_clock_wall (clock), { { 0 } } };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (user != NULL)
    attempt.user = *user;
  g_array_append_val (attempts, attempt);
  bytes = write_lines (attempts);

  if (!ps_vault_file_prepare (path, bytes, &error) || !ps_vault_file_commit (path, &error))
    g_info ("A wrong passphrase was not counted: %s", error->message);
}

/**
 * ps_attempts_clear:
 * @folder: the vault's folder, held
 *
 * Forgets them: the vault was unlocked, and the audit log has them.
 */
void
ps_attempts_clear (const char *folder)
{
  g_autofree char *path = get_path (folder);

  g_unlink (path);
}
