#pragma once

#include <glib-object.h>

#include "ps-session-store.h"

G_BEGIN_DECLS

#define PS_TYPE_SESSION (ps_session_get_type ())

G_DECLARE_FINAL_TYPE (PsSession, ps_session, PS, SESSION, GObject)

PsSession          *ps_session_new_from_row (const PsSessionRow *row);
void                ps_session_update       (PsSession          *self,
                                             const PsSessionRow *row);
gint64              ps_session_get_id       (PsSession          *self);
const PsSessionRow *ps_session_get_row      (PsSession          *self);

G_END_DECLS
