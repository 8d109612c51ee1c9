#include "ps-private-notes.h"

#include <string.h>

#include "ps-note-index.h"
#include "ps-note-store.h"
#include "ps-private-note-write.h"
#include "ps-right.h"
#include "ps-seal.h"
#include "ps-text.h"
#include "ps-topic-query.h"
#include "ps-write-task.h"

/**
 * PsPrivateNotes:
 *
 * What a professional writes about a meeting for nobody but themselves (a process note). It is sealed
 * to its author's own key, which no role and no recovery sheet holds: who is given a new key, because
 * their passphrase was forgotten, cannot open what they wrote before.
 *
 * A draft is written over; a version that was kept stays, and the next one is added to it.
 */
struct _PsPrivateNotes
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
  PsKeys        *keys;
  PsNoteIndex   *index;   /* nullable: made at the first search */
};

G_DEFINE_FINAL_TYPE (PsPrivateNotes, ps_private_notes, G_TYPE_OBJECT)

static PsSecret *
open_row (PsPrivateNotes   *self,
          const PsNoteRow  *row,
          GError          **error)
{
  PsNoteBinding binding = ps_private_note_bind (row);

  return ps_unseal_note (self->keys, &binding, g_bytes_get_data (row->sealed, NULL),
                         g_bytes_get_size (row->sealed), error);
}

/* Folded on both sides, as debriefs are. */
static gboolean
index_text (PsNoteIndex  *index,
            gint64        session_id,
            const char   *text,
            GError      **error)
{
  char *folded = ps_text_fold (text);
  gboolean ok = ps_note_index_put (index, session_id, folded, error);

  explicit_bzero (folded, strlen (folded));
  g_free (folded);

  return ok;
}

static PsNoteIndex *
make_index (PsPrivateNotes  *self,
            GError         **error)
{
  g_autoptr (PsNoteIndex) index = ps_note_index_new (error);
  g_autoptr (GPtrArray) rows = NULL;

  if (index != NULL)
    rows = ps_note_store_list_newest_by (ps_db_get_reader (self->db), PS_PRIVATE_NOTE_CLASS,
                                         ps_keys_get_user_id (self->keys), error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PsNoteRow *row = g_ptr_array_index (rows, i);
      g_autoptr (PsSecret) text = open_row (self, row, NULL);

      /* One that cannot be opened is not found; opening it says why. */
      if (text != NULL && !index_text (index, row->session_id, ps_secret_get_text (text), error))
        return NULL;
    }

  return rows != NULL ? g_steal_pointer (&index) : NULL;
}

static void
ps_private_notes_dispose (GObject *object)
{
  PsPrivateNotes *self = PS_PRIVATE_NOTES (object);

  g_clear_pointer (&self->index, ps_note_index_unref);
  g_clear_pointer (&self->keys, ps_keys_unref);
  g_clear_object (&self->db);

  G_OBJECT_CLASS (ps_private_notes_parent_class)->dispose (object);
}

static void
ps_private_notes_class_init (PsPrivateNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_private_notes_dispose;
}

static void
ps_private_notes_init (PsPrivateNotes *self G_GNUC_UNUSED)
{
}

/**
 * ps_private_notes_new:
 * @db: open
 * @clock: outlives the notes
 * @keys: whose notes
 *
 * Returns: (transfer full): the notes of who has unlocked the vault
 */
PsPrivateNotes *
ps_private_notes_new (PsDb          *db,
                      const PsClock *clock,
                      PsKeys        *keys)
{
  PsPrivateNotes *self = g_object_new (PS_TYPE_PRIVATE_NOTES, NULL);

  self->db = g_object_ref (db);
  self->clock = clock;
  self->keys = ps_keys_ref (keys);

  return self;
}

/**
 * ps_private_notes_are_mine_to_write:
 *
 * Returns: whether who has unlocked the vault keeps such notes
 */
gboolean
ps_private_notes_are_mine_to_write (PsPrivateNotes *self)
{
  g_return_val_if_fail (PS_IS_PRIVATE_NOTES (self), FALSE);

  return ps_right_check (self->db, PS_RIGHT_PROCESS_NOTES, NULL);
}

