#pragma once

#include <gtk/gtk.h>

#include "ps-agenda-page.h"

G_BEGIN_DECLS

void ps_agenda_print      (GtkWidget    *near,
                           PsAgendaPage *page);
void ps_agenda_print_save (GtkWidget    *near,
                           PsAgendaPage *page);

G_END_DECLS
