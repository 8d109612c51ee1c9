#include "vault-test.h"

static PsSecret *
normalise (const char *typed)
{
  return ps_recovery_normalise (typed, strlen (typed), NULL);
}

static void
assert_refused (const char *typed,
                gsize       len,
                const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_recovery_normalise (typed, len, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, sentence);
}

static char *
groups_of (PsSecret   *code,
           const char *between)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < PS_RECOVERY_N_GROUPS; i++)
    {
      g_autoptr (PsSecret) group = ps_recovery_group (code, i);

      g_assert_cmpuint (ps_secret_get_size (group), ==, 4);
      g_string_append (string, i > 0 ? between : "");
      g_string_append (string, ps_secret_get_text (group));
    }

  return g_string_free (string, FALSE);
}

static void
test_is_seven_groups_of_four (void)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (PsSecret) other = ps_recovery_code_new ();
  g_autofree char *joined = groups_of (code, "");

  g_assert_cmpuint (ps_secret_get_size (code), ==, 28);
  g_assert_cmpuint (strspn (joined, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), ==, 28);
  g_assert_cmpstr (joined, ==, ps_secret_get_text (code));
  g_assert_false (ps_secret_equal (code, other));
}

static void
test_is_read_as_people_type_it (void)
{
  const char *between[] = { "", "-", " ", " - ", "–", "\n", "\u00a0" };

  for (guint run = 0; run < 200; run++)
    {
      g_autoptr (PsSecret) code = ps_recovery_code_new ();

      for (guint i = 0; i < G_N_ELEMENTS (between); i++)
        {
          g_autofree char *upper = groups_of (code, between[i]);
          g_autofree char *typed = i % 2 ? g_ascii_strdown (upper, -1) : g_strdup (upper);
          g_autoptr (PsSecret) read = NULL;

          for (char *p = typed; *p != '\0'; p++)
            if (*p == '0')
              *p = run % 2 ? 'O' : 'o';
            else if (*p == '1')
              *p = "IiLl"[run % 4];

          read = normalise (typed);
          g_assert_nonnull (read);
          g_assert_true (ps_secret_equal (read, code));
        }
    }
}

static void
test_any_one_wrong_character_is_noticed (void)
{
  const char *alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  g_autoptr (PsSecret) code = ps_recovery_code_new ();

  for (guint i = 0; i < 28; i++)
    for (const char *c = alphabet; *c != '\0'; c++)
      {
        g_autofree char *typed = g_strdup (ps_secret_get_text (code));
        g_autoptr (PsSecret) read = NULL;

        if (typed[i] == *c)
          continue;
        typed[i] = *c;
        read = normalise (typed);
        g_assert_null (read);
      }
}

static void
test_changed_places_are_noticed (void)
{
  for (guint run = 0; run < 100; run++)
    {
      g_autoptr (PsSecret) code = ps_recovery_code_new ();

      for (guint i = 0; i < 27; i++)
        {
          g_autofree char *typed = g_strdup (ps_secret_get_text (code));
          g_autoptr (PsSecret) read = NULL;
          char c = typed[i];

          if (c == typed[i + 1])
            continue;
          typed[i] = typed[i + 1];
          typed[i + 1] = c;
          read = normalise (typed);
          g_assert_null (read);
        }
    }
}

static void
test_says_what_is_wrong (void)
{
  assert_refused ("", 0, "A recovery code has 28 characters; these are 0 characters.");
  assert_refused ("7", 1, "A recovery code has 28 characters; this is 1 character.");
  assert_refused ("7777-7777", 9, "A recovery code has 28 characters; these are 8 characters.");
  assert_refused ("777U", 4, "A recovery code has no “U” in it.");
  assert_refused ("7ß", 3, "A recovery code has no “ß” in it.");
  assert_refused ("7\0007", 3, "The recovery code is not valid UTF-8 text.");
  assert_refused ("\xff", 1, "The recovery code is not valid UTF-8 text.");
  assert_refused ("7777777777777777777777777777", 28,
                  "One of the characters of the recovery code is wrong.");
  assert_refused ("77777777777777777777777777777", 29,
                  "A recovery code has 28 characters; these are 29 characters.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

  g_test_add_func ("/recovery/is-seven-groups-of-four", test_is_seven_groups_of_four);
  g_test_add_func ("/recovery/is-read-as-people-type-it", test_is_read_as_people_type_it);
  g_test_add_func ("/recovery/any-one-wrong-character-is-noticed",
                   test_any_one_wrong_character_is_noticed);
  g_test_add_func ("/recovery/changed-places-are-noticed", test_changed_places_are_noticed);
  g_test_add_func ("/recovery/says-what-is-wrong", test_says_what_is_wrong);

  return g_test_run ();
}
