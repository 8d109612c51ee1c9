#include "ps-topic-store.h"

#include <glib/gi18n-lib.h>

#include "ps-rows.h"

PsTopicRow *
ps_topic_row_new (void)
{
  PsTopicRow *row = g_new0 (PsTopicRow, 1);

  row->minutes = 30;

  return row;
}

PsTopicRow *
ps_topic_row_copy (const PsTopicRow *row)
{
  PsTopicRow *copy = g_memdup2 (row, sizeof *row);

  copy->origin = g_strdup (row->origin);
  copy->title = g_strdup (row->title);
  copy->category = g_strdup (row->category);
  copy->objective = g_strdup (row->objective);
  copy->prompts = g_strdup (row->prompts);
  copy->exercise = g_strdup (row->exercise);
  copy->materials = g_strdup (row->materials);
  copy->audience = g_strdup (row->audience);
  copy->caution = g_strdup (row->caution);
  copy->caution_tags = g_strdup (row->caution_tags);
  copy->led_by = g_strdup (row->led_by);
  copy->source = g_strdup (row->source);

  return copy;
}

void
ps_topic_row_free (PsTopicRow *row)
{
  g_free (row->origin);
  g_free (row->title);
  g_free (row->category);
  g_free (row->objective);
  g_free (row->prompts);
  g_free (row->exercise);
  g_free (row->materials);
  g_free (row->audience);
  g_free (row->caution);
  g_free (row->caution_tags);
  g_free (row->led_by);
  g_free (row->source);
  g_free (row);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsTopicRow *row = ps_topic_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->origin = ps_stmt_dup_text (stmt, 2);
  row->edited = ps_stmt_get_boolean (stmt, 3);
  row->title = ps_stmt_dup_text (stmt, 4);
  row->category = ps_stmt_dup_text (stmt, 5);
  row->minutes = ps_stmt_get_uint (stmt, 6);
  row->objective = ps_stmt_dup_text (stmt, 7);
  row->prompts = ps_stmt_dup_text (stmt, 8);
  row->exercise = ps_stmt_dup_text (stmt, 9);
  row->materials = ps_stmt_dup_text (stmt, 10);
  row->audience = ps_stmt_dup_text (stmt, 11);
  row->caution = ps_stmt_dup_text (stmt, 12);
  row->caution_tags = ps_stmt_dup_text (stmt, 13);
  row->led_by = ps_stmt_dup_text (stmt, 14);
  row->source = ps_stmt_dup_text (stmt, 15);
  row->favourite = ps_stmt_get_boolean (stmt, 16);
  row->created_at = ps_stmt_get_int64 (stmt, 17);
  row->updated_at = ps_stmt_get_int64 (stmt, 18);
  row->archived_at = ps_stmt_get_int64 (stmt, 19);

  return row;
}

/**
 * ps_topic_store_get:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the topic
 */
PsTopicRow *
ps_topic_store_get (PsConn  *conn,
                    gint64   id,
                    GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id, uid, origin, edited, title, category, minutes,"
                                  " objective, prompts, exercise, materials, audience, caution,"
                                  " caution_tags, led_by, source, favourite, created_at, updated_at,"
                                  " archived_at FROM topic WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_rows_take_one (conn, stmt, read_row, _("There is no such topic any more."), error);
}

/**
 * ps_topic_store_find_origin:
 * @origin: a shipped topic's key
 * @id: (out): the topic, or 0
 */
gboolean
ps_topic_store_find_origin (PsConn      *conn,
                            const char  *origin,
                            gint64      *id,
                            GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT id FROM topic WHERE origin = ?1", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_text (stmt, 1, origin);

  return ps_conn_take_int64 (conn, stmt, id, error);
}

static void
bind_row (PsStmt           *stmt,
          const PsTopicRow *row,
          gint64            now)
{
  ps_stmt_bind_text (stmt, 1, row->title);
  ps_stmt_bind_text (stmt, 2, row->category);
  ps_stmt_bind_int64 (stmt, 3, row->minutes);
  ps_stmt_bind_text (stmt, 4, row->objective);
  ps_stmt_bind_text (stmt, 5, row->prompts);
  ps_stmt_bind_text (stmt, 6, row->exercise);
  ps_stmt_bind_text (stmt, 7, row->materials);
  ps_stmt_bind_text (stmt, 8, row->audience);
  ps_stmt_bind_text (stmt, 9, row->caution);
  ps_stmt_bind_text (stmt, 10, row->caution_tags);
  ps_stmt_bind_text (stmt, 11, row->led_by != NULL ? row->led_by : "peer");
  ps_stmt_bind_text (stmt, 12, row->source);
  ps_stmt_bind_int64 (stmt, 13, now);
}

