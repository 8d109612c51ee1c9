#pragma once

#include "ps-ctl-command.h"

G_BEGIN_DECLS

/* What the kinds of export have in common. */

const char *ps_ctl_export_format (PsCtl              *ctl,
                                  const char * const *formats,
                                  GError            **error);
gboolean    ps_ctl_export_finish (PsCtl              *ctl,
                                  const char         *text,
                                  gsize               length,
                                  GError            **error);

G_END_DECLS
