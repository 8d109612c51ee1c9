#pragma once

#include <gtk/gtk.h>

#include "ps-debriefs.h"
#include "ps-meetings.h"

G_BEGIN_DECLS

#define PS_TYPE_MEETING_FACTS (ps_meeting_facts_get_type ())

G_DECLARE_FINAL_TYPE (PsMeetingFacts, ps_meeting_facts, PS, MEETING_FACTS, GtkBox)

GtkWidget *ps_meeting_facts_new (PsMeetings  *meetings,
                                 PsDebriefs  *debriefs,
                                 gint64       session_id,
                                 GError     **error);

G_END_DECLS
