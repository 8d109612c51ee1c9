#pragma once

#include "ps-member-columns.h"

G_BEGIN_DECLS

/* The fields that a member has one of; the ways to reach them come after. */
#define PS_MEMBER_N_TEXTS (PS_MEMBER_FIELD_ROLE + 1)

/**
 * PsMemberSourceWay:
 * @field: %PS_MEMBER_FIELD_PHONE, %PS_MEMBER_FIELD_EMAIL or %PS_MEMBER_FIELD_ADDRESS
 * @value: as the file has it
 * @label: what the file calls it, such as "work"; "" where it says nothing
 * @may: (nullable): what may be done with it, in Peerside's own words
 * @header: where it stands, as the file calls that
 *
 * A phone number or an address, not looked at yet.
 */
typedef struct {
  PsMemberField  field;
  const char    *value;
  const char    *label;
  const char    *may;
  const char    *header;
} PsMemberSourceWay;

/**
 * PsMemberSource:
 * @line: where it begins, from 1
 * @own: whether Peerside wrote the file, which alone may say what is allowed
 * @refusal: (nullable): a sentence why it cannot be imported
 * @refusal_field: (nullable): where that is
 * @texts: by field, as the file has them; NULL where it says nothing
 * @headers: by field, where that stands
 * @name_header: where one would look for the name
 * @ways: (element-type PsMemberSourceWay): in the order of the file
 * @strings: (element-type utf8): what was put together for it; the rest belongs to the reader
 *
 * What one record of a file says of a person, whatever the format. It lasts until the next record.
 */
typedef struct {
  guint       line;
  gboolean    own;
  const char *refusal;
  const char *refusal_field;
  const char *texts[PS_MEMBER_N_TEXTS];
  const char *headers[PS_MEMBER_N_TEXTS];
  const char *name_header;
  GArray     *ways;
  GPtrArray  *strings;
} PsMemberSource;

PsMemberSource *ps_member_source_new     (void);
void            ps_member_source_free    (PsMemberSource *self);
void            ps_member_source_clear   (PsMemberSource *self);
const char     *ps_member_source_own     (PsMemberSource *self,
                                          char           *string);
void            ps_member_source_add_way (PsMemberSource *self,
                                          PsMemberField   field,
                                          const char     *value,
                                          const char     *label,
                                          const char     *may,
                                          const char     *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsMemberSource, ps_member_source_free)

G_END_DECLS
