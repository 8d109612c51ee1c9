#include "ps-care-private.h"

#include "ps-error.h"
#include "ps-write-task.h"

/**
 * PsCare:
 *
 * How a group looks after those who come to it: it welcomes who is new, names a buddy, knows whose home
 * group it is, keeps a list of those who wait for a place, and remembers who died. What is neither a
 * buddy nor a home group is in the other files of that name.
 *
 * Whatever it lists is empty for those who may not see it.
 */
G_DEFINE_FINAL_TYPE (PsCare, ps_care, G_TYPE_OBJECT)

static void
ps_care_dispose (GObject *object)
{
  g_clear_object (&PS_CARE (object)->db);

  G_OBJECT_CLASS (ps_care_parent_class)->dispose (object);
}

static void
ps_care_class_init (PsCareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_care_dispose;
}

static void
ps_care_init (PsCare *self G_GNUC_UNUSED)
{
}

/**
 * ps_care_new:
 * @clock: (transfer none): says what today is; outlives it
 *
 * Returns: (transfer full): the care for those who come to the groups of @db
 */
PsCare *
ps_care_new (PsDb          *db,
             const PsClock *clock)
{
  PsCare *self;

  g_return_val_if_fail (PS_IS_DB (db), NULL);
  g_return_val_if_fail (clock != NULL, NULL);

  self = g_object_new (PS_TYPE_CARE, NULL);
  self->db = g_object_ref (db);
  self->clock = clock;

  return self;
}

/* Returns: (transfer full): for ps_care_deed_run() */
PsCareDeed *
ps_care_deed_new (PsCare *self,
                  gint64  group_id,
                  gint64  person_id)
{
  PsCareDeed *deed = g_new0 (PsCareDeed, 1);

  deed->clock = self->clock;
  deed->now = ps_clock_wall (self->clock);
  deed->group_id = group_id;
  deed->person_id = person_id;

  return deed;
}

static void
deed_free (gpointer data)
{
  PsCareDeed *deed = data;

  g_clear_pointer (&deed->row, ps_member_row_free);
  g_free (deed->word);
  g_free (deed);
}

/* Does @deed, which is taken, if whoever asks for it has @right. */
void
ps_care_deed_run (PsCare               *self,
                  PsRight               right,
                  gpointer              tag,
                  PsDbWork              work,
                  PsCareDeed           *deed,
                  GCancellable         *cancellable,
                  GAsyncReadyCallback   callback,
                  gpointer              user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  if (!ps_right_check_task (self->db, right, task))
    {
      deed_free (deed);
      return;
    }

  ps_write_task_run_for_id (task, self->db, work, deed, deed_free, &deed->id);
}

gboolean
ps_care_deed_note (PsConn            *conn,
                   const PsCareDeed  *deed,
                   const char        *word,
                   GError           **error)
{
  return ps_audit_note_within (conn, PS_AUDIT_CHANGE, PS_AUDIT_PERSON, deed->person_id, word,
                               PS_AUDIT_GROUP, deed->group_id, error);
}

/**
 * ps_care_finish:
 *
 * Returns: whether what was asked for was stored
 */
