#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "ps-error.h"
#include "ps-paper-language.h"
#include "ps-sign-in-page.h"

/* 2026-12-01 18:00 UTC, a Tuesday; it is printed at noon. */
#define SIX_O_CLOCK G_GINT64_CONSTANT (1796148000000000)

static char *
run (const char *command)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_command_line_sync (command, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return text;
}

static PsSignIn *
sheet_new (void)
{
  PsSignIn *sheet = g_new0 (PsSignIn, 1);

  sheet->title = g_strdup ("Tuesday Group");
  sheet->place = g_strdup ("Room 204");
  sheet->zone = g_time_zone_new_utc ();
  sheet->starts_at = SIX_O_CLOCK;
  sheet->ends_at = SIX_O_CLOCK + G_TIME_SPAN_HOUR;
  sheet->now = SIX_O_CLOCK - 6 * G_TIME_SPAN_HOUR;
  sheet->names = g_ptr_array_new_with_free_func (g_free);
  sheet->people = g_array_new (FALSE, FALSE, sizeof (gint64));

  return sheet;
}

static void
add (PsSignIn   *sheet,
     const char *name)
{
  gint64 id = sheet->names->len + 1;

  g_ptr_array_add (sheet->names, g_strdup (name));
  g_array_append_val (sheet->people, id);
}

static void
add_many (PsSignIn *sheet,
          guint     n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person%03u S.", i);

      add (sheet, name);
    }
}

/* What a program that reads PDF files finds; @info is what it says of the file and its fonts. */
static char *
read_back (PsPages      *pages,
           PsPaperSize   size,
           char        **info)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("peerside-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autofree char *to_text = g_strdup_printf ("pdftotext -layout %s -", path);
  g_autofree char *about = g_strdup_printf ("sh -c 'pdfinfo %s; pdffonts %s'", path, path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GStatBuf status;
  char *text;

  g_assert_true (ps_pages_save_pdf (pages, file, size, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  text = run (to_text);
  if (info != NULL)
    *info = run (about);
  g_unlink (path);
  g_rmdir (folder);

  return text;
}

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, word)) != NULL; p += strlen (word))
    n++;

  return n;
}

static void
test_it_says_when_where_and_who (void)
{
  g_autoptr (PsSignIn) sheet = sheet_new ();
  g_autoptr (PsPages) pages = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;

  add (sheet, "Ana S.");
  add (sheet, "Zoë O’Neill");
  pages = ps_sign_in_page_new (sheet, PS_SIGN_IN_FILL, FALSE, NULL);
  text = read_back (pages, PS_PAPER_A4, &info);

  g_assert_nonnull (strstr (text, "Sign-In Sheet"));
  g_assert_nonnull (strstr (text, "Tuesday Group"));
  g_assert_nonnull (strstr (text, "Tuesday, December 1, 18:00"));
  g_assert_nonnull (strstr (text, "Room 204"));
  g_assert_nonnull (strstr (text, "Ana S."));
  g_assert_nonnull (strstr (text, "Zoë O’Neill"));
  g_assert_true (strstr (text, "Ana S.") < strstr (text, "Zoë"));
  g_assert_nonnull (strstr (text, "Tick or sign"));
  g_assert_nonnull (strstr (text, "please do not copy"));

  /* Two columns, and nothing that anybody is asked for. */
  g_assert_null (strstr (text, "eason"));
  g_assert_null (strstr (text, "hone"));
  g_assert_null (strstr (text, "42 CFR"));
  g_assert_null (strstr (text, "Page"));

  g_assert_nonnull (strstr (info, "Title:           Sign-In Sheet"));
  g_assert_nonnull (strstr (info, "Pages:           1"));
  g_assert_nonnull (strstr (info, "595.276 x 841.89 pts (A4)"));
  g_assert_null (strstr (info, "Ana"));
  /* Every font goes with it. */
  g_assert_null (strstr (info, " no  no  "));
}

static void
test_letter_is_letter (void)
{
  g_autoptr (PsSignIn) sheet = sheet_new ();
  g_autoptr (PsPages) pages = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;

  add (sheet, "Ana S.");
  pages = ps_sign_in_page_new (sheet, PS_SIGN_IN_FILL, FALSE, NULL);
  text = read_back (pages, PS_PAPER_LETTER, &info);
  g_assert_nonnull (strstr (info, "612 x 792 pts (letter)"));
}

