#pragma once

#include <adwaita.h>

#include "ps-agenda-advice.h"

G_BEGIN_DECLS

#define PS_TYPE_AGENDA_ADVICE_ROW (ps_agenda_advice_row_get_type ())

G_DECLARE_FINAL_TYPE (PsAgendaAdviceRow, ps_agenda_advice_row, PS, AGENDA_ADVICE_ROW, AdwExpanderRow)

GtkWidget *ps_agenda_advice_row_new (void);
void       ps_agenda_advice_row_set (PsAgendaAdviceRow    *self,
                                     const PsAgendaAdvice *advice);

G_END_DECLS
