/* What SQLite itself keeps from whom, whatever the program above it would ask for. */
#include <string.h>

#include "ps-access.h"
#include "ps-error.h"
#include "ps-test-db.h"

#define MARKER "only for who was there"

#define MOMENT "1700000000000000"

/* A group with a member, a running meeting, a debrief, a note, and follow-ups of the desk's and the
 * Peer Leader's.
 */
static const char something_of_everything[] =
  "INSERT INTO support_group (id, uid, name, model, minutes, created_at, updated_at)"
  " VALUES (1, randomblob (16), 'Back Together', 'co-facilitated', 90, 1, 1);"
  "INSERT INTO person (id, uid, preferred_name, name_fold, access_needs, created_at, updated_at)"
  " VALUES (1, randomblob (16), 'Ben', 'ben', '" MARKER "', 1, 1);"
  "INSERT INTO person_word VALUES ('ben', 1);"
  "INSERT INTO contact_way (person_id, kind, value, value_fold) VALUES (1, 'phone', '555-0142', '5550142');"
  "INSERT INTO membership (id, uid, group_id, person_id, joined_on)"
  " VALUES (1, randomblob (16), 1, 1, '2026-01-01');"
  "INSERT INTO topic (id, uid, title, created_at, updated_at)"
  " VALUES (1, randomblob (16), 'Pacing', 1, 1);"
  "INSERT INTO session (id, uid, group_id, state, planned_at, planned_s, started_at, topic_id,"
  " peer_leader) VALUES (1, randomblob (16), 1, 'running', " MOMENT ", 5400, " MOMENT ", 1, 'Ana');"
  "INSERT INTO attendance VALUES (1, 1, 'expected', 'in-person', 1, 1);"
  "INSERT INTO segment (id, session_id, position, kind, title, min_s, planned_s, max_s, led_by,"
  " place, allotted_s) VALUES (1, 1, 0, 'topic', 'Pacing', 60, 600, 900, 'peer', 0, 600);"
  "INSERT INTO clock_event (session_id, seq, verb, argument, wall_at, boot_us)"
  " VALUES (1, 0, 'start', '', " MOMENT ", 0), (1, 1, 'marker', 'strong-moment', " MOMENT ", 9);"
  "INSERT INTO debrief (id, uid, session_id, state, created_at)"
  " VALUES (1, randomblob (16), 1, 'waiting', 1);"
  "INSERT INTO note (id, uid, session_id, class, author, revision, epoch, sealed, written_at)"
  " VALUES (1, randomblob (16), 1, 'debrief', randomblob (16), 0, 1, CAST ('" MARKER "' AS BLOB), 1);"
  "INSERT INTO follow_up (id, uid, session_id, owner, due_on, what, created_at)"
  " VALUES (1, randomblob (16), 1, 'desk', '2026-01-01', 'Send the flyer', 1);"
  "INSERT INTO follow_up (id, uid, session_id, owner, due_on, epoch, sealed, created_at)"
  " VALUES (2, randomblob (16), 1, 'peer', '2026-01-01', 1, CAST ('" MARKER "' AS BLOB), 1);"
  "INSERT INTO consent (id, uid, person_id, kind, note, created_at, updated_at)"
  " VALUES (1, randomblob (16), 1, 'disclosure', '" MARKER "', 1, 1);"
  "INSERT INTO disclosure (id, uid, given_at, given_by, audience, recipient, purpose, content, form)"
  " VALUES (1, randomblob (16), 1, 'Ana', 'outside', 'Mill Road Clinic', 'care', 'roster', 'csv');"
  "INSERT INTO disclosure_person VALUES (1, 1, 1, 1, 1, 0);"
  "INSERT INTO draft VALUES (randomblob (16), 'member', '', randomblob (16), x'01',"
  " 1)";

typedef struct {
  PsTestDb base;
} Fixture;

