#pragma once

#include "ps-consent-store.h"
#include "ps-paper.h"

G_BEGIN_DECLS

typedef struct _PsConsentPage PsConsentPage;

PsConsentPage *ps_consent_page_new      (const PsConsentRow   *consent,
                                         const char           *member_name,
                                         const char           *clinic_name,
                                         const char           *notice);
void           ps_consent_page_free     (PsConsentPage        *self);
guint          ps_consent_page_count    (const PsConsentPage  *self,
                                         double                width,
                                         double                height);
void           ps_consent_page_draw     (const PsConsentPage  *self,
                                         cairo_t              *cr,
                                         double                width,
                                         double                height,
                                         guint                 page);
gboolean       ps_consent_page_save_pdf (const PsConsentPage  *self,
                                         GFile                *file,
                                         PsPaperSize           size,
                                         GCancellable         *cancellable,
                                         GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsConsentPage, ps_consent_page_free)

G_END_DECLS
