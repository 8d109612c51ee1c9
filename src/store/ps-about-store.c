#include "ps-about-store.h"

#include "ps-rows.h"

#define MAX_COLUMNS 12

/* Whoever they are and whoever turned out to be the same person. */
#define WHO \
  "WITH RECURSIVE who (id) AS (SELECT ?1 UNION" \
  " SELECT p.id FROM person AS p JOIN who ON p.merged_into_id = who.id) "

/* Each with a column for each name, in that order. */
static const struct {
  const char *columns[MAX_COLUMNS + 1];
  const char *sql;
} parts[PS_ABOUT_N_PARTS] = {
  [PS_ABOUT_RECORDS] = {
    { "id", "uid", "preferred_name", "full_name", "initial", "pronouns", "language", "access_needs",
      "role", "created_at", "died_on", "home_group", NULL },
    WHO "SELECT p.id, lower (hex (p.uid)), p.preferred_name, p.full_name, p.initial, p.pronouns,"
    " p.language, p.access_needs, p.role, p.created_at, p.died_on, g.name"
    " FROM who JOIN person AS p ON p.id = who.id"
    " LEFT JOIN support_group AS g ON g.id = p.home_group_id ORDER BY p.id <> ?1, p.id" },
  [PS_ABOUT_SPELLS] = {
    { "group", "joined", "left", "reason", NULL },
    WHO "SELECT g.name, m.joined_on, m.left_on, m.leave_reason FROM who"
    " JOIN membership AS m ON m.person_id = who.id JOIN support_group AS g ON g.id = m.group_id"
    " ORDER BY m.joined_on, m.id" },
  [PS_ABOUT_ATTENDANCE] = {
    { "group", "starts_at", "zone", "status", "mode", "first_time", NULL },
    WHO "SELECT g.name, s.planned_at, g.zone, a.status, a.mode, a.first_time FROM who"
    " JOIN attendance AS a ON a.person_id = who.id JOIN session AS s ON s.id = a.session_id"
    " JOIN support_group AS g ON g.id = s.group_id ORDER BY s.planned_at, s.id" },
  [PS_ABOUT_EXPECTED] = {
    { "group", "date", "status", "mode", NULL },
    WHO "SELECT g.name, d.rule_on, d.status, d.mode FROM who JOIN door AS d ON d.person_id = who.id"
    " JOIN support_group AS g ON g.id = d.group_id ORDER BY d.rule_on, g.id" },
  [PS_ABOUT_CORRECTIONS] = {
    { "group", "starts_at", "zone", "old_status", "new_status", "old_mode", "new_mode",
      "corrected_at", NULL },
    WHO "SELECT g.name, s.planned_at, g.zone, c.old_status, c.new_status, c.old_mode, c.new_mode,"
    " c.changed_at FROM who JOIN attendance_change AS c ON c.person_id = who.id"
    " JOIN session AS s ON s.id = c.session_id JOIN support_group AS g ON g.id = s.group_id"
    " ORDER BY c.changed_at, c.id" },
  [PS_ABOUT_PRESENTATIONS] = {
    { "group", "starts_at", "zone", "title", "consent_on", NULL },
    WHO "SELECT g.name, s.planned_at, g.zone, e.title, e.consent_on FROM who"
    " JOIN segment AS e ON e.presenter_id = who.id JOIN session AS s ON s.id = e.session_id"
    " JOIN support_group AS g ON g.id = s.group_id ORDER BY s.planned_at, e.position" },
  [PS_ABOUT_WELCOME] = {
    { "group", "step", "done_at", NULL },
    WHO "SELECT g.name, w.step, w.done_at FROM who JOIN welcome_step AS w ON w.person_id = who.id"
    " JOIN support_group AS g ON g.id = w.group_id ORDER BY w.done_at" },
  [PS_ABOUT_WAITLISTS] = {
    { "group", "added_at", "offered_at", "ended_at", "ended_how", NULL },
    WHO "SELECT g.name, w.added_at, w.offered_at, w.ended_at, w.ended_how FROM who"
    " JOIN waitlist AS w ON w.person_id = who.id JOIN support_group AS g ON g.id = w.group_id"
    " ORDER BY w.added_at, w.id" },
  [PS_ABOUT_FOLLOW_UPS] = {
    { "owner", "due_on", "created_at", "done_at", NULL },
    WHO "SELECT f.owner, f.due_on, f.created_at, f.done_at FROM who"
    " JOIN follow_up AS f ON f.person_id = who.id ORDER BY f.due_on, f.id" },
  [PS_ABOUT_NOT_SEEN] = {
    { "group", "noticed_at", NULL },
    WHO "SELECT g.name, n.noticed_at FROM who JOIN not_seen AS n ON n.person_id = who.id"
    " JOIN support_group AS g ON g.id = n.group_id ORDER BY n.noticed_at" },
  [PS_ABOUT_IMPORTS] = {
    { "imported_at", "format", NULL },
    WHO "SELECT i.imported_at, i.format FROM who"
    " JOIN member_import_person AS p ON p.person_id = who.id"
    " JOIN member_import AS i ON i.id = p.import_id WHERE i.undone_at IS NULL"
    " ORDER BY i.imported_at" },
};

