#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_CONSENT_BOX (ps_consent_box_get_type ())

G_DECLARE_FINAL_TYPE (PsConsentBox, ps_consent_box, PS, CONSENT_BOX, AdwBin)

void ps_consent_box_set_workspace (PsConsentBox *self,
                                   PsWorkspace  *workspace);
void ps_consent_box_set_member    (PsConsentBox *self,
                                   PsMember     *member);

G_END_DECLS
