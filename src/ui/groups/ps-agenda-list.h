#pragma once

#include <adwaita.h>

#include "ps-agenda-template.h"

G_BEGIN_DECLS

#define PS_TYPE_AGENDA_LIST (ps_agenda_list_get_type ())

G_DECLARE_FINAL_TYPE (PsAgendaList, ps_agenda_list, PS, AGENDA_LIST, AdwBin)

void       ps_agenda_list_set         (PsAgendaList           *self,
                                       GPtrArray              *agenda);
GPtrArray *ps_agenda_list_dup         (PsAgendaList           *self);
void       ps_agenda_list_set_shipped (PsAgendaList           *self,
                                       const PsAgendaTemplate *shipped);
void       ps_agenda_list_insert      (PsAgendaList           *self,
                                       const PsSegmentPlan    *plan,
                                       int                     index);
void       ps_agenda_list_move        (PsAgendaList           *self,
                                       int                     from,
                                       int                     to);
void       ps_agenda_list_replace     (PsAgendaList           *self,
                                       GPtrArray              *agenda,
                                       const char             *done);
void       ps_agenda_list_set_times   (PsAgendaList           *self,
                                       GPtrArray              *agenda,
                                       const char             *done);
void       ps_agenda_list_show        (PsAgendaList           *self,
                                       int                     index);

G_END_DECLS
