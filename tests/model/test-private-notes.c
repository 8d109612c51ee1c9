#include <string.h>

#include "ps-error.h"
#include "ps-note-store.h"
#include "ps-private-notes.h"
#include "ps-role-vault.h"
#include "ps-seal.h"

/* Nobody holds more than this without being the author: every role, and so every key that there is. */
#define EVERY_OTHER (PS_ROLE_FRONT_DESK | PS_ROLE_PEER_LEADER | PS_ROLE_ADMINISTRATOR)

#define TEXT "I felt out of my depth: " PS_ROLE_VAULT_SEALED

static void
set_up (PsRoleVault   *self,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_role_vault_set_up (self);
  ps_role_vault_enter (self, PS_ROLE_CO_FACILITATOR);
}

static void
tear_down (PsRoleVault   *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_role_vault_tear_down (self);
}

static PsPrivateNotes *
notes_of (PsRoleVault *self)
{
  return ps_private_notes_new (self->vault.store.db, &self->vault.clock, self->keys);
}

static void
draft (PsPrivateNotes *notes,
       gint64          session_id,
       const char     *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_test_call (result, ps_private_notes_save_draft_async, notes, session_id, text);
  ps_private_notes_finish (notes, result, &error);
  g_assert_no_error (error);
}

static void
keep (PsPrivateNotes *notes,
      gint64          session_id,
      const char     *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_test_call (result, ps_private_notes_keep_async, notes, session_id, text);
  ps_private_notes_finish (notes, result, &error);
  g_assert_no_error (error);
}

static void
assert_note (PsPrivateNotes *notes,
             gint64          session_id,
             const char     *text,
             gboolean        draft_expected,
             guint           versions_expected)
{
  g_autoptr (GError) error = NULL;
  gboolean is_draft;
  guint n_versions;
  g_autoptr (PsSecret) found = ps_private_notes_load (notes, session_id, &is_draft, &n_versions,
                                                      &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ps_secret_get_text (found), ==, text);
  g_assert_cmpint (is_draft, ==, draft_expected);
  g_assert_cmpuint (n_versions, ==, versions_expected);
}

static void
test_its_author_finds_it_again (PsRoleVault   *self,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsPrivateNotes) notes = notes_of (self);

  assert_note (notes, self->old_id, "", FALSE, 0);
  draft (notes, self->old_id, "I felt");
  assert_note (notes, self->old_id, "I felt", TRUE, 0);
  draft (notes, self->old_id, TEXT);
  keep (notes, self->old_id, TEXT);
  assert_note (notes, self->old_id, TEXT, FALSE, 1);

  /* A version stays; the next is added to it. */
  draft (notes, self->old_id, "Later");
  assert_note (notes, self->old_id, "Later", TRUE, 1);
  keep (notes, self->old_id, "Later");
  assert_note (notes, self->old_id, "Later", FALSE, 2);
  g_assert_cmpint (ps_test_db_int64 (&self->vault.store,
                                     "SELECT count (*) FROM note WHERE class = 'process'"), ==, 2);

  /* And after the vault was locked and opened again. */
  g_clear_object (&notes);
  ps_role_vault_enter (self, PS_ROLE_CO_FACILITATOR);
  notes = notes_of (self);
  assert_note (notes, self->old_id, "Later", FALSE, 2);
}

/* Two professionals write about the same meeting and do not even see that the other did. */
static void
test_each_author_has_their_own (PsRoleVault   *self,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsPrivateNotes) mine = notes_of (self);
  g_autoptr (PsPrivateNotes) theirs = NULL;

  keep (mine, self->old_id, TEXT);
  g_clear_object (&mine);

  ps_role_vault_enter (self, PS_ROLE_CO_FACILITATOR | PS_ROLE_ADMINISTRATOR);
  theirs = notes_of (self);
  assert_note (theirs, self->old_id, "", FALSE, 0);
  keep (theirs, self->old_id, "Went well");
  assert_note (theirs, self->old_id, "Went well", FALSE, 1);
  g_clear_object (&theirs);

  ps_role_vault_enter (self, PS_ROLE_CO_FACILITATOR);
  mine = notes_of (self);
  assert_note (mine, self->old_id, TEXT, FALSE, 1);
}

