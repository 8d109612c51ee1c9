#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_BUDDY_DIALOG (ps_buddy_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsBuddyDialog, ps_buddy_dialog, PS, BUDDY_DIALOG, AdwWindow)

void ps_buddy_dialog_present (PsWorkspace *workspace,
                              GtkWidget   *near,
                              PsMember    *member);

G_END_DECLS
