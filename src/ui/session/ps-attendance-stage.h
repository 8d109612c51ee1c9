#pragma once

#include "ps-attendance-sheet.h"
#include "ps-walk-in-box.h"

G_BEGIN_DECLS

/**
 * PsAttendanceStage:
 * @text: what a mark means now; "" where that is plain
 * @nobody: what stands in the place of an empty list
 * @walk_in: who can be added
 *
 * How a sheet is shown at a stage of its meeting.
 */
typedef struct {
  const char    *text;
  const char    *nobody;
  PsWalkInFlags  walk_in;
} PsAttendanceStage;

void  ps_attendance_stage_get  (PsSheetStage        stage,
                                PsAttendanceStage  *words);
guint ps_attendance_trail_show (PsAttendanceSheet  *sheet,
                                GtkWidget          *box,
                                GtkListBox         *list,
                                guint               n_said);

G_END_DECLS
