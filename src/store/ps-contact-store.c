#include "ps-contact-store.h"

#include "ps-member-store.h"
#include "ps-rows.h"
#include "ps-text.h"

PsContactWayRow *
ps_contact_way_row_new (void)
{
  return g_new0 (PsContactWayRow, 1);
}

PsContactWayRow *
ps_contact_way_row_copy (const PsContactWayRow *row)
{
  PsContactWayRow *copy = g_memdup2 (row, sizeof *row);

  copy->kind = g_strdup (row->kind);
  copy->value = g_strdup (row->value);
  copy->label = g_strdup (row->label);

  return copy;
}

/**
 * ps_contact_way_rows_copy:
 * @rows: (element-type PsContactWayRow): some ways to reach a person
 *
 * Returns: (transfer full) (element-type PsContactWayRow): the same, owning its elements
 */
GPtrArray *
ps_contact_way_rows_copy (GPtrArray *rows)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (copy, ps_contact_way_row_copy (g_ptr_array_index (rows, i)));

  return copy;
}

void
ps_contact_way_row_free (PsContactWayRow *row)
{
  g_free (row->kind);
  g_free (row->value);
  g_free (row->label);
  g_free (row);
}

/**
 * ps_contact_way_fold:
 * @kind: "phone", "email" or "postal"
 *
 * Returns: (transfer full): the form by which the same number or address is known again
 */
char *
ps_contact_way_fold (const char *kind,
                     const char *value)
{
  if (g_strcmp0 (kind, "phone") == 0)
    return ps_text_fold_phone (value);

  if (g_strcmp0 (kind, "email") == 0)
    return ps_text_fold_email (value);

  return ps_text_fold (value);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsContactWayRow *row = ps_contact_way_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->kind = ps_stmt_dup_text (stmt, 1);
  row->value = ps_stmt_dup_text (stmt, 2);
  row->label = ps_stmt_dup_text (stmt, 3);
  row->ok_call = ps_stmt_get_boolean (stmt, 4);
  row->ok_text = ps_stmt_get_boolean (stmt, 5);
  row->ok_message = ps_stmt_get_boolean (stmt, 6);
  row->ok_mail = ps_stmt_get_boolean (stmt, 7);

  return row;
}

/**
 * ps_contact_store_list:
 *
 * Returns: (transfer full) (nullable) (element-type PsContactWayRow): the ways to reach a person, the
 *   one they like best first
 */
GPtrArray *
ps_contact_store_list (PsConn  *conn,
                       gint64   person_id,
                       GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id, kind, value, label, ok_call, ok_text, ok_message,"
                                  " ok_mail FROM contact_way"
                                  " WHERE person_id = ?1 ORDER BY position, id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_contact_way_row_free, error);
}

static gboolean
insert_row (PsConn           *conn,
            gint64            person_id,
            PsContactWayRow  *row,
            gint64            position,
            GError          **error)
{
  g_autofree char *fold = ps_contact_way_fold (row->kind, row->value);
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO contact_way (person_id, kind, value, value_fold,"
                                  " label, ok_call, ok_text, ok_message, ok_mail, position)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  ps_stmt_bind_text (stmt, 2, row->kind);
  ps_stmt_bind_text (stmt, 3, row->value);
  ps_stmt_bind_text (stmt, 4, fold);
  ps_stmt_bind_text (stmt, 5, row->label);
  ps_stmt_bind_int64 (stmt, 6, row->ok_call);
  ps_stmt_bind_int64 (stmt, 7, row->ok_text);
  ps_stmt_bind_int64 (stmt, 8, row->ok_message);
  ps_stmt_bind_int64 (stmt, 9, row->ok_mail);
  ps_stmt_bind_int64 (stmt, 10, position);

  return ps_rows_add_one (conn, stmt, &row->id, error);
}

static gboolean
read_end (PsConn  *conn,
          gint64   person_id,
          gint64  *position,
          GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT ifnull (max (position) + 1, 0)"
                                  " FROM contact_way WHERE person_id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_conn_take_int64 (conn, stmt, position, error);
}

/**
 * ps_contact_store_add:
 * @row: (inout): gets its id
 *
 * Adds one way to reach a person, after those there are.
 *
 * Errors: %PS_ERROR_INVALID, %PS_ERROR_CONFLICT where there is no such person.
 */
gboolean
ps_contact_store_add (PsConn           *conn,
                      gint64            person_id,
                      PsContactWayRow  *row,
                      GError          **error)
{
  gint64 position;

  return read_end (conn, person_id, &position, error) &&
         insert_row (conn, person_id, row, position, error) &&
         ps_member_store_index (conn, person_id, error);
}

/* The way among @rows that @row is, however much else about it is new; taken out of @rows. */
static PsContactWayRow *
take_same (GPtrArray             *rows,
           const PsContactWayRow *row)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const PsContactWayRow *other = g_ptr_array_index (rows, i);

      if (g_strcmp0 (other->kind, row->kind) == 0 && g_strcmp0 (other->value, row->value) == 0)
        return g_ptr_array_steal_index (rows, i);
    }

  return NULL;
}

