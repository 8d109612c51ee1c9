#include "ps-group-store.h"

#include <glib/gi18n-lib.h>

#include "ps-rows.h"

/* As the schema has it: for how many a new group is meant, and after how many meetings without somebody it
 * calls them.
 */
#define CAPACITY 12
#define NOT_SEEN_AFTER 3

PsGroupRow *
ps_group_row_new (void)
{
  PsGroupRow *row = g_new0 (PsGroupRow, 1);

  row->capacity = CAPACITY;
  row->not_seen_after = NOT_SEEN_AFTER;

  return row;
}

PsGroupRow *
ps_group_row_copy (const PsGroupRow *row)
{
  PsGroupRow *copy = g_memdup2 (row, sizeof *row);

  copy->name = g_strdup (row->name);
  copy->neutral_name = g_strdup (row->neutral_name);
  copy->model = g_strdup (row->model);
  copy->access = g_strdup (row->access);
  copy->place = g_strdup (row->place);
  copy->rule = g_strdup (row->rule);
  copy->starts_on = g_strdup (row->starts_on);
  copy->zone = g_strdup (row->zone);
  copy->cross_talk = g_strdup (row->cross_talk);
  copy->agreement = g_strdup (row->agreement);
  copy->agreement_on = g_strdup (row->agreement_on);
  copy->peer_leader = g_strdup (row->peer_leader);
  copy->professional = g_strdup (row->professional);

  return copy;
}

void
ps_group_row_free (PsGroupRow *row)
{
  g_free (row->name);
  g_free (row->neutral_name);
  g_free (row->model);
  g_free (row->access);
  g_free (row->place);
  g_free (row->rule);
  g_free (row->starts_on);
  g_free (row->zone);
  g_free (row->cross_talk);
  g_free (row->agreement);
  g_free (row->agreement_on);
  g_free (row->peer_leader);
  g_free (row->professional);
  g_free (row);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsGroupRow *row = ps_group_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->name = ps_stmt_dup_text (stmt, 2);
  row->neutral_name = ps_stmt_dup_text (stmt, 3);
  row->model = ps_stmt_dup_text (stmt, 4);
  row->access = ps_stmt_dup_text (stmt, 5);
  row->place = ps_stmt_dup_text (stmt, 6);
  row->rule = ps_stmt_dup_text (stmt, 7);
  row->starts_on = ps_stmt_dup_text (stmt, 8);
  row->start_minute = ps_stmt_get_uint (stmt, 9);
  row->zone = ps_stmt_dup_text (stmt, 10);
  row->minutes = ps_stmt_get_uint (stmt, 11);
  row->capacity = ps_stmt_get_uint (stmt, 12);
  row->head_count = ps_stmt_get_boolean (stmt, 13);
  row->cross_talk = ps_stmt_dup_text (stmt, 14);
  row->agreement = ps_stmt_dup_text (stmt, 15);
  row->agreement_on = ps_stmt_dup_text (stmt, 16);
  row->peer_leader = ps_stmt_dup_text (stmt, 17);
  row->professional = ps_stmt_dup_text (stmt, 18);
  row->part2 = ps_stmt_get_boolean (stmt, 19);
  row->next_topic_id = ps_stmt_get_int64 (stmt, 20);
  row->created_at = ps_stmt_get_int64 (stmt, 21);
  row->updated_at = ps_stmt_get_int64 (stmt, 22);
  row->archived_at = ps_stmt_get_int64 (stmt, 23);
  row->not_seen_after = ps_stmt_get_uint (stmt, 24);

  return row;
}

/**
 * ps_group_store_ids:
 * @archived: those that are archived, instead of those that are not
 * @limit: how many at most; all if negative
 *
 * Returns: (transfer full) (nullable): groups by name
 */
GArray *
ps_group_store_ids (PsConn    *conn,
                    gboolean   archived,
                    gint       limit,
                    GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id FROM support_group WHERE (archived_at IS NOT NULL) = ?1"
                                  " ORDER BY name COLLATE NOCASE, id LIMIT ?2",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, archived);
  ps_stmt_bind_int64 (stmt, 2, limit);

  return ps_conn_take_ids (conn, stmt, error);
}

/**
 * ps_group_store_get:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the group
 */
PsGroupRow *
ps_group_store_get (PsConn  *conn,
                    gint64   id,
                    GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id, uid, name, neutral_name, model, access, place, rule,"
                                  " starts_on, start_minute, zone, minutes, capacity, head_count,"
                                  " cross_talk, agreement, agreement_on, peer_leader, professional,"
                                  " part2, next_topic_id, created_at, updated_at, archived_at,"
                                  " not_seen_after FROM support_group WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_rows_take_one (conn, stmt, read_row, _("There is no such group any more."), error);
}

