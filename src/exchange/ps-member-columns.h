#pragma once

#include "ps-file-spot.h"

G_BEGIN_DECLS

/**
 * PsMemberField:
 * @PS_MEMBER_FIELD_NONE: not imported
 * @PS_MEMBER_FIELD_NAME: the whole name, as it is shown
 * @PS_MEMBER_FIELD_MAY: what may be done with a way to reach somebody, as Peerside exports it
 * @PS_MEMBER_FIELD_NOTES: known, so that it may be long; not imported
 *
 * What a column of a file is about.
 */
typedef enum {
  PS_MEMBER_FIELD_NONE,
  PS_MEMBER_FIELD_NAME,
  PS_MEMBER_FIELD_PREFERRED_NAME,
  PS_MEMBER_FIELD_FULL_NAME,
  PS_MEMBER_FIELD_GIVEN_NAME,
  PS_MEMBER_FIELD_MIDDLE_NAME,
  PS_MEMBER_FIELD_FAMILY_NAME,
  PS_MEMBER_FIELD_SECOND_FAMILY_NAME,
  PS_MEMBER_FIELD_INITIAL,
  PS_MEMBER_FIELD_PRONOUNS,
  PS_MEMBER_FIELD_LANGUAGE,
  PS_MEMBER_FIELD_ACCESS_NEEDS,
  PS_MEMBER_FIELD_ROLE,
  PS_MEMBER_FIELD_PHONE,
  PS_MEMBER_FIELD_EMAIL,
  PS_MEMBER_FIELD_ADDRESS,
  PS_MEMBER_FIELD_PHONE_LABEL,
  PS_MEMBER_FIELD_EMAIL_LABEL,
  PS_MEMBER_FIELD_ADDRESS_LABEL,
  PS_MEMBER_FIELD_PHONE_MAY,
  PS_MEMBER_FIELD_EMAIL_MAY,
  PS_MEMBER_FIELD_ADDRESS_MAY,
  PS_MEMBER_FIELD_NOTES,
  PS_MEMBER_N_FIELDS
} PsMemberField;

/**
 * PsMemberColumn:
 * @header: as the file has it
 * @field: what it is about
 * @number: which of several phones, addresses ... it is, from 1; 0 where the header has no number.
 *   Columns of an address with the same label and number are one address
 * @label: (nullable): "mobile" and such where the header says it; translated
 */
typedef struct {
  char          *header;
  PsMemberField  field;
  guint          number;
  const char    *label;
} PsMemberColumn;

/**
 * PsMemberColumns:
 *
 * Which column of a file is which field of a member: a guess by the headers, that a person can
 * correct.
 */
typedef struct _PsMemberColumns PsMemberColumns;

PsMemberColumns      *ps_member_columns_new         (const char *const      *headers,
                                                     guint                   n_headers);
PsMemberColumns      *ps_member_columns_copy        (const PsMemberColumns  *self);
void                  ps_member_columns_free        (PsMemberColumns        *self);
guint                 ps_member_columns_get_n       (const PsMemberColumns  *self);
const PsMemberColumn *ps_member_columns_get         (const PsMemberColumns  *self,
                                                     guint                   column);
void                  ps_member_columns_set         (PsMemberColumns        *self,
                                                     guint                   column,
                                                     PsMemberField           field,
                                                     guint                   number);
int                   ps_member_columns_find        (const PsMemberColumns  *self,
                                                     PsMemberField           field,
                                                     guint                   number);
int                   ps_member_columns_find_name   (const PsMemberColumns  *self);
const char           *ps_member_columns_get_program (const PsMemberColumns  *self);
gboolean              ps_member_columns_check       (const PsMemberColumns  *self,
                                                     guint                   line,
                                                     PsFileSpot             *spot,
                                                     GError                **error);
PsMemberColumns      *ps_member_columns_new_at      (gint                    line);
gint                  ps_member_columns_get_line    (const PsMemberColumns  *self);
void                  ps_member_columns_set_line    (PsMemberColumns        *self,
                                                     gint                    line);
const char           *ps_member_field_title         (PsMemberField           field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsMemberColumns, ps_member_columns_free)

G_END_DECLS
