#pragma once

#include "ps-attendance-sheet.h"
#include "ps-member-names.h"
#include "ps-sheet-of.h"

G_BEGIN_DECLS

struct _PsAttendanceSheet
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
  PsSheetOf      of;
  char          *user_name;
  PsMemberNames *names;
  GPtrArray     *attendees;
  GPtrArray     *trail;      /* of PsAttendanceTrailRow, the newest first */
  PsHeadCount    heads;
  gboolean       is_over;
  gboolean       by_name;
};

G_END_DECLS
