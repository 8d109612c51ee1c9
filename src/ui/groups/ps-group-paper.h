#pragma once

#include <gtk/gtk.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

void ps_group_paper_agenda (GtkWidget   *near,
                            PsWorkspace *workspace,
                            gint64       group_id,
                            gboolean     print);

G_END_DECLS
