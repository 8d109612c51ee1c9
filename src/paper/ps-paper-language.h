#pragma once

#include "ps-content.h"

G_BEGIN_DECLS

typedef struct _PsPaperLanguage PsPaperLanguage;

PsPaperLanguage *ps_paper_language_new       (const char       *name,
                                              GError          **error);
PsPaperLanguage *ps_paper_language_new_for_words (const char       *name,
                                                  GError          **error);
char            *ps_paper_language_dup_name  (PsPaperLanguage  *self);
void             ps_paper_language_free      (PsPaperLanguage  *self);
GPtrArray       *ps_paper_language_translate (PsPaperLanguage  *self,
                                              GPtrArray        *agenda);
char            *ps_paper_language_translate_points (PsPaperLanguage *self,
                                                     const char      *agreement);
void             ps_paper_language_begin     (PsPaperLanguage  *self);
void             ps_paper_language_end       (PsPaperLanguage  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsPaperLanguage, ps_paper_language_free)

G_END_DECLS
