#pragma once

#include <gtk/gtk.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

/**
 * PsGroupPaperWay:
 * @PS_GROUP_PAPER_PRINT: the print dialog
 * @PS_GROUP_PAPER_SAVE: a PDF file
 *
 * Where paper goes.
 */
typedef enum {
  PS_GROUP_PAPER_PRINT,
  PS_GROUP_PAPER_SAVE,
} PsGroupPaperWay;

void ps_group_paper_agenda (GtkWidget       *near,
                            PsWorkspace     *workspace,
                            gint64           group_id,
                            PsGroupPaperWay  way);

G_END_DECLS
