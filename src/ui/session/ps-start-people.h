#pragma once

#include <gtk/gtk.h>

#include "ps-db.h"
#include "ps-meeting-draft.h"

G_BEGIN_DECLS

#define PS_TYPE_START_PEOPLE (ps_start_people_get_type ())

G_DECLARE_FINAL_TYPE (PsStartPeople, ps_start_people, PS, START_PEOPLE, GtkBox)

void ps_start_people_set_roster (PsStartPeople  *self,
                           PsDb                 *db,
                           const PsClock        *clock);
void ps_start_people_set  (PsStartPeople        *self,
                           const PsMeetingDraft *draft);
void ps_start_people_fill (PsStartPeople        *self,
                           PsMeetingDraft       *draft);
GListModel *ps_start_people_get_list (PsStartPeople  *self);

G_END_DECLS
