#include "ps-audit-log.h"

#include <string.h>

#include "ps-audit-note.h"
#include "ps-conn-actor.h"
#include "ps-error.h"
#include "ps-keyring-users.h"
#include "ps-test-list.h"
#include "ps-test-vault.h"

typedef struct {
  PsTestVault  vault;
  PsAuditLog  *log;
  PsRowList   *list;
} Fixture;

static gboolean
set_actor (PsConn    *conn,
           gpointer   data,
           GError   **error G_GNUC_UNUSED)
{
  PsTestVault *vault = data;

  ps_conn_set_actor (conn, vault->keys, &vault->clock);

  return TRUE;
}

static void
open_log (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->log = ps_audit_log_new (fixture->vault.store.db, fixture->vault.keyring, &error);
  g_assert_no_error (error);
  fixture->list = ps_audit_log_list_new (fixture->log);
}

/* The roles are the database's: whose rights the log goes by. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  PsTestVault *vault = &fixture->vault;
  PsRole roles = data != NULL ? (PsRole) GPOINTER_TO_UINT (data)
                              : PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR;
  g_autoptr (GError) error = NULL;

  ps_test_vault_set_up (vault, PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR);
  ps_test_db_exec (&vault->store,
                   "INSERT INTO support_group (uid, name, model, zone, minutes, created_at, updated_at)"
                   " VALUES (x'0102030405060708090a0b0c0d0e0f10', 'Lanterns', 'recovery',"
                   " 'Europe/London', 60, 1, 1);"
                   "INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
                   " VALUES (x'1102030405060708090a0b0c0d0e0f10', 'Zoë', 'zoe', 1, 1),"
                   " (x'2102030405060708090a0b0c0d0e0f11', 'Ben', 'ben', 1, 1);"
                   "INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at,"
                   " ended_at) VALUES (x'3102030405060708090a0b0c0d0e0f10', 1, 'ended', 1, 3600,"
                   " 1796148000000000, 1796151600000000);"
                   "INSERT INTO topic (uid, title, created_at, updated_at)"
                   " VALUES (randomblob (16), 'Über Schlaf', 1, 1)");
  ps_test_db_close (&vault->store);
  vault->store.db = ps_db_open_as (vault->store.path, ps_keys_get_data_key (vault->keys),
                                   ps_keys_get_vault_id (vault->keys)->bytes, PS_DB_OPEN, roles,
                                   &error);
  g_assert_no_error (error);
  ps_test_db_write (&vault->store, set_actor, vault);
  if ((roles & PS_ROLE_ADMINISTRATOR) != 0)
    open_log (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->list);
  if (fixture->log != NULL)
    g_assert_finalize_object (fixture->log);
  ps_test_vault_tear_down (&fixture->vault);
}

typedef struct {
  PsAuditAction action;
  PsAuditKind   kind;
  gint64        id;
  const char   *detail;
  PsAuditKind   within;
} Deed;

static gboolean
write_deed (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  const Deed *deed = data;

  return ps_audit_note_within (conn, deed->action, deed->kind, deed->id, deed->detail, deed->within,
                               deed->within != PS_AUDIT_NOTHING ? 1 : 0, error);
}

static void
note (Fixture *fixture,
      Deed     deed)
{
  ps_test_db_write (&fixture->vault.store, write_deed, &deed);
}

/* What the list says, from the top. */
static char *
read_list (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (GString) text = g_string_new (NULL);

  ps_row_list_load_rest (fixture->list);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PsAuditItem) item = g_list_model_get_item (model, i);
      g_autofree char *sentence =
        ps_audit_log_dup_sentence (fixture->log, ps_audit_item_get_entry (item));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", sentence);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_list (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *text = read_list (fixture);

  g_assert_cmpstr (text, ==, expected);
}

static void
filter (Fixture      *fixture,
        const char   *actor,
        PsAuditGroup  group,
        const char   *text)
{
  g_autoptr (GError) error = NULL;

  ps_audit_log_list_filter (fixture->log, fixture->list, actor, group, text, &error);
  g_assert_no_error (error);
}

