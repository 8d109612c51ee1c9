/* What each role may do, in each of the three layers that keep it: the keys that a user is given, the
 * authorizer of SQLite, and the services. ps-role-deeds.c has the table.
 */
#include <string.h>

#include "ps-error.h"
#include "ps-role-deeds.h"

static const struct {
  PsRole role;
  char   letter;
} roles_of[] = {
  { PS_ROLE_FRONT_DESK, 'D' },
  { PS_ROLE_PEER_LEADER, 'P' },
  { PS_ROLE_CO_FACILITATOR, 'C' },
  { PS_ROLE_ADMINISTRATOR, 'A' },
};

/* Whoever has several roles may do what any of them may. */
static gboolean
should (const PsRoleDeed *deed,
        PsRole            roles)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles_of); i++)
    if ((roles & roles_of[i].role) != 0 && strchr (deed->who, roles_of[i].letter) != NULL)
      return TRUE;

  return FALSE;
}

/* Returns: how many cells of the column of @roles are not as @deeds says; @n counts them all. */
static guint
count_wrong (PsRoleVault      *vault,
             const PsRoleDeed *deeds,
             PsRole            roles,
             guint            *n)
{
  guint wrong = 0;

  for (const PsRoleDeed *deed = deeds; deed->name != NULL; deed++)
    {
      gboolean done = ps_role_deed_is_done (deed, vault);

      (*n)++;
      if (done == should (deed, roles))
        continue;

      g_test_message ("%s: %s, by roles %x", deed->name, done ? "allowed" : "refused", (guint) roles);
      wrong++;
    }

  return wrong;
}

static void
test_every_role (PsRoleVault   *vault,
                 gconstpointer  data G_GNUC_UNUSED)
{
  guint cells = 0;
  guint wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (roles_of); i++)
    {
      ps_role_vault_enter (vault, roles_of[i].role);
      wrong += count_wrong (vault, ps_role_deeds, roles_of[i].role, &cells);
    }

  g_test_message ("%u cells", cells);
  g_assert_cmpuint (cells, >=, 100);
  g_assert_cmpuint (wrong, ==, 0);
}

static void
test_every_pair_of_roles (PsRoleVault   *vault,
                          gconstpointer  data G_GNUC_UNUSED)
{
  guint cells = 0;
  guint wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (roles_of); i++)
    for (guint j = 0; j < i; j++)
      {
        PsRole both = roles_of[i].role | roles_of[j].role;

        ps_role_vault_enter (vault, both);
        wrong += count_wrong (vault, ps_role_deeds, both, &cells);
      }

  g_test_message ("%u cells", cells);
  g_assert_cmpuint (wrong, ==, 0);
}

/* The controls. A table that says a thing that is not so is found out, once for each such thing ... */
static void
test_a_wrong_cell_is_reported (PsRoleVault   *vault,
                               gconstpointer  data G_GNUC_UNUSED)
{
  static const PsRoleDeed wrong[] = {
    { "control: the desk opens notes", "DPC-", .key = ps_keys_has_notes },
    { "control: the desk reads notes", "DPC-", .sql = "SELECT sealed FROM note" },
    { "control: the desk restores", "D--A", .right = PS_RIGHT_RESTORE },
    { "control: nobody counts notes", "----", .sql = "SELECT count (*) FROM note" },
    { NULL }
  };
  guint cells = 0;

  ps_role_vault_enter (vault, PS_ROLE_FRONT_DESK);
  g_assert_cmpuint (count_wrong (vault, wrong, PS_ROLE_FRONT_DESK, &cells), ==, 4);
}

/* ... and so is a program that lets the desk in as if it were anybody. */
static void
test_an_open_door_is_reported (PsRoleVault   *vault,
                               gconstpointer  data G_GNUC_UNUSED)
{
  guint cells = 0;

  ps_role_vault_enter (vault, PS_ROLE_FRONT_DESK);
  ps_role_vault_open_whole (vault);
  g_assert_cmpuint (count_wrong (vault, ps_role_deeds, PS_ROLE_FRONT_DESK, &cells), >, 30);
}

/* Without a layer, the next one still holds: whoever opens the database whole has no key to notes. */
static void
test_the_key_holds_by_itself (PsRoleVault   *vault,
                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDebriefs) debriefs = NULL;
  g_autoptr (PsDebriefText) text = NULL;

  ps_role_vault_enter (vault, PS_ROLE_FRONT_DESK);
  ps_role_vault_open_whole (vault);
  debriefs = ps_debriefs_new (vault->vault.store.db, &vault->vault.clock, vault->keys);
  text = ps_debriefs_load (debriefs, vault->old_id, &error);
  ps_test_db_settle (&vault->vault.store);
  g_assert_null (text);
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
}

/* The desk sees what it is to do, and of that only what is in plain words. */
static void
test_the_desk_sees_its_own_follow_ups (PsRoleVault   *vault,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDebriefs) debriefs = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  PsFollowUp *only;

  ps_role_vault_enter (vault, PS_ROLE_FRONT_DESK);
  debriefs = ps_debriefs_new (vault->vault.store.db, &vault->vault.clock, vault->keys);
  rows = ps_debriefs_get_follow_ups (debriefs, "2026-12-31", NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  only = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (only->what, ==, PS_ROLE_VAULT_PLAIN);
}

static void
test_each_refusal_is_a_sentence_of_its_own (void)
{
  for (PsRight right = 0; right < PS_N_RIGHTS; right++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (ps_right_check_roles (PS_ROLE_NONE, right, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_true (ps_right_check_roles (PS_ROLE_ALL, right, NULL));
    }
}

#define TEST(path, func) \
  g_test_add (path, PsRoleVault, NULL, set_up, func, tear_down)

static void
set_up (PsRoleVault   *vault,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_role_vault_set_up (vault);
}

static void
tear_down (PsRoleVault   *vault,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_role_vault_tear_down (vault);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/roles/every-role", test_every_role);
  TEST ("/roles/every-pair-of-roles", test_every_pair_of_roles);
  TEST ("/roles/a-wrong-cell-is-reported", test_a_wrong_cell_is_reported);
  TEST ("/roles/an-open-door-is-reported", test_an_open_door_is_reported);
  TEST ("/roles/the-key-holds-by-itself", test_the_key_holds_by_itself);
  TEST ("/roles/the-desk-sees-its-own-follow-ups", test_the_desk_sees_its_own_follow_ups);
  g_test_add_func ("/roles/each-refusal-is-a-sentence-of-its-own",
                   test_each_refusal_is_a_sentence_of_its_own);

  return g_test_run ();
}
