/* One person's own record has nobody else's name in it, in a vault full of namesakes and of texts that
 * name people in every way there is.
 */
#include <locale.h>
#include <string.h>

#include "ps-error.h"
#include "ps-name-guard.h"
#include "ps-person-export.h"
#include "ps-test-rows.h"
#include "ps-text.h"

static void
test_now (PsInstant *instant,
          gpointer   data G_GNUC_UNUSED)
{
  *instant = (PsInstant) { .wall = PS_TEST_NOW };
}

static const PsClock clock_now = { test_now, NULL, 1 };

/* What somebody may have written, with the names of others in it, and what comes of it. */
static const struct
{
  const char *text;
  const char *cleaned;
} texts[] = {
  { "sits beside Ben", "sits beside another member" },
  { "sits beside ben.", "sits beside another member." },
  { "BEN’S sister, Ben's car", "another member’S sister, another member's car" },
  { "Ben Ortiz drives her", "another member drives her" },
  { "Ortiz, Ben", "another member, another member" },
  { "BenOrtiz and Ben-Ortiz and Ben_Ortiz",
    "another member and another member and another member" },
  { "like B\314\201en? no, Be\314\201n", "like another member? no, another member" },
  { "with \303\234nal, with UNAL, with U\314\210nal",
    "with another member, with another member, with another member" },
  { "B\342\200\213en hides, B\302\255en too", "another member hides, another member too" },
  { "\357\274\242\357\275\205\357\275\216 is wide", "another member is wide" },
  { "call Sean O’Neill or O'Neill or ONEILL", "call another member or another member or another member" },
  { "Łukasz and LUKASZ and Größe, GROSSE", "another member and another member and another member, another member" },
  { "\330\271\331\204\331\212 helps", "another member helps" },
  { "和田中さんと来る", "和another memberと来る" },
  { "Ben1 and 2Ben", "another member1 and 2another member" },
  { "Benjamin, Bent and Ortizes stay", "Benjamin, Bent and Ortizes stay" },
  { "Ana comes with Silva", "Ana comes with Silva" },
  { "led by Rosa Lima", "led by a Peer Leader" },
  { "Dr. Haddad spoke", "Dr. a guest speaker spoke" },
  { "\360\237\214\273 with Ben\360\237\214\273", "\360\237\214\273 with another member\360\237\214\273" },
  { "", "" },
};

/* Names that others have; some of them are hers as well. */
static const char * const others[][2] = {
  { "Ben", "Ben Ortiz" }, { "Ana", "Ana Silva" }, { "Ana", "Ana Lucía Silva Reyes" },
  { "Ünal", "" }, { "Sean", "Sean O’Neill" }, { "Łukasz", "Łukasz Größe" }, { "علي", "" },
  { "田中さん", "" }, { "X", "Xenia Walker" },
};

typedef struct {
  PsTestDb test;
  gint64   id;
  gint64   group_id;
} Fixture;

static char *
quote (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "'", -1);
  g_autofree char *inner = g_strjoinv ("''", parts);

  return g_strconcat ("'", inner, "'", NULL);
}

static void
exec (Fixture    *fixture,
      const char *format,
      const char *text)
{
  g_autofree char *quoted = text != NULL ? quote (text) : NULL;
  g_auto (GStrv) parts = g_strsplit (format, "{}", -1);
  g_autofree char *sql = g_strjoinv (quoted != NULL ? quoted : "", parts);

  ps_test_db_exec (&fixture->test, sql);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ben = 0;

  ps_test_db_set_up (&fixture->test);
  fixture->group_id = ps_test_add_group (&fixture->test, "Tuesday group");
  fixture->id = ps_test_add_member (&fixture->test, "Ana");
  exec (fixture, "UPDATE person SET full_name = 'Ana Silva', initial = 'S', pronouns = 'she/her',"
                 " language = 'pt', access_needs = 'a chair with arms'", NULL);
  ps_test_join (&fixture->test, fixture->group_id, fixture->id, "2026-01-06");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      gint64 id = ps_test_add_member (&fixture->test, others[i][0]);
      g_autofree char *where = g_strdup_printf ("UPDATE person SET full_name = {} WHERE id = %"
                                                G_GINT64_FORMAT, id);

      exec (fixture, where, others[i][1]);
      ben = ben == 0 ? id : ben;
    }
  {
    g_autofree char *buddy = g_strdup_printf ("UPDATE person SET buddy_id = %" G_GINT64_FORMAT
                                              " WHERE id = %" G_GINT64_FORMAT, ben, fixture->id);

    exec (fixture, buddy, NULL);
  }
  exec (fixture, "UPDATE support_group SET peer_leader = 'Rosa Lima', professional = 'Kim'", NULL);
  exec (fixture, "INSERT INTO guest (uid, name, name_fold, created_at, updated_at)"
                 " VALUES (randomblob (16), 'Noor Haddad', 'noor haddad', 1, 1)", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (&fixture->test);
}

