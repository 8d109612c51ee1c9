#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_MEMBER_PANE (ps_member_pane_get_type ())

G_DECLARE_FINAL_TYPE (PsMemberPane, ps_member_pane, PS, MEMBER_PANE, AdwBin)

void         ps_member_pane_set_workspace (PsMemberPane *self,
                                           PsWorkspace  *workspace);
PsWorkspace *ps_member_pane_get_workspace (PsMemberPane *self);
void         ps_member_pane_set_member    (PsMemberPane *self,
                                           PsMember     *member);
PsMember    *ps_member_pane_get_member    (PsMemberPane *self);

G_END_DECLS
