#pragma once

#include "ps-db.h"

G_BEGIN_DECLS

/**
 * PsRowKind:
 * @tables: (array zero-terminated=1): what the rows and their order come from; a commit that touches
 *   one of them reads the live objects and the list again
 * @get_item_type: the type of the objects; a type that g_object_new() makes without properties,
 *   because that is what stands in for a row that cannot be read
 * @list_ids: the ids that @query finds, in order, as gint64: the first @limit of them, or all if
 *   @limit is negative
 * @load: the object for a row
 * @reload: brings an object up to date; where the row has gone it keeps what was read last
 *
 * What kind of rows a PsRowList shows. Every function runs on the main thread. Kinds with the same
 * @load share their objects.
 */
typedef struct {
  const char * const *tables;
  GType             (*get_item_type) (void);
  GArray           *(*list_ids)      (PsConn        *conn,
                                      gconstpointer  query,
                                      gint           limit,
                                      GError       **error);
  GObject          *(*load)          (PsConn        *conn,
                                      gint64         id,
                                      GError       **error);
  void              (*reload)        (GObject       *item,
                                      PsConn        *conn);
} PsRowKind;

typedef struct _PsRowPool PsRowPool;

PsRowPool *ps_row_pool_get      (PsDb             *db,
                                 const PsRowKind  *kind);
GObject   *ps_row_pool_get_item (PsRowPool        *self,
                                 gint64            id,
                                 GError          **error);
void       ps_row_pool_forget_pages (PsRowPool    *self,
                                     guint         n_listed);
guint      ps_row_pool_n_live   (PsRowPool        *self);

G_END_DECLS
