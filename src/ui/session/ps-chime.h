#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PS_TYPE_CHIME (ps_chime_get_type ())

G_DECLARE_FINAL_TYPE (PsChime, ps_chime, PS, CHIME, GObject)

PsChime *ps_chime_new  (GSettings *settings);
void     ps_chime_ring (PsChime   *self);

G_END_DECLS
