#pragma once

#include "ps-export.h"
#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_EXPORT_FORM (ps_export_form_get_type ())

G_DECLARE_FINAL_TYPE (PsExportForm, ps_export_form, PS, EXPORT_FORM, AdwBin)

void           ps_export_form_set_up              (PsExportForm *self,
                                                   PsWorkspace  *workspace,
                                                   gint64        group_id,
                                                   gint64        person_id);
gboolean       ps_export_form_may_export_members  (PsExportForm *self);
PsExportOrder *ps_export_form_dup_order           (PsExportForm *self);
void           ps_export_form_set_count           (PsExportForm *self,
                                                   const char   *text);
gboolean       ps_export_form_set_recipient_error (PsExportForm *self,
                                                   const char   *sentence);

G_END_DECLS
