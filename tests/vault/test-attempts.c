#include "vault-test.h"

#include "ps-attempts.h"

/* How long after wrong passphrases the next one waits. */

typedef struct {
  Folder    *folder;
  PsInstant  now;
  PsClock    clock;
} Fixture;

static void
tell_time (PsInstant *instant,
           gpointer   data)
{
  *instant = *(const PsInstant *) data;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  fixture->folder = make_folder ();
  fixture->now.wall = G_GINT64_CONSTANT (1796126400) * G_TIME_SPAN_SECOND;
  fixture->clock = (PsClock) { tell_time, &fixture->now, 0 };
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  remove_folder (fixture->folder);
}

static gint64
wait_of (Fixture *fixture)
{
  return ps_attempts_get_wait (fixture->folder, &fixture->clock) / G_TIME_SPAN_SECOND;
}

static void
fail (Fixture *fixture,
      guint    times)
{
  for (guint i = 0; i < times; i++)
    ps_attempts_add (fixture->folder, &fixture->clock, NULL);
}

static void
test_four_may_be_wrong (Fixture       *fixture,
                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (wait_of (fixture), ==, 0);
  fail (fixture, 4);
  g_assert_cmpint (wait_of (fixture), ==, 0);
  g_assert_true (ps_attempts_check (fixture->folder, &fixture->clock, &error));
  g_assert_no_error (error);
}

static void
test_from_the_fifth_on_it_doubles (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  const gint64 expected[] = { 5, 10, 20, 40, 80, 160, 300, 300, 300 };

  fail (fixture, 4);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GError) error = NULL;

      fail (fixture, 1);
      g_assert_cmpint (wait_of (fixture), ==, expected[i]);
      g_assert_false (ps_attempts_check (fixture->folder, &fixture->clock, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_TOO_SOON);
      fixture->now.wall += expected[i] * G_TIME_SPAN_SECOND - 1;
      g_assert_cmpint (ps_attempts_get_wait (fixture->folder, &fixture->clock), ==, 1);
      fixture->now.wall += 1;
      g_assert_cmpint (wait_of (fixture), ==, 0);
    }
}

static void
test_says_how_long (Fixture       *fixture,
                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) five = NULL;
  g_autoptr (GError) one = NULL;

  fail (fixture, 5);
  g_assert_false (ps_attempts_check (fixture->folder, &fixture->clock, &five));
  g_assert_cmpstr (five->message, ==,
                   "There were several wrong passphrases. Try again in 5 seconds.");
  fixture->now.wall += 4 * G_TIME_SPAN_SECOND + 1;
  g_assert_false (ps_attempts_check (fixture->folder, &fixture->clock, &one));
  g_assert_cmpstr (one->message, ==, "There were several wrong passphrases. Try again in 1 second.");
}

static void
test_unlocking_forgets_them (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *names = NULL;

  fail (fixture, 9);
  ps_attempts_clear (fixture->folder);
  g_assert_cmpint (wait_of (fixture), ==, 0);
  fail (fixture, 4);
  g_assert_cmpint (wait_of (fixture), ==, 0);

  names = list_folder (fixture->folder);
  g_assert_cmpstr (names, ==, "attempts");
}

static void
test_a_clock_set_back_keeps_nobody_out (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  fail (fixture, 12);
  fixture->now.wall -= G_TIME_SPAN_DAY;
  g_assert_cmpint (wait_of (fixture), ==, 0);
  fail (fixture, 1);
  g_assert_cmpint (wait_of (fixture), ==, 300);
}

static void
test_says_when_and_for_whom (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  PsUid user = ps_uid_new (0);
  g_autoptr (GArray) attempts = NULL;
  gint64 first = fixture->now.wall;

  ps_attempts_add (fixture->folder, &fixture->clock, &user);
  fixture->now.wall += G_TIME_SPAN_MINUTE;
  ps_attempts_add (fixture->folder, &fixture->clock, NULL);

  attempts = ps_attempts_list (fixture->folder);
  g_assert_cmpuint (attempts->len, ==, 2);
  g_assert_cmpint (g_array_index (attempts, PsAttempt, 0).at, ==, first);
  g_assert_cmpmem (&g_array_index (attempts, PsAttempt, 0).user, PS_UID_SIZE, &user, PS_UID_SIZE);
  g_assert_cmpint (g_array_index (attempts, PsAttempt, 1).at, ==, first + G_TIME_SPAN_MINUTE);
}

static void
test_a_file_of_anything_keeps_nobody_out (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  static const struct {
    const char *text;
    gssize      len;
  } files[] = {
    { "", 0 }, { "nonsense", -1 }, { "\0\0\0", 3 }, { "9223372036854775808 00", -1 },
    { "-5 00000000000000000000000000000000\n", -1 }, { "1\n2\n3\n4\n5\n6\n7\n", -1 },
    { "12 0000000000000000000000000000000g\n", -1 }, { "\xff\xfe 0\n", -1 },
  };
  g_autofree char *path = g_build_filename (fixture->folder, "attempts", NULL);
  g_autofree char *large = g_strnfill (1 << 20, '1');

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_assert_true (g_file_set_contents (path, files[i].text, files[i].len, NULL));
      g_assert_cmpint (wait_of (fixture), ==, 0);
    }
  g_assert_true (g_file_set_contents (path, large, 1 << 20, NULL));
  g_assert_cmpint (wait_of (fixture), ==, 0);

  /* And counting begins anew. */
  fail (fixture, 5);
  g_assert_cmpint (wait_of (fixture), ==, 5);
}

static void
test_a_night_of_them_stays_small (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->folder, "attempts", NULL);
  GStatBuf st;

  fail (fixture, 1100);
  g_assert_cmpint (wait_of (fixture), ==, 300);
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_size, <, 64 * 1024);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
}

#define ADD(path, func) g_test_add ("/attempts/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

  ADD ("four-may-be-wrong", test_four_may_be_wrong);
  ADD ("from-the-fifth-on-it-doubles", test_from_the_fifth_on_it_doubles);
  ADD ("says-how-long", test_says_how_long);
  ADD ("unlocking-forgets-them", test_unlocking_forgets_them);
  ADD ("a-clock-set-back-keeps-nobody-out", test_a_clock_set_back_keeps_nobody_out);
  ADD ("says-when-and-for-whom", test_says_when_and_for_whom);
  ADD ("a-file-of-anything-keeps-nobody-out", test_a_file_of_anything_keeps_nobody_out);
  ADD ("a-night-of-them-stays-small", test_a_night_of_them_stays_small);

  return g_test_run ();
}
