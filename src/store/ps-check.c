#include "ps-check.h"

#include <glib/gi18n-lib.h>

#include "ps-schema.h"

void
ps_check_free (PsCheck *check)
{
  g_free (check->detail);
  g_free (check);
}

/**
 * ps_check_add:
 * @name: static
 * @detail: (nullable): see #PsCheck
 *
 * Adds what one look has found to @checks, for those who look at more than the database.
 */
void
ps_check_add (GPtrArray  *checks,
              const char *name,
              gboolean    ok,
              const char *detail)
{
  PsCheck *check = g_new0 (PsCheck, 1);

  check->name = name;
  check->ok = ok;
  check->detail = g_strdup (detail != NULL ? detail : "");
  g_ptr_array_add (checks, check);
}

/* What holds between rows, beyond what the schema itself enforces: each statement counts the rows
 * for which it does not. Adding no days makes SQLite work a day out, which shows the 30th of February.
 */
static const struct
{
  const char *name;
  const char *sql;
  const char *problem;
} rules[] = {
  { "one-meeting-runs",
    "SELECT count (*) > 1 FROM session WHERE state = 'running'",
    N_("More than one meeting is running.") },
  { "running-clock",
    "SELECT count (*) FROM session AS s WHERE state = 'running' AND NOT EXISTS"
    " (SELECT 1 FROM clock_event AS e WHERE e.session_id = s.id AND e.seq = 0 AND e.verb = 'start')",
    N_("The running meeting has a clock that was never started.") },
  { "meeting-segments",
    "SELECT count (*) FROM (SELECT 1 FROM segment GROUP BY session_id"
    " HAVING min (position) <> 0 OR max (position) + 1 <> count (*))",
    N_("A segment is missing in a meeting.") },
  { "meeting-times",
    "SELECT count (*) FROM session WHERE ended_at < started_at",
    N_("A meeting ended before it began.") },
  { "attendance-corrections",
    "SELECT count (*) FROM attendance_change AS c LEFT JOIN attendance AS a"
    " ON a.session_id = c.session_id AND a.person_id = c.person_id"
    " WHERE (c.new_status <> coalesce (a.status, '')"
    " OR (c.new_mode <> '' AND c.new_mode <> coalesce (a.mode, '')))"
    " AND NOT EXISTS (SELECT 1 FROM attendance_change AS d"
    " WHERE d.session_id = c.session_id AND d.person_id = c.person_id AND d.id > c.id)",
    N_("The attendance of a meeting is not what it was last corrected to.") },
  { "debriefs-owed",
    "SELECT count (*) FROM session AS s WHERE s.state = 'ended' AND s.kind = 'meeting'"
    " AND NOT EXISTS (SELECT 1 FROM debrief AS d WHERE d.session_id = s.id)",
    N_("Nobody was asked for the debrief of a meeting that has ended.") },
  { "agenda-order",
    "SELECT count (*) FROM (SELECT 1 FROM agenda_segment GROUP BY group_id"
    " HAVING min (position) <> 0 OR max (position) + 1 <> count (*))",
    N_("A segment is missing in the agenda of a group.") },
  { "memberships-open-once",
    "SELECT count (*) FROM (SELECT 1 FROM membership WHERE left_on IS NULL"
    " GROUP BY group_id, person_id HAVING count (*) > 1)",
    N_("Somebody is a member of a group twice.") },
  { "memberships-apart",
    "SELECT count (*) FROM membership AS a JOIN membership AS b"
    " ON b.person_id = a.person_id AND b.group_id = a.group_id AND b.id <> a.id"
    " WHERE a.joined_on < b.joined_on AND (a.left_on IS NULL OR a.left_on > b.joined_on)",
    N_("Somebody joined a group again before leaving it.") },
  { "membership-days",
    "SELECT count (*) FROM membership WHERE date (joined_on, '+0 days') IS NOT joined_on"
    " OR date (left_on, '+0 days') IS NOT left_on",
    N_("A membership has a day that is none.") },
  { "plan-days",
    "SELECT count (*) FROM (SELECT rule_on AS day FROM group_date UNION ALL"
    " SELECT moved_on FROM group_date WHERE moved_on IS NOT NULL UNION ALL"
    " SELECT rule_on FROM date_plan UNION ALL SELECT rule_on FROM booking UNION ALL"
    " SELECT closed_on FROM closed_day)"
    " WHERE date (day, '+0 days') IS NOT day",
    N_("Something is planned for a day that is none.") },
  { "settings",
    "SELECT count (*) FROM setting WHERE key = '' OR key GLOB '*[^a-z0-9.:-]*'"
    " OR length (CAST (value AS BLOB)) > 65536",
    N_("A setting is not one of Peerside’s.") },
  { "follow-up-days",
    "SELECT count (*) FROM follow_up WHERE date (due_on, '+0 days') IS NOT due_on",
    N_("A follow-up is due on a day that is none.") },
  { "not-seen-calls",
    "SELECT count (*) FROM not_seen AS n JOIN follow_up AS f ON f.id = n.follow_up_id"
    " WHERE f.owner <> 'peer' OR EXISTS (SELECT 1 FROM not_seen AS o"
    " WHERE o.follow_up_id = n.follow_up_id AND (o.group_id, o.person_id) <> (n.group_id, n.person_id))",
    N_("A call to somebody who was not seen belongs to another or is not the Peer Leader’s.") },
  { "note-revisions",
    "SELECT count (*) FROM (SELECT 1 FROM note WHERE revision > 0 GROUP BY session_id, class,"
    " CASE class WHEN 'process' THEN author END HAVING max (revision) <> count (DISTINCT revision))",
    N_("A revision is missing in the notes about a meeting.") },
  { "member-words",
    "SELECT count (*) FROM person AS p WHERE name_fold GLOB '*[a-z0-9]*'"
    " AND NOT EXISTS (SELECT 1 FROM person_word AS w WHERE w.person_id = p.id)",
    N_("A member cannot be found by name.") },
  { "member-imports",
    "SELECT count (*) FROM member_import WHERE undone_at < imported_at",
    N_("An import was taken back before it was made.") },
  { "member-merges",
    "SELECT count (*) FROM person AS p JOIN person AS q ON q.id = p.merged_into_id"
    " WHERE q.merged_into_id IS NOT NULL OR q.id = p.id",
    N_("A member was merged into one who is not there any more.") },
  { "buddies",
    "SELECT count (*) FROM person AS p JOIN person AS b ON b.id = p.buddy_id"
    " WHERE b.id = p.id OR b.died_on IS NOT NULL"
    " OR (b.merged_into_id IS NOT NULL AND p.archived_at IS NULL)",
    N_("A member’s buddy is nobody who can be one.") },
  { "bereavements",
    "SELECT count (*) FROM person AS p WHERE died_on IS NOT NULL AND (archived_at IS NULL"
    " OR date (died_on, '+0 days') IS NOT died_on"
    " OR EXISTS (SELECT 1 FROM membership AS m WHERE m.person_id = p.id AND m.left_on IS NULL)"
    " OR EXISTS (SELECT 1 FROM waitlist AS w WHERE w.person_id = p.id AND w.ended_at IS NULL)"
    " OR EXISTS (SELECT 1 FROM not_seen AS n WHERE n.person_id = p.id)"
    " OR EXISTS (SELECT 1 FROM door AS d WHERE d.person_id = p.id))",
    N_("Somebody who died is still expected, or called.") },
  { "remembrances",
    "SELECT count (*) FROM remembrance AS r JOIN person AS p ON p.id = r.person_id"
    " WHERE p.died_on IS NULL",
    N_("A group is asked to remember somebody who did not die.") },
};

