#pragma once

#include "ps-forms.h"
#include "ps-rule.h"

G_BEGIN_DECLS

char *ps_rule_describe (const PsRule  *self,
                        const PsForms *forms);

G_END_DECLS