static void
open_as (Fixture *fixture,
         PsRole   roles)
{
  g_autoptr (GError) error = NULL;

  if (fixture->base.db != NULL)
    ps_test_db_close (&fixture->base);
  fixture->base.db = ps_db_open_as (fixture->base.path, ps_test_key, ps_test_vault, PS_DB_OPEN,
                                    roles, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (&fixture->base);
  ps_test_db_exec (&fixture->base, something_of_everything);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (&fixture->base);
}

static gboolean
exec (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  return ps_conn_exec (conn, data, error);
}

/* Every statement finds what the ones before it found. */
static gboolean
try_work (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  if (ps_conn_exec (conn, data, error))
    g_set_error_literal (error, PS_ERROR, PS_ERROR_STORAGE, "Taken back");

  return FALSE;
}

/* Each statement, and whether the front desk and an administrator may carry it out. Whoever leads
 * groups may carry out all of them.
 */
static const struct {
  const char *sql;
  gboolean    desk;
  gboolean    administrator;
} statements[] = {
  { "SELECT name, place, rule, start_minute, minutes FROM support_group", TRUE, TRUE },
  { "SELECT * FROM group_date", TRUE, TRUE },
  { "SELECT closed_on FROM closed_day", TRUE, TRUE },
  { "SELECT value FROM setting", TRUE, TRUE },
  { "SELECT name, number FROM local_contact", TRUE, TRUE },
  { "SELECT p.preferred_name FROM membership m JOIN person p ON p.id = m.person_id", TRUE, TRUE },
  { "SELECT value FROM contact_way", TRUE, TRUE },
  { "SELECT access_needs FROM person", FALSE, TRUE },
  { "SELECT role FROM person", FALSE, TRUE },
  { "SELECT * FROM person", FALSE, TRUE },
  { "SELECT leave_reason FROM membership", FALSE, FALSE },
  { "DELETE FROM membership", TRUE, FALSE },
  { "SELECT started_at, state FROM session", TRUE, TRUE },
  { "SELECT head_count, head_count_new FROM session", TRUE, TRUE },
  { "UPDATE session SET head_count = 3, head_count_new = 1", TRUE, FALSE },
  { "UPDATE session SET place = 'Room 3'", FALSE, FALSE },
  { "SELECT topic_id FROM session", FALSE, TRUE },
  { "SELECT peer_leader FROM session", FALSE, TRUE },
  { "SELECT s.id FROM session s ORDER BY s.topic_id", FALSE, TRUE },
  { "SELECT status FROM attendance", TRUE, TRUE },
  { "SELECT old_status FROM attendance_change", FALSE, TRUE },
  { "SELECT count (*) FROM attendance_change", FALSE, TRUE },
  { "SELECT title FROM segment", FALSE, TRUE },
  { "SELECT title FROM agenda_segment", FALSE, TRUE },
  { "SELECT verb FROM clock_event", FALSE, TRUE },
  { "SELECT count (*) FROM clock_event", FALSE, TRUE },
  { "SELECT state FROM debrief", FALSE, TRUE },
  { "SELECT presenter_id FROM date_plan", FALSE, TRUE },
  { "SELECT name FROM guest", FALSE, TRUE },
  { "SELECT title FROM topic", FALSE, TRUE },
  { "SELECT rowid FROM topic_text WHERE topic_text MATCH 'pacing'", FALSE, TRUE },
  { "SELECT count (*) FROM note", TRUE, TRUE },
  { "SELECT sealed FROM note", FALSE, FALSE },
  { "SELECT length (sealed) FROM note", FALSE, FALSE },
  { "SELECT 1 FROM note WHERE sealed LIKE '%there%'", FALSE, FALSE },
  { "SELECT class FROM note", FALSE, TRUE },
  { "SELECT (SELECT max (n.sealed) FROM note n) FROM support_group", FALSE, FALSE },
  { "WITH note_size AS (SELECT sealed FROM note) SELECT * FROM note_size", FALSE, FALSE },
  { "SELECT what, due_on FROM follow_up WHERE owner = 'desk'", TRUE, FALSE },
  { "SELECT due_on FROM follow_up", TRUE, TRUE },
  { "SELECT sealed FROM follow_up", FALSE, FALSE },
  { "SELECT person_id FROM follow_up", FALSE, FALSE },
  { "SELECT uid FROM tombstone", FALSE, TRUE },
  { "SELECT recipients, purpose, given_on FROM consent", TRUE, FALSE },
  { "SELECT given_on FROM consent", TRUE, TRUE },
  { "SELECT note FROM consent", FALSE, FALSE },
  { "SELECT sealed FROM draft", TRUE, TRUE },
  { "DELETE FROM draft", TRUE, TRUE },
  { "SELECT recipient FROM disclosure", FALSE, FALSE },
  { "SELECT given_at, form FROM disclosure", FALSE, TRUE },
  { "SELECT person_id FROM disclosure_person", FALSE, TRUE },
  { "SELECT sql FROM sqlite_schema", FALSE, TRUE },

  { "UPDATE attendance SET status = 'present', updated_at = 2", TRUE, FALSE },
  { "UPDATE attendance SET first_time = 0", FALSE, FALSE },
  { "DELETE FROM attendance", FALSE, FALSE },
  { "INSERT INTO attendance_change (session_id, person_id, old_status, new_status, changed_at,"
    " changed_by) VALUES (1, 1, 'absent', 'present', 1, 'Desk')", TRUE, FALSE },
  { "UPDATE attendance_change SET changed_by = ''", FALSE, FALSE },
  { "DELETE FROM attendance_change", FALSE, FALSE },
  { "INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
    " VALUES (randomblob (16), 'Cleo', 'cleo', 1, 1)", TRUE, FALSE },
  { "UPDATE person SET preferred_name = 'Cleo'", FALSE, FALSE },
  { "INSERT INTO person_word VALUES ('cleo', 1)", TRUE, FALSE },
  { "UPDATE contact_way SET ok_call = 1", FALSE, FALSE },
  { "UPDATE membership SET left_on = '2026-02-02', leave_reason = 'moved-away'", FALSE, FALSE },
  { "UPDATE follow_up SET done_at = 5", TRUE, FALSE },
  { "UPDATE follow_up SET owner = 'desk', what = 'x', sealed = NULL", FALSE, FALSE },
  { "DELETE FROM follow_up", FALSE, FALSE },
  { "UPDATE support_group SET place = 'Room 204'", FALSE, TRUE },
  { "INSERT INTO group_date VALUES (1, '2026-03-03', 'skipped', NULL, NULL)", FALSE, TRUE },
  { "INSERT INTO closed_day VALUES ('2026-12-25', '')", FALSE, TRUE },
  { "INSERT INTO setting VALUES ('clinic-name', 'Anywhere')", FALSE, TRUE },
  { "UPDATE session SET state = 'ended', ended_at = 1", FALSE, FALSE },
  { "INSERT INTO clock_event (session_id, seq, verb, wall_at, boot_us) VALUES (1, 2, 'end', 1, 1)",
    FALSE, FALSE },
  { "UPDATE debrief SET state = 'skipped', finished_at = 1", FALSE, FALSE },
  { "INSERT INTO note (uid, session_id, class, author, revision, epoch, sealed, written_at)"
    " VALUES (randomblob (16), 1, 'process', randomblob (16), 0, 1, x'00', 1)", FALSE, FALSE },
  { "UPDATE note SET sealed = x'00'", FALSE, FALSE },
  { "DELETE FROM note", FALSE, FALSE },
  { "DELETE FROM session", FALSE, FALSE },
  { "UPDATE consent SET given_on = '2026-01-01'", FALSE, FALSE },
  { "UPDATE consent SET revoked_on = NULL", FALSE, FALSE },
  { "DELETE FROM consent", FALSE, FALSE },
  { "INSERT INTO disclosure (uid, given_at, given_by, audience, recipient, purpose, content, form)"
    " VALUES (randomblob (16), 1, 'Desk', 'outside', 'x', 'y', 'attendance', 'letter')", TRUE, FALSE },
  { "INSERT INTO disclosure_person (disclosure_id, person_id, part2) VALUES (1, 1, 0)", TRUE, FALSE },

  /* Ways around. */
  { "CREATE TEMP VIEW look AS SELECT sealed FROM note", FALSE, FALSE },
  { "CREATE TABLE copy AS SELECT sealed FROM note", FALSE, FALSE },
  { "CREATE TRIGGER t AFTER UPDATE ON attendance BEGIN DELETE FROM note; END", FALSE, FALSE },
  { "ALTER TABLE note RENAME TO attendance_2", FALSE, FALSE },
  { "DROP TABLE note", FALSE, FALSE },
  { "PRAGMA writable_schema = ON", FALSE, FALSE },
  { "PRAGMA query_only = OFF", FALSE, FALSE },
  { "PRAGMA user_version = 1", FALSE, FALSE },
};

/* By both connections, as far as the reader can: what it may not write it may not write anyhow. */
static gboolean
try (Fixture     *fixture,
     const char  *sql,
     GError     **error)
{
  g_autoptr (GError) local = NULL;
  gboolean permitted;

  ps_db_write_sync (fixture->base.db, try_work, (gpointer) sql, &local);
  permitted = !g_error_matches (local, PS_ERROR, PS_ERROR_NOT_PERMITTED);

  if (g_str_has_prefix (sql, "SELECT") || g_str_has_prefix (sql, "WITH"))
    g_assert_cmpint (ps_conn_exec (ps_test_db_reader (&fixture->base), sql, NULL), ==, permitted);

  g_propagate_error (error, g_steal_pointer (&local));

  return permitted;
}

/* Returns: how many statements the connection took otherwise than @expected says. */
static guint
count_wrong (Fixture  *fixture,
             gboolean (*expected) (guint index))
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean allowed = try (fixture, statements[i].sql, &error);

      if (allowed != expected (i))
        {
          g_test_message ("%s: %s (%s)", allowed ? "allowed" : "denied", statements[i].sql,
                          error->message);
          n++;
        }
    }

  return n;
}