static gboolean
read_int64 (PsConn      *conn,
            const char  *sql,
            gint64      *value,
            GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, sql, error);

  return stmt != NULL && ps_conn_take_int64 (conn, stmt, value, error);
}

static void
check_rules (PsConn    *conn,
             GPtrArray *checks)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 n = 0;

      if (!read_int64 (conn, rules[i].sql, &n, &error))
        ps_check_add (checks, rules[i].name, FALSE, error->message);
      else
        ps_check_add (checks, rules[i].name, n == 0, n == 0 ? NULL : _(rules[i].problem));
    }
}

/* A check of SQLite's own that answers with one row of @fine, or none, where all is well. */
static void
check_pragma (PsConn     *conn,
              GPtrArray  *checks,
              const char *name,
              const char *sql,
              const char *fine)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  PsStmt *stmt = ps_conn_prepare (conn, sql, &error);

  if (stmt == NULL || !ps_conn_take_string (conn, stmt, &answer, &error))
    ps_check_add (checks, name, FALSE, error->message);
  else
    ps_check_add (checks, name, g_strcmp0 (answer, fine) == 0,
                  g_strcmp0 (answer, fine) == 0 ? NULL : answer);
}

static void
check_cipher (PsConn    *conn,
              GPtrArray *checks)
{
  g_autofree char *version = ps_conn_cipher_version (conn);

  if (version != NULL)
    ps_check_add (checks, "cipher", g_str_has_prefix (version, "4."), version);
  else
    ps_check_add (checks, "cipher", FALSE,
         _("This Peerside was built without encryption; it is for practice data only."));
}

