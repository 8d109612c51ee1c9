#pragma once

#include "ps-clock.h"
#include "ps-db.h"
#include "ps-duplicate.h"
#include "ps-member-store.h"

G_BEGIN_DECLS

#define PS_TYPE_DUPLICATES (ps_duplicates_get_type ())

G_DECLARE_FINAL_TYPE (PsDuplicates, ps_duplicates, PS, DUPLICATES, GObject)

PsDuplicates *ps_duplicates_new             (PsDb                 *db,
                                             const PsClock        *clock);
GArray       *ps_duplicates_of              (PsDuplicates         *self,
                                             const PsMemberRow    *row,
                                             GError              **error);
void          ps_duplicates_find_async      (PsDuplicates         *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GArray       *ps_duplicates_find_finish     (PsDuplicates         *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void          ps_duplicates_tell_apart_async  (PsDuplicates         *self,
                                               gint64                one_id,
                                               gint64                other_id,
                                               gboolean              apart,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean      ps_duplicates_tell_apart_finish (PsDuplicates         *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
