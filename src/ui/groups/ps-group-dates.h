#pragma once

#include <gtk/gtk.h>

#include "ps-groups.h"

G_BEGIN_DECLS

GPtrArray *ps_group_dates_get        (PsGroups         *groups,
                                      gint64            group_id,
                                      char              next_on[PS_DATE_ISO_SIZE]);
GtkWidget *ps_group_date_row_new_for (PsGroups         *groups,
                                      const PsClock    *clock,
                                      const PsUpcoming *upcoming,
                                      gboolean          editable);

G_END_DECLS
