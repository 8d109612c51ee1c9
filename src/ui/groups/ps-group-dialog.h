#pragma once

#include "ps-dialog.h"
#include "ps-groups.h"

G_BEGIN_DECLS

#define PS_TYPE_GROUP_DIALOG (ps_group_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsGroupDialog, ps_group_dialog, PS, GROUP_DIALOG, PsDialog)

/* Told which group was added or saved. */
typedef void (*PsGroupSaved) (gint64   id,
                              gpointer user_data);

PsDialog *ps_group_dialog_new (PsGroups         *groups,
                               PsContent        *content,
                               const PsClock    *clock,
                               const PsGroupRow *row,
                               PsGroupSaved      saved,
                               GObject          *near);

G_END_DECLS
