#pragma once

#include <gtk/gtk.h>

#include "ps-series-plan.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

void ps_group_paper        (GtkWidget          *near,
                            PsWorkspace        *workspace,
                            gint64              group_id,
                            const char         *action);
void ps_group_paper_series (GtkWidget          *near,
                            PsWorkspace        *workspace,
                            const PsSeriesPlan *plan,
                            gboolean            print);

G_END_DECLS