static char *
export (Fixture        *fixture,
        PsExportFormat  format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsExported) exported =
    ps_person_export (ps_test_db_reader (&fixture->test), fixture->id, format, &clock_now, &error);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (exported->bytes, &size);

  return g_strndup (data, size);
}

/* What others are called and she is not, as a whole word of the text. */
static gboolean
names_somebody (const char *text)
{
  static const char * const names[] = {
    "ben", "ortiz", "benortiz", "unal", "sean", "oneill", "neill", "łukasz", "größe", "علي", "lucia",
    "reyes", "xenia", "walker", "rosa", "lima", "noor", "haddad",
  };
  g_auto (GStrv) words = ps_text_words (text);
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (set, words[i]);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *fold = ps_text_fold (names[i]);

      if (g_hash_table_contains (set, fold))
        return TRUE;
    }

  return strstr (text, "田中") != NULL;
}

/* Every text of hers that somebody typed. */
static const char * const places[] = {
  "UPDATE person SET access_needs = {} WHERE preferred_name = 'Ana' AND id = 1",
  "UPDATE person SET pronouns = {}, language = {} WHERE id = 1",
  "INSERT INTO contact_way (person_id, kind, value, value_fold, label) VALUES"
  " (1, 'phone', '555-0101', '5550101', {})",
  "INSERT INTO contact_way (person_id, kind, value, value_fold) VALUES"
  " (1, 'postal', 'c/o ' || {} || ', 1 Mill Road', 'x')",
  "UPDATE support_group SET name = 'Group: ' || {}",
  "INSERT INTO consent (uid, person_id, kind, content, information, discloser, recipients, purpose,"
  " expires_event, signed_by, signer, version, note, given_on, created_at, updated_at) VALUES"
  " (randomblob (16), 1, 'disclosure', 'contact', {}, {}, {}, {}, {}, 'guardian', {}, {}, {},"
  "  '2026-01-06', 1, 1)",
  "INSERT INTO disclosure (uid, given_at, given_by, audience, recipient, purpose, content, form)"
  " VALUES (randomblob (16), 5, 'kim', 'outside', {}, {}, 'contact', 'spoken')",
};

static void
test_nobody_else_is_named (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GString) hostile = g_string_new (NULL);
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (hostile, "%s%s", i > 0 ? "; " : "", texts[i].text);
  /* The control: as it was typed it names them. */
  g_assert_true (names_somebody (hostile->str));
  g_string_truncate (hostile, 0);
  for (guint i = 0; i < 8; i++)
    g_string_append_printf (hostile, "%s. ", texts[i].text);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    exec (fixture, places[i], hostile->str);
  exec (fixture, "INSERT INTO disclosure_person (disclosure_id, person_id, part2) VALUES (1, 1, 0)", NULL);

  json = export (fixture, PS_EXPORT_JSON);
  text = export (fixture, PS_EXPORT_TEXT);
  g_assert_false (names_somebody (json));
  g_assert_false (names_somebody (text));
  g_assert_nonnull (strstr (json, "another member"));
  g_assert_nonnull (strstr (text, "another member"));
  g_assert_nonnull (strstr (json, "\"preferred_name\":\"Ana\",\"full_name\":\"Ana Silva\""));
  g_assert_null (strstr (json, "buddy_id"));
}

static void
test_the_guard_takes_out_names_only (void)
{
  g_autoptr (PsNameGuard) guard = ps_name_guard_new ();

  ps_name_guard_add_own (guard, "Ana");
  ps_name_guard_add_own (guard, "Ana Silva");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    for (guint j = 0; j < 2; j++)
      ps_name_guard_add (guard, others[i][j], "another member");
  ps_name_guard_add (guard, "Rosa Lima", "a Peer Leader");
  ps_name_guard_add (guard, "Noor Haddad", "a guest speaker");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *cleaned = ps_name_guard_clean (guard, texts[i].text);

      g_assert_cmpstr (cleaned, ==, texts[i].cleaned);
    }
}

