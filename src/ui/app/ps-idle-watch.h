#pragma once

#include <gtk/gtk.h>

#include "ps-clock.h"

G_BEGIN_DECLS

#define PS_TYPE_IDLE_WATCH (ps_idle_watch_get_type ())

G_DECLARE_FINAL_TYPE (PsIdleWatch, ps_idle_watch, PS, IDLE_WATCH, GObject)

PsIdleWatch *ps_idle_watch_new         (const PsClock *clock);
void         ps_idle_watch_set_minutes (PsIdleWatch   *self,
                                        guint          minutes);
void         ps_idle_watch_start       (PsIdleWatch   *self);
void         ps_idle_watch_stop        (PsIdleWatch   *self);
void         ps_idle_watch_touch       (PsIdleWatch   *self);
gboolean     ps_idle_watch_check       (PsIdleWatch   *self);

G_END_DECLS
