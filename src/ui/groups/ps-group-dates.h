#pragma once

#include <gtk/gtk.h>

#include "ps-groups.h"

G_BEGIN_DECLS

GtkWidget *ps_group_date_row_new_for (PsGroups         *groups,
                                      const PsClock    *clock,
                                      const PsUpcoming *upcoming);

G_END_DECLS
