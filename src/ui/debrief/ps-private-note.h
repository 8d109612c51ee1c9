#pragma once

#include <gtk/gtk.h>

#include "ps-autosave.h"
#include "ps-debriefs.h"

G_BEGIN_DECLS

#define PS_TYPE_PRIVATE_NOTE (ps_private_note_get_type ())

G_DECLARE_FINAL_TYPE (PsPrivateNote, ps_private_note, PS, PRIVATE_NOTE, GtkBox)

PsPrivateNote *ps_private_note_append       (GtkBox         *box,
                                             GObject        *form,
                                             PsDebriefs     *debriefs,
                                             gint64          session_id);
void           ps_private_note_keep         (PsPrivateNote  *self);
PsAutosave    *ps_private_note_get_autosave (PsPrivateNote  *self);

G_END_DECLS
