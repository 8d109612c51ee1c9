#include "ps-test-db.h"

#include <glib/gstdio.h>

const guint8 ps_test_key[PS_CONN_KEY_SIZE] = "thirty-two bytes, none of them s";
const guint8 ps_test_vault[PS_VAULT_ID_SIZE] = "a vault for test";

static void
open_it (PsTestDb  *self,
         PsDbFlags  flags)
{
  g_autoptr (GError) error = NULL;

  self->db = ps_db_open (self->path, ps_test_key, ps_test_vault, flags, &error);
  g_assert_no_error (error);
}

void
ps_test_db_set_up (PsTestDb *self)
{
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("peerside-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->dir, "peerside.db", NULL);
  open_it (self, PS_DB_CREATE);
}

static gboolean
no_work (PsConn    *conn G_GNUC_UNUSED,
         gpointer   data G_GNUC_UNUSED,
         GError   **error G_GNUC_UNUSED)
{
  return TRUE;
}

/**
 * ps_test_db_settle:
 * @self: a database
 *
 * Waits until all that is being written is written, and its callbacks have been called: a write that
 * nobody waits for, such as that of a meeting that says it is still there, holds the database. Writes
 * are done in order, so one more that is waited for comes after all of them; where the database takes
 * no more, none is under way.
 */
void
ps_test_db_settle (PsTestDb *self)
{
  ps_db_write_sync (self->db, no_work, NULL, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
ps_test_db_close (PsTestDb *self)
{
  ps_test_db_settle (self);
  g_assert_finalize_object (g_steal_pointer (&self->db));
}

void
ps_test_db_reopen (PsTestDb *self)
{
  if (self->db != NULL)
    ps_test_db_close (self);
  open_it (self, PS_DB_OPEN);
}

void
ps_test_remove_dir (const char *dir)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      g_unlink (path);
    }

  g_rmdir (dir);
}

void
ps_test_db_tear_down (PsTestDb *self)
{
  if (self->db != NULL)
    ps_test_db_close (self);

  ps_test_remove_dir (self->dir);
  g_free (self->path);
  g_free (self->dir);
}

PsConn *
ps_test_db_reader (PsTestDb *self)
{
  return ps_db_get_reader (self->db);
}

void
ps_test_db_write (PsTestDb *self,
                  PsDbWork  work,
                  gpointer  data)
{
  g_autoptr (GError) error = NULL;

  ps_db_write_sync (self->db, work, data, &error);
  g_assert_no_error (error);
}

static gboolean
exec_work (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  return ps_conn_exec (conn, data, error);
}

void
ps_test_db_exec (PsTestDb   *self,
                 const char *sql)
{
  ps_test_db_write (self, exec_work, (gpointer) sql);
}

/* A statement is kept by the address of its text, and a text that was put together for one question may
 * lie where the one before it did: then the old question is asked again.
 */
gint64
ps_test_db_int64 (PsTestDb   *self,
                  const char *sql)
{
  g_autoptr (GError) error = NULL;
  PsStmt *stmt = ps_conn_prepare (ps_test_db_reader (self), g_intern_string (sql), &error);
  gint64 value = 0;

  g_assert_no_error (error);
  ps_conn_take_int64 (ps_test_db_reader (self), stmt, &value, &error);
  g_assert_no_error (error);

  return value;
}

char *
ps_test_db_string (PsTestDb   *self,
                   const char *sql)
{
  g_autoptr (GError) error = NULL;
  PsStmt *stmt = ps_conn_prepare (ps_test_db_reader (self), g_intern_string (sql), &error);
  char *value = NULL;

  g_assert_no_error (error);
  ps_conn_take_string (ps_test_db_reader (self), stmt, &value, &error);
  g_assert_no_error (error);

  return value;
}

void
ps_test_take_result_cb (GObject      *source G_GNUC_UNUSED,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
ps_test_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}
