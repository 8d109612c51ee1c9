/* Whatever somebody types, in whatever language the desktop speaks: it is stored as it was typed, or
 * refused with a sentence, and the same in every locale; what was stored is found again by itself.
 *
 * Every model that takes text is given names from all over the world, text that goes from right to
 * left, marks without letters, what a database, a table, markup or a format could take for something
 * else, and texts that are far too long. The locales are compiled into a folder of the test's own.
 *
 * The control is a fold by the C library, which is not the same in every locale.
 */
#include "ps-clinic.h"
#include "ps-csv-writer.h"
#include "ps-date-reader.h"
#include "ps-date-words.h"
#include "ps-debriefs.h"
#include "ps-error.h"
#include "ps-groups.h"
#include "ps-guests.h"
#include "ps-member-import.h"
#include "ps-passphrase.h"
#include "ps-proof-child.h"
#include "ps-roster.h"
#include "ps-rule-reader.h"
#include "ps-test-list.h"
#include "ps-test-rows.h"
#include "ps-test-vault.h"
#include "ps-text.h"
#include "ps-topics.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>
#include <wctype.h>

#define LONG_NAME 201
#define HUGE_TEXT 300000

static const char * const texts[] = {
  "Ana", "Zoë", "Zoe\xcc\x88", "İpek Işık", "ıIiİ", "Straße", "STRASSE", "Ελένη", "ὈΔΥΣΣΕΎΣ", "Дарья",
  "محمد", "مُحَمَّد", "שרה", "अनन्या", "प्रिया", "ไพลิน", "美咲", "ひらがな", "김민지", "Nguyễn",
  "O’Brien", "O'Brien", "Jean-Luc", "🙂", "👩‍👩‍👧", "𝓐𝓷𝓪", "ﬁnn", "a\xcc\x81\xcc\x82\xcc\x83\xcc\x84",
  "\xe2\x80\xae" "anA", "A\xe2\x80\x8bna", "\xef\xbb\xbf" "Ana", "\xef\xbf\xbd", "\xef\xbf\xbe",
  "", " ", "\t\n", "\xc2\xa0", "  Ana  ", "Ana\nBen", "Ana\r\nBen", "A\x01na", "A\x7fna",
  "'; DROP TABLE person; --", "\"", "%s%n%d", "<b>Ana</b> &amp; Ben", "=1+1", "@SUM(A1)", "-1", "+49",
  "'apostrophe", "../../etc/passwd", "NULL", "0", "１２３", "٣", "३", "NEAR(a b)", "a* AND", "\\",
  "\xff\xfe", "Zo\xeb", "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80",
};

typedef struct {
  PsTestVault   vault;
  PsContent    *content;
  PsRoster     *roster;
  PsGroups     *groups;
  PsTopics     *topics;
  PsGuests     *guests;
  PsClinic     *clinic;
  PsDebriefs   *debriefs;
  GAsyncResult *result;
  GPtrArray    *texts;
  guint         cases;
} Fixture;

/* Puts @text where it belongs and gives back what is there then; NULL with @error if it is refused. */
typedef char *(* Keep) (Fixture    *fixture,
                        const char *text,
                        GError    **error);

static char *
keep_member (Fixture    *fixture,
             const char *text,
             GError    **error)
{
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  g_autoptr (PsMember) member = NULL;
  gint64 id;
  char *name;

  row->preferred_name = g_strdup (text);
  ps_test_call (fixture->result, ps_roster_add_async, fixture->roster, row, 0);
  id = ps_roster_add_finish (fixture->roster, fixture->result, error);
  if (id == 0)
    return NULL;

  member = ps_roster_find (fixture->roster, id, error);
  g_object_get (member, "name", &name, NULL);

  return name;
}

