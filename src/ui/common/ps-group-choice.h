#pragma once

#include "ps-groups.h"

#include <adwaita.h>

G_BEGIN_DECLS

void    ps_group_choice_fill    (AdwComboRow *row,
                                 GListModel  *groups,
                                 const char  *none,
                                 gint64       group_id);
gint64  ps_group_choice_get_id  (AdwComboRow *row);
GMenu  *ps_group_choice_new_menu (GListModel *groups,
                                  const char *action);

G_END_DECLS
