#pragma once

#include "ps-consent-rules.h"

G_BEGIN_DECLS

/* Of the wording of the form that Peerside prints; a new wording is a new version. */
#define PS_CONSENT_FORM_VERSION "2024-1"

const char *ps_consent_words_kind       (const char         *kind);
const char *ps_consent_words_purpose    (const char         *purpose);
char       *ps_consent_words_recipients (const PsConsentRow *row);
char       *ps_consent_words_content    (const PsConsentRow *row);
char       *ps_consent_words_end        (const PsConsentRow *row);
char       *ps_consent_words_title      (const PsConsentRow *row);
char       *ps_consent_words_state      (const PsConsentRow *row,
                                         const char         *on);
char       *ps_consent_words_scope      (const PsConsentRow *row);

G_END_DECLS
