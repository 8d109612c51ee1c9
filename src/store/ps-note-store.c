#include "ps-note-store.h"

#include "ps-rows.h"

#define COLUMNS \
  "n.id, n.uid, n.session_id, s.uid, n.class, n.author, n.revision, n.epoch, n.sealed, n.written_at"

/**
 * ps_note_row_new:
 *
 * Returns: (transfer full): a note that has still to be told what it is
 */
PsNoteRow *
ps_note_row_new (void)
{
  return g_new0 (PsNoteRow, 1);
}

/**
 * ps_note_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_note_row_free (PsNoteRow *row)
{
  if (row == NULL)
    return;

  g_free (row->class);
  g_clear_pointer (&row->sealed, g_bytes_unref);
  g_free (row);
}

static PsNoteRow *
read_row (PsStmt *stmt)
{
  PsNoteRow *row = ps_note_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->session_id = ps_stmt_get_int64 (stmt, 2);
  row->session_uid = ps_stmt_get_uid (stmt, 3);
  row->class = ps_stmt_dup_text (stmt, 4);
  row->author = ps_stmt_get_uid (stmt, 5);
  row->revision = ps_stmt_get_uint (stmt, 6);
  row->epoch = ps_stmt_get_uint (stmt, 7);
  row->sealed = ps_stmt_dup_blob (stmt, 8);
  row->written_at = ps_stmt_get_int64 (stmt, 9);

  return row;
}

/* The first row, or NULL without an error when there is none. */
static PsNoteRow *
take_row (PsConn  *conn,
          PsStmt  *stmt,
          GError **error)
{
  PsNoteRow *row = NULL;
  gboolean has_row;

  if (!ps_conn_step (conn, stmt, &has_row, error))
    return NULL;

  if (has_row)
    row = read_row (stmt);
  ps_stmt_reset (stmt);

  return row;
}

/**
 * ps_note_store_get_draft:
 *
 * Returns: (transfer full) (nullable): the author's draft; %NULL without @error when there is none
 */
PsNoteRow *
ps_note_store_get_draft (PsConn       *conn,
                         gint64        session_id,
                         const char   *class,
                         const PsUid  *author,
                         GError      **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS
                                  " FROM note n JOIN session s ON s.id = n.session_id"
                                  " WHERE n.session_id = ?1 AND n.class = ?2 AND n.author = ?3"
                                  " AND n.revision = 0",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_text (stmt, 2, class);
  ps_stmt_bind_uid (stmt, 3, author);

  return take_row (conn, stmt, error);
}

/**
 * ps_note_store_get_newest:
 *
 * Returns: (transfer full) (nullable): the newest revision, whoever wrote it; %NULL without @error
 *   when there is none
 */
PsNoteRow *
ps_note_store_get_newest (PsConn      *conn,
                          gint64       session_id,
                          const char  *class,
                          GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS
                                  " FROM note n JOIN session s ON s.id = n.session_id"
                                  " WHERE n.session_id = ?1 AND n.class = ?2 AND n.revision > 0"
                                  " ORDER BY n.revision DESC, n.id DESC LIMIT 1",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_text (stmt, 2, class);

  return take_row (conn, stmt, error);
}

/**
 * ps_note_store_get_newest_by:
 *
 * Returns: (transfer full) (nullable): the author's newest revision; %NULL without @error when there
 *   is none
 */
PsNoteRow *
ps_note_store_get_newest_by (PsConn       *conn,
                             gint64        session_id,
                             const char   *class,
                             const PsUid  *author,
                             GError      **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS
                                  " FROM note n JOIN session s ON s.id = n.session_id"
                                  " WHERE n.session_id = ?1 AND n.class = ?2 AND n.author = ?3"
                                  " AND n.revision > 0 ORDER BY n.revision DESC LIMIT 1",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_text (stmt, 2, class);
  ps_stmt_bind_uid (stmt, 3, author);

  return take_row (conn, stmt, error);
}

static void
bind_row (PsStmt          *stmt,
          const PsNoteRow *row)
{
  ps_stmt_bind_uid (stmt, 1, &row->uid);
  ps_stmt_bind_int64 (stmt, 2, row->session_id);
  ps_stmt_bind_text (stmt, 3, row->class);
  ps_stmt_bind_uid (stmt, 4, &row->author);
  ps_stmt_bind_int64 (stmt, 5, row->epoch);
  ps_stmt_bind_blob (stmt, 6, g_bytes_get_data (row->sealed, NULL), g_bytes_get_size (row->sealed));
  ps_stmt_bind_int64 (stmt, 7, row->written_at);
}