static void
test_many_people_take_several_pages (void)
{
  const PsPaperSize sizes[] = { PS_PAPER_A4, PS_PAPER_LETTER };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint large = 0; large < 2; large++)
      {
        g_autoptr (PsSignIn) sheet = sheet_new ();
        g_autoptr (PsPages) pages = NULL;
        g_autofree char *text = NULL;
        g_autofree char *last = NULL;
        double width, height;
        guint n;

        add_many (sheet, 300);
        pages = ps_sign_in_page_new (sheet, PS_SIGN_IN_FILL, large == 1, NULL);
        ps_paper_get_size (sizes[i], &width, &height);
        n = ps_pages_count (pages, width, height);
        text = read_back (pages, sizes[i], NULL);
        last = g_strdup_printf ("Page %u of %u", n, n);

        /* Everybody once, on pages that each say what they are, which they are, and what is kept. */
        g_assert_cmpuint (n, >, large == 1 ? 20 : 12);
        g_assert_cmpuint (count (text, " S."), ==, 300);
        g_assert_nonnull (strstr (text, "Person299 S."));
        g_assert_cmpuint (count (text, "Tuesday Group"), ==, n);
        g_assert_cmpuint (count (text, "Tick or sign"), ==, n);
        g_assert_cmpuint (count (text, "Whose name"), ==, n);
        g_assert_nonnull (strstr (text, "Page 2 of "));
        g_assert_nonnull (strstr (text, last));
      }
}

/* How many lines there are, by how far the page goes on: one more name than fits begins another. */
static guint
count_pages (guint n_names,
             int   blank_lines)
{
  g_autoptr (PsSignIn) sheet = sheet_new ();
  g_autoptr (PsPages) pages = NULL;
  double width, height;

  ps_paper_get_size (PS_PAPER_A4, &width, &height);
  add_many (sheet, n_names);
  pages = ps_sign_in_page_new (sheet, blank_lines, FALSE, NULL);

  return ps_pages_count (pages, width, height);
}

static void
test_there_are_at_least_six_blank_lines (void)
{
  guint fit = 0;

  while (count_pages (fit + 1, 0) == 1)
    fit++;
  g_assert_cmpuint (fit, >, 10);

  /* Six lines more than fit need another page, and what is blank counts like what is not. */
  g_assert_cmpuint (count_pages (fit - 6, PS_SIGN_IN_FILL), ==, 1);
  g_assert_cmpuint (count_pages (fit - 5, PS_SIGN_IN_FILL), ==, 2);
  g_assert_cmpuint (count_pages (0, (int) fit), ==, 1);
  g_assert_cmpuint (count_pages (0, (int) fit + 1), ==, 2);
  g_assert_cmpuint (count_pages (fit, 0), ==, 1);
}

static char *
repeat (const char *text,
        guint       n)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);

  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* 200 letters, the most that a name has, in letters as wide as they come. */
static void
test_long_names_are_whole (void)
{
  static const char * const letters[] = { "M", "ж", "愛", "ب", "Q̃", "🦉" };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    for (guint large = 0; large < 2; large++)
      {
        g_autoptr (PsSignIn) sheet = sheet_new ();
        g_autoptr (PsPages) pages = NULL;
        g_autofree char *name = repeat (letters[i], 200 / (guint) g_utf8_strlen (letters[i], -1));
        g_autofree char *text = NULL;

        add (sheet, name);
        add (sheet, "Zoë K.");
        pages = ps_sign_in_page_new (sheet, 3, large == 1, NULL);
        text = read_back (pages, PS_PAPER_LETTER, NULL);
        g_assert_nonnull (strstr (text, "Zoë K."));
        if (i < 2)
          g_assert_cmpuint (count (text, letters[i]), ==, 200);
      }
}

static void
test_a_part_2_sheet_stays_in_their_hands (void)
{
  g_autoptr (PsSignIn) sheet = sheet_new ();
  g_autoptr (PsPages) pages = NULL;
  g_autofree char *text = NULL;

  add_many (sheet, 40);
  pages = ps_sign_in_page_new (sheet, PS_SIGN_IN_FILL, FALSE, PS_DISCLOSURE_NOTICE);
  text = read_back (pages, PS_PAPER_A4, NULL);
  g_assert_cmpuint (count (text, PS_DISCLOSURE_NOTICE), ==, 3);
  g_assert_cmpuint (count (text, "For those who lead the group only"), ==, 3);
  g_assert_null (strstr (text, "please do not copy"));
}

static void
test_every_script_is_drawn (void)
{
  static const char * const names[] = {
    "Ünal K.", "Łukasz W.", "Größe Ö.", "Sørensen Å.", "D’Angelo O’Neill", "Ана С.", "Άννα Π.",
    "سارة م.", "שרה כ.", "小明 W.", "민준 K.", "आशा वि.", "ทดสอบ ก.", "Anaïs “Nan” B.", "x\xcc\x81y Z.",
  };
  g_autoptr (PsSignIn) sheet = sheet_new ();
  g_autoptr (PsPages) pages = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add (sheet, names[i]);
  pages = ps_sign_in_page_new (sheet, PS_SIGN_IN_FILL, FALSE, NULL);
  text = read_back (pages, PS_PAPER_A4, NULL);
  for (guint i = 0; i < 7; i++)
    g_assert_nonnull (strstr (text, names[i]));
}

