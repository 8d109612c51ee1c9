#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>

#include "ps-error.h"
#include "ps-export.h"
#include "ps-file-write.h"
#include "ps-test-rows.h"

static void
test_now (PsInstant *instant,
          gpointer   data G_GNUC_UNUSED)
{
  *instant = (PsInstant) { .wall = PS_TEST_NOW };
}

static const PsClock clock_now = { test_now, NULL, 1 };

static void
set_up (PsTestDb      *test,
        gconstpointer  data G_GNUC_UNUSED)
{
  gint64 group;

  ps_test_db_set_up (test);
  group = ps_test_add_group (test, "Tuesday group");
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Ana %u", i);

      ps_test_join (test, group, ps_test_add_member (test, name), "2025-01-07");
    }
  /* On the last minute of the 3rd and the first one of the 4th, as Berlin has them. */
  ps_test_db_exec (test,
                   "UPDATE support_group SET zone = 'Europe/Berlin';"
                   "INSERT INTO session (id, uid, group_id, state, planned_at, planned_s, started_at,"
                   " ended_at) VALUES (1, randomblob (16), 1, 'ended', 1772578740000000, 60, 1, 2),"
                   " (2, randomblob (16), 1, 'ended', 1772578800000000, 60, 1, 2);"
                   "INSERT INTO attendance SELECT s.id, p.id, 'present', 'in-person', 0, 5"
                   " FROM session AS s, person AS p");
}

static void
tear_down (PsTestDb      *test,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (test);
}

static PsExported *
make (PsTestDb            *test,
      const PsExportOrder *order,
      PsExportProgress    *progress,
      GCancellable        *cancellable,
      GError             **error)
{
  return ps_export_make (ps_test_db_reader (test), order, &clock_now, progress, cancellable, error);
}

static void
test_days_are_the_group_s_own (PsTestDb      *test,
                               gconstpointer  data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *from_on;
    const char *to_on;
    guint       rows;
  } cases[] = {
    { "", "", 10 }, { "2026-03-03", "2026-03-03", 5 }, { "2026-03-04", "", 5 }, { "", "2026-03-03", 5 },
    { "2026-03-03", "2026-03-04", 10 }, { "2026-03-05", "", 0 }, { "", "2026-03-02", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PsExportOrder) order = ps_export_order_new (PS_EXPORT_ATTENDANCE, PS_EXPORT_CSV, 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (PsExported) exported = NULL;

      g_free (order->from_on);
      g_free (order->to_on);
      order->from_on = g_strdup (cases[i].from_on);
      order->to_on = g_strdup (cases[i].to_on);
      exported = make (test, order, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (exported->n_written, ==, cases[i].rows);
    }
}

static void
test_says_how_far_it_is_and_can_be_stopped (PsTestDb      *test,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsExportOrder) order = ps_export_order_new (PS_EXPORT_MEMBERS, PS_EXPORT_JSON, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PsExported) exported = NULL;
  g_autoptr (PsExported) none = NULL;
  PsExportProgress progress = { 0, 0 };

  exported = make (test, order, &progress, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpint (progress.total, ==, 5);
  g_assert_cmpint (progress.done, ==, 4);

  g_cancellable_cancel (cancellable);
  none = make (test, order, &progress, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (none);
}

static void
test_a_file_is_whole_or_as_it_was (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("peerside-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "members.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GDir) left = NULL;
  PsFileWrite *file;
  GStatBuf info;

  /* Somebody else's permissions do not go on to it. */
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);

  file = ps_file_write_new (path, bytes);
  g_assert_true (ps_file_write_prepare (file, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  /* What is prepared and not given out is gone. */
  ps_file_write_free (file);

  file = ps_file_write_new (path, bytes);
  g_assert_true (ps_file_write_prepare (file, &error));
  g_assert_true (ps_file_write_commit (file, &error));
  ps_file_write_free (file);
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "new");
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  left = g_dir_open (dir, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (left), ==, "members.csv");
  g_assert_null (g_dir_read_name (left));
  g_unlink (path);
  g_rmdir (dir);
}

static void
test_what_is_wrong_with_a_file_is_said (void)
{
  static const struct
  {
    const char *path;
    PsError     code;
    const char *words;
  } cases[] = {
    { "/dev/full", PS_ERROR_DISK_FULL, "There is no room" },
    { "/nowhere/members.csv", PS_ERROR_STORAGE, "is not there any more" },
    { "/dev/null/members.csv", PS_ERROR_STORAGE, "is not there any more" },
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (ps_file_write_to (cases[i].path, bytes, &error));
      g_assert_error (error, PS_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, cases[i].path));
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/export/days-are-the-group-s-own", PsTestDb, NULL, set_up,
              test_days_are_the_group_s_own, tear_down);
  g_test_add ("/export/says-how-far-it-is-and-can-be-stopped", PsTestDb, NULL, set_up,
              test_says_how_far_it_is_and_can_be_stopped, tear_down);
  g_test_add_func ("/export/a-file-is-whole-or-as-it-was", test_a_file_is_whole_or_as_it_was);
  g_test_add_func ("/export/what-is-wrong-with-a-file-is-said", test_what_is_wrong_with_a_file_is_said);

  return g_test_run ();
}
