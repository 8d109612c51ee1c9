#pragma once

#include "ps-clock.h"
#include "ps-db.h"
#include "ps-setting-store.h"

G_BEGIN_DECLS

#define PS_TYPE_CLINIC (ps_clinic_get_type ())

G_DECLARE_FINAL_TYPE (PsClinic, ps_clinic, PS, CLINIC, GObject)

PsClinic   *ps_clinic_new          (PsDb                 *db,
                                    const PsClock        *clock);
const char *ps_clinic_get_name     (PsClinic             *self);
const char *ps_clinic_get_phone    (PsClinic             *self);
GPtrArray  *ps_clinic_get_contacts (PsClinic             *self,
                                    GError              **error);
gboolean    ps_clinic_store        (PsConn               *conn,
                                    const char           *name,
                                    const char           *phone,
                                    GPtrArray            *contacts,
                                    gint64                now,
                                    GError              **error);
void        ps_clinic_save_async   (PsClinic             *self,
                                    const char           *name,
                                    const char           *phone,
                                    GPtrArray            *contacts,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
gboolean    ps_clinic_save_finish  (PsClinic             *self,
                                    GAsyncResult         *result,
                                    GError              **error);

G_END_DECLS
