#pragma once

#include "ps-attendance-trail.h"
#include "ps-head-count-store.h"
#include "ps-session-store.h"

G_BEGIN_DECLS

char *ps_attendance_words_here       (guint                       here,
                                      guint                       expected,
                                      const PsHeadCount          *heads,
                                      gboolean                    by_name);
char *ps_attendance_words_expected   (guint                       n);
char *ps_attendance_words_came       (const PsSessionRow         *row);
char *ps_attendance_words_correction (const PsAttendanceTrailRow *row);
char *ps_attendance_words_trail      (const PsAttendanceTrailRow *row,
                                      const char                 *who);

guint ps_session_count_here          (const PsSessionRow         *row);

G_END_DECLS
