#include "ps-debrief-write.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-note.h"
#include "ps-debrief-seal.h"
#include "ps-debrief-store.h"
#include "ps-error.h"
#include "ps-next-topic.h"
#include "ps-seal.h"
#include "ps-session-store.h"

/**
 * PsDebriefWrite:
 *
 * A debrief on its way to the database. It is sealed on the writer's thread, inside the unit of
 * work, because only there is it certain which revision it is.
 */
struct _PsDebriefWrite
{
  PsKeys        *keys;
  gint64         session_id;
  PsDebriefText *text;
  gint64         wall;
};

/**
 * ps_debrief_write_new:
 * @keys: of who writes it
 * @text: what it says; copied
 * @wall: now, microseconds UTC
 *
 * Returns: (transfer full): what the two works below store
 */
PsDebriefWrite *
ps_debrief_write_new (PsKeys               *keys,
                      gint64                session_id,
                      const PsDebriefText  *text,
                      gint64                wall)
{
  PsDebriefWrite *write = g_new0 (PsDebriefWrite, 1);

  write->keys = ps_keys_ref (keys);
  write->session_id = session_id;
  write->text = ps_debrief_text_copy (text);
  write->wall = wall;

  return write;
}

/**
 * ps_debrief_write_free:
 * @data: (transfer full) (nullable): is wiped and freed
 */
void
ps_debrief_write_free (gpointer data)
{
  PsDebriefWrite *write = data;

  if (write == NULL)
    return;

  ps_keys_unref (write->keys);
  ps_debrief_text_free (write->text);
  g_free (write);
}

static gboolean
check (const PsDebriefWrite  *write,
       GError               **error)
{
  for (guint i = 0; i < write->text->follow_ups->len; i++)
    {
      const PsFollowUp *follow_up = g_ptr_array_index (write->text->follow_ups, i);

      if (*follow_up->due_on == '\0')
        {
          g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                       _("Say by when “%s” is to be done."), follow_up->what);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * ps_debrief_write_draft:
 * @data: a #PsDebriefWrite
 *
 * A #PsDbWork: stores the author's draft, in the place of the one there was.
 *
 * Returns: whether it was stored
 */
gboolean
ps_debrief_write_draft (PsConn    *conn,
                        gpointer   data,
                        GError   **error)
{
  PsDebriefWrite *write = data;
  g_autoptr (PsSessionRow) session = ps_session_store_get (conn, write->session_id, error);
  g_autoptr (PsNoteRow) note = NULL;

  if (session == NULL)
    return FALSE;

  note = ps_debrief_seal (write->keys, write->session_id, &session->uid, 0,
                          write->text, write->wall, error);

  return note != NULL && ps_note_store_put_draft (conn, note, error);
}

static gboolean
add_revision (PsConn              *conn,
              PsDebriefWrite      *write,
              const PsSessionRow  *session,
              guint               *revision,
              GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  const char *class = ps_note_class_to_string (PS_NOTE_DEBRIEF);
  g_autoptr (PsNoteRow) newest = ps_note_store_get_newest (conn, write->session_id, class,
                                                           &local_error);
  g_autoptr (PsNoteRow) note = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *revision = newest != NULL ? newest->revision + 1 : 1;
  note = ps_debrief_seal (write->keys, write->session_id, &session->uid, *revision, write->text,
                          write->wall, error);

  return note != NULL && ps_note_store_add (conn, note, error) &&
         ps_note_store_delete_draft (conn, write->session_id, class,
                                     ps_keys_get_user_id (write->keys), error);
}

static gboolean
replace_follow_ups (PsConn              *conn,
                    PsDebriefWrite      *write,
                    const PsSessionRow  *session,
                    GError             **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_follow_up_row_free);

  for (guint i = 0; i < write->text->follow_ups->len; i++)
    {
      PsFollowUpRow *row =
        ps_debrief_seal_follow_up (write->keys, &session->uid,
                                   g_ptr_array_index (write->text->follow_ups, i),
                                   write->wall, error);

      if (row == NULL)
        return FALSE;

      g_ptr_array_add (rows, row);
    }

  return ps_follow_up_store_replace (conn, write->session_id, rows, error);
}

/**
 * ps_debrief_write_finish:
 * @data: a #PsDebriefWrite
 *
 * A #PsDbWork: a new revision in the place of the draft, its follow-ups, and the topic of the
 * group's next meeting if one was chosen.
 *
 * Errors: %PS_ERROR_INVALID when a follow-up has no day, %PS_ERROR_NOT_PERMITTED without the NOTES
 * key.
 *
 * Returns: whether all of it was stored
 */
gboolean
ps_debrief_write_finish (PsConn    *conn,
                         gpointer   data,
                         GError   **error)
{
  PsDebriefWrite *write = data;
  g_autoptr (PsSessionRow) session = NULL;
  guint revision;

  if (!check (write, error))
    return FALSE;

  session = ps_session_store_get (conn, write->session_id, error);
  if (session == NULL ||
      !add_revision (conn, write, session, &revision, error) ||
      !replace_follow_ups (conn, write, session, error) ||
      !ps_debrief_store_set_state (conn, write->session_id, "finished", write->wall, error))
    return FALSE;

  if (write->text->next_topic_id != 0 &&
      !ps_next_topic_set (conn, session->group_id, write->text->next_topic_id, write->wall, error))
    return FALSE;

  return ps_audit_note (conn, revision > 1 ? PS_AUDIT_CHANGE : PS_AUDIT_ADD, PS_AUDIT_MEETING,
                        write->session_id, "debrief", error);
}
