#pragma once

#include "ps-clock.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_TYPE_WAKE (ps_wake_get_type ())

G_DECLARE_FINAL_TYPE (PsWake, ps_wake, PS, WAKE, GObject)

PsWake *ps_wake_new          (const PsClock *clock);
void    ps_wake_set          (PsWake        *self,
                              gint64         at);
gint64  ps_wake_get          (PsWake        *self);
void    ps_wake_watch_window (PsWake        *self,
                              GtkWidget     *widget);
gint64  ps_wake_midnight     (gint64         now,
                              guint          days);

G_END_DECLS