/**
 * ps_about_part_columns:
 *
 * Returns: (transfer none) (array zero-terminated=1): what the columns of @part are called
 */
const char * const *
ps_about_part_columns (PsAboutPart part)
{
  return parts[part].columns;
}

/**
 * ps_about_store_list:
 * @person_id: somebody, with the records that were merged into theirs
 *
 * Returns: (transfer full) (nullable) (element-type GPtrArray): the rows; each is an array of texts, of
 *   which one may be %NULL where there is nothing
 */
GPtrArray *
ps_about_store_list (PsConn       *conn,
                     PsAboutPart   part,
                     gint64        person_id,
                     GError      **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  PsStmt *stmt = ps_conn_prepare (conn, parts[part].sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      GPtrArray *row;

      if (!has_row)
        return g_steal_pointer (&rows);

      row = g_ptr_array_new_with_free_func (g_free);
      for (int i = 0; parts[part].columns[i] != NULL; i++)
        g_ptr_array_add (row, ps_stmt_is_null (stmt, i) ? NULL : ps_stmt_dup_text (stmt, i));
      g_ptr_array_add (rows, row);
    }

  return NULL;
}

/**
 * ps_about_store_kept:
 * @kept_id: (out): whose record it is: @person_id, or into which theirs was merged; 0 where there is no
 *   such person
 */
gboolean
ps_about_store_kept (PsConn  *conn,
                     gint64   person_id,
                     gint64  *kept_id,
                     GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "WITH RECURSIVE up (id, next) AS ("
                                  " SELECT id, merged_into_id FROM person WHERE id = ?1"
                                  " UNION SELECT p.id, p.merged_into_id FROM person AS p"
                                  " JOIN up ON p.id = up.next)"
                                  " SELECT coalesce (max (id), 0) FROM up WHERE next IS NULL",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_conn_take_int64 (conn, stmt, kept_id, error);
}

/**
 * ps_about_store_names:
 * @func: called with every name that stands in the vault, in no order to rely on
 *
 * Reads who may be named in a text, so that they can be left out of it.
 */
gboolean
ps_about_store_names (PsConn       *conn,
                      PsAboutName   func,
                      gpointer      data,
                      GError      **error)
{
  gboolean has_row;
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT 0, id, preferred_name FROM person"
                                  " UNION ALL SELECT 0, id, full_name FROM person WHERE full_name <> ''"
                                  " UNION ALL SELECT 2, 0, name FROM guest"
                                  " UNION ALL SELECT DISTINCT 1, 0, name FROM ("
                                  "  SELECT peer_leader AS name FROM support_group"
                                  "  UNION SELECT professional FROM support_group"
                                  "  UNION SELECT peer_leader FROM session"
                                  "  UNION SELECT professional FROM session"
                                  "  UNION SELECT changed_by FROM attendance_change"
                                  "  UNION SELECT done_by FROM welcome_step"
                                  "  UNION SELECT given_by FROM disclosure"
                                  "  UNION SELECT merged_by FROM person_merge"
                                  "  UNION SELECT imported_by FROM member_import)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      if (!has_row)
        return TRUE;

      func ((PsAboutWho) ps_stmt_get_uint (stmt, 0), ps_stmt_get_int64 (stmt, 1),
            ps_stmt_get_text (stmt, 2), data);
    }

  return FALSE;
}
