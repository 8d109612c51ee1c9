#pragma once

#include "ps-row-pool.h"

G_BEGIN_DECLS

/* How many ids a list begins with that is to be shown before it is read whole: more than any window
 * of ours shows at first.
 */
#define PS_ROW_LIST_FIRST 24

/**
 * PsRowListFlags:
 * @PS_ROW_LIST_WHOLE: every id from the start
 * @PS_ROW_LIST_FIRST_PAGE: PS_ROW_LIST_FIRST ids, and the rest when ps_row_list_load_rest() is
 *   called after the first frame, or after a second; the same for each new query, and then the rest
 *   comes by itself after a tenth of a second
 */
typedef enum {
  PS_ROW_LIST_WHOLE      = 0,
  PS_ROW_LIST_FIRST_PAGE = 1 << 0,
} PsRowListFlags;

#define PS_TYPE_ROW_LIST (ps_row_list_get_type ())

G_DECLARE_FINAL_TYPE (PsRowList, ps_row_list, PS, ROW_LIST, GObject)

PsRowList *ps_row_list_new       (PsDb             *db,
                                   const PsRowKind  *kind,
                                   PsRowListFlags    flags,
                                   gpointer          query,
                                   GDestroyNotify    query_free);
gboolean   ps_row_list_set_query (PsRowList        *self,
                                   gpointer          query,
                                   GError          **error);
void       ps_row_list_load_rest (PsRowList        *self);
gint64     ps_row_list_get_id    (PsRowList        *self,
                                   guint             position);
gboolean   ps_row_list_find      (PsRowList        *self,
                                   gint64            id,
                                   guint            *position);

G_END_DECLS