/**
 * ps_private_notes_load:
 * @session_id: about which meeting
 * @is_draft: (out) (optional): whether it is a draft
 * @n_versions: (out) (optional): how many versions were kept
 *
 * Errors: %PS_ERROR_NOT_PERMITTED for who keeps no such notes, %PS_ERROR_DAMAGED, which is also what
 * comes of a note from before its author was given new keys.
 *
 * Returns: (transfer full): one's own draft, or else the newest version; empty if there is neither
 */
PsSecret *
ps_private_notes_load (PsPrivateNotes  *self,
                       gint64           session_id,
                       gboolean        *is_draft,
                       guint           *n_versions,
                       GError         **error)
{
  g_autoptr (PsNoteRow) draft = NULL;
  g_autoptr (PsNoteRow) newest = NULL;
  g_autoptr (GError) local = NULL;
  const PsUid *author;
  PsConn *conn;

  g_return_val_if_fail (PS_IS_PRIVATE_NOTES (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_PROCESS_NOTES, error))
    return NULL;

  conn = ps_db_get_reader (self->db);
  author = ps_keys_get_user_id (self->keys);
  draft = ps_note_store_get_draft (conn, session_id, PS_PRIVATE_NOTE_CLASS, author, &local);
  if (local == NULL)
    newest = ps_note_store_get_newest_by (conn, session_id, PS_PRIVATE_NOTE_CLASS, author, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  if (is_draft != NULL)
    *is_draft = draft != NULL;
  if (n_versions != NULL)
    *n_versions = newest != NULL ? newest->revision : 0;
  if (draft == NULL && newest == NULL)
    return ps_secret_new ("", 0);

  return open_row (self, draft != NULL ? draft : newest, error);
}

/* What was stored is found by the next search, if there was one before. */
static void
start (PsPrivateNotes      *self,
       PsDbWork             work,
       gint64               session_id,
       const char          *text,
       GTask               *task)
{
  g_autoptr (GError) error = NULL;

  if (!ps_right_check_task (self->db, PS_RIGHT_PROCESS_NOTES, task))
    return;

  if (self->index != NULL && !index_text (self->index, session_id, text, &error))
    g_warning ("A private note cannot be searched yet: %s", error->message);
  ps_write_task_run (task, self->db, work,
                     ps_private_note_write_new (self->keys, session_id, text,
                                                ps_clock_wall (self->clock)),
                     ps_private_note_write_free);
}

/**
 * ps_private_notes_save_draft_async:
 * @text: what is written so far
 *
 * Seals the draft. Finish with ps_private_notes_finish().
 */
void
ps_private_notes_save_draft_async (PsPrivateNotes      *self,
                                   gint64               session_id,
                                   const char          *text,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PS_IS_PRIVATE_NOTES (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_private_notes_save_draft_async);
  start (self, ps_private_note_write_draft, session_id, text, task);
}

/**
 * ps_private_notes_keep_async:
 * @text: what it says
 *
 * Seals a version for good, in the place of the draft. Finish with ps_private_notes_finish().
 */
void
ps_private_notes_keep_async (PsPrivateNotes      *self,
                             gint64               session_id,
                             const char          *text,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PS_IS_PRIVATE_NOTES (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_private_notes_keep_async);
  start (self, ps_private_note_write_version, session_id, text, task);
}

/**
 * ps_private_notes_finish:
 *
 * Returns: whether it was stored
 */
gboolean
ps_private_notes_finish (PsPrivateNotes  *self,
                         GAsyncResult    *result,
                         GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ps_private_notes_search:
 * @text: what somebody typed
 * @sessions: a set of gint64: the meetings are added whose private note, of who searches, has every
 *   word of @text, each as a beginning
 *
 * Returns: whether the search could be made
 */
gboolean
ps_private_notes_search (PsPrivateNotes  *self,
                         const char      *text,
                         GHashTable      *sessions,
                         GError         **error)
{
  g_autofree char *folded = NULL;
  g_autofree char *match = NULL;
  g_autoptr (GHashTable) found = NULL;
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (PS_IS_PRIVATE_NOTES (self), FALSE);

  folded = ps_text_fold (text);
  match = ps_topic_query_new (folded);
  if (match == NULL || !ps_private_notes_are_mine_to_write (self))
    return TRUE;

  if (self->index == NULL)
    self->index = make_index (self, error);
  found = self->index != NULL ? ps_note_index_search (self->index, match, error) : NULL;
  if (found == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (sessions, g_memdup2 (key, sizeof (gint64)));

  return TRUE;
}
