#pragma once

#include "ps-dialog.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_WAITLIST_DIALOG (ps_waitlist_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsWaitlistDialog, ps_waitlist_dialog, PS, WAITLIST_DIALOG, PsDialog)

GtkWidget *ps_waitlist_dialog_new (PsWorkspace *workspace,
                                   GtkWidget   *near,
                                   gint64       group_id);

G_END_DECLS
