#pragma once

#include "ps-ctl-command.h"
#include "ps-export.h"

G_BEGIN_DECLS

/* What the kinds of export have in common. */

const char    *ps_ctl_export_format (PsCtl                *ctl,
                                     const char * const   *formats,
                                     GError              **error);
PsExportOrder *ps_ctl_export_order  (PsCtl                *ctl,
                                     PsExportKind          kind,
                                     PsExportFormat        format,
                                     GError              **error);
gboolean       ps_ctl_export_give   (PsCtl                *ctl,
                                     const PsExportOrder  *order,
                                     GError              **error);
gboolean       ps_ctl_export_finish (PsCtl                *ctl,
                                     PsDisclosure         *gate,
                                     GBytes               *bytes,
                                     GError              **error);

G_END_DECLS
