#pragma once

#include <gtk/gtk.h>

#include "ps-clock.h"

G_BEGIN_DECLS

#define PS_TYPE_LOCK_WATCH (ps_lock_watch_get_type ())

G_DECLARE_FINAL_TYPE (PsLockWatch, ps_lock_watch, PS, LOCK_WATCH, GObject)

PsLockWatch *ps_lock_watch_new       (GtkApplication *application,
                                      const PsClock  *clock);
void         ps_lock_watch_set_armed (PsLockWatch    *self,
                                      gboolean        armed);

G_END_DECLS
