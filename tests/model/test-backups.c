#include "ps-backup-making.h"
#include "ps-backups.h"
#include "ps-error.h"
#include "ps-test-vault.h"

#include <glib/gstdio.h>

typedef struct {
  PsTestVault   vault;
  PsBackups    *backups;
  GAsyncResult *result;
} Fixture;

static void
open_backups (Fixture *fixture)
{
  fixture->backups = ps_backups_new (fixture->vault.store.dir, fixture->vault.store.db,
                                     fixture->vault.keys, &fixture->vault.clock);
}

static void
settle (Fixture *fixture)
{
  while (ps_backups_is_busy (fixture->backups))
    g_main_context_iteration (NULL, TRUE);
  ps_test_db_settle (&fixture->vault.store);
}

/* As if the vault had been locked and unlocked. */
static void
reopen (Fixture *fixture)
{
  settle (fixture);
  g_clear_object (&fixture->result);
  g_assert_finalize_object (g_steal_pointer (&fixture->backups));
  ps_test_vault_reopen (&fixture->vault);
  open_backups (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("TZ", "UTC", TRUE);
  ps_test_vault_set_up (&fixture->vault, PS_ROLE_ADMINISTRATOR);
  ps_keyring_save (fixture->vault.keyring, fixture->vault.store.dir, &error);
  g_assert_no_error (error);
  open_backups (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  settle (fixture);
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->backups);
  ps_test_vault_tear_down (&fixture->vault);
}

static void
change (Fixture *fixture)
{
  ps_test_db_exec (&fixture->vault.store,
                   "INSERT INTO setting (key, value) VALUES ('test', 1)"
                   " ON CONFLICT (key) DO UPDATE SET value = value + 1");
}

static char *
make (Fixture     *fixture,
      const char  *target,
      GError     **error)
{
  ps_test_call (fixture->result, ps_backups_make_async, fixture->backups, PS_BACKUP_MANUAL, target);

  return ps_backups_make_finish (fixture->backups, fixture->result, error);
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GPtrArray) list = ps_backups_list (fixture->backups);

  return list->len;
}

