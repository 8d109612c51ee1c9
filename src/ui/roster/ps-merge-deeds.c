/* What is done about records that may be of one person, said in a toast and taken back there. */
#include "ps-merge-deeds.h"

#include "ps-after.h"
#include "ps-merge-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * ps_merge_offer:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @one_id: a member
 * @other_id: another, who is the same person
 *
 * Shows the two side by side, so that they can be merged.
 */
void
ps_merge_offer (PsWorkspace *workspace,
                GtkWidget   *near,
                gint64       one_id,
                gint64       other_id)
{
  PsRoster *roster = ps_workspace_get_roster (workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsMember) one = ps_roster_find (roster, one_id, &error);
  g_autoptr (PsMember) other = one != NULL ? ps_roster_find (roster, other_id, &error) : NULL;

  if (other == NULL)
    ps_toast_error (near, error);
  else
    ps_dialog_present (PS_DIALOG (ps_merge_dialog_new (workspace, near, one, other)), near);
}

/**
 * ps_merge_take_apart:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done, or why it cannot be
 * @merge_id: a merge
 *
 * Makes two records of one again. There is no undo in the toast: merging them again is that.
 */
void
ps_merge_take_apart (PsWorkspace *workspace,
                     GtkWidget   *near,
                     gint64       merge_id)
{
  ps_roster_take_apart_async (ps_workspace_get_roster (workspace), merge_id, NULL, ps_after_cb,
                              ps_after_new (near, PS_FINISH_FUNC (ps_roster_take_apart_finish)));
}

typedef struct {
  PsWorkspace *workspace;
  GtkWidget   *near;       /* weak */
  gint64       one_id;
  gint64       other_id;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->workspace);
  g_clear_weak_pointer (&undo->near);
  g_free (undo);
}

static void
undo_two_cb (gpointer data)
{
  Undo *undo = data;

  if (undo->near == NULL || ps_workspace_get_state (undo->workspace) != PS_WORKSPACE_OPEN)
    return;

  ps_duplicates_tell_apart_async (ps_workspace_get_duplicates (undo->workspace), undo->one_id,
                                  undo->other_id, FALSE, NULL, ps_after_cb,
                                  ps_after_new (undo->near,
                                                PS_FINISH_FUNC (ps_duplicates_tell_apart_finish)));
}

/**
 * ps_merge_two_people:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @one_id: a member
 * @other_id: another, who looks like them and is not
 *
 * Has the two not be shown as one any more, and says so with a way back.
 */
void
ps_merge_two_people (PsWorkspace *workspace,
                     GtkWidget   *near,
                     gint64       one_id,
                     gint64       other_id)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->workspace = g_object_ref (workspace);
  undo->one_id = one_id;
  undo->other_id = other_id;
  g_set_weak_pointer (&undo->near, near);
  ps_duplicates_tell_apart_async (ps_workspace_get_duplicates (workspace), one_id, other_id, TRUE, NULL,
                                  ps_after_cb,
                                  ps_after_new_undo (near,
                                                     PS_FINISH_FUNC (ps_duplicates_tell_apart_finish),
                                                     g_strdup (_("They are two people.")),
                                                     undo_two_cb, undo, undo_free));
}
