#pragma once

#include <gtk/gtk.h>

#include "ps-agenda-page.h"
#include "ps-db.h"

G_BEGIN_DECLS

void ps_agenda_print      (GtkWidget    *near,
                           PsAgendaPage *page,
                           PsDb         *db,
                           gint64        group_id);
void ps_agenda_print_save (GtkWidget    *near,
                           PsAgendaPage *page,
                           PsDb         *db,
                           gint64        group_id);

G_END_DECLS
