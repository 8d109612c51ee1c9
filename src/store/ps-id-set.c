#include "ps-id-set.h"

#include <stdlib.h>

/* A bit for each id from the first to the last takes no more bytes than these many ids. */
#define IDS_A_BIT 64

/**
 * ps_id_compare:
 *
 * Returns: which of two gint64 comes first
 */
int
ps_id_compare (gconstpointer a,
               gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/**
 * ps_id_set_new:
 * @sorted: (element-type gint64): ids from 0 up, in order; has to stay as it is for as long as the set
 *
 * Returns: (transfer full): the set of them
 */
PsIdSet *
ps_id_set_new (GArray *sorted)
{
  PsIdSet *self = g_new0 (PsIdSet, 1);
  gint64 span;

  self->ids = (const gint64 *) (gpointer) sorted->data;
  self->n = sorted->len;
  if (self->n == 0)
    return self;

  span = self->ids[self->n - 1] - self->ids[0];
  if (span / IDS_A_BIT > self->n)
    return self;

  self->bits = g_malloc0 ((gsize) span / 8 + 1);
  for (guint i = 0; i < self->n; i++)
    {
      gint64 at = self->ids[i] - self->ids[0];

      self->bits[at / 8] |= (guint8) (1 << at % 8);
    }

  return self;
}

void
ps_id_set_free (PsIdSet *self)
{
  g_free (self->bits);
  g_free (self);
}

/**
 * ps_id_set_has:
 *
 * Returns: whether @id is one of them
 */
gboolean
ps_id_set_has (const PsIdSet *self,
               gint64         id)
{
  gint64 at;

  if (self->n == 0 || id < self->ids[0] || id > self->ids[self->n - 1])
    return FALSE;

  if (self->bits == NULL)
    return bsearch (&id, self->ids, self->n, sizeof id, ps_id_compare) != NULL;

  at = id - self->ids[0];

  return (self->bits[at / 8] & (1 << at % 8)) != 0;
}

/**
 * ps_id_set_keep:
 * @ids: (element-type gint64): ids in any order
 * @in: which to keep: those that are in the set, or those that are not
 */
void
ps_id_set_keep (const PsIdSet *self,
                GArray        *ids,
                gboolean       in)
{
  gint64 *all = (gint64 *) (gpointer) ids->data;
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    if (ps_id_set_has (self, all[i]) == in)
      all[n++] = all[i];

  g_array_set_size (ids, n);
}
