#pragma once

#include "ps-session-store.h"

G_BEGIN_DECLS

gint64 ps_session_late_s        (const PsSessionRow *row);
gint64 ps_session_over_s        (const PsSessionRow *row);
char  *ps_session_words_on_time (const PsSessionRow *row);

G_END_DECLS
