#pragma once

#include "ps-toast.h"

G_BEGIN_DECLS

/* What every service's _finish function looks like that says only whether it was done. */
typedef gboolean (*PsFinishFunc) (gpointer       service,
                                  GAsyncResult  *result,
                                  GError       **error);

#define PS_FINISH_FUNC(f) ((PsFinishFunc) (void (*) (void)) (f))

gpointer ps_after_new      (GtkWidget      *near,
                            PsFinishFunc    finish);
gpointer ps_after_new_undo (GtkWidget      *near,
                            PsFinishFunc    finish,
                            char           *text,
                            PsUndoFunc      undo,
                            gpointer        user_data,
                            GDestroyNotify  destroy);
void     ps_after_cb       (GObject        *source,
                            GAsyncResult   *result,
                            gpointer        user_data);

G_END_DECLS
