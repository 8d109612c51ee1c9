#pragma once

#include "ps-group-store.h"
#include "ps-rule.h"

G_BEGIN_DECLS

/**
 * PsIcalSeries:
 * @group: whose meetings these are
 * @rule: when they are
 * @dates: (element-type PsGroupDateRow): what was skipped or moved
 * @closed: (element-type utf8): the days on which the clinic is closed, YYYY-MM-DD, as a set
 * @name: what they are called outside the house
 * @now: microseconds UTC
 *
 * What there is to say of a group's meetings in a calendar.
 */
typedef struct {
  const PsGroupRow *group;
  PsRule           *rule;
  GPtrArray        *dates;
  GHashTable       *closed;
  const char       *name;
  gint64            now;
} PsIcalSeries;

int  ps_ical_series_first_year (const PsIcalSeries *series);
void ps_ical_series_write      (GString            *out,
                                const PsIcalSeries *series);

G_END_DECLS
