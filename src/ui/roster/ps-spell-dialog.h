#pragma once

#include "ps-dialog.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_SPELL_DIALOG (ps_spell_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsSpellDialog, ps_spell_dialog, PS, SPELL_DIALOG, PsDialog)

GtkWidget *ps_spell_dialog_new (PsWorkspace            *workspace,
                                GtkWidget              *near,
                                const PsMembershipRow  *spell);

G_END_DECLS