static const struct {
  Deed        deed;
  const char *sentence;
} says[] = {
  { { PS_AUDIT_UNLOCK }, "Ana unlocked the vault" },
  { { PS_AUDIT_VIEW, PS_AUDIT_PERSON, 1 }, "Ana looked at the record of Zoë" },
  { { PS_AUDIT_VIEW, PS_AUDIT_MEETING, 1, "debrief" },
    "Ana read the debrief of the meeting of Lanterns on December 1, 2026" },
  { { PS_AUDIT_VIEW, PS_AUDIT_NOTHING, 0, "log" }, "Ana read this log" },
  { { PS_AUDIT_PRINT, PS_AUDIT_GROUP, 1, "agenda" }, "Ana printed the agenda of Lanterns" },
  { { PS_AUDIT_EXPORT, PS_AUDIT_NOTHING, 0, "attendance format=csv" },
    "Ana exported the attendance" },
  { { PS_AUDIT_IMPORT, PS_AUDIT_GROUP, 1, "created=1 updated=0" },
    "Ana imported 1 member into Lanterns" },
  { { PS_AUDIT_IMPORT, PS_AUDIT_NOTHING, 0, "created=2 updated=0" }, "Ana imported 2 members" },
  { { PS_AUDIT_IMPORT, PS_AUDIT_NOTHING, 0, "undone removed=2 left=0 kept=1" },
    "Ana took an import of members back" },
  { { PS_AUDIT_IMPORT, PS_AUDIT_GROUP, 1, "created=10 updated=2" },
    "Ana imported 12 members into Lanterns" },
  { { PS_AUDIT_ADD, PS_AUDIT_PERSON, 1, NULL, PS_AUDIT_GROUP }, "Ana added Zoë to Lanterns" },
  { { PS_AUDIT_ADD, PS_AUDIT_PERSON, 1 }, "Ana added Zoë to the roster" },
  { { PS_AUDIT_ADD, PS_AUDIT_PERSON, 2, "walk-in", PS_AUDIT_MEETING },
    "Ana added Ben, who walked in to the meeting of Lanterns on December 1, 2026" },
  { { PS_AUDIT_ADD, PS_AUDIT_MEETING, 1, NULL, PS_AUDIT_GROUP },
    "Ana started the meeting of Lanterns on December 1, 2026" },
  { { PS_AUDIT_CHANGE, PS_AUDIT_PERSON, 1, "left", PS_AUDIT_GROUP },
    "Ana recorded that Zoë left Lanterns" },
  { { PS_AUDIT_CHANGE, PS_AUDIT_PERSON, 1, "attendance", PS_AUDIT_MEETING },
    "Ana corrected the attendance of Zoë at the meeting of Lanterns on December 1, 2026" },
  { { PS_AUDIT_CHANGE, PS_AUDIT_MEETING, 1, "debrief-state" },
    "Ana changed whether the meeting of Lanterns on December 1, 2026 is debriefed" },
  { { PS_AUDIT_DELETE, PS_AUDIT_TOPIC, 1 }, "Ana took the topic Über Schlaf out of the library" },
  { { PS_AUDIT_ADD, PS_AUDIT_PERSON, 2, "walk-in" }, "Ana added Ben, who walked in" },
  { { PS_AUDIT_CHANGE, PS_AUDIT_MEETING, 1, "private-note" },
    "Ana amended a private note about the meeting of Lanterns on December 1, 2026" },
  { { PS_AUDIT_FAILED_UNLOCK, PS_AUDIT_NOTHING, 0, "at=1796126400" },
    "Somebody who is not in the list of users tried to unlock the vault at 12:00 on December 1, 2026" },
  { { PS_AUDIT_FAILED_UNLOCK, PS_AUDIT_NOTHING, 0, "earlier=12" },
    "12 tries to unlock the vault failed before that" },
  { { PS_AUDIT_PASSPHRASE, PS_AUDIT_NOTHING, 0, "own" }, "Ana chose another passphrase of their own" },
  { { PS_AUDIT_BACKUP, PS_AUDIT_NOTHING, 0, "reason=daily" }, "Peerside made the backup of the day" },
  { { PS_AUDIT_BACKUP, PS_AUDIT_NOTHING, 0, "reason=manual to=elsewhere" }, "Ana made a backup" },
  { { PS_AUDIT_EXPORT, PS_AUDIT_NOTHING, 0, "form=csv content=names to=outside people=3 part2=no" },
    "Ana exported the records of 3 members" },
};