static char *
keep_way (Fixture    *fixture,
          const char *text,
          GError    **error)
{
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  PsContactWayRow *way = ps_contact_way_row_new ();
  g_autoptr (GPtrArray) ways = NULL;
  gint64 id;

  row->preferred_name = g_strdup ("Wren");
  way->kind = g_strdup ("postal");
  way->value = g_strdup (text);
  row->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  g_ptr_array_add (row->ways, way);
  ps_test_call (fixture->result, ps_roster_add_async, fixture->roster, row, 0);
  id = ps_roster_add_finish (fixture->roster, fixture->result, error);
  ways = id != 0 ? ps_roster_get_ways (fixture->roster, id, error) : NULL;
  if (ways == NULL)
    return NULL;

  /* A way to reach somebody that says nothing is none. */
  return g_strdup (ways->len > 0 ? ((PsContactWayRow *) g_ptr_array_index (ways, 0))->value : "");
}

static char *
keep_group_text (Fixture    *fixture,
                 const char *name,
                 const char *agreement,
                 gboolean    want_name,
                 GError    **error)
{
  g_autoptr (PsGroupRow) row = ps_group_row_new ();
  g_autoptr (GPtrArray) agenda =
    ps_groups_make_default_agenda (fixture->content, "recovery", 60);
  g_autoptr (PsGroup) group = NULL;
  const PsGroupRow *found;
  gint64 id;

  row->name = g_strdup (name);
  row->agreement = g_strdup (agreement);
  row->model = g_strdup ("recovery");
  row->minutes = 60;
  ps_test_call (fixture->result, ps_groups_add_async, fixture->groups, row, agenda);
  id = ps_groups_add_finish (fixture->groups, fixture->result, error);
  if (id == 0)
    return NULL;

  group = ps_groups_find (fixture->groups, id, error);
  found = ps_group_get_row (group);

  return g_strdup (want_name ? found->name : found->agreement);
}

static char *
keep_group (Fixture    *fixture,
            const char *text,
            GError    **error)
{
  return keep_group_text (fixture, text, "", TRUE, error);
}

static char *
keep_agreement (Fixture    *fixture,
                const char *text,
                GError    **error)
{
  return keep_group_text (fixture, "Tuesday group", text, FALSE, error);
}

static char *
keep_topic_text (Fixture    *fixture,
                 const char *title,
                 const char *exercise,
                 gboolean    want_title,
                 GError    **error)
{
  g_autoptr (PsTopicRow) row = ps_topic_row_new ();
  g_autoptr (PsTopic) topic = NULL;
  const PsTopicRow *found;
  gint64 id;

  row->title = g_strdup (title);
  row->exercise = g_strdup (exercise);
  row->minutes = 30;
  ps_test_call (fixture->result, ps_topics_save_async, fixture->topics, row);
  id = ps_topics_save_finish (fixture->topics, fixture->result, error);
  if (id == 0)
    return NULL;

  topic = ps_topics_find (fixture->topics, id, error);
  found = ps_topic_get_row (topic);

  return g_strdup (want_title ? found->title : found->exercise);
}

static char *
keep_topic (Fixture    *fixture,
            const char *text,
            GError    **error)
{
  return keep_topic_text (fixture, text, "", TRUE, error);
}

static char *
keep_exercise (Fixture    *fixture,
               const char *text,
               GError    **error)
{
  return keep_topic_text (fixture, "Pacing", text, FALSE, error);
}

static char *
keep_guest (Fixture    *fixture,
            const char *text,
            GError    **error)
{
  g_autoptr (PsGuestRow) row = ps_guest_row_new ();
  g_autoptr (PsGuestRow) found = NULL;
  gint64 id;

  row->name = g_strdup (text);
  ps_test_call (fixture->result, ps_guests_save_async, fixture->guests, row);
  id = ps_guests_save_finish (fixture->guests, fixture->result, error);
  found = id != 0 ? ps_guests_find (fixture->guests, id, error) : NULL;

  return found != NULL ? g_strdup (found->name) : NULL;
}

static char *
keep_clinic (Fixture    *fixture,
             const char *text,
             GError    **error)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new ();

  ps_test_call (fixture->result, ps_clinic_save_async, fixture->clinic, text, "555-0100", contacts);
  if (!ps_clinic_save_finish (fixture->clinic, fixture->result, error))
    return NULL;

  return g_strdup (ps_clinic_get_name (fixture->clinic));
}

