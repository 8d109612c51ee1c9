#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PS_TYPE_SUSPEND_WATCH (ps_suspend_watch_get_type ())

G_DECLARE_FINAL_TYPE (PsSuspendWatch, ps_suspend_watch, PS, SUSPEND_WATCH, GObject)

PsSuspendWatch *ps_suspend_watch_new   (void);
void            ps_suspend_watch_start (PsSuspendWatch *self);

G_END_DECLS