static void
test_it_is_noted_when_it_was_verified (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make (fixture, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (ps_backups_get_verified_at (fixture->backups), ==, PS_TEST_VAULT_NOW);

  reopen (fixture);
  g_assert_cmpint (ps_backups_get_verified_at (fixture->backups), ==, PS_TEST_VAULT_NOW);
  g_assert_null (ps_backups_get_failure (fixture->backups));
}

static void
test_none_is_due_while_nothing_changes (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path G_GNUC_UNUSED = make (fixture, NULL, NULL);

  settle (fixture);
  ps_test_vault_wait (&fixture->vault, 30 * G_TIME_SPAN_DAY);
  g_assert_false (ps_backups_is_due (fixture->backups));
  g_assert_false (ps_backups_is_overdue (fixture->backups));
  ps_backups_tend (fixture->backups);
  settle (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_one_a_day_when_something_changes (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path G_GNUC_UNUSED = make (fixture, NULL, NULL);

  settle (fixture);
  change (fixture);
  g_assert_false (ps_backups_is_due (fixture->backups));

  /* From noon to an hour after midnight. */
  ps_test_vault_wait (&fixture->vault, 13 * G_TIME_SPAN_HOUR);
  g_assert_true (ps_backups_is_due (fixture->backups));
  ps_backups_tend (fixture->backups);
  ps_backups_tend (fixture->backups);
  settle (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);

  change (fixture);
  ps_backups_tend (fixture->backups);
  settle (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
}

static void
test_a_change_is_remembered_over_a_lock (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path G_GNUC_UNUSED = make (fixture, NULL, NULL);

  settle (fixture);
  change (fixture);
  reopen (fixture);
  ps_test_vault_wait (&fixture->vault, G_TIME_SPAN_DAY);
  g_assert_true (ps_backups_is_due (fixture->backups));
}

static void
test_a_change_during_the_copy_stays_due (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = NULL;

  change (fixture);
  g_clear_object (&fixture->result);
  ps_backups_make_async (fixture->backups, PS_BACKUP_MANUAL, NULL, NULL, ps_test_take_result_cb,
                         &fixture->result);
  change (fixture);
  path = ps_backups_make_finish (fixture->backups, ps_test_wait (&fixture->result), NULL);
  g_assert_nonnull (path);
  settle (fixture);
  reopen (fixture);
  ps_test_vault_wait (&fixture->vault, G_TIME_SPAN_DAY);
  g_assert_true (ps_backups_is_due (fixture->backups));
}

static void
test_a_clock_that_went_back_keeps_none_away (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path G_GNUC_UNUSED = make (fixture, NULL, NULL);

  settle (fixture);
  change (fixture);
  ps_test_vault_wait (&fixture->vault, -400 * G_TIME_SPAN_DAY);
  g_assert_true (ps_backups_is_due (fixture->backups));
}

static void
test_a_week_without_one_is_told (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path G_GNUC_UNUSED = make (fixture, NULL, NULL);

  settle (fixture);
  change (fixture);
  ps_test_vault_wait (&fixture->vault, 7 * G_TIME_SPAN_DAY);
  g_assert_false (ps_backups_is_overdue (fixture->backups));
  ps_test_vault_wait (&fixture->vault, G_TIME_SPAN_HOUR);
  g_assert_true (ps_backups_is_overdue (fixture->backups));
}

static void
test_a_failure_is_told_with_its_reason (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *keyring = g_build_filename (fixture->vault.store.dir, "keyring", NULL);
  g_autofree char *copy = g_build_filename (fixture->vault.store.dir, "keyring.bak", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpint (g_unlink (keyring) + g_unlink (copy), ==, 0);
  first = make (fixture, NULL, &error);
  g_assert_null (first);
  g_assert_nonnull (error);
  g_assert_cmpstr (ps_backups_get_failure (fixture->backups), ==, error->message);
  g_assert_true (ps_backups_is_overdue (fixture->backups));

  reopen (fixture);
  g_assert_cmpstr (ps_backups_get_failure (fixture->backups), ==, error->message);

  g_clear_error (&error);
  ps_keyring_save (fixture->vault.keyring, fixture->vault.store.dir, &error);
  second = make (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (ps_backups_get_failure (fixture->backups));
}

static void
test_a_copy_for_elsewhere_is_not_the_last (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_build_filename (fixture->vault.store.dir, "copy.peerbak", NULL);
  g_autofree char *path = make (fixture, target, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, target);
  g_assert_cmpint (ps_backups_get_verified_at (fixture->backups), ==, 0);
  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
test_those_whose_turn_is_over_go (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *path = ps_backup_make_db (fixture->vault.store.dir, fixture->vault.store.db,
                                                 fixture->vault.keys, &fixture->vault.clock,
                                                 PS_BACKUP_IMPORT, NULL);

      g_assert_nonnull (path);
      ps_test_vault_wait (&fixture->vault, G_TIME_SPAN_MINUTE);
    }

  g_assert_cmpuint (count (fixture), ==, 3);
}

static void
test_what_is_damaged_is_listed_and_left (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = make (fixture, NULL, NULL);
  g_autofree char *other = NULL;
  g_autoptr (GPtrArray) list = NULL;
  guint problems = 0;

  g_assert_true (g_file_set_contents (path, "PeerBack and nothing else", -1, NULL));
  ps_test_vault_wait (&fixture->vault, G_TIME_SPAN_MINUTE);
  other = make (fixture, NULL, NULL);
  list = ps_backups_list (fixture->backups);
  g_assert_cmpuint (list->len, ==, 2);
  for (guint i = 0; i < list->len; i++)
    {
      const PsBackupEntry *entry = g_ptr_array_index (list, i);

      problems += entry->problem != NULL;
    }
  g_assert_cmpuint (problems, ==, 1);
}

static void
test_a_lock_gives_it_up (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  ps_backups_make_async (fixture->backups, PS_BACKUP_MANUAL, NULL, NULL, ps_test_take_result_cb,
                         &fixture->result);
  ps_db_close (fixture->vault.store.db);
  path = ps_backups_make_finish (fixture->backups, ps_test_wait (&fixture->result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(name, function) \
  g_test_add (name, Fixture, NULL, set_up, function, tear_down)

  add ("/backups/noted-when-verified", test_it_is_noted_when_it_was_verified);
  add ("/backups/none-while-nothing-changes", test_none_is_due_while_nothing_changes);
  add ("/backups/one-a-day", test_one_a_day_when_something_changes);
  add ("/backups/remembered-over-a-lock", test_a_change_is_remembered_over_a_lock);
  add ("/backups/a-change-during-the-copy", test_a_change_during_the_copy_stays_due);
  add ("/backups/a-clock-that-went-back", test_a_clock_that_went_back_keeps_none_away);
  add ("/backups/a-week-without-one", test_a_week_without_one_is_told);
  add ("/backups/a-failure-with-its-reason", test_a_failure_is_told_with_its_reason);
  add ("/backups/a-copy-for-elsewhere", test_a_copy_for_elsewhere_is_not_the_last);
  add ("/backups/turns-that-are-over", test_those_whose_turn_is_over_go);
  add ("/backups/damaged-is-listed-and-left", test_what_is_damaged_is_listed_and_left);
  add ("/backups/a-lock-gives-it-up", test_a_lock_gives_it_up);

  return g_test_run ();
}
