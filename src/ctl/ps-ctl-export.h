#pragma once

#include "ps-ctl-command.h"
#include "ps-ctl-json.h"
#include "ps-disclosure.h"

G_BEGIN_DECLS

/* What the kinds of export have in common. */

const char   *ps_ctl_export_format     (PsCtl              *ctl,
                                        const char * const *formats,
                                        GError            **error);
PsDisclosure *ps_ctl_export_gate       (PsCtl              *ctl,
                                        PsGiven             given,
                                        const char         *format,
                                        gint64             *group_id,
                                        GError            **error);
gboolean      ps_ctl_export_check      (PsCtl              *ctl,
                                        PsDisclosure       *gate,
                                        GError            **error);
void          ps_ctl_export_add_notice (JsonBuilder        *json,
                                        const char         *notice,
                                        const char         *scope);
gboolean      ps_ctl_export_finish     (PsCtl              *ctl,
                                        PsDisclosure       *gate,
                                        const char         *text,
                                        gsize               length,
                                        GError            **error);

G_END_DECLS