static char *catalogues;

/* Enough of a translation to see from which side it is read. */
static const char arabic[] =
  "msgid \"\"\nmsgstr \"Language: ar\\nContent-Type: text/plain; charset=UTF-8\\n\"\n"
  "msgid \"Sign-In Sheet\"\nmsgstr \"ورقة الحضور\"\n"
  "msgctxt \"sign-in\"\nmsgid \"Name\"\nmsgstr \"الاسم\"\n"
  "msgctxt \"sign-in\"\nmsgid \"Tick or sign\"\nmsgstr \"ضع علامة أو وقّع\"\n"
  "msgid \"Page {page} of {pages}\"\nmsgstr \"صفحة {page} من {pages}\"\n";

static void
install_arabic (void)
{
  g_autofree char *messages = g_build_filename (catalogues, "ar", "LC_MESSAGES", NULL);
  g_autofree char *po = g_build_filename (catalogues, "ar.po", NULL);
  g_autofree char *file = g_strdup_printf ("%s.mo", GETTEXT_PACKAGE);
  g_autofree char *mo = g_build_filename (messages, file, NULL);
  g_autofree char *command = g_strdup_printf ("msgfmt -o %s %s", mo, po);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_file_set_contents (po, arabic, -1, &error);
  g_assert_no_error (error);
  said = run (command);
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Where a word is on the page, from its left edge, in points. */
static double
find_x (const char *boxes,
        const char *word)
{
  g_autofree char *end = g_strdup_printf (">%s</word>", word);
  g_auto (GStrv) lines = g_strsplit (boxes, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_suffix (lines[i], end))
      return g_ascii_strtod (strstr (lines[i], "xMin=\"") + strlen ("xMin=\""), NULL);

  g_error ("“%s” is not in:\n%s", word, boxes);
}

/* It is made while that language is spoken, and drawn while another is. */
static void
test_it_is_read_from_the_side_of_its_language (void)
{
  g_autoptr (PsSignIn) sheet = sheet_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PsPaperLanguage) language = ps_paper_language_new ("ar", &error);
  g_autoptr (PsPages) pages = NULL;
  g_autoptr (PsPages) english = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = g_build_filename (catalogues, "sheet.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext -bbox %s -", path);
  g_autofree char *right = NULL;
  g_autofree char *left = NULL;

  if (language == NULL)
    {
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
      g_test_skip ("this system has no locale but the plain one");
      return;
    }

  add (sheet, "Cleo");
  add_many (sheet, 30);
  ps_paper_language_begin (language);
  pages = ps_sign_in_page_new (sheet, PS_SIGN_IN_FILL, FALSE, NULL);
  ps_paper_language_end (language);
  english = ps_sign_in_page_new (sheet, PS_SIGN_IN_FILL, FALSE, NULL);

  file = g_file_new_for_path (path);
  g_assert_true (ps_pages_save_pdf (pages, file, PS_PAPER_A4, NULL, &error));
  right = run (command);
  g_assert_true (ps_pages_save_pdf (english, file, PS_PAPER_A4, NULL, &error));
  left = run (command);
  g_assert_cmpfloat (find_x (left, "Cleo"), ==, 54);
  g_assert_cmpfloat (find_x (right, "Cleo"), >, 595 - 54 - 60);
  g_assert_nonnull (strstr (left, ">Page<"));
  g_assert_null (strstr (right, ">Page<"));
  g_assert_null (strstr (right, ">Tick<"));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PsPaperLanguage) language = NULL;
  g_autofree char *command = NULL;
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  catalogues = g_dir_make_tmp ("peerside-XXXXXX", NULL);
  install_arabic ();
  /* As in a program that makes one before it looks for any word: see ps_paper_language_new(). */
  language = ps_paper_language_new ("ar", NULL);

#define ADD(path, func) g_test_add_func ("/paper/sign-in-page/" path, func)
  ADD ("it-says-when-where-and-who", test_it_says_when_where_and_who);
  ADD ("letter-is-letter", test_letter_is_letter);
  ADD ("many-people-take-several-pages", test_many_people_take_several_pages);
  ADD ("there-are-at-least-six-blank-lines", test_there_are_at_least_six_blank_lines);
  ADD ("long-names-are-whole", test_long_names_are_whole);
  ADD ("a-part-2-sheet-stays-in-their-hands", test_a_part_2_sheet_stays_in_their_hands);
  ADD ("every-script-is-drawn", test_every_script_is_drawn);
  ADD ("it-is-read-from-the-side-of-its-language", test_it_is_read_from_the_side_of_its_language);
#undef ADD
  result = g_test_run ();

  command = g_strdup_printf ("rm -r %s", catalogues);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (catalogues);

  return result;
}
