#pragma once

#include "ps-member-columns.h"

G_BEGIN_DECLS

/* The headers of Peerside's own export, translated when they are written. "%u" is a number from 1. */
#define PS_HEADER_PREFERRED_NAME N_("Preferred name")
#define PS_HEADER_FULL_NAME      N_("Full name")
#define PS_HEADER_INITIAL        N_("Initial")
#define PS_HEADER_PRONOUNS       N_("Pronouns")
#define PS_HEADER_LANGUAGE       N_("Language")
#define PS_HEADER_ACCESS_NEEDS   N_("Access needs")
#define PS_HEADER_ROLE           N_("Role")
#define PS_HEADER_PHONE          N_("Phone %u")
#define PS_HEADER_PHONE_LABEL    N_("Phone %u: label")
#define PS_HEADER_PHONE_MAY      N_("Phone %u: allowed")
#define PS_HEADER_EMAIL          N_("E-mail %u")
#define PS_HEADER_EMAIL_LABEL    N_("E-mail %u: label")
#define PS_HEADER_EMAIL_MAY      N_("E-mail %u: allowed")
#define PS_HEADER_ADDRESS        N_("Address %u")
#define PS_HEADER_ADDRESS_LABEL  N_("Address %u: label")
#define PS_HEADER_ADDRESS_MAY    N_("Address %u: allowed")

/**
 * PsMemberHeader:
 * @field: what it is about
 * @label: (nullable): the label it gives to a number or an address; to be translated
 * @part: whether it is what stands after the street in an address, "City" or "State", and means
 *   something beside a street only
 */
typedef struct {
  PsMemberField  field;
  const char    *label;
  gboolean       part;
} PsMemberHeader;

char           *ps_member_header_key        (const char     *header,
                                             guint          *number);
PsMemberHeader  ps_member_header_guess      (const char     *header,
                                             const char     *key);
gboolean        ps_member_header_is_contact (const char     *key);
gboolean        ps_member_header_is_fax     (const char     *label);
const char     *ps_member_header_label      (const char     *label);
gboolean        ps_member_header_read_words (const char     *header,
                                             const char     *key,
                                             PsMemberHeader *guess);
char           *ps_member_header_format     (const char     *header,
                                             guint           number);

G_END_DECLS
