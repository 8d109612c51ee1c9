#pragma once

#include "ps-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ps_member_remove   (PsWorkspace       *workspace,
                         GtkWidget         *near,
                         PsMember          *member);
void ps_member_put_back (PsWorkspace       *workspace,
                         GtkWidget         *near,
                         PsMember          *member);
void ps_member_added    (PsWorkspace       *workspace,
                         GtkWidget         *near,
                         gint64             id);
void ps_member_changed  (PsWorkspace       *workspace,
                         GtkWidget         *near,
                         const PsMemberRow *before);
void ps_member_join     (PsWorkspace       *workspace,
                         GtkWidget         *near,
                         PsMember          *member,
                         gint64             group_id);
void ps_member_leave    (PsWorkspace       *workspace,
                         GtkWidget         *near,
                         PsMember          *member,
                         gint64             membership_id,
                         const char        *reason);
void ps_member_died     (PsWorkspace       *workspace,
                         GtkWidget         *near,
                         PsMember          *member);

G_END_DECLS
