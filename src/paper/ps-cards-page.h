#pragma once

#include "ps-pages.h"

G_BEGIN_DECLS

PsPages *ps_cards_page_new (const char *group_name,
                            GPtrArray  *agenda);

G_END_DECLS
