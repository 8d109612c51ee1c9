#include "ps-debrief-seal.h"

#include <string.h>

#include "ps-seal.h"

static GBytes *
seal_and_wipe (const PsKeys         *keys,
               const PsNoteBinding  *binding,
               char                 *text,
               GError              **error)
{
  gsize length = strlen (text);
  GBytes *sealed = ps_seal_note (keys, binding, text, length, error);

  explicit_bzero (text, length);
  g_free (text);

  return sealed;
}

/**
 * ps_debrief_seal:
 * @keys: of who writes it
 * @session_uid: what its meeting is called in the seal
 * @revision: from 1, or 0 for a draft
 * @wall: now, microseconds UTC
 *
 * Errors: %PS_ERROR_NOT_PERMITTED without the NOTES key.
 *
 * Returns: (transfer full): the note, ready to be stored
 */
PsNoteRow *
ps_debrief_seal (const PsKeys         *keys,
                 gint64                session_id,
                 const PsUid          *session_uid,
                 guint                 revision,
                 const PsDebriefText  *text,
                 gint64                wall,
                 GError              **error)
{
  g_autoptr (PsNoteRow) row = ps_note_row_new ();
  PsNoteBinding binding = { 0 };

  row->uid = ps_uid_new (wall);
  row->session_id = session_id;
  row->session_uid = *session_uid;
  row->class = g_strdup (ps_note_class_to_string (PS_NOTE_DEBRIEF));
  row->author = *ps_keys_get_user_id (keys);
  row->revision = revision;
  row->epoch = ps_note_class_get_epoch (PS_NOTE_DEBRIEF, keys);
  row->written_at = wall;

  binding.note = row->uid;
  binding.session = row->session_uid;
  binding.author = row->author;
  binding.klass = PS_NOTE_DEBRIEF;
  binding.revision = row->revision;
  binding.epoch = row->epoch;

  row->sealed = seal_and_wipe (keys, &binding, ps_debrief_text_to_json (text), error);

  return row->sealed != NULL ? g_steal_pointer (&row) : NULL;
}

/**
 * ps_debrief_unseal:
 *
 * Errors: %PS_ERROR_NOT_PERMITTED without the key of that epoch, %PS_ERROR_DAMAGED when the note was
 * altered or moved, %PS_ERROR_NEWER when a newer Peerside wrote it.
 *
 * Returns: (transfer full): what it says
 */
PsDebriefText *
ps_debrief_unseal (const PsKeys     *keys,
                   const PsNoteRow  *row,
                   GError          **error)
{
  PsNoteBinding binding = {
    .note = row->uid,
    .session = row->session_uid,
    .author = row->author,
    .klass = PS_NOTE_DEBRIEF,
    .revision = row->revision,
    .epoch = row->epoch,
  };
  g_autoptr (PsSecret) json = NULL;

  json = ps_unseal_note (keys, &binding, g_bytes_get_data (row->sealed, NULL),
                         g_bytes_get_size (row->sealed), error);
  if (json == NULL)
    return NULL;

  return ps_debrief_text_parse (ps_secret_get_text (json), (gssize) ps_secret_get_size (json),
                                error);
}

/* A follow-up may be about a meeting or about none; who wrote it is not recorded. */
static PsNoteBinding
bind_follow_up (const PsFollowUpRow *row)
{
  PsNoteBinding binding = {
    .note = row->uid,
    .session = row->session_uid,
    .klass = PS_NOTE_FOLLOW_UP,
    .revision = 1,
    .epoch = row->epoch,
  };

  return binding;
}

/**
 * ps_debrief_seal_follow_up:
 * @session_uid: what its meeting is called in the seal
 * @wall: now, microseconds UTC
 *
 * What the desk is to do stands in plain words, since the desk holds no key to anything else.
 *
 * Returns: (transfer full): the row that holds it
 */
PsFollowUpRow *
ps_debrief_seal_follow_up (const PsKeys      *keys,
                           const PsUid       *session_uid,
                           const PsFollowUp  *follow_up,
                           gint64             wall,
                           GError           **error)
{
  g_autoptr (PsFollowUpRow) row = ps_follow_up_row_new ();
  PsNoteBinding binding;

  row->id = follow_up->id;
  row->uid = ps_uid_new (wall);
  row->session_uid = *session_uid;
  row->person_id = follow_up->person_id;
  row->owner = g_strdup (follow_up->owner);
  row->due_on = g_strdup (follow_up->due_on);
  row->created_at = wall;
  row->done_at = follow_up->done ? wall : 0;

  if (g_str_equal (follow_up->owner, "desk"))
    {
      row->what = g_strdup (follow_up->what);
      return g_steal_pointer (&row);
    }

  row->epoch = ps_note_class_get_epoch (PS_NOTE_FOLLOW_UP, keys);
  binding = bind_follow_up (row);
  row->sealed = seal_and_wipe (keys, &binding, g_strdup (follow_up->what), error);

  return row->sealed != NULL ? g_steal_pointer (&row) : NULL;
}

/**
 * ps_debrief_unseal_follow_up:
 *
 * Errors: %PS_ERROR_NOT_PERMITTED, %PS_ERROR_DAMAGED.
 *
 * Returns: (transfer full): what it says
 */
PsFollowUp *
ps_debrief_unseal_follow_up (const PsKeys         *keys,
                             const PsFollowUpRow  *row,
                             GError              **error)
{
  g_autoptr (PsFollowUp) follow_up = ps_follow_up_new ();

  g_free (follow_up->owner);
  follow_up->id = row->id;
  follow_up->owner = g_strdup (row->owner);
  follow_up->person_id = row->person_id;
  follow_up->done = row->done_at != 0;
  follow_up->not_seen = row->not_seen;
  g_strlcpy (follow_up->due_on, row->due_on, sizeof follow_up->due_on);

  if (row->what == NULL)
    {
      PsNoteBinding binding = bind_follow_up (row);
      g_autoptr (PsSecret) text = NULL;

      text = ps_unseal_note (keys, &binding, g_bytes_get_data (row->sealed, NULL),
                             g_bytes_get_size (row->sealed), error);
      if (text == NULL)
        return NULL;

      g_free (follow_up->what);
      follow_up->what = g_strndup (ps_secret_get_text (text), ps_secret_get_size (text));
      return g_steal_pointer (&follow_up);
    }

  g_free (follow_up->what);
  follow_up->what = g_strdup (row->what);

  return g_steal_pointer (&follow_up);
}
