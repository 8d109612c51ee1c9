#include "ps-test-vault.h"

#include <string.h>

#include "ps-recovery.h"
#include "ps-vault.h"

#define PASSPHRASE "correct horse battery staple"

static void
tell_time (PsInstant *instant,
           gpointer   data)
{
  *instant = *(const PsInstant *) data;
}

static void
open_it (PsTestVault *self,
         PsDbFlags    flags)
{
  g_autoptr (GError) error = NULL;

  self->store.db = ps_db_open (self->store.path, ps_keys_get_data_key (self->keys),
                               ps_keys_get_vault_id (self->keys)->bytes, flags, &error);
  g_assert_no_error (error);
}

/* The first user of a keyring is an administrator; one who is not to hold notes is nothing else. */
void
ps_test_vault_set_up (PsTestVault *self,
                      PsRole       roles)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsSecret) code = NULL;
  PsKeyringFounder founder = {
    .user_name = "Ana",
    .roles = roles,
    .passphrase = PASSPHRASE,
    .passphrase_len = strlen (PASSPHRASE),
    .kdf = { PS_KDF_MEMORY_MIN_KIB, PS_KDF_PASSES_MIN },
  };

  g_assert_true (ps_vault_init (&error));
  founder.recovery_code = code = ps_recovery_code_new ();
  self->keyring = ps_keyring_create (&founder, &self->keys, &error);
  g_assert_no_error (error);

  self->now = (PsInstant) { PS_TEST_VAULT_NOW, 60 * G_TIME_SPAN_SECOND, "a start of the machine" };
  self->clock = (PsClock) { tell_time, &self->now };

  self->store.dir = g_dir_make_tmp ("peerside-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->store.path = g_build_filename (self->store.dir, "peerside.db", NULL);
  open_it (self, PS_DB_CREATE);
}

void
ps_test_vault_tear_down (PsTestVault *self)
{
  ps_test_db_tear_down (&self->store);
  g_clear_pointer (&self->keys, ps_keys_unref);
  g_clear_pointer (&self->keyring, ps_keyring_unref);
}

/* As if the program had been started again. */
void
ps_test_vault_reopen (PsTestVault *self)
{
  if (self->store.db != NULL)
    ps_test_db_close (&self->store);
  open_it (self, PS_DB_OPEN);
}

/* Lets time go by on the clock. */
void
ps_test_vault_wait (PsTestVault *self,
                    gint64       microseconds)
{
  self->now.wall += microseconds;
  self->now.boot += microseconds;
}

/* Whether @text stands in plain sight in any file of the vault. */
gboolean
ps_test_vault_has_bytes (PsTestVault *self,
                         const char  *text)
{
  g_autoptr (GDir) dir = g_dir_open (self->store.dir, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while ((name = g_dir_read_name (dir)) != NULL && !found)
    {
      g_autofree char *path = g_build_filename (self->store.dir, name, NULL);
      g_autofree char *bytes = NULL;
      gsize len;

      if (g_file_get_contents (path, &bytes, &len, NULL))
        found = memmem (bytes, len, text, strlen (text)) != NULL;
    }

  return found;
}
