#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A segment, and a meeting, is at most a day long, as in the schema. */
#define PS_SEGMENT_MAX_S 86400

/**
 * PsSegmentKind:
 *
 * What a segment is for. Stored as words, see ps_segment_kind_to_string().
 */
typedef enum {
  PS_SEGMENT_WELCOME,
  PS_SEGMENT_AGREEMENT,
  PS_SEGMENT_SAFETY_ASK,
  PS_SEGMENT_CHECK_IN,
  PS_SEGMENT_MINDFULNESS,
  PS_SEGMENT_TOPIC,
  PS_SEGMENT_GUEST,
  PS_SEGMENT_MEMBER_PRESENTATION,
  PS_SEGMENT_EXERCISE,
  PS_SEGMENT_OPEN_SHARING,
  PS_SEGMENT_BREAK,
  PS_SEGMENT_GOAL_ROUND,
  PS_SEGMENT_FEEDBACK,
  PS_SEGMENT_CONFIDENTIALITY,
  PS_SEGMENT_CONTACT,
  PS_SEGMENT_CHECK_OUT,
  PS_SEGMENT_SOCIAL,
  PS_N_SEGMENT_KINDS,
} PsSegmentKind;

/**
 * PsLedBy:
 *
 * Who leads a segment. Stored as words.
 */
typedef enum {
  PS_LED_BY_PEER,
  PS_LED_BY_PROFESSIONAL,
  PS_LED_BY_MEMBER,
  PS_LED_BY_GUEST,
  PS_N_LED_BY,
} PsLedBy;

/**
 * PsSegmentPlan:
 * @title: what the room sees; never empty
 * @min_s: seconds below which a re-fit never takes it
 * @planned_s: seconds it is meant to take
 * @max_s: seconds above which it is no longer the same segment; advice, a person may go over it
 * @cue: text for whoever leads it, or %NULL
 * @materials: what has to be at hand, or %NULL
 * @is_protected: part of the closing that is kept whole
 * @auto_advance: the next one begins by itself when the time is up
 *
 * One segment of an agenda as it was planned. A plain struct: it crosses threads.
 */
typedef struct {
  PsSegmentKind  kind;
  char          *title;
  gint64         min_s;
  gint64         planned_s;
  gint64         max_s;
  PsLedBy        led_by;
  char          *cue;
  char          *materials;
  gboolean       is_protected;
  gboolean       auto_advance;
} PsSegmentPlan;

PsSegmentPlan *ps_segment_plan_new   (PsSegmentKind        kind,
                                      const char          *title,
                                      gint64               min_s,
                                      gint64               planned_s,
                                      gint64               max_s);
PsSegmentPlan *ps_segment_plan_copy  (const PsSegmentPlan *plan);
void           ps_segment_plan_free  (PsSegmentPlan       *plan);
gboolean       ps_segment_plan_check (const PsSegmentPlan *plan,
                                      GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsSegmentPlan, ps_segment_plan_free)

GPtrArray  *ps_segment_plans_new   (void);
GPtrArray  *ps_segment_plans_copy  (GPtrArray *plans);
gint64      ps_segment_plans_total (GPtrArray *plans);
gboolean    ps_segment_plans_equal (GPtrArray *one,
                                    GPtrArray *other);

const char *ps_segment_kind_to_string   (PsSegmentKind  kind);
gboolean    ps_segment_kind_from_string (const char    *string,
                                         PsSegmentKind *kind);
const char *ps_segment_kind_get_label   (PsSegmentKind  kind);

const char *ps_led_by_to_string   (PsLedBy     led_by);
gboolean    ps_led_by_from_string (const char *string,
                                   PsLedBy    *led_by);
const char *ps_led_by_get_label   (PsLedBy     led_by);

G_END_DECLS
