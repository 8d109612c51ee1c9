#include "ps-autosave.h"

/**
 * PsAutosave:
 *
 * Decides when something that is being typed is stored.
 *
 * The time runs from the first change that is not stored, not from the last, so that somebody who
 * never stops typing is stored all the same. One save is under way at a time; what changes meanwhile
 * is stored by the next. "changed" goes out when the state is another one.
 */
struct _PsAutosave
{
  GObject          parent_instance;

  PsAutosaveFunc   save;
  gpointer         user_data;
  PsAutosaveTimer  timer;
  gpointer         timer_data;
  PsAutosaveState  state;
  gboolean         saving;
  gboolean         again;      /* something changed since what is being saved was taken */
  gboolean         at_once;    /* and is not to wait */
  guint            timeout_id;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsAutosave, ps_autosave, G_TYPE_OBJECT)

static void
set_state (PsAutosave      *self,
           PsAutosaveState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
timeout_cb (gpointer user_data)
{
  PsAutosave *self = user_data;

  self->timeout_id = 0;
  ps_autosave_flush (self);
}

static void
arm (PsAutosave *self)
{
  if (self->timer != NULL)
    self->timer (PS_AUTOSAVE_MS, self->timer_data);
  else if (self->timeout_id == 0)
    self->timeout_id = g_timeout_add_once (PS_AUTOSAVE_MS, timeout_cb, self);
}

static void
ps_autosave_dispose (GObject *object)
{
  ps_autosave_stop (PS_AUTOSAVE (object));

  G_OBJECT_CLASS (ps_autosave_parent_class)->dispose (object);
}

static void
ps_autosave_class_init (PsAutosaveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_autosave_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
ps_autosave_init (PsAutosave *self G_GNUC_UNUSED)
{
}

/**
 * ps_autosave_new:
 * @save: begins to store what there is
 * @user_data: handed to @save; it owns the autosave
 *
 * Returns: (transfer full): a #PsAutosave
 */
PsAutosave *
ps_autosave_new (PsAutosaveFunc save,
                 gpointer       user_data)
{
  PsAutosave *self = g_object_new (PS_TYPE_AUTOSAVE, NULL);

  self->save = save;
  self->user_data = user_data;

  return self;
}

/**
 * ps_autosave_set_timer:
 * @self: an autosave
 * @timer: (nullable): what to ask instead of the main loop, so that a test can be the one that says
 *   when the time is over
 * @timer_data: handed to @timer
 */
void
ps_autosave_set_timer (PsAutosave      *self,
                       PsAutosaveTimer  timer,
                       gpointer         timer_data)
{
  g_return_if_fail (PS_IS_AUTOSAVE (self));

  self->timer = timer;
  self->timer_data = timer_data;
}

/**
 * ps_autosave_touch:
 * @self: an autosave
 *
 * Something was changed.
 */
void
ps_autosave_touch (PsAutosave *self)
{
  g_return_if_fail (PS_IS_AUTOSAVE (self));

  if (self->saving)
    self->again = TRUE;
  else if (self->state != PS_AUTOSAVE_DIRTY)
    arm (self);

  set_state (self, PS_AUTOSAVE_DIRTY);
}

/**
 * ps_autosave_flush:
 * @self: an autosave
 *
 * Stores now what is not stored.
 */
void
ps_autosave_flush (PsAutosave *self)
{
  g_return_if_fail (PS_IS_AUTOSAVE (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->state != PS_AUTOSAVE_DIRTY && self->state != PS_AUTOSAVE_FAILED)
    return;

  if (self->saving)
    {
      self->at_once = TRUE;
      return;
    }

  self->saving = TRUE;
  self->again = FALSE;
  self->at_once = FALSE;
  self->save (self->user_data);
}

/**
 * ps_autosave_done:
 * @self: an autosave
 * @saved: whether it is stored
 *
 * The save that was begun has ended.
 */
void
ps_autosave_done (PsAutosave *self,
                  gboolean    saved)
{
  g_return_if_fail (PS_IS_AUTOSAVE (self));

  if (!self->saving)
    return;

  self->saving = FALSE;
  if (self->again && self->at_once)
    ps_autosave_flush (self);
  else if (self->again)
    arm (self);
  else
    set_state (self, saved ? PS_AUTOSAVE_SAVED : PS_AUTOSAVE_FAILED);
}

/**
 * ps_autosave_stop:
 * @self: an autosave
 *
 * There is nothing to be stored any more: it was stored in another way, or is not wanted.
 */
void
ps_autosave_stop (PsAutosave *self)
{
  g_return_if_fail (PS_IS_AUTOSAVE (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->saving = FALSE;
  self->again = FALSE;
  self->at_once = FALSE;
  self->state = PS_AUTOSAVE_CLEAN;
}

/**
 * ps_autosave_get_state:
 * @self: an autosave
 *
 * Returns: what is stored
 */
PsAutosaveState
ps_autosave_get_state (PsAutosave *self)
{
  g_return_val_if_fail (PS_IS_AUTOSAVE (self), PS_AUTOSAVE_CLEAN);

  return self->state;
}
