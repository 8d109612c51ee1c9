#pragma once

#include "ps-field.h"

G_BEGIN_DECLS

/* A field for a day, typed as one would say it. */

gboolean ps_day_field_read (PsField      *field,
                            const GDate  *today,
                            char        **iso,
                            GError      **error);
void     ps_day_field_hint (PsField      *field,
                            const GDate  *today,
                            const char   *otherwise);
void     ps_day_field_set  (PsField      *field,
                            const char   *iso);

G_END_DECLS
