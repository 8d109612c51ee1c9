#include "ps-import-store.h"

#include <glib/gi18n-lib.h>

#include "ps-access.h"
#include "ps-rows.h"

/* What member_import_person.filled says of a field. */
static const struct
{
  PsKnownBlank  blank;
  const char   *word;
} fields[] = {
  { PS_KNOWN_NO_FULL_NAME, "full_name" },
  { PS_KNOWN_NO_INITIAL, "initial" },
  { PS_KNOWN_NO_PRONOUNS, "pronouns" },
  { PS_KNOWN_NO_LANGUAGE, "language" },
  { PS_KNOWN_NO_ACCESS_NEEDS, "access_needs" },
};

PsImportRow *
ps_import_row_new (void)
{
  return g_new0 (PsImportRow, 1);
}

void
ps_import_row_free (PsImportRow *row)
{
  g_free (row->format);
  g_free (row->imported_by);
  g_free (row->group_name);
  g_free (row);
}

/**
 * ps_import_store_add:
 * @row: (inout): gets its id and uid
 *
 * Writes down that a file was brought in. Whom it brought follows, one by one.
 *
 * Errors: %PS_ERROR_INVALID, %PS_ERROR_CONFLICT where there is no such group.
 */
gboolean
ps_import_store_add (PsConn       *conn,
                     PsImportRow  *row,
                     GError      **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO member_import (uid, group_id, format, imported_at,"
                                  " imported_by) VALUES (?1, ?2, ?3, ?4, ?5)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_rows_need_uid (&row->uid, row->imported_at);
  ps_stmt_bind_uid (stmt, 1, &row->uid);
  ps_stmt_bind_id (stmt, 2, row->group_id);
  ps_stmt_bind_text (stmt, 3, row->format);
  ps_stmt_bind_int64 (stmt, 4, row->imported_at);
  ps_stmt_bind_text (stmt, 5, row->imported_by != NULL ? row->imported_by : "");

  return ps_rows_add_one (conn, stmt, &row->id, error);
}

/**
 * ps_import_store_add_person:
 * @is_new: whether it brought them, or added to somebody who was known
 * @membership_id: the spell that began by it, or 0
 * @filled: which fields of somebody known it filled; #PsKnownBlank
 *
 * Errors: %PS_ERROR_CONFLICT where the same person is there already.
 */
gboolean
ps_import_store_add_person (PsConn    *conn,
                            gint64     import_id,
                            gint64     person_id,
                            gboolean   is_new,
                            gint64     membership_id,
                            guint      filled,
                            GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO member_import_person (import_id, person_id, is_new,"
                                  " membership_id, filled) VALUES (?1, ?2, ?3, ?4, ?5)",
                                  error);
  g_autoptr (GString) words = g_string_new (NULL);

  if (stmt == NULL)
    return FALSE;

  for (gsize i = 0; filled != 0 && i < G_N_ELEMENTS (fields); i++)
    if ((filled & fields[i].blank) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", fields[i].word);

  ps_stmt_bind_int64 (stmt, 1, import_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);
  ps_stmt_bind_int64 (stmt, 3, is_new);
  ps_stmt_bind_id (stmt, 4, membership_id);
  ps_stmt_bind_text (stmt, 5, words->str);

  return ps_conn_run (conn, stmt, error);
}

/* @way_id: of somebody who was known. */
gboolean
ps_import_store_add_way (PsConn  *conn,
                         gint64   import_id,
                         gint64   way_id,
                         GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO member_import_way (import_id, way_id) VALUES (?1, ?2)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, import_id);
  ps_stmt_bind_int64 (stmt, 2, way_id);

  return ps_conn_run (conn, stmt, error);
}

#define FILL(more) \
  "UPDATE person SET" \
  " full_name = CASE WHEN ?2 & 1 AND full_name = '' THEN ?3 ELSE full_name END," \
  " initial = CASE WHEN ?2 & 2 AND initial = '' THEN ?4 ELSE initial END," \
  " pronouns = CASE WHEN ?2 & 4 AND pronouns = '' THEN ?5 ELSE pronouns END," \
  " language = CASE WHEN ?2 & 8 AND language = '' THEN ?6 ELSE language END," \
  more " updated_at = ?8 WHERE id = ?1"

/**
 * ps_import_store_fill:
 * @blanks: which fields; #PsKnownBlank
 * @from: what to fill them with
 * @now: microseconds UTC
 *
 * Fills in what is blank of somebody; what has a value by now keeps it.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
gboolean
ps_import_store_fill (PsConn             *conn,
                      gint64              person_id,
                      guint               blanks,
                      const PsMemberRow  *from,
                      gint64              now,
                      GError            **error)
{
  /* Access needs are not the front desk's. */
  gboolean whole = ps_access_is_whole (ps_conn_get_roles (conn));
  PsStmt *stmt;

  stmt = whole ? ps_conn_prepare (conn, FILL (" access_needs = CASE WHEN ?2 & 16 AND access_needs = ''"
                                              " THEN ?7 ELSE access_needs END,"), error)
               : ps_conn_prepare (conn, FILL (""), error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  ps_stmt_bind_int64 (stmt, 2, blanks);
  ps_stmt_bind_text (stmt, 3, from->full_name);
  ps_stmt_bind_text (stmt, 4, from->initial);
  ps_stmt_bind_text (stmt, 5, from->pronouns);
  ps_stmt_bind_text (stmt, 6, from->language);
  if (whole)
    ps_stmt_bind_text (stmt, 7, from->access_needs);
  ps_stmt_bind_int64 (stmt, 8, now);

  return ps_rows_change_one (conn, stmt, _("There is no such member any more."), error)
         && ps_member_store_index (conn, person_id, error);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsImportRow *row = ps_import_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->group_id = ps_stmt_get_int64 (stmt, 2);
  row->format = ps_stmt_dup_text (stmt, 3);
  row->imported_at = ps_stmt_get_int64 (stmt, 4);
  row->imported_by = ps_stmt_dup_text (stmt, 5);
  row->undone_at = ps_stmt_get_int64 (stmt, 6);
  row->group_name = ps_stmt_dup_text (stmt, 7);
  row->n_new = (guint) ps_stmt_get_int64 (stmt, 8);
  row->n_known = (guint) ps_stmt_get_int64 (stmt, 9);

  return row;
}

/**
 * ps_import_store_list:
 *
 * Returns: (transfer full) (nullable) (element-type PsImportRow): every import, the latest first
 */
GPtrArray *
ps_import_store_list (PsConn  *conn,
                      GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT i.id, i.uid, i.group_id, i.format, i.imported_at,"
                                  " i.imported_by, i.undone_at, g.name,"
                                  " (SELECT count (*) FROM member_import_person AS p"
                                  " WHERE p.import_id = i.id AND p.is_new),"
                                  " (SELECT count (*) FROM member_import_person AS p"
                                  " WHERE p.import_id = i.id AND NOT p.is_new)"
                                  " FROM member_import AS i"
                                  " LEFT JOIN support_group AS g ON g.id = i.group_id"
                                  " ORDER BY i.imported_at DESC, i.id DESC",
                                  error);

  if (stmt == NULL)
    return NULL;

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_import_row_free, error);
}
