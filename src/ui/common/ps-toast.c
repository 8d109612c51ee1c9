#include "ps-toast.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"

/* Toasts, and the things that can be taken back. Both belong to a window: they hang on its
 * AdwToastOverlay and go with it. An undo outlives its toast, so that Ctrl+Z still works when the
 * toast has gone; locking the window forgets all of them, because they know members.
 */

#define UNDO_DEPTH 50

typedef struct {
  PsUndoFunc      undo;
  gpointer        user_data;
  GDestroyNotify  destroy;
  AdwToast       *toast;     /* not owned: NULL when it has gone */
} Undo;

typedef struct {
  GPtrArray *shown;          /* of AdwToast, owned */
  GQueue     undos;          /* of Undo, newest first */
} State;

static void
undo_free (Undo *undo)
{
  g_clear_weak_pointer (&undo->toast);
  if (undo->destroy != NULL)
    undo->destroy (undo->user_data);
  g_free (undo);
}

static void
state_free (gpointer data)
{
  State *state = data;

  g_queue_clear_full (&state->undos, (GDestroyNotify) undo_free);
  g_ptr_array_unref (state->shown);
  g_free (state);
}

static AdwToastOverlay *
find_below (GtkWidget *widget)
{
  if (ADW_IS_TOAST_OVERLAY (widget))
    return ADW_TOAST_OVERLAY (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwToastOverlay *found = find_below (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The overlay @near is in; for a widget of a dialog without one, that of the window behind it. */
static AdwToastOverlay *
find_overlay (GtkWidget *near)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (near, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root;

  if (overlay != NULL)
    return ADW_TOAST_OVERLAY (overlay);

  for (root = gtk_widget_get_root (near);
       GTK_IS_WINDOW (root);
       root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root))))
    {
      AdwToastOverlay *found = find_below (GTK_WIDGET (root));

      if (found != NULL)
        return found;
    }

  return NULL;
}

static State *
get_state (AdwToastOverlay *overlay)
{
  State *state = g_object_get_data (G_OBJECT (overlay), "ps-toast-state");

  if (state == NULL)
    {
      state = g_new0 (State, 1);
      state->shown = g_ptr_array_new_with_free_func (g_object_unref);
      g_queue_init (&state->undos);
      g_object_set_data_full (G_OBJECT (overlay), "ps-toast-state", state, state_free);
    }

  return state;
}

static void
dismissed_cb (AdwToast        *toast,
              AdwToastOverlay *overlay)
{
  State *state = g_object_get_data (G_OBJECT (overlay), "ps-toast-state");

  if (state != NULL)
    g_ptr_array_remove (state->shown, toast);
}

/* Its buttons are read with their mnemonic, and the one that closes it as nothing at all. */
static void
name_buttons (GtkWidget *widget)
{
  ps_a11y_name_buttons (widget);
  ps_a11y_name_by_class (widget, "circular", _("Close"));
}

