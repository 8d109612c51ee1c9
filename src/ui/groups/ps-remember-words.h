#pragma once

#include "ps-member-names.h"
#include "ps-remembrance-store.h"

G_BEGIN_DECLS

char       *ps_remember_words_title (const PsRemembranceRow *row,
                                     PsMemberNames          *names);
const char *ps_remember_words_next  (void);
const char *ps_remember_words_state (const PsRemembranceRow *row);

G_END_DECLS
