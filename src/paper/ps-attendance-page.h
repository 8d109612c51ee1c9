#pragma once

#include "ps-attendance-history.h"
#include "ps-pages.h"

G_BEGIN_DECLS

PsPages *ps_attendance_page_new (const char          *group_name,
                                 PsAttendanceHistory *history,
                                 const char          *notice);

G_END_DECLS
