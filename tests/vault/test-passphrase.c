#include "vault-test.h"

#include "ps-passphrase.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* GLib's own normalisation is the model: the same result, by other means. */
static void
assert_as_glib (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autoptr (PsSecret) got = ps_passphrase_normalise (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ps_secret_get_text (got), ==, expected);
  g_assert_cmpuint (ps_secret_get_size (got), ==, strlen (expected));
}

static void
test_every_character_becomes_its_normal_form (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Many at a time, with something between them that composes with nothing. */
  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      if (g_unichar_validate (c) && g_unichar_isdefined (c))
        {
          g_string_append_unichar (text, c);
          g_string_append_c (text, '|');
        }

      if (text->len > PS_PASSPHRASE_MAX - 5 || (c == 0x10ffff && text->len > 0))
        {
          assert_as_glib (text->str);
          g_string_truncate (text, 0);
        }
    }
}

static void
test_marks_and_jamo_in_any_order (void)
{
  const gunichar pool[] = {
    'a', 'e', 'o', 'q', 0x0301, 0x0308, 0x0323, 0x0327, 0x0345, 0x00e9, 0x1e69, 0x1100, 0x1161,
    0x11a8, 0xac00, 0x212b, 0xfb01, 0xff21, 0x0915, 0x093c, 0x0958, 0x0622, 0x0653, 0x05d0, 0x05b4,
    0x05c1, 0x3042, 0x3099, 0xff76, 0xff9e, 0x1f600, 0x0344, 0x2126, 0x00bd, 0x0340, 0x0dcf, 0x0dd9,
  };

  for (guint run = 0; run < 4000; run++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gint n = g_test_rand_int_range (1, 9); n > 0; n--)
        g_string_append_unichar (text, pool[g_test_rand_int_range (0, G_N_ELEMENTS (pool))]);
      assert_as_glib (text->str);
    }
}

static void
test_the_longest_still_fits (void)
{
  /* U+FDFA is one character of three bytes that stands for eighteen. */
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len + 3 <= PS_PASSPHRASE_MAX)
    g_string_append (text, "\uFDFA");
  assert_as_glib (text->str);
}

static void
test_passphrases_that_cannot_be (void)
{
  g_autofree char *too_long = g_strnfill (PS_PASSPHRASE_MAX + 1, 'x');
  const struct {
    const char *text;
    gsize       len;
  } cases[] = { { "", 0 }, { "\xc3", 1 }, { "a\0b", 3 }, { too_long, PS_PASSPHRASE_MAX + 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ps_passphrase_normalise (cases[i].text, cases[i].len, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
    }
}

static void
test_a_key_is_argon2id (void)
{
  /* RFC 9106 has no vector without a secret; this one is what OpenSSL's Argon2id makes of the same
   * words: ARGON2ID, lanes 1, memcost 8192, iter 3.
   */
  g_autoptr (PsSecret) words = ps_secret_new ("password", 8);
  const PsKdfParams params = { 8192, 3 };
  g_autoptr (PsSecret) key = ps_kdf_derive (&params, (const guint8 *) "somesalt01234567", words,
                                            NULL);
  g_autoptr (GString) hex = g_string_new (NULL);

  for (guint i = 0; i < ps_secret_get_size (key); i++)
    g_string_append_printf (hex, "%02x", ps_secret_get_bytes (key)[i]);
  g_assert_cmpstr (hex->str, ==,
                   "fa8cb508726b75e17f19f2128b9648c3d99da2e16594b7468284d2466767426c");
}

static void
test_out_of_bounds_is_refused_at_once (void)
{
  const PsKdfParams refused[] = {
    { G_MAXUINT32, 1 }, { PS_KDF_MEMORY_MAX_KIB + 1, 1 }, { PS_KDF_MEMORY_MIN_KIB - 1, 1 },
    { PS_KDF_MEMORY_MIN_KIB, 0 }, { PS_KDF_MEMORY_MIN_KIB, 17 },
  };
  g_autoptr (PsSecret) words = ps_secret_new ("x", 1);
  guint8 salt[PS_KDF_SALT_SIZE] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ps_kdf_derive (&refused[i], salt, words, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
    }
}

static void
test_too_little_memory_is_said (void)
{
#ifdef __SANITIZE_ADDRESS__
  /* It keeps terabytes of addresses for itself, so there is no limit it could run under. */
  g_test_skip ("The address sanitizer cannot run with little memory.");
#else
  int status;
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      const PsKdfParams params = { PS_KDF_MEMORY_MAX_KIB, 1 };
      struct rlimit little = { 512 * 1024 * 1024, 512 * 1024 * 1024 };
      g_autoptr (PsSecret) words = ps_secret_new ("x", 1);
      guint8 salt[PS_KDF_SALT_SIZE] = { 0 };
      GError *error = NULL;

      if (setrlimit (RLIMIT_AS, &little) < 0 ||
          ps_kdf_derive (&params, salt, words, &error) != NULL)
        _exit (1);
      _exit (g_error_matches (error, PS_ERROR, PS_ERROR_NO_MEMORY) ? 0 : 2);
    }

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);
#endif
}

