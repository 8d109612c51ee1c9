#pragma once

/* For the parts of PsAttendanceHistory only: ps-attendance-history.c is what it says,
 * ps-attendance-history-load.c how it comes about.
 */

#include "ps-attendance-history.h"

G_BEGIN_DECLS

struct _PsAttendanceHistory
{
  gint       ref_count;
  GDate      today;
  GArray    *meetings; /* PsHistoryMeeting, the oldest first */
  guint      n_shown;  /* how many of the last of them are shown */
  GPtrArray *people; /* PsHistoryPerson */
  guint8    *cells;    /* people->len rows of meetings->len */
};

/* What a cell's byte says. */
#define MARK_MASK    0x07
#define MODE_SHIFT   3
#define MODE_MASK    0x03
#define FIRST_TIME   0x20
#define MEMBER       0x40

G_END_DECLS
