#include "ps-row-pool.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-memory.h"

/**
 * PsRowPool:
 *
 * The objects that stand for rows of one kind, wherever they are shown: the same row is the same
 * object in every list.
 *
 * An object is made when somebody asks for it and lives as long as somebody holds it; the pool
 * itself holds only the few that were made last. It is kept by the database and ends with it.
 */
struct _PsRowPool
{
  PsDb       *db;      /* (unowned): it owns the pool */
  GObject  *(*load)   (PsConn *, gint64, GError **);
  void      (*reload) (GObject *, PsConn *);
  GHashTable *tables;  /* the interned names of those followed */
  GHashTable *slots;   /* id → Slot, of the objects that live */
  GQueue      recent;  /* strong references, newest first */
  guint       serial;  /* of the commit that was answered last */
  gboolean    forgot;  /* the reader's pages, and after which commit */
  guint       forgot_after;
};

/* A GtkListView holds about 200 rows around the ones in sight, and asks for them twice when it is
 * first shown.
 */
#define N_RECENT 256

/* From how many rows on what was read to list them is worth letting go of. */
#define MANY 10000

typedef struct {
  gint64     id;
  PsRowPool *pool;
  GObject   *item;  /* (unowned) */
} Slot;

static void
item_gone_cb (gpointer  user_data,
              GObject  *item G_GNUC_UNUSED)
{
  Slot *slot = user_data;

  slot->item = NULL;
  g_hash_table_remove (slot->pool->slots, &slot->id);
}

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  if (slot->item != NULL)
    g_object_weak_unref (slot->item, item_gone_cb, slot);
  g_free (slot);
}

static void
remember (PsRowPool *self,
          gint64     id,
          GObject   *item)
{
  Slot *slot = g_new0 (Slot, 1);

  slot->id = id;
  slot->pool = self;
  slot->item = item;
  g_object_weak_ref (item, item_gone_cb, slot);
  g_hash_table_insert (self->slots, &slot->id, slot);

  g_queue_push_head (&self->recent, g_object_ref (item));
  while (self->recent.length > N_RECENT)
    g_object_unref (g_queue_pop_tail (&self->recent));
}

/* Reading a row again notifies its properties, and a view may answer by asking for more rows, so the
 * live objects are gathered before the first is touched.
 */
static void
reload_live_items (PsRowPool *self)
{
  g_autoptr (GPtrArray) live = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    g_ptr_array_add (live, g_object_ref (((Slot *) slot)->item));

  for (guint i = 0; i < live->len && ps_db_is_open (self->db); i++)
    self->reload (g_ptr_array_index (live, i), ps_db_get_reader (self->db));
}

static void
table_changed_cb (PsRowPool *self)
{
  if (!ps_db_is_open (self->db) || self->serial == ps_db_get_serial (self->db))
    return;

  self->serial = ps_db_get_serial (self->db);
  reload_live_items (self);
}

static void
db_closed_cb (PsRowPool *self)
{
  g_queue_clear_full (&self->recent, g_object_unref);
}

static void
follow_tables (PsRowPool          *self,
               const char * const *tables)
{
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", tables[i], NULL);

      if (g_hash_table_add (self->tables, (gpointer) g_intern_string (tables[i])))
        g_signal_connect_swapped (self->db, signal, G_CALLBACK (table_changed_cb), self);
    }
}

static void
pool_free (gpointer data)
{
  PsRowPool *self = data;

  g_queue_clear_full (&self->recent, g_object_unref);
  g_hash_table_unref (self->slots);
  g_hash_table_unref (self->tables);
  g_free (self);
}

/**
 * ps_row_pool_get:
 * @kind: what kind of rows; the lists made of it and of others with the same load share the pool
 *
 * Returns: (transfer none): the objects of @db's rows of that kind
 */
PsRowPool *
ps_row_pool_get (PsDb            *db,
                 const PsRowKind *kind)
{
  g_autofree char *key = g_strdup_printf ("ps-row-pool-%p", (gpointer) kind->load);
  PsRowPool *self = g_object_get_data (G_OBJECT (db), key);

  if (self == NULL)
    {
      self = g_new0 (PsRowPool, 1);
      self->db = db;
      self->load = kind->load;
      self->reload = kind->reload;
      self->serial = ps_db_get_serial (db);
      self->tables = g_hash_table_new (NULL, NULL);
      self->slots = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, slot_free);
      g_queue_init (&self->recent);

      g_signal_connect_swapped (db, "closed", G_CALLBACK (db_closed_cb), self);
      g_object_set_data_full (G_OBJECT (db), key, self, pool_free);
    }

  follow_tables (self, kind->tables);

  return self;
}

/**
 * ps_row_pool_get_item:
 *
 * Errors: %PS_ERROR_NOT_FOUND where the row has gone, or the vault is closed; what the reader says.
 *
 * Returns: (transfer full) (nullable): the one object for the row
 */
GObject *
ps_row_pool_get_item (PsRowPool  *self,
                      gint64      id,
                      GError    **error)
{
  Slot *slot = g_hash_table_lookup (self->slots, &id);
  GObject *item;

  if (slot != NULL)
    return g_object_ref (slot->item);

  if (!ps_db_is_open (self->db))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND, _("The vault is locked."));
      return NULL;
    }

  item = self->load (ps_db_get_reader (self->db), id, error);
  if (item != NULL)
    remember (self, id, item);

  return item;
}

/**
 * ps_row_pool_forget_pages:
 * @n_listed: how many rows were listed just now
 *
 * Lets go of what the reader has read, if that was much and nothing goes on from it: a whole list was
 * read for the first time, or because somebody wrote, which has the reader forget its pages anyway.
 * What was read for a search stays, for the next letter, and so does what is read again although nobody
 * wrote: it may be read a third time.
 */
void
ps_row_pool_forget_pages (PsRowPool *self,
                          guint      n_listed)
{
  guint serial = ps_db_get_serial (self->db);

  if (n_listed < MANY || !ps_db_is_open (self->db) ||
      (self->forgot && self->forgot_after == serial))
    return;

  self->forgot = TRUE;
  self->forgot_after = serial;
  ps_conn_forget_pages (ps_db_get_reader (self->db));
  ps_memory_give_back ();
}

/**
 * ps_row_pool_n_live:
 *
 * Returns: how many rows have an object at the moment
 */
guint
ps_row_pool_n_live (PsRowPool *self)
{
  return g_hash_table_size (self->slots);
}
