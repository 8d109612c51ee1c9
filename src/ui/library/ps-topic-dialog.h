#pragma once

#include "ps-dialog.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_TOPIC_DIALOG (ps_topic_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsTopicDialog, ps_topic_dialog, PS, TOPIC_DIALOG, PsDialog)

GtkWidget *ps_topic_dialog_new_add  (PsWorkspace *workspace,
                                     const char  *title);
GtkWidget *ps_topic_dialog_new_edit (PsWorkspace *workspace,
                                     PsTopic     *topic);

G_END_DECLS
