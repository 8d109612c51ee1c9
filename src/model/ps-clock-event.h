#pragma once

#include "ps-clock.h"

G_BEGIN_DECLS

/**
 * PsClockVerb:
 *
 * What a person, or the program for them, can do to the clock of a meeting. Stored as words in the
 * table clock_event. What each one means stands at ps_meeting_clock_apply().
 */
typedef enum {
  PS_CLOCK_START,
  PS_CLOCK_NEXT,
  PS_CLOCK_BACK,
  PS_CLOCK_SKIP,
  PS_CLOCK_SWAP,
  PS_CLOCK_EXTEND,
  PS_CLOCK_PAUSE,
  PS_CLOCK_RESUME,
  PS_CLOCK_REFIT,
  PS_CLOCK_AWAY,
  PS_CLOCK_MARKER,
  PS_CLOCK_UNDO,
  PS_CLOCK_END,
  PS_N_CLOCK_VERBS,
} PsClockVerb;

/**
 * PsPauseReason:
 *
 * Why the clock stands. Stored as the argument of "pause".
 */
typedef enum {
  PS_PAUSE_NONE,
  PS_PAUSE_BREAK,
  PS_PAUSE_CRISIS,
  PS_PAUSE_TECHNICAL,
  PS_N_PAUSE_REASONS,
} PsPauseReason;

/**
 * PsMarkerKind:
 *
 * What a moment was worth remembering for. Stored as the argument of "marker".
 */
typedef enum {
  PS_MARKER_STRONG_MOMENT,
  PS_MARKER_TOPIC_IDEA,
  PS_MARKER_RESOURCE_ASKED,
  PS_MARKER_FOLLOW_UP,
  PS_N_MARKER_KINDS,
} PsMarkerKind;

/* What "undo" takes to take back the last marker, and not the last thing that changed the clock. */
#define PS_CLOCK_UNDO_MARKER "marker"

/**
 * PsClockEvent:
 * @verb: what was done
 * @argument: (nullable): with what; "" and %NULL are the same. "extend" and "away" take whole
 *   seconds, "pause" a reason, "refit" a choice, "marker" a kind, "undo" nothing or "marker", the
 *   others nothing.
 * @at: when
 *
 * One touch of the meeting's clock: a row of the table clock_event. It owns nothing.
 */
typedef struct {
  PsClockVerb  verb;
  const char  *argument;
  PsInstant    at;
} PsClockEvent;

const char *ps_clock_verb_to_string     (PsClockVerb    verb);
gboolean    ps_clock_verb_from_string   (const char    *string,
                                         PsClockVerb   *verb);

const char *ps_pause_reason_to_string   (PsPauseReason  reason);
gboolean    ps_pause_reason_from_string (const char    *string,
                                         PsPauseReason *reason);
const char *ps_pause_reason_get_label   (PsPauseReason  reason);

const char *ps_marker_kind_to_string    (PsMarkerKind   kind);
gboolean    ps_marker_kind_from_string  (const char    *string,
                                         PsMarkerKind  *kind);
const char *ps_marker_kind_get_label    (PsMarkerKind   kind);

G_END_DECLS
