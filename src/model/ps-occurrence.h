#pragma once

#include "ps-rule.h"

G_BEGIN_DECLS

/**
 * PsRuleException:
 * @rule_on: the date of the rule that this is about, "2027-03-12"
 * @moved: whether that meeting takes place at another time; otherwise it is skipped
 * @moved_on: the date it was moved to
 * @moved_minute: local minutes since midnight on that date
 *
 * What one row of group_date says. One whose @rule_on is not a date of the rule (any more) is
 * without effect.
 */
typedef struct {
  char     rule_on[PS_DATE_ISO_SIZE];
  gboolean moved;
  char     moved_on[PS_DATE_ISO_SIZE];
  int      moved_minute;
} PsRuleException;

/**
 * PsOccurrence:
 * @rule_on: the date of the rule, by which the meeting is known even when it was moved
 * @starts_at: when it begins, microseconds since 1970 UTC
 * @moved: whether that is another time than the rule gives
 */
typedef struct {
  char     rule_on[PS_DATE_ISO_SIZE];
  gint64   starts_at;
  gboolean moved;
} PsOccurrence;

gboolean  ps_rule_has_date      (const PsRule          *self,
                                 const char            *rule_on);
GArray   *ps_rule_next          (const PsRule          *self,
                                 gint64                 after,
                                 guint                  n,
                                 const PsRuleException *exceptions,
                                 gsize                  n_exceptions);
GArray   *ps_rule_dates_between (const PsRule          *self,
                                 gint64                 from,
                                 gint64                 to,
                                 const PsRuleException *exceptions,
                                 gsize                  n_exceptions);

G_END_DECLS
