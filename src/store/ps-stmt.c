#include "ps-conn-private.h"

#include <string.h>

/* The first bind that fails is kept for the step, which can say so. */
static void
note_bind (PsStmt *self,
           int     code)
{
  if (self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

void
ps_stmt_bind_int64 (PsStmt *self,
                    int     parameter,
                    gint64  value)
{
  note_bind (self, sqlite3_bind_int64 (self->stmt, parameter, value));
}

/**
 * ps_stmt_bind_id:
 * @id: a row's id, or 0 for none
 *
 * Binds a reference to another row; ids begin at 1, so 0 becomes NULL.
 */
void
ps_stmt_bind_id (PsStmt *self,
                 int     parameter,
                 gint64  id)
{
  if (id != 0)
    ps_stmt_bind_int64 (self, parameter, id);
  else
    ps_stmt_bind_null (self, parameter);
}

/* What is not text would be stored as it is, and make an export or a window choke years later. */
static void
bind_text (PsStmt     *self,
           int         parameter,
           const char *value)
{
  if (value != NULL && !g_utf8_validate (value, -1, NULL))
    note_bind (self, SQLITE_MISMATCH);
  else
    note_bind (self, sqlite3_bind_text (self->stmt, parameter, value, -1, SQLITE_TRANSIENT));
}

/**
 * ps_stmt_bind_text:
 * @value: (nullable): copied; what is not UTF-8 fails the next step with %PS_ERROR_INVALID
 *
 * Binds a text that is never NULL in the database: %NULL is bound as "".
 */
void
ps_stmt_bind_text (PsStmt     *self,
                   int         parameter,
                   const char *value)
{
  bind_text (self, parameter, value != NULL ? value : "");
}

/**
 * ps_stmt_bind_maybe_text:
 * @value: (nullable): copied; what is not UTF-8 fails the next step with %PS_ERROR_INVALID
 *
 * Binds a text that may be missing: %NULL is bound as NULL.
 */
void
ps_stmt_bind_maybe_text (PsStmt     *self,
                         int         parameter,
                         const char *value)
{
  bind_text (self, parameter, value);
}

/**
 * ps_stmt_bind_blob:
 * @value: (nullable): @size bytes; copied; %NULL is bound as NULL
 * @size: how many bytes
 */
void
ps_stmt_bind_blob (PsStmt        *self,
                   int            parameter,
                   gconstpointer  value,
                   gsize          size)
{
  note_bind (self, sqlite3_bind_blob64 (self->stmt, parameter, value, size, SQLITE_TRANSIENT));
}

void
ps_stmt_bind_uid (PsStmt      *self,
                  int          parameter,
                  const PsUid *uid)
{
  ps_stmt_bind_blob (self, parameter, uid->bytes, sizeof uid->bytes);
}

void
ps_stmt_bind_null (PsStmt *self,
                   int     parameter)
{
  note_bind (self, sqlite3_bind_null (self->stmt, parameter));
}

/**
 * ps_stmt_get_int64:
 *
 * Returns: the number in the row's column, 0 for NULL
 */
gint64
ps_stmt_get_int64 (PsStmt *self,
                   int     column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * ps_stmt_get_uint:
 *
 * Returns: the number in the row's column, kept within what a guint holds
 */
guint
ps_stmt_get_uint (PsStmt *self,
                  int     column)
{
  return (guint) CLAMP (ps_stmt_get_int64 (self, column), 0, G_MAXUINT);
}

gboolean
ps_stmt_get_boolean (PsStmt *self,
                     int     column)
{
  return sqlite3_column_int (self->stmt, column) != 0;
}

gboolean
ps_stmt_is_null (PsStmt *self,
                 int     column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

/**
 * ps_stmt_get_text:
 *
 * Returns: (nullable) (transfer none): the text, until the next step
 */
const char *
ps_stmt_get_text (PsStmt *self,
                  int     column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

/**
 * ps_stmt_dup_text:
 *
 * Returns: (nullable) (transfer full): the text
 */
char *
ps_stmt_dup_text (PsStmt *self,
                  int     column)
{
  return g_strdup (ps_stmt_get_text (self, column));
}

/**
 * ps_stmt_dup_blob:
 *
 * Returns: (nullable) (transfer full): the bytes, or %NULL for NULL
 */
GBytes *
ps_stmt_dup_blob (PsStmt *self,
                  int     column)
{
  gconstpointer data;

  if (ps_stmt_is_null (self, column))
    return NULL;

  data = sqlite3_column_blob (self->stmt, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->stmt, column));
}

/**
 * ps_stmt_get_uid:
 *
 * Returns: the uid, all zero where the column holds something else
 */
PsUid
ps_stmt_get_uid (PsStmt *self,
                 int     column)
{
  gconstpointer data = sqlite3_column_blob (self->stmt, column);
  PsUid uid = { 0 };

  if (data != NULL && sqlite3_column_bytes (self->stmt, column) == PS_UID_SIZE)
    memcpy (uid.bytes, data, PS_UID_SIZE);

  return uid;
}

/**
 * ps_stmt_reset:
 *
 * Lets go of the rows that were not read. A statement left half way keeps the reader in the past
 * and the writer from its checkpoint.
 */
void
ps_stmt_reset (PsStmt *self)
{
  sqlite3_reset (self->stmt);
}
