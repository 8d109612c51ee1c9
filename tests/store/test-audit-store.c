#include "ps-audit-store.h"
#include "ps-error.h"
#include "ps-test-db.h"

#include <string.h>

static gboolean
add_three (PsConn    *conn,
           gpointer   data G_GNUC_UNUSED,
           GError   **error)
{
  g_auto (PsAuditHead) head = { 0 };

  if (!ps_audit_store_begin (conn, &head, error))
    return FALSE;

  for (head.seq = 1; head.seq <= 3; head.seq++)
    {
      PsAuditEntry entry = {
        .seq = head.seq,
        .done_at = 100 * head.seq,
        .action = (char *) "view",
        .object = (char *) "person:00",
        .detail = (char *) "",
      };

      memset (head.key, (int) head.seq, sizeof head.key);
      if (!ps_audit_store_append (conn, &entry, &head, error))
        return FALSE;
    }

  return TRUE;
}

static void
set_up (PsTestDb      *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (fixture);
  ps_test_db_write (fixture, add_three, NULL);
}

static void
tear_down (PsTestDb      *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (fixture);
}

static void
test_what_is_written_is_read (PsTestDb      *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  PsConn *conn = ps_test_db_reader (fixture);
  g_auto (PsAuditHead) head = { 0 };
  g_autoptr (PsAuditEntry) second = ps_audit_store_get (conn, 2, NULL);
  g_autoptr (GPtrArray) rest = ps_audit_store_list (conn, 1, 10, NULL);
  g_autoptr (GError) error = NULL;
  gboolean found;

  g_assert_cmpint (second->done_at, ==, 200);
  g_assert_cmpstr (second->action, ==, "view");
  g_assert_cmpstr (second->object, ==, "person:00");
  g_assert_cmpuint (rest->len, ==, 2);
  g_assert_null (ps_audit_store_get (conn, 4, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_FOUND);

  g_assert_true (ps_audit_store_get_head (conn, &head, &found, NULL));
  g_assert_true (found);
  g_assert_cmpint (head.seq, ==, 3);
  g_assert_cmpint (head.key[0], ==, 3);
}

static gboolean
exec (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  return ps_conn_exec (conn, data, error);
}

/* Every way that SQL has of changing what is there. */
static const char * const changes[] = {
  "DELETE FROM audit",
  "DELETE FROM audit WHERE seq = 3",
  "UPDATE audit SET done_at = 1 WHERE seq = 2",
  "UPDATE audit SET seq = 4 WHERE seq = 3",
  "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2",
  "REPLACE INTO audit SELECT * FROM audit WHERE seq = 3",
  ("INSERT INTO audit SELECT seq + 2, done_at, actor, action, object, detail, previous, keyed,"
   " signature FROM audit WHERE seq = 3"),
  "INSERT INTO audit SELECT * FROM audit WHERE seq = 3 ON CONFLICT (seq) DO UPDATE SET done_at = 1",
  "DELETE FROM audit_head",
  "UPDATE audit_head SET seq = 2",
  "UPDATE audit_head SET seq = 5",
  "UPDATE audit_head SET seq = 4, first = randomblob (80)",
  "UPDATE audit_head SET key = randomblob (32)",
  "INSERT INTO audit_head SELECT 2, 0, hash, key, first FROM audit_head",
  "REPLACE INTO audit_head SELECT 1, 0, hash, key, first FROM audit_head",
};

static void
test_nothing_is_ever_changed (PsTestDb      *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", changes[i]);
      g_assert_false (ps_db_write_sync (fixture->db, exec, (gpointer) changes[i], &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
    }

  g_assert_cmpint (ps_test_db_int64 (fixture, "SELECT sum (done_at) FROM audit"), ==, 600);
  g_assert_cmpint (ps_test_db_int64 (fixture, "SELECT seq FROM audit_head"), ==, 3);
}

/* The control: the same statements where nothing refuses them. */
static void
test_without_the_triggers_all_is_lost (PsTestDb      *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (fixture, "DROP TRIGGER audit_keep_all");
  ps_test_db_exec (fixture, changes[0]);
  g_assert_cmpint (ps_test_db_int64 (fixture, "SELECT count (*) FROM audit"), ==, 0);
}

/* What a person typed has no place in the log; the file itself says so too. */
static void
test_takes_no_sentences (PsTestDb      *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const words[] = {
    "'View', '', ''",
    "'view', 'person:Zoë', ''",
    "'view', '', 'Cancelled by Dana'",
    "'view', '', '(555) 555-0100'",
    "'', '', ''",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sql =
        g_strconcat ("INSERT INTO audit (action, object, detail, seq, done_at, actor, previous, keyed,"
                     " signature) VALUES (", words[i], ", 4, 1, zeroblob (16), zeroblob (32),"
                     " zeroblob (32), zeroblob (64))", NULL);

      g_test_message ("%s", sql);
      g_assert_false (ps_db_write_sync (fixture->db, exec, sql, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, function) \
  g_test_add ("/audit-store/" path, PsTestDb, NULL, set_up, function, tear_down)

  add ("what-is-written-is-read", test_what_is_written_is_read);
  add ("nothing-is-ever-changed", test_nothing_is_ever_changed);
  add ("without-the-triggers-all-is-lost", test_without_the_triggers_all_is_lost);
  add ("takes-no-sentences", test_takes_no_sentences);

#undef add

  return g_test_run ();
}
