#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The kernel's boot id is a UUID in its 36-character form. */
#define PS_BOOT_ID_SIZE 37

/**
 * PsInstant:
 * @wall: microseconds since 1970 UTC, as people see them; may jump either way
 * @boot: microseconds since this machine was started, suspend included; never goes back,
 *   and means something only together with @boot_id
 * @boot_id: which start of the machine @boot counts from, or "" where that is not known
 *
 * One moment, as both of the machine's clocks saw it.
 */
typedef struct {
  gint64 wall;
  gint64 boot;
  char   boot_id[PS_BOOT_ID_SIZE];
} PsInstant;

/**
 * PsClock:
 * @now: fills in the moment it is
 * @data: handed to @now
 * @rate: how many of its seconds go by in a real one, for whoever waits for one of its moments; 0
 *   is the same as 1
 *
 * Where the time comes from, so that a test can be the one who says what it is.
 */
typedef struct {
  void   (*now) (PsInstant *instant,
                 gpointer   data);
  gpointer data;
  guint    rate;
} PsClock;

/* The machine's own clocks: CLOCK_REALTIME, CLOCK_BOOTTIME and the kernel's boot id. */
extern const PsClock ps_clock_system;

static inline PsInstant
ps_clock_now (const PsClock *clock)
{
  PsInstant instant = { 0 };

  clock->now (&instant, clock->data);

  return instant;
}

/* Microseconds since 1970 UTC. */
static inline gint64
ps_clock_wall (const PsClock *clock)
{
  return ps_clock_now (clock).wall;
}

G_END_DECLS
