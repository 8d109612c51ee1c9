#include "ps-debrief-index.h"

#include <string.h>

#include "ps-debrief-seal.h"
#include "ps-note-index.h"
#include "ps-seal.h"
#include "ps-text.h"
#include "ps-topic-query.h"

/* How many notes are opened in one job of the writer: some 20 ms, so that nobody who has something
 * to store waits for longer.
 */
#define CHUNK 100

/* How far the notes have been read: shared with the jobs that read them on the writer's thread. */
typedef struct {
  GMutex       mutex;
  PsKeys      *keys;
  PsNoteIndex *notes;
  gint64       after;
  gboolean     complete;
} Reading;

/**
 * PsDebriefIndex:
 *
 * What debriefs can be found by, made bit by bit after the vault was unlocked.
 *
 * The notes are opened on the writer's thread, since it has a connection and the window does not
 * wait for it. A search that comes earlier does the rest itself first: an answer that is late is
 * better than one that leaves something out.
 */
struct _PsDebriefIndex
{
  GObject  parent_instance;

  PsDb    *db;
  Reading *reading;
};

G_DEFINE_FINAL_TYPE (PsDebriefIndex, ps_debrief_index, G_TYPE_OBJECT)

static void
reading_clear (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->keys, ps_keys_unref);
  g_clear_pointer (&reading->notes, ps_note_index_unref);
  g_mutex_clear (&reading->mutex);
}

static void
reading_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, reading_clear);
}

/* Folded on both sides: "grosse" finds "Größe", which the tokenizer alone would not. */
static gboolean
put_text (PsNoteIndex          *notes,
          gint64                session_id,
          const PsDebriefText  *text,
          GError              **error)
{
  char *plain = ps_debrief_text_as_plain (text);
  char *folded = ps_text_fold (plain);
  gboolean ok = ps_note_index_put (notes, session_id, folded, error);

  explicit_bzero (plain, strlen (plain));
  explicit_bzero (folded, strlen (folded));
  g_free (plain);
  g_free (folded);

  return ok;
}

/* A note that this user has no key to, or that was altered, is not found; opening it says why. */
static gboolean
put_note (Reading          *reading,
          const PsNoteRow  *row,
          GError          **error)
{
  g_autoptr (PsDebriefText) text = ps_debrief_unseal (reading->keys, row, NULL);

  return text == NULL || put_text (reading->notes, row->session_id, text, error);
}

static gboolean
put_notes (Reading    *reading,
           GPtrArray  *rows,
           GError    **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const PsNoteRow *row = g_ptr_array_index (rows, i);

      if (!put_note (reading, row, error))
        return FALSE;

      reading->after = row->session_id;
    }
  reading->complete = rows->len < CHUNK;

  return TRUE;
}

/* A PsDbWork that only reads. */
static gboolean
read_chunk (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Reading *reading = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&reading->mutex);
  g_autoptr (GPtrArray) rows = NULL;

  rows = ps_note_store_list_newest (conn, ps_note_class_to_string (PS_NOTE_DEBRIEF),
                                    reading->after, CHUNK, error);
  if (rows == NULL)
    return FALSE;

  if (!ps_note_index_begin (reading->notes, error))
    return FALSE;

  if (!put_notes (reading, rows, error))
    {
      ps_note_index_end (reading->notes, NULL);
      return FALSE;
    }

  return ps_note_index_end (reading->notes, error);
}

static gboolean
is_complete (Reading *reading)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&reading->mutex);

  return reading->complete;
}

/* One chunk after the other, until all are read or the vault is locked. */
static void
read_on_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PsDebriefIndex) self = user_data;
  g_autoptr (GError) error = NULL;

  if (result != NULL && !ps_db_write_finish (PS_DB (source), result, &error))
    {
      g_warning ("The debriefs could not be made ready to be searched: %s", error->message);
      return;
    }

  if (!ps_db_is_open (self->db) || is_complete (self->reading))
    return;

  ps_db_write_async (self->db, read_chunk, g_atomic_rc_box_acquire (self->reading), reading_unref,
                     NULL, read_on_cb, g_object_ref (self));
}

static void
ps_debrief_index_finalize (GObject *object)
{
  PsDebriefIndex *self = PS_DEBRIEF_INDEX (object);

  g_clear_object (&self->db);
  g_clear_pointer (&self->reading, reading_unref);

  G_OBJECT_CLASS (ps_debrief_index_parent_class)->finalize (object);
}

static void
ps_debrief_index_class_init (PsDebriefIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ps_debrief_index_finalize;
}

static void
ps_debrief_index_init (PsDebriefIndex *self G_GNUC_UNUSED)
{
}

/**
 * ps_debrief_index_new:
 * @keys: of who unlocked the vault
 *
 * Returns: (transfer full): an index that begins to read
 */
PsDebriefIndex *
ps_debrief_index_new (PsDb   *db,
                      PsKeys *keys)
{
  PsDebriefIndex *self = g_object_new (PS_TYPE_DEBRIEF_INDEX, NULL);
  g_autoptr (GError) error = NULL;

  self->db = g_object_ref (db);
  self->reading = g_atomic_rc_box_new0 (Reading);
  g_mutex_init (&self->reading->mutex);
  self->reading->keys = ps_keys_ref (keys);
  self->reading->notes = ps_note_index_new (&error);
  if (self->reading->notes == NULL)
    g_error ("No index could be made in memory: %s", error->message);

  read_on_cb (NULL, NULL, g_object_ref (self));

  return self;
}

/**
 * ps_debrief_index_put:
 * @session_id: whose debrief it is
 * @text: what it says now
 *
 * Returns: whether it can be found
 */
gboolean
ps_debrief_index_put (PsDebriefIndex       *self,
                      gint64                session_id,
                      const PsDebriefText  *text,
                      GError              **error)
{
  g_return_val_if_fail (PS_IS_DEBRIEF_INDEX (self), FALSE);

  return put_text (self->reading->notes, session_id, text, error);
}

/**
 * ps_debrief_index_search:
 * @text: (nullable): what somebody typed
 * @sessions: (out) (transfer full) (nullable): the ids of the meetings whose debriefs have every
 *   word of @text, each as a beginning, as a set of gint64; %NULL when there is no word in @text
 *
 * Returns: whether the search could be made
 */
gboolean
ps_debrief_index_search (PsDebriefIndex  *self,
                         const char      *text,
                         GHashTable     **sessions,
                         GError         **error)
{
  g_autofree char *folded = NULL;
  g_autofree char *match = NULL;

  g_return_val_if_fail (PS_IS_DEBRIEF_INDEX (self), FALSE);

  *sessions = NULL;
  folded = ps_text_fold (text);
  match = ps_topic_query_new (folded);
  if (match == NULL)
    return TRUE;

  while (!is_complete (self->reading))
    {
      if (!read_chunk (ps_db_get_reader (self->db), self->reading, error))
        return FALSE;
    }

  *sessions = ps_note_index_search (self->reading->notes, match, error);

  return *sessions != NULL;
}
