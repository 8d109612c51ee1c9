#pragma once

#include "ps-disclosure.h"
#include "ps-pages-print.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

void ps_pages_give (GtkWidget          *near,
                    PsWorkspace        *workspace,
                    PsPages            *pages,
                    PsDisclosure       *gate,
                    const PsPagesPaper *paper,
                    gboolean            print);

G_END_DECLS
