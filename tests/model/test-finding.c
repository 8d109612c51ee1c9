/* What is told when a vault is opened, and what happens when its file is replaced underneath. */
#include "ps-aside.h"
#include "ps-error.h"
#include "ps-recovery.h"
#include "ps-test-db.h"
#include "ps-vault.h"
#include "ps-workspace.h"

#include <glib/gstdio.h>
#include <string.h>

#define PASSPHRASE "four quiet words here"

typedef struct {
  char        *dir;
  char        *path;
  char        *database;
  gint64       now;
  PsClock      clock;
  PsWorkspace *workspace;
} Fixture;

static void
tell_time (PsInstant *instant,
           gpointer   data)
{
  const Fixture *fixture = data;

  *instant = (PsInstant) { fixture->now, G_TIME_SPAN_HOUR, "a start of the machine" };
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  PsFounding *founding = ps_founding_new ();

  g_assert_true (ps_vault_init (NULL));
  fixture->dir = g_dir_make_tmp ("peerside-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->dir, "peerside", NULL);
  fixture->database = g_build_filename (fixture->path, "peerside.db", NULL);
  fixture->now = G_GINT64_CONSTANT (1796126400) * G_TIME_SPAN_SECOND;
  fixture->clock = (PsClock) { tell_time, fixture };
  fixture->workspace = ps_workspace_new (fixture->path, &fixture->clock);

  founding->user_name = g_strdup ("Rosa");
  founding->passphrase = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  founding->recovery_code = ps_recovery_code_new ();
  founding->clinic_name = g_strdup ("Birch Street Clinic");
  founding->quick = TRUE;
  g_assert_true (ps_workspace_create (fixture->workspace, founding, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_finalize_object (fixture->workspace);
  ps_test_remove_dir (fixture->dir);
  g_free (fixture->path);
  g_free (fixture->database);
  g_free (fixture->dir);
}

static PsFinding
unlock (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ps_workspace_unlock (fixture->workspace, "Rosa",
                                      ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)), &error));
  g_assert_no_error (error);

  return ps_workspace_get_finding (fixture->workspace);
}

static void
copy (const char *from,
      const char *to)
{
  g_autofree char *bytes = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (from, &bytes, &len, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) len, NULL));
}

static void
set_value (Fixture    *fixture,
           const char *value)
{
  PsTestDb db = { .db = ps_workspace_get_db (fixture->workspace) };
  g_autofree char *sql = g_strdup_printf ("INSERT INTO setting (key, value) VALUES ('test', '%s')"
                                          " ON CONFLICT (key) DO UPDATE SET value = '%s'",
                                          value, value);

  ps_test_db_exec (&db, sql);
}

static char *
get_value (Fixture *fixture)
{
  PsTestDb db = { .db = ps_workspace_get_db (fixture->workspace) };

  return ps_test_db_string (&db, "SELECT value FROM setting WHERE key = 'test'");
}

static void
test_nothing_is_told_from_day_to_day (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  for (guint i = 0; i < 4; i++)
    {
      set_value (fixture, "some");
      ps_workspace_lock (fixture->workspace);
      fixture->now += 3 * G_TIME_SPAN_DAY;
      g_assert_cmpint (unlock (fixture), ==, PS_FINDING_NONE);
    }
}

static void
test_an_old_file_put_back_is_told (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *old = g_build_filename (fixture->dir, "old.db", NULL);
  g_autofree char *value = NULL;

  set_value (fixture, "then");
  ps_workspace_lock (fixture->workspace);
  copy (fixture->database, old);

  g_assert_cmpint (unlock (fixture), ==, PS_FINDING_NONE);
  set_value (fixture, "now");
  ps_workspace_lock (fixture->workspace);

  copy (old, fixture->database);
  g_assert_cmpint (unlock (fixture), ==, PS_FINDING_OLD);
  g_assert_nonnull (ps_finding_to_words (PS_FINDING_OLD));

  /* Told, and not refused; and told once, for it is the vault's file from now on. */
  value = get_value (fixture);
  g_assert_cmpstr (value, ==, "then");
  ps_workspace_lock (fixture->workspace);
  g_assert_cmpint (unlock (fixture), ==, PS_FINDING_NONE);
}

static void
test_a_change_by_another_program_is_told (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsKeys) keys = ps_keys_ref (ps_workspace_get_keys (fixture->workspace));
  g_autoptr (PsConn) conn = NULL;

  ps_workspace_lock (fixture->workspace);
  conn = ps_conn_open (fixture->database, ps_keys_get_data_key (keys), PS_CONN_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (ps_conn_prepare_files (conn, &error));
  g_assert_true (ps_conn_exec (conn, "INSERT INTO setting (key, value) VALUES ('x', 'y')", &error));
  g_clear_pointer (&conn, ps_conn_close);

  g_assert_cmpint (unlock (fixture), ==, PS_FINDING_CHANGED);
}

