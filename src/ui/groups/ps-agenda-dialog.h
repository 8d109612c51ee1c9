#pragma once

#include "ps-dialog.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_AGENDA_DIALOG (ps_agenda_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsAgendaDialog, ps_agenda_dialog, PS, AGENDA_DIALOG, PsDialog)

PsDialog *ps_agenda_dialog_new (PsWorkspace      *workspace,
                                const PsGroupRow *group,
                                GPtrArray        *agenda);

G_END_DECLS
