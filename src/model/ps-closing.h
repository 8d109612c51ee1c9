#pragma once

#include "ps-clock-reading.h"

G_BEGIN_DECLS

/* From how many seconds before the closing has to begin a discussion is told of it. */
#define PS_CLOSING_NOTICE_S 600

/**
 * PsClosingAlert:
 * @PS_CLOSING_SAFE: nothing to say
 * @PS_CLOSING_NEAR: the discussion has to stop at ps_closing_get_begin(), or it eats the closing
 * @PS_CLOSING_EATEN: the closing no longer fits before the planned end
 *
 * How the protected minutes at the end of a meeting stand.
 */
typedef enum {
  PS_CLOSING_SAFE,
  PS_CLOSING_NEAR,
  PS_CLOSING_EATEN,
} PsClosingAlert;

PsClosingAlert ps_closing_get_alert (const PsClockReading *reading);
gint64         ps_closing_get_begin (const PsClockReading *reading);

G_END_DECLS
