#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "ps-text-block.h"
#include "ps-text-page.h"

/* What a program that reads PDF files finds on the pages, a form feed behind each. */
static char *
read_back (GPtrArray *blocks)
{
  g_autoptr (PsPages) pages = ps_text_page_new ("Own Record", blocks);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("peerside-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "own-record.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext -layout %s -", path);
  g_autofree char *about = g_strdup_printf ("pdfinfo %s", path);
  g_autofree char *info = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *text = NULL;
  GStatBuf buf;

  ps_pages_save_pdf (pages, file, PS_PAPER_A4, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &buf), ==, 0);
  g_assert_cmpint (buf.st_mode & 0777, ==, 0600);
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, &error));
  g_assert_true (g_spawn_command_line_sync (about, &info, NULL, NULL, &error));
  g_assert_no_error (error);
  /* Whatever keeps a list of documents learns nobody's name. */
  g_assert_null (strstr (info, "Ortiz"));
  g_unlink (path);
  g_rmdir (folder);

  return text;
}

static GPtrArray *
begin (void)
{
  GPtrArray *blocks = ps_text_blocks_new ();

  ps_text_blocks_add (blocks, PS_TEXT_TITLE, NULL, "Zoë Ortiz");
  ps_text_blocks_add (blocks, PS_TEXT_PARAGRAPH, NULL, "This is everything.");

  return blocks;
}

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;

  return n;
}

static void
test_each_piece_is_on_it (void)
{
  g_autoptr (GPtrArray) blocks = begin ();
  g_autofree char *text = NULL;

  ps_text_blocks_add (blocks, PS_TEXT_NOTICE, NULL, "42 CFR part 2 prohibits it.");
  ps_text_blocks_add (blocks, PS_TEXT_HEADING, NULL, "About you");
  ps_text_blocks_add (blocks, PS_TEXT_FACT, "Pronouns:", "they/them & <b>");
  ps_text_blocks_add (blocks, PS_TEXT_ITEM, NULL, "3 March 2026, Tuesday group: Present.");
  text = read_back (blocks);

  g_assert_nonnull (strstr (text, "Zoë Ortiz"));
  g_assert_nonnull (strstr (text, "This is everything."));
  g_assert_nonnull (strstr (text, "42 CFR part 2 prohibits it."));
  g_assert_nonnull (strstr (text, "About you"));
  g_assert_true (g_regex_match_simple ("Pronouns: +they/them & <b>", text, 0, 0));
  g_assert_true (g_regex_match_simple ("• +3 March 2026, Tuesday group: Present\\.", text, 0, 0));
  /* One sheet needs no number. */
  g_assert_cmpuint (count (text, "\f"), ==, 1);
  g_assert_null (strstr (text, "Page 1"));
}

static void
test_each_sheet_says_whose_it_is_and_has_a_number (void)
{
  g_autoptr (GPtrArray) blocks = begin ();
  g_autofree char *text = NULL;
  g_auto (GStrv) sheets = NULL;
  guint n;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *item = g_strdup_printf ("Meeting %u.", i);

      ps_text_blocks_add (blocks, PS_TEXT_ITEM, NULL, item);
    }
  text = read_back (blocks);
  sheets = g_strsplit (text, "\f", -1);
  n = g_strv_length (sheets) - 1;

  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (count (text, "Meeting "), ==, 100);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, n);

      g_assert_nonnull (strstr (sheets[i], number));
      g_assert_cmpuint (count (sheets[i], "Zoë Ortiz"), ==, 1);
    }
}

/* Wherever a heading falls, something of its part is on the same sheet. */
static void
test_a_heading_is_never_the_last_of_a_sheet (void)
{
  for (guint before = 30; before < 48; before++)
    {
      g_autoptr (GPtrArray) blocks = begin ();
      g_autofree char *text = NULL;
      g_auto (GStrv) sheets = NULL;
      gboolean found = FALSE;

      for (guint i = 0; i < before; i++)
        ps_text_blocks_add (blocks, PS_TEXT_ITEM, NULL, "A meeting.");
      ps_text_blocks_add (blocks, PS_TEXT_HEADING, NULL, "Consents");
      ps_text_blocks_add (blocks, PS_TEXT_ITEM, NULL, "Signed.");
      text = read_back (blocks);
      sheets = g_strsplit (text, "\f", -1);
      for (guint i = 0; sheets[i] != NULL; i++)
        if (strstr (sheets[i], "Consents") != NULL)
          {
            g_assert_nonnull (strstr (sheets[i], "Signed."));
            found = TRUE;
          }
      g_assert_true (found);
    }
}

/* A text of several sheets, with and without words, loses none of it. */
static void
test_what_is_higher_than_a_sheet_goes_on_on_the_next (void)
{
  g_autoptr (GPtrArray) blocks = begin ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *letters = g_strnfill (5000, 'x');
  g_autofree char *text = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (words, "word%u ", i);
  ps_text_blocks_add (blocks, PS_TEXT_ITEM, NULL, words->str);
  ps_text_blocks_add (blocks, PS_TEXT_FACT, "Access needs:", letters);
  text = read_back (blocks);

  g_assert_cmpuint (count (text, "word"), ==, 3000);
  g_assert_nonnull (strstr (text, "word2999"));
  g_assert_cmpuint (count (text, "x"), ==, 5000);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/text-page/" name, func)
  ADD ("each-piece-is-on-it", test_each_piece_is_on_it);
  ADD ("each-sheet-says-whose-it-is-and-has-a-number", test_each_sheet_says_whose_it_is_and_has_a_number);
  ADD ("a-heading-is-never-the-last-of-a-sheet", test_a_heading_is_never_the_last_of_a_sheet);
  ADD ("what-is-higher-than-a-sheet-goes-on-on-the-next",
       test_what_is_higher_than_a_sheet_goes_on_on_the_next);
#undef ADD

  return g_test_run ();
}
