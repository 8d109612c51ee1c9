#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_CARE_BOX (ps_care_box_get_type ())

G_DECLARE_FINAL_TYPE (PsCareBox, ps_care_box, PS, CARE_BOX, AdwBin)

void ps_care_box_set_workspace (PsCareBox   *self,
                                PsWorkspace *workspace);
void ps_care_box_set_member    (PsCareBox   *self,
                                PsMember    *member);

G_END_DECLS
