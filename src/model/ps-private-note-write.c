#include "ps-private-note-write.h"

#include <string.h>

#include "ps-audit-note.h"
#include "ps-secret.h"
#include "ps-session-store.h"

/**
 * PsPrivateNoteWrite:
 *
 * A private note on its way to the database. It is sealed on the writer's thread, inside the unit of
 * work, because only there is it certain which version it is.
 */
struct _PsPrivateNoteWrite
{
  PsKeys   *keys;
  gint64    session_id;
  PsSecret *text;
  gint64    wall;
};

/**
 * ps_private_note_write_new:
 * @keys: of its author
 * @text: what it says; copied
 * @wall: now, microseconds UTC
 *
 * Returns: (transfer full): what the two works below store
 */
PsPrivateNoteWrite *
ps_private_note_write_new (PsKeys      *keys,
                           gint64       session_id,
                           const char  *text,
                           gint64       wall)
{
  PsPrivateNoteWrite *write = g_new0 (PsPrivateNoteWrite, 1);

  write->keys = ps_keys_ref (keys);
  write->session_id = session_id;
  write->text = ps_secret_new (text, strlen (text));
  write->wall = wall;

  return write;
}

void
ps_private_note_write_free (gpointer data)
{
  PsPrivateNoteWrite *write = data;

  ps_keys_unref (write->keys);
  ps_secret_unref (write->text);
  g_free (write);
}

/**
 * ps_private_note_bind:
 *
 * Returns: where the note belongs, for its seal
 */
PsNoteBinding
ps_private_note_bind (const PsNoteRow *row)
{
  return (PsNoteBinding) {
    .note = row->uid,
    .session = row->session_uid,
    .author = row->author,
    .klass = PS_NOTE_PROCESS,
    .revision = row->revision,
    .epoch = row->epoch,
  };
}

static PsNoteRow *
seal (PsConn                    *conn,
      const PsPrivateNoteWrite  *write,
      guint                      revision,
      GError                   **error)
{
  g_autoptr (PsSessionRow) session = ps_session_store_get (conn, write->session_id, error);
  g_autoptr (PsNoteRow) row = ps_note_row_new ();
  PsNoteBinding binding;

  if (session == NULL)
    return NULL;

  row->uid = ps_uid_new (write->wall);
  row->session_id = write->session_id;
  row->session_uid = session->uid;
  row->class = g_strdup (PS_PRIVATE_NOTE_CLASS);
  row->author = *ps_keys_get_user_id (write->keys);
  row->revision = revision;
  row->epoch = ps_note_class_get_epoch (PS_NOTE_PROCESS, write->keys);
  row->written_at = write->wall;
  binding = ps_private_note_bind (row);
  row->sealed = ps_seal_note (write->keys, &binding, ps_secret_get_text (write->text),
                              ps_secret_get_size (write->text), error);

  return row->sealed != NULL ? g_steal_pointer (&row) : NULL;
}

/**
 * ps_private_note_write_draft:
 * @data: a #PsPrivateNoteWrite
 *
 * A #PsDbWork: stores the author's draft, in the place of the one there was.
 */
gboolean
ps_private_note_write_draft (PsConn    *conn,
                             gpointer   data,
                             GError   **error)
{
  g_autoptr (PsNoteRow) row = seal (conn, data, 0, error);

  return row != NULL && ps_note_store_put_draft (conn, row, error);
}

/**
 * ps_private_note_write_version:
 * @data: a #PsPrivateNoteWrite
 *
 * A #PsDbWork: stores a version for good, in the place of the draft.
 */
gboolean
ps_private_note_write_version (PsConn    *conn,
                               gpointer   data,
                               GError   **error)
{
  const PsPrivateNoteWrite *write = data;
  const PsUid *author = ps_keys_get_user_id (write->keys);
  g_autoptr (GError) local = NULL;
  g_autoptr (PsNoteRow) newest =
    ps_note_store_get_newest_by (conn, write->session_id, PS_PRIVATE_NOTE_CLASS, author, &local);
  g_autoptr (PsNoteRow) row = NULL;
  guint revision = newest != NULL ? newest->revision + 1 : 1;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  row = seal (conn, write, revision, error);

  return row != NULL && ps_note_store_add (conn, row, error) &&
         ps_note_store_delete_draft (conn, write->session_id, PS_PRIVATE_NOTE_CLASS, author, error) &&
         ps_audit_note (conn, revision > 1 ? PS_AUDIT_CHANGE : PS_AUDIT_ADD, PS_AUDIT_MEETING,
                        write->session_id, "private-note", error);
}
