#include "ps-row-list.h"

#include "ps-error.h"
#include "ps-row-diff.h"
#include "ps-row-stand-ins.h"

/**
 * PsRowList:
 *
 * A GListModel over the ids that a query gave: 8 bytes a row, and an object (see PsRowPool) only for
 * the rows that somebody looks at.
 *
 * When a table changes, the list reports the smallest run of positions that differs, which keeps a
 * view's place and selection. When the database is closed the list is empty. A view must never be
 * given %NULL for a row (GtkListView would not survive it), so a row that cannot be read is stood in
 * for by an object of the type with nothing in it, and why is in the "error" property.
 */
struct _PsRowList
{
  GObject          parent_instance;

  PsDb            *db;
  const PsRowKind *kind;
  PsRowListFlags   flags;
  PsRowPool       *pool;      /* (unowned): the database's */
  gpointer         query;
  GDestroyNotify   query_free;

  GArray          *ids;
  GHashTable      *stand_ins; /* (nullable): the ids of rows that could not be read */
  GError          *error;
  guint            serial;
  guint            later_id;  /* the source that will look at everything again */
};

/* For a page that forgot to say that it has been painted. After a search the rows in sight are painted
 * sooner, and whoever types on need not wait for rows that the next key takes away again. */
#define REST_AFTER_MS        1000
#define REST_AFTER_SEARCH_MS 100

