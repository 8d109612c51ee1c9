#pragma once

#include "ps-words.h"

G_BEGIN_DECLS

/**
 * PsPhrases:
 *
 * The words that PsWords knows, and what they mean.
 */
typedef struct _PsPhrases PsPhrases;

PsPhrases  *ps_phrases_new   (void);
void        ps_phrases_free  (PsPhrases       *self);
const char *ps_phrases_match (const PsPhrases *self,
                              const char      *text,
                              gboolean         after_number,
                              PsWord          *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsPhrases, ps_phrases_free)

G_END_DECLS
