#pragma once

#include <adwaita.h>

#include "ps-narrow-bin.h"

G_BEGIN_DECLS

void ps_header_fit (AdwHeaderBar *header,
                    PsNarrowBin  *narrow,
                    GtkWidget    *spare);

G_END_DECLS
