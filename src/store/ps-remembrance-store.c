/* Whom a group is asked to remember. Which segment of which meeting is for that stands in a note among
 * the settings from the start of the meeting to its end: a segment itself says nothing of anybody, as
 * the room can see it.
 */
#include "ps-remembrance-store.h"

#include <glib/gi18n-lib.h>

#include "ps-rows.h"
#include "ps-setting-store.h"

#define NOTE_TYPE "(uax)"

void
ps_remembrance_row_free (PsRemembranceRow *row)
{
  g_free (row->group_name);
  g_free (row->name);
  g_free (row->died_on);
  g_free (row->settled_how);
  g_free (row);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsRemembranceRow *row = g_new0 (PsRemembranceRow, 1);

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->group_id = ps_stmt_get_int64 (stmt, 1);
  row->group_name = ps_stmt_dup_text (stmt, 2);
  row->person_id = ps_stmt_get_int64 (stmt, 3);
  row->name = ps_stmt_dup_text (stmt, 4);
  row->died_on = ps_stmt_dup_text (stmt, 5);
  row->settled_how = ps_stmt_dup_text (stmt, 6);

  return row;
}

/**
 * ps_remembrance_store_list:
 * @group_id: a group, or 0 for all
 *
 * Returns: (transfer full) (element-type PsRemembranceRow): what is not settled yet, the oldest first
 */
GPtrArray *
ps_remembrance_store_list (PsConn  *conn,
                           gint64   group_id,
                           GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT r.id, r.group_id, g.name, r.person_id, p.preferred_name,"
                                  " p.died_on, NULL FROM remembrance AS r"
                                  " JOIN support_group AS g ON g.id = r.group_id"
                                  " JOIN person AS p ON p.id = r.person_id"
                                  " WHERE r.settled_at IS NULL AND (?1 = 0 OR r.group_id = ?1)"
                                  " AND g.archived_at IS NULL AND p.died_on IS NOT NULL"
                                  " ORDER BY r.created_at, r.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_remembrance_row_free, error);
}

/**
 * ps_remembrance_store_all:
 *
 * Returns: (transfer full) (element-type PsRemembranceRow): whom the group lost, settled or not, the last
 *   first
 */
GPtrArray *
ps_remembrance_store_all (PsConn  *conn,
                          gint64   group_id,
                          GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT r.id, r.group_id, g.name, r.person_id, p.preferred_name,"
                                  " p.died_on, r.settled_how FROM remembrance AS r"
                                  " JOIN support_group AS g ON g.id = r.group_id"
                                  " JOIN person AS p ON p.id = r.person_id"
                                  " WHERE r.group_id = ?1 AND p.died_on IS NOT NULL"
                                  " ORDER BY p.died_on DESC, r.id DESC",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_remembrance_row_free, error);
}

/**
 * ps_remembrance_store_settle:
 * @how: (nullable): `held` or `not-wanted`; %NULL asks the group again
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
gboolean
ps_remembrance_store_settle (PsConn      *conn,
                             gint64       id,
                             const char  *how,
                             gint64       now,
                             GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE remembrance SET settled_how = ?2,"
                                  " settled_at = CASE WHEN ?2 IS NOT NULL THEN ?3 END"
                                  " WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_maybe_text (stmt, 2, how);
  ps_stmt_bind_int64 (stmt, 3, now);

  return ps_rows_change_one (conn, stmt, _("The group is not asked about this person any more."),
                             error);
}

static char *
make_key (gint64 session_id)
{
  return g_strdup_printf ("remembrance:%" G_GINT64_FORMAT, session_id);
}

/**
 * ps_remembrance_store_plan:
 * @session_id: a meeting that begins
 * @position: which of its segments is for it
 * @ids: (element-type gint64): of #PsRemembranceRow
 *
 * Returns: whether it was stored
 */
gboolean
ps_remembrance_store_plan (PsConn  *conn,
                           gint64   session_id,
                           guint    position,
                           GArray  *ids,
                           GError **error)
{
  g_autofree char *key = make_key (session_id);
  g_autoptr (GVariant) note =
    g_variant_ref_sink (g_variant_new ("(u@ax)", position,
                                       g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data,
                                                                  ids->len, sizeof (gint64))));
  g_autofree char *text = g_variant_print (note, FALSE);

  return ps_setting_store_set (conn, key, text, error);
}

static gboolean
was_held (PsConn    *conn,
          gint64     session_id,
          guint      position,
          gboolean  *held,
          GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT EXISTS (SELECT 1 FROM segment WHERE session_id = ?1"
                                  " AND position = ?2 AND started_at IS NOT NULL AND skipped = 0)",
                                  error);
  gint64 value;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_int64 (stmt, 2, position);
  if (!ps_conn_take_int64 (conn, stmt, &value, error))
    return FALSE;

  *held = value != 0;

  return TRUE;
}

/* It may have been a mistake meanwhile, and then there is nothing to settle. */
static gboolean
settle_held (PsConn    *conn,
             GVariant  *ids,
             gint64     now,
             GError   **error)
{
  for (gsize i = 0; i < g_variant_n_children (ids); i++)
    {
      PsStmt *stmt = ps_conn_prepare (conn,
                                      "UPDATE remembrance SET settled_how = 'held', settled_at = ?2"
                                      " WHERE id = ?1 AND settled_at IS NULL",
                                      error);
      gint64 id;

      if (stmt == NULL)
        return FALSE;

      g_variant_get_child (ids, i, "x", &id);
      ps_stmt_bind_int64 (stmt, 1, id);
      ps_stmt_bind_int64 (stmt, 2, now);
      if (!ps_conn_run (conn, stmt, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ps_remembrance_store_held:
 * @session_id: a meeting that has ended
 * @now: microseconds UTC
 *
 * If the meeting had a moment of remembrance, and came to it, its group is not asked again.
 *
 * Returns: whether it was stored
 */
gboolean
ps_remembrance_store_held (PsConn  *conn,
                           gint64   session_id,
                           gint64   now,
                           GError **error)
{
  g_autofree char *key = make_key (session_id);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) note = NULL;
  g_autoptr (GVariant) ids = NULL;
  guint32 position;
  gboolean held;

  if (!ps_setting_store_get (conn, key, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  note = g_variant_parse (G_VARIANT_TYPE (NOTE_TYPE), text, NULL, NULL, NULL);
  if (note == NULL)
    return ps_setting_store_set (conn, key, NULL, error);

  g_variant_get (note, "(u@ax)", &position, &ids);

  return was_held (conn, session_id, position, &held, error) &&
         (!held || settle_held (conn, ids, now, error)) &&
         ps_setting_store_set (conn, key, NULL, error);
}
