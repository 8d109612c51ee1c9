#pragma once

/* For the parts of ps-export.c only: each makes one kind of it. */

#include "ps-export.h"

G_BEGIN_DECLS

/* What a part is given, and what it fills in: @exported has its gate already, if it needs one. */
typedef struct {
  PsConn              *conn;
  const PsExportOrder *order;
  const PsClock       *clock;
  PsExportProgress    *progress;
  GCancellable        *cancellable;
  PsExported          *exported;
} PsExporting;

gboolean ps_exporting_step       (PsExporting  *self,
                                  guint         done,
                                  guint         total,
                                  GError      **error);
gboolean ps_exporting_check      (PsExporting  *self,
                                  GError      **error);

gboolean ps_export_members_make    (PsExporting  *self,
                                    GError      **error);
gboolean ps_export_attendance_make (PsExporting  *self,
                                    GError      **error);
gboolean ps_export_cards_make      (PsExporting  *self,
                                    GError      **error);

G_END_DECLS
