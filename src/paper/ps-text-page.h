#pragma once

#include "ps-pages.h"

G_BEGIN_DECLS

PsPages *ps_text_page_new (const char *title,
                           GPtrArray  *blocks);

G_END_DECLS
