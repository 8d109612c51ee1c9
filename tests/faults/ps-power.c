#include "ps-power.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512

/**
 * PsPower:
 *
 * A disk to which a record is played again, step by step, and whose power can be cut after any step.
 *
 * It knows what POSIX promises and nothing else: a sync of a file brings what was written to that file,
 * and a sync of a folder brings the names in it. Everything else waits, and may come in any part and
 * any order or not at all. A file that is deleted and made again is another one under the same name,
 * as it is on a disk.
 */
struct _PsPower {
  const PsDiskRecord *record;
  GPtrArray          *files;   /* every one there ever was */
  GPtrArray          *live;    /* (unowned) (nullable): by name, what a program sees */
  GPtrArray          *named;   /* (unowned) (nullable): by name, what the disk's folder says */
  GArray             *waiting; /* Waiting, in their order */
  guint               at;      /* the next step */
  guint               mark;
};

typedef struct {
  GByteArray *kept;
} File;

/* A write or a cut of @file, or, without one of these, that @name is @file (or nothing) from now on. */
typedef struct {
  const PsDiskStep *step;
  File             *file;
  guint             name;
} Waiting;

static void
file_free (gpointer data)
{
  g_byte_array_unref (((File *) data)->kept);
  g_free (data);
}

static File *
add_file (PsPower *self)
{
  File *file = g_new0 (File, 1);

  file->kept = g_byte_array_new ();
  g_ptr_array_add (self->files, file);

  return file;
}

static gboolean
is_name (const Waiting *waiting)
{
  return waiting->step->op == PS_DISK_CREATE || waiting->step->op == PS_DISK_DELETE;
}

/**
 * ps_power_new:
 * @record: what is to be played; kept by the caller
 * @name: the only file that is there at first, and on the disk
 * @bytes: what is in it
 */
PsPower *
ps_power_new (const PsDiskRecord *record,
              const char         *name,
              GBytes             *bytes)
{
  PsPower *self = g_new0 (PsPower, 1);

  self->record = record;
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->live = g_ptr_array_new ();
  self->named = g_ptr_array_new ();
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));

  for (guint i = 0; i < record->names->len; i++)
    {
      File *file = NULL;

      if (g_str_equal (g_ptr_array_index (record->names, i), name))
        {
          file = add_file (self);
          g_byte_array_append (file->kept, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
        }
      g_ptr_array_add (self->live, file);
      g_ptr_array_add (self->named, file);
    }

  return self;
}

void
ps_power_free (PsPower *self)
{
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->live);
  g_ptr_array_unref (self->named);
  g_array_unref (self->waiting);
  g_free (self);
}

/* A file grows by zeros. */
static void
set_size (GByteArray *bytes,
          gsize       size)
{
  guint before = bytes->len;

  g_byte_array_set_size (bytes, (guint) size);
  if (size > before)
    memset (bytes->data + before, 0, size - before);
}

/* A write, whole or of any sectors, or a cut. */
static void
apply (GByteArray       *to,
       const PsDiskStep *step,
       GRand            *torn)
{
  const guint8 *bytes;
  gsize n;

  if (step->op == PS_DISK_TRUNCATE)
    {
      set_size (to, (gsize) step->offset);
      return;
    }

  bytes = g_bytes_get_data (step->bytes, &n);
  for (gsize done = 0; done < n;)
    {
      gsize at = (gsize) step->offset + done;
      gsize len = torn != NULL ? MIN (n - done, SECTOR - at % SECTOR) : n;

      if (torn == NULL || g_rand_boolean (torn))
        {
          if (at + len > to->len)
            set_size (to, at + len);
          memcpy (to->data + at, bytes + done, len);
        }
      done += len;
    }
}

static void
wait_for_sync (PsPower          *self,
               const PsDiskStep *step,
               File             *file)
{
  Waiting waiting = { step, file, step->file };

  g_array_append_val (self->waiting, waiting);
}

