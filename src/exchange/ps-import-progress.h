#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsImportProgress:
 * @done: how much is done
 * @total: of how much; 0 while that is not known
 *
 * How far a worker is, to be looked at by the window every now and then: the one thing about an
 * import that two threads touch at once.
 */
typedef struct {
  gint done;
  gint total;
} PsImportProgress;

/* @self may be NULL, where nobody looks. */
static inline void
ps_import_progress_set (PsImportProgress *self,
                        gsize             done,
                        gsize             total)
{
  if (self == NULL)
    return;

  g_atomic_int_set (&self->total, (gint) MIN (total, G_MAXINT));
  g_atomic_int_set (&self->done, (gint) MIN (done, G_MAXINT));
}

/* Returns: how much of it is done, from 0 to 1; less than 0 where that is not known */
static inline double
ps_import_progress_get (PsImportProgress *self)
{
  gint total = g_atomic_int_get (&self->total);

  return total > 0 ? CLAMP ((double) g_atomic_int_get (&self->done) / total, 0, 1) : -1;
}

G_END_DECLS
