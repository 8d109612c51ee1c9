#pragma once

#include "ps-clock.h"

G_BEGIN_DECLS

/* Below a minute nobody needs to be asked. A tick is late by milliseconds, on a machine that is very
 * busy by seconds; a lid that was closed, or a program that was started again, by more than this.
 */
#define PS_GAP_NOTICED_S 60

/**
 * PsGap:
 * @away_s: for how long nobody was looking, seconds
 * @estimated: whether only the wall clock could say so, since the machine was restarted in between
 *
 * A stretch in which the program did not see what happened: asleep, crashed, or switched off.
 */
typedef struct {
  gint64   away_s;
  gboolean estimated;
} PsGap;

gboolean  ps_gap_notice   (const PsInstant *due,
                           const PsInstant *now,
                           PsGap           *gap);
char     *ps_gap_get_text (const PsGap     *gap);

G_END_DECLS
