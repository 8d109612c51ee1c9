#pragma once

#include "ps-consent-store.h"
#include "ps-date.h"
#include "ps-given.h"

G_BEGIN_DECLS

/* A consent that ends within so many days is to be asked for again. */
#define PS_CONSENT_SOON_DAYS 30

/**
 * PsConsentLack:
 * @PS_CONSENT_LACKS_DISCLOSER: who may give it: 42 CFR 2.31 (a)(2)
 * @PS_CONSENT_LACKS_CONTENT: what may be given: (a)(3)
 * @PS_CONSENT_LACKS_RECIPIENT: to whom: (a)(4)
 * @PS_CONSENT_LACKS_PURPOSE: what for: (a)(5)
 * @PS_CONSENT_LACKS_END: a day or an event that ends it: (a)(7)
 * @PS_CONSENT_LACKS_SIGNER: who signed for the member: (a)(8)
 * @PS_CONSENT_LACKS_SIGNATURE: that it was signed, and when: (a)(8) and (9)
 * @PS_CONSENT_LACKS_WRITING: paper, or what stands for it: (a)
 * @PS_CONSENT_MIXES_NOTES: notes about counseling need a consent of their own: (b)
 *
 * What a consent does not say that it would have to. The member's name, (a)(1), is always there, and
 * the right to revoke it and how, (a)(6), stands on the form that they sign.
 */
typedef enum {
  PS_CONSENT_LACKS_NOTHING   = 0,
  PS_CONSENT_LACKS_DISCLOSER = 1 << 0,
  PS_CONSENT_LACKS_CONTENT   = 1 << 1,
  PS_CONSENT_LACKS_RECIPIENT = 1 << 2,
  PS_CONSENT_LACKS_PURPOSE   = 1 << 3,
  PS_CONSENT_LACKS_END       = 1 << 4,
  PS_CONSENT_LACKS_SIGNER    = 1 << 5,
  PS_CONSENT_LACKS_SIGNATURE = 1 << 6,
  PS_CONSENT_LACKS_WRITING   = 1 << 7,
  PS_CONSENT_MIXES_NOTES     = 1 << 8,
} PsConsentLack;

#define PS_CONSENT_N_LACKS 9

/**
 * PsConsentState:
 * @PS_CONSENT_DRAFT: not signed yet
 * @PS_CONSENT_FUTURE: signed for a day to come
 * @PS_CONSENT_HOLDS: it holds
 * @PS_CONSENT_EXPIRED: its last day has passed
 * @PS_CONSENT_REVOKED: it was taken back, or what ends it came
 *
 * How a consent stands on a day.
 */
typedef enum {
  PS_CONSENT_DRAFT,
  PS_CONSENT_FUTURE,
  PS_CONSENT_HOLDS,
  PS_CONSENT_EXPIRED,
  PS_CONSENT_REVOKED,
} PsConsentState;

/**
 * PsConsentAnswer:
 * @PS_CONSENT_IS_NONE: there is no consent to give anything
 * @PS_CONSENT_TO_OTHERS: it is for somebody else
 * @PS_CONSENT_FOR_OTHER_PURPOSE: it is for something else
 * @PS_CONSENT_OF_OTHER_GROUP: it is about another group
 * @PS_CONSENT_TO_LESS: less may be given
 * @PS_CONSENT_IS_INCOMPLETE: an element of 42 CFR 2.31 is missing
 * @PS_CONSENT_IS_DRAFT: it is not signed yet
 * @PS_CONSENT_IS_FUTURE: it is signed for a day to come
 * @PS_CONSENT_IS_EXPIRED: its last day has passed
 * @PS_CONSENT_IS_REVOKED: it was taken back
 * @PS_CONSENT_ALLOWS: it allows it
 *
 * Whether something may be given by a consent, and if not, why; the further down, the less is amiss.
 */
typedef enum {
  PS_CONSENT_IS_NONE,
  PS_CONSENT_TO_OTHERS,
  PS_CONSENT_FOR_OTHER_PURPOSE,
  PS_CONSENT_OF_OTHER_GROUP,
  PS_CONSENT_TO_LESS,
  PS_CONSENT_IS_INCOMPLETE,
  PS_CONSENT_IS_DRAFT,
  PS_CONSENT_IS_FUTURE,
  PS_CONSENT_IS_EXPIRED,
  PS_CONSENT_IS_REVOKED,
  PS_CONSENT_ALLOWS,
} PsConsentAnswer;

/**
 * PsConsentAsk:
 * @group_id: whose record it is from, or 0
 * @given: what is to be given
 * @recipient: to whom
 * @purpose: what for
 * @on: the day, YYYY-MM-DD
 *
 * What a consent is asked for.
 */
typedef struct {
  gint64      group_id;
  PsGiven     given;
  const char *recipient;
  const char *purpose;
  const char *on;
} PsConsentAsk;

PsConsentLack   ps_consent_lacks           (const PsConsentRow *row);
const char     *ps_consent_lack_describe   (PsConsentLack       lack);
PsConsentState  ps_consent_get_state       (const PsConsentRow *row,
                                            const char         *on);
gboolean        ps_consent_ends_soon       (const PsConsentRow *row,
                                            const char         *on);
void            ps_consent_suggest_end     (const char         *given_on,
                                            char                expires_on[PS_DATE_ISO_SIZE]);
PsConsentAnswer ps_consent_ask             (const PsConsentRow *row,
                                            const PsConsentAsk *ask);
const char     *ps_consent_answer_describe (PsConsentAnswer     answer);
const char     *ps_consent_why_not         (const PsConsentRow *row,
                                            const char         *on);

G_END_DECLS
