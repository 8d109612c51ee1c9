#include "ps-after.h"

/* What a page says when something that it had stored is stored, or could not be: a toast with a way
 * back, or the error. Nothing is said when the widget has gone meanwhile.
 */

typedef struct {
  GWeakRef        near;
  PsFinishFunc    finish;
  char           *text;
  PsUndoFunc      undo;
  gpointer        user_data;
  GDestroyNotify  destroy;
} After;

static void
after_free (After *after)
{
  if (after->destroy != NULL)
    after->destroy (after->user_data);
  g_weak_ref_clear (&after->near);
  g_free (after->text);
  g_free (after);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (After, after_free)

/**
 * ps_after_new:
 * @near: a widget of the window
 * @finish: the service's function that takes the result
 *
 * For what needs no word when it worked.
 *
 * Returns: (transfer full): the data of ps_after_cb()
 */
gpointer
ps_after_new (GtkWidget    *near,
              PsFinishFunc  finish)
{
  return ps_after_new_undo (near, finish, NULL, NULL, NULL, NULL);
}

/**
 * ps_after_new_undo:
 * @near: a widget of the window
 * @finish: the service's function that takes the result
 * @text: (transfer full) (nullable): what was done, translated, plain text; %NULL to say nothing
 * @undo: (nullable): takes it back
 * @user_data: handed to @undo
 * @destroy: (nullable): frees @user_data
 *
 * For what is said, and can be taken back.
 *
 * Returns: (transfer full): the data of ps_after_cb()
 */
gpointer
ps_after_new_undo (GtkWidget      *near,
                   PsFinishFunc    finish,
                   char           *text,
                   PsUndoFunc      undo,
                   gpointer        user_data,
                   GDestroyNotify  destroy)
{
  After *after = g_new0 (After, 1);

  g_weak_ref_init (&after->near, near);
  after->finish = finish;
  after->text = text;
  after->undo = undo;
  after->user_data = user_data;
  after->destroy = destroy;

  return after;
}

/**
 * ps_after_cb:
 * @source: the service
 * @result: what it gave
 * @user_data: (transfer full): from ps_after_new() or ps_after_new_undo()
 *
 * A #GAsyncReadyCallback that tells the person how it went.
 */
void
ps_after_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (After) after = user_data;
  g_autoptr (GtkWidget) near = g_weak_ref_get (&after->near);
  g_autoptr (GError) error = NULL;
  gboolean done = after->finish (source, result, &error);

  /* A page that was closed, or locked away, has nobody to tell. */
  if (near == NULL || gtk_widget_get_root (near) == NULL)
    return;

  if (!done)
    {
      ps_toast_error (near, error);
    }
  else if (after->text != NULL && after->undo != NULL)
    {
      ps_toast_undo (near, after->text, after->undo, g_steal_pointer (&after->user_data),
                     g_steal_pointer (&after->destroy));
    }
  else if (after->text != NULL)
    {
      ps_toast (near, after->text);
    }
}
