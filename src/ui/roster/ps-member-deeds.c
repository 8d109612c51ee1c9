/* What is done about a member, said in a toast and taken back there. */
#include "ps-member-deeds.h"

#include "ps-after.h"
#include "ps-capacity-ask.h"
#include "ps-contact-store.h"
#include "ps-died-dialog.h"
#include "ps-member-facts.h"

#include <glib/gi18n-lib.h>

/* What is to be taken back, and where it is said if it cannot be. */
typedef struct {
  PsWorkspace *workspace;
  GtkWidget   *near;      /* weak */
  gint64       id;
  gint64       group_id;
  PsMemberRow *before;      /* (nullable): as they were, with how they were reached */
  gint64       changed_at;  /* when that was changed, microseconds UTC */
} Undo;

static Undo *
undo_new (PsWorkspace *workspace,
          GtkWidget   *near,
          gint64       id)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&undo->near, near);
  undo->id = id;

  return undo;
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->workspace);
  g_clear_weak_pointer (&undo->near);
  g_clear_pointer (&undo->before, ps_member_row_free);
  g_free (undo);
}

static PsRoster *
get_roster (Undo *undo)
{
  return undo->near != NULL && ps_workspace_get_state (undo->workspace) == PS_WORKSPACE_OPEN
         ? ps_workspace_get_roster (undo->workspace) : NULL;
}

static void
archive (Undo     *undo,
         gboolean  archived)
{
  PsRoster *roster = get_roster (undo);

  if (roster != NULL)
    ps_roster_archive_async (roster, undo->id, archived, NULL, ps_after_cb,
                             ps_after_new (undo->near, PS_FINISH_FUNC (ps_roster_archive_finish)));
}

static void
undo_remove_cb (gpointer data)
{
  archive (data, FALSE);
}

static void
undo_put_back_cb (gpointer data)
{
  archive (data, TRUE);
}

/**
 * ps_member_remove:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @member: whom
 *
 * Takes somebody off the roster, and says so with a way back.
 */
void
ps_member_remove (PsWorkspace *workspace,
                  GtkWidget   *near,
                  PsMember    *member)
{
  gint64 id = ps_member_get_id (member);
  g_autofree char *who = ps_member_facts_dup_label (workspace, member);
  /* Translators: %s is a member. */
  char *text = g_strdup_printf (_("%s was removed from the roster."), who);

  ps_roster_archive_async (ps_workspace_get_roster (workspace), id, TRUE, NULL, ps_after_cb,
                           ps_after_new_undo (near, PS_FINISH_FUNC (ps_roster_archive_finish),
                                              text, undo_remove_cb, undo_new (workspace, near, id),
                                              undo_free));
}

/**
 * ps_member_put_back:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @member: who was taken off the roster
 *
 * Puts somebody back onto the roster, with all that they came to, and says so with a way back.
 */
void
ps_member_put_back (PsWorkspace *workspace,
                    GtkWidget   *near,
                    PsMember    *member)
{
  gint64 id = ps_member_get_id (member);
  g_autofree char *who = ps_member_facts_dup_label (workspace, member);
  /* Translators: %s is a member. */
  char *text = g_strdup_printf (_("%s is on the roster again."), who);

  ps_roster_archive_async (ps_workspace_get_roster (workspace), id, FALSE, NULL, ps_after_cb,
                           ps_after_new_undo (near, PS_FINISH_FUNC (ps_roster_archive_finish),
                                              text, undo_put_back_cb, undo_new (workspace, near, id),
                                              undo_free));
}

/**
 * ps_member_added:
 * @workspace: open
 * @near: where it is said
 * @id: whom
 *
 * Says that somebody is on the roster now.
 */
void
ps_member_added (PsWorkspace *workspace,
                 GtkWidget   *near,
                 gint64       id)
{
  g_autofree char *who = ps_member_facts_dup_label_of (workspace, id);
  /* Translators: %s is a member. */
  g_autofree char *text = g_strdup_printf (_("%s is on the roster now."), who);

  ps_toast_undo (near, text, undo_put_back_cb, undo_new (workspace, near, id), undo_free);
}

static void
undo_change_cb (gpointer data)
{
  Undo *undo = data;
  PsRoster *roster = get_roster (undo);
  g_autoptr (PsMember) now = NULL;

  if (roster == NULL)
    return;

  /* An import or another window may have added to it: their words are not thrown away with these. */
  now = ps_roster_find (roster, undo->id, NULL);
  if (now == NULL || ps_member_get_row (now)->updated_at != undo->changed_at)
    {
      ps_toast (undo->near, _("The record was changed again since then, and stays as it is."));
      return;
    }

  ps_roster_save_async (roster, undo->before, NULL, ps_after_cb,
                        ps_after_new (undo->near, PS_FINISH_FUNC (ps_roster_save_finish)));
}

/* All that can be edited. */
static char *
dup_words (const PsMemberRow *row,
           GPtrArray         *ways)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%s\n%s\n%s\n%s\n%s\n%s\n%s\n%d", row->preferred_name, row->full_name,
                          row->initial, row->pronouns, row->language, row->access_needs, row->role,
                          row->walk_in);
  for (guint i = 0; i < ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (ways, i);

      g_string_append_printf (words, "\n%s\n%s\n%s\n%d%d%d%d", way->kind, way->value, way->label,
                              way->ok_call, way->ok_text, way->ok_message, way->ok_mail);
    }

  return g_string_free (words, FALSE);
}

