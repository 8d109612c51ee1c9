#include "ps-clipboard-watch.h"

/**
 * PsClipboardWatch:
 *
 * Takes out of the clipboard what this program has put there, a minute after it was copied or when it
 * is asked to, and leaves alone what other programs have. The text that is selected counts as well:
 * on X11 another program can paste it.
 */
struct _PsClipboardWatch
{
  GObject           parent_instance;

  GdkClipboard     *clipboard;
  GdkClipboard     *primary;      /* what is selected */
  PsClipboardTimer  timer;
  gpointer          timer_data;
  guint             timeout_id;
};

G_DEFINE_FINAL_TYPE (PsClipboardWatch, ps_clipboard_watch, G_TYPE_OBJECT)

static void
timeout_cb (gpointer user_data)
{
  PsClipboardWatch *self = user_data;

  self->timeout_id = 0;
  ps_clipboard_watch_clear (self);
}

/* It counts from the last copy; what is only selected is seen to be, and goes with the rest. */
static void
changed_cb (PsClipboardWatch *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (!gdk_clipboard_is_local (self->clipboard) ||
      gdk_clipboard_get_content (self->clipboard) == NULL)
    return;

  if (self->timer != NULL)
    self->timer (PS_CLIPBOARD_SECONDS, self->timer_data);
  else
    self->timeout_id = g_timeout_add_once (PS_CLIPBOARD_SECONDS * 1000, timeout_cb, self);
}

static void
clear (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard) && gdk_clipboard_get_content (clipboard) != NULL)
    gdk_clipboard_set_content (clipboard, NULL);
}

static void
ps_clipboard_watch_dispose (GObject *object)
{
  PsClipboardWatch *self = PS_CLIPBOARD_WATCH (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_object (&self->clipboard);
  g_clear_object (&self->primary);

  G_OBJECT_CLASS (ps_clipboard_watch_parent_class)->dispose (object);
}

static void
ps_clipboard_watch_class_init (PsClipboardWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_clipboard_watch_dispose;
}

static void
ps_clipboard_watch_init (PsClipboardWatch *self G_GNUC_UNUSED)
{
}

/**
 * ps_clipboard_watch_new:
 * @display: whose clipboard
 *
 * Returns: (transfer full): a #PsClipboardWatch
 */
PsClipboardWatch *
ps_clipboard_watch_new (GdkDisplay *display)
{
  PsClipboardWatch *self = g_object_new (PS_TYPE_CLIPBOARD_WATCH, NULL);

  self->clipboard = g_object_ref (gdk_display_get_clipboard (display));
  self->primary = g_object_ref (gdk_display_get_primary_clipboard (display));
  g_signal_connect_object (self->clipboard, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * ps_clipboard_watch_set_timer:
 * @timer: takes the place of the timeout
 *
 * For tests, in which no minute goes by.
 */
void
ps_clipboard_watch_set_timer (PsClipboardWatch *self,
                              PsClipboardTimer  timer,
                              gpointer          data)
{
  g_return_if_fail (PS_IS_CLIPBOARD_WATCH (self));

  self->timer = timer;
  self->timer_data = data;
}

/**
 * ps_clipboard_watch_clear:
 *
 * Takes out what this program has put there, now.
 */
void
ps_clipboard_watch_clear (PsClipboardWatch *self)
{
  g_return_if_fail (PS_IS_CLIPBOARD_WATCH (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  clear (self->clipboard);
  clear (self->primary);
}
