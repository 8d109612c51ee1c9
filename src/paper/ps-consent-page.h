#pragma once

#include "ps-consent-store.h"
#include "ps-pages.h"

G_BEGIN_DECLS

PsPages *ps_consent_page_new (const PsConsentRow *consent,
                              const char         *member_name,
                              const char         *clinic_name,
                              const char         *notice);

G_END_DECLS
