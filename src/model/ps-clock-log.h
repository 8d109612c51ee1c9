#pragma once

#include "ps-agenda-run.h"

G_BEGIN_DECLS

/**
 * PsClockLog:
 *
 * What was done to an agenda on its way and not taken back since. It is there for "undo", which
 * plays all of it again but the last.
 */
typedef struct _PsClockLog PsClockLog;

PsClockLog *ps_clock_log_new       (void);
void        ps_clock_log_free      (PsClockLog       *log);
void        ps_clock_log_add       (PsClockLog       *log,
                                    PsClockVerb       verb,
                                    const char       *argument,
                                    gint64            t);
gboolean    ps_clock_log_get_undo  (const PsClockLog *log,
                                    PsClockVerb      *verb,
                                    const char      **argument);
gboolean    ps_clock_log_take_back (PsClockLog       *log,
                                    PsAgendaRun      *run);
gboolean    ps_clock_log_ends_with_marker (const PsClockLog *log);
gboolean    ps_clock_log_take_marker_back (PsClockLog *log);

G_END_DECLS
