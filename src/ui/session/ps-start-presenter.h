#pragma once

#include <gtk/gtk.h>

#include "ps-meeting-draft.h"

G_BEGIN_DECLS

#define PS_TYPE_START_PRESENTER (ps_start_presenter_get_type ())

G_DECLARE_FINAL_TYPE (PsStartPresenter, ps_start_presenter, PS, START_PRESENTER, GtkBox)

void ps_start_presenter_set_people (PsStartPresenter *self,
                                    GListModel       *people);
void ps_start_presenter_fill       (PsStartPresenter *self,
                                    PsMeetingDraft   *draft);

G_END_DECLS
