#include "ps-kdf.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <unistd.h>

/* What unlocking should take, in microseconds: long enough to make guessing dear, short enough
 * for somebody with a queue waiting.
 */
#define TARGET_MIN (G_TIME_SPAN_SECOND * 4 / 10)
#define TARGET_MAX G_TIME_SPAN_SECOND

const PsKdfParams ps_kdf_default = { PS_KDF_MEMORY_DEFAULT_KIB, PS_KDF_PASSES_DEFAULT };

/**
 * ps_kdf_params_allowed:
 *
 * Returns: whether @params are within what Peerside derives a key with
 */
gboolean
ps_kdf_params_allowed (const PsKdfParams *params)
{
  return params->memory_kib >= PS_KDF_MEMORY_MIN_KIB &&
         params->memory_kib <= PS_KDF_MEMORY_MAX_KIB &&
         params->passes >= PS_KDF_PASSES_MIN && params->passes <= PS_KDF_PASSES_MAX;
}

/**
 * ps_kdf_derive:
 * @params: how dear
 * @salt: (array fixed-size=16): the user's salt
 * @passphrase: in normal form
 *
 * Takes as long as @params ask for, so never on the main thread.
 *
 * Returns: (transfer full) (nullable): 32 bytes, or %NULL with %PS_ERROR_NO_MEMORY, or with
 *   %PS_ERROR_INVALID before any memory is taken if @params are not allowed
 */
PsSecret *
ps_kdf_derive (const PsKdfParams *params,
               const guint8      *salt,
               const PsSecret    *passphrase,
               GError           **error)
{
  g_autoptr (PsSecret) key = NULL;

  if (!ps_kdf_params_allowed (params))
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("A passphrase cannot be checked with %u MiB of memory and %u passes."),
                   params->memory_kib / 1024, params->passes);
      return NULL;
    }

  key = ps_secret_new_zeroed (PS_KDF_KEY_SIZE);

  if (crypto_pwhash (ps_secret_get_writable (key), PS_KDF_KEY_SIZE,
                     ps_secret_get_text (passphrase), ps_secret_get_size (passphrase), salt,
                     params->passes, (gsize) params->memory_kib * 1024,
                     crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NO_MEMORY,
                   _("There is not enough memory to check the passphrase: %u MiB are needed. "
                     "Close other programs and try again."),
                   params->memory_kib / 1024);
      return NULL;
    }

  return g_steal_pointer (&key);
}

/**
 * ps_kdf_choose:
 * @probe_usec: microseconds that one pass over 64 MiB took
 * @memory_kib: KiB of memory the computer has
 *
 * Aims at 0.4 to 1 s. Passes are given up before memory, since memory is what costs a guesser
 * most; never under 64 MiB, and never more than an eighth of the computer's memory beyond that.
 *
 * Returns: what to derive keys with on this computer
 */
PsKdfParams
ps_kdf_choose (gint64  probe_usec,
               guint64 memory_kib)
{
  PsKdfParams params = ps_kdf_default;
  gint64 pass;

  probe_usec = CLAMP (probe_usec, 1, 60 * G_TIME_SPAN_SECOND);

  while (params.memory_kib > PS_KDF_MEMORY_CALIBRATED_KIB &&
         (params.memory_kib > memory_kib / 8 ||
          probe_usec * (params.memory_kib / PS_KDF_MEMORY_CALIBRATED_KIB) > TARGET_MAX))
    params.memory_kib /= 2;

  pass = probe_usec * (params.memory_kib / PS_KDF_MEMORY_CALIBRATED_KIB);

  while (params.passes > PS_KDF_PASSES_MIN && pass * params.passes > TARGET_MAX)
    params.passes--;
  while (params.passes < PS_KDF_PASSES_MAX && pass * params.passes < TARGET_MIN)
    params.passes++;

  return params;
}

/**
 * ps_kdf_calibrate:
 *
 * Tries this computer, for about a tenth of a second. Not on the main thread.
 *
 * Returns: what to derive keys with on it
 */
PsKdfParams
ps_kdf_calibrate (void)
{
  const PsKdfParams probe = { PS_KDF_MEMORY_CALIBRATED_KIB, 1 };
  g_autoptr (PsSecret) nothing = ps_secret_new_zeroed (1);
  guint8 salt[PS_KDF_SALT_SIZE] = { 0 };
  long page = sysconf (_SC_PAGESIZE);
  long pages = sysconf (_SC_PHYS_PAGES);
  gint64 best = G_MAXINT64;

  /* Twice, and the better one counts: the first run also pays for the pages. */
  for (guint i = 0; i < 2; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (PsSecret) key = ps_kdf_derive (&probe, salt, nothing, NULL);

      if (key != NULL)
        best = MIN (best, g_get_monotonic_time () - start);
    }

  return ps_kdf_choose (best, page > 0 && pages > 0 ? (guint64) pages * (guint64) page / 1024 : 0);
}
