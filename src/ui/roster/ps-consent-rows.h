#pragma once

#include "ps-consents.h"

#include <adwaita.h>

G_BEGIN_DECLS

GPtrArray *ps_consent_rows_new    (GPtrArray  *consents,
                                   GPtrArray  *presentations,
                                   const char *today);
GPtrArray *ps_disclosure_rows_new (GPtrArray  *disclosures,
                                   guint       most);

G_END_DECLS
