#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "ps-recovery-sheet.h"
#include "ps-recovery.h"
#include "ps-vault.h"

/* What a program that reads PDF files finds on the page. */
static char *
read_back (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return text;
}

static void
check_sheet (PsPaperSize  size,
             const char  *page_size)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (GDateTime) made_at = g_date_time_new_utc (2025, 11, 22, 9, 30, 0);
  g_autoptr (PsRecoverySheet) sheet = ps_recovery_sheet_new ("Zoë & Bo <3", code, made_at);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("peerside-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_autofree char *command = g_strdup_printf ("pdfinfo %s", path);
  g_autofree char *info = NULL;
  GStatBuf about;

  g_assert_no_error (error);
  ps_recovery_sheet_save_pdf (sheet, file, size, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);

  text = read_back (path);
  for (guint i = 0; i < PS_RECOVERY_N_GROUPS; i++)
    {
      g_autoptr (PsSecret) group = ps_recovery_group (code, i);

      g_assert_nonnull (strstr (text, ps_secret_get_text (group)));
    }
  g_assert_nonnull (strstr (text, "Made for Zoë & Bo <3 on 11/22/25"));

  g_assert_true (g_spawn_command_line_sync (command, &info, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (info, page_size));
  g_assert_nonnull (strstr (info, "Pages:           1\n"));

  g_unlink (path);
  g_rmdir (folder);
}

static void
test_code_can_be_read_back_from_a4 (void)
{
  check_sheet (PS_PAPER_A4, "(A4)");
}

static void
test_code_can_be_read_back_from_letter (void)
{
  check_sheet (PS_PAPER_LETTER, "(letter)");
}

static void
test_a_file_that_cannot_be_written_is_an_error (void)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (GDateTime) made_at = g_date_time_new_utc (2025, 11, 22, 9, 30, 0);
  g_autoptr (PsRecoverySheet) sheet = ps_recovery_sheet_new ("Ana", code, made_at);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all/sheet.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_false (ps_recovery_sheet_save_pdf (sheet, nowhere, PS_PAPER_A4, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

  g_test_add_func ("/paper/recovery-sheet/code-can-be-read-back-from-a4",
                   test_code_can_be_read_back_from_a4);
  g_test_add_func ("/paper/recovery-sheet/code-can-be-read-back-from-letter",
                   test_code_can_be_read_back_from_letter);
  g_test_add_func ("/paper/recovery-sheet/a-file-that-cannot-be-written-is-an-error",
                   test_a_file_that_cannot_be_written_is_an_error);

  return g_test_run ();
}
