#include "ps-window-private.h"

#include "ps-toast.h"

/* Practising a meeting with invented people. A window of somebody's own vault has no sample vault, so
 * there is nothing in it that could run its clock faster.
 */

/**
 * ps_window_set_sample:
 * @self: a window that shows the workspace of @sample
 * @sample: a sample vault
 *
 * Has the locked page open the vault without asking, and lets meetings be practised in it.
 */
void
ps_window_set_sample (PsWindow      *self,
                      PsSampleVault *sample)
{
  g_return_if_fail (PS_IS_WINDOW (self));
  g_return_if_fail (ps_sample_vault_get_workspace (sample) == self->workspace);

  g_set_object (&self->sample, sample);
  g_clear_pointer (&self->known, ps_secret_unref);
  self->known = ps_secret_ref (ps_sample_vault_get_passphrase (sample));
  ps_window_update_actions (self);
}

/**
 * ps_window_can_practice:
 * @self: a window
 *
 * Returns: whether its vault is one in which meetings are practised
 */
gboolean
ps_window_can_practice (PsWindow *self)
{
  return self->sample != NULL;
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PsWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (ps_meetings_start_finish (PS_MEETINGS (source), result, &error) || self->sample == NULL)
    return;

  ps_sample_vault_set_practising (self->sample, FALSE);
  ps_toast_error (GTK_WIDGET (self), error);
}

/* The meeting that is next, but held now and outside the rule: its date stays to be practised again.
 */
static PsMeetingDraft *
prepare (PsWindow  *self,
         GError   **error)
{
  g_autoptr (PsUpcoming) next = ps_window_find_next (self);
  GListModel *groups = ps_groups_get_list (ps_workspace_get_groups (self->workspace));
  g_autoptr (PsGroup) group = g_list_model_get_item (groups, 0);
  gint64 group_id = next != NULL ? next->group_id : group != NULL ? ps_group_get_id (group) : 0;

  return ps_meetings_prepare (ps_workspace_get_meetings (self->workspace), group_id, NULL,
                              ps_clock_wall (ps_workspace_get_clock (self->workspace)), error);
}

/**
 * ps_window_practice:
 * @self: a window of a sample vault; in any other nothing happens
 *
 * Starts the next meeting at ten times speed. It is a meeting like any other: it ends in its debrief.
 */
void
ps_window_practice (PsWindow *self)
{
  g_autoptr (PsMeetingDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PS_IS_WINDOW (self));

  if (self->sample == NULL || ps_workspace_get_state (self->workspace) != PS_WORKSPACE_OPEN ||
      ps_window_get_live_meeting (self) != NULL)
    return;

  draft = prepare (self, &error);
  if (draft == NULL)
    {
      ps_toast_error (GTK_WIDGET (self), error);
      return;
    }

  /* Before it begins: who waits for the first second of a meeting waits by this rate. */
  ps_sample_vault_set_practising (self->sample, TRUE);
  ps_meetings_start_async (ps_workspace_get_meetings (self->workspace),
                           g_steal_pointer (&draft), NULL, started_cb, g_object_ref (self));
}

/* Above the banner, which stays the last line. */
static void
add_bar (PsWindow *self)
{
  GtkWidget *banner = GTK_WIDGET (self->banner);

  self->practice_bar = g_object_new (PS_TYPE_PRACTICE_BAR, "visible", FALSE, NULL);
  gtk_widget_insert_before (GTK_WIDGET (self->practice_bar), gtk_widget_get_parent (banner), banner);
}

/**
 * ps_window_update_practice:
 * @self: a window
 *
 * Says that a meeting is practised while one is, and lets the clock go at its own pace when it has
 * ended.
 */
void
ps_window_update_practice (PsWindow *self)
{
  PsLiveMeeting *live = self->sample != NULL ? ps_window_get_live_meeting (self) : NULL;

  if (self->practice_bar == NULL && live == NULL)
    return;

  if (self->practice_bar == NULL)
    add_bar (self);
  if (live == NULL && ps_practice_bar_get_meeting (self->practice_bar) != NULL)
    ps_sample_vault_set_practising (self->sample, FALSE);

  ps_practice_bar_set_meeting (self->practice_bar, live,
                               ps_workspace_get_clock (self->workspace)->rate);
}
