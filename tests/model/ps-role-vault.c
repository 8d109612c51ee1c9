#include "ps-role-vault.h"

#include <string.h>

#include "ps-debrief-write.h"
#include "ps-keyring-users.h"
#include "ps-sample.h"

#define PASSPHRASE "four quiet words here"

/* A meeting that began a quarter of an hour ago. */
static const char running_meeting[] =
  "INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at)"
  " SELECT randomblob (16), min (id), 'running', 1796125500000000, 5400, 1796125500000000"
  " FROM support_group;"
  "INSERT INTO segment (session_id, position, kind, title, min_s, planned_s, max_s, led_by, place,"
  " allotted_s) SELECT id, 0, 'open-sharing', 'Open sharing', 60, 5400, 6000, 'peer', 0, 5400"
  " FROM session WHERE state = 'running';"
  "INSERT INTO clock_event (session_id, seq, verb, wall_at, boot_us, boot_id)"
  " SELECT id, 0, 'start', 1796125500000000, 1, 'a start of the machine' FROM session"
  " WHERE state = 'running';"
  "INSERT INTO attendance (session_id, person_id, status, updated_at)"
  " SELECT s.id, m.person_id, 'expected', 1 FROM session s"
  " JOIN membership m ON m.group_id = s.group_id AND m.left_on IS NULL WHERE s.state = 'running'"
  " GROUP BY m.person_id";

/* One that ended today, of a group that keeps no list of names. */
static const char counted_meeting[] =
  "INSERT INTO support_group (id, uid, name, model, minutes, head_count, created_at, updated_at)"
  " VALUES (900, randomblob (16), 'Open Hour', 'patient-led', 60, 1, 1, 1);"
  "INSERT INTO session (id, uid, group_id, state, planned_at, planned_s, started_at, ended_at)"
  " VALUES (900, randomblob (16), 900, 'ended', 1796125800000000, 3600, 1796125800000000,"
  " 1796126100000000)";

static void
add_follow_up (PsDebriefText *text,
               const char    *owner,
               const char    *what)
{
  PsFollowUp *follow_up = ps_follow_up_new ();

  g_free (follow_up->owner);
  g_free (follow_up->what);
  follow_up->owner = g_strdup (owner);
  follow_up->what = g_strdup (what);
  g_strlcpy (follow_up->due_on, "2026-11-30", sizeof follow_up->due_on);
  g_ptr_array_add (text->follow_ups, follow_up);
}

/* A draft first, as the page saves one while somebody types. */
static void
write_debrief (PsRoleVault *self)
{
  g_autoptr (PsDebriefText) text = ps_debrief_text_new ();
  g_autoptr (PsDebriefWrite) write = NULL;

  ps_debrief_text_set_answer (text, "helped", PS_ROLE_VAULT_SEALED);
  add_follow_up (text, "peer", PS_ROLE_VAULT_SEALED);
  add_follow_up (text, "desk", PS_ROLE_VAULT_PLAIN);
  write = ps_debrief_write_new (self->vault.keys, self->old_id, text, PS_TEST_VAULT_NOW);
  ps_test_db_write (&self->vault.store, ps_debrief_write_draft, write);
  ps_test_db_write (&self->vault.store, ps_debrief_write_finish, write);
}

/**
 * ps_role_vault_set_up:
 * @self: where to make it
 *
 * Makes the vault, open for its founder.
 */
void
ps_role_vault_set_up (PsRoleVault *self)
{
  PsSampleSize size = { .members = 6, .meetings = 2 };
  g_autoptr (GError) error = NULL;

  ps_test_vault_set_up (&self->vault, PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR);
  self->content = ps_content_new (NULL, NULL, NULL);
  ps_sample_fill (self->vault.store.db, self->vault.keys, &self->vault.clock, self->content, &size, 1,
                  &error);
  g_assert_no_error (error);

  self->old_id = ps_test_db_int64 (&self->vault.store,
                                   "SELECT id FROM session ORDER BY started_at LIMIT 1");
  write_debrief (self);
  ps_test_db_exec (&self->vault.store, running_meeting);
  ps_test_db_exec (&self->vault.store, counted_meeting);
  self->heads_id = 900;
  self->group_id = ps_test_db_int64 (&self->vault.store, "SELECT min (id) FROM support_group");
  self->now_id = ps_test_db_int64 (&self->vault.store,
                                   "SELECT id FROM session WHERE state = 'running'");
  self->person_id = ps_test_db_int64 (&self->vault.store,
                                      "SELECT min (person_id) FROM attendance a"
                                      " JOIN session s ON s.id = a.session_id"
                                      " WHERE s.state = 'running'");
  self->topic_id = ps_test_db_int64 (&self->vault.store, "SELECT min (id) FROM topic");
  self->peers_id = ps_test_db_int64 (&self->vault.store,
                                     "SELECT max (id) FROM follow_up WHERE owner = 'peer'");
  self->desks_id = ps_test_db_int64 (&self->vault.store,
                                     "SELECT max (id) FROM follow_up WHERE owner = 'desk'");
}

void
ps_role_vault_tear_down (PsRoleVault *self)
{
  g_clear_pointer (&self->keys, ps_keys_unref);
  g_assert_finalize_object (self->content);
  ps_test_vault_tear_down (&self->vault);
}

static PsKeys *
unlock (PsRoleVault *self,
        PsRole       roles)
{
  g_autofree char *name = g_strdup_printf ("user %u", (guint) roles);
  g_autoptr (PsSecret) text = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  PsKeyringPassphrase passphrase = { text, { PS_KDF_MEMORY_MIN_KIB, PS_KDF_PASSES_MIN }, FALSE };
  g_autoptr (GError) error = NULL;
  PsKeys *keys;

  if (ps_keyring_get_roles (self->vault.keyring, name) == PS_ROLE_NONE)
    ps_keyring_add_user (self->vault.keyring, self->vault.keys, name, roles, &passphrase, NULL,
                         &error);
  g_assert_no_error (error);

  keys = ps_keyring_unlock (self->vault.keyring, name, PASSPHRASE, strlen (PASSPHRASE), &error);
  g_assert_no_error (error);

  return keys;
}

static void
open_as (PsRoleVault *self,
         PsRole       roles)
{
  g_autoptr (GError) error = NULL;

  ps_test_db_close (&self->vault.store);
  self->vault.store.db = ps_db_open_as (self->vault.store.path, ps_keys_get_data_key (self->keys),
                                        ps_keys_get_vault_id (self->keys)->bytes, PS_DB_OPEN, roles,
                                        &error);
  g_assert_no_error (error);
}

/**
 * ps_role_vault_enter:
 * @roles: what the user is
 *
 * As the workspace does it: unlocks the keyring by that user's own passphrase and opens the database
 * with the key that it gives, kept to their roles.
 */
void
ps_role_vault_enter (PsRoleVault *self,
                     PsRole       roles)
{
  g_clear_pointer (&self->keys, ps_keys_unref);
  self->keys = unlock (self, roles);
  open_as (self, ps_keys_get_roles (self->keys));
}

/**
 * ps_role_vault_open_whole:
 *
 * As nobody should do it: with the user's key, and kept to nothing.
 */
void
ps_role_vault_open_whole (PsRoleVault *self)
{
  open_as (self, PS_ROLE_ALL);
}
