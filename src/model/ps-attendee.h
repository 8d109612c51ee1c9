#pragma once

#include <glib-object.h>

#include "ps-attendance-store.h"

G_BEGIN_DECLS

#define PS_TYPE_ATTENDEE (ps_attendee_get_type ())

G_DECLARE_FINAL_TYPE (PsAttendee, ps_attendee, PS, ATTENDEE, GObject)

PsAttendee            *ps_attendee_new_from_row       (const PsAttendanceRow *row);
void                   ps_attendee_update             (PsAttendee            *self,
                                                       const PsAttendanceRow *row);
const PsAttendanceRow *ps_attendee_get_row            (PsAttendee            *self);
void                   ps_attendee_set_hint           (PsAttendee            *self,
                                                       const char            *hint);
const char            *ps_attendee_get_hint           (PsAttendee            *self);
char                  *ps_attendee_dup_label          (PsAttendee            *self);
void                   ps_attendee_set_correction     (PsAttendee            *self,
                                                       const char            *correction);
const char            *ps_attendee_get_correction     (PsAttendee            *self);

const char            *ps_attendance_status_get_label (const char            *status);
const char            *ps_attendance_mode_get_label   (const char            *mode);

G_END_DECLS
