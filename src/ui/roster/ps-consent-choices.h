#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PsConsentChoice:
 * @PS_CONSENT_CHOICE_KIND: what a consent is about
 * @PS_CONSENT_CHOICE_PURPOSE: what for; the last is "", for somebody's own words
 * @PS_CONSENT_CHOICE_FORM: how it was given
 * @PS_CONSENT_CHOICE_SIGNED_BY: who signed
 *
 * What is chosen from a few in a consent.
 */
typedef enum {
  PS_CONSENT_CHOICE_KIND,
  PS_CONSENT_CHOICE_PURPOSE,
  PS_CONSENT_CHOICE_FORM,
  PS_CONSENT_CHOICE_SIGNED_BY,
  PS_CONSENT_N_CHOICES,
} PsConsentChoice;

void        ps_consent_choice_fill (AdwComboRow     *row,
                                    PsConsentChoice  choice);
const char *ps_consent_choice_get  (AdwComboRow     *row,
                                    PsConsentChoice  choice);
void        ps_consent_choice_set  (AdwComboRow     *row,
                                    PsConsentChoice  choice,
                                    const char      *word);

G_END_DECLS
