#pragma once

#include "ps-conn.h"
#include "ps-date.h"
#include "ps-group-store.h"
#include "ps-rule.h"

G_BEGIN_DECLS

/**
 * PsUpcoming:
 * @group_id: whose meeting it will be
 * @group_name: the group's name
 * @place: where it will be
 * @rule_on: which date of the rule it is, by which it is known even when it was moved
 * @starts_at: when, microseconds UTC, exceptions applied; of one that is skipped, when it would be
 * @usual_at: when the rule has it, microseconds UTC
 * @minutes: how long
 * @expected: how many members the group has on that day
 * @moved: whether it is at another time than the rule gives
 * @skipped: whether it does not take place; only ps_upcoming_changed() gives these
 *
 * One coming date of a group.
 */
typedef struct {
  gint64    group_id;
  char     *group_name;
  char     *place;
  char      rule_on[PS_DATE_ISO_SIZE];
  gint64    starts_at;
  gint64    usual_at;
  guint     minutes;
  guint     expected;
  gboolean  moved;
  gboolean  skipped;
} PsUpcoming;

void       ps_upcoming_free    (PsUpcoming        *upcoming);

PsRule    *ps_upcoming_rule    (const PsGroupRow  *group,
                                GError           **error);
GPtrArray *ps_upcoming_next    (PsConn            *conn,
                                const PsGroupRow  *group,
                                gint64             now,
                                guint              n,
                                GError           **error);
GPtrArray *ps_upcoming_between (PsConn            *conn,
                                const PsGroupRow  *group,
                                gint64             from,
                                gint64             to,
                                GError           **error);
GPtrArray *ps_upcoming_changed (PsConn            *conn,
                                const PsGroupRow  *group,
                                gint64             now,
                                GError           **error);
void       ps_upcoming_sort    (GPtrArray         *upcoming);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsUpcoming, ps_upcoming_free)

G_END_DECLS
