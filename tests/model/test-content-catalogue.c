#include <libintl.h>
#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>

#include "ps-content.h"

/* As in a .mo file: after the magic number and the format, how many strings there are. */
#define MO_N_STRINGS 2

static char *folder;
static char *catalogue;
static gsize catalogue_length;

/* Some versions of the C library translate nothing at all in the locale C.UTF-8, which is the only
 * one that a bare machine has; then gettext does not find the header of the catalogue either.
 */
static gboolean
gettext_translates (void)
{
  if (*dgettext (GETTEXT_PACKAGE, "") != '\0')
    return TRUE;

  g_test_skip ("The C library does not translate in C.UTF-8.");
  return FALSE;
}

static gboolean
is_translated (const char *text)
{
  return g_str_has_prefix (text, "«") && g_str_has_suffix (text, "»");
}

static const char *
remember_cb (const char *context,
             const char *msgid,
             gpointer    user_data)
{
  g_hash_table_add (user_data, g_strdup_printf ("%s|%s", context != NULL ? context : "", msgid));

  return context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, context, msgid)
                         : g_dgettext (GETTEXT_PACKAGE, msgid);
}

static void
assert_all_translated (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const PsContentItem *item = g_ptr_array_index (items, i);

      g_test_message ("%s", item->text);
      g_assert_true (is_translated (item->text));
      g_assert_true (*item->detail == '\0' || is_translated (item->detail));
    }
}

static void
read_everything (PsContent *content)
{
  const char *const models[] = { "co-facilitated", "programme", "recovery", "patient-led", "web" };
  GPtrArray *agendas = ps_content_get_agendas (content);
  GPtrArray *topics = ps_content_get_topics (content);

  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);

      g_assert_true (is_translated (agenda->name));
      g_assert_true (is_translated (agenda->description));

      for (guint j = 0; j < agenda->segments->len; j++)
        {
          const PsSegmentPlan *plan = g_ptr_array_index (agenda->segments, j);

          g_test_message ("%s: %s", agenda->key, plan->cue);
          g_assert_true (is_translated (plan->title));
          g_assert_true (is_translated (plan->cue));
          g_assert_true (plan->materials == NULL || is_translated (plan->materials));
        }
    }

  for (guint i = 0; i < topics->len; i++)
    {
      const PsContentTopic *topic = g_ptr_array_index (topics, i);

      g_test_message ("%s", topic->key);
      g_assert_true (is_translated (topic->title));
      g_assert_true (is_translated (topic->category_title));
      g_assert_true (is_translated (topic->objective));
      g_assert_true (is_translated (topic->materials));
      g_assert_true (is_translated (topic->audience));
      g_assert_true (is_translated (topic->source));
      g_assert_true (*topic->caution == '\0' || is_translated (topic->caution));

      for (guint j = 0; topic->prompts[j] != NULL; j++)
        g_assert_true (is_translated (topic->prompts[j]));
      for (guint j = 0; topic->steps[j] != NULL; j++)
        g_assert_true (is_translated (topic->steps[j]));
    }

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autoptr (GPtrArray) agreement = ps_content_dup_agreement (content, models[i]);

      assert_all_translated (agreement);
    }

  assert_all_translated (ps_content_get_debrief_prompts (content, FALSE));
  assert_all_translated (ps_content_get_debrief_prompts (content, TRUE));
  assert_all_translated (ps_content_get_challenges (content));
  assert_all_translated (ps_content_get_categories (content));
}

static void
test_every_text_finds_its_translation (void)
{
  g_autoptr (PsContent) content = ps_content_new (NULL, NULL, NULL);

  if (!gettext_translates ())
    return;

  read_everything (content);
  g_assert_cmpstr (ps_content_find_topic (content, "pain-cycle")->title, ==,
                   "«What pain is doing: the pain cycle»");
  g_assert_cmpstr (ps_content_find_topic (content, "pain-cycle")->prompts[2], ==,
                   "«How does a bad night show up the day after?»");
}

/* What no one ever sees is not work for a translator. */
static void
test_no_text_is_translated_in_vain (void)
{
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PsContent) content = ps_content_new (remember_cb, g_hash_table_ref (asked),
                                                  (GDestroyNotify) g_hash_table_unref);
  const guint32 *numbers = (const guint32 *) catalogue;

  if (!gettext_translates ())
    return;

  read_everything (content);
  g_assert_cmpuint (catalogue_length, >, MO_N_STRINGS * sizeof *numbers);

  /* One of the strings is the header. */
  g_assert_cmpuint (g_hash_table_size (asked), ==, numbers[MO_N_STRINGS] - 1);
}

/* One that is written in another language than the program's, for a flyer or for a test. */
static const char *
shout_cb (const char *context G_GNUC_UNUSED,
          const char *msgid,
          gpointer    user_data)
{
  GString *last = user_data;

  g_string_assign (last, msgid);
  g_string_ascii_up (last);

  return last->str;
}

static void
free_string_cb (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
test_another_language_can_be_handed_in (void)
{
  g_autoptr (PsContent) content = ps_content_new (shout_cb, g_string_new (NULL), free_string_cb);

  g_assert_cmpstr (ps_content_find_topic (content, "pacing")->title, ==,
                   "PACING: STEADY BEATS BOOM-AND-BUST");
  g_assert_cmpstr (ps_content_find_topic (content, "pacing")->key, ==, "pacing");
}

static void
install_catalogue (void)
{
  const char *path = g_getenv ("PS_TEST_CATALOGUE");
  g_autofree char *messages = NULL;
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("peerside-test-XXXXXX", &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &catalogue, &catalogue_length, &error);
  g_assert_no_error (error);

  /* qq is for private use in ISO 639-3: no C library brings translations for it. */
  messages = g_build_filename (folder, "qq", "LC_MESSAGES", NULL);
  file = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_file_set_contents (file, catalogue, catalogue_length, &error);
  g_assert_no_error (error);

  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

static void
remove_catalogue (void)
{
  g_autofree char *language = g_build_filename (folder, "qq", NULL);
  g_autofree char *messages = g_build_filename (language, "LC_MESSAGES", NULL);
  g_autofree char *file = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);

  g_unlink (file);
  g_rmdir (messages);
  g_rmdir (language);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
  g_free (catalogue);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_setenv ("LANGUAGE", "qq", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  install_catalogue ();

  g_test_add_func ("/content/catalogue/found", test_every_text_finds_its_translation);
  g_test_add_func ("/content/catalogue/not-in-vain", test_no_text_is_translated_in_vain);
  g_test_add_func ("/content/catalogue/handed-in", test_another_language_can_be_handed_in);

  status = g_test_run ();
  remove_catalogue ();

  return status;
}
