#pragma once

#include "ps-member-names.h"

G_BEGIN_DECLS

/**
 * PsAttendanceKnown:
 * @person_id: who
 * @name: what they like to be called
 * @hint: (nullable): what tells them from others of that name
 *
 * Somebody of the roster who may be the one who has come in.
 */
typedef struct {
  gint64  person_id;
  char   *name;
  char   *hint;
} PsAttendanceKnown;

void       ps_attendance_known_free (PsAttendanceKnown  *known);
GPtrArray *ps_attendance_known_find (PsDb               *db,
                                     PsMemberNames      *names,
                                     const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsAttendanceKnown, ps_attendance_known_free)

G_END_DECLS
