#include "ps-disclosure-store.h"

#include "ps-rows.h"

/**
 * ps_disclosure_row_new:
 *
 * Returns: (transfer full): one that has still to be told what it is
 */
PsDisclosureRow *
ps_disclosure_row_new (void)
{
  return g_new0 (PsDisclosureRow, 1);
}

/**
 * ps_disclosure_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_disclosure_row_free (PsDisclosureRow *row)
{
  if (row == NULL)
    return;

  g_free (row->given_by);
  g_free (row->audience);
  g_free (row->recipient);
  g_free (row->purpose);
  g_free (row->content);
  g_free (row->form);
  g_free (row->group_names);
  g_free (row);
}

/**
 * ps_disclosure_store_add:
 * @row: (inout): gets its id and uid
 *
 * Writes down that something was given. Who it was about follows, one by one.
 *
 * Errors: %PS_ERROR_INVALID.
 */
gboolean
ps_disclosure_store_add (PsConn           *conn,
                         PsDisclosureRow  *row,
                         GError          **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO disclosure (uid, given_at, given_by, audience,"
                                  " recipient, purpose, content, form)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_rows_need_uid (&row->uid, row->given_at);
  ps_stmt_bind_uid (stmt, 1, &row->uid);
  ps_stmt_bind_int64 (stmt, 2, row->given_at);
  ps_stmt_bind_text (stmt, 3, row->given_by);
  ps_stmt_bind_text (stmt, 4, row->audience);
  ps_stmt_bind_text (stmt, 5, row->recipient);
  ps_stmt_bind_text (stmt, 6, row->purpose);
  ps_stmt_bind_text (stmt, 7, row->content);
  ps_stmt_bind_text (stmt, 8, row->form);

  return ps_rows_add_one (conn, stmt, &row->id, error);
}

/**
 * ps_disclosure_store_add_person:
 * @group_id: the group whose record it is, or 0
 * @consent_id: by which consent, or 0
 * @part2: whether that group is a Part 2 group now
 *
 * Errors: %PS_ERROR_CONFLICT where there is no such member, group or consent.
 */
gboolean
ps_disclosure_store_add_person (PsConn    *conn,
                                gint64     disclosure_id,
                                gint64     person_id,
                                gint64     group_id,
                                gint64     consent_id,
                                gboolean   part2,
                                GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO disclosure_person (disclosure_id, person_id, group_id,"
                                  " consent_id, part2) VALUES (?1, ?2, ?3, ?4, ?5)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_id (stmt, 1, disclosure_id);
  ps_stmt_bind_id (stmt, 2, person_id);
  ps_stmt_bind_id (stmt, 3, group_id);
  ps_stmt_bind_id (stmt, 4, consent_id);
  ps_stmt_bind_int64 (stmt, 5, part2);

  return ps_conn_run (conn, stmt, error);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsDisclosureRow *row = ps_disclosure_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->given_at = ps_stmt_get_int64 (stmt, 2);
  row->given_by = ps_stmt_dup_text (stmt, 3);
  row->audience = ps_stmt_dup_text (stmt, 4);
  row->recipient = ps_stmt_dup_text (stmt, 5);
  row->purpose = ps_stmt_dup_text (stmt, 6);
  row->content = ps_stmt_dup_text (stmt, 7);
  row->form = ps_stmt_dup_text (stmt, 8);
  row->consent_id = ps_stmt_get_int64 (stmt, 9);
  row->group_names = ps_stmt_dup_text (stmt, 10);
  row->part2 = ps_stmt_get_boolean (stmt, 11);

  return row;
}

/**
 * ps_disclosure_store_of_person:
 *
 * Returns: (transfer full) (nullable) (element-type PsDisclosureRow): what was given of them, the
 *   newest first
 */
GPtrArray *
ps_disclosure_store_of_person (PsConn  *conn,
                               gint64   person_id,
                               GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT d.id, d.uid, d.given_at, d.given_by, d.audience,"
                                  " d.recipient, d.purpose, d.content, d.form,"
                                  " coalesce (max (p.consent_id), 0),"
                                  " coalesce (group_concat (g.name, char (10)), ''), max (p.part2)"
                                  " FROM disclosure_person AS p"
                                  " JOIN disclosure AS d ON d.id = p.disclosure_id"
                                  " LEFT JOIN support_group AS g ON g.id = p.group_id"
                                  /* What was given stays with the record that it was given of. */
                                  " WHERE p.person_id IN (SELECT ?1 UNION ALL"
                                  "  SELECT id FROM person WHERE merged_into_id = ?1)"
                                  " GROUP BY d.id ORDER BY d.id DESC",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_disclosure_row_free, error);
}