static void
test_says_it_in_sentences (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  for (guint i = 0; i < G_N_ELEMENTS (says); i++)
    {
      g_autoptr (PsAuditItem) newest = NULL;
      g_autofree char *sentence = NULL;

      note (fixture, says[i].deed);
      newest = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
      sentence = ps_audit_log_dup_sentence (fixture->log, ps_audit_item_get_entry (newest));
      g_assert_cmpstr (sentence, ==, says[i].sentence);
    }
}

/* Every action says something, whatever it is done to, and leaves no token in it. */
static void
test_no_deed_is_without_words (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const objects[] = {
    "", "person:00", "consent:00", "disclosure:00", "group:00", "meeting:00", "topic:00", "guest:00", "user:00", "elsewhere:00",
  };
  static const char * const details[] = { "", "debrief", "agenda", "back", "at=3", "earlier=3", "people=3", "reason=daily", "unheard of" };

  for (PsAuditAction action = 0; action < PS_AUDIT_N_ACTIONS; action++)
    for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
      for (guint j = 0; j < G_N_ELEMENTS (details); j++)
        {
          PsAuditEntry entry = {
            .seq = 1,
            .action = (char *) ps_audit_action_to_string (action),
            .object = (char *) objects[i],
            .detail = (char *) details[j],
          };
          g_autofree char *sentence = ps_audit_log_dup_sentence (fixture->log, &entry);

          if (strchr (sentence, '{') != NULL || strstr (sentence, "not know") != NULL)
            g_error ("%s %s %s: “%s”", entry.action, entry.object, entry.detail, sentence);
        }
}

/* A name is no part of the sentence's pattern. */
static void
test_a_name_may_have_braces (void)
{
  PsAuditEntry entry = {
    .action = (char *) "view", .object = (char *) "person:00", .detail = (char *) "",
  };
  g_autofree char *sentence = ps_audit_words (&entry, "{what}", "{who} 100 %s", "", "");

  g_assert_cmpstr (sentence, ==, "{what} looked at the record of {who} 100 %s");
}

static void
test_a_newer_word_is_told (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  PsAuditEntry entry = {
    .seq = 1,
    .actor = *ps_keys_get_user_id (fixture->vault.keys),
    .action = (char *) "teleport",
    .object = (char *) "",
    .detail = (char *) "",
  };
  g_autofree char *sentence = ps_audit_log_dup_sentence (fixture->log, &entry);

  g_assert_cmpstr (sentence, ==, "Ana did something that this Peerside does not know");
}

static void
test_who_is_gone_has_no_name (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  note (fixture, (Deed) { PS_AUDIT_VIEW, PS_AUDIT_PERSON, 2 });
  ps_test_db_exec (&fixture->vault.store, "DELETE FROM person WHERE id = 2");
  assert_list (fixture,
               "Ana looked at the record of a member who is no longer in the records");
}

static void
test_it_is_narrowed (Fixture       *fixture,
                     gconstpointer  data G_GNUC_UNUSED)
{
  note (fixture, (Deed) { PS_AUDIT_UNLOCK });
  note (fixture, (Deed) { PS_AUDIT_VIEW, PS_AUDIT_PERSON, 1 });
  note (fixture, (Deed) { PS_AUDIT_VIEW, PS_AUDIT_PERSON, 2 });
  note (fixture, (Deed) { PS_AUDIT_CHANGE, PS_AUDIT_PERSON, 1, "left", PS_AUDIT_GROUP });

  filter (fixture, NULL, PS_AUDIT_LOOKS, NULL);
  assert_list (fixture, "Ana looked at the record of Ben; Ana looked at the record of Zoë");
  filter (fixture, NULL, PS_AUDIT_ALL, "ZOE");
  assert_list (fixture, "Ana recorded that Zoë left Lanterns; Ana looked at the record of Zoë");
  filter (fixture, NULL, PS_AUDIT_ALL, "lantern");
  assert_list (fixture, "Ana recorded that Zoë left Lanterns");
  filter (fixture, "Ana", PS_AUDIT_VISITS, "");
  assert_list (fixture, "Ana unlocked the vault");
  filter (fixture, "The recovery sheet", PS_AUDIT_ALL, NULL);
  assert_list (fixture, "");
  filter (fixture, NULL, PS_AUDIT_ALL, "\"] quoted '); --");
  assert_list (fixture, "");
}

