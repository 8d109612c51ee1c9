#pragma once

#include "ps-forms.h"
#include "ps-rule.h"

G_BEGIN_DECLS

PsRule *ps_rule_parse (const char     *text,
                       const char     *zone,
                       const GDate    *today,
                       const PsForms  *forms,
                       GError        **error);

G_END_DECLS