static void
test_all_of_it_is_there (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const in_json[] = {
    "\"she/her\"", "\"a chair with arms\"", "\"555-0101\"", "\"ok_call\":true", "\"joined\":\"2026-01-06\"",
    "\"status\":\"late\"", "\"starts_at\":\"2026-03-03T18:00:00Z\"", "\"first_time\":true",
    "\"old_status\":\"absent\"", "\"ended_how\":\"declined\"", "\"step\":\"greeted\"",
    "\"owner\":\"peer\",\"due_on\":\"2026-03-10\"", "\"recipients\":\"Mill Road Clinic\"",
    "\"recipient\":\"Mill Road Clinic\"", "\"given_at\":\"2026-03-01T00:00:00Z\"",
    "\"merged\":[{\"id\":99", "\"preferred_name\":\"Anna\"",
  };
  static const char * const in_text[] = {
    "# Ana\n", "## About you\n", "she/her", "555-0101. You agreed to: to be called.", "Tuesday group, since",
    "Late, In person. It was your first one.", "was corrected to “Late”", "You were greeted",
    "You were offered a place", "by a Peer Leader", "to Mill Road Clinic", "## A second record of you",
  };
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;

  exec (fixture,
        "INSERT INTO contact_way (person_id, kind, value, value_fold, ok_call)"
        " VALUES (1, 'phone', '555-0101', '5550101', 1);"
        "INSERT INTO session (id, uid, group_id, state, planned_at, planned_s, started_at, ended_at)"
        " VALUES (7, randomblob (16), 1, 'ended', 1772560800000000, 3600, 1772560800000000,"
        " 1772564400000000);"
        "UPDATE support_group SET zone = 'UTC';"
        "INSERT INTO attendance VALUES (7, 1, 'late', 'in-person', 1, 5);"
        "INSERT INTO attendance VALUES (7, 2, 'present', 'in-person', 0, 5);"
        "INSERT INTO attendance_change (session_id, person_id, old_status, new_status, changed_at,"
        " changed_by) VALUES (7, 1, 'absent', 'late', 1772650800000000, 'rosa');"
        "INSERT INTO waitlist (uid, group_id, person_id, added_at, offered_at, ended_at, ended_how)"
        " VALUES (randomblob (16), 1, 1, 1772000000000000, 1772100000000000, 1772200000000000,"
        " 'declined');"
        "INSERT INTO welcome_step VALUES (1, 1, 'greeted', 1772560800000000, 'rosa');"
        "INSERT INTO follow_up (uid, session_id, person_id, owner, due_on, epoch, sealed, created_at)"
        " VALUES (randomblob (16), 7, 1, 'peer', '2026-03-10', 0, x'01', 5);"
        "INSERT INTO consent (id, uid, person_id, kind, content, discloser, recipients, purpose,"
        " expires_on, given_on, created_at, updated_at) VALUES (3, randomblob (16), 1, 'disclosure',"
        " 'contact', 'Birch Street', 'Mill Road Clinic', 'care', '2099-12-31', '2026-01-06', 1, 1);"
        "INSERT INTO disclosure (id, uid, given_at, given_by, audience, recipient, purpose, content,"
        " form) VALUES (4, randomblob (16), 1772323200000000, 'kim', 'outside', 'Mill Road Clinic',"
        " 'care', 'contact', 'spoken');"
        "INSERT INTO person (id, uid, preferred_name, name_fold, created_at, updated_at, archived_at,"
        " merged_into_id) VALUES (99, randomblob (16), 'Anna', 'anna', 1, 1, 1, 1);"
        /* What stays with the record that went into hers is hers, too. */
        "INSERT INTO disclosure_person (disclosure_id, person_id, consent_id, part2)"
        " VALUES (4, 99, 3, 0)", NULL);

  json = export (fixture, PS_EXPORT_JSON);
  for (guint i = 0; i < G_N_ELEMENTS (in_json); i++)
    if (strstr (json, in_json[i]) == NULL)
      g_error ("%s is not in %s", in_json[i], json);
  text = export (fixture, PS_EXPORT_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (in_text); i++)
    if (strstr (text, in_text[i]) == NULL)
      g_error ("%s is not in %s", in_text[i], text);
  g_assert_false (names_somebody (json));
  g_assert_false (names_somebody (text));

  /* Once, though two records have it. */
  g_assert_true (strstr (json, "\"recipient\":\"Mill") == g_strrstr (json, "\"recipient\":\"Mill"));
}

static void
test_whose_record_it_is (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  PsConn *conn = ps_test_db_reader (&fixture->test);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsExported) exported = NULL;
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;

  exported = ps_person_export (conn, 12345, PS_EXPORT_JSON, &clock_now, &error);
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_FOUND);
  g_assert_null (exported);

  /* Where a record went, there it is. */
  exec (fixture, "INSERT INTO person (id, uid, preferred_name, name_fold, created_at, updated_at,"
                 " archived_at, merged_into_id) VALUES (99, randomblob (16), 'Anna', 'anna', 1, 1, 1, 1)",
        NULL);
  fixture->id = 99;
  json = export (fixture, PS_EXPORT_JSON);
  g_assert_nonnull (strstr (json, "{\"id\":1,"));
  g_assert_null (strstr (json, "prohibits"));

  ps_test_db_exec (&fixture->test, "UPDATE support_group SET part2 = 1");
  text = export (fixture, PS_EXPORT_TEXT);
  g_assert_nonnull (strstr (text, PS_DISCLOSURE_NOTICE));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-export/the-guard-takes-out-names-only", test_the_guard_takes_out_names_only);
  g_test_add ("/person-export/nobody-else-is-named", Fixture, NULL, set_up, test_nobody_else_is_named,
              tear_down);
  g_test_add ("/person-export/all-of-it-is-there", Fixture, NULL, set_up, test_all_of_it_is_there,
              tear_down);
  g_test_add ("/person-export/whose-record-it-is", Fixture, NULL, set_up, test_whose_record_it_is,
              tear_down);

  return g_test_run ();
}
