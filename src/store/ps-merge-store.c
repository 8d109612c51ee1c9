/* Which records were merged, and taking them apart again. */
#include "ps-merge-private.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-member-store.h"
#include "ps-rows.h"

/**
 * ps_merge_row_free:
 * @row: (transfer full): is freed
 */
void
ps_merge_row_free (PsMergeRow *row)
{
  g_free (row->merged_name);
  g_free (row->merged_by);
  g_free (row);
}

#define SELECT \
  "SELECT m.id, m.uid, m.kept_id, m.merged_id, p.preferred_name, m.merged_at, m.merged_by," \
  " m.undone_at FROM person_merge AS m JOIN person AS p ON p.id = m.merged_id"

static gpointer
read_row (PsStmt *stmt)
{
  PsMergeRow *row = g_new0 (PsMergeRow, 1);

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->kept_id = ps_stmt_get_int64 (stmt, 2);
  row->merged_id = ps_stmt_get_int64 (stmt, 3);
  row->merged_name = ps_stmt_dup_text (stmt, 4);
  row->merged_at = ps_stmt_get_int64 (stmt, 5);
  row->merged_by = ps_stmt_dup_text (stmt, 6);
  row->undone_at = ps_stmt_get_int64 (stmt, 7);

  return row;
}

/**
 * ps_merge_store_get:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the merge, undone or not
 */
PsMergeRow *
ps_merge_store_get (PsConn  *conn,
                    gint64   merge_id,
                    GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, SELECT " WHERE m.id = ?1", error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, merge_id);

  return ps_rows_take_one (conn, stmt, read_row, _("There is no such merge any more."), error);
}

/**
 * ps_merge_store_of_person:
 *
 * Returns: (transfer full) (nullable) (element-type PsMergeRow): which records went into this one and
 *   are still in it, the latest first
 */
GPtrArray *
ps_merge_store_of_person (PsConn  *conn,
                          gint64   kept_id,
                          GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  SELECT " WHERE m.kept_id = ?1 AND m.undone_at IS NULL"
                                  " ORDER BY m.id DESC",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, kept_id);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_merge_row_free, error);
}

static void
part_free (gpointer data)
{
  PsMergePart *part = data;

  g_free (part->kind);
  g_free (part->object);
  g_free (part->was);
  g_free (part);
}

static gpointer
read_part (PsStmt *stmt)
{
  PsMergePart *part = g_new0 (PsMergePart, 1);

  part->kind = ps_stmt_dup_text (stmt, 0);
  part->object = ps_stmt_dup_text (stmt, 1);
  part->was = ps_stmt_is_null (stmt, 2) ? NULL : ps_stmt_dup_text (stmt, 2);

  return part;
}

/* The last that was done is the first that is taken back. */
static GPtrArray *
read_parts (PsMerging  *self,
            GError    **error)
{
  PsStmt *stmt = ps_conn_prepare (self->conn,
                                  "SELECT kind, object, was FROM person_merge_part"
                                  " WHERE merge_id = ?1 ORDER BY id DESC",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, self->id);

  return ps_rows_take_all (self->conn, stmt, read_part, part_free, error);
}

static gboolean
bring_back (PsMerging          *self,
            const PsMergePart  *part,
            GError            **error)
{
  return ps_merge_run (self,
                       "UPDATE person SET merged_into_id = NULL, archived_at = NULL, updated_at = ?3"
                       " WHERE id = ?2 AND merged_into_id = ?1",
                       self->kept_id, self->merged_id, part->was, error);
}

static gboolean
undo_part (PsMerging          *self,
           const PsMergePart  *part,
           gint64              merged_at,
           GError            **error)
{
  gboolean done = TRUE;

  if (g_str_equal (part->kind, "person"))
    return bring_back (self, part, error);

  if (!ps_merge_fields_back (self, part, merged_at, &done, error) ||
      (!done && !ps_merge_spells_back (self, part, &done, error)) ||
      (!done && !ps_merge_attendance_back (self, part, &done, error)) ||
      (!done && !ps_merge_moves_back (self, part, &done, error)))
    return FALSE;

  if (!done)
    g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, _("The merge is damaged."));

  return done;
}

/* Whose record the merged one went into has died since: nobody of them is called any more. */
static gboolean
refuse_after_death (PsConn            *conn,
                    const PsMergeRow  *row,
                    GError           **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT count (*) FROM person WHERE id = ?1 AND died_on IS NOT NULL",
                                  error);
  gint64 n;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, row->kept_id);
  if (!ps_conn_take_int64 (conn, stmt, &n, error))
    return FALSE;

  if (n == 0)
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                       _("The two cannot be taken apart: it was recorded since that they died."));

  return FALSE;
}

/* What was merged later built on what was there then. */
static gboolean
refuse_out_of_order (PsConn            *conn,
                     const PsMergeRow  *row,
                     GError           **error)
{
  PsStmt *stmt;
  g_autoptr (GError) local = NULL;
  g_autoptr (PsMergeRow) later = NULL;

  if (row->undone_at != 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                           _("The two have been taken apart already."));
      return FALSE;
    }

  stmt = ps_conn_prepare (conn,
                          SELECT " WHERE (m.kept_id = ?1 OR m.merged_id = ?1) AND m.id > ?2"
                          " AND m.undone_at IS NULL ORDER BY m.id DESC LIMIT 1",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, row->kept_id);
  ps_stmt_bind_int64 (stmt, 2, row->id);
  later = ps_rows_take_maybe (conn, stmt, read_row, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (later == NULL)
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_CONFLICT,
               /* Translators: %s is a member whose record was merged after the one that is to be taken
                * apart.
                */
               _("The record of %s was merged later. Take that apart first."), later->merged_name);

  return FALSE;
}

static gboolean
mark_undone (PsMerging  *self,
             gint64      now,
             GError    **error)
{
  PsStmt *stmt = ps_conn_prepare (self->conn,
                                  "UPDATE person_merge SET undone_at = ?2 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, self->id);
  ps_stmt_bind_int64 (stmt, 2, now);

  return ps_rows_change_one (self->conn, stmt, _("There is no such merge any more."), error);
}

/**
 * ps_merge_store_apart:
 * @now: microseconds UTC
 *
 * Takes a merge back: both records are what they were. What was said of the one person since stays with
 * the kept record; what was taken away since stays away.
 *
 * Errors: %PS_ERROR_NOT_FOUND; %PS_ERROR_CONFLICT where it was taken back already, where another record
 * was merged since, and where a membership was changed that was joined of both.
 */
gboolean
ps_merge_store_apart (PsConn  *conn,
                      gint64   merge_id,
                      gint64   now,
                      GError **error)
{
  g_autoptr (PsMergeRow) row = ps_merge_store_get (conn, merge_id, error);
  g_autoptr (GPtrArray) parts = NULL;
  PsMerging self;

  if (row == NULL || !refuse_out_of_order (conn, row, error) ||
      !refuse_after_death (conn, row, error))
    return FALSE;

  self = (PsMerging) { conn, row->id, row->kept_id, row->merged_id };
  parts = read_parts (&self, error);
  if (parts == NULL)
    return FALSE;

  for (guint i = 0; i < parts->len; i++)
    if (!undo_part (&self, g_ptr_array_index (parts, i), row->merged_at, error))
      return FALSE;

  return ps_merge_spells_check (&self, error) && mark_undone (&self, now, error) &&
         ps_member_store_index (conn, row->kept_id, error);
}
