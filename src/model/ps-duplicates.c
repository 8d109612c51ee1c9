#include "ps-duplicates-private.h"

#include "ps-audit-note.h"
#include "ps-conn-actor.h"
#include "ps-distinct-store.h"
#include "ps-known-store.h"
#include "ps-right.h"
#include "ps-write-task.h"

/**
 * PsDuplicates:
 *
 * Records on the roster that may be of one person. It finds them and says why; that they are one, or
 * two, a person says.
 */
G_DEFINE_FINAL_TYPE (PsDuplicates, ps_duplicates, G_TYPE_OBJECT)

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
