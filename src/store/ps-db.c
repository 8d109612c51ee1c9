#include "ps-db-private.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "ps-error.h"
#include "ps-schema.h"

enum {
  SIGNAL_CHANGED,
  SIGNAL_CLOSED,
  SIGNAL_REPLACED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * PsDb:
 *
 * The one open database file: a reader for the main thread, a writer on a thread of its own.
 *
 * Reads are a few microseconds and happen where the widgets are. Writes wait for the disk, so they
 * go through ps_db_write_async(). Once a write has been committed, and before its callback runs,
 * PsDb::changed is emitted on the main thread for every table that it touched, whether by its own
 * SQL, by a trigger or by a cascade.
 */
G_DEFINE_FINAL_TYPE (PsDb, ps_db, G_TYPE_OBJECT)

static void
ps_db_dispose (GObject *object)
{
  ps_db_close (PS_DB (object));

  G_OBJECT_CLASS (ps_db_parent_class)->dispose (object);
}

static void
ps_db_finalize (GObject *object)
{
  PsDb *self = PS_DB (object);

  g_free (self->path);

  G_OBJECT_CLASS (ps_db_parent_class)->finalize (object);
}

static void
ps_db_class_init (PsDbClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_db_dispose;
  object_class->finalize = ps_db_finalize;

  /**
   * PsDb::changed:
   *
   * Rows of the table named by the signal's detail were committed. Where a commit touched several
   * tables the signal comes once for each, all with the same ps_db_get_serial().
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * PsDb::closed:
   *
   * The reader is gone: whoever shows rows has to let go of them.
   */
  signals[SIGNAL_CLOSED] =
    g_signal_new ("closed",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * PsDb::replaced:
   * @aside: (nullable): where the other file is now; %NULL where ours was only taken away
   *
   * Another program put a file in the place of ours. What was committed is in its place again, see
   * ps_conn_rescue(); from here on every write fails until the database is closed and opened anew.
   */
  signals[SIGNAL_REPLACED] =
    g_signal_new ("replaced",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ps_db_init (PsDb *self)
{
  self->home_thread = g_thread_self ();
}

static void
remove_files (const char *path)
{
  static const char * const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

static PsConn *
open_writer (const char    *path,
             const guint8  *key,
             const guint8  *vault_id,
             gboolean       create,
             GError       **error)
{
  g_autoptr (PsConn) conn = NULL;
  g_autoptr (GError) local = NULL;
  gboolean ready;

  conn = ps_conn_open (path, key, create ? PS_CONN_CREATE : PS_CONN_WRITE, error);
  if (conn == NULL)
    return NULL;

  if (create)
    ready = ps_schema_create (conn, vault_id, error);
  else
    ready = ps_schema_check (conn, vault_id, NULL, error) &&
            ps_conn_prepare_files (conn, error) &&
            ps_schema_upgrade (conn, error);

  /* After a crash the log may hold the only whole copy of a page. Nothing is lost if there is no room
   * to bring it into the file, but who looks at the pages of the file itself would find them torn.
   */
  if (ready && !create && !ps_conn_checkpoint (conn, &local))
    g_info ("The first checkpoint: %s", local->message);

  return ready ? g_steal_pointer (&conn) : NULL;
}

/**
 * ps_db_open_as:
 * @path: the database's file
 * @key: (nullable): PS_CONN_KEY_SIZE bytes; may be wiped afterwards; %NULL only where
 *   ps_conn_has_cipher() is not so
 * @vault_id: PS_VAULT_ID_SIZE bytes, as the keyring has them
 * @flags: whether the file is there
 * @roles: of whoever is to work with it; both connections are kept to what ps_access_allows() allows
 *   them
 *
 * Opens the database, brings it to the newest schema and starts its writer. It may be called on
 * any thread; where that is not the main one, ps_db_adopt() has to follow there. Whoever upgrades a
 * file that is worth keeping makes a backup first; ps_schema_check() tells the version.
 *
 * Errors: %PS_ERROR_NO_CIPHER, %PS_ERROR_DAMAGED, %PS_ERROR_NOT_A_VAULT, %PS_ERROR_NEWER,
 * %PS_ERROR_EXISTS, %PS_ERROR_READ_ONLY, %PS_ERROR_DISK_FULL, %PS_ERROR_STORAGE.
 *
 * Returns: (transfer full) (nullable): the database
 */
PsDb *
ps_db_open_as (const char    *path,
               const guint8  *key,
               const guint8  *vault_id,
               PsDbFlags      flags,
               PsRole         roles,
               GError       **error)
{
  g_autoptr (PsDb) self = NULL;
  g_autoptr (PsConn) writer = NULL;
  g_autoptr (GError) local = NULL;
  gboolean create = (flags & PS_DB_CREATE) != 0;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (vault_id != NULL, NULL);

  writer = open_writer (path, key, vault_id, create, &local);
  if (writer != NULL)
    {
      self = g_object_new (PS_TYPE_DB, NULL);
      self->path = g_strdup (path);
      self->reader = ps_conn_open (path, key, PS_CONN_READ, &local);
    }

  if (local != NULL)
    {
      /* Half a new database is of no use and would be in the way of the next try. */
      g_clear_pointer (&writer, ps_conn_close);
      if (create && !g_error_matches (local, PS_ERROR, PS_ERROR_EXISTS))
        remove_files (path);

      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  /* Not before: whoever unlocks a file that is older upgrades it, whatever they are. */
  self->roles = roles;
  ps_conn_restrict (self->reader, roles);
  ps_conn_restrict (writer, roles);
  self->writer = ps_writer_new (g_steal_pointer (&writer));

  return g_steal_pointer (&self);
}

/**
 * ps_db_open:
 *
 * ps_db_open_as() for who works on the file itself and not for a person: to make it, to look through
 * it, to copy it.
 *
 * Returns: (transfer full) (nullable): the database
 */
PsDb *
ps_db_open (const char    *path,
            const guint8  *key,
            const guint8  *vault_id,
            PsDbFlags      flags,
            GError       **error)
{
  return ps_db_open_as (path, key, vault_id, flags, PS_ROLE_ALL, error);
}

/**
 * ps_db_adopt:
 *
 * Makes the calling thread the one that reads, emits and closes. For the main thread, once another
 * one has opened the database and handed it over.
 */
void
ps_db_adopt (PsDb *self)
{
  g_return_if_fail (PS_IS_DB (self));

  self->home_thread = g_thread_self ();
}

/**
 * ps_db_close:
 *
 * Waits for the writes that were asked for, empties the log into the file and closes both
 * connections. PsDb::closed is emitted first. The callbacks of those writes still come.
 */
void
ps_db_close (PsDb *self)
{
  g_return_if_fail (PS_IS_DB (self));

  if (self->reader == NULL)
    return;

  g_return_if_fail (self->writer == NULL || self->home_thread == g_thread_self ());

  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);

  /* The writer closes last and so finds nobody in the way of its checkpoint. */
  g_clear_pointer (&self->reader, ps_conn_close);
  g_clear_pointer (&self->writer, ps_writer_free);
}

/**
 * ps_db_is_open:
 *
 * Returns: whether ps_db_close() has not been called yet
 */
gboolean
ps_db_is_open (PsDb *self)
{
  g_return_val_if_fail (PS_IS_DB (self), FALSE);

  return self->reader != NULL;
}

const char *
ps_db_get_path (PsDb *self)
{
  g_return_val_if_fail (PS_IS_DB (self), NULL);

  return self->path;
}

/**
 * ps_db_get_roles:
 *
 * Returns: of whoever works with it, by which the services go as well
 */
PsRole
ps_db_get_roles (PsDb *self)
{
  g_return_val_if_fail (PS_IS_DB (self), PS_ROLE_NONE);

  return self->roles;
}

/**
 * ps_db_get_reader:
 *
 * Returns: (transfer none): the connection to read by, on the home thread only
 */
PsConn *
ps_db_get_reader (PsDb *self)
{
  g_return_val_if_fail (PS_IS_DB (self), NULL);
  g_return_val_if_fail (self->reader != NULL, NULL);
  g_return_val_if_fail (self->home_thread == g_thread_self (), NULL);

  return self->reader;
}

/**
 * ps_db_get_serial:
 *
 * Returns: how many commits have been reported: who follows several tables can tell by it that a
 *   second signal is about the same commit
 */
guint
ps_db_get_serial (PsDb *self)
{
  g_return_val_if_fail (PS_IS_DB (self), 0);

  return self->serial;
}

/**
 * ps_db_report:
 * @job: one that is over
 *
 * Tells everybody which tables it touched, if it was committed, and once if the file was replaced
 * underneath. On the home thread.
 */
void
ps_db_report (PsDb  *self,
              PsJob *job)
{
  if (g_error_matches (job->error, PS_ERROR, PS_ERROR_REPLACED) && !self->replaced)
    {
      self->replaced = TRUE;
      g_signal_emit (self, signals[SIGNAL_REPLACED], 0, job->aside_path);
    }

  /* Whoever hears of a change reads; once the database is closed nobody can. */
  if (job->touched == NULL || self->reader == NULL)
    return;

  self->serial++;

  for (guint i = 0; i < job->touched->len; i++)
    g_signal_emit (self, signals[SIGNAL_CHANGED],
                   g_quark_from_static_string (g_ptr_array_index (job->touched, i)));
}
