#pragma once

#include <adwaita.h>

#include "ps-attendee.h"

G_BEGIN_DECLS

#define PS_TYPE_ATTENDEE_ROW (ps_attendee_row_get_type ())

G_DECLARE_FINAL_TYPE (PsAttendeeRow, ps_attendee_row, PS, ATTENDEE_ROW, AdwActionRow)

GtkWidget  *ps_attendee_row_new           (PsAttendee    *attendee);
void        ps_attendee_row_set_removable (PsAttendeeRow *self,
                                           gboolean       removable);
void        ps_attendee_row_open_menu     (PsAttendeeRow *self);
PsAttendee *ps_attendee_row_get_attendee  (PsAttendeeRow *self);

G_END_DECLS
