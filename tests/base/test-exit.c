#include "ps-error.h"
#include "ps-exit.h"

static PsExit
get (GQuark domain,
     int    code)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "It did not work.");

  return ps_exit_of_error (error);
}

static void
test_no_error_is_done (void)
{
  g_assert_cmpint (ps_exit_of_error (NULL), ==, 0);
}

/* The numbers are those of the contract, written out here a second time on purpose. */
static void
test_each_error_has_its_number (void)
{
  g_assert_cmpint (get (PS_ERROR, PS_ERROR_INVALID), ==, 1);
  g_assert_cmpint (get (PS_ERROR, PS_ERROR_CONFLICT), ==, 1);
  g_assert_cmpint (get (PS_ERROR, PS_ERROR_NO_VAULT), ==, 1);
  g_assert_cmpint (get (PS_ERROR, PS_ERROR_EXISTS), ==, 1);
  g_assert_cmpint (get (G_OPTION_ERROR, G_OPTION_ERROR_FAILED), ==, 2);
  g_assert_cmpint (get (PS_ERROR, PS_ERROR_WRONG_PASSPHRASE), ==, 3);
  g_assert_cmpint (get (PS_ERROR, PS_ERROR_UNKNOWN_USER), ==, 3);
  g_assert_cmpint (get (PS_ERROR, PS_ERROR_DAMAGED), ==, 4);
  g_assert_cmpint (get (PS_ERROR, PS_ERROR_IN_USE), ==, 5);
  g_assert_cmpint (get (PS_ERROR, PS_ERROR_NEWER), ==, 6);
  g_assert_cmpint (get (PS_ERROR, PS_ERROR_NOT_PERMITTED), ==, 7);
  g_assert_cmpint (get (PS_ERROR, PS_ERROR_DISK_FULL), ==, 8);
  g_assert_cmpint (get (PS_ERROR, PS_ERROR_READ_ONLY), ==, 8);
  g_assert_cmpint (get (PS_ERROR, PS_ERROR_NO_MEMORY), ==, 8);
  g_assert_cmpint (get (G_FILE_ERROR, G_FILE_ERROR_IO), ==, 8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exit/no-error-is-done", test_no_error_is_done);
  g_test_add_func ("/exit/each-error-has-its-number", test_each_error_has_its_number);

  return g_test_run ();
}