static gboolean
desk (guint index)
{
  return statements[index].desk;
}

static gboolean
administrator (guint index)
{
  return statements[index].administrator;
}

static gboolean
either (guint index)
{
  return statements[index].desk || statements[index].administrator;
}

static gboolean
all (guint index G_GNUC_UNUSED)
{
  return TRUE;
}

static void
test_the_front_desk (Fixture       *fixture,
                     gconstpointer  data G_GNUC_UNUSED)
{
  open_as (fixture, PS_ROLE_FRONT_DESK);
  g_assert_cmpuint (count_wrong (fixture, desk), ==, 0);
}

static void
test_an_administrator (Fixture       *fixture,
                       gconstpointer  data G_GNUC_UNUSED)
{
  open_as (fixture, PS_ROLE_ADMINISTRATOR);
  g_assert_cmpuint (count_wrong (fixture, administrator), ==, 0);
}

static void
test_both_have_what_either_has (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  open_as (fixture, PS_ROLE_FRONT_DESK | PS_ROLE_ADMINISTRATOR);
  g_assert_cmpuint (count_wrong (fixture, either), ==, 0);
}

static void
test_who_leads_has_all (Fixture       *fixture,
                        gconstpointer  data G_GNUC_UNUSED)
{
  static const PsRole leading[] = {
    PS_ROLE_PEER_LEADER, PS_ROLE_CO_FACILITATOR, PS_ROLE_PEER_LEADER | PS_ROLE_FRONT_DESK,
    PS_ROLE_CO_FACILITATOR | PS_ROLE_ADMINISTRATOR,
  };

  for (guint i = 0; i < G_N_ELEMENTS (leading); i++)
    {
      open_as (fixture, leading[i]);
      g_assert_cmpuint (count_wrong (fixture, all), ==, 0);
    }
}

