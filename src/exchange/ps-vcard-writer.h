#pragma once

#include "ps-contact-store.h"
#include "ps-member-store.h"

G_BEGIN_DECLS

/**
 * PsVcardVersion:
 * @PS_VCARD_3: RFC 2426, which Google Contacts, Outlook, telephones and GNOME Contacts all read
 * @PS_VCARD_4: RFC 6350, with the pronouns of RFC 9554
 *
 * Which contact cards are written.
 */
typedef enum {
  PS_VCARD_3,
  PS_VCARD_4,
} PsVcardVersion;

/**
 * PsVcard:
 * @member: whose card it is
 * @ways: (element-type PsContactWayRow): how they are reached; those with no permission are left out
 * @notice: (nullable): from ps_disclosure_get_notice()
 * @consent: (nullable): from ps_disclosure_dup_scope()
 *
 * One card. What somebody needs to take part, and whether they are a caregiver, is never on it.
 */
typedef struct {
  const PsMemberRow *member;
  GPtrArray         *ways;
  const char        *notice;
  const char        *consent;
} PsVcard;

void ps_vcard_write (GString        *out,
                     const PsVcard  *card,
                     PsVcardVersion  version);

G_END_DECLS
