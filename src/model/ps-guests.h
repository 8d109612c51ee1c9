#pragma once

#include "ps-booking-store.h"
#include "ps-clock.h"
#include "ps-db.h"
#include "ps-guest-store.h"

G_BEGIN_DECLS

#define PS_TYPE_GUESTS (ps_guests_get_type ())

G_DECLARE_FINAL_TYPE (PsGuests, ps_guests, PS, GUESTS, GObject)

PsGuests   *ps_guests_new            (PsDb                 *db,
                                      const PsClock        *clock);
GPtrArray  *ps_guests_list           (PsGuests             *self,
                                      GError              **error);
PsGuestRow *ps_guests_find           (PsGuests             *self,
                                      gint64                id,
                                      GError              **error);
PsGuestRow *ps_guests_find_namesake  (PsGuests             *self,
                                      const char           *name,
                                      gint64                except_id);
GPtrArray  *ps_guests_get_bookings   (PsGuests             *self,
                                      gint64                id,
                                      GError              **error);

void        ps_guests_save_async     (PsGuests             *self,
                                      const PsGuestRow     *row,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gint64      ps_guests_save_finish    (PsGuests             *self,
                                      GAsyncResult         *result,
                                      GError              **error);
void        ps_guests_archive_async  (PsGuests             *self,
                                      gint64                id,
                                      gboolean              archived,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean    ps_guests_archive_finish (PsGuests             *self,
                                      GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