/* What was waiting for this is on the disk. */
static void
bring (PsPower  *self,
       File     *file,
       gboolean  names)
{
  guint left = 0;

  for (guint i = 0; i < self->waiting->len; i++)
    {
      Waiting waiting = g_array_index (self->waiting, Waiting, i);

      if (is_name (&waiting) && names)
        self->named->pdata[waiting.name] = waiting.file;
      else if (!is_name (&waiting) && waiting.file == file && file != NULL)
        apply (file->kept, waiting.step, NULL);
      else
        g_array_index (self->waiting, Waiting, left++) = waiting;
    }

  g_array_set_size (self->waiting, left);
}

/**
 * ps_power_step:
 *
 * Plays the next step.
 *
 * Returns: %FALSE when there is none
 */
gboolean
ps_power_step (PsPower *self)
{
  const PsDiskStep *step;
  File *file;

  if (self->at == self->record->steps->len)
    return FALSE;

  step = &g_array_index (self->record->steps, PsDiskStep, self->at++);
  switch (step->op)
    {
    case PS_DISK_CREATE:
      file = add_file (self);
      self->live->pdata[step->file] = file;
      wait_for_sync (self, step, file);
      break;

    case PS_DISK_DELETE:
      self->live->pdata[step->file] = NULL;
      wait_for_sync (self, step, NULL);
      if (step->with_folder)
        bring (self, NULL, TRUE);
      break;

    case PS_DISK_SYNC:
      bring (self, g_ptr_array_index (self->live, step->file), step->with_folder);
      break;

    case PS_DISK_MARK:
      self->mark = (guint) step->offset;
      break;

    case PS_DISK_WRITE:
    case PS_DISK_TRUNCATE:
    default:
      wait_for_sync (self, step, g_ptr_array_index (self->live, step->file));
      break;
    }

  return TRUE;
}

/**
 * ps_power_mark:
 *
 * Returns: the number that was acknowledged last
 */
guint
ps_power_mark (PsPower *self)
{
  return self->mark;
}

static void
write_file (const char       *path,
            const GByteArray *bytes)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes->data, bytes->len), ==, bytes->len);
  g_assert_cmpint (close (fd), ==, 0);
}

/**
 * ps_power_cut:
 * @style: what the disk has kept
 * @random: says what, where there is a choice
 * @dir: where to put the files as they are found when the power is back; they are written over
 *
 * Cuts the power after the last step. The disk goes on from there with the next one, as if it had not
 * been.
 */
void
ps_power_cut (PsPower      *self,
              PsPowerStyle  style,
              GRand        *random,
              const char   *dir)
{
  g_autoptr (GHashTable) changed = g_hash_table_new_full (NULL, NULL, NULL,
                                                          (GDestroyNotify) g_byte_array_unref);
  g_autofree gpointer *named = g_memdup2 (self->named->pdata, self->named->len * sizeof (gpointer));

  for (guint i = 0; i < self->waiting->len && style != PS_POWER_NOTHING; i++)
    {
      const Waiting *waiting = &g_array_index (self->waiting, Waiting, i);
      GByteArray *bytes;

      if (style != PS_POWER_ALL && g_rand_boolean (random))
        continue;

      if (is_name (waiting))
        {
          named[waiting->name] = waiting->file;
          continue;
        }

      bytes = g_hash_table_lookup (changed, waiting->file);
      if (bytes == NULL)
        {
          bytes = g_byte_array_sized_new (waiting->file->kept->len);
          g_byte_array_append (bytes, waiting->file->kept->data, waiting->file->kept->len);
          g_hash_table_insert (changed, waiting->file, bytes);
        }
      apply (bytes, waiting->step, style == PS_POWER_TORN ? random : NULL);
    }

  for (guint i = 0; i < self->named->len; i++)
    {
      g_autofree char *path = g_build_filename (dir, g_ptr_array_index (self->record->names, i), NULL);
      const File *file = named[i];
      const GByteArray *bytes;

      if (file == NULL)
        {
          g_unlink (path);
          continue;
        }

      bytes = g_hash_table_lookup (changed, file);
      write_file (path, bytes != NULL ? bytes : file->kept);
    }
}