enum {
  PROP_0,
  PROP_N_ITEMS,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_error (PsRowList *self,
           GError    *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static gboolean
refresh (PsRowList  *self,
         gint        limit,
         GError    **error)
{
  GArray *ids = self->kind->list_ids (ps_db_get_reader (self->db), self->query, limit, error);

  if (ids == NULL)
    return FALSE;

  if (limit < 0)
    g_clear_handle_id (&self->later_id, g_source_remove);
  ps_row_diff_apply (G_LIST_MODEL (self), &self->ids, ids);

  return TRUE;
}

/* As refresh(), for when nobody is there to take the error but those who look at the list. */
static void
refresh_and_keep_error (PsRowList *self,
                        gint       limit)
{
  GError *error = NULL;

  if (!ps_db_is_open (self->db))
    return;

  refresh (self, limit, &error);
  set_error (self, error);
}

static gboolean
later_cb (gpointer user_data)
{
  PsRowList *self = user_data;

  self->later_id = 0;
  refresh_and_keep_error (self, -1);

  return G_SOURCE_REMOVE;
}

/* The reader sees a commit a moment before the signal about it comes, so a row that has just been
 * deleted may be asked for once more. Looking again soon takes it off the list; it is not done on
 * the spot, because a view that asks for a row does not expect the list to change.
 */
static GObject *
stand_in (PsRowList *self,
          gint64     id,
          GError    *error)
{
  ps_row_stand_ins_add (&self->stand_ins, id);

  if (!g_error_matches (error, PS_ERROR, PS_ERROR_NOT_FOUND))
    set_error (self, g_error_copy (error));
  else if (self->later_id == 0)
    self->later_id = g_idle_add (later_cb, self);

  return g_object_new (self->kind->get_item_type (), NULL);
}

/* As refresh(), but with the first page where the list may begin with it, and the rest later. */
static gboolean
begin (PsRowList  *self,
       guint       rest_after_ms,
       GError    **error)
{
  if ((self->flags & PS_ROW_LIST_FIRST_PAGE) == 0)
    return refresh (self, -1, error);

  if (!refresh (self, PS_ROW_LIST_FIRST, error))
    return FALSE;

  g_clear_handle_id (&self->later_id, g_source_remove);
  if (self->ids->len == PS_ROW_LIST_FIRST)
    self->later_id = g_timeout_add_full (G_PRIORITY_LOW, rest_after_ms, later_cb, self, NULL);

  return TRUE;
}

static GType
ps_row_list_get_item_type (GListModel *model)
{
  return PS_ROW_LIST (model)->kind->get_item_type ();
}

static guint
ps_row_list_get_n_items (GListModel *model)
{
  return PS_ROW_LIST (model)->ids->len;
}

static gpointer
ps_row_list_get_item (GListModel *model,
                      guint       position)
{
  PsRowList *self = PS_ROW_LIST (model);
  g_autoptr (GError) error = NULL;
  gint64 id = ps_row_list_get_id (self, position);
  GObject *item;

  if (position >= self->ids->len)
    return NULL;

  item = ps_row_pool_get_item (self->pool, id, &error);

  return item != NULL ? item : stand_in (self, id, error);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = ps_row_list_get_item_type;
  iface->get_n_items = ps_row_list_get_n_items;
  iface->get_item = ps_row_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PsRowList, ps_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
table_changed_cb (PsRowList *self)
{
  if (self->serial == ps_db_get_serial (self->db))
    return;

  self->serial = ps_db_get_serial (self->db);
  refresh_and_keep_error (self, -1);
  ps_row_pool_forget_pages (self->pool, self->ids->len);
  ps_row_stand_ins_replace (&self->stand_ins, self);
}

static void
db_closed_cb (PsRowList *self)
{
  g_clear_handle_id (&self->later_id, g_source_remove);
  ps_row_diff_apply (G_LIST_MODEL (self), &self->ids, g_array_new (FALSE, FALSE, sizeof (gint64)));
}

static void
ps_row_list_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PsRowList *self = PS_ROW_LIST (object);

  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;

    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_row_list_dispose (GObject *object)
{
  PsRowList *self = PS_ROW_LIST (object);

  g_clear_handle_id (&self->later_id, g_source_remove);

  G_OBJECT_CLASS (ps_row_list_parent_class)->dispose (object);
}

/* The database goes last of all: a view may ask for rows for as long as there is a list. */
static void
ps_row_list_finalize (GObject *object)
{
  PsRowList *self = PS_ROW_LIST (object);

  if (self->query_free != NULL)
    self->query_free (self->query);
  g_clear_pointer (&self->stand_ins, g_hash_table_unref);
  g_clear_error (&self->error);
  g_array_unref (self->ids);
  g_clear_object (&self->db);

  G_OBJECT_CLASS (ps_row_list_parent_class)->finalize (object);
}

static void
ps_row_list_class_init (PsRowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ps_row_list_dispose;
  object_class->finalize = ps_row_list_finalize;
  object_class->get_property = ps_row_list_get_property;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_row_list_init (PsRowList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * ps_row_list_new:
 * @db: where the rows are
 * @kind: (transfer none): which rows; must outlive the list
 * @flags: whether to begin with the first page, now and at each new query
 * @query: (transfer full) (nullable): handed to the kind's list_ids
 * @query_free: (nullable): how to free @query
 *
 * Returns: (transfer full): a list that follows the tables
 */
PsRowList *
ps_row_list_new (PsDb            *db,
                 const PsRowKind *kind,
                 PsRowListFlags   flags,
                 gpointer         query,
                 GDestroyNotify   query_free)
{
  PsRowList *self;

  g_return_val_if_fail (PS_IS_DB (db), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (PS_TYPE_ROW_LIST, NULL);
  self->db = g_object_ref (db);
  self->kind = kind;
  self->flags = flags;
  self->query = query;
  self->query_free = query_free;
  self->serial = ps_db_get_serial (db);

  /* The pool comes first, so that the rows are up to date when their order is looked at. */
  self->pool = ps_row_pool_get (db, kind);

  for (guint i = 0; kind->tables[i] != NULL; i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", kind->tables[i], NULL);

      g_signal_connect_object (db, signal, G_CALLBACK (table_changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (db, "closed", G_CALLBACK (db_closed_cb), self, G_CONNECT_SWAPPED);

  if (ps_db_is_open (db))
    {
      GError *error = NULL;

      begin (self, REST_AFTER_MS, &error);
      set_error (self, error);
    }

  return self;
}

/**
 * ps_row_list_set_query:
 * @query: (transfer full) (nullable): as for ps_row_list_new()
 *
 * Shows other rows of the same kind; with PS_ROW_LIST_FIRST_PAGE the first of them now, and the rest
 * a moment later. After an error the list still shows what it showed.
 *
 * Returns: whether the rows could be listed
 */
gboolean
ps_row_list_set_query (PsRowList  *self,
                       gpointer    query,
                       GError    **error)
{
  g_return_val_if_fail (PS_IS_ROW_LIST (self), FALSE);

  if (self->query_free != NULL)
    self->query_free (self->query);
  self->query = query;

  return !ps_db_is_open (self->db) || begin (self, REST_AFTER_SEARCH_MS, error);
}

/**
 * ps_row_list_load_rest:
 *
 * Lists what PS_ROW_LIST_FIRST_PAGE left out, if it has not been done yet.
 */
void
ps_row_list_load_rest (PsRowList *self)
{
  g_return_if_fail (PS_IS_ROW_LIST (self));

  if (self->later_id == 0)
    return;

  refresh_and_keep_error (self, -1);
  ps_row_pool_forget_pages (self->pool, self->ids->len);
}

/**
 * ps_row_list_get_id:
 *
 * Returns: the id of the row at @position, without making an object of it; 0 beyond the end
 */
gint64
ps_row_list_get_id (PsRowList *self,
                    guint      position)
{
  g_return_val_if_fail (PS_IS_ROW_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * ps_row_list_find:
 * @position: (out) (optional): where it is
 *
 * Returns: whether the row with @id is in the list
 */
gboolean
ps_row_list_find (PsRowList *self,
                  gint64     id,
                  guint     *position)
{
  g_return_val_if_fail (PS_IS_ROW_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }

  return FALSE;
}
