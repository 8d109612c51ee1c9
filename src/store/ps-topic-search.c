/* Which topics there are to choose from, and in which order. */
#include "ps-topic-store.h"

#include "ps-rows.h"

/* A literal of its own in both statements: topics that pass a PsTopicFilter in ?1 to ?4. */
#define PASSES \
  " t.archived_at IS NULL AND (?1 IS NULL OR t.category = ?1) AND (?2 = 0 OR t.favourite = 1)" \
  " AND (?3 = 0 OR NOT EXISTS (SELECT 1 FROM session AS s WHERE s.topic_id = t.id" \
  " AND s.started_at >= ?3 AND (?4 = 0 OR s.group_id = ?4)))"

static void
bind_filter (PsStmt              *stmt,
             const PsTopicFilter *filter)
{
  static const PsTopicFilter all = { NULL };

  if (filter == NULL)
    filter = &all;

  ps_stmt_bind_maybe_text (stmt, 1, filter->category);
  ps_stmt_bind_int64 (stmt, 2, filter->favourites);
  ps_stmt_bind_int64 (stmt, 3, filter->unused_since);
  ps_stmt_bind_int64 (stmt, 4, filter->group_id);
}

/**
 * ps_topic_store_ids:
 * @filter: (nullable): which; %NULL for all that are not archived
 * @limit: how many at most; all if negative
 *
 * Returns: (transfer full) (nullable): topics by title
 */
GArray *
ps_topic_store_ids (PsConn               *conn,
                    const PsTopicFilter  *filter,
                    gint                  limit,
                    GError              **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT t.id FROM topic AS t WHERE" PASSES
                                  " ORDER BY t.title COLLATE NOCASE, t.id LIMIT ?5",
                                  error);

  if (stmt == NULL)
    return NULL;

  bind_filter (stmt, filter);
  ps_stmt_bind_int64 (stmt, 5, limit);

  return ps_conn_take_ids (conn, stmt, error);
}

/**
 * ps_topic_store_search:
 * @match: an FTS5 expression, safe as ps_topic_query_new() makes it
 * @filter: (nullable): which; %NULL for all that are not archived
 * @limit: how many at most; all if negative
 *
 * Finds topics by their words. A word in the title counts for most, then the category, what it is
 * for, and the rest (bm25, as FTS5 has it).
 *
 * Returns: (transfer full) (nullable): topics, the best first
 */
GArray *
ps_topic_store_search (PsConn               *conn,
                       const char           *match,
                       const PsTopicFilter  *filter,
                       gint                  limit,
                       GError              **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT t.id FROM topic_text JOIN topic AS t"
                                  " ON t.id = topic_text.rowid"
                                  " WHERE topic_text MATCH ?5 AND" PASSES
                                  " ORDER BY bm25 (topic_text, 10, 4, 3, 2, 2, 1), t.id LIMIT ?6",
                                  error);

  if (stmt == NULL)
    return NULL;

  bind_filter (stmt, filter);
  ps_stmt_bind_text (stmt, 5, match);
  ps_stmt_bind_int64 (stmt, 6, limit);

  return ps_conn_take_ids (conn, stmt, error);
}

/**
 * ps_topic_store_snippet:
 * @match: as for ps_topic_store_search()
 * @snippet: (out) (transfer full) (nullable): some words around those found, which stand between
 *   PS_TOPIC_FOUND_BEGIN and PS_TOPIC_FOUND_END; %NULL if @match does not find the topic
 *
 * For a row in sight, rather than for every row found.
 */
gboolean
ps_topic_store_snippet (PsConn      *conn,
                        const char  *match,
                        gint64       id,
                        char       **snippet,
                        GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT snippet (topic_text, -1, char (2), char (3), '…', 16)"
                                  " FROM topic_text WHERE topic_text MATCH ?1 AND rowid = ?2",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_text (stmt, 1, match);
  ps_stmt_bind_int64 (stmt, 2, id);

  return ps_conn_take_string (conn, stmt, snippet, error);
}

/**
 * ps_topic_store_categories:
 *
 * Returns: (transfer full) (nullable): every category in use, by name
 */
GStrv
ps_topic_store_categories (PsConn  *conn,
                           GError **error)
{
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (g_free);
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT DISTINCT category FROM topic"
                                  " WHERE archived_at IS NULL AND category <> ''"
                                  " ORDER BY category COLLATE NOCASE",
                                  error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      if (!has_row)
        {
          g_ptr_array_add (categories, NULL);
          return (GStrv) g_ptr_array_steal (categories, NULL);
        }

      g_ptr_array_add (categories, ps_stmt_dup_text (stmt, 0));
    }

  return NULL;
}

/**
 * ps_topic_store_last_used:
 * @group_id: in this group, or 0 for any
 * @started_at: (out): when the last meeting about it began, microseconds UTC, or 0
 */
gboolean
ps_topic_store_last_used (PsConn  *conn,
                          gint64   id,
                          gint64   group_id,
                          gint64  *started_at,
                          GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT max (started_at) FROM session"
                                  " WHERE topic_id = ?1 AND (?2 = 0 OR group_id = ?2)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_int64 (stmt, 2, group_id);

  return ps_conn_take_int64 (conn, stmt, started_at, error);
}