/* Through JSON and the seal. */
static char *
keep_debrief (Fixture    *fixture,
              const char *text,
              GError    **error)
{
  g_autoptr (PsDebriefText) debrief = ps_debrief_text_new ();
  g_autoptr (PsDebriefText) loaded = NULL;

  ps_debrief_text_set_answer (debrief, "helped", text);
  ps_test_call (fixture->result, ps_debriefs_save_draft_async, fixture->debriefs, 1, debrief);
  if (!ps_debriefs_finish (fixture->debriefs, fixture->result, error))
    return NULL;

  loaded = ps_debriefs_load (fixture->debriefs, 1, error);

  return loaded != NULL ? g_strdup (ps_debrief_text_answer (loaded, "helped")) : NULL;
}

/* Out into a table and in again. */
static char *
keep_in_table (Fixture    *fixture G_GNUC_UNUSED,
               const char *text,
               GError    **error)
{
  g_autoptr (PsCsvWriter) writer = NULL;
  g_autoptr (PsMemberImport) import = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;
  const PsMemberRecord *record;

  /* What is exported has been stored, and what is not text never was. */
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, "no text");
      return NULL;
    }

  writer = ps_csv_writer_new (',', FALSE);
  ps_csv_writer_cell (writer, "Name");
  ps_csv_writer_cell (writer, "Phone");
  ps_csv_writer_end_record (writer);
  ps_csv_writer_cell (writer, text);
  ps_csv_writer_cell (writer, "555-0100");
  ps_csv_writer_end_record (writer);
  bytes = ps_csv_writer_finish (g_steal_pointer (&writer));
  import = ps_member_import_new (bytes, NULL, NULL, NULL, &spot, error);
  if (import == NULL)
    return NULL;

  g_assert_cmpuint (ps_member_import_get_n_records (import), ==, 1);
  record = ps_member_import_get_record (import, 0);

  return g_strdup (record->member != NULL && record->member->preferred_name != NULL
                   ? record->member->preferred_name : "");
}

static char *
keep_fold (Fixture    *fixture G_GNUC_UNUSED,
           const char *text,
           GError    **error)
{
  if (g_utf8_validate (text, -1, NULL))
    return ps_text_fold (text);

  g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, "no text");

  return NULL;
}

static const struct { const char *name; Keep keep; } models[] = {
  { "member", keep_member },
  { "contact", keep_way },
  { "group", keep_group },
  { "agreement", keep_agreement },
  { "topic", keep_topic },
  { "exercise", keep_exercise },
  { "guest", keep_guest },
  { "clinic", keep_clinic },
  { "debrief", keep_debrief },
  { "table", keep_in_table },
  { "fold", keep_fold },
};

static const char * const locales[] = { "C", "de_DE", "tr_TR", "ar_EG", "hi_IN" };

/* Compiles them into a folder of their own, in which the C library will look. */
static char *
make_locales (void)
{
  char *folder = g_dir_make_tmp ("peerside-locales-XXXXXX", NULL);

  g_assert_nonnull (folder);
  for (guint i = 1; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *to = g_strdup_printf ("%s/%s.UTF-8", folder, locales[i]);
      const char *argv[] = { "localedef", "--no-archive", "-i", locales[i], "-f", "UTF-8", to, NULL };

      g_spawn_sync (NULL, (char **) argv, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, NULL, NULL);
    }
  g_setenv ("LOCPATH", folder, TRUE);

  return folder;
}

/* Returns: whether there is one. */
static gboolean
go_to (const char *name)
{
  g_autofree char *whole = g_strconcat (name, ".UTF-8", NULL);

  return setlocale (LC_ALL, whole) != NULL;
}

