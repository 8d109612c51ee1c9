/* A group that is full warns and refuses nobody. */
#include "ps-capacity-ask.h"

#include <glib/gi18n-lib.h>

#include "ps-care-deeds.h"
#include "ps-platform.h"

typedef struct {
  PsWorkspace *workspace;
  GtkWidget   *near;      /* weak */
  PsMember    *member;
  gint64       group_id;
  void       (*join) (PsWorkspace *, GtkWidget *, PsMember *, gint64);
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_object_unref (ask->workspace);
  g_clear_weak_pointer (&ask->near);
  g_object_unref (ask->member);
  g_free (ask);
}

static void
answered_cb (const char *answer,
             gpointer    user_data)
{
  Ask *ask = user_data;

  if (ask->near == NULL || ps_workspace_get_state (ask->workspace) != PS_WORKSPACE_OPEN)
    return;

  if (g_str_equal (answer, "add"))
    ask->join (ask->workspace, ask->near, ask->member, ask->group_id);
  else if (g_str_equal (answer, "wait"))
    ps_care_wait (ask->workspace, ask->near, ask->group_id, ps_member_get_id (ask->member));
}

/**
 * ps_capacity_ask:
 * @near: where it is said what was done
 * @member: who is to join
 * @group_id: what
 * @join: has them join
 *
 * Has somebody join a group; where it would then have more members than it is meant for, asks whether
 * they would rather wait.
 */
void
ps_capacity_ask (PsWorkspace *workspace,
                 GtkWidget   *near,
                 PsMember    *member,
                 gint64       group_id,
                 void       (*join) (PsWorkspace *, GtkWidget *, PsMember *, gint64))
{
  const PsAnswer answers[] = {
    { "cancel", _("_Cancel"), PS_ANSWER_PLAIN },
    { "add", _("Add _Anyway"), PS_ANSWER_PLAIN },
    { "wait", _("Add to _Waitlist"), PS_ANSWER_SUGGESTED },
  };
  g_autofree char *words = ps_care_dup_full_words (ps_workspace_get_care (workspace), group_id, 1);
  Ask *ask;

  if (words == NULL)
    {
      join (workspace, near, member, group_id);
      return;
    }

  ask = g_new0 (Ask, 1);
  ask->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&ask->near, near);
  ask->member = g_object_ref (member);
  ask->group_id = group_id;
  ask->join = join;
  ps_platform_ask (near, _("The Group Is Full"), words, answers, G_N_ELEMENTS (answers), "wait",
                   "cancel", answered_cb, ask, ask_free);
}
