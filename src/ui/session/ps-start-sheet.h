#pragma once

#include <adwaita.h>

#include "ps-meetings.h"
#include "ps-topics.h"

G_BEGIN_DECLS

#define PS_TYPE_START_SHEET (ps_start_sheet_get_type ())

G_DECLARE_FINAL_TYPE (PsStartSheet, ps_start_sheet, PS, START_SHEET, AdwWindow)

GtkWidget *ps_start_sheet_new (PsMeetings     *meetings,
                               PsTopics       *topics,
                               const PsClock  *clock,
                               PsMeetingDraft *draft);

G_END_DECLS
