#include "ps-conn-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "ps-error.h"
#include "ps-vault-file.h"

static PsError
error_of_constraint (int extended)
{
  switch (extended)
    {
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_NOTNULL:
    case SQLITE_CONSTRAINT_DATATYPE:
      return PS_ERROR_INVALID;

    default:
      return PS_ERROR_CONFLICT;
    }
}

/* EFBIG is what RLIMIT_FSIZE says; to a person it is the same as a full disk. */
static gboolean
is_no_room (int system_code)
{
  return system_code == ENOSPC || system_code == EDQUOT || system_code == EFBIG;
}

static gboolean
is_no_right (int system_code)
{
  return system_code == EACCES || system_code == EPERM || system_code == EROFS;
}

static PsError
error_of_io (int extended,
             int system_code)
{
  if (is_no_room (system_code))
    return PS_ERROR_DISK_FULL;

  if (extended == SQLITE_IOERR_NOMEM)
    return PS_ERROR_NO_MEMORY;

  if (extended == SQLITE_IOERR_DATA || extended == SQLITE_IOERR_CORRUPTFS ||
      extended == SQLITE_IOERR_SHORT_READ)
    return PS_ERROR_DAMAGED;

  return PS_ERROR_STORAGE;
}

static PsError
error_of (int extended,
          int system_code)
{
  switch (extended & 0xff)
    {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return PS_ERROR_DAMAGED;

    case SQLITE_FULL:
      return PS_ERROR_DISK_FULL;

    case SQLITE_READONLY:
    case SQLITE_PERM:
      return PS_ERROR_READ_ONLY;

    case SQLITE_CANTOPEN:
      return is_no_right (system_code) ? PS_ERROR_READ_ONLY :
             is_no_room (system_code) ? PS_ERROR_DISK_FULL : PS_ERROR_STORAGE;

    case SQLITE_CONSTRAINT:
      return error_of_constraint (extended);

    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return PS_ERROR_INVALID;

    case SQLITE_NOMEM:
      return PS_ERROR_NO_MEMORY;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return PS_ERROR_IN_USE;

    /* The authorizer said no. */
    case SQLITE_AUTH:
      return PS_ERROR_NOT_PERMITTED;

    case SQLITE_IOERR:
      return error_of_io (extended, system_code);

    default:
      return PS_ERROR_STORAGE;
    }
}

/* On a file system that may only be read SQLite tries once more for reading, finds no log there and says
 * that, but not why.
 */
static gboolean
may_not_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return (access (path, W_OK) < 0 && is_no_right (errno)) ||
         (access (folder, W_OK | X_OK) < 0 && is_no_right (errno));
}

/* Of a page whose seal does not hold the cipher says that there was an error, and no more. SQLite
 * itself always says which, of a statement that is wrong.
 */
static gboolean
is_broken_seal (int         extended,
                const char *detail)
{
  return PS_HAVE_CIPHER && extended == SQLITE_ERROR &&
         g_strcmp0 (detail, sqlite3_errstr (SQLITE_ERROR)) == 0;
}

/**
 * ps_conn_set_error:
 *
 * Puts what SQLite said last in terms of PsError, with the path of the file. SQLite's own words,
 * which are English, stand in brackets for whoever is asked for help; they name tables and columns
 * but never what is in them.
 */
void
ps_conn_set_error (PsConn  *self,
                   GError **error)
{
  int extended = sqlite3_extended_errcode (self->db);
  int system_code = sqlite3_system_errno (self->db);
  PsError code = error_of (extended, system_code);
  const char *detail = sqlite3_errmsg (self->db);

  /* What nobody may do has nothing to do with who it is. */
  if (code == PS_ERROR_NOT_PERMITTED && ps_access_is_whole (self->roles))
    code = PS_ERROR_STORAGE;

  if (code == PS_ERROR_STORAGE && (extended & 0xff) == SQLITE_CANTOPEN && may_not_write (self->path))
    code = PS_ERROR_READ_ONLY;

  if (is_broken_seal (extended, detail))
    {
      code = PS_ERROR_DAMAGED;
      detail = "HMAC verification failed";
    }

  switch (code)
    {
    case PS_ERROR_DAMAGED:
      if ((extended & 0xff) == SQLITE_NOTADB)
        g_set_error (error, PS_ERROR, code,
                     _("The file “%s” is damaged, or it belongs to another vault."), self->path);
      else
        g_set_error (error, PS_ERROR, code,
                     _("The file “%s” is damaged (%s)."), self->path, detail);
      break;

    case PS_ERROR_DISK_FULL:
      ps_vault_file_set_error (error, ENOSPC, self->path);
      break;

    case PS_ERROR_READ_ONLY:
      g_set_error (error, PS_ERROR, code,
                   _("The file “%s” or its folder may not be written."), self->path);
      break;

    case PS_ERROR_IN_USE:
      g_set_error (error, PS_ERROR, code,
                   _("The file “%s” is in use by another program."), self->path);
      break;

    case PS_ERROR_NOT_PERMITTED:
      g_set_error (error, PS_ERROR, code,
                   _("Your role does not permit this (%s)."), detail);
      break;

    case PS_ERROR_NO_MEMORY:
      g_set_error_literal (error, PS_ERROR, code, _("There is not enough memory."));
      break;

    case PS_ERROR_CONFLICT:
      g_set_error (error, PS_ERROR, code,
                   _("This is there already, or something else refers to it (%s)."), detail);
      break;

    case PS_ERROR_INVALID:
      g_set_error (error, PS_ERROR, code, _("A value is not allowed here (%s)."), detail);
      break;

    default:
      g_set_error (error, PS_ERROR, code,
                   _("The file “%s” could not be read or written (%s)."), self->path, detail);
      break;
    }
}

/**
 * ps_conn_fail:
 *
 * Sets @error from SQLite and remembers that the unit of work has failed: it can only be rolled
 * back from here, even where the caller overlooks the error.
 */
void
ps_conn_fail (PsConn  *self,
              GError **error)
{
  g_autoptr (GError) failed = NULL;

  ps_conn_set_error (self, &failed);

  if (self->failed == NULL && self->in_work)
    self->failed = g_error_copy (failed);

  g_propagate_error (error, g_steal_pointer (&failed));
}
