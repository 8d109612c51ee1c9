#pragma once

#include "ps-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char      *ps_member_facts_dup_label (PsWorkspace *workspace,
                                      PsMember    *member);
char      *ps_member_facts_dup_label_of (PsWorkspace *workspace,
                                         gint64       person_id);
char      *ps_member_facts_dup_gone  (PsMember    *member);
GtkWidget *ps_member_facts_new       (PsWorkspace *workspace,
                                      PsMember    *member);

G_END_DECLS
