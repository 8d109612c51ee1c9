#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsSegmentRow:
 * @session_id: whose segment it is
 * @position: from 0, in the agenda that the meeting began with
 * @kind: a segment kind, as stored
 * @title: what the room sees
 * @min_s: seconds below which a re-fit does not take it
 * @planned_s: seconds it was to take when the meeting began
 * @max_s: seconds above which it is no longer the same
 * @led_by: `peer`, `professional`, `member` or `guest`
 * @cue: text for whoever leads it
 * @materials: what has to be at hand
 * @is_protected: part of the closing that is kept whole
 * @auto_advance: the next one begins by itself when the time is up
 * @place: from 0, in the agenda as it now stands
 * @allotted_s: seconds it is to take as things stand, extensions and trims included
 * @started_at: when it first was the current one, microseconds UTC, or 0
 * @ended_at: when it last stopped being it, or 0
 * @elapsed_s: seconds it took, pauses left out
 * @paused_s: seconds of pause in it
 * @skipped: whether it was left out
 *
 * One segment of a meeting: what was planned, and what came of it.
 */
typedef struct {
  gint64    session_id;
  guint     position;
  char     *kind;
  char     *title;
  gint64    min_s;
  gint64    planned_s;
  gint64    max_s;
  char     *led_by;
  char     *cue;
  char     *materials;
  gboolean  is_protected;
  gboolean  auto_advance;
  guint     place;
  gint64    allotted_s;
  gint64    started_at;
  gint64    ended_at;
  gint64    elapsed_s;
  gint64    paused_s;
  gboolean  skipped;
} PsSegmentRow;

/**
 * PsClockEventRow:
 * @session_id: whose clock was touched
 * @seq: from 0, without gaps
 * @verb: what was done, as stored
 * @argument: with what, or ""
 * @wall_at: when, microseconds UTC
 * @boot_us: when, microseconds since the machine was started
 * @boot_id: which start of the machine that was
 *
 * One touch of a meeting's clock.
 */
typedef struct {
  gint64  session_id;
  guint   seq;
  char   *verb;
  char   *argument;
  gint64  wall_at;
  gint64  boot_us;
  char   *boot_id;
} PsClockEventRow;

PsSegmentRow    *ps_segment_row_new         (void);
void             ps_segment_row_free        (PsSegmentRow           *row);
PsClockEventRow *ps_clock_event_row_new     (void);
void             ps_clock_event_row_free    (PsClockEventRow        *row);

GPtrArray       *ps_segment_store_list      (PsConn                 *conn,
                                             gint64                  session_id,
                                             GError                **error);
gboolean         ps_segment_store_add       (PsConn                 *conn,
                                             const PsSegmentRow     *row,
                                             GError                **error);
gboolean         ps_segment_store_set_actual (PsConn                *conn,
                                             const PsSegmentRow     *row,
                                             GError                **error);

GPtrArray       *ps_clock_event_store_list  (PsConn                 *conn,
                                             gint64                  session_id,
                                             GError                **error);
gboolean         ps_clock_event_store_add   (PsConn                 *conn,
                                             const PsClockEventRow  *row,
                                             GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsSegmentRow, ps_segment_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsClockEventRow, ps_clock_event_row_free)

G_END_DECLS
