/* What to do when another program has put a file in the place of the open one. What was committed is
 * still in the open one, which has no name any more: it is written to a new one, the other's is put
 * aside, and the new one gets the name. So the next start opens what Peerside had, and nothing of the
 * other's is lost.
 */
#include "ps-conn-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ps-vault-file.h"

#define RESCUE_SUFFIX ".rescue"

typedef struct {
  const char *path;
  int         fd;
} Sink;

static gboolean
take (const guint8  *bytes,
      gsize          len,
      gpointer       data,
      GError       **error)
{
  const Sink *sink = data;

  for (gsize done = 0; done < len;)
    {
      gssize n = write (sink->fd, bytes + done, len - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          ps_vault_file_set_error (error, errno, sink->path);
          return FALSE;
        }

      done += (gsize) n;
    }

  return TRUE;
}

static gboolean
write_rescue (PsConn      *self,
              const char  *path,
              GError     **error)
{
  Sink sink = { path, -1 };
  gboolean ok;

  unlink (path);
  sink.fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (sink.fd < 0)
    {
      ps_vault_file_set_error (error, errno, path);
      return FALSE;
    }

  ok = ps_conn_stream (self, take, &sink, error);
  if (ok && fsync (sink.fd) < 0)
    {
      ps_vault_file_set_error (error, errno, path);
      ok = FALSE;
    }

  close (sink.fd);
  if (!ok)
    unlink (path);

  return ok;
}

static char *
make_aside_name (const char *folder)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (guint n = 1;; n++)
    {
      g_autofree char *more = n > 1 ? g_strdup_printf ("-%u", n) : g_strdup ("");
      g_autofree char *name = g_strconcat ("peerside-", stamp, more, ".db", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* A log of the other's belongs to the other's file, and must not meet ours; one of ours is empty. */
static gboolean
put_aside (const char  *path,
           char       **aside,
           GError     **error)
{
  static const char * const suffixes[] = { "-wal", "-shm", "-journal", "" };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *quarantine = g_build_filename (folder, "quarantine", NULL);
  g_autofree char *name = NULL;

  if (mkdir (quarantine, 0700) < 0 && errno != EEXIST)
    {
      ps_vault_file_set_error (error, errno, quarantine);
      return FALSE;
    }

  name = make_aside_name (quarantine);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (name, suffixes[i], NULL);

      if (rename (from, to) == 0)
        {
          if (*suffixes[i] == '\0')
            *aside = g_steal_pointer (&name);
        }
      else if (errno != ENOENT)
        {
          ps_vault_file_set_error (error, errno, to);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
sync_folder (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    ps_vault_file_set_error (error, errno, folder);
  if (fd >= 0)
    close (fd);

  return ok;
}

/**
 * ps_conn_rescue:
 * @self: the connection that writes, on its own thread and not in a unit of work; ps_conn_has_moved()
 * @aside: (out) (transfer full) (nullable): where the other's file is now; %NULL where there was none
 *
 * Puts what was committed back under its name. The connection itself stays with the file that has
 * none: it is to be closed and opened anew.
 *
 * Returns: whether it is there; errors as of ps_vault_file_set_error() and ps_conn_stream()
 */
gboolean
ps_conn_rescue (PsConn   *self,
                char    **aside,
                GError  **error)
{
  g_autofree char *rescue = g_strconcat (self->path, RESCUE_SUFFIX, NULL);

  *aside = NULL;
  if (!write_rescue (self, rescue, error) || !put_aside (self->path, aside, error))
    return FALSE;

  if (rename (rescue, self->path) < 0)
    {
      ps_vault_file_set_error (error, errno, self->path);
      return FALSE;
    }

  return sync_folder (self->path, error);
}
