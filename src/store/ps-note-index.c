#include "ps-note-index.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "ps-error.h"

/**
 * PsNoteIndex:
 *
 * The words of sealed notes, in memory, for as long as the vault is open.
 *
 * It is an FTS5 table without content: which words stand in which note, and not their order in a
 * sentence. Nothing of it is ever written to a file. It may be used from any thread.
 *
 * A note that is put again gets a new row, and its old one is forgotten here rather than deleted
 * there: a table without content can delete only from SQLite 3.43 on.
 */
struct _PsNoteIndex
{
  gatomicrefcount  ref_count;
  GMutex           mutex;
  sqlite3         *db;
  sqlite3_stmt    *put;
  sqlite3_stmt    *search;
  GHashTable      *rows; /* id of the note → its newest row */
  gint64           last_row;
};

static gboolean
fail (PsNoteIndex  *self,
      GError      **error)
{
  g_set_error (error, PS_ERROR, PS_ERROR_STORAGE, _("The notes could not be searched: %s"),
               sqlite3_errmsg (self->db));

  return FALSE;
}

static gboolean
open_index (PsNoteIndex  *self,
            GError      **error)
{
  if (sqlite3_open_v2 (":memory:", &self->db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                       NULL) != SQLITE_OK)
    return fail (self, error);

  /* A big sort or merge would otherwise go to a file, in plain text. */
  if (sqlite3_exec (self->db,
                    "PRAGMA temp_store = MEMORY;"
                    "CREATE VIRTUAL TABLE note USING fts5 (text, content = '',"
                    " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');",
                    NULL, NULL, NULL) != SQLITE_OK)
    return fail (self, error);

  if (sqlite3_prepare_v2 (self->db, "INSERT INTO note (rowid, text) VALUES (?1, ?2)", -1,
                          &self->put, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (self->db, "SELECT rowid FROM note WHERE note MATCH ?1", -1,
                          &self->search, NULL) != SQLITE_OK)
    return fail (self, error);

  return TRUE;
}

/**
 * ps_note_index_new:
 *
 * Returns: (transfer full): an index of nothing yet
 */
PsNoteIndex *
ps_note_index_new (GError **error)
{
  g_autoptr (PsNoteIndex) self = g_new0 (PsNoteIndex, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  if (!open_index (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

PsNoteIndex *
ps_note_index_ref (PsNoteIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
ps_note_index_unref (PsNoteIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  sqlite3_finalize (self->put);
  sqlite3_finalize (self->search);
  sqlite3_close (self->db);
  g_hash_table_unref (self->rows);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static gboolean
run (PsNoteIndex  *self,
     const char   *sql,
     GError      **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

/**
 * ps_note_index_begin:
 *
 * Says that many notes are about to be put, by one thread at a time and until ps_note_index_end():
 * the words of all of them are then sorted in at once. A search in between finds what is there.
 *
 * Returns: whether they can be put
 */
gboolean
ps_note_index_begin (PsNoteIndex  *self,
                     GError      **error)
{
  return run (self, "BEGIN", error);
}

/**
 * ps_note_index_end:
 *
 * Returns: whether all that was put since ps_note_index_begin() can be found
 */
gboolean
ps_note_index_end (PsNoteIndex  *self,
                   GError      **error)
{
  return run (self, "COMMIT", error);
}

static void
remember (PsNoteIndex *self,
          gint64       id,
          gint64       row)
{
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), g_memdup2 (&row, sizeof row));
}

/**
 * ps_note_index_put:
 * @id: whose text it is; what it said before no longer counts
 * @text: what is to be found; the caller wipes it
 *
 * Returns: whether it can now be found
 */
gboolean
ps_note_index_put (PsNoteIndex  *self,
                   gint64        id,
                   const char   *text,
                   GError      **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  int code;

  sqlite3_bind_int64 (self->put, 1, self->last_row + 1);
  sqlite3_bind_text (self->put, 2, text, -1, SQLITE_STATIC);
  code = sqlite3_step (self->put);
  sqlite3_reset (self->put);
  sqlite3_clear_bindings (self->put);
  if (code != SQLITE_DONE)
    return fail (self, error);

  remember (self, id, ++self->last_row);

  return TRUE;
}

/* The other way round: only what is still the newest row of its note is found. */
static GHashTable *
newest_rows (PsNoteIndex *self)
{
  GHashTable *ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    g_hash_table_insert (ids, row, id);

  return ids;
}

/**
 * ps_note_index_search:
 * @match: an FTS5 expression, from ps_topic_query_new()
 *
 * Returns: (transfer full): the ids of the notes that have it, as a set of gint64
 */
GHashTable *
ps_note_index_search (PsNoteIndex  *self,
                      const char   *match,
                      GError      **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  g_autoptr (GHashTable) found =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) ids = newest_rows (self);
  int code;

  sqlite3_bind_text (self->search, 1, match, -1, SQLITE_STATIC);
  while ((code = sqlite3_step (self->search)) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (self->search, 0);
      const gint64 *id = g_hash_table_lookup (ids, &row);

      if (id != NULL)
        g_hash_table_add (found, g_memdup2 (id, sizeof *id));
    }
  sqlite3_reset (self->search);
  sqlite3_clear_bindings (self->search);

  if (code != SQLITE_DONE)
    {
      fail (self, error);
      return NULL;
    }

  return g_steal_pointer (&found);
}

/**
 * ps_note_index_count:
 *
 * Returns: how many notes can be found
 */
guint
ps_note_index_count (PsNoteIndex *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  return g_hash_table_size (self->rows);
}
