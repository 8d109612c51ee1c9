/* How the library changes. */
#include "ps-topics-private.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-note.h"
#include "ps-error.h"
#include "ps-right.h"
#include "ps-text.h"
#include "ps-topics-shipped.h"
#include "ps-write-task.h"

/* As in the schema. */
#define MINUTES_MAX 480

typedef struct {
  PsTopicRow *row;
  gint64      id;
  gboolean    flag;
  gint64      now;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->row, ps_topic_row_free);
  g_free (change);
}

static Change *
change_new (PsTopics *self,
            gint64    id,
            gboolean  flag)
{
  Change *change = g_new0 (Change, 1);

  change->id = id;
  change->flag = flag;
  change->now = ps_clock_wall (self->clock);

  return change;
}

static gboolean
check (PsTopicRow  *row,
       GError     **error)
{
  char *title = ps_text_clean (row->title);

  g_free (row->title);
  row->title = title;

  if (*title == '\0')
    g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, _("Enter a title for the topic."));
  else if (row->minutes < 1 || row->minutes > MINUTES_MAX)
    g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                         _("A topic takes at least a minute and at most 8 hours."));
  else
    return TRUE;

  return FALSE;
}

static gboolean
save_topic (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Change *change = data;

  if (!check (change->row, error))
    return FALSE;

  if (change->row->id != 0)
    return ps_topic_store_save (conn, change->row, change->now, error) &&
           ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_TOPIC, change->row->id, NULL, error);

  /* A copy of a shipped topic is the clinic's own. */
  g_clear_pointer (&change->row->origin, g_free);
  change->row->uid = (PsUid) { 0 };

  return ps_topic_store_add (conn, change->row, change->now, error) &&
         ps_audit_note (conn, PS_AUDIT_ADD, PS_AUDIT_TOPIC, change->row->id, NULL, error);
}

/**
 * ps_topics_save_async:
 * @row: (transfer none): a topic; with the id 0 a new one
 *
 * A shipped topic counts as edited from then on: newer versions of Peerside leave it alone.
 *
 * Errors: %PS_ERROR_INVALID where there is no title or the minutes cannot be, %PS_ERROR_NOT_FOUND.
 */
void
ps_topics_save_async (PsTopics            *self,
                      const PsTopicRow    *row,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_TOPICS (self));
  g_return_if_fail (row != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_topics_save_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_TOPICS, task))
    return;

  change = change_new (self, row->id, FALSE);
  change->row = ps_topic_row_copy (row);
  ps_write_task_run_for_id (task, self->db, save_topic, change, change_free, &change->row->id);
}

/**
 * ps_topics_save_finish:
 *
 * Returns: the topic's id; 0 for an error
 */
gint64
ps_topics_save_finish (PsTopics      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  return ps_write_task_take_id (G_TASK (result), error);
}

static void
run (PsTopics            *self,
     Change              *change,
     PsDbWork             work,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data,
     gpointer             tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  if (ps_right_check_task (self->db, PS_RIGHT_TOPICS, task))
    ps_write_task_run (task, self->db, work, change, change_free);
  else
    change_free (change);
}

static gboolean
set_favourite (PsConn    *conn,
               gpointer   data,
               GError   **error)
{
  Change *change = data;

  return ps_topic_store_set_favourite (conn, change->id, change->flag, error);
}

void
ps_topics_set_favourite_async (PsTopics            *self,
                               gint64               id,
                               gboolean             favourite,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (PS_IS_TOPICS (self));

  run (self, change_new (self, id, favourite), set_favourite, cancellable, callback, user_data,
       ps_topics_set_favourite_async);
}

static gboolean
set_archived (PsConn    *conn,
              gpointer   data,
              GError   **error)
{
  Change *change = data;

  return ps_topic_store_set_archived (conn, change->id, change->flag, change->now, error) &&
         ps_audit_note (conn, change->flag ? PS_AUDIT_DELETE : PS_AUDIT_CHANGE, PS_AUDIT_TOPIC,
                        change->id, change->flag ? NULL : "back", error);
}

/**
 * ps_topics_archive_async:
 * @archived: %TRUE takes a topic out of the library; %FALSE is its undo
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
void
ps_topics_archive_async (PsTopics            *self,
                         gint64               id,
                         gboolean             archived,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (PS_IS_TOPICS (self));

  run (self, change_new (self, id, archived), set_archived, cancellable, callback, user_data,
       ps_topics_archive_async);
}

static gboolean
reset_topic (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  Change *change = data;

  return ps_topic_store_ship (conn, change->row, TRUE, change->now, error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_TOPIC, change->row->id, "as-shipped", error);
}

/* The topic as it is shipped today. */
static PsTopicRow *
find_shipped (PsTopics  *self,
              gint64     id,
              GError   **error)
{
  g_autoptr (PsTopicRow) row = ps_topic_store_get (ps_db_get_reader (self->db), id, error);
  const PsContentTopic *topic;

  if (row == NULL)
    return NULL;

  if (row->origin == NULL)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("This topic is your own; there is no other version of it."));
      return NULL;
    }

  topic = ps_content_find_topic (self->content, row->origin);
  if (topic == NULL)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                           _("This version of Peerside does not come with this topic any more."));
      return NULL;
    }

  return ps_topics_shipped_row (topic);
}

/**
 * ps_topics_reset_async:
 *
 * Puts a shipped topic back to the text it came with, in the language of the day.
 *
 * Errors: %PS_ERROR_INVALID for a topic of the clinic's own; %PS_ERROR_NOT_FOUND, also where this
 * version does not ship it any more.
 */
void
ps_topics_reset_async (PsTopics            *self,
                       gint64               id,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GError) error = NULL;
  PsTopicRow *row;
  Change *change;

  g_return_if_fail (PS_IS_TOPICS (self));

  row = find_shipped (self, id, &error);
  if (row == NULL)
    {
      g_task_report_error (self, callback, user_data, ps_topics_reset_async,
                           g_steal_pointer (&error));
      return;
    }

  change = change_new (self, id, FALSE);
  change->row = row;
  run (self, change, reset_topic, cancellable, callback, user_data, ps_topics_reset_async);
}

/**
 * ps_topics_finish:
 *
 * Returns: whether what was asked for was stored
 */
gboolean
ps_topics_finish (PsTopics      *self,
                  GAsyncResult  *result,
                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
