#include "ps-topic-use.h"

/**
 * ps_topic_use_list:
 * @group_id: whose meetings count
 *
 * Returns: (transfer full) (nullable) (element-type PsTopicUse): all topics that are not archived, by
 *   title
 */
GArray *
ps_topic_use_list (PsConn   *conn,
                   gint64    group_id,
                   GError  **error)
{
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (PsTopicUse));
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT t.id, t.minutes, t.favourite, (SELECT max (s.started_at)"
                                  " FROM session AS s WHERE s.topic_id = t.id AND s.group_id = ?1)"
                                  " FROM topic AS t WHERE t.archived_at IS NULL"
                                  " ORDER BY t.title COLLATE NOCASE, t.id",
                                  error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      PsTopicUse use;

      if (!has_row)
        return g_steal_pointer (&uses);

      use.id = ps_stmt_get_int64 (stmt, 0);
      use.minutes = ps_stmt_get_uint (stmt, 1);
      use.favourite = ps_stmt_get_boolean (stmt, 2);
      use.used_at = ps_stmt_get_int64 (stmt, 3);
      g_array_append_val (uses, use);
    }

  return NULL;
}