/* Once a week the whole file is looked over: here an index does not say what its table says. */
static void
test_damage_is_found_within_a_week (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *bytes = NULL;
  gsize len;
  guint found = 0;

  ps_workspace_lock (fixture->workspace);
  g_assert_cmpint (unlock (fixture), ==, PS_FINDING_NONE);
  ps_workspace_lock (fixture->workspace);
  g_assert_true (g_file_get_contents (fixture->database, &bytes, &len, NULL));

  /* One page at a time, from the end, where what is read at the start is not. */
  for (gsize page = len / 4096 - 1; page > len / 4096 - 12 && found == 0; page--)
    {
      bytes[page * 4096 + 2000] ^= 1;
      g_assert_true (g_file_set_contents (fixture->database, bytes, (gssize) len, NULL));
      fixture->now += 8 * G_TIME_SPAN_DAY;
      if (ps_workspace_unlock (fixture->workspace, "Rosa",
                               ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)), NULL))
        {
          found += ps_workspace_get_finding (fixture->workspace) == PS_FINDING_DAMAGED;
          ps_workspace_lock (fixture->workspace);
        }
      bytes[page * 4096 + 2000] ^= 1;
    }

  g_assert_cmpuint (found, ==, ps_conn_has_cipher () ? 1 : found);
}

typedef struct {
  guint times;
  char *aside;
} Told;

static void
replaced_cb (PsWorkspace *workspace G_GNUC_UNUSED,
             const char  *aside,
             Told        *told)
{
  told->times++;
  told->aside = g_strdup (aside);
}

static gboolean
write_setting (PsConn    *conn,
               gpointer   data,
               GError   **error)
{
  return ps_setting_store_set (conn, "test", data, error);
}

/* A sync program puts the file of another computer over the open one. */
static void
test_what_was_committed_outlives_a_replacement (Fixture       *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *old = g_build_filename (fixture->path, "of-another-computer", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *other = NULL;
  Told told = { 0 };

  set_value (fixture, "theirs");
  ps_workspace_lock (fixture->workspace);
  copy (fixture->database, old);
  unlock (fixture);
  g_signal_connect (fixture->workspace, "replaced", G_CALLBACK (replaced_cb), &told);
  set_value (fixture, "ours");

  g_assert_cmpint (g_rename (old, fixture->database), ==, 0);
  g_assert_false (ps_db_write_sync (ps_workspace_get_db (fixture->workspace), write_setting,
                                    (gpointer) "lost", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_REPLACED);
  g_assert_cmpuint (told.times, ==, 1);
  g_assert_nonnull (told.aside);
  g_assert_true (g_file_test (told.aside, G_FILE_TEST_EXISTS));

  /* It is told once, however often somebody tries. */
  g_clear_error (&error);
  g_assert_false (ps_db_write_sync (ps_workspace_get_db (fixture->workspace), write_setting,
                                    (gpointer) "lost", &error));
  g_assert_cmpuint (told.times, ==, 1);

  ps_workspace_lock (fixture->workspace);
  g_assert_cmpint (unlock (fixture), ==, PS_FINDING_NONE);
  value = get_value (fixture);
  g_assert_cmpstr (value, ==, "ours");

  /* And where somebody would rather have the other. */
  ps_workspace_lock (fixture->workspace);
  g_clear_error (&error);
  g_assert_true (ps_aside_use (fixture->path, told.aside, &fixture->clock, &error));
  g_assert_no_error (error);
  g_assert_cmpint (unlock (fixture), ==, PS_FINDING_OLD);
  other = get_value (fixture);
  g_assert_cmpstr (other, ==, "theirs");
  g_free (told.aside);
}

static void
test_what_was_taken_away_is_put_back (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *value = NULL;

  set_value (fixture, "ours");
  g_assert_cmpint (g_unlink (fixture->database), ==, 0);
  ps_workspace_lock (fixture->workspace);
  unlock (fixture);
  value = get_value (fixture);
  g_assert_cmpstr (value, ==, "ours");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(name, function) \
  g_test_add (name, Fixture, NULL, set_up, function, tear_down)

  add ("/finding/nothing-from-day-to-day", test_nothing_is_told_from_day_to_day);
  add ("/finding/an-old-file-put-back", test_an_old_file_put_back_is_told);
  add ("/finding/a-change-by-another-program", test_a_change_by_another_program_is_told);
  add ("/finding/damage-within-a-week", test_damage_is_found_within_a_week);
  add ("/finding/outlives-a-replacement", test_what_was_committed_outlives_a_replacement);
  add ("/finding/taken-away-is-put-back", test_what_was_taken_away_is_put_back);

  return g_test_run ();
}
