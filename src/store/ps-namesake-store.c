/* People who are called the same. Its statements take none of the columns that ps-access.c keeps from
 * the front desk.
 */
#include "ps-namesake-store.h"

#include "ps-rows.h"
#include "ps-text.h"

/**
 * ps_namesake_row_free:
 * @row: (transfer full): is freed
 */
void
ps_namesake_row_free (PsNamesakeRow *row)
{
  g_free (row->full_name);
  g_free (row->initial);
  g_free (row->phone);
  g_free (row->since);
  g_free (row);
}

/**
 * ps_namesake_store_fold:
 * @fold: (out) (transfer full): the form of their name by which it is compared; %NULL where there is
 *   no such person
 * @archived: (out): whether they are off the roster
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_namesake_store_fold (PsConn    *conn,
                        gint64     person_id,
                        char     **fold,
                        gboolean  *archived,
                        GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT name_fold, archived_at IS NOT NULL FROM person"
                                  " WHERE id = ?1",
                                  error);
  gboolean has_row;

  *fold = NULL;
  *archived = FALSE;
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  if (!ps_conn_step (conn, stmt, &has_row, error))
    return FALSE;

  if (has_row)
    {
      *fold = ps_stmt_dup_text (stmt, 0);
      *archived = ps_stmt_get_boolean (stmt, 1);
      ps_stmt_reset (stmt);
    }

  return TRUE;
}

/**
 * ps_namesake_store_names:
 * @name: (out) (transfer full): what they like to be called; %NULL where there is no such person
 * @full_name: (out) (transfer full): "" where it is not known
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_namesake_store_names (PsConn  *conn,
                         gint64   person_id,
                         char   **name,
                         char   **full_name,
                         GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT preferred_name, full_name FROM person WHERE id = ?1",
                                  error);
  gboolean has_row;

  *name = *full_name = NULL;
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  if (!ps_conn_step (conn, stmt, &has_row, error))
    return FALSE;

  if (has_row)
    {
      *name = ps_stmt_dup_text (stmt, 0);
      *full_name = ps_stmt_dup_text (stmt, 1);
      ps_stmt_reset (stmt);
    }

  return TRUE;
}

static gpointer
read_row (PsStmt *stmt)
{
  PsNamesakeRow *row = g_new0 (PsNamesakeRow, 1);

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->full_name = ps_stmt_dup_text (stmt, 1);
  row->initial = ps_stmt_dup_text (stmt, 2);
  row->phone = ps_stmt_is_null (stmt, 3) ? NULL : ps_stmt_dup_text (stmt, 3);
  row->since = ps_stmt_is_null (stmt, 4) ? NULL : ps_stmt_dup_text (stmt, 4);
  row->created_at = ps_stmt_get_int64 (stmt, 5);

  return row;
}

#define COLUMNS \
  "p.id, p.full_name, p.initial," \
  " (SELECT value_fold FROM contact_way AS c WHERE c.person_id = p.id AND c.kind = 'phone'" \
  "  ORDER BY c.position, c.id LIMIT 1)," \
  " (SELECT min (joined_on) FROM membership AS m WHERE m.person_id = p.id), p.created_at"

/**
 * ps_namesake_store_list:
 * @fold: the folded name
 *
 * Returns: (transfer full) (nullable) (element-type PsNamesakeRow): who on the roster is called so,
 *   those added first first
 */
GPtrArray *
ps_namesake_store_list (PsConn      *conn,
                        const char  *fold,
                        GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS " FROM person AS p"
                                  " WHERE p.name_fold = ?1 AND p.archived_at IS NULL"
                                  " ORDER BY p.created_at, p.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, fold);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_namesake_row_free, error);
}

/**
 * ps_namesake_store_list_all:
 * @fold: the folded name
 *
 * As ps_namesake_store_list(), with those who are off the roster, whom an old sheet still shows.
 *
 * Returns: (transfer full) (nullable) (element-type PsNamesakeRow): who is called so, those added
 *   first first
 */
GPtrArray *
ps_namesake_store_list_all (PsConn      *conn,
                            const char  *fold,
                            GError     **error)
{
  g_auto (GStrv) words = ps_text_words (fold);
  /* The archived are in no index of names, but in that of words. */
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS " FROM person AS p WHERE p.id IN"
                                  " (SELECT q.id FROM person AS q"
                                  "  WHERE q.name_fold = ?1 AND q.archived_at IS NULL"
                                  "  UNION SELECT w.person_id FROM person_word AS w"
                                  "  JOIN person AS r ON r.id = w.person_id"
                                  "  WHERE w.word = ?2 AND r.name_fold = ?1)"
                                  " ORDER BY p.created_at, p.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, fold);
  ps_stmt_bind_text (stmt, 2, words[0] != NULL ? words[0] : "");

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_namesake_row_free, error);
}
