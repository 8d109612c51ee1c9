#include "ps-library.h"

#include <gmodule.h>

static void
test_finds_functions (void)
{
  __typeof__ (g_ascii_digit_value) *value = NULL;
  const PsLibrarySymbol symbols[] = { { "g_ascii_digit_value", (gpointer *) &value } };
  g_autoptr (GError) error = NULL;

  g_assert_true (ps_library_load ("libglib-2.0.so.0", symbols, G_N_ELEMENTS (symbols), &error));
  g_assert_no_error (error);
  g_assert_cmpint (value ('7'), ==, 7);
}

static void
test_says_what_is_not_there (void)
{
  gpointer place = NULL;
  const PsLibrarySymbol symbols[] = { { "ps_no_such_function", &place } };
  g_autoptr (GError) error = NULL;

  g_assert_false (ps_library_load ("libps-no-such.so.0", symbols, 1, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_assert_false (ps_library_load ("libglib-2.0.so.0", symbols, 1, &error));
  g_assert_error (error, G_MODULE_ERROR, G_MODULE_ERROR_FAILED);
  g_assert_null (place);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/finds-functions", test_finds_functions);
  g_test_add_func ("/library/says-what-is-not-there", test_says_what_is_not_there);

  return g_test_run ();
}
