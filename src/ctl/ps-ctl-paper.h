#pragma once

#include <gio/gio.h>

#include "ps-ctl.h"
#include "ps-paper-language.h"
#include "ps-paper.h"

G_BEGIN_DECLS

gboolean ps_ctl_paper_size     (PsCtl            *ctl,
                                PsPaperSize      *size,
                                GError          **error);
gboolean ps_ctl_paper_file     (PsCtl            *ctl,
                                GFile           **file,
                                GError          **error);
gboolean ps_ctl_paper_language (PsCtl            *ctl,
                                PsPaperLanguage **language,
                                GError          **error);
void     ps_ctl_paper_blame    (GFile            *file,
                                GError          **error);

G_END_DECLS