/**
 * ps_member_changed:
 * @workspace: open
 * @near: where it is said
 * @before: (transfer none): what was known until now, with PsMemberRow.ways
 *
 * Says that what is known of somebody was changed, if it was.
 */
void
ps_member_changed (PsWorkspace       *workspace,
                   GtkWidget         *near,
                   const PsMemberRow *before)
{
  PsRoster *roster = ps_workspace_get_roster (workspace);
  g_autoptr (PsMember) member = ps_roster_find (roster, before->id, NULL);
  g_autoptr (GPtrArray) ways = ps_roster_get_ways (roster, before->id, NULL);
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autofree char *who = NULL;
  g_autofree char *text = NULL;
  Undo *undo;

  if (member == NULL || ways == NULL || before->ways == NULL)
    return;

  old = dup_words (before, before->ways);
  new = dup_words (ps_member_get_row (member), ways);
  if (g_str_equal (old, new))
    return;

  undo = undo_new (workspace, near, before->id);
  undo->before = ps_member_row_copy (before);
  undo->changed_at = ps_member_get_row (member)->updated_at;

  who = ps_member_facts_dup_label (workspace, member);
  /* Translators: %s is a member. The name comes first: a narrow window cuts off the end. */
  text = g_strdup_printf (_("%s was updated."), who);
  ps_toast_undo (near, text, undo_change_cb, undo, undo_free);
}

static void
undo_join_cb (gpointer data)
{
  Undo *undo = data;
  PsRoster *roster = get_roster (undo);

  if (roster != NULL)
    ps_roster_unjoin_async (roster, undo->id, undo->group_id, NULL, ps_after_cb,
                            ps_after_new (undo->near,
                                          PS_FINISH_FUNC (ps_roster_membership_finish)));
}

static void
join_now (PsWorkspace *workspace,
          GtkWidget   *near,
          PsMember    *member,
          gint64       group_id)
{
  gint64 id = ps_member_get_id (member);
  g_autoptr (PsGroup) group = ps_groups_find (ps_workspace_get_groups (workspace), group_id, NULL);
  Undo *undo = undo_new (workspace, near, id);
  g_autofree char *who = ps_member_facts_dup_label (workspace, member);
  /* Translators: a member and a group. */
  char *text = g_strdup_printf (_("%s joined %s."), who,
                                group != NULL ? ps_group_get_name (group) : "");

  undo->group_id = group_id;
  ps_roster_join_async (ps_workspace_get_roster (workspace), id, group_id, NULL, ps_after_cb,
                        ps_after_new_undo (near, PS_FINISH_FUNC (ps_roster_membership_finish),
                                           text, undo_join_cb, undo, undo_free));
}

/**
 * ps_member_join:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @member: who
 * @group_id: which group
 *
 * Has somebody join a group today, and says so with a way back. Where the group is full it asks first
 * whether they would rather wait.
 */
void
ps_member_join (PsWorkspace *workspace,
                GtkWidget   *near,
                PsMember    *member,
                gint64       group_id)
{
  ps_capacity_ask (workspace, near, member, group_id, join_now);
}

/**
 * ps_member_died:
 * @workspace: a workspace that is open
 * @near: what the dialog stands over, and where it is said that it was done
 * @member: who
 *
 * Opens the dialog that records a death.
 */
void
ps_member_died (PsWorkspace *workspace,
                GtkWidget   *near,
                PsMember    *member)
{
  ps_dialog_present (PS_DIALOG (ps_died_dialog_new (workspace, near, member)), near);
}

static void
undo_leave_cb (gpointer data)
{
  Undo *undo = data;
  PsRoster *roster = get_roster (undo);

  if (roster != NULL)
    ps_roster_leave_async (roster, undo->id, NULL, NULL, ps_after_cb,
                           ps_after_new (undo->near,
                                         PS_FINISH_FUNC (ps_roster_membership_finish)));
}

/**
 * ps_member_leave:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @member: who
 * @membership_id: which spell of membership ends
 * @reason: why, as stored
 *
 * Has somebody leave a group today, and says so with a way back. That they died ends more than this
 * membership, and is asked about in a dialog of its own.
 */
void
ps_member_leave (PsWorkspace *workspace,
                 GtkWidget   *near,
                 PsMember    *member,
                 gint64       membership_id,
                 const char  *reason)
{
  g_autofree char *who = NULL;
  char *text;

  if (g_str_equal (reason, "died"))
    {
      ps_member_died (workspace, near, member);
      return;
    }

  who = ps_member_facts_dup_label (workspace, member);
  /* Translators: %s is a member. */
  text = g_strdup_printf (_("%s left the group."), who);

  ps_roster_leave_async (ps_workspace_get_roster (workspace), membership_id, reason, NULL,
                         ps_after_cb,
                         ps_after_new_undo (near, PS_FINISH_FUNC (ps_roster_membership_finish),
                                            text, undo_leave_cb,
                                            undo_new (workspace, near, membership_id),
                                            undo_free));
}