/* By the service, by the key, and with the file: a Peer Leader, an administrator, and both. */
static void
test_nobody_else_can_open_it (PsRoleVault   *self,
                              gconstpointer  data G_GNUC_UNUSED)
{
  static const PsRole roles[] = {
    PS_ROLE_FRONT_DESK, PS_ROLE_PEER_LEADER, PS_ROLE_ADMINISTRATOR, EVERY_OTHER,
    PS_ROLE_CO_FACILITATOR | PS_ROLE_ADMINISTRATOR,
  };
  g_autoptr (PsPrivateNotes) mine = notes_of (self);
  PsUid author = *ps_keys_get_user_id (self->keys);

  keep (mine, self->old_id, TEXT);
  draft (mine, self->old_id, TEXT " still");
  g_clear_object (&mine);
  g_assert_false (ps_test_vault_has_bytes (&self->vault, "out of my depth"));

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (PsPrivateNotes) notes = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (PsSecret) text = NULL;
      g_autoptr (GError) error = NULL;

      ps_role_vault_enter (self, roles[i]);
      notes = notes_of (self);
      text = ps_private_notes_load (notes, self->old_id, NULL, NULL, &error);
      if ((roles[i] & PS_ROLE_CO_FACILITATOR) != 0)
        g_assert_cmpstr (ps_secret_get_text (text), ==, "");
      else
        g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
      g_assert_cmpint (ps_private_notes_are_mine_to_write (notes), ==,
                       (roles[i] & PS_ROLE_CO_FACILITATOR) != 0);
      g_clear_object (&notes);

      ps_role_vault_open_whole (self);
      rows = ps_note_store_list_newest_by (ps_test_db_reader (&self->vault.store), "process", &author,
                                           NULL);
      g_assert_cmpuint (rows->len, ==, 1);
      for (guint j = 0; j < 2; j++)
        {
          const PsNoteRow *row = g_ptr_array_index (rows, 0);
          PsNoteBinding binding = {
            .note = row->uid, .session = row->session_uid, .klass = PS_NOTE_PROCESS,
            .author = j == 0 ? row->author : *ps_keys_get_user_id (self->keys),
            .revision = row->revision, .epoch = row->epoch,
          };
          g_autoptr (GError) key_error = NULL;

          g_assert_null (ps_unseal_note (self->keys, &binding, g_bytes_get_data (row->sealed, NULL),
                                         g_bytes_get_size (row->sealed), &key_error));
          g_assert_error (key_error, PS_ERROR,
                          (int) (j == 0 ? PS_ERROR_NOT_PERMITTED : PS_ERROR_DAMAGED));
        }
    }
}

static guint
count_found (PsPrivateNotes *notes,
             const char     *text)
{
  g_autoptr (GHashTable) sessions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (ps_private_notes_search (notes, text, sessions, &error));
  g_assert_no_error (error);

  return g_hash_table_size (sessions);
}

static void
test_only_its_author_can_search_it (PsRoleVault   *self,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  static const PsRole roles[] = {
    PS_ROLE_PEER_LEADER, EVERY_OTHER, PS_ROLE_CO_FACILITATOR | PS_ROLE_ADMINISTRATOR,
  };
  g_autoptr (PsPrivateNotes) mine = notes_of (self);

  keep (mine, self->old_id, TEXT);
  g_assert_cmpuint (count_found (mine, "depth"), ==, 1);
  g_assert_cmpuint (count_found (mine, "DÉPTH felt"), ==, 1);
  g_assert_cmpuint (count_found (mine, "shallow"), ==, 0);

  /* What is stored after the first search is found, and no longer what it replaced. */
  draft (mine, self->old_id, "It was shallow");
  g_assert_cmpuint (count_found (mine, "shallow"), ==, 1);
  g_assert_cmpuint (count_found (mine, "depth"), ==, 0);
  g_clear_object (&mine);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (PsPrivateNotes) notes = NULL;

      ps_role_vault_enter (self, roles[i]);
      notes = notes_of (self);
      g_assert_cmpuint (count_found (notes, "shallow"), ==, 0);
    }

  ps_role_vault_enter (self, PS_ROLE_CO_FACILITATOR);
  mine = notes_of (self);
  g_assert_cmpuint (count_found (mine, "shallow"), ==, 1);
}

/* Without the right nothing is written, whatever a window may show. */
static void
test_who_keeps_none_cannot_write_one (PsRoleVault   *self,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsPrivateNotes) notes = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_role_vault_enter (self, PS_ROLE_PEER_LEADER);
  notes = notes_of (self);
  ps_test_call (result, ps_private_notes_save_draft_async, notes, self->old_id, "mine");
  g_assert_false (ps_private_notes_finish (notes, result, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
  g_assert_cmpint (ps_test_db_int64 (&self->vault.store,
                                     "SELECT count (*) FROM note WHERE class = 'process'"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) \
  g_test_add ("/private-notes/" name, PsRoleVault, NULL, set_up, test, tear_down)
  ADD ("its-author-finds-it-again", test_its_author_finds_it_again);
  ADD ("each-author-has-their-own", test_each_author_has_their_own);
  ADD ("nobody-else-can-open-it", test_nobody_else_can_open_it);
  ADD ("only-its-author-can-search-it", test_only_its_author_can_search_it);
  ADD ("who-keeps-none-cannot-write-one", test_who_keeps_none_cannot_write_one);
#undef ADD

  return g_test_run ();
}
