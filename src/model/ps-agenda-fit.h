#pragma once

#include "ps-segment-plan.h"

G_BEGIN_DECLS

gint64     ps_agenda_protected (GPtrArray      *agenda);
gint64     ps_agenda_shorten   (GPtrArray      *agenda,
                                const gint64   *least_s,
                                gint64          by_s);
GPtrArray *ps_agenda_fit       (GPtrArray      *agenda,
                                guint           minutes);

G_END_DECLS
