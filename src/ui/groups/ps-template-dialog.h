#pragma once

#include "ps-content.h"
#include "ps-dialog.h"

G_BEGIN_DECLS

#define PS_TYPE_TEMPLATE_DIALOG (ps_template_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsTemplateDialog, ps_template_dialog, PS, TEMPLATE_DIALOG, PsDialog)

PsDialog *ps_template_dialog_new (PsContent  *content,
                                  const char *model,
                                  guint       minutes);

G_END_DECLS
