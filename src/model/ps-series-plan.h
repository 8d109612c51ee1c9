#pragma once

#include "ps-booking-store.h"
#include "ps-date.h"

G_BEGIN_DECLS

/**
 * PsSeriesDate:
 * @rule_on: which date of the group's rule it is
 * @starts_at: when it begins, microseconds UTC
 * @ends_at: when it is to end
 * @day_on: the day that it is then in the group's zone
 * @moved: whether it is at another time than the rule gives
 * @skipped: whether there is no meeting
 * @topic_id: what it is about, or 0
 * @topic_title: its title, or ""
 * @topic_minutes: how long it takes
 * @topic_used_at: when the group's last meeting about it began, microseconds UTC, or 0
 * @booking: (nullable): the guest who comes, or else who was asked, or else who declined
 * @note: what else is to be thought of, or ""
 * @closed: (nullable): why the clinic is closed on that day, or ""; %NULL if it is open
 *
 * One date of a series, with what is planned for it.
 */
typedef struct {
  char          rule_on[PS_DATE_ISO_SIZE];
  gint64        starts_at;
  gint64        ends_at;
  char          day_on[PS_DATE_ISO_SIZE];
  gboolean      moved;
  gboolean      skipped;
  gint64        topic_id;
  char         *topic_title;
  guint         topic_minutes;
  gint64        topic_used_at;
  PsBookingRow *booking;
  char         *note;
  char         *closed;
} PsSeriesDate;

/**
 * PsSeriesOther:
 * @group_name: whose
 * @place: where
 * @starts_at: microseconds UTC
 * @ends_at: microseconds UTC
 * @guest_id: who was asked to it and has not declined, or 0
 *
 * A meeting of another group, which may be in the way.
 */
typedef struct {
  char   *group_name;
  char   *place;
  gint64  starts_at;
  gint64  ends_at;
  gint64  guest_id;
} PsSeriesOther;

/**
 * PsSeriesPlan:
 * @group_id: whose series
 * @zone: the group's, an IANA name
 * @place: where the group meets; "" where it has no room that another group could be in
 * @now: when this was read, microseconds UTC
 * @topic_s: how long the agenda's topic segment may be at most, seconds; 0 where it has none
 * @guest_segment: whether the agenda has a segment in which a guest can speak
 * @dates: (element-type PsSeriesDate): by time
 * @others: (element-type PsSeriesOther): meetings of other groups at the time of one of these
 *
 * The coming dates of a group and all that has to be known to plan them.
 */
typedef struct {
  gint64     group_id;
  char      *zone;
  char      *place;
  gint64     now;
  gint64     topic_s;
  gboolean   guest_segment;
  GPtrArray *dates;
  GPtrArray *others;
} PsSeriesPlan;

PsSeriesDate  *ps_series_date_new   (void);
void           ps_series_date_free  (PsSeriesDate       *date);
PsSeriesOther *ps_series_other_new  (const char         *group_name,
                                     const char         *place,
                                     gint64              starts_at,
                                     gint64              ends_at);
PsSeriesPlan  *ps_series_plan_new   (gint64              group_id,
                                     gint64              now);
void           ps_series_plan_free  (PsSeriesPlan       *plan);
gboolean       ps_series_has_guest  (const PsSeriesDate *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsSeriesDate, ps_series_date_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsSeriesPlan, ps_series_plan_free)

G_END_DECLS
