#pragma once

#include <gtk/gtk.h>

#include "ps-member-import.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

void ps_skipped_save    (GtkWidget      *near,
                         PsWorkspace    *workspace,
                         GBytes         *bytes,
                         PsMemberImport *import);
void ps_skipped_save_to (GtkWidget      *near,
                         PsWorkspace    *workspace,
                         GBytes         *bytes,
                         PsMemberImport *import,
                         GFile          *file);

G_END_DECLS