gboolean
ps_care_finish (PsCare        *self,
                GAsyncResult  *result,
                GError       **error)
{
  g_autoptr (GError) local = NULL;

  ps_care_finish_id (self, result, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

/**
 * ps_care_finish_id:
 *
 * Returns: of what began a wait, which; 0 for an error, and of anything else
 */
gint64
ps_care_finish_id (PsCare        *self,
                   GAsyncResult  *result,
                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  return ps_write_task_take_id (G_TASK (result), error);
}

/* Whether whoever is there has @right. */
gboolean
ps_care_may (PsCare  *self,
             PsRight  right)
{
  return ps_roles_may (ps_db_get_roles (self->db), right);
}

/* What cannot be read is said where the vault is checked; a list is empty then. Takes @rows. */
GPtrArray *
ps_care_or_empty (GPtrArray *rows)
{
  return rows != NULL ? rows : g_ptr_array_new ();
}

/**
 * ps_care_find_buddy:
 *
 * Returns: (transfer full) (nullable): who looks after somebody; one who shares no group with them any
 *   more is not of use, but worth a word
 */
PsBuddyRow *
ps_care_find_buddy (PsCare *self,
                    gint64  person_id)
{
  g_return_val_if_fail (PS_IS_CARE (self), NULL);

  return ps_care_may (self, PS_RIGHT_ROSTER)
         ? ps_buddy_store_get (ps_db_get_reader (self->db), person_id, NULL) : NULL;
}

/**
 * ps_care_list_buddies_of:
 *
 * Returns: (transfer full) (element-type PsBuddyRow): whom somebody looks after
 */
GPtrArray *
ps_care_list_buddies_of (PsCare *self,
                         gint64  buddy_id)
{
  g_return_val_if_fail (PS_IS_CARE (self), NULL);

  if (!ps_care_may (self, PS_RIGHT_ROSTER))
    return g_ptr_array_new ();

  return ps_care_or_empty (ps_buddy_store_of (ps_db_get_reader (self->db), buddy_id, NULL));
}

/**
 * ps_care_list_candidates:
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: (transfer full) (element-type PsBuddyRow): who could look after somebody, those who come often
 *   first
 */
GPtrArray *
ps_care_list_candidates (PsCare  *self,
                         gint64   person_id,
                         GError **error)
{
  g_return_val_if_fail (PS_IS_CARE (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_ROSTER, error))
    return NULL;

  return ps_buddy_store_candidates (ps_db_get_reader (self->db), person_id, error);
}

static gboolean
set_buddy (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  const PsCareDeed *deed = data;

  return ps_buddy_store_set (conn, deed->person_id, deed->other_id, deed->now, error) &&
         ps_care_deed_note (conn, deed, "buddy", error);
}

/**
 * ps_care_set_buddy_async:
 * @buddy_id: who looks after them; 0 for nobody
 *
 * Errors: %PS_ERROR_INVALID for the person themselves and for who is not on the roster.
 */
void
ps_care_set_buddy_async (PsCare              *self,
                         gint64               person_id,
                         gint64               buddy_id,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  PsCareDeed *deed;

  g_return_if_fail (PS_IS_CARE (self));

  deed = ps_care_deed_new (self, 0, person_id);
  deed->other_id = buddy_id;
  ps_care_deed_run (self, PS_RIGHT_ROSTER, ps_care_set_buddy_async, set_buddy, deed, cancellable,
                    callback, user_data);
}

/**
 * ps_care_get_home:
 *
 * Returns: somebody's home group, or 0
 */
gint64
ps_care_get_home (PsCare *self,
                  gint64  person_id)
{
  gint64 group_id = 0;

  g_return_val_if_fail (PS_IS_CARE (self), 0);

  if (ps_care_may (self, PS_RIGHT_ROSTER))
    ps_home_group_store_get (ps_db_get_reader (self->db), person_id, &group_id, NULL);

  return group_id;
}

static gboolean
set_home (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  const PsCareDeed *deed = data;

  return ps_home_group_store_set (conn, deed->person_id, deed->group_id, deed->now, error) &&
         ps_care_deed_note (conn, deed, "home-group", error);
}

/**
 * ps_care_set_home_async:
 * @group_id: a group that they are a member of; 0 for none
 *
 * Errors: %PS_ERROR_NOT_FOUND where they are no member of it.
 */
void
ps_care_set_home_async (PsCare              *self,
                        gint64               person_id,
                        gint64               group_id,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (PS_IS_CARE (self));

  ps_care_deed_run (self, PS_RIGHT_ROSTER, ps_care_set_home_async, set_home,
                    ps_care_deed_new (self, group_id, person_id), cancellable, callback, user_data);
}
