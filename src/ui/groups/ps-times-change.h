#pragma once

#include "ps-segment-editor.h"

G_BEGIN_DECLS

typedef struct _PsTimesChange PsTimesChange;

PsTimesChange *ps_times_change_new  (void);
void           ps_times_change_free (gpointer         change);
void           ps_times_change_set  (PsTimesChange   *self,
                                     PsSegmentEditor *editor,
                                     gint64           planned_s);
void           ps_times_change_undo (gpointer         change);

G_END_DECLS
