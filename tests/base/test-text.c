#include "ps-text.h"

#include <locale.h>
#include <string.h>

typedef char *(*Change) (const char *text);

typedef struct {
  const char *given;
  const char *expected;
} Case;

static void
check (Change      change,
       const Case *cases,
       gsize       n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *got = change (cases[i].given);

      g_assert_cmpstr (got, ==, cases[i].expected);
    }
}

#define CHECK(change, cases) check (change, cases, G_N_ELEMENTS (cases))

static void
test_a_name_is_known_however_it_is_written (void)
{
  static const Case cases[] = {
    { "Ünal", "unal" },
    { "U\314\210NAL", "unal" },
    { "Łukasz", "lukasz" },
    { "Größe", "grosse" },
    { "GRÖẞE", "grosse" },
    { "Sørensen", "sorensen" },
    { "O’Neill", "o'neill" },
    { "O‘Neill", "o'neill" },
    { "O´Neill", "o'neill" },
    { "Oʻahu", "o'ahu" },
    { "Đorđe Þór Æsa Œuvre Ħal Ðað Ŋala", "dorde thor aesa oeuvre hal dad nala" },
    { "İSTANBUL ışık", "istanbul isik" },
    { "Anne‐Marie", "anne-marie" },
    { "ANNE-MARIE O`Neill", "anne-marie o'neill" },
    { "Anne–Marie", "anne-marie" },
    { "  Ana\t\302\240 Silva \n", "ana silva" },
    { "ａｎａ", "ana" },
    { "ﬁona", "fiona" },
    { "Ελένη Σίσυφος", "ελενη σισυφοσ" },
    { "Фёдор", "федор" },
    { "A\xE2\x80\x8Bna\xE2\x80\xAE", "ana" },
    { "", "" },
    { NULL, "" },
  };

  CHECK (ps_text_fold, cases);
}

static void
test_arabic_is_known_with_and_without_its_points (void)
{
  static const Case cases[] = {
    { "مُحَمَّد", "محمد" },
    { "محـــمد", "محمد" },
    { "أحمد", "احمد" },
    { "علی", "علي" },
    { "כֹּהֵן", "כהן" },
  };

  CHECK (ps_text_fold, cases);
}

static void
test_a_vowel_sign_is_part_of_the_name (void)
{
  static const Case cases[] = {
    { "रीता", "रीता" },
    { "สมชาย", "สมชาย" },
    { "กิ่ง", "กิ่ง" },
  };
  g_autofree char *with = ps_text_fold ("किरण");
  g_autofree char *without = ps_text_fold ("करण");
  g_autofree char *ga = ps_text_fold ("がく");
  g_autofree char *ka = ps_text_fold ("かく");

  CHECK (ps_text_fold, cases);
  g_assert_cmpstr (with, !=, without);
  g_assert_cmpstr (ga, !=, ka);
}

static void
test_folding_twice_changes_nothing (void)
{
  for (gunichar c = 1; c < 0x20000; c++)
    {
      char letter[7] = { 0 };
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      if (!g_unichar_validate (c))
        continue;

      g_unichar_to_utf8 (c, letter);
      once = ps_text_fold (letter);
      twice = ps_text_fold (once);
      if (strcmp (once, twice) != 0)
        g_test_message ("U+%04X", c);
      g_assert_cmpstr (once, ==, twice);
    }
}

static void
test_words_of_a_name (void)
{
  static const Case cases[] = {
    { "Ana Silva", "ana|silva" },
    { "Ana Ana", "ana" },
    { "Anne-Marie O’Neill, Ph.D.", "anne|marie|oneill|ph|d" },
    { "(Ana) \"Nina\"", "ana|nina" },
    { "’t Hoff", "t|hoff" },
    { "🌟 Ana", "🌟|ana" },
    { "محمد علي", "محمد|علي" },
    { "रीता देवी", "रीता|देवी" },
    { " - ", "" },
    { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = ps_text_words (cases[i].given);
      g_autofree char *joined = g_strjoinv ("|", words);

      g_assert_cmpstr (joined, ==, cases[i].expected);
    }
}

static void
test_an_initial_is_one_letter (void)
{
  static const Case cases[] = {
    { "silva", "S" },
    { "Łukaszewicz", "Ł" },
    { "u\314\210nal", "Ü" },
    { "’t Hoff", "T" },
    { "q\314\203ux", "Q\314\203" },
    { "देवी", "दे" },
    { "علي", "ع" },
    { "...", "" },
    { NULL, "" },
  };

  CHECK (ps_text_initial, cases);
}

static void
test_a_sentence_begins_with_a_capital (void)
{
  static const Case cases[] = {
    { "every Tuesday, 18:00", "Every Tuesday, 18:00" },
    { "última", "Última" },
    { "ǆ", "ǅ" },
    { "18:00", "18:00" },
    { "كل", "كل" },
    { "", "" },
  };

  CHECK (ps_text_capitalize, cases);
}

static void
test_cleaning_keeps_the_name_and_nothing_else (void)
{
  static const Case cases[] = {
    { " Ana \t\r\n Silva ", "Ana Silva" },
    { "U\314\210nal", "Ünal" },
    { "A\001na\177", "Ana" },
    { "Ana \xE2\x80\xAE" "avliS\xE2\x80\xAC", "Ana avliS" },
    { "\xE2\x81\xA6" "Ana\xE2\x81\xA9", "Ana" },
    { "\xEF\xBB\xBF" "Ana", "Ana" },
    { "Ana\xC2\xAD\xE2\x80\x8B", "Ana" },
    { "👩‍👧", "👩‍👧" },
    { "می‌خواهم", "می‌خواهم" },
    { "\xE2\x80\x8D\xE2\x80\x8C", "" },
    { "\314\210", "" },
    { " ", "" },
    { "A\xFFna", "A\xEF\xBF\xBDna" },
    { NULL, "" },
  };

  CHECK (ps_text_clean, cases);
}

/* A name of which nothing can be seen is none, and one with nothing to be seen in it is the same. */
static void
test_what_looks_like_nothing_is_nothing (void)
{
  static const Case cleaned[] = {
    { "\u3164", "" },
    { "\uffa0\u2800 \u115f\u1160", "" },
    { "\U000e0fff\u2065", "" },
    { "Ana\u3164\u3164Silva\u2800", "Ana Silva" },
    { "A\u115fna", "Ana" },
    { "\uae40\ubbfc\uc900", "\uae40\ubbfc\uc900" },
  };
  static const Case folded[] = {
    { "Ana Silva\u3164", "ana silva" },
    { "Ana\uffa0Silva", "ana silva" },
    { "Ana\u2065 Silva", "ana silva" },
  };

  CHECK (ps_text_clean, cleaned);
  CHECK (ps_text_fold, folded);
}

static void
test_very_long_text_comes_back (void)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new ("a");
  g_autofree char *fold = NULL;
  g_autofree char *clean = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_string_append (letters, "Ü");
      /* Classes 230 and 220 in turn are what sorting marks finds hardest. */
      g_string_append (marks, i % 2 == 0 ? "\314\210" : "\314\243");
    }

  fold = ps_text_fold (letters->str);
  g_assert_cmpuint (strlen (fold), ==, 10000);
  g_assert_cmpuint (strspn (fold, "u"), ==, 10000);

  clean = ps_text_clean (marks->str);
  g_assert_cmpint (g_utf8_strlen (clean, -1), <=, 17);
}

