#pragma once

#include "ps-date.h"
#include "ps-ical.h"
#include "ps-rule.h"

G_BEGIN_DECLS

/**
 * PsRecur:
 *
 * The dates of a PsRule, without the time of day: what libical knows. Only ps-rule.c has use for
 * it; everybody else sees no libical.
 *
 * @rule holds no pointers (a rule with an RSCALE, which would, is refused), so a copy is a copy.
 */
typedef struct {
  struct icalrecurrencetype rule;
  GDate                     starts_on;
  PsRuleKind                kind;
  guint                     weekdays;
  int                       weeks;
  guint                     nths;
  int                       day;
} PsRecur;

gboolean ps_recur_init     (PsRecur          *self,
                            const char       *value,
                            const GDate      *starts_on,
                            int               start_minute,
                            GTimeZone        *zone,
                            GError          **error);
gboolean ps_recur_validate (const PsRecur    *self,
                            const char       *value,
                            GDate            *first,
                            GError          **error);
char    *ps_recur_dup_text (const PsRecur    *self,
                            int               start_minute,
                            GTimeZone        *zone);
void     ps_recur_foreach  (const PsRecur    *self,
                            const GDate      *from,
                            PsRuleDateFunc    func,
                            gpointer          data);

G_END_DECLS
