#pragma once

#include "ps-group-store.h"

G_BEGIN_DECLS

gboolean ps_group_check_row (PsGroupRow  *row,
                             GError     **error);

G_END_DECLS
