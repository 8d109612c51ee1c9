#include "ps-debriefs-private.h"

#include "ps-not-seen.h"
#include "ps-right.h"

/**
 * PsDebriefs:
 *
 * The debriefs: which are owed, what they say to whoever holds the key, and what came of them.
 */

enum {
  PROP_0,
  PROP_WAITING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsDebriefs, ps_debriefs, G_TYPE_OBJECT)

/* A query is the set of meetings that a search found, or NULL for all. */
static void
free_query (gpointer query)
{
  if (query != NULL)
    g_hash_table_unref (query);
}

static GArray *
list_ids (PsConn         *conn,
          gconstpointer   query,
          gint            limit,
          GError        **error)
{
  if (!ps_roles_may (ps_conn_get_roles (conn), PS_RIGHT_DEBRIEFS))
    return g_array_new (FALSE, FALSE, sizeof (gint64));

  if (query != NULL)
    return ps_debrief_store_ids_of (conn, (GHashTable *) query, error);

  return ps_debrief_store_ids (conn, limit, error);
}

static GObject *
load (PsConn  *conn,
      gint64   id,
      GError **error)
{
  g_autoptr (PsDebriefRow) row = ps_debrief_store_get (conn, id, error);

  return row != NULL ? G_OBJECT (ps_debrief_new_from_row (row)) : NULL;
}

static void
reload (GObject *item,
        PsConn  *conn)
{
  PsDebrief *debrief = PS_DEBRIEF (item);
  g_autoptr (PsDebriefRow) row =
    ps_debrief_store_get (conn, ps_debrief_get_row (debrief)->id, NULL);

  if (row != NULL)
    ps_debrief_update (debrief, row);
}

static const char * const debrief_tables[] = { "debrief", "session", "support_group", NULL };

static const PsRowKind debrief_kind = {
  .tables = debrief_tables,
  .get_item_type = ps_debrief_get_type,
  .list_ids = list_ids,
  .load = load,
  .reload = reload,
};

static void
debrief_changed_cb (PsDebriefs *self)
{
  guint waiting;

  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_DEBRIEFS))
    return;

  if (!ps_debrief_store_count_waiting (ps_db_get_reader (self->db), &waiting, NULL) ||
      waiting == self->waiting)
    return;

  self->waiting = waiting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING]);
}

/* Somebody who is to be called may be gone. */
static void
people_changed_cb (PsDebriefs *self)
{
  ps_not_seen_let_go (self->db, self->clock);
}

static void
ps_debriefs_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PsDebriefs *self = PS_DEBRIEFS (object);

  switch (prop_id)
    {
    case PROP_WAITING:
      g_value_set_uint (value, self->waiting);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_debriefs_dispose (GObject *object)
{
  PsDebriefs *self = PS_DEBRIEFS (object);

  g_clear_object (&self->index);
  g_clear_object (&self->private_notes);
  g_clear_object (&self->names);
  g_clear_pointer (&self->keys, ps_keys_unref);
  g_clear_object (&self->db);

  G_OBJECT_CLASS (ps_debriefs_parent_class)->dispose (object);
}

static void
ps_debriefs_class_init (PsDebriefsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_debriefs_dispose;
  object_class->get_property = ps_debriefs_get_property;

  /**
   * PsDebriefs:waiting:
   *
   * How many debriefs are owed.
   */
  properties[PROP_WAITING] =
    g_param_spec_uint ("waiting", NULL, NULL,
                       0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_debriefs_init (PsDebriefs *self G_GNUC_UNUSED)
{
}

/**
 * ps_debriefs_new:
 * @clock: where the time comes from; outlives the debriefs
 * @keys: of who unlocked the vault
 *
 * Returns: (transfer full): the debriefs of @db
 */
PsDebriefs *
ps_debriefs_new (PsDb           *db,
                 const PsClock  *clock,
                 PsKeys         *keys)
{
  PsDebriefs *self = g_object_new (PS_TYPE_DEBRIEFS, NULL);

  self->db = g_object_ref (db);
  self->clock = clock;
  self->keys = ps_keys_ref (keys);
  self->names = ps_member_names_new (db);
  if (ps_roles_may (ps_db_get_roles (db), PS_RIGHT_DEBRIEFS))
    self->index = ps_debrief_index_new (db, keys);
  self->private_notes = ps_private_notes_new (db, clock, keys);
  g_signal_connect_object (db, "changed::debrief", G_CALLBACK (debrief_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (db, "changed::membership", G_CALLBACK (people_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (db, "changed::person", G_CALLBACK (people_changed_cb), self,
                           G_CONNECT_SWAPPED);
  debrief_changed_cb (self);

  return self;
}

/**
 * ps_debriefs_get_private_notes:
 *
 * Returns: (transfer none): what who has unlocked the vault writes for nobody but themselves
 */
PsPrivateNotes *
ps_debriefs_get_private_notes (PsDebriefs *self)
{
  g_return_val_if_fail (PS_IS_DEBRIEFS (self), NULL);

  return self->private_notes;
}

/**
 * ps_debriefs_count_waiting:
 *
 * Returns: how many debriefs are owed
 */
guint
ps_debriefs_count_waiting (PsDebriefs *self)
{
  g_return_val_if_fail (PS_IS_DEBRIEFS (self), 0);

  return self->waiting;
}

/**
 * ps_debriefs_list_new:
 *
 * Returns: (transfer full): a list of #PsDebrief, what is owed first, then the newest, that follows
 *   the database
 */
PsRowList *
ps_debriefs_list_new (PsDebriefs *self)
{
  g_return_val_if_fail (PS_IS_DEBRIEFS (self), NULL);

  return ps_row_list_new (self->db, &debrief_kind, PS_ROW_LIST_FIRST_PAGE,
                          NULL, free_query);
}

/**
 * ps_debriefs_list_search:
 * @list: from ps_debriefs_list_new()
 * @text: (nullable): what somebody typed; nothing for all
 *
 * Narrows @list to the debriefs that have every word of @text, each as a beginning, and to those beside
 * which who searches has a private note that does.
 *
 * Returns: whether the search could be made
 */
gboolean
ps_debriefs_list_search (PsDebriefs  *self,
                         PsRowList   *list,
                         const char  *text,
                         GError     **error)
{
  GHashTable *sessions;

  g_return_val_if_fail (PS_IS_DEBRIEFS (self), FALSE);

  if (!ps_right_check (self->db, PS_RIGHT_DEBRIEFS, error))
    return FALSE;

  if (!ps_debrief_index_search (self->index, text, &sessions, error))
    return FALSE;

  if (sessions != NULL && !ps_private_notes_search (self->private_notes, text, sessions, error))
    {
      g_hash_table_unref (sessions);
      return FALSE;
    }

  return ps_row_list_set_query (list, sessions, error);
}

/**
 * ps_debriefs_finish:
 *
 * Returns: whether what was asked for is stored
 */
gboolean
ps_debriefs_finish (PsDebriefs    *self,
                    GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
