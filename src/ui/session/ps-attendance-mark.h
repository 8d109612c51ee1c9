#pragma once

#include <gtk/gtk.h>

#include "ps-attendance-sheet.h"

G_BEGIN_DECLS

/* Says that @person_id could not be marked, or 0 that somebody could not be added; @error is %NULL where
 * all went well, with the id of who it is about.
 */
typedef void (*PsMarkDone) (GtkWidget    *near,
                            gint64        person_id,
                            const GError *error);

void ps_attendance_mark     (GtkWidget          *near,
                             PsAttendanceSheet  *sheet,
                             gint64              person_id,
                             const char         *name,
                             const char         *status,
                             const char         *mode,
                             PsMarkDone          done);
void ps_attendance_mark_add (GtkWidget          *near,
                             PsAttendanceSheet  *sheet,
                             const char         *name,
                             gboolean            expected,
                             PsMarkDone          done);
void ps_attendance_mark_off (GtkWidget          *near,
                             PsAttendanceSheet  *sheet,
                             PsAttendee         *attendee,
                             PsMarkDone          done);

G_END_DECLS
