#include "ps-audit-store.h"

#include <string.h>

#include "ps-text.h"

/**
 * ps_audit_store_ids:
 * @limit: how many at most; negative for all
 *
 * Returns: (transfer full): the numbers of the entries that @filter lets through, newest first
 */
GArray *
ps_audit_store_ids (PsConn               *conn,
                    const PsAuditQuery  *filter,
                    gint                  limit,
                    GError              **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT seq FROM audit"
                                  " WHERE (?1 IS NULL"
                                  "   OR hex (actor) IN (SELECT value FROM json_each (?1)))"
                                  " AND (?2 IS NULL"
                                  "   OR action IN (SELECT value FROM json_each (?2)))"
                                  " AND (?3 IS NULL"
                                  "   OR object IN (SELECT value FROM json_each (?3))"
                                  "   OR (instr (detail, 'in=') > 0"
                                  "     AND substr (detail, instr (detail, 'in=') + 3)"
                                  "       IN (SELECT value FROM json_each (?3))))"
                                  " ORDER BY seq DESC LIMIT ?4",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_maybe_text (stmt, 1, filter->actors);
  ps_stmt_bind_maybe_text (stmt, 2, filter->actions);
  ps_stmt_bind_maybe_text (stmt, 3, filter->objects);
  ps_stmt_bind_int64 (stmt, 4, limit);

  return ps_conn_take_ids (conn, stmt, error);
}

/**
 * ps_audit_store_find_objects:
 * @part: a part of a name, folded
 * @people: whether members and guests are looked for too
 *
 * Returns: (transfer full) (element-type utf8): what the log calls the members, groups and their
 *   meetings, topics and guests whose name has @part in it, also those that are out of use
 */
GPtrArray *
ps_audit_store_find_objects (PsConn      *conn,
                             const char  *part,
                             gboolean     people,
                             GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT 'person:' || lower (hex (uid)), name_fold || ' ' || full_name"
                                  "   FROM person WHERE ?1"
                                  " UNION ALL SELECT 'guest:' || lower (hex (uid)), name_fold"
                                  "   FROM guest WHERE ?1"
                                  " UNION ALL SELECT 'group:' || lower (hex (uid)), name"
                                  "   FROM support_group"
                                  " UNION ALL SELECT 'meeting:' || lower (hex (s.uid)), g.name"
                                  "   FROM session s JOIN support_group g ON g.id = s.group_id"
                                  " UNION ALL SELECT 'topic:' || lower (hex (uid)), title"
                                  "   FROM topic",
                                  error);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, people);

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      g_autofree char *folded = NULL;

      if (!has_row)
        return g_steal_pointer (&objects);

      folded = ps_text_fold (ps_stmt_get_text (stmt, 1));
      if (strstr (folded, part) != NULL)
        g_ptr_array_add (objects, ps_stmt_dup_text (stmt, 0));
    }

  return NULL;
}
