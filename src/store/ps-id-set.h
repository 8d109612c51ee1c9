#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsIdSet:
 *
 * Which ids are in an array: asked for each of a million rows, so it has a bit for each id wherever
 * that takes no more room than the ids do, and looks them up in the array where it would.
 */
typedef struct {
  const gint64 *ids;    /* (unowned): in order */
  guint         n;
  guint8       *bits;   /* (nullable): from ids[0] on */
} PsIdSet;

PsIdSet  *ps_id_set_new        (GArray        *sorted);
void      ps_id_set_free       (PsIdSet       *self);
gboolean  ps_id_set_has        (const PsIdSet *self,
                                gint64         id);
void      ps_id_set_keep       (const PsIdSet *self,
                                GArray        *ids,
                                gboolean       in);
int       ps_id_compare        (gconstpointer  a,
                                gconstpointer  b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsIdSet, ps_id_set_free)

G_END_DECLS