static void
bind_row (PsStmt           *stmt,
          const PsGroupRow *row,
          gint64            now)
{
  ps_stmt_bind_text (stmt, 1, row->name);
  ps_stmt_bind_text (stmt, 2, row->neutral_name);
  ps_stmt_bind_text (stmt, 3, row->model);
  ps_stmt_bind_text (stmt, 4, row->access != NULL ? row->access : "open");
  ps_stmt_bind_text (stmt, 5, row->place);
  ps_stmt_bind_text (stmt, 6, row->rule);
  ps_stmt_bind_text (stmt, 7, row->starts_on);
  ps_stmt_bind_int64 (stmt, 8, row->start_minute);
  ps_stmt_bind_text (stmt, 9, row->zone);
  ps_stmt_bind_int64 (stmt, 10, row->minutes);
  ps_stmt_bind_int64 (stmt, 11, row->capacity);
  ps_stmt_bind_int64 (stmt, 12, row->head_count);
  ps_stmt_bind_text (stmt, 13, row->cross_talk != NULL ? row->cross_talk : "after-check-in");
  ps_stmt_bind_text (stmt, 14, row->agreement);
  ps_stmt_bind_text (stmt, 15, row->agreement_on);
  ps_stmt_bind_text (stmt, 16, row->peer_leader);
  ps_stmt_bind_text (stmt, 17, row->professional);
  ps_stmt_bind_int64 (stmt, 18, row->part2);
  ps_stmt_bind_id (stmt, 19, row->next_topic_id);
  ps_stmt_bind_int64 (stmt, 20, now);
  ps_stmt_bind_int64 (stmt, 22, row->not_seen_after);
}

/**
 * ps_group_store_add:
 * @row: (inout): gets its id, uid and times
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_INVALID.
 */
gboolean
ps_group_store_add (PsConn      *conn,
                    PsGroupRow  *row,
                    gint64       now,
                    GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO support_group (name, neutral_name, model, access,"
                                  " place, rule, starts_on, start_minute, zone, minutes, capacity,"
                                  " head_count, cross_talk, agreement, agreement_on, peer_leader,"
                                  " professional, part2, next_topic_id, updated_at, uid, created_at,"
                                  " not_seen_after)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
                                  " ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?20, ?22)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_rows_need_uid (&row->uid, now);
  bind_row (stmt, row, now);
  ps_stmt_bind_uid (stmt, 21, &row->uid);
  row->created_at = now;
  row->updated_at = now;

  return ps_rows_add_one (conn, stmt, &row->id, error);
}

/**
 * ps_group_store_save:
 * @now: microseconds UTC
 *
 * Writes what a person can edit; archiving is not among it.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_INVALID.
 */
gboolean
ps_group_store_save (PsConn            *conn,
                     const PsGroupRow  *row,
                     gint64             now,
                     GError           **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE support_group SET name = ?1, neutral_name = ?2, model = ?3,"
                                  " access = ?4, place = ?5, rule = ?6, starts_on = ?7,"
                                  " start_minute = ?8, zone = ?9, minutes = ?10, capacity = ?11,"
                                  " head_count = ?12, cross_talk = ?13, agreement = ?14,"
                                  " agreement_on = ?15, peer_leader = ?16, professional = ?17,"
                                  " part2 = ?18, next_topic_id = ?19, updated_at = ?20,"
                                  " not_seen_after = ?22 WHERE id = ?21",
                                  error);

  if (stmt == NULL)
    return FALSE;

  bind_row (stmt, row, now);
  ps_stmt_bind_int64 (stmt, 21, row->id);

  return ps_rows_change_one (conn, stmt, _("There is no such group any more."), error);
}

/**
 * ps_group_store_set_archived:
 * @now: microseconds UTC
 *
 * Takes a group out of use, or back into it; its meetings stay.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
gboolean
ps_group_store_set_archived (PsConn    *conn,
                             gint64     id,
                             gboolean   archived,
                             gint64     now,
                             GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE support_group SET"
                                  " archived_at = CASE WHEN ?2 THEN ?3 END, updated_at = ?3"
                                  " WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_int64 (stmt, 2, archived);
  ps_stmt_bind_int64 (stmt, 3, now);

  return ps_rows_change_one (conn, stmt, _("There is no such group any more."), error);
}

/**
 * ps_group_store_set_next_topic:
 * @topic_id: what the next meeting is to be about, or 0
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_NOT_FOUND; %PS_ERROR_CONFLICT where there is no such topic.
 */
gboolean
ps_group_store_set_next_topic (PsConn  *conn,
                               gint64   id,
                               gint64   topic_id,
                               gint64   now,
                               GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE support_group SET next_topic_id = ?2, updated_at = ?3"
                                  " WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_id (stmt, 2, topic_id);
  ps_stmt_bind_int64 (stmt, 3, now);

  return ps_rows_change_one (conn, stmt, _("There is no such group any more."), error);
}
