#include "ps-drafts.h"

#include "ps-draft-store.h"
#include "ps-seal.h"

/**
 * PsDrafts:
 *
 * What somebody had typed into a form, and not saved, when the vault was locked: it is there when
 * they come back, and nobody else can read it, whatever their role. A text that has a draft of its
 * own, such as a debrief, is not one of these.
 */
struct _PsDrafts
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
  PsKeys        *keys;
};

G_DEFINE_FINAL_TYPE (PsDrafts, ps_drafts, G_TYPE_OBJECT)

void
ps_draft_free (PsDraft *draft)
{
  g_free (draft->form);
  g_free (draft->object);
  g_clear_pointer (&draft->fields, g_variant_unref);
  g_free (draft);
}

/* What one piece of work on the writer needs. */
typedef struct {
  PsUid       author;
  PsDraftRow *row;
  gint64      wall;
} Work;

static Work *
work_new (PsDrafts   *self,
          const char *form,
          const char *object)
{
  Work *work = g_new0 (Work, 1);

  work->author = *ps_keys_get_user_id (self->keys);
  work->wall = ps_clock_wall (self->clock);
  work->row = ps_draft_row_new ();
  work->row->form = g_strdup (form);
  work->row->object = g_strdup (object);

  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  ps_draft_row_free (work->row);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static gboolean
put (PsConn    *conn,
     gpointer   data,
     GError   **error)
{
  Work *work = data;

  return ps_draft_store_put (conn, &work->author, work->row, work->wall, error);
}

static gboolean
remove_row (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Work *work = data;

  return ps_draft_store_remove (conn, &work->author, work->row->form, work->row->object, error);
}

static PsNoteBinding
binding_of (PsDrafts         *self,
            const PsDraftRow *row)
{
  return (PsNoteBinding) {
    .note = row->uid,
    .author = *ps_keys_get_user_id (self->keys),
    .klass = PS_NOTE_DRAFT,
  };
}

static void
ps_drafts_dispose (GObject *object)
{
  PsDrafts *self = PS_DRAFTS (object);

  g_clear_object (&self->db);
  g_clear_pointer (&self->keys, ps_keys_unref);

  G_OBJECT_CLASS (ps_drafts_parent_class)->dispose (object);
}

static void
ps_drafts_class_init (PsDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_drafts_dispose;
}

static void
ps_drafts_init (PsDrafts *self G_GNUC_UNUSED)
{
}

/**
 * ps_drafts_new:
 * @db: open
 * @clock: outlives the drafts
 * @keys: whose drafts
 *
 * Returns: (transfer full): the drafts of who has unlocked the vault
 */
PsDrafts *
ps_drafts_new (PsDb          *db,
               const PsClock *clock,
               PsKeys        *keys)
{
  PsDrafts *self = g_object_new (PS_TYPE_DRAFTS, NULL);

  self->db = g_object_ref (db);
  self->clock = clock;
  self->keys = ps_keys_ref (keys);

  return self;
}

/**
 * ps_drafts_keep:
 * @form: which form
 * @object: whom or what it is about; empty for somebody or something new
 * @fields: (transfer none): a{sv}, what is in the form
 *
 * Seals what was typed for its author and waits until it is on the disk: the vault is about to be
 * locked.
 *
 * Errors: those of ps_seal_note() and ps_db_write_sync().
 */
gboolean
ps_drafts_keep (PsDrafts    *self,
                const char  *form,
                const char  *object,
                GVariant    *fields,
                GError     **error)
{
  g_autoptr (GVariant) normal = g_variant_get_normal_form (fields);
  g_autoptr (Work) work = NULL;
  PsNoteBinding binding;

  g_return_val_if_fail (PS_IS_DRAFTS (self), FALSE);
  g_return_val_if_fail (g_variant_is_of_type (fields, G_VARIANT_TYPE_VARDICT), FALSE);

  work = work_new (self, form, object);
  work->row->uid = ps_uid_new (work->wall);
  binding = binding_of (self, work->row);
  work->row->sealed = ps_seal_note (self->keys, &binding, g_variant_get_data (normal),
                                    g_variant_get_size (normal), error);

  return work->row->sealed != NULL && ps_db_write_sync (self->db, put, work, error);
}

static PsDraft *
open_row (PsDrafts          *self,
          const PsDraftRow  *row,
          GError           **error)
{
  PsNoteBinding binding = binding_of (self, row);
  g_autoptr (PsSecret) text = ps_unseal_note (self->keys, &binding,
                                              g_bytes_get_data (row->sealed, NULL),
                                              g_bytes_get_size (row->sealed), error);
  g_autoptr (GBytes) bytes = NULL;
  PsDraft *draft;

  if (text == NULL)
    return NULL;

  /* A copy of its own, since a GVariant wants to be aligned and to last. */
  bytes = g_bytes_new (ps_secret_get_bytes (text), ps_secret_get_size (text));
  draft = g_new0 (PsDraft, 1);
  draft->form = g_strdup (row->form);
  draft->object = g_strdup (row->object);
  draft->fields = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes,
                                                                FALSE));

  return draft;
}

/**
 * ps_drafts_list:
 *
 * What waits for who has unlocked the vault. One that cannot be opened, because its author was given
 * new keys since, is left where it is.
 *
 * Returns: (transfer full) (element-type PsDraft) (nullable): the first to be kept first; %NULL with
 *   @error set when they cannot be read
 */
GPtrArray *
ps_drafts_list (PsDrafts  *self,
                GError   **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray *drafts;

  g_return_val_if_fail (PS_IS_DRAFTS (self), NULL);

  rows = ps_draft_store_list (ps_db_get_reader (self->db), ps_keys_get_user_id (self->keys), error);
  if (rows == NULL)
    return NULL;

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_draft_free);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GError) local = NULL;
      PsDraft *draft = open_row (self, g_ptr_array_index (rows, i), &local);

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
      else
        g_info ("A draft cannot be opened: %s", local->message);
    }

  return drafts;
}

/**
 * ps_drafts_drop:
 *
 * Forgets what was typed: it was saved, or is not wanted any more.
 */
void
ps_drafts_drop (PsDrafts   *self,
                const char *form,
                const char *object)
{
  g_return_if_fail (PS_IS_DRAFTS (self));

  if (ps_db_is_open (self->db))
    ps_db_write_async (self->db, remove_row, work_new (self, form, object), work_free, NULL, NULL,
                       NULL);
}
