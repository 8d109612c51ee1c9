#pragma once

#include "ps-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ps_member_saved_added   (PsWorkspace       *workspace,
                              GtkWidget         *near,
                              gint64             id);
void ps_member_saved_changed (PsWorkspace       *workspace,
                              GtkWidget         *near,
                              const PsMemberRow *before);

G_END_DECLS
