/* What a statement may do on a connection, asked by SQLite while it is prepared. */
#include "ps-conn-private.h"

#include <string.h>

/* What is second of an insertion or a deletion is no column. */
static const char *
column_of (int         action,
           const char *second)
{
  return action == SQLITE_READ || action == SQLITE_UPDATE ? second : NULL;
}

static PsDeed
deed_of (int action)
{
  switch (action)
    {
    case SQLITE_INSERT:
      return PS_DEED_INSERT;

    case SQLITE_UPDATE:
      return PS_DEED_UPDATE;

    case SQLITE_DELETE:
      return PS_DEED_DELETE;

    default:
      return PS_DEED_READ;
    }
}

/* Numbers about the file itself. To set one, or to ask for what a page holds, is not among it. */
static gboolean
is_harmless_pragma (const char *name,
                    const char *argument)
{
  static const char * const harmless[] = {
    "application_id", "user_version", "cipher_version",
    "data_version",  /* FTS5 asks for it in every search */
    NULL,
  };

  return argument == NULL && g_strv_contains (harmless, name);
}

/* Where somebody may touch a part only: the tables as the rules say, and nothing about the file. */
static gboolean
is_within_rules (PsConn     *self,
                 int         action,
                 const char *first,
                 const char *second,
                 const char *database)
{
  switch (action)
    {
    case SQLITE_READ:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
      /* Which database it is, is not said of rows that are only counted. */
      return (database == NULL || strcmp (database, "main") == 0) &&
             ps_access_allows (self->roles, deed_of (action), first, column_of (action, second));

    case SQLITE_SELECT:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_RECURSIVE:
      return TRUE;

    case SQLITE_FUNCTION:
      return second != NULL && strcmp (second, "load_extension") != 0 &&
             strcmp (second, "sqlcipher_export") != 0;

    case SQLITE_PRAGMA:
      return is_harmless_pragma (first, second);

    default:
      return FALSE;
    }
}

/* The authorizer knows which tables a statement writes, whoever wrote the statement. */
static void
note_write (PsConn     *self,
            const char *table)
{
  gpointer name = (gpointer) g_intern_string (table);

  if (self->preparing != NULL && !g_ptr_array_find (self->preparing, name, NULL))
    g_ptr_array_add (self->preparing, name);
}

/**
 * ps_conn_authorize_cb:
 * @first: what SQLite names first for @action: a table, a pragma
 * @second: what it names second: a column, an argument
 * @trigger: the innermost trigger or view. It is not gone by: anybody can call a common table
 *   expression like one
 *
 * Returns: SQLITE_OK or SQLITE_DENY
 */
int
ps_conn_authorize_cb (void       *user_data,
                      int         action,
                      const char *first,
                      const char *second,
                      const char *database,
                      const char *trigger G_GNUC_UNUSED)
{
  PsConn *self = user_data;

  /* A second file would split commits, and could be a plain one. */
  if (action == SQLITE_ATTACH || action == SQLITE_DETACH)
    return SQLITE_DENY;

  if (!ps_access_is_whole (self->roles) &&
      !is_within_rules (self, action, first, second, database))
    return SQLITE_DENY;

  if ((action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE) &&
      g_strcmp0 (database, "main") == 0)
    note_write (self, first);

  return SQLITE_OK;
}

/**
 * ps_conn_restrict:
 * @roles: of whoever is to work with it
 *
 * Keeps the connection to what ps_access_allows() allows @roles. What has been given up cannot be had
 * back. Statements that were prepared before are prepared anew.
 *
 * From here on a statement that does more fails with %PS_ERROR_NOT_PERMITTED.
 */
void
ps_conn_restrict (PsConn *self,
                  PsRole  roles)
{
  /* FTS5 declares a table to SQLite when it is first used, which is asked about like the making of
   * one; where it is not there to be declared, nobody can use it either.
   */
  ps_conn_exec (self, "SELECT 1 FROM topic_text LIMIT 0", NULL);
  self->roles &= roles;

  /* A statement is authorized once, when it is prepared. */
  g_hash_table_remove_all (self->statements);
  sqlite3_set_authorizer (self->db, ps_conn_authorize_cb, self);
}

/**
 * ps_conn_get_roles:
 *
 * Returns: in whose hands the connection is; %PS_ROLE_ALL where nobody has said so
 */
PsRole
ps_conn_get_roles (PsConn *self)
{
  return self->roles;
}
