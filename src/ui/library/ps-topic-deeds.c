/* What can be done with a topic at once, without a form. Each says what it did, with a way back. */
#include "ps-topic-deeds.h"

#include "ps-after.h"
#include "ps-topic-words.h"

#include <glib/gi18n-lib.h>

/* What is to be taken back, and where it is said if it cannot be. */
typedef struct {
  PsWorkspace *workspace;
  GtkWidget   *near;      /* weak */
  PsTopicRow  *row;       /* as it was */
  gint64       group_id;
  gint64       old_id;    /* the topic that the group had before, or 0 */
} Undo;

static Undo *
undo_new (PsWorkspace      *workspace,
          GtkWidget        *near,
          const PsTopicRow *row)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&undo->near, near);
  undo->row = ps_topic_row_copy (row);

  return undo;
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->workspace);
  g_clear_weak_pointer (&undo->near);
  ps_topic_row_free (undo->row);
  g_free (undo);
}

static gboolean
can_undo (Undo *undo)
{
  return undo->near != NULL && ps_workspace_get_state (undo->workspace) == PS_WORKSPACE_OPEN;
}

static gboolean
save_finish (gpointer       service,
             GAsyncResult  *result,
             GError       **error)
{
  return ps_topics_save_finish (service, result, error) != 0;
}

static void
undo_use_cb (gpointer data)
{
  Undo *undo = data;

  if (can_undo (undo))
    ps_groups_set_next_topic_async (ps_workspace_get_groups (undo->workspace), undo->group_id,
                                    undo->old_id, NULL, ps_after_cb,
                                    ps_after_new (undo->near,
                                                  PS_FINISH_FUNC (ps_groups_set_next_topic_finish)));
}

/**
 * ps_topic_deed_use:
 * @workspace: a workspace that is open
 * @near: where it is said
 * @row: a topic
 * @group_id: a group
 *
 * Makes the topic that of the group's next meeting.
 */
void
ps_topic_deed_use (PsWorkspace      *workspace,
                   GtkWidget        *near,
                   const PsTopicRow *row,
                   gint64            group_id)
{
  PsGroups *groups = ps_workspace_get_groups (workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsGroup) group = ps_groups_find (groups, group_id, &error);
  Undo *undo;
  char *text;

  if (group == NULL)
    {
      ps_toast_error (near, error);
      return;
    }

  undo = undo_new (workspace, near, row);
  undo->group_id = group_id;
  undo->old_id = ps_groups_get_next_topic (groups, group_id);
  /* Translators: a group and a topic, which was chosen. Short, and the group first: a narrow window
   * cuts it off at its end.
   */
  text = g_strdup_printf (_("Next meeting of %s: “%s”"), ps_group_get_name (group), row->title);

  ps_groups_set_next_topic_async (groups, group_id, row->id, NULL, ps_after_cb,
                                  ps_after_new_undo (near,
                                                     PS_FINISH_FUNC (ps_groups_set_next_topic_finish),
                                                     text, undo_use_cb, undo, undo_free));
}

/**
 * ps_topic_deed_favourite:
 * @workspace: a workspace that is open
 * @near: where it is said if it could not be stored
 * @row: a topic
 *
 * Gives the topic a star, or takes it away. The star itself says so, and is its own way back.
 */
void
ps_topic_deed_favourite (PsWorkspace      *workspace,
                         GtkWidget        *near,
                         const PsTopicRow *row)
{
  ps_topics_set_favourite_async (ps_workspace_get_topics (workspace), row->id, !row->favourite, NULL,
                                 ps_after_cb,
                                 ps_after_new (near, PS_FINISH_FUNC (ps_topics_finish)));
}

static void
undo_remove_cb (gpointer data)
{
  Undo *undo = data;

  if (can_undo (undo))
    ps_topics_archive_async (ps_workspace_get_topics (undo->workspace), undo->row->id, FALSE, NULL,
                             ps_after_cb,
                             ps_after_new (undo->near, PS_FINISH_FUNC (ps_topics_finish)));
}

/**
 * ps_topic_deed_remove:
 * @workspace: a workspace that is open
 * @near: where it is said
 * @row: a topic
 *
 * Takes the topic out of the library. Meetings that were about it keep it.
 */
void
ps_topic_deed_remove (PsWorkspace      *workspace,
                      GtkWidget        *near,
                      const PsTopicRow *row)
{
  /* Translators: %s is a topic. */
  char *text = g_strdup_printf (_("Removed “%s” from the library"), row->title);

  ps_topics_archive_async (ps_workspace_get_topics (workspace), row->id, TRUE, NULL, ps_after_cb,
                           ps_after_new_undo (near, PS_FINISH_FUNC (ps_topics_finish), text,
                                              undo_remove_cb, undo_new (workspace, near, row),
                                              undo_free));
}

static void
undo_reset_cb (gpointer data)
{
  Undo *undo = data;

  if (can_undo (undo))
    ps_topics_save_async (ps_workspace_get_topics (undo->workspace), undo->row, NULL, ps_after_cb,
                          ps_after_new (undo->near, save_finish));
}

/**
 * ps_topic_deed_reset:
 * @workspace: a workspace that is open
 * @near: where it is said
 * @row: a shipped topic that was edited
 *
 * Puts the topic back to the text that it came with.
 */
void
ps_topic_deed_reset (PsWorkspace      *workspace,
                     GtkWidget        *near,
                     const PsTopicRow *row)
{
  /* Translators: %s is a topic. */
  char *text = g_strdup_printf (_("Reset “%s” to its shipped text"), row->title);

  ps_topics_reset_async (ps_workspace_get_topics (workspace), row->id, NULL, ps_after_cb,
                         ps_after_new_undo (near, PS_FINISH_FUNC (ps_topics_finish), text,
                                            undo_reset_cb, undo_new (workspace, near, row),
                                            undo_free));
}

static void
undo_duplicate_cb (gpointer data)
{
  Undo *undo = data;

  if (can_undo (undo))
    ps_topics_archive_async (ps_workspace_get_topics (undo->workspace), undo->row->id, TRUE, NULL,
                             ps_after_cb,
                             ps_after_new (undo->near, PS_FINISH_FUNC (ps_topics_finish)));
}

static void
duplicated_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Undo *undo = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  undo->row->id = ps_topics_save_finish (PS_TOPICS (source), result, &error);

  if (undo->near == NULL || gtk_widget_get_root (undo->near) == NULL)
    {
      undo_free (undo);
      return;
    }

  if (undo->row->id == 0)
    {
      ps_toast_error (undo->near, error);
      undo_free (undo);
      return;
    }

  gtk_widget_activate_action (undo->near, "page.show", "x", undo->row->id);
  /* Translators: %s is a topic. */
  text = g_strdup_printf (_("Added “%s” to the library"), undo->row->title);
  ps_toast_undo (undo->near, text, undo_duplicate_cb, undo, undo_free);
}

/**
 * ps_topic_deed_duplicate:
 * @workspace: a workspace that is open
 * @near: a widget inside the page of topics, which is to show the copy
 * @row: a topic
 *
 * Makes a copy that is the clinic's own.
 */
void
ps_topic_deed_duplicate (PsWorkspace      *workspace,
                         GtkWidget        *near,
                         const PsTopicRow *row)
{
  Undo *undo = undo_new (workspace, near, row);
  PsTopicRow *copy = undo->row;

  copy->id = 0;
  copy->favourite = FALSE;
  copy->edited = FALSE;
  g_free (copy->title);
  copy->title = ps_topic_words_copy (row->title);

  ps_topics_save_async (ps_workspace_get_topics (workspace), copy, NULL, duplicated_cb, undo);
}
