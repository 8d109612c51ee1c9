#pragma once

#include <glib-object.h>

#include "ps-clock.h"

G_BEGIN_DECLS

#define PS_TYPE_TICKER (ps_ticker_get_type ())

G_DECLARE_FINAL_TYPE (PsTicker, ps_ticker, PS, TICKER, GObject)

PsTicker *ps_ticker_new          (const PsClock *clock);
void      ps_ticker_run          (PsTicker      *self,
                                  gint64         deadline,
                                  gint64         every);
void      ps_ticker_stop         (PsTicker      *self);
gboolean  ps_ticker_is_running   (PsTicker      *self);
gint64    ps_ticker_get_deadline (PsTicker      *self);

G_END_DECLS
