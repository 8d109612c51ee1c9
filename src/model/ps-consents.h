#pragma once

#include "ps-clock.h"
#include "ps-consent-rules.h"
#include "ps-db.h"
#include "ps-disclosure-store.h"
#include "ps-keys.h"
#include "ps-presenter-store.h"

G_BEGIN_DECLS

#define PS_TYPE_CONSENTS (ps_consents_get_type ())

G_DECLARE_FINAL_TYPE (PsConsents, ps_consents, PS, CONSENTS, GObject)

PsConsents   *ps_consents_new                (PsDb                *db,
                                              const PsClock       *clock,
                                              PsKeys              *keys);
GPtrArray    *ps_consents_list               (PsConsents          *self,
                                              gint64               person_id,
                                              GError             **error);
PsConsentRow *ps_consents_find               (PsConsents          *self,
                                              gint64               id,
                                              GError             **error);
GPtrArray    *ps_consents_list_disclosures   (PsConsents          *self,
                                              gint64               person_id,
                                              GError             **error);
GPtrArray    *ps_consents_list_presentations (PsConsents          *self,
                                              gint64               person_id,
                                              GError             **error);

void          ps_consents_save_async         (PsConsents          *self,
                                              const PsConsentRow  *row,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gint64        ps_consents_save_finish        (PsConsents          *self,
                                              GAsyncResult        *result,
                                              GError             **error);
void          ps_consents_revoke_async       (PsConsents          *self,
                                              gint64               id,
                                              const char          *on,
                                              const char          *how,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean      ps_consents_revoke_finish      (PsConsents          *self,
                                              GAsyncResult        *result,
                                              GError             **error);
void          ps_consents_remove_async       (PsConsents          *self,
                                              gint64               id,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean      ps_consents_remove_finish      (PsConsents          *self,
                                              GAsyncResult        *result,
                                              GError             **error);

G_END_DECLS
