/* Makes tests/data/golden/schema-N.db (schema-N-plain.db in a build without encryption), for a schema
 * that is about to be released. Golden files of released schemas are never made again.
 *
 * usage: make-golden FILE
 */
#include "ps-test-rows.h"
#include "ps-topic-store.h"

static gboolean
fill (PsConn    *conn,
      gpointer   data G_GNUC_UNUSED,
      GError   **error)
{
  g_autoptr (PsTopicRow) topic = ps_topic_row_new ();

  topic->title = g_strdup ("Pacing");
  topic->objective = g_strdup ("Doing a little less than you could");

  return ps_topic_store_add (conn, topic, PS_TEST_NOW, error) &&
         ps_conn_exec (conn,
                       "INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at,"
                       " ended_at, topic_id)"
                       " VALUES (randomblob (16), 1, 'ended', 1, 3600, 1, 2, 1);"
                       "INSERT INTO attendance (session_id, person_id, status, updated_at)"
                       " VALUES (1, 1, 'present', 1);"
                       "INSERT INTO clock_event (session_id, seq, verb, wall_at, boot_us)"
                       " VALUES (1, 0, 'start', 1, 1), (1, 1, 'end', 2, 2);"
                       "INSERT INTO setting (key, value) VALUES ('clinic-name', 'Birch Street');"
                       "INSERT INTO guest (uid, name, name_fold, created_at, updated_at)"
                       " VALUES (randomblob (16), 'Rosa', 'rosa', 1, 1);"
                       "INSERT INTO booking (uid, guest_id, group_id, rule_on, created_at, updated_at)"
                       " VALUES (randomblob (16), 1, 1, '2026-01-13', 1, 1);"
                       "INSERT INTO date_plan (group_id, rule_on, topic_id, updated_at)"
                       " VALUES (1, '2026-01-13', 1, 1);"
                       "INSERT INTO closed_day (closed_on, name) VALUES ('2026-12-25', 'Holiday');"
                       "INSERT INTO audit_head (id, seq, hash, key, first)"
                       " VALUES (1, 0, zeroblob (32), zeroblob (32), zeroblob (80));"
                       "INSERT INTO audit (seq, done_at, actor, action, object, detail, previous,"
                       " keyed, signature) VALUES (1, 1, zeroblob (16), 'unlock', '', '',"
                       " zeroblob (32), zeroblob (32), zeroblob (64));"
                       "UPDATE audit_head SET seq = 1;"
                       "INSERT INTO consent (uid, person_id, kind, content, recipients, purpose,"
                       " expires_on, given_on, created_at, updated_at)"
                       " VALUES (randomblob (16), 1, 'disclosure', 'attendance', 'Mill Road Clinic',"
                       " 'care', '2027-01-05', '2026-01-06', 1, 1);"
                       "INSERT INTO disclosure (uid, given_at, given_by, audience, recipient, purpose,"
                       " content, form) VALUES (randomblob (16), 1, 'Ana', 'outside',"
                       " 'Mill Road Clinic', 'care', 'attendance', 'letter');"
                       "INSERT INTO disclosure_person (disclosure_id, person_id, group_id, consent_id,"
                       " part2) VALUES (1, 1, 1, 1, 0);"
                       "INSERT INTO door (group_id, rule_on, person_id, status, updated_at)"
                       " VALUES (1, '2026-01-13', 1, 'excused', 1);"
                       "INSERT INTO draft (author, form, object, uid, sealed, written_at)"
                       " VALUES (zeroblob (16), 'member', '', randomblob (16), x'01', 1);"
                       "INSERT INTO person (uid, preferred_name, name_fold, archived_at, created_at,"
                       " updated_at) VALUES (randomblob (16), 'Ana S.', 'ana s.', 2, 1, 1);"
                       "INSERT INTO person_word (word, person_id) SELECT 'ana', max (id) FROM person;"
                       "INSERT INTO person_merge (uid, kept_id, merged_id, merged_at, merged_by)"
                       " SELECT randomblob (16), 1, max (id), 2, 'Ana' FROM person;"
                       "UPDATE person SET merged_into_id = 1 WHERE name_fold = 'ana s.';"
                       "INSERT INTO person_merge_part (merge_id, kind, object, was)"
                       " VALUES (1, 'field', 'pronouns', '');"
                       "INSERT INTO member_import (uid, group_id, format, imported_at, imported_by)"
                       " VALUES (randomblob (16), 1, 'csv', 1, 'Ana');"
                       "INSERT INTO member_import_person (import_id, person_id, is_new)"
                       " VALUES (1, 1, 1);"
                       "INSERT INTO waitlist (uid, group_id, person_id, added_at, ended_at, ended_how)"
                       " VALUES (randomblob (16), 1, 1, 1, 2, 'joined');"
                       "INSERT INTO welcome_step (group_id, person_id, step, done_at, done_by)"
                       " VALUES (1, 1, 'greeted', 1, 'Ana');"
                       "INSERT INTO not_seen (group_id, person_id, noticed_at) VALUES (1, 1, 1);"
                       "INSERT INTO person (uid, preferred_name, name_fold, died_on, archived_at,"
                       " created_at, updated_at)"
                       " VALUES (randomblob (16), 'Mia', 'mia', '2026-01-09', 2, 1, 1);"
                       "INSERT INTO person_word (word, person_id) SELECT 'mia', max (id) FROM person;"
                       "INSERT INTO remembrance (uid, group_id, person_id, created_at)"
                       " SELECT randomblob (16), 1, max (id), 1 FROM person",
                       error);
}

int
main (int   argc,
      char *argv[])
{
  PsTestDb db = { NULL };
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: make-golden FILE\n");
      return 2;
    }

  db.path = argv[1];
  db.db = ps_db_open (db.path, ps_test_key, ps_test_vault, PS_DB_CREATE, &error);
  if (db.db == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  ps_test_join (&db, ps_test_add_group (&db, "Tuesday"), ps_test_add_member (&db, "Zoë"),
                "2026-01-06");
  ps_test_add_member (&db, "Ana");
  ps_test_db_write (&db, fill, NULL);
  ps_test_db_close (&db);

  return 0;
}
