#pragma once

#include "ps-paper.h"
#include "ps-secret.h"

G_BEGIN_DECLS

typedef struct _PsRecoverySheet PsRecoverySheet;

PsRecoverySheet *ps_recovery_sheet_new      (const char             *user_name,
                                             PsSecret               *code,
                                             GDateTime              *made_at);
void             ps_recovery_sheet_free     (PsRecoverySheet        *self);
void             ps_recovery_sheet_draw     (const PsRecoverySheet  *self,
                                             cairo_t                *cr,
                                             double                  width,
                                             double                  height);
gboolean         ps_recovery_sheet_save_pdf (const PsRecoverySheet  *self,
                                             GFile                  *file,
                                             PsPaperSize             size,
                                             GCancellable           *cancellable,
                                             GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsRecoverySheet, ps_recovery_sheet_free)

G_END_DECLS
