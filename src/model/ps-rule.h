#pragma once

#include <glib-object.h>

#include "ps-date.h"

G_BEGIN_DECLS

/* "every 52 weeks" is the longest that a rule by weeks may wait. */
#define PS_RULE_MAX_WEEKS 52
/* For nth and day of month: the last one. */
#define PS_RULE_LAST (-1)

/* Sets of weekdays (of GDateWeekday), and of which ones of a month (1 to 5, PS_RULE_LAST). */
#define PS_RULE_WEEKDAY_BIT(weekday) (1u << (weekday))
#define PS_RULE_NTH_BIT(nth) (1u << ((nth) == PS_RULE_LAST ? 6 : (nth)))

/**
 * PsRuleKind:
 * @PS_RULE_WEEKLY: on one or several weekdays, every week or every so many weeks
 * @PS_RULE_NTH_WEEKDAY: the first, second, third, fourth, fifth or last of one weekday in each
 *   month, or several of these
 * @PS_RULE_DAY_OF_MONTH: the 1st to 31st or the last day of each month; a month without that day
 *   has no meeting (RFC 5545, 3.3.10), and ps_rule_describe() says so from the 29th on
 * @PS_RULE_OTHER: any other RRULE of whole days, from an import: dates come from it, but it cannot
 *   be told in simple words
 */
typedef enum {
  PS_RULE_WEEKLY,
  PS_RULE_NTH_WEEKDAY,
  PS_RULE_DAY_OF_MONTH,
  PS_RULE_OTHER,
} PsRuleKind;

/**
 * PsRule:
 *
 * When a group meets: a recurrence of whole days, and a time of day by the clock on the wall. It
 * does not change once made and may be used from any thread.
 *
 * The dates are counted in local time and only then turned into moments, so a meeting at 18:00
 * stays at 18:00 when the clocks change.
 */
typedef struct _PsRule PsRule;

#define PS_TYPE_RULE (ps_rule_get_type ())

/* What a walk over the dates of a rule does with each; says whether to go on. */
typedef gboolean (*PsRuleDateFunc) (const GDate *date,
                                    gpointer     data);

GType         ps_rule_get_type         (void);

PsRule       *ps_rule_new              (const char       *value,
                                        const char       *starts_on,
                                        int               start_minute,
                                        const char       *zone,
                                        GError          **error);
PsRule       *ps_rule_new_weekly       (GDateWeekday      weekday,
                                        int               weeks,
                                        const GDate      *from,
                                        int               start_minute,
                                        const char       *zone,
                                        GError          **error);
PsRule       *ps_rule_new_weekdays     (guint             weekdays,
                                        int               weeks,
                                        const GDate      *from,
                                        int               start_minute,
                                        const char       *zone,
                                        GError          **error);
PsRule       *ps_rule_new_nth_weekday  (int               nth,
                                        GDateWeekday      weekday,
                                        const GDate      *from,
                                        int               start_minute,
                                        const char       *zone,
                                        GError          **error);
PsRule       *ps_rule_new_nths         (guint             nths,
                                        GDateWeekday      weekday,
                                        const GDate      *from,
                                        int               start_minute,
                                        const char       *zone,
                                        GError          **error);
PsRule       *ps_rule_new_day_of_month (int               day,
                                        const GDate      *from,
                                        int               start_minute,
                                        const char       *zone,
                                        GError          **error);
PsRule       *ps_rule_ref              (PsRule           *self);
void          ps_rule_unref            (PsRule           *self);

const char   *ps_rule_get_value        (const PsRule     *self);
const char   *ps_rule_get_starts_on    (const PsRule     *self);
int           ps_rule_get_start_minute (const PsRule     *self);
const char   *ps_rule_get_zone         (const PsRule     *self);
PsRuleKind    ps_rule_get_kind         (const PsRule     *self);
guint         ps_rule_get_weekdays     (const PsRule     *self);
int           ps_rule_get_weeks        (const PsRule     *self);
guint         ps_rule_get_nths         (const PsRule     *self);
int           ps_rule_get_day          (const PsRule     *self);

char         *ps_rule_dup_text         (const PsRule     *self);
gboolean      ps_rule_validate         (const PsRule     *self,
                                        GError          **error);
void          ps_rule_foreach_date     (const PsRule     *self,
                                        const GDate      *from,
                                        PsRuleDateFunc    func,
                                        gpointer          data);
gint64        ps_rule_instant          (const PsRule     *self,
                                        const GDate      *date,
                                        int               minute);
GDate         ps_rule_date_of          (const PsRule     *self,
                                        gint64            instant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsRule, ps_rule_unref)

G_END_DECLS
