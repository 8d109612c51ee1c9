#include "ps-uid.h"

#include <string.h>

static void
test_says_when_it_was_made (void)
{
  PsUid uid = ps_uid_new (G_GINT64_CONSTANT (0x0123456789ab) * 1000);
  g_autofree char *string = ps_uid_to_string (&uid);

  g_assert_true (g_str_has_prefix (string, "01234567-89ab-7"));
  g_assert_nonnull (strchr ("89ab", string[19]));
}

static void
test_two_are_never_the_same (void)
{
  PsUid a = ps_uid_new (1);
  PsUid b = ps_uid_new (1);

  g_assert_cmpmem (a.bytes, 6, b.bytes, 6);
  g_assert_cmpint (memcmp (&a, &b, sizeof a), !=, 0);
}

static void
test_reads_what_it_writes (void)
{
  PsUid uid = ps_uid_new (g_get_real_time ());
  g_autofree char *string = ps_uid_to_string (&uid);
  PsUid again;

  g_assert_true (ps_uid_parse (string, &again));
  g_assert_cmpmem (&uid, sizeof uid, &again, sizeof again);

  g_assert_false (ps_uid_parse ("not a uid", &again));
  g_assert_false (ps_uid_parse (NULL, &again));
  g_assert_cmpmem (&uid, sizeof uid, &again, sizeof again);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uid/says-when-it-was-made", test_says_when_it_was_made);
  g_test_add_func ("/uid/two-are-never-the-same", test_two_are_never_the_same);
  g_test_add_func ("/uid/reads-what-it-writes", test_reads_what_it_writes);

  return g_test_run ();
}
