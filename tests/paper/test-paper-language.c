#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>

#include "ps-agenda-template.h"
#include "ps-error.h"
#include "ps-paper-language.h"
#include "ps-paper-languages.h"
#include "ps-segment-plan.h"

static char *folder;

/* The catalogue of the sources, as it is installed. */
static void
install_german (void)
{
  g_autofree char *messages = g_build_filename (folder, "de", "LC_MESSAGES", NULL);
  g_autofree char *file = g_strdup_printf ("%s.mo", GETTEXT_PACKAGE);
  g_autofree char *target = g_build_filename (messages, file, NULL);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "po", "de.po", NULL);
  const char *command[] = { "msgfmt", "-o", target, source, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

static GPtrArray *
english_agenda (void)
{
  g_autoptr (PsContent) content = ps_content_new (NULL, NULL, NULL);
  const PsAgendaTemplate *agenda = ps_content_find_agenda (content, "co-facilitated", 90);

  return ps_segment_plans_copy (agenda->segments);
}

/* A system may have no locale in which gettext translates anything. */
static gboolean
is_deaf (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsPaperLanguage) language = ps_paper_language_new ("de", &error);

  if (language != NULL)
    return FALSE;

  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "no locale"));
  g_test_skip ("this system has no locale but the plain one");

  return TRUE;
}

static void
test_shipped_words_change_and_typed_ones_stay (void)
{
  g_autoptr (PsPaperLanguage) language = NULL;
  g_autoptr (GPtrArray) agenda = english_agenda ();
  g_autoptr (GPtrArray) german = NULL;
  PsSegmentPlan *plan = g_ptr_array_index (agenda, 0);
  guint n_same = 0;

  if (is_deaf ())
    return;

  language = ps_paper_language_new ("de", NULL);
  g_free (plan->title);
  plan->title = g_strdup ("Tea and biscuits");
  german = ps_paper_language_translate (language, agenda);

  g_assert_cmpuint (german->len, ==, agenda->len);
  g_assert_cmpstr (((PsSegmentPlan *) g_ptr_array_index (german, 0))->title, ==, "Tea and biscuits");
  for (guint i = 1; i < german->len; i++)
    {
      const PsSegmentPlan *before = g_ptr_array_index (agenda, i);
      const PsSegmentPlan *after = g_ptr_array_index (german, i);

      n_same += g_str_equal (before->title, after->title);
      g_assert_cmpint (before->planned_s, ==, after->planned_s);
      if (before->cue != NULL)
        g_assert_cmpstr (before->cue, !=, after->cue);
    }
  g_assert_cmpuint (n_same, <=, 1);
}

static void
test_points_change_line_by_line (void)
{
  g_autoptr (PsPaperLanguage) language = NULL;
  g_autoptr (PsContent) content = ps_content_new (NULL, NULL, NULL);
  g_autoptr (GPtrArray) points = ps_content_dup_agreement (content, "co-facilitated");
  const char *first = ((PsContentItem *) g_ptr_array_index (points, 0))->text;
  g_autofree char *lines = g_strdup_printf ("%s\nPhones stay in the basket", first);
  g_autofree char *german = NULL;
  g_autofree char *nothing = NULL;

  if (is_deaf ())
    return;

  language = ps_paper_language_new ("de", NULL);
  german = ps_paper_language_translate_points (language, lines);
  nothing = ps_paper_language_translate_points (language, NULL);
  g_assert_false (g_str_has_prefix (german, first));
  g_assert_true (g_str_has_suffix (german, "\nPhones stay in the basket"));
  g_assert_cmpstr (nothing, ==, "");
}

/* Labels are in it for as long as it is in use, and not before or after. */
static void
test_labels_change_and_come_back (void)
{
  g_autoptr (PsPaperLanguage) language = NULL;

  if (is_deaf ())
    return;

  language = ps_paper_language_new ("de", NULL);
  g_assert_cmpstr (ps_led_by_get_label (PS_LED_BY_GUEST), ==, "Guest speaker");
  ps_paper_language_begin (language);
  g_assert_cmpstr (ps_led_by_get_label (PS_LED_BY_GUEST), ==, "Gast");
  ps_paper_language_end (language);
  g_assert_cmpstr (ps_led_by_get_label (PS_LED_BY_GUEST), ==, "Guest speaker");
}

static void
test_english_is_always_there (void)
{
  g_autoptr (PsPaperLanguage) german = NULL;
  g_autoptr (GPtrArray) agenda = english_agenda ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (PsPaperLanguage) english = NULL;
  g_autoptr (GPtrArray) back = NULL;

  if (is_deaf ())
    return;

  german = ps_paper_language_new ("de", NULL);
  stored = ps_paper_language_translate (german, agenda);
  /* At a desk where German is spoken. */
  ps_paper_language_begin (german);
  english = ps_paper_language_new ("en", NULL);
  back = ps_paper_language_translate (english, stored);
  ps_paper_language_end (german);

  g_assert_true (ps_segment_plans_equal (agenda, back));
}

static void
test_a_language_that_is_not_there_is_refused (void)
{
  const char * const names[] = { "tlh", "", "../de", "de/LC_MESSAGES/..", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ps_paper_language_new (names[i], &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "de, en"));
    }
}

/* For a paper that has words of its own, and for choosing one. */
static void
test_words_alone_and_what_it_calls_itself (void)
{
  g_autoptr (PsPaperLanguage) german = NULL;
  g_autoptr (PsPaperLanguage) english = NULL;
  g_auto (GStrv) installed = ps_paper_languages_list ();
  g_autofree char *list = g_strjoinv (" ", installed);
  g_autofree char *name = NULL;

  g_assert_cmpstr (list, ==, "de en");
  english = ps_paper_language_new_for_words ("en", NULL);
  name = ps_paper_language_dup_name (english);
  g_assert_cmpstr (name, ==, "English");
  if (is_deaf ())
    return;

  german = ps_paper_language_new_for_words ("de", NULL);
  ps_paper_language_begin (german);
  g_assert_cmpstr (ps_led_by_get_label (PS_LED_BY_GUEST), ==, "Gast");
  ps_paper_language_end (german);
  g_assert_cmpstr (ps_led_by_get_label (PS_LED_BY_GUEST), ==, "Guest speaker");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *command = NULL;
  PsPaperLanguage *language;
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("peerside-XXXXXX", NULL);
  install_german ();
  g_unsetenv ("LANGUAGE");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* As in a program that makes one before it looks for any word: see ps_paper_language_new(). */
  language = ps_paper_language_new ("de", NULL);
  g_clear_pointer (&language, ps_paper_language_free);

  g_test_add_func ("/paper-language/shipped-words-change-and-typed-ones-stay",
                   test_shipped_words_change_and_typed_ones_stay);
  g_test_add_func ("/paper-language/points-change-line-by-line", test_points_change_line_by_line);
  g_test_add_func ("/paper-language/labels-change-and-come-back", test_labels_change_and_come_back);
  g_test_add_func ("/paper-language/english-is-always-there", test_english_is_always_there);
  g_test_add_func ("/paper-language/a-language-that-is-not-there-is-refused",
                   test_a_language_that_is_not_there_is_refused);
  g_test_add_func ("/paper-language/words-alone-and-what-it-calls-itself",
                   test_words_alone_and_what_it_calls_itself);
  result = g_test_run ();

  command = g_strdup_printf ("rm -r %s", folder);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (folder);

  return result;
}
