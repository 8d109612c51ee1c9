#pragma once

#include "ps-autosave.h"
#include "ps-debrief-store.h"

G_BEGIN_DECLS

char *ps_debrief_words_when  (const PsDebriefRow *row,
                              gint64              now);
char *ps_debrief_words_state (const PsDebriefRow *row,
                              gint64              now);
char *ps_debrief_words_timer (gint64              elapsed_s);
const char *ps_debrief_words_saved (PsAutosaveState state,
                                    gboolean        finished);

G_END_DECLS
