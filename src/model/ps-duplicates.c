#include "ps-duplicates.h"

#include <string.h>

#include "ps-audit-note.h"
#include "ps-conn-actor.h"
#include "ps-contact-store.h"
#include "ps-distinct-store.h"
#include "ps-known-store.h"
#include "ps-likeness.h"
#include "ps-right.h"
#include "ps-text.h"
#include "ps-write-task.h"

/**
 * PsDuplicates:
 *
 * Records on the roster that may be of one person. It finds them and says why; that they are one, or
 * two, a person says.
 */
struct _PsDuplicates
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
};

G_DEFINE_FINAL_TYPE (PsDuplicates, ps_duplicates, G_TYPE_OBJECT)

/* Who begins with the same letters is looked at for somebody who is typed. */
#define N_CANDIDATES 30

/* What stands for somebody who is typed and has no record yet. */
#define TYPED_ID (-1)

static void
ps_duplicates_dispose (GObject *object)
{
  g_clear_object (&PS_DUPLICATES (object)->db);

  G_OBJECT_CLASS (ps_duplicates_parent_class)->dispose (object);
}

static void
ps_duplicates_class_init (PsDuplicatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_duplicates_dispose;
}

static void
ps_duplicates_init (PsDuplicates *self G_GNUC_UNUSED)
{
}

/**
 * ps_duplicates_new:
 * @clock: (transfer none): says what time it is; outlives the service
 *
 * Returns: (transfer full): what looks alike in @db
 */
PsDuplicates *
ps_duplicates_new (PsDb          *db,
                   const PsClock *clock)
{
  PsDuplicates *self;

  g_return_val_if_fail (PS_IS_DB (db), NULL);
  g_return_val_if_fail (clock != NULL, NULL);

  self = g_object_new (PS_TYPE_DUPLICATES, NULL);
  self->db = g_object_ref (db);
  self->clock = clock;

  return self;
}

static char **
folds_of (GPtrArray *ways)
{
  GPtrArray *folds = g_ptr_array_new ();

  for (guint i = 0; ways != NULL && i < ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (ways, i);

      g_ptr_array_add (folds, ps_contact_way_fold (way->kind, way->value));
    }
  g_ptr_array_add (folds, NULL);

  return (char **) g_ptr_array_free (folds, FALSE);
}

static gboolean
add_found (PsConn      *conn,
           GHashTable  *ids,
           const char  *text,
           GError     **error)
{
  g_autoptr (GArray) found = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;

  found = ps_member_store_search (conn, text, 0, NULL, N_CANDIDATES, error);
  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (ids, g_memdup2 (&g_array_index (found, gint64, i), sizeof (gint64)));

  return TRUE;
}

/* A name as it is, and with two letters for one and the other way round, one at a time: the index has
 * what was written.
 */
