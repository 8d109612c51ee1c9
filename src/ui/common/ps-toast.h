#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Takes back what was just done. */
typedef void (*PsUndoFunc) (gpointer user_data);

void     ps_toast          (GtkWidget      *near,
                            const char     *text);
void     ps_toast_error    (GtkWidget      *near,
                            const GError   *error);
void     ps_toast_undo     (GtkWidget      *near,
                            const char     *text,
                            PsUndoFunc      undo,
                            gpointer        user_data,
                            GDestroyNotify  destroy);
gboolean ps_toast_run_undo (GtkWidget      *near);
void     ps_toast_clear    (GtkWidget      *near);
void     ps_toast_forget   (GtkWidget      *near);

G_END_DECLS
