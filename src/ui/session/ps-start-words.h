#pragma once

#include "ps-meeting-draft.h"

G_BEGIN_DECLS

char *ps_start_words_when (const PsMeetingDraft *draft,
                           gint64                wall);

G_END_DECLS