static gboolean
add_named (PsConn      *conn,
           GHashTable  *ids,
           const char  *name,
           GError     **error)
{
  g_autofree char *fold = ps_text_fold (name);

  if (!add_found (conn, ids, fold, error))
    return FALSE;

  for (const char *p = fold; *p != '\0'; p++)
    {
      g_autoptr (GString) other = NULL;

      if (strchr ("aou", *p) == NULL)
        continue;

      other = g_string_new_len (fold, p + 1 - fold);
      if (p[1] == 'e')
        g_string_append (other, p + 2);
      else
        g_string_append_printf (other, "e%s", p + 1);
      if (!add_found (conn, ids, other->str, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_reached (PsConn              *conn,
             GHashTable          *ids,
             const char * const  *folds,
             GError             **error)
{
  for (guint i = 0; folds[i] != NULL; i++)
    {
      gboolean is_number = strspn (folds[i], "0123456789x") == strlen (folds[i]);
      g_autofree char *number = is_number ? ps_likeness_number (folds[i]) : NULL;

      if (!add_found (conn, ids, number, error) ||
          (strchr (folds[i], '@') != NULL && !add_found (conn, ids, folds[i], error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
tell_finder (PsConn             *conn,
             PsDuplicateFinder  *finder,
             gint64              typed_id,
             gint64              id,
             GError            **error)
{
  g_autoptr (PsMemberRow) row = ps_member_store_get (conn, id, error);
  g_autoptr (GPtrArray) ways = row != NULL ? ps_contact_store_list (conn, id, error) : NULL;
  g_auto (GStrv) folds = NULL;
  gboolean apart;

  if (ways == NULL)
    return FALSE;

  folds = folds_of (ways);
  ps_duplicate_finder_add (finder, id, row->preferred_name, row->full_name,
                           (const char * const *) folds);
  if (typed_id == TYPED_ID)
    return TRUE;

  if (!ps_distinct_store_has (conn, typed_id, id, &apart, error))
    return FALSE;

  if (apart)
    ps_duplicate_finder_tell_apart (finder, typed_id, id);

  return TRUE;
}

static GArray *
pairs_of (PsDuplicateFinder *finder,
          gint64             id)
{
  g_autoptr (GArray) all = ps_duplicate_finder_find (finder);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (PsDuplicate));

  for (guint i = 0; i < all->len; i++)
    {
      const PsDuplicate *found = &g_array_index (all, PsDuplicate, i);
      gint64 other_id = found->one_id == id ? found->other_id : found->one_id;
      PsDuplicate pair = { id == TYPED_ID ? 0 : id, other_id, found->reasons };

      if (found->one_id == id || found->other_id == id)
        g_array_append_val (pairs, pair);
    }

  return pairs;
}

/**
 * ps_duplicates_of:
 * @row: somebody, as they are typed or as they are; its ways may be %NULL, and its id 0
 *
 * Asks the indexes and not the whole roster, so it can be asked while somebody types.
 *
 * Returns: (transfer full) (nullable) (element-type PsDuplicate): who it may be already, the likely ones
 *   first
 */
GArray *
ps_duplicates_of (PsDuplicates       *self,
                  const PsMemberRow  *row,
                  GError            **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (PsDuplicateFinder) finder = ps_duplicate_finder_new ();
  gint64 typed_id = row->id != 0 ? row->id : TYPED_ID;
  g_auto (GStrv) folds = NULL;
  GHashTableIter iter;
  gpointer id;
  PsConn *conn;

  g_return_val_if_fail (PS_IS_DUPLICATES (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_ROSTER, error))
    return NULL;

  conn = ps_db_get_reader (self->db);
  folds = folds_of (row->ways);
  if (!add_named (conn, ids, row->preferred_name, error) ||
      !add_named (conn, ids, row->full_name, error) ||
      !add_reached (conn, ids, (const char * const *) folds, error))
    return NULL;

  ps_duplicate_finder_add (finder, typed_id, row->preferred_name, row->full_name,
                           (const char * const *) folds);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (*(gint64 *) id != row->id &&
        !tell_finder (conn, finder, typed_id, *(gint64 *) id, error))
      return NULL;

  return pairs_of (finder, typed_id);
}

typedef struct {
  PsDuplicateFinder *finder;
  GArray            *found;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  ps_duplicate_finder_free (search->finder);
  g_clear_pointer (&search->found, g_array_unref);
  g_free (search);
}

static void
known_cb (gint64              id,
          gboolean            in_group G_GNUC_UNUSED,
          const char         *preferred_name,
          const char         *full_name,
          guint               blanks G_GNUC_UNUSED,
          const char * const *folds,
          gpointer            data)
{
  ps_duplicate_finder_add (data, id, preferred_name, full_name, folds);
}

static void
distinct_cb (gint64   one_id,
             gint64   other_id,
             gpointer data)
{
  ps_duplicate_finder_tell_apart (data, one_id, other_id);
}

static gboolean
find (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  Search *search = data;

  if (!ps_known_store_each (conn, 0, known_cb, search->finder, error) ||
      !ps_distinct_store_each (conn, distinct_cb, search->finder, error))
    return FALSE;

  search->found = ps_duplicate_finder_find (search->finder);

  return TRUE;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  GError *error = NULL;

  if (ps_db_aside_finish (PS_DB (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&search->found),
                           (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * ps_duplicates_find_async:
 *
 * Looks through the whole roster, off the main thread: of 100,000 people that takes some tenths of a
 * second, in which nothing is written.
 */
void
ps_duplicates_find_async (PsDuplicates        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Search *search;
  GTask *task;

  g_return_if_fail (PS_IS_DUPLICATES (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_duplicates_find_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_ROSTER, task))
    return;

  search = g_new0 (Search, 1);
  search->finder = ps_duplicate_finder_new ();
  g_task_set_task_data (task, search, search_free);
  ps_db_aside_async (self->db, find, search, NULL, cancellable, found_cb, task);
}

/**
 * ps_duplicates_find_finish:
 *
 * Returns: (transfer full) (nullable) (element-type PsDuplicate): the pairs, the likely ones first
 */
GArray *
ps_duplicates_find_finish (PsDuplicates  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  gint64   one_id;
  gint64   other_id;
  gboolean apart;
  gint64   now;
} Telling;

static gboolean
tell_apart (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Telling *telling = data;
  const PsClock *clock;
  PsKeys *actor = ps_conn_get_actor (conn, &clock);

  if (telling->apart
      ? !ps_distinct_store_set (conn, telling->one_id, telling->other_id, telling->now,
                                actor != NULL ? ps_keys_get_user_name (actor) : "", error)
      : !ps_distinct_store_drop (conn, telling->one_id, telling->other_id, error))
    return FALSE;

  return ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_PERSON, telling->one_id,
                        telling->apart ? "two-people" : "maybe-one", error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_PERSON, telling->other_id,
                        telling->apart ? "two-people" : "maybe-one", error);
}

/**
 * ps_duplicates_tell_apart_async:
 * @apart: %TRUE says that they are two people, %FALSE takes it back
 *
 * Errors: %PS_ERROR_CONFLICT where one of them is not there.
 */
void
ps_duplicates_tell_apart_async (PsDuplicates        *self,
                                gint64               one_id,
                                gint64               other_id,
                                gboolean             apart,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Telling *telling;
  GTask *task;

  g_return_if_fail (PS_IS_DUPLICATES (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_duplicates_tell_apart_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_ROSTER, task))
    return;

  telling = g_new0 (Telling, 1);
  telling->one_id = one_id;
  telling->other_id = other_id;
  telling->apart = apart;
  telling->now = ps_clock_wall (self->clock);
  ps_write_task_run (task, self->db, tell_apart, telling, g_free);
}

gboolean
ps_duplicates_tell_apart_finish (PsDuplicates  *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
