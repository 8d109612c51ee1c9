#pragma once

#include "ps-file-spot.h"

G_BEGIN_DECLS

/* The longest value that is taken; what is not taken, as a picture is, may be as long as the file. */
#define PS_VCARD_VALUE_MAX 4096
#define PS_VCARD_PROPERTIES_MAX 256
#define PS_VCARD_DEPTH_MAX 8

/**
 * PsVcardProperty:
 * @line: where it begins, from 1
 * @group: (nullable): what stands before its name, in lower case: "item1"
 * @name: in capitals, without the group
 * @types: by spaces, in lower case, with one at either end: " home voice pref "
 * @preference: 1 is liked best; 101 where it is not said
 * @may: (nullable): what may be done with it, in Peerside's own words by spaces
 * @label: (nullable): what somebody calls it in their own words, where the line itself says so
 * @value: decoded, its backslashes still there
 *
 * One line of a card.
 */
typedef struct {
  guint  line;
  char  *group;
  char  *name;
  char  *types;
  guint  preference;
  char  *may;
  char  *label;
  char  *value;
} PsVcardProperty;

/**
 * PsVcardReader:
 *
 * Takes the cards of a vCard text one after the other: 2.1 as phones and Outlook write it, 3.0 (RFC
 * 2426) and 4.0 (RFC 6350). Only what a roster has a place for is taken out of them.
 */
typedef struct _PsVcardReader PsVcardReader;

gboolean               ps_vcard_is               (const char      *bytes,
                                                  gsize            length);
GBytes                *ps_vcard_mend             (GBytes          *bytes);

PsVcardReader         *ps_vcard_reader_new       (const char      *text,
                                                  gsize            length);
void                   ps_vcard_reader_free      (PsVcardReader   *self);
gboolean               ps_vcard_reader_next      (PsVcardReader   *self,
                                                  gboolean        *has_card,
                                                  PsFileSpot      *spot,
                                                  GError         **error);
guint                  ps_vcard_reader_get_line  (PsVcardReader   *self);
gsize                  ps_vcard_reader_get_offset (PsVcardReader  *self);
guint                  ps_vcard_reader_get_n     (PsVcardReader   *self);
const PsVcardProperty *ps_vcard_reader_get       (PsVcardReader   *self,
                                                  guint            index);
const PsVcardProperty *ps_vcard_reader_find      (PsVcardReader   *self,
                                                  const char      *name);
gboolean               ps_vcard_reader_left_out  (PsVcardReader   *self,
                                                  const char      *name);

gboolean               ps_vcard_has_type         (const PsVcardProperty *property,
                                                  const char            *type);
char                  *ps_vcard_text             (const char      *value);
char                 **ps_vcard_parts            (const char      *value,
                                                  char             separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsVcardReader, ps_vcard_reader_free)

G_END_DECLS
