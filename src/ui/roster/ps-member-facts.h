#pragma once

#include "ps-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char      *ps_member_facts_dup_label (PsWorkspace *workspace,
                                      PsMember    *member);
GtkWidget *ps_member_facts_new       (PsWorkspace *workspace,
                                      PsMember    *member);

G_END_DECLS