/**
 * ps_note_store_put_draft:
 * @row: a draft; takes the place of the one that its author has of the same note
 *
 * Returns: whether it was stored
 */
gboolean
ps_note_store_put_draft (PsConn           *conn,
                         const PsNoteRow  *row,
                         GError          **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO note (uid, session_id, class, author, revision,"
                                  " epoch, sealed, written_at)"
                                  " VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6, ?7)"
                                  " ON CONFLICT (session_id, class, author) WHERE revision = 0"
                                  " DO UPDATE SET uid = excluded.uid, epoch = excluded.epoch,"
                                  " sealed = excluded.sealed, written_at = excluded.written_at",
                                  error);

  if (stmt == NULL)
    return FALSE;

  bind_row (stmt, row);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_note_store_delete_draft:
 *
 * Returns: whether the author now has no draft of that note
 */
gboolean
ps_note_store_delete_draft (PsConn       *conn,
                            gint64        session_id,
                            const char   *class,
                            const PsUid  *author,
                            GError      **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "DELETE FROM note WHERE session_id = ?1 AND class = ?2"
                                  " AND author = ?3 AND revision = 0",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_text (stmt, 2, class);
  ps_stmt_bind_uid (stmt, 3, author);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_note_store_add:
 * @row: a revision, numbered from 1
 *
 * Errors: %PS_ERROR_CONFLICT when the author has written that revision already.
 *
 * Returns: whether it was stored
 */
gboolean
ps_note_store_add (PsConn           *conn,
                   const PsNoteRow  *row,
                   GError          **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO note (uid, session_id, class, author, epoch,"
                                  " sealed, written_at, revision)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  bind_row (stmt, row);
  ps_stmt_bind_int64 (stmt, 8, row->revision);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_note_store_list:
 *
 * Returns: (transfer full) (element-type PsNoteRow): every note about the meeting, with drafts and
 *   every revision
 */
GPtrArray *
ps_note_store_list (PsConn  *conn,
                    gint64   session_id,
                    GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS
                                  " FROM note n JOIN session s ON s.id = n.session_id"
                                  " WHERE n.session_id = ?1 ORDER BY n.class, n.revision, n.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);

  return ps_rows_take_all (conn, stmt, (PsRowRead) read_row, (GDestroyNotify) ps_note_row_free,
                           error);
}

/**
 * ps_note_store_list_newest:
 * @after: the id of a meeting, or 0
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type PsNoteRow): the newest revision of the notes of the
 *   meetings whose ids come after @after, in the order of those ids
 */
GPtrArray *
ps_note_store_list_newest (PsConn      *conn,
                           const char  *class,
                           gint64       after,
                           guint        limit,
                           GError     **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_note_row_free);
  PsStmt *stmt;
  gboolean has_row;

  stmt = ps_conn_prepare (conn,
                          "SELECT " COLUMNS
                          " FROM note n JOIN session s ON s.id = n.session_id"
                          " WHERE n.class = ?1 AND n.session_id > ?2 AND n.revision > 0"
                          " AND NOT EXISTS ("
                          "   SELECT 1 FROM note newer WHERE newer.session_id = n.session_id"
                          "   AND newer.class = n.class AND newer.revision > n.revision"
                          "   AND newer.revision > 0)"
                          " ORDER BY n.session_id LIMIT ?3",
                          error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, class);
  ps_stmt_bind_int64 (stmt, 2, after);
  ps_stmt_bind_int64 (stmt, 3, limit);

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&rows);

      g_ptr_array_add (rows, read_row (stmt));
    }

  return NULL;
}

/**
 * ps_note_store_list_newest_by:
 *
 * Returns: (transfer full) (element-type PsNoteRow): of each meeting about which @author has written
 *   a note of @class the newest text, be it a draft or a revision
 */
GPtrArray *
ps_note_store_list_newest_by (PsConn       *conn,
                              const char   *class,
                              const PsUid  *author,
                              GError      **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS
                                  " FROM note n JOIN session s ON s.id = n.session_id"
                                  " WHERE n.class = ?1 AND n.author = ?2 AND NOT EXISTS ("
                                  "   SELECT 1 FROM note newer WHERE newer.session_id = n.session_id"
                                  "   AND newer.class = n.class AND newer.author = n.author"
                                  "   AND newer.id > n.id)"
                                  " ORDER BY n.session_id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, class);
  ps_stmt_bind_uid (stmt, 2, author);

  return ps_rows_take_all (conn, stmt, (PsRowRead) read_row, (GDestroyNotify) ps_note_row_free,
                           error);
}