static void
test_nobody_has_nothing (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  open_as (fixture, PS_ROLE_NONE);
  g_assert_false (try (fixture, "SELECT name FROM support_group", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
}

/* The control: a connection that is kept to nothing is found by the count above. */
static void
test_the_count_finds_an_open_door (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  open_as (fixture, PS_ROLE_ALL);
  g_assert_cmpuint (count_wrong (fixture, desk), >, 20);
}

/* The words are for a person; what stands in brackets is a table and a column, never what is in it. */
static void
test_it_says_so (Fixture       *fixture,
                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  open_as (fixture, PS_ROLE_FRONT_DESK);
  g_assert_false (try (fixture, "SELECT sealed FROM note", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
  g_assert_cmpstr (error->message, ==,
                   "Your role does not permit this (access to note.sealed is prohibited).");
}

/* What a statement sets off is looked at like the statement itself. */
static gboolean
add_with_reference (PsConn    *conn,
                    gpointer   data G_GNUC_UNUSED,
                    GError   **error)
{
  return ps_conn_exec (conn,
                       "INSERT INTO person (id, uid, preferred_name, name_fold, created_at,"
                       " updated_at) VALUES (2, randomblob (16), 'Cleo', 'cleo', 1, 1);"
                       "INSERT INTO attendance VALUES (1, 2, 'present', 'in-person', 1, 1)",
                       error);
}

static void
test_references_are_still_looked_at (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  open_as (fixture, PS_ROLE_FRONT_DESK);
  ps_test_db_write (&fixture->base, add_with_reference, NULL);

  /* There is no such meeting. */
  g_assert_false (ps_db_write_sync (fixture->base.db, exec,
                                    (gpointer) "INSERT INTO attendance VALUES (7, 2, 'present',"
                                    " 'in-person', 1, 1)", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
}

static void
test_triggers_still_fire (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  open_as (fixture, PS_ROLE_ADMINISTRATOR);
  ps_test_db_exec (&fixture->base, "UPDATE topic SET title = 'Flare-ups'");
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM topic_text"
                                     " WHERE topic_text MATCH 'flare'"), ==, 1);
}

/* A connection that was kept to less cannot be had back by asking. */
static void
test_what_was_given_up_is_gone (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  PsConn *reader;

  open_as (fixture, PS_ROLE_ALL);
  reader = ps_test_db_reader (&fixture->base);
  g_assert_true (ps_conn_exec (reader, "SELECT sealed FROM note", NULL));

  ps_conn_restrict (reader, PS_ROLE_FRONT_DESK);
  g_assert_false (ps_conn_exec (reader, "SELECT sealed FROM note", NULL));

  ps_conn_restrict (reader, PS_ROLE_ALL);
  g_assert_cmpint (ps_conn_get_roles (reader), ==, PS_ROLE_FRONT_DESK);
  g_assert_false (ps_conn_exec (reader, "SELECT sealed FROM note", NULL));
}

/* One that was prepared before would have gone on to the end of the connection. */
static void
test_statements_in_hand_are_asked_again (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  static const char sql[] = "SELECT sealed FROM note";
  g_autoptr (GError) error = NULL;
  PsConn *reader;

  open_as (fixture, PS_ROLE_ALL);
  reader = ps_test_db_reader (&fixture->base);
  g_assert_nonnull (ps_conn_prepare (reader, sql, NULL));

  ps_conn_restrict (reader, PS_ROLE_FRONT_DESK);
  g_assert_null (ps_conn_prepare (reader, sql, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
}

/* A table that somebody adds is closed to the front desk until it is in the rules. */
static void
test_a_new_table_is_closed (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_false (ps_access_allows (PS_ROLE_FRONT_DESK, PS_DEED_READ, "of_tomorrow", "id"));
  g_assert_false (ps_access_allows (PS_ROLE_FRONT_DESK, PS_DEED_READ, "of_tomorrow", ""));
  g_assert_false (ps_access_allows (PS_ROLE_FRONT_DESK, PS_DEED_READ, "of_tomorrow", NULL));
}

/* What somebody may do to any of the columns of @table. */
static char *
deeds_on (PsRole      roles,
          const char *table)
{
  static const struct {
    PsDeed deed;
    char   letter;
  } deeds[] = {
    { PS_DEED_READ, 'r' }, { PS_DEED_INSERT, 'i' }, { PS_DEED_UPDATE, 'u' }, { PS_DEED_DELETE, 'd' },
  };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (ps_access_allows (roles, deeds[i].deed, table, NULL))
      g_string_append_c (words, deeds[i].letter);

  return g_string_free (words, FALSE);
}

static char *
tables_of (Fixture *fixture,
           PsRole   roles)
{
  g_autofree char *names = ps_test_db_string (&fixture->base,
                                              "SELECT group_concat (name, ' ') FROM (SELECT name"
                                              " FROM sqlite_schema WHERE type = 'table'"
                                              " AND name NOT GLOB 'topic_text_*' ORDER BY name)");
  g_auto (GStrv) tables = g_strsplit (names, " ", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *deeds = deeds_on (roles, tables[i]);

      if (*deeds != '\0')
        g_string_append_printf (words, "%s%s:%s", words->len > 0 ? " " : "", tables[i], deeds);
    }

  return g_string_free (words, FALSE);
}

/* Whoever adds a table is asked here what it is to an administrator and to the desk: what is not in the
 * rules is open to the one and closed to the other.
 */
static void
test_somebody_has_thought_of_every_table (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *desk_has = tables_of (fixture, PS_ROLE_FRONT_DESK);
  g_autofree char *administrator_has = tables_of (fixture, PS_ROLE_ADMINISTRATOR);

  g_assert_cmpstr (desk_has, ==, "attendance:riu attendance_change:i audit:ri audit_head:riu "
                   "closed_day:r consent:r contact_way:rid disclosure:ri "
                   "disclosure_person:ri door:riud draft:riud follow_up:ru group_date:r "
                   "local_contact:r member_import:riu member_import_person:riu "
                   "member_import_way:rid membership:rid meta:r note:r person:riu "
                   "person_word:rid session:ru setting:r support_group:r tombstone:i "
                   "waitlist:riu");
  g_assert_cmpstr (administrator_has, ==, "agenda_segment:riud attendance:r attendance_change:r audit:ri "
                   "audit_head:riu booking:riud clock_event:r closed_day:riud consent:r "
                   "contact_way:r date_plan:riud debrief:r disclosure:r "
                   "disclosure_person:r door:r draft:riud follow_up:r group_date:riud "
                   "guest:riud local_contact:riud member_import:r member_import_person:r "
                   "member_import_way:r membership:r meta:riud not_seen:r note:r "
                   "person:r person_distinct:r person_merge:r person_merge_part:r "
                   "person_word:r remembrance:r segment:r segment_round:r session:r "
                   "setting:riud support_group:riud tombstone:riud topic:riud "
                   "topic_text:riud waitlist:r welcome_step:r");
}

int
main (int    argc,
      char **argv)
{
  static const struct {
    const char *path;
    void      (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/access/the-front-desk", test_the_front_desk },
    { "/access/an-administrator", test_an_administrator },
    { "/access/both-have-what-either-has", test_both_have_what_either_has },
    { "/access/who-leads-has-all", test_who_leads_has_all },
    { "/access/nobody-has-nothing", test_nobody_has_nothing },
    { "/access/the-count-finds-an-open-door", test_the_count_finds_an_open_door },
    { "/access/it-says-so", test_it_says_so },
    { "/access/references-are-still-looked-at", test_references_are_still_looked_at },
    { "/access/triggers-still-fire", test_triggers_still_fire },
    { "/access/what-was-given-up-is-gone", test_what_was_given_up_is_gone },
    { "/access/statements-in-hand-are-asked-again", test_statements_in_hand_are_asked_again },
    { "/access/a-new-table-is-closed", test_a_new_table_is_closed },
    { "/access/somebody-has-thought-of-every-table", test_somebody_has_thought_of_every_table },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
