#pragma once

#include "ps-attendee-row.h"

G_BEGIN_DECLS

#define PS_TYPE_ATTENDEE_LIST (ps_attendee_list_get_type ())

G_DECLARE_FINAL_TYPE (PsAttendeeList, ps_attendee_list, PS, ATTENDEE_LIST, AdwBin)

/* Whether @attendee can be taken off the list. */
typedef gboolean (*PsRemovableFunc) (PsAttendee *attendee,
                                     gpointer    user_data);

void     ps_attendee_list_bind       (PsAttendeeList   *self,
                                      GListModel       *attendees,
                                      PsRemovableFunc   removable,
                                      gpointer          user_data);
void     ps_attendee_list_update     (PsAttendeeList   *self);
gboolean ps_attendee_list_focus      (PsAttendeeList   *self,
                                      PsAttendee       *attendee);
gboolean ps_attendee_list_focus_next (PsAttendeeList   *self,
                                      PsAttendee       *after);

G_END_DECLS
