#include "ps-debriefs-private.h"

#include <glib/gi18n-lib.h>

#include "ps-debrief-seal.h"
#include "ps-debrief-write.h"
#include "ps-error.h"
#include "ps-right.h"
#include "ps-seal.h"
#include "ps-session-store.h"
#include "ps-write-task.h"

/* Which follow-ups are done, and their ids, stand in their own rows, not in the sealed text. */
static gboolean
take_follow_ups (PsDebriefs     *self,
                 gint64          session_id,
                 PsDebriefText  *text,
                 GError        **error)
{
  g_autoptr (GPtrArray) rows =
    ps_follow_up_store_list (ps_db_get_reader (self->db), session_id, error);

  if (rows == NULL)
    return FALSE;

  g_ptr_array_set_size (text->follow_ups, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      PsFollowUp *follow_up =
        ps_debrief_unseal_follow_up (self->keys, g_ptr_array_index (rows, i), error);

      if (follow_up == NULL)
        return FALSE;

      g_ptr_array_add (text->follow_ups, follow_up);
    }

  return TRUE;
}

static PsDebriefText *
begin_text (PsDebriefs  *self,
            gint64       session_id,
            GError     **error)
{
  g_autoptr (PsSessionRow) session =
    ps_session_store_get (ps_db_get_reader (self->db), session_id, error);
  PsDebriefText *text;

  if (session == NULL)
    return NULL;

  text = ps_debrief_text_new ();
  g_free (text->peer_leader);
  g_free (text->professional);
  text->peer_leader = g_strdup (session->peer_leader);
  text->professional = g_strdup (session->professional);

  return text;
}

/**
 * ps_debriefs_load:
 * @session_id: whose debrief
 *
 * Errors: %PS_ERROR_NOT_PERMITTED without the NOTES key, %PS_ERROR_NOT_FOUND, %PS_ERROR_DAMAGED.
 *
 * Returns: (transfer full): one's own draft; where there is none the newest revision; where there is
 *   none either, a text in which only the names of who led the meeting are filled in
 */
PsDebriefText *
ps_debriefs_load (PsDebriefs  *self,
                  gint64       session_id,
                  GError     **error)
{
  const char *class = ps_note_class_to_string (PS_NOTE_DEBRIEF);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PsNoteRow) note = NULL;
  g_autoptr (PsDebriefText) text = NULL;
  PsConn *conn;

  g_return_val_if_fail (PS_IS_DEBRIEFS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_DEBRIEFS, error))
    return NULL;

  if (!ps_keys_has_notes (self->keys))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_PERMITTED,
                           ps_right_get_refusal (PS_RIGHT_DEBRIEFS));
      return NULL;
    }

  conn = ps_db_get_reader (self->db);
  note = ps_note_store_get_draft (conn, session_id, class, ps_keys_get_user_id (self->keys),
                                  &local_error);
  if (note == NULL && local_error == NULL)
    note = ps_note_store_get_newest (conn, session_id, class, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (note == NULL)
    return begin_text (self, session_id, error);

  text = ps_debrief_unseal (self->keys, note, error);
  if (text == NULL)
    return NULL;

  if (note->revision > 0 && !take_follow_ups (self, session_id, text, error))
    return NULL;

  return g_steal_pointer (&text);
}

/**
 * ps_debriefs_save_draft_async:
 * @text: what is written so far; copied
 *
 * Stores one's own draft. Finish with ps_debriefs_finish().
 */
void
ps_debriefs_save_draft_async (PsDebriefs           *self,
                              gint64                session_id,
                              const PsDebriefText  *text,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data)
{
  GTask *task;

  g_return_if_fail (PS_IS_DEBRIEFS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_debriefs_save_draft_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_DEBRIEFS, task))
    return;
  ps_write_task_run (task, self->db, ps_debrief_write_draft,
                     ps_debrief_write_new (self->keys, session_id, text,
                                           ps_clock_wall (self->clock)),
                     ps_debrief_write_free);
}

typedef struct {
  gint64         session_id;
  PsDebriefText *text;
} Finished;

static void
finished_free (gpointer data)
{
  Finished *finished = data;

  ps_debrief_text_free (finished->text);
  g_free (finished);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  PsDebriefs *self = g_task_get_source_object (task);
  Finished *finished = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) index_error = NULL;

  if (!ps_db_write_finish (PS_DB (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* It is stored, which is what was asked for; to be found it can wait for the next unlock. */
  if (self->index != NULL &&
      !ps_debrief_index_put (self->index, finished->session_id, finished->text, &index_error))
    g_warning ("A debrief cannot be searched yet: %s", index_error->message);

  g_task_return_boolean (task, TRUE);
}

/**
 * ps_debriefs_finish_async:
 * @text: what it says; copied
 *
 * Seals a new revision, stores the follow-ups and queues the next topic, as one unit of work. Finish
 * with ps_debriefs_finish().
 */
void
ps_debriefs_finish_async (PsDebriefs           *self,
                          gint64                session_id,
                          const PsDebriefText  *text,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  GTask *task;
  Finished *finished;

  g_return_if_fail (PS_IS_DEBRIEFS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_debriefs_finish_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_DEBRIEFS, task))
    return;

  finished = g_new0 (Finished, 1);
  finished->session_id = session_id;
  finished->text = ps_debrief_text_copy (text);
  g_task_set_task_data (task, finished, finished_free);
  ps_db_write_async (self->db, ps_debrief_write_finish,
                     ps_debrief_write_new (self->keys, session_id, text,
                                           ps_clock_wall (self->clock)),
                     ps_debrief_write_free,
                     cancellable, finished_cb, task);
}
