#pragma once

#include "ps-meeting-clock.h"

G_BEGIN_DECLS

char *ps_rehearsal_line (const PsMeetingClock *clock,
                         const PsInstant      *now,
                         GTimeZone            *zone,
                         const char           *verb);

G_END_DECLS
