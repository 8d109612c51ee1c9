#include "ps-draft-store.h"
#include "ps-drafts.h"
#include "ps-error.h"
#include "ps-role-vault.h"
#include "ps-seal.h"

static const PsRole roles[] = {
  PS_ROLE_FRONT_DESK, PS_ROLE_PEER_LEADER, PS_ROLE_CO_FACILITATOR, PS_ROLE_ADMINISTRATOR,
};

static void
set_up (PsRoleVault   *self,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_role_vault_set_up (self);
}

static void
tear_down (PsRoleVault   *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_role_vault_tear_down (self);
}

static PsDrafts *
drafts_of (PsRoleVault *self)
{
  return ps_drafts_new (self->vault.store.db, &self->vault.clock, self->keys);
}

static void
keep (PsDrafts   *drafts,
      const char *form,
      const char *object,
      const char *text)
{
  g_autoptr (GVariant) fields = NULL;
  g_autoptr (GError) error = NULL;
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "name_field", "s", text);
  fields = g_variant_ref_sink (g_variant_dict_end (&dict));
  g_assert_true (ps_drafts_keep (drafts, form, object, fields, &error));
  g_assert_no_error (error);
}

/* "form object: text", by commas. */
static char *
say (PsDrafts *drafts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = ps_drafts_list (drafts, &error);
  GString *said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const PsDraft *draft = g_ptr_array_index (list, i);
      const char *text;

      g_assert_true (g_variant_lookup (draft->fields, "name_field", "&s", &text));
      g_string_append_printf (said, "%s%s %s: %s", i > 0 ? ", " : "", draft->form, draft->object,
                              text);
    }

  return g_string_free (said, FALSE);
}

/* Whatever somebody's role, they find what they had typed, and nobody else does. */
static void
test_each_finds_their_own (PsRoleVault   *self,
                           gconstpointer  data G_GNUC_UNUSED)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (PsDrafts) drafts = NULL;
      g_autofree char *before = NULL;
      g_autofree char *text = g_strdup_printf ("of role %u", (guint) roles[i]);

      ps_role_vault_enter (self, roles[i]);
      drafts = drafts_of (self);
      before = say (drafts);
      g_assert_cmpstr (before, ==, "");
      keep (drafts, "member", "", text);
    }

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (PsDrafts) drafts = NULL;
      g_autofree char *expected = g_strdup_printf ("member : of role %u", (guint) roles[i]);
      g_autofree char *said = NULL;

      ps_role_vault_enter (self, roles[i]);
      drafts = drafts_of (self);
      said = say (drafts);
      g_assert_cmpstr (said, ==, expected);
    }
}

static void
test_a_newer_one_takes_the_place_of_the_older (PsRoleVault   *self,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDrafts) drafts = NULL;
  g_autofree char *said = NULL;
  g_autofree char *left = NULL;

  ps_role_vault_enter (self, PS_ROLE_CO_FACILITATOR);
  drafts = drafts_of (self);
  keep (drafts, "member", "3", "first");
  keep (drafts, "group", "", "other");
  keep (drafts, "member", "3", "second");
  said = say (drafts);
  g_assert_cmpstr (said, ==, "group : other, member 3: second");

  ps_drafts_drop (drafts, "group", "");
  ps_drafts_drop (drafts, "topic", "7");
  keep (drafts, "member", "3", "third");
  left = say (drafts);
  g_assert_cmpstr (left, ==, "member 3: third");
}

static void
put_down_to (PsRoleVault *self,
             const PsUid *author)
{
  g_autofree char *id = ps_uid_to_string (author);
  g_autoptr (GString) sql = g_string_new (id);

  g_string_replace (sql, "-", "", 0);
  g_string_prepend (sql, "UPDATE draft SET author = x'");
  g_string_append (sql, "'");
  ps_test_db_exec (&self->vault.store, sql->str);
}

/* With the key of the database, every other key of an administrator and of a Peer Leader, and a shell. */
static void
test_nobody_else_can_open_one (PsRoleVault   *self,
                               gconstpointer  data G_GNUC_UNUSED)
{
  PsUid author;

  ps_role_vault_enter (self, PS_ROLE_CO_FACILITATOR);
  author = *ps_keys_get_user_id (self->keys);
  {
    g_autoptr (PsDrafts) drafts = drafts_of (self);

    keep (drafts, "member", "", PS_ROLE_VAULT_SEALED);
  }
  g_assert_false (ps_test_vault_has_bytes (&self->vault, PS_ROLE_VAULT_SEALED));

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (PsSecret) text = NULL;
      g_autoptr (PsDrafts) drafts = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL;
      const PsDraftRow *row;
      PsNoteBinding binding;

      if (roles[i] == PS_ROLE_CO_FACILITATOR)
        continue;

      ps_role_vault_enter (self, roles[i] | PS_ROLE_ADMINISTRATOR | PS_ROLE_PEER_LEADER);
      ps_role_vault_open_whole (self);
      rows = ps_draft_store_list (ps_test_db_reader (&self->vault.store), &author, NULL);
      g_assert_cmpuint (rows->len, ==, 1);
      row = g_ptr_array_index (rows, 0);
      binding = (PsNoteBinding) { .note = row->uid, .author = author, .klass = PS_NOTE_DRAFT };
      text = ps_unseal_note (self->keys, &binding, g_bytes_get_data (row->sealed, NULL),
                             g_bytes_get_size (row->sealed), &error);
      g_assert_null (text);
      g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
      g_clear_error (&error);

      /* Put down to oneself it does not open either, and nothing breaks. */
      binding.author = *ps_keys_get_user_id (self->keys);
      text = ps_unseal_note (self->keys, &binding, g_bytes_get_data (row->sealed, NULL),
                             g_bytes_get_size (row->sealed), &error);
      g_assert_null (text);
      g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);

      put_down_to (self, &binding.author);
      drafts = drafts_of (self);
      said = say (drafts);
      g_assert_cmpstr (said, ==, "");
      put_down_to (self, &author);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/drafts/" name, PsRoleVault, NULL, set_up, test, tear_down)
  ADD ("each-finds-their-own", test_each_finds_their_own);
  ADD ("a-newer-one-takes-the-place-of-the-older", test_a_newer_one_takes_the_place_of_the_older);
  ADD ("nobody-else-can-open-one", test_nobody_else_can_open_one);
#undef ADD

  return g_test_run ();
}
