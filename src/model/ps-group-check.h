#pragma once

#include "ps-group-store.h"
#include "ps-segment-plan.h"

G_BEGIN_DECLS

gboolean ps_group_check_row    (PsGroupRow  *row,
                                GError     **error);
gboolean ps_group_check_agenda (GPtrArray   *agenda,
                                guint        minutes,
                                GError     **error);

G_END_DECLS
