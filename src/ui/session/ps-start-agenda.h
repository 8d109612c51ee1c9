#pragma once

#include <gtk/gtk.h>

#include "ps-clock.h"
#include "ps-db.h"
#include "ps-meeting-draft.h"
#include "ps-refit.h"

G_BEGIN_DECLS

#define PS_TYPE_START_AGENDA (ps_start_agenda_get_type ())

G_DECLARE_FINAL_TYPE (PsStartAgenda, ps_start_agenda, PS, START_AGENDA, GtkBox)

void ps_start_agenda_set (PsStartAgenda *self,
                          GPtrArray     *agenda,
                          gint64         planned_s,
                          gint64         starts_at);
void ps_start_agenda_set_start (PsStartAgenda *self,
                          gint64         starts_at,
                          PsRefit       *fit);
void ps_start_agenda_offer_last (PsStartAgenda *self,
                                 GPtrArray     *last,
                                 gint64         held_at);
void       ps_start_agenda_ask        (PsStartAgenda  *self,
                                       PsDb           *db,
                                       const PsClock  *clock,
                                       PsMeetingDraft *draft);

G_END_DECLS
