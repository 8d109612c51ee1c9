#pragma once

#include "ps-meeting-clock.h"

G_BEGIN_DECLS

/* 2026-03-03 18:00:00 UTC, a Tuesday. */
#define PS_CLOCK_TEST_PLANNED (G_GINT64_CONSTANT (1772560800) * G_TIME_SPAN_SECOND)

/**
 * PsClockTest:
 * @plans: sixty minutes: 5, 15, 10, 20, and a closing of 10 that is protected
 * @events: what was done, for a crash to be survived
 * @now: what time it truly is, microseconds since the planned start
 * @wall_off: by how much the wall clock is wrong
 * @boot: which boot of the machine it is; 0 is one that is not known
 * @r: what the clock shows
 *
 * A meeting’s clock, and the machine it is on: a test says what time it is, and what the machine’s
 * clocks make of it. A verb is written as in a rehearsal: "extend 60".
 */
typedef struct {
  GPtrArray      *plans;
  PsMeetingClock *clock;
  GArray         *events;
  GPtrArray      *arguments;
  gint64          planned_s;
  gint64          now;
  gint64          wall_off;
  gint64          booted;
  guint           boot;
  PsClockReading  r;
} PsClockTest;

PsInstant ps_clock_test_now       (PsClockTest *f);
void      ps_clock_test_add       (PsClockTest   *f,
                                   PsSegmentKind  kind,
                                   int            min,
                                   int            minutes,
                                   gboolean       is_protected);
void      ps_clock_test_make      (PsClockTest *f);
void      ps_clock_test_set_up    (PsClockTest   *f,
                                   gconstpointer  data);
void      ps_clock_test_tear_down (PsClockTest   *f,
                                   gconstpointer  data);
void      ps_clock_test_look      (PsClockTest *f);
gboolean  ps_clock_test_try       (PsClockTest  *f,
                                   const char   *line,
                                   GError      **error);
void      ps_clock_test_do        (PsClockTest *f,
                                   const char  *line);
void      ps_clock_test_same      (const PsClockReading *a,
                                   const PsClockReading *b);
void      ps_clock_test_refuses   (PsClockTest *f,
                                   const char  *line);
void      ps_clock_test_wait      (PsClockTest *f,
                                   int          minutes,
                                   int          seconds);
void      ps_clock_test_crash     (PsClockTest *f);
void      ps_clock_test_reboot    (PsClockTest *f);
void      ps_clock_test_ends_at   (PsClockTest *f,
                                   int          minutes,
                                   int          seconds);

G_END_DECLS