static gboolean
update_row (PsConn                 *conn,
            const PsContactWayRow  *row,
            guint                   position,
            GError                **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE contact_way SET label = ?2, ok_call = ?3, ok_text = ?4,"
                                  " ok_message = ?5, ok_mail = ?6, position = ?7 WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, row->id);
  ps_stmt_bind_text (stmt, 2, row->label);
  ps_stmt_bind_int64 (stmt, 3, row->ok_call);
  ps_stmt_bind_int64 (stmt, 4, row->ok_text);
  ps_stmt_bind_int64 (stmt, 5, row->ok_message);
  ps_stmt_bind_int64 (stmt, 6, row->ok_mail);
  ps_stmt_bind_int64 (stmt, 7, position);

  return ps_conn_run (conn, stmt, error);
}

static gboolean
delete_rows (PsConn     *conn,
             GPtrArray  *rows,
             GError    **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const PsContactWayRow *row = g_ptr_array_index (rows, i);
      PsStmt *stmt = ps_conn_prepare (conn, "DELETE FROM contact_way WHERE id = ?1", error);

      if (stmt == NULL)
        return FALSE;

      ps_stmt_bind_int64 (stmt, 1, row->id);
      if (!ps_conn_run (conn, stmt, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ps_contact_store_add_first:
 * @rows: (element-type PsContactWayRow): all there are, in order; they get their ids
 *
 * For somebody who has just been added: there is nothing that these come in the place of, and the words
 * by which they are found are left to ps_member_store_index_new().
 *
 * Errors: %PS_ERROR_INVALID.
 */
gboolean
ps_contact_store_add_first (PsConn     *conn,
                            gint64      person_id,
                            GPtrArray  *rows,
                            GError    **error)
{
  for (guint i = 0; i < rows->len; i++)
    if (!insert_row (conn, person_id, g_ptr_array_index (rows, i), i, error))
      return FALSE;

  return TRUE;
}

/**
 * ps_contact_store_set:
 * @rows: (inout) (element-type PsContactWayRow): all there are to be, in order; they get their ids
 *
 * A number or an address that was there already keeps its id, by which an import and a merge know it.
 *
 * Errors: %PS_ERROR_INVALID, %PS_ERROR_CONFLICT where there is no such person.
 */
gboolean
ps_contact_store_set (PsConn     *conn,
                      gint64      person_id,
                      GPtrArray  *rows,
                      GError    **error)
{
  g_autoptr (GPtrArray) before = ps_contact_store_list (conn, person_id, error);

  if (before == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      PsContactWayRow *row = g_ptr_array_index (rows, i);
      g_autoptr (PsContactWayRow) same = take_same (before, row);

      row->id = same != NULL ? same->id : 0;
    }

  if (!delete_rows (conn, before, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      PsContactWayRow *row = g_ptr_array_index (rows, i);

      if (row->id == 0 ? !insert_row (conn, person_id, row, i, error)
                       : !update_row (conn, row, i, error))
        return FALSE;
    }

  return ps_member_store_index (conn, person_id, error);
}
