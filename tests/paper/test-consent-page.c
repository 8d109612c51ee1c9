#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "ps-consent-page.h"
#include "ps-disclosure.h"

static PsConsentRow *
draft (void)
{
  PsConsentRow *row = ps_consent_row_new ();

  row->kind = g_strdup ("disclosure");
  row->content = g_strdup ("attendance");
  row->discloser = g_strdup ("Birch Street Clinic");
  row->recipients = g_strdup ("Mill Road Clinic\nBen & Co");
  row->purpose = g_strdup ("To arrange a ride");
  row->expires_on = g_strdup ("2027-03-09");
  row->group_name = g_strdup ("Tuesday group");
  row->signed_by = g_strdup ("member");

  return row;
}

/* What a program that reads PDF files finds on the pages. */
static char *
read_back (const PsConsentRow *row,
           const char         *notice,
           PsPaperSize         size,
           guint              *n_pages)
{
  g_autoptr (PsPages) page = ps_consent_page_new (row, "Zoë Ortiz", "The clinic", notice);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("peerside-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "consent.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext -layout %s -", path);
  g_autofree char *about = g_strdup_printf ("pdfinfo %s", path);
  g_autofree char *info = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *text = NULL;
  GStatBuf buf;
  double width, height;

  ps_pages_save_pdf (page, file, size, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &buf), ==, 0);
  g_assert_cmpint (buf.st_mode & 0777, ==, 0600);
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, &error));
  g_assert_true (g_spawn_command_line_sync (about, &info, NULL, NULL, &error));
  g_assert_no_error (error);
  /* Whatever keeps a list of documents learns nobody's name. */
  g_assert_null (strstr (info, "Ortiz"));

  ps_paper_get_size (size, &width, &height);
  *n_pages = ps_pages_count (page, width, height);
  g_unlink (path);
  g_rmdir (folder);

  return text;
}

static void
assert_says (const char         *text,
             const char * const *words)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "\n\f", ' ');
  g_auto (GStrv) parts = g_strsplit (plain, " ", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (kept, parts[i]);
  g_ptr_array_add (kept, NULL);
  joined = g_strjoinv (" ", (char **) kept->pdata);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (joined, words[i]) == NULL)
      g_error ("“%s” is not in:\n%s", words[i], joined);
}

/* 42 CFR 2.31 (a), paragraph by paragraph. */
static void
test_it_has_every_element (void)
{
  static const char * const elements[] = {
    "Zoë Ortiz",                                               /* (1) */
    "Birch Street Clinic",                                     /* (2) */
    "dates of attendance", "Tuesday group",                    /* (3) */
    "Mill Road Clinic, Ben & Co",                              /* (4) */
    "To arrange a ride",                                       /* (5) */
    "I can take this consent back at any time by writing to",  /* (6) */
    "already acted in reliance on it",
    "Until March 9, 2027",                                     /* (7) */
    "Signature of the member",                                 /* (8) */
    "Date",                                                    /* (9) */
    "Form 2024-1", NULL
  };
  PsPaperSize sizes[] = { PS_PAPER_A4, PS_PAPER_LETTER };
  g_autoptr (PsConsentRow) row = draft ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint n;
      g_autofree char *text = read_back (row, NULL, sizes[i], &n);

      g_assert_cmpuint (n, ==, 1);
      assert_says (text, elements);
      g_assert_null (strstr (text, "42 CFR"));
    }
}

static void
test_care_says_what_may_become_of_it (void)
{
  static const char * const words[] = {
    "my treating providers, health plans, third-party payers, and people helping to operate this program",
    "treatment, payment, and health care operations", "Without an end", "HIPAA",
    "It may not be used against me in civil, criminal, administrative or legislative proceedings.",
    PS_DISCLOSURE_NOTICE, NULL
  };
  g_autoptr (PsConsentRow) row = draft ();
  g_autofree char *text = NULL;
  guint n;

  g_free (row->purpose);
  row->purpose = g_strdup ("care");
  g_clear_pointer (&row->recipients, g_free);
  g_clear_pointer (&row->expires_on, g_free);
  text = read_back (row, PS_DISCLOSURE_NOTICE, PS_PAPER_LETTER, &n);
  assert_says (text, words);
}

static void
test_a_guardian_signs_with_their_name (void)
{
  static const char * const unsigned_words[] = {
    "Signature of the guardian or representative", "Their name, and what entitles them to sign", NULL
  };
  static const char * const signed_words[] = { "Signed on March 9, 2026", "Rosa Ortiz", NULL };
  g_autoptr (PsConsentRow) row = draft ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n;

  g_free (row->signed_by);
  row->signed_by = g_strdup ("guardian");
  row->signer = g_strdup ("Rosa Ortiz");
  before = read_back (row, NULL, PS_PAPER_A4, &n);
  assert_says (before, unsigned_words);

  row->given_on = g_strdup ("2026-03-09");
  after = read_back (row, NULL, PS_PAPER_A4, &n);
  assert_says (after, signed_words);
  g_assert_null (strstr (after, "Signature"));
}

static void
test_a_long_one_takes_more_pages (void)
{
  static const char * const words[] = { "word 219", "Signature of the member", "Form 2024-1", NULL };
  g_autoptr (PsConsentRow) row = draft ();
  g_autoptr (GString) much = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint n;

  for (guint i = 0; i < 220; i++)
    g_string_append_printf (much, "word %u ", i);
  g_free (row->recipients);
  row->recipients = g_strdup (much->str);
  g_free (row->information);
  row->information = g_strdup (much->str);
  text = read_back (row, NULL, PS_PAPER_LETTER, &n);
  g_assert_cmpuint (n, >, 1);
  assert_says (text, words);
}

static void
test_what_is_open_can_be_filled_in_by_hand (void)
{
  static const char * const words[] = {
    "Who may give it", "What may be given", "Who may have it", "What it is for", "How long it holds", NULL
  };
  g_autoptr (PsConsentRow) row = ps_consent_row_new ();
  g_autofree char *text = NULL;
  guint n;

  row->kind = g_strdup ("disclosure");
  text = read_back (row, NULL, PS_PAPER_A4, &n);
  assert_says (text, words);
  g_assert_null (strstr (text, "Without an end"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/paper/consent-page/" path, func)
  ADD ("it-has-every-element", test_it_has_every_element);
  ADD ("care-says-what-may-become-of-it", test_care_says_what_may_become_of_it);
  ADD ("a-guardian-signs-with-their-name", test_a_guardian_signs_with_their_name);
  ADD ("a-long-one-takes-more-pages", test_a_long_one_takes_more_pages);
  ADD ("what-is-open-can-be-filled-in-by-hand", test_what_is_open_can_be_filled_in_by_hand);
#undef ADD

  return g_test_run ();
}