static void
add_text (Fixture *fixture,
          char    *text)
{
  g_ptr_array_add (fixture->texts, text);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_set_up (&fixture->vault, PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR);
  ps_test_add_group (&fixture->vault.store, "Pain");
  ps_test_db_exec (&fixture->vault.store,
                   "INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at,"
                   " ended_at) VALUES (randomblob (16), 1, 'ended', 1, 60, 1, 2);"
                   "INSERT INTO debrief (uid, session_id, state, created_at)"
                   " VALUES (randomblob (16), 1, 'waiting', 1)");
  fixture->content = ps_content_new (NULL, NULL, NULL);
  fixture->roster = ps_roster_new (fixture->vault.store.db, &fixture->vault.clock);
  fixture->groups = ps_groups_new (fixture->vault.store.db, &fixture->vault.clock, fixture->content);
  fixture->topics = ps_topics_new (fixture->vault.store.db, &fixture->vault.clock, fixture->content);
  fixture->guests = ps_guests_new (fixture->vault.store.db, &fixture->vault.clock);
  fixture->clinic = ps_clinic_new (fixture->vault.store.db, &fixture->vault.clock);
  fixture->debriefs = ps_debriefs_new (fixture->vault.store.db, &fixture->vault.clock,
                                       fixture->vault.keys);

  fixture->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_text (fixture, g_strdup (texts[i]));
  add_text (fixture, g_strnfill (LONG_NAME, 'x'));
  add_text (fixture, g_strnfill (HUGE_TEXT, 'x'));
  add_text (fixture, g_strnfill (HUGE_TEXT, ' '));
  add_text (fixture, g_strnfill (HUGE_TEXT, '"'));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  go_to ("C");
  g_ptr_array_unref (fixture->texts);
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->debriefs);
  g_assert_finalize_object (fixture->clinic);
  g_assert_finalize_object (fixture->guests);
  g_assert_finalize_object (fixture->topics);
  g_assert_finalize_object (fixture->groups);
  g_assert_finalize_object (fixture->roster);
  g_assert_finalize_object (fixture->content);
  ps_test_vault_tear_down (&fixture->vault);
}

/* What became of @text: "=" and what is stored, or the code it was refused with. */
static char *
outcome_of (Fixture    *fixture,
            guint       model,
            const char *text,
            gboolean    twice)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = models[model].keep (fixture, text, &error);
  g_autofree char *again = NULL;

  fixture->cases++;
  if (kept == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      if (!g_error_matches (error, PS_ERROR, PS_ERROR_INVALID))
        g_error ("%s “%.60s”: %s", models[model].name, text, error->message);

      return g_strdup_printf ("refused: %s", error->message);
    }

  g_assert_no_error (error);
  if (!g_utf8_validate (kept, -1, NULL))
    g_error ("%s: what is kept of %.60s is no text", models[model].name, text);

  /* What is kept is kept for good: it does not change when it is saved once more. */
  if (twice && *kept != '\0')
    {
      again = models[model].keep (fixture, kept, &error);
      g_assert_cmpstr (again, ==, kept);
    }

  return g_strconcat ("=", kept, NULL);
}

static void
compare_outcomes (Fixture    *fixture,
                  const char *locale,
                  GPtrArray  *outcomes,
                  gboolean    is_first)
{
  for (guint model = 0; model < G_N_ELEMENTS (models); model++)
    for (guint i = 0; i < fixture->texts->len; i++)
      {
        const char *text = g_ptr_array_index (fixture->texts, i);
        guint at = model * fixture->texts->len + i;
        g_autofree char *outcome = NULL;

        /* How long is too long is the same everywhere. */
        if (!is_first && i >= G_N_ELEMENTS (texts))
          continue;

        outcome = outcome_of (fixture, model, text, is_first);
        if (is_first)
          g_ptr_array_add (outcomes, g_steal_pointer (&outcome));
        else if (!g_str_equal (outcome, g_ptr_array_index (outcomes, at)))
          g_error ("%s in %s: “%.60s” and not “%.60s”", models[model].name, locale, outcome,
                   (char *) g_ptr_array_index (outcomes, at));
      }
}

static void
test_the_same_in_every_locale (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      if (!go_to (locales[i]))
        {
          g_test_message ("%s is left out: this machine has no definition of it to compile", locales[i]);
          continue;
        }

      compare_outcomes (fixture, locales[i], outcomes, i == 0);
      n++;
    }

  g_test_message ("%u texts in %u models and %u locales: %u cases", fixture->texts->len,
                  (guint) G_N_ELEMENTS (models), n, fixture->cases);
  g_assert_cmpuint (fixture->cases, >=, 500);
}

