#pragma once

/* What the tests of the vault have in common: a keyring with the cheapest passphrase check that is
 * allowed, and folders that leave nothing behind.
 */

#include "ps-error.h"
#include "ps-keyring.h"
#include "ps-recovery.h"
#include "ps-vault.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define CHEAP ((PsKdfParams) { PS_KDF_MEMORY_MIN_KIB, PS_KDF_PASSES_MIN })

#define PASSPHRASE "correct horse battery staple"

static inline PsKeyring *
make_keyring_for (const char  *user_name,
                  PsRole       roles,
                  const char  *passphrase,
                  PsSecret    *code,
                  PsKeys     **keys)
{
  g_autoptr (GError) error = NULL;
  PsKeyringFounder founder = {
    .user_name = user_name,
    .roles = roles,
    .passphrase = passphrase,
    .passphrase_len = strlen (passphrase),
    .kdf = CHEAP,
    .recovery_code = code,
  };
  PsKeyring *keyring = ps_keyring_create (&founder, keys, &error);

  g_assert_no_error (error);

  return keyring;
}

static inline PsKeyring *
make_keyring (PsKeys **keys)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();

  return make_keyring_for ("Ana", PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR, PASSPHRASE, code,
                           keys);
}

static inline PsKeys *
unlock_with (PsKeyring   *keyring,
             const char  *user_name,
             const char  *passphrase,
             GError     **error)
{
  return ps_keyring_unlock (keyring, user_name, passphrase, strlen (passphrase), error);
}

static inline char *
make_folder (void)
{
  char *folder = g_dir_make_tmp ("peerside-test-XXXXXX", NULL);

  g_assert_nonnull (folder);

  return folder;
}

static inline int
remove_cb (const char        *path,
           const struct stat *st G_GNUC_UNUSED,
           int                kind G_GNUC_UNUSED,
           struct FTW        *ftw G_GNUC_UNUSED)
{
  return remove (path);
}

static inline void
remove_folder (char *folder)
{
  g_assert_cmpint (nftw (folder, remove_cb, 8, FTW_DEPTH | FTW_PHYS), ==, 0);
  g_free (folder);
}

typedef char Folder;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, remove_folder)

static inline int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names in a folder, sorted, with spaces between. */
static inline char *
list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_cb);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}