/* A version that unlocking will bring up to date is none to complain about. */
static void
check_version (PsConn    *conn,
               GPtrArray *checks,
               gboolean  *current)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *detail = NULL;
  gint64 newest = ps_schema_newest ();
  gint64 version = 0;

  *current = FALSE;
  if (!read_int64 (conn, "PRAGMA user_version", &version, &error))
    {
      ps_check_add (checks, "schema-version", FALSE, error->message);
      return;
    }

  *current = version == newest;
  if (version > newest)
    detail = g_strdup_printf (_("A newer Peerside has written this vault: its version is %d, and this "
                                "Peerside knows up to %d."), (int) version, (int) newest);
  else if (version < 1)
    detail = g_strdup (_("The vault was never finished."));
  else if (!*current)
    detail = g_strdup_printf (_("The version is %d; unlocking the vault brings it to %d. What is in it "
                                "can be checked after that."), (int) version, (int) newest);
  else
    detail = g_strdup_printf ("%d", (int) version);
  ps_check_add (checks, "schema-version", version >= 1 && version <= newest, detail);
}

/* Whose file it is. Unless it is this vault's and of this version, nothing else that is said of it
 * would mean anything.
 */
static gboolean
check_owner (PsConn       *conn,
             GPtrArray    *checks,
             const guint8 *vault_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) not_ours = NULL;
  gint64 application = 0;
  gboolean marked = read_int64 (conn, "PRAGMA application_id", &application, &error) &&
                    application == PS_SCHEMA_APPLICATION_ID;
  gboolean current;
  gboolean ours;

  ps_check_add (checks, "application-id", marked,
                marked ? NULL : error != NULL ? error->message
                : _("The file says that it was not made by Peerside."));
  check_version (conn, checks, &current);
  ours = ps_schema_check_vault (conn, vault_id, &not_ours);
  ps_check_add (checks, "vault-id", ours, ours ? NULL : not_ours->message);

  return marked && current && ours;
}

static void
check_file (PsConn    *conn,
            GPtrArray *checks,
            gboolean   deep)
{
  check_cipher (conn, checks);
  check_pragma (conn, checks, "journal-mode", "PRAGMA journal_mode", "wal");

  /* The deep one also looks whether every index says what its table says; a plain SQLite knows
   * nothing of the seals on pages and answers with no row.
   */
  if (deep)
    {
      check_pragma (conn, checks, "pages", "PRAGMA cipher_integrity_check", NULL);
      check_pragma (conn, checks, "integrity", "PRAGMA integrity_check (1)", "ok");
    }
  else
    {
      check_pragma (conn, checks, "integrity", "PRAGMA quick_check (1)", "ok");
    }

  check_pragma (conn, checks, "references", "PRAGMA foreign_key_check", NULL);
}

/**
 * ps_check_conn:
 * @conn: a connection that is not in a unit of work; it may be one of its own on another thread
 * @vault_id: PS_VAULT_ID_SIZE bytes, as the keyring has them
 * @deep: read every page, which takes seconds where the vault is large
 *
 * Looks whether a vault is as it should be. It writes nothing, and a check that fails does not keep
 * the others from being made, but for those that say that the file is not this vault's or not of this
 * version.
 *
 * Returns: (transfer full) (element-type PsCheck): what was found
 */
GPtrArray *
ps_check_conn (PsConn       *conn,
               const guint8 *vault_id,
               gboolean      deep)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_check_free);

  if (!check_owner (conn, checks, vault_id))
    return checks;

  check_file (conn, checks, deep);
  check_rules (conn, checks);

  return checks;
}

/* FTS5 takes its orders as rows to insert; 1 has it compare with the table as well. */
static gboolean
look_at_search (PsConn    *conn,
                gpointer   data G_GNUC_UNUSED,
                GError   **error)
{
  return ps_conn_exec (conn,
                       "INSERT INTO topic_text (topic_text, rank) VALUES ('integrity-check', 1)",
                       error);
}

static void
add_search (GPtrArray    *checks,
            const GError *error)
{
  ps_check_add (checks, "search-index", error == NULL, error != NULL ? error->message : NULL);
}

/**
 * ps_check_search:
 * @conn: a connection that may write and is not in a unit of work
 * @checks: (element-type PsCheck): where to add what was found
 *
 * Looks whether the search index says what its table says. FTS5 wants to be asked by a statement
 * that writes, which is taken back: the file stays as it is.
 */
void
ps_check_search (PsConn    *conn,
                 GPtrArray *checks)
{
  g_autoptr (GError) error = NULL;

  if (ps_conn_begin (conn, &error))
    {
      look_at_search (conn, NULL, &error);
      ps_conn_rollback (conn);
    }
  add_search (checks, error);
}

/**
 * ps_check_db:
 * @vault_id: PS_VAULT_ID_SIZE bytes, as the keyring has them
 * @deep: read every page, which takes seconds where the vault is large
 *
 * As ps_check_conn(), by the reader, and the search index by the writer, which alone may ask for it.
 *
 * Returns: (transfer full) (element-type PsCheck): what was found
 */
GPtrArray *
ps_check_db (PsDb         *db,
             const guint8 *vault_id,
             gboolean      deep)
{
  GPtrArray *checks = ps_check_conn (ps_db_get_reader (db), vault_id, deep);
  g_autoptr (GError) error = NULL;

  ps_db_write_sync (db, look_at_search, NULL, &error);
  add_search (checks, error);

  return checks;
}