/**
 * ps_topic_store_add:
 * @row: (inout): gets its id, uid and times
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_INVALID; %PS_ERROR_CONFLICT where its origin is there already.
 */
gboolean
ps_topic_store_add (PsConn      *conn,
                    PsTopicRow  *row,
                    gint64       now,
                    GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO topic (title, category, minutes, objective, prompts,"
                                  " exercise, materials, audience, caution, caution_tags, led_by,"
                                  " source, updated_at, created_at, uid, origin, favourite)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
                                  " ?13, ?14, ?15, ?16)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_rows_need_uid (&row->uid, now);
  bind_row (stmt, row, now);
  ps_stmt_bind_uid (stmt, 14, &row->uid);
  ps_stmt_bind_maybe_text (stmt, 15, row->origin);
  ps_stmt_bind_int64 (stmt, 16, row->favourite);
  row->created_at = now;
  row->updated_at = now;

  return ps_rows_add_one (conn, stmt, &row->id, error);
}

static gboolean
update (PsConn            *conn,
        const PsTopicRow  *row,
        gint64             id,
        gboolean           edited,
        gint64             now,
        GError           **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE topic SET title = ?1, category = ?2, minutes = ?3,"
                                  " objective = ?4, prompts = ?5, exercise = ?6, materials = ?7,"
                                  " audience = ?8, caution = ?9, caution_tags = ?10, led_by = ?11,"
                                  " source = ?12, updated_at = ?13,"
                                  " edited = ?14 AND origin IS NOT NULL WHERE id = ?15",
                                  error);

  if (stmt == NULL)
    return FALSE;

  bind_row (stmt, row, now);
  ps_stmt_bind_int64 (stmt, 14, edited);
  ps_stmt_bind_int64 (stmt, 15, id);

  return ps_rows_change_one (conn, stmt, _("There is no such topic any more."), error);
}

/**
 * ps_topic_store_save:
 * @now: microseconds UTC
 *
 * Writes what a person has edited. A shipped topic counts as edited from then on.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_INVALID.
 */
gboolean
ps_topic_store_save (PsConn            *conn,
                     const PsTopicRow  *row,
                     gint64             now,
                     GError           **error)
{
  return update (conn, row, row->id, TRUE, now, error);
}

static gboolean
find_shipped (PsConn      *conn,
              const char  *origin,
              gint64      *id,
              gboolean    *edited,
              GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT id, edited FROM topic WHERE origin = ?1", error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_text (stmt, 1, origin);
  if (!ps_conn_step (conn, stmt, &has_row, error))
    return FALSE;

  *id = has_row ? ps_stmt_get_int64 (stmt, 0) : 0;
  *edited = has_row && ps_stmt_get_boolean (stmt, 1);
  ps_stmt_reset (stmt);

  return TRUE;
}

/**
 * ps_topic_store_ship:
 * @row: (inout): a topic as it is shipped, with its origin; gets its id
 * @reset: also where somebody has edited it
 * @now: microseconds UTC
 *
 * Puts a shipped topic into the library, or brings it up to date there. One that somebody has edited
 * is left alone unless @reset; whether it is a favourite or archived stays.
 *
 * Errors: %PS_ERROR_INVALID.
 */
gboolean
ps_topic_store_ship (PsConn      *conn,
                     PsTopicRow  *row,
                     gboolean     reset,
                     gint64       now,
                     GError     **error)
{
  gboolean edited;

  g_return_val_if_fail (row->origin != NULL, FALSE);

  if (!find_shipped (conn, row->origin, &row->id, &edited, error))
    return FALSE;

  if (row->id == 0)
    return ps_topic_store_add (conn, row, now, error);

  if (edited && !reset)
    return TRUE;

  return update (conn, row, row->id, FALSE, now, error);
}

/**
 * ps_topic_store_set_favourite:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
gboolean
ps_topic_store_set_favourite (PsConn    *conn,
                              gint64     id,
                              gboolean   favourite,
                              GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "UPDATE topic SET favourite = ?2 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_int64 (stmt, 2, favourite);

  return ps_rows_change_one (conn, stmt, _("There is no such topic any more."), error);
}

/**
 * ps_topic_store_set_archived:
 * @now: microseconds UTC
 *
 * Takes a topic out of the library, or back into it; meetings that were about it still are.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
gboolean
ps_topic_store_set_archived (PsConn    *conn,
                             gint64     id,
                             gboolean   archived,
                             gint64     now,
                             GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE topic SET archived_at = CASE WHEN ?2 THEN ?3 END"
                                  " WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_int64 (stmt, 2, archived);
  ps_stmt_bind_int64 (stmt, 3, now);

  return ps_rows_change_one (conn, stmt, _("There is no such topic any more."), error);
}