static void
test_every_computer_gets_what_it_can_bear (void)
{
  const struct {
    double  pass_s; /* one pass over 64 MiB */
    guint64 gib;
    guint   memory_mib;
    guint   passes;
  } computers[] = {
    { 0.002, 16, 256, 16 }, /* faster than any so far */
    { 0.02, 16, 256, 5 },
    { 0.05, 16, 256, 3 },
    { 0.08, 8, 256, 3 },
    { 0.1, 8, 256, 2 },
    { 0.2, 8, 256, 1 },
    { 0.3, 8, 128, 1 },
    { 0.9, 8, 64, 1 },
    { 30, 8, 64, 1 }, /* too slow, but 64 MiB is the least */
    { 0.05, 1, 128, 4 },
    { 0.05, 0, 64, 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (computers); i++)
    {
      PsKdfParams params = ps_kdf_choose ((gint64) (computers[i].pass_s * G_TIME_SPAN_SECOND),
                                          computers[i].gib * 1024 * 1024);

      g_assert_cmpuint (params.memory_kib, ==, computers[i].memory_mib * 1024);
      g_assert_cmpuint (params.passes, ==, computers[i].passes);
      g_assert_true (ps_kdf_params_allowed (&params));
    }
}

static void
test_this_computer_is_measured (void)
{
  PsKdfParams params = ps_kdf_calibrate ();

  g_assert_true (ps_kdf_params_allowed (&params));
  g_assert_cmpuint (params.memory_kib, >=, 64 * 1024);
  g_test_message ("%u MiB, %u passes", params.memory_kib / 1024, params.passes);
}

static void
test_a_secret_is_text_and_bytes (void)
{
  g_autoptr (PsSecret) secret = ps_secret_new ("abc", 3);
  g_autoptr (PsSecret) same = ps_secret_new ("abc", 3);
  g_autoptr (PsSecret) longer = ps_secret_new ("abcd", 4);
  g_autoptr (PsSecret) none = ps_secret_new (NULL, 0);
  g_autoptr (PsSecret) shared = ps_secret_ref (secret);

  g_assert_true (shared == secret);
  g_assert_cmpstr (ps_secret_get_text (secret), ==, "abc");
  g_assert_cmpuint (ps_secret_get_size (secret), ==, 3);
  g_assert_true (ps_secret_equal (secret, same));
  g_assert_false (ps_secret_equal (secret, longer));
  g_assert_cmpstr (ps_secret_get_text (none), ==, "");
}

static void
test_a_process_with_keys_leaves_no_core (void)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, 0);
  g_assert_cmpuint (limit.rlim_max, ==, 0);
}

#define ADD(path, func) g_test_add_func ("/passphrase/" path, func)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

  ADD ("every-character-becomes-its-normal-form", test_every_character_becomes_its_normal_form);
  ADD ("marks-and-jamo-in-any-order", test_marks_and_jamo_in_any_order);
  ADD ("the-longest-still-fits", test_the_longest_still_fits);
  ADD ("passphrases-that-cannot-be", test_passphrases_that_cannot_be);
  ADD ("a-key-is-argon2id", test_a_key_is_argon2id);
  ADD ("out-of-bounds-is-refused-at-once", test_out_of_bounds_is_refused_at_once);
  ADD ("too-little-memory-is-said", test_too_little_memory_is_said);
  ADD ("every-computer-gets-what-it-can-bear", test_every_computer_gets_what_it_can_bear);
  ADD ("this-computer-is-measured", test_this_computer_is_measured);
  ADD ("a-secret-is-text-and-bytes", test_a_secret_is_text_and_bytes);
  ADD ("a-process-with-keys-leaves-no-core", test_a_process_with_keys_leaves_no_core);

  return g_test_run ();
}
