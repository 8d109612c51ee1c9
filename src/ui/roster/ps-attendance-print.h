#pragma once

#include <gtk/gtk.h>

#include "ps-attendance-history.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

void ps_attendance_print (GtkWidget           *near,
                          PsWorkspace         *workspace,
                          gint64               group_id,
                          PsAttendanceHistory *history,
                          gboolean             print);

G_END_DECLS
