#pragma once

#include "ps-forms.h"

G_BEGIN_DECLS

char *ps_date_words          (const GDate   *date,
                              const PsForms *forms);
char *ps_date_words_day      (const GDate   *date,
                              const GDate   *today,
                              const PsForms *forms);
char *ps_date_words_relative (const GDate   *date,
                              const GDate   *today,
                              const PsForms *forms);

G_END_DECLS