/* Every action is found under one heading, or it would be found under none. */
static void
test_every_action_has_its_place (void)
{
  for (PsAuditAction action = 0; action < PS_AUDIT_N_ACTIONS; action++)
    {
      g_autofree char *json = NULL;
      g_autofree char *word = g_strdup_printf ("\"%s\"", ps_audit_action_to_string (action));

      g_assert_cmpint (ps_audit_group_of (action), !=, PS_AUDIT_ALL);
      json = ps_audit_group_to_json (ps_audit_group_of (action));
      g_assert_nonnull (strstr (json, word));
    }
}

static void
test_names_everybody_once (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  g_auto (GStrv) actors = ps_audit_log_get_actors (fixture->log);
  g_autofree char *all = g_strjoinv (", ", actors);

  g_assert_cmpstr (all, ==, "Ana, The recovery sheet");
}

/* Who does not see the roster reads no names of members here either. */
static void
test_an_administrator_reads_no_members_names (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  note (fixture, (Deed) { PS_AUDIT_VIEW, PS_AUDIT_PERSON, 1 });
  note (fixture, (Deed) { PS_AUDIT_VIEW, PS_AUDIT_PERSON, 2 });
  note (fixture, (Deed) { PS_AUDIT_CHANGE, PS_AUDIT_GROUP, 1, "agenda" });
  assert_list (fixture,
               "Ana changed the agenda of Lanterns; Ana looked at the record of member 0f11; "
               "Ana looked at the record of member 0f10");

  filter (fixture, NULL, PS_AUDIT_ALL, "zoe");
  assert_list (fixture, "");
}

/* They write in the log with all they do, and it is not theirs to read. */
static void
test_others_write_and_do_not_read (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  note (fixture, (Deed) { PS_AUDIT_ADD, PS_AUDIT_PERSON, 1, "walk-in", PS_AUDIT_MEETING });
  g_assert_null (ps_audit_log_new (fixture->vault.store.db, fixture->vault.keyring, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
}

static void
test_the_front_desks_connection_cannot_read_it (Fixture       *fixture,
                                                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  test_others_write_and_do_not_read (fixture, data);
  g_assert_null (ps_audit_store_list (ps_test_db_reader (&fixture->vault.store), 0, 10, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, roles, function) \
  g_test_add ("/audit-log/" path, Fixture, GUINT_TO_POINTER (roles), set_up, function, tear_down)

  add ("says-it-in-sentences", 0, test_says_it_in_sentences);
  add ("no-deed-is-without-words", 0, test_no_deed_is_without_words);
  add ("a-newer-word-is-told", 0, test_a_newer_word_is_told);
  add ("who-is-gone-has-no-name", 0, test_who_is_gone_has_no_name);
  add ("it-is-narrowed", 0, test_it_is_narrowed);
  add ("names-everybody-once", 0, test_names_everybody_once);
  add ("an-administrator-reads-no-members-names", PS_ROLE_ADMINISTRATOR,
       test_an_administrator_reads_no_members_names);
  add ("the-front-desk-writes-and-does-not-read", PS_ROLE_FRONT_DESK,
       test_the_front_desks_connection_cannot_read_it);
  add ("a-peer-leader-writes-and-does-not-read", PS_ROLE_PEER_LEADER,
       test_others_write_and_do_not_read);
  add ("a-co-facilitator-writes-and-does-not-read", PS_ROLE_CO_FACILITATOR,
       test_others_write_and_do_not_read);
  g_test_add_func ("/audit-log/a-name-may-have-braces", test_a_name_may_have_braces);
  g_test_add_func ("/audit-log/every-action-has-its-place", test_every_action_has_its_place);

#undef add

  return g_test_run ();
}