static void
test_a_phone_number_is_known_however_it_is_written (void)
{
  static const Case cases[] = {
    { "555-0101", "5550101" },
    { "(503) 555-0101", "5035550101" },
    { "+1 503.555.0101", "5035550101" },
    { "1-503-555-0101", "5035550101" },
    { "001 503 555 0101", "5035550101" },
    { "+44 (0)20 7946 0101", "442079460101" },
    { "0044 20 79460101", "442079460101" },
    { "020 7946 0101", "02079460101" },
    { "555-0101 ext 4", "5550101x4" },
    { "555-0101 Ext.: 4", "5550101x4" },
    { "555-0101x4", "5550101x4" },
    { "555-0101 #4", "5550101x4" },
    { "tel:5550101;ext=4", "5550101x4" },
    { "030 5550101 Durchwahl 12", "0305550101x12" },
    { "\xE2\x80\xAA+1 503 555 0101\xE2\x80\xAC", "5035550101" },
    { "٥٥٥٠١٠١", "5550101" },
    { "５５５−０１０１", "5550101" },
    { "none", "" },
    { NULL, "" },
  };

  CHECK (ps_text_fold_phone, cases);
}

static void
test_an_address_is_known_however_it_is_written (void)
{
  static const Case cases[] = {
    { "Ana@Example.ORG", "ana@example.org" },
    { " ana@example.org ", "ana@example.org" },
    { "Ana Silva <ana@example.org>", "ana@example.org" },
    { "mailto:ana@example.org", "ana@example.org" },
    { "Müller@example.org", "müller@example.org" },
    { "<ana", "<ana" },
    { NULL, "" },
  };

  CHECK (ps_text_fold_email, cases);
}

static void
test_bytes_that_are_no_text_are_told (void)
{
  g_assert_true (ps_text_is_valid (NULL, 0));
  g_assert_true (ps_text_is_valid ("Ünal", 5));
  g_assert_false (ps_text_is_valid ("A\0b", 3));
  g_assert_false (ps_text_is_valid ("A\xFF", 2));
  g_assert_false (ps_text_is_valid ("\xC3", 1));

  g_assert_true (ps_text_fits ("Ünal", 4));
  g_assert_false (ps_text_fits ("Ünal", 3));
  g_assert_true (ps_text_fits ("", 0));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/a-name-is-known-however-it-is-written", test_a_name_is_known_however_it_is_written);
  g_test_add_func ("/text/arabic-is-known-with-and-without-its-points", test_arabic_is_known_with_and_without_its_points);
  g_test_add_func ("/text/a-vowel-sign-is-part-of-the-name", test_a_vowel_sign_is_part_of_the_name);
  g_test_add_func ("/text/folding-twice-changes-nothing", test_folding_twice_changes_nothing);
  g_test_add_func ("/text/words-of-a-name", test_words_of_a_name);
  g_test_add_func ("/text/an-initial-is-one-letter", test_an_initial_is_one_letter);
  g_test_add_func ("/text/a-sentence-begins-with-a-capital", test_a_sentence_begins_with_a_capital);
  g_test_add_func ("/text/cleaning-keeps-the-name-and-nothing-else", test_cleaning_keeps_the_name_and_nothing_else);
  g_test_add_func ("/text/what-looks-like-nothing-is-nothing", test_what_looks_like_nothing_is_nothing);
  g_test_add_func ("/text/very-long-text-comes-back", test_very_long_text_comes_back);
  g_test_add_func ("/text/a-phone-number-is-known-however-it-is-written", test_a_phone_number_is_known_however_it_is_written);
  g_test_add_func ("/text/an-address-is-known-however-it-is-written", test_an_address_is_known_however_it_is_written);
  g_test_add_func ("/text/bytes-that-are-no-text-are-told", test_bytes_that_are_no_text_are_told);

  return g_test_run ();
}