static AdwToast *
show (AdwToastOverlay *overlay,
      const char      *text,
      const char      *button_label)
{
  State *state = get_state (overlay);
  /* A toast's title is markup: a bare "&" in a name would leave it empty. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (button_label != NULL)
    adw_toast_set_button_label (toast, button_label);

  g_ptr_array_add (state->shown, g_object_ref (toast));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay, 0);
  adw_toast_overlay_add_toast (overlay, toast);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (overlay)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != adw_toast_overlay_get_child (overlay))
      name_buttons (child);

  return toast;
}

/**
 * ps_toast:
 * @near: any widget of the window
 * @text: what happened, translated, plain text
 *
 * Says for a few seconds that something was done.
 */
void
ps_toast (GtkWidget  *near,
          const char *text)
{
  AdwToastOverlay *overlay;

  g_return_if_fail (GTK_IS_WIDGET (near));
  g_return_if_fail (text != NULL);

  overlay = find_overlay (near);
  if (overlay != NULL)
    show (overlay, text, NULL);
}

/**
 * ps_toast_error:
 * @near: any widget of the window
 * @error: what went wrong; its message is a sentence for people
 *
 * Says for a few seconds that something small failed. That a person cancelled something is no
 * error and is not said.
 */
void
ps_toast_error (GtkWidget    *near,
                const GError *error)
{
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  ps_toast (near, error->message);
}

static void
run (State *state,
     Undo  *undo)
{
  g_queue_remove (&state->undos, undo);
  if (undo->toast != NULL)
    adw_toast_dismiss (undo->toast);
  undo->undo (undo->user_data);
  undo_free (undo);
}

static void
button_clicked_cb (AdwToast        *toast,
                   AdwToastOverlay *overlay)
{
  State *state = get_state (overlay);

  for (GList *link = state->undos.head; link != NULL; link = link->next)
    {
      Undo *undo = link->data;

      if (undo->toast == toast)
        {
          /* The toast goes by itself after its button was pressed. */
          g_clear_weak_pointer (&undo->toast);
          run (state, undo);
          return;
        }
    }
}

/* What was done last is what somebody wants back at once: an earlier toast would stand before it for
 * seconds, with a button that takes back something else. Its undo stays. What is no undo, such as an
 * error, has its time.
 */
static void
dismiss_undos (State *state)
{
  for (GList *link = state->undos.head; link != NULL; link = link->next)
    {
      Undo *undo = link->data;
      guint place;

      if (undo->toast != NULL && g_ptr_array_find (state->shown, undo->toast, &place))
        {
          g_autoptr (AdwToast) toast = g_ptr_array_steal_index (state->shown, place);

          adw_toast_dismiss (toast);
        }
    }
}

/**
 * ps_toast_undo:
 * @near: any widget of the window
 * @text: what was done, translated, plain text
 * @undo: takes it back
 * @user_data: handed to @undo
 * @destroy: (nullable): frees @user_data, whether or not @undo ran
 *
 * Says that something was done, with a button that takes it back. Ctrl+Z takes back the newest,
 * also when its toast has gone.
 */
void
ps_toast_undo (GtkWidget      *near,
               const char     *text,
               PsUndoFunc      undo,
               gpointer        user_data,
               GDestroyNotify  destroy)
{
  AdwToastOverlay *overlay;
  State *state;
  Undo *entry;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (near));
  g_return_if_fail (text != NULL);
  g_return_if_fail (undo != NULL);

  overlay = find_overlay (near);
  if (overlay == NULL)
    {
      if (destroy != NULL)
        destroy (user_data);
      return;
    }

  dismiss_undos (get_state (overlay));
  toast = show (overlay, text, _("_Undo"));

  entry = g_new0 (Undo, 1);
  entry->undo = undo;
  entry->user_data = user_data;
  entry->destroy = destroy;
  g_set_weak_pointer (&entry->toast, toast);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (button_clicked_cb), overlay, 0);

  state = get_state (overlay);
  g_queue_push_head (&state->undos, entry);
  if (g_queue_get_length (&state->undos) > UNDO_DEPTH)
    undo_free (g_queue_pop_tail (&state->undos));
}

/**
 * ps_toast_run_undo:
 * @near: any widget of the window
 *
 * Takes back the newest thing that can be.
 *
 * Returns: whether there was one
 */
gboolean
ps_toast_run_undo (GtkWidget *near)
{
  AdwToastOverlay *overlay;
  State *state;

  g_return_val_if_fail (GTK_IS_WIDGET (near), FALSE);

  overlay = find_overlay (near);
  if (overlay == NULL)
    return FALSE;

  state = get_state (overlay);
  if (g_queue_is_empty (&state->undos))
    return FALSE;

  run (state, g_queue_peek_head (&state->undos));

  return TRUE;
}

static void
dismiss_all (State *state)
{
  while (state->shown->len > 0)
    {
      g_autoptr (AdwToast) toast = g_ptr_array_steal_index (state->shown, 0);

      adw_toast_dismiss (toast);
    }
}

/**
 * ps_toast_clear:
 * @near: any widget of the window
 *
 * Takes all toasts away, where one is to be read that is about what came last. Ctrl+Z still takes back
 * what they were about.
 */
void
ps_toast_clear (GtkWidget *near)
{
  AdwToastOverlay *overlay;

  g_return_if_fail (GTK_IS_WIDGET (near));

  overlay = find_overlay (near);
  if (overlay != NULL)
    dismiss_all (get_state (overlay));
}

/**
 * ps_toast_forget:
 * @near: any widget of the window
 *
 * Takes all toasts away and forgets what could be taken back. For locking.
 */
void
ps_toast_forget (GtkWidget *near)
{
  AdwToastOverlay *overlay;
  State *state;

  g_return_if_fail (GTK_IS_WIDGET (near));

  overlay = find_overlay (near);
  if (overlay == NULL)
    return;

  state = get_state (overlay);
  dismiss_all (state);
  g_queue_clear_full (&state->undos, (GDestroyNotify) undo_free);
}
