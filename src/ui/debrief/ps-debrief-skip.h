#pragma once

#include <gtk/gtk.h>

#include "ps-debriefs.h"

G_BEGIN_DECLS

GtkWidget *ps_debrief_skip_button_new (void);
void       ps_debrief_skip            (GtkWidget  *near,
                                       PsDebriefs *debriefs,
                                       gint64      session_id);

G_END_DECLS
