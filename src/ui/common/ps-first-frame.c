#include "ps-first-frame.h"

/* What can wait until a widget was seen: it would only make the first frame later. */

typedef struct {
  PsFirstFrameFunc  func;
  GWeakRef          self;
} Wait;

static void
wait_clear (Wait *wait)
{
  g_weak_ref_clear (&wait->self);
}

static void
wait_unref (gpointer  data,
            GClosure *closure G_GNUC_UNUSED)
{
  g_rc_box_release_full (data, (GDestroyNotify) wait_clear);
}

static void
painted_cb (GdkFrameClock *clock,
            Wait          *held)
{
  Wait *wait = g_rc_box_acquire (held);
  g_autoptr (GObject) self = g_weak_ref_get (&wait->self);

  g_signal_handlers_disconnect_by_func (clock, painted_cb, wait);
  if (self != NULL)
    wait->func (self);

  wait_unref (wait, NULL);
}

static void
map_cb (GtkWidget *widget,
        Wait      *held)
{
  Wait *wait = g_rc_box_acquire (held);

  g_signal_handlers_disconnect_by_func (widget, map_cb, wait);
  g_signal_connect_data (gtk_widget_get_frame_clock (widget), "after-paint",
                         G_CALLBACK (painted_cb), wait, wait_unref, 0);
}

/**
 * ps_first_frame_then:
 * @widget: a widget that is not mapped yet
 * @func: what to do once the first frame with @widget was painted
 * @self: (type GObject): handed to @func; not kept alive, and when it has gone nothing is done
 */
void
ps_first_frame_then (GtkWidget        *widget,
                     PsFirstFrameFunc  func,
                     gpointer          self)
{
  Wait *wait;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_OBJECT (self));

  wait = g_rc_box_new0 (Wait);
  wait->func = func;
  g_weak_ref_init (&wait->self, self);
  g_signal_connect_data (widget, "map", G_CALLBACK (map_cb), wait, wait_unref, 0);
}
