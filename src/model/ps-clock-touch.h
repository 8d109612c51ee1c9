#pragma once

#include "ps-clock-event.h"
#include "ps-db.h"
#include "ps-meeting-clock.h"

G_BEGIN_DECLS

typedef struct _PsClockTouch PsClockTouch;

PsClockTouch *ps_clock_touch_new   (gint64                session_id,
                                    guint                 seq,
                                    const PsClockEvent   *event,
                                    const PsMeetingClock *after);
void          ps_clock_touch_free  (PsClockTouch         *touch);
gboolean      ps_clock_touch_store (PsConn               *conn,
                                    gpointer              touch,
                                    GError              **error);

GArray       *ps_clock_touch_load  (PsConn               *conn,
                                    gint64                session_id,
                                    GError              **error);
GPtrArray    *ps_clock_touch_load_agenda (PsConn         *conn,
                                    gint64                session_id,
                                    GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsClockTouch, ps_clock_touch_free)

G_END_DECLS
