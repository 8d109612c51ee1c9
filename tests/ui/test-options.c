#include "ps-application-private.h"
#include "ps-conn.h"
#include "ps-exit.h"
#include "ps-options.h"

#include <gio/gio.h>
#include <string.h>

static gboolean
parse (PsOptions   *options,
       const char  *line,
       GError     **error)
{
  g_auto (GStrv) arguments = g_strsplit (line, " ", -1);

  *options = (PsOptions) { 0 };

  return ps_options_parse (options, &arguments, error);
}

static void
assert_refused (const char *line)
{
  g_autoptr (GError) error = NULL;
  PsOptions options;

  g_assert_false (parse (&options, line, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (ps_exit_of_error (error), ==, PS_EXIT_USAGE);
  ps_options_clear (&options);
}

static void
test_defaults_are_the_data_folder_in_real_time (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *expected = g_build_filename (g_get_user_data_dir (), "peerside", NULL);
  PsOptions options;

  g_assert_true (parse (&options, "peerside", &error));
  g_assert_no_error (error);
  g_assert_false (options.sample);
  g_assert_cmpint (options.practice, ==, 1);
  folder = ps_options_dup_folder (&options);
  g_assert_cmpstr (folder, ==, expected);
}

static void
test_a_vault_is_named_from_here (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *expected = g_build_filename (here, "records", NULL);
  PsOptions options;

  g_assert_true (parse (&options, "peerside --vault ./records", NULL));
  folder = ps_options_dup_folder (&options);
  g_assert_cmpstr (folder, ==, expected);
  ps_options_clear (&options);
}

static void
test_practice_is_for_sample_data (void)
{
  PsOptions options;

  g_assert_true (parse (&options, "peerside --sample --practice 10", NULL));
  g_assert_cmpint (options.practice, ==, 10);

  assert_refused ("peerside --practice 10");
  assert_refused ("peerside --sample --practice 0");
  assert_refused ("peerside --sample --practice 1001");
  assert_refused ("peerside --sample --vault x");
}

static void
test_what_was_not_expected_is_refused (void)
{
  assert_refused ("peerside --colour");
  assert_refused ("peerside vault");
  assert_refused ("peerside --vault");
}

/* A build without a cipher says so in every window and all the time. */
static void
test_a_build_that_encrypts_nothing_says_so (void)
{
  g_autofree char *own = ps_application_make_banner (FALSE);
  g_autofree char *sample = ps_application_make_banner (TRUE);

  g_assert_cmpint (own != NULL && strstr (own, "does not encrypt") != NULL, ==,
                   !ps_conn_has_cipher ());
  g_assert_cmpint (strstr (sample, "does not encrypt") != NULL, ==, !ps_conn_has_cipher ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/options/defaults-are-the-data-folder-in-real-time",
                   test_defaults_are_the_data_folder_in_real_time);
  g_test_add_func ("/ui/options/a-vault-is-named-from-here", test_a_vault_is_named_from_here);
  g_test_add_func ("/ui/options/practice-is-for-sample-data", test_practice_is_for_sample_data);
  g_test_add_func ("/ui/options/what-was-not-expected-is-refused",
                   test_what_was_not_expected_is_refused);
  g_test_add_func ("/ui/options/a-build-that-encrypts-nothing-says-so",
                   test_a_build_that_encrypts_nothing_says_so);

  return g_test_run ();
}
