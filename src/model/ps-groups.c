#include "ps-groups-private.h"

#include "ps-membership-store.h"
#include "ps-row-diff.h"
#include "ps-today.h"

/**
 * PsGroups:
 *
 * The support groups: what they are like (ps-groups-write.c), what their meetings are made of
 * (ps-groups-agenda.c) and when they meet (ps-groups-dates.c).
 *
 * There are few of them, so all are in memory: the list is a plain GListStore. The same group is the
 * same object everywhere.
 */
G_DEFINE_FINAL_TYPE (PsGroups, ps_groups, G_TYPE_OBJECT)

static void
count_members (PsGroups         *self,
               PsGroup          *group,
               const PsGroupRow *row)
{
  char today[PS_DATE_ISO_SIZE];
  guint n = 0;

  ps_today (self->clock, row->zone, today);
  if (ps_membership_store_count (ps_db_get_reader (self->db), row->id, today, &n, NULL))
    ps_group_set_member_count (group, n);
}

/* The one object for @id, brought up to date. */
static PsGroup *
take_group (PsGroups  *self,
            gint64     id,
            GError   **error)
{
  g_autoptr (PsGroupRow) row = ps_group_store_get (ps_db_get_reader (self->db), id, error);
  PsGroup *group;

  if (row == NULL)
    return NULL;

  group = g_hash_table_lookup (self->groups, &id);
  if (group != NULL)
    {
      ps_group_update (group, row);
    }
  else
    {
      group = ps_group_new_from_row (row);
      g_hash_table_insert (self->groups, g_memdup2 (&id, sizeof id), group);
    }
  count_members (self, group, row);

  return group;
}

/* Everything about the ones in hand that may be shown, archived ones included. */
static void
reload_all (PsGroups *self)
{
  g_autofree gpointer *ids = g_hash_table_get_keys_as_array (self->groups, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    take_group (self, *(gint64 *) ids[i], NULL);
}

static GArray *
listed_ids (PsGroups *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (PsGroup) group = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      gint64 id = ps_group_get_id (group);

      g_array_append_val (ids, id);
    }

  return ids;
}

static void
splice (PsGroups    *self,
        GArray      *ids,
        PsRowChange *change)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  for (guint i = 0; i < change->added; i++)
    {
      gint64 id = g_array_index (ids, gint64, change->position + i);
      PsGroup *group = g_hash_table_lookup (self->groups, &id);

      g_ptr_array_add (added, group);
    }

  g_list_store_splice (self->list, change->position, change->removed, added->pdata, added->len);
}

static void
refresh (PsGroups *self)
{
  g_autoptr (GArray) before = listed_ids (self);
  g_autoptr (GArray) ids = NULL;
  PsRowChange changes[2];
  guint n;

  reload_all (self);

  ids = ps_group_store_ids (ps_db_get_reader (self->db), FALSE, -1, NULL);
  if (ids == NULL)
    return;

  for (guint i = ids->len; i > 0; i--)
    {
      gint64 id = g_array_index (ids, gint64, i - 1);

      if (!g_hash_table_contains (self->groups, &id) && take_group (self, id, NULL) == NULL)
        g_array_remove_index (ids, i - 1);
    }

  n = ps_row_diff (before, ids, changes);
  for (guint i = 0; i < n; i++)
    splice (self, ids, &changes[i]);
}

static void
table_changed_cb (PsGroups *self)
{
  if (!ps_db_is_open (self->db) || self->serial == ps_db_get_serial (self->db))
    return;

  self->serial = ps_db_get_serial (self->db);
  refresh (self);
}

static void
db_closed_cb (PsGroups *self)
{
  g_list_store_remove_all (self->list);
  g_hash_table_remove_all (self->groups);
}

static void
ps_groups_dispose (GObject *object)
{
  PsGroups *self = PS_GROUPS (object);

  g_clear_object (&self->list);
  g_clear_object (&self->content);
  g_clear_object (&self->db);

  G_OBJECT_CLASS (ps_groups_parent_class)->dispose (object);
}

static void
ps_groups_finalize (GObject *object)
{
  PsGroups *self = PS_GROUPS (object);

  g_clear_pointer (&self->groups, g_hash_table_unref);

  G_OBJECT_CLASS (ps_groups_parent_class)->finalize (object);
}

static void
ps_groups_class_init (PsGroupsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_groups_dispose;
  object_class->finalize = ps_groups_finalize;
}

static void
ps_groups_init (PsGroups *self)
{
  self->list = g_list_store_new (PS_TYPE_GROUP);
  self->groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

/**
 * ps_groups_new:
 * @clock: (transfer none): says what time it is; outlives the service
 * @content: the built-in agendas
 *
 * Returns: (transfer full): the groups of @db
 */
PsGroups *
ps_groups_new (PsDb          *db,
               const PsClock *clock,
               PsContent     *content)
{
  static const char * const signals[] = {
    "changed::support_group", "changed::membership", "changed::person", NULL,
  };
  PsGroups *self;

  g_return_val_if_fail (PS_IS_DB (db), NULL);
  g_return_val_if_fail (clock != NULL, NULL);
  g_return_val_if_fail (PS_IS_CONTENT (content), NULL);

  self = g_object_new (PS_TYPE_GROUPS, NULL);
  self->db = g_object_ref (db);
  self->clock = clock;
  self->content = g_object_ref (content);
  self->serial = ps_db_get_serial (db);

  for (guint i = 0; signals[i] != NULL; i++)
    g_signal_connect_object (db, signals[i], G_CALLBACK (table_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (db, "closed", G_CALLBACK (db_closed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);

  return self;
}

/**
 * ps_groups_get_list:
 *
 * Returns: (transfer none): a list of PsGroup by name, without those that are archived
 */
GListModel *
ps_groups_get_list (PsGroups *self)
{
  g_return_val_if_fail (PS_IS_GROUPS (self), NULL);

  return G_LIST_MODEL (self->list);
}

/**
 * ps_groups_find:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the group, archived or not; the same object as in the list
 */
PsGroup *
ps_groups_find (PsGroups  *self,
                gint64     id,
                GError   **error)
{
  PsGroup *group;

  g_return_val_if_fail (PS_IS_GROUPS (self), NULL);

  group = g_hash_table_lookup (self->groups, &id);
  if (group == NULL)
    group = take_group (self, id, error);

  return group != NULL ? g_object_ref (group) : NULL;
}
