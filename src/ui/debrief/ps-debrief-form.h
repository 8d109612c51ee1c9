#pragma once

#include <adwaita.h>

#include "ps-autosave.h"
#include "ps-debrief.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_DEBRIEF_FORM (ps_debrief_form_get_type ())

G_DECLARE_FINAL_TYPE (PsDebriefForm, ps_debrief_form, PS, DEBRIEF_FORM, AdwBin)

GtkWidget  *ps_debrief_form_new          (PsWorkspace    *workspace,
                                          PsDebrief      *debrief,
                                          GError        **error);
PsAutosave *ps_debrief_form_get_autosave (PsDebriefForm  *self);
void        ps_debrief_form_finish       (PsDebriefForm  *self);

G_END_DECLS
