/* That somebody is on the roster now, or is known otherwise than before, is said in a toast, and taken
 * back there.
 */
#include "ps-member-saved.h"

#include "ps-after.h"
#include "ps-contact-store.h"
#include "ps-member-facts.h"
#include "ps-toast.h"

#include <glib/gi18n-lib.h>

typedef struct {
  PsWorkspace *workspace;
  GtkWidget   *near;        /* weak */
  gint64       id;
  PsMemberRow *before;      /* (nullable): as they were, with how they were reached */
  gint64       changed_at;  /* when they were stored, microseconds UTC */
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

/* %NULL where it is not to be taken back any more. */
static PsRoster *
get_roster (Undo *undo)
{
  return undo->near != NULL && ps_workspace_get_state (undo->workspace) == PS_WORKSPACE_OPEN
         ? ps_workspace_get_roster (undo->workspace) : NULL;
}

static void
undo_add_cb (gpointer data)
{
  Undo *undo = data;
  PsRoster *roster = get_roster (undo);

  if (roster != NULL)
    ps_roster_archive_async (roster, undo->id, TRUE, NULL, ps_after_cb,
                             ps_after_new (undo->near, PS_FINISH_FUNC (ps_roster_archive_finish)));
}

/**
 * ps_member_saved_added:
 * @workspace: open
 * @near: where it is said
 * @id: whom
 *
 * Says that somebody is on the roster now.
 */
void
ps_member_saved_added (PsWorkspace *workspace,
                       GtkWidget   *near,
                       gint64       id)
{
  g_autofree char *who = ps_member_facts_dup_label_of (workspace, id);
  /* Translators: %s is a member. */
  g_autofree char *text = g_strdup_printf (_("%s is on the roster now."), who);

  ps_toast_undo (near, text, undo_add_cb, undo_new (workspace, near, id), undo_free);
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
 * ps_member_saved_changed:
 * @workspace: open
 * @near: where it is said
 * @before: (transfer none): what was known until now, with PsMemberRow.ways
 *
 * Says that what is known of somebody was changed, if it was.
 */
void
ps_member_saved_changed (PsWorkspace       *workspace,
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
  /* Translators: %s is a member. */
  text = g_strdup_printf (_("The record of %s was changed."), who);
  ps_toast_undo (near, text, undo_change_cb, undo, undo_free);
}
