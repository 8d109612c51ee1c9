#pragma once

#include "ps-forms.h"

G_BEGIN_DECLS

gboolean ps_date_words_parse (const char     *text,
                              const GDate    *today,
                              const PsForms  *forms,
                              GDate          *date,
                              GError        **error);

G_END_DECLS
