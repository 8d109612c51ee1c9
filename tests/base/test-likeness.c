#include "ps-likeness.h"
#include "ps-text.h"

static void
test_names_written_otherwise (void)
{
  static const char * const same[][2] = {
    { "Ünal", "Unal" }, { "Ünal", "Uenal" }, { "Łukasz", "Lukasz" }, { "Größe", "Groesse" },
    { "Größe", "Grosse" }, { "Sørensen", "Sorensen" }, { "Sørensen", "Soerensen" },
    { "O'Neill", "O’Neill" }, { "O`Neill", "ONeill" }, { "Anne-Marie", "Anne Marie" },
    { "Annemarie", "Anne‑Marie" }, { "Jose\xcc\x81", "José" }, { "Işık", "Isik" },
    { "ANA  SILVA", "Ana Silva" }, { "Æsa", "Aesa" },
  };
  static const char * const other[][2] = {
    { "Ana", "Anna" }, { "فاطمة", "فطيمة" }, { "דוד", "דורית" }, { "王芳", "王方" },
    { "अनिता", "अनता" }, { "Ana Silva", "Ana Pereira" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *one = ps_likeness_name (same[i][0]);
      g_autofree char *two = ps_likeness_name (same[i][1]);

      g_assert_cmpstr (one, !=, "");
      g_assert_cmpstr (one, ==, two);
    }

  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    {
      g_autofree char *one = ps_likeness_name (other[i][0]);
      g_autofree char *two = ps_likeness_name (other[i][1]);

      g_assert_cmpstr (one, !=, two);
    }
}

static void
test_numbers_written_otherwise (void)
{
  static const struct {
    const char   *one;
    const char   *other;
    PsLikePhones  expected;
  } pairs[] = {
    { "555-0142", "555 0142", PS_LIKE_PHONES_SAME },
    { "+44 (0)20 7946 0101", "0044 20 79460101", PS_LIKE_PHONES_SAME },
    { "+1 312 555 0142", "(312) 555-0142", PS_LIKE_PHONES_SAME },
    { "020 7946 0101", "+44 20 7946 0101", PS_LIKE_PHONES_COUNTRY },
    { "0301 555-0199", "+49 301 555-0199", PS_LIKE_PHONES_COUNTRY },
    { "0555-0142", "555-0142", PS_LIKE_PHONES_COUNTRY },
    { "555-0142", "312 555-0142", PS_LIKE_PHONES_END },
    { "773 555-0142", "312 555-0142", PS_LIKE_PHONES_NOT },
    { "555-0142 ext. 4", "555-0142 x5", PS_LIKE_PHONES_NOT },
    { "555-0142 ext. 4", "555-0142", PS_LIKE_PHONES_NOT },
    { "0142", "555-0142", PS_LIKE_PHONES_NOT },
    { "", "555-0142", PS_LIKE_PHONES_NOT },
    { "none", "none", PS_LIKE_PHONES_NOT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *one = ps_text_fold_phone (pairs[i].one);
      g_autofree char *other = ps_text_fold_phone (pairs[i].other);
      g_autofree char *key = ps_likeness_number (one);
      g_autofree char *other_key = ps_likeness_number (other);

      g_test_message ("%s and %s", pairs[i].one, pairs[i].other);
      g_assert_cmpint (ps_likeness_phones (one, other), ==, pairs[i].expected);
      g_assert_cmpint (ps_likeness_phones (other, one), ==, pairs[i].expected);
      /* What is alike is found in one place. */
      if (pairs[i].expected != PS_LIKE_PHONES_NOT)
        g_assert_cmpstr (key, ==, other_key);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/likeness/names", test_names_written_otherwise);
  g_test_add_func ("/likeness/numbers", test_numbers_written_otherwise);

  return g_test_run ();
}
