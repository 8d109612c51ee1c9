#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_CLIPBOARD_SECONDS 60

#define PS_TYPE_CLIPBOARD_WATCH (ps_clipboard_watch_get_type ())

G_DECLARE_FINAL_TYPE (PsClipboardWatch, ps_clipboard_watch, PS, CLIPBOARD_WATCH, GObject)

/* In place of a timeout: calls ps_clipboard_watch_clear() when @seconds have gone by. */
typedef void (*PsClipboardTimer) (guint    seconds,
                                  gpointer data);

PsClipboardWatch *ps_clipboard_watch_new       (GdkDisplay       *display);
void              ps_clipboard_watch_set_timer (PsClipboardWatch *self,
                                                PsClipboardTimer  timer,
                                                gpointer          data);
void              ps_clipboard_watch_clear     (PsClipboardWatch *self);

G_END_DECLS