/* Of every member and topic that could be stored, and has a letter in its name. */
static void
test_found_by_itself (Fixture       *fixture,
                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsRowList) members = ps_roster_list_new (fixture->roster, 0);
  g_autoptr (PsRowList) topics = ps_topics_list_new (fixture->topics);
  guint searches = 0;

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      if (!go_to (locales[i]))
        continue;

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *member = keep_member (fixture, texts[j], NULL);
          g_autofree char *topic = keep_topic (fixture, texts[j], NULL);

          if (member == NULL || topic == NULL || !g_unichar_isalpha (g_utf8_get_char (texts[j])))
            continue;

          ps_roster_list_search (members, texts[j], &error);
          g_assert_no_error (error);
          if (g_list_model_get_n_items (G_LIST_MODEL (members)) == 0)
            g_error ("“%s” is not found in %s", texts[j], locales[i]);

          ps_topics_list_search (topics, texts[j], NULL, FALSE, &error);
          g_assert_no_error (error);
          if (g_list_model_get_n_items (G_LIST_MODEL (topics)) == 0)
            g_error ("The topic “%s” is not found in %s", texts[j], locales[i]);
          searches++;
        }
    }

  g_test_message ("%u members and topics found by their own names", searches);
  g_assert_cmpuint (searches, >, 25);
}

/* A day in the words of a locale is that day again; so is one in what people type. */
static void
test_days_in_every_locale (Fixture       *fixture G_GNUC_UNUSED,
                           gconstpointer  data G_GNUC_UNUSED)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      GDate today;

      if (!go_to (locales[i]))
        continue;

      g_date_set_dmy (&today, 3, G_DATE_MARCH, 2027);
      for (guint day = 0; day < 60; day++, n++)
        {
          PsForms forms = ps_forms_of_locale ();
          g_autoptr (GError) error = NULL;
          g_autofree char *words = NULL;
          GDate date = today;
          GDate read;

          g_date_add_days (&date, day * 7 + day);
          g_date_clear (&read, 1);
          words = ps_date_words (&date, &forms);
          ps_date_words_parse (words, &today, &forms, &read, &error);
          g_assert_no_error (error);
          if (g_date_compare (&date, &read) != 0)
            g_error ("“%s” is another day in %s", words, locales[i]);
        }
    }

  g_test_message ("%u days", n);
}

/* Bytes with a zero in them cannot be text; only what takes a length ever sees one. */
static void
test_a_zero_ends_nothing (Fixture       *fixture G_GNUC_UNUSED,
                          gconstpointer  data G_GNUC_UNUSED)
{
  static const char zero[] = "Name,Phone\nA\0na,555-0100\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (zero, sizeof zero - 1);
  g_autoptr (PsMemberImport) import = NULL;
  g_autoptr (PsSecret) normal = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;

  import = ps_member_import_new (bytes, NULL, NULL, NULL, &spot, &error);
  g_assert_null (import);
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_clear_error (&error);

  normal = ps_passphrase_normalise ("correct\0horse", 13, &error);
  g_assert_null (normal);
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

static void
test_a_fold_by_the_c_library_is_not (Fixture       *fixture G_GNUC_UNUSED,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  wint_t here;

  g_assert_true (go_to ("C"));
  here = towlower (L'I');
  if (!go_to ("tr_TR"))
    {
      g_test_skip ("This machine has no definition of tr_TR to compile");
      return;
    }

  g_assert_cmpuint (towlower (L'I'), !=, here);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  int status;

  /* While there is no other thread: the environment has no lock. Nothing here asks anything of a disk. */
  if (access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  folder = make_locales ();
  go_to ("C");
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add ("/any-text/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("the-same-in-every-locale", test_the_same_in_every_locale);
  TEST ("found-by-itself", test_found_by_itself);
  TEST ("days-in-every-locale", test_days_in_every_locale);
  TEST ("a-zero-ends-nothing", test_a_zero_ends_nothing);
  TEST ("a-fold-by-the-c-library-is-not", test_a_fold_by_the_c_library_is_not);
#undef TEST

  status = g_test_run ();
  ps_proof_remove (folder);

  return status;
}
