#pragma once

#include "ps-contact-store.h"

G_BEGIN_DECLS

/**
 * PsWayMay:
 * @kinds: the kinds of ways that can be used so, by spaces
 * @offset: of the field in PsContactWayRow
 * @label: of the check button, not yet translated, with a mnemonic nowhere
 * @words: as part of a sentence, not yet translated
 *
 * Something that a person may have allowed.
 */
typedef struct {
  const char *kinds;
  gsize       offset;
  const char *label;
  const char *words;
} PsWayMay;

guint           ps_way_may_get_n     (void);
const PsWayMay *ps_way_may_get       (guint                  index);
gboolean        ps_way_may_fits      (const PsWayMay        *may,
                                      const char            *kind);
gboolean       *ps_way_may_flag      (const PsWayMay        *may,
                                      PsContactWayRow       *way);
const char     *ps_way_kind_label    (const char            *kind);
const char     *ps_way_kind_icon     (const char            *kind);
char           *ps_way_words         (const PsContactWayRow *way);
char           *ps_way_dup_value     (const PsContactWayRow *way);
char           *ps_way_words_call    (GPtrArray             *ways);

G_END_DECLS
