#include "ps-backups-private.h"

#include "ps-property.h"

/* From when on somebody is told that the last verified backup is old. */
#define OVERDUE_US (7 * G_TIME_SPAN_DAY)

/**
 * PsBackups:
 *
 * The backups of the vault that is open: when the last one was found right, whether another is due,
 * and the making of them.
 *
 * A change counts when it is somebody's: the audit log alone does not make a backup due.
 */

enum {
  PROP_0,
  PROP_VERIFIED_AT,
  PROP_FAILURE,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsBackups, ps_backups, G_TYPE_OBJECT)

static gboolean
write_state (PsConn    *conn G_GNUC_UNUSED,
             gpointer   data,
             GError   **error)
{
  return ps_backup_state_save (data, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  /* What cannot be noted is still known until the vault locks; the disk's trouble shows elsewhere. */
  if (!ps_db_aside_finish (PS_DB (source), result, &error))
    g_info ("The state of the backups was not noted: %s", error->message);
}

/* The disk is waited for on the writer's thread, behind what was changed before. */
static void
note (PsBackups *self)
{
  if (ps_db_is_open (self->db))
    ps_db_aside_async (self->db, write_state, ps_backup_state_copy (&self->state),
                       (GDestroyNotify) ps_backup_state_free, NULL, written_cb, NULL);
}

/* The first change after a backup is noted, so that it is still known after the next unlock. */
static void
changed_cb (PsBackups *self,
            PsDb      *db)
{
  const GSignalInvocationHint *hint = g_signal_get_invocation_hint (db);
  const char *table = g_quark_to_string (hint->detail);

  if (table == NULL || g_str_has_prefix (table, "audit"))
    return;

  self->n_changes++;
  if (self->state.due)
    return;

  self->state.due = TRUE;
  note (self);
}

/* Whatever is under way is given up: it holds keys. */
static void
closed_cb (PsBackups *self)
{
  g_cancellable_cancel (self->closing);
}

static void
ps_backups_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  PsBackups *self = PS_BACKUPS (object);

  switch (prop_id)
    {
    case PROP_VERIFIED_AT:
      g_value_set_int64 (value, self->state.verified_at);
      break;

    case PROP_FAILURE:
      g_value_set_string (value, self->state.failure);
      break;

    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_backups_dispose (GObject *object)
{
  PsBackups *self = PS_BACKUPS (object);

  g_cancellable_cancel (self->closing);
  g_clear_object (&self->db);
  g_clear_pointer (&self->keys, ps_keys_unref);

  G_OBJECT_CLASS (ps_backups_parent_class)->dispose (object);
}

static void
ps_backups_finalize (GObject *object)
{
  PsBackups *self = PS_BACKUPS (object);

  g_clear_object (&self->closing);
  g_free (self->vault);
  ps_backup_state_clear (&self->state);

  G_OBJECT_CLASS (ps_backups_parent_class)->finalize (object);
}

static void
ps_backups_class_init (PsBackupsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ps_backups_dispose;
  object_class->finalize = ps_backups_finalize;
  object_class->get_property = ps_backups_get_property;

  /**
   * PsBackups:verified-at:
   *
   * When the last backup was made that was found right afterwards, microseconds UTC; 0 if there is
   * none.
   */
  properties[PROP_VERIFIED_AT] = g_param_spec_int64 ("verified-at", NULL, NULL,
                                                     G_MININT64, G_MAXINT64, 0, flags);

  /**
   * PsBackups:failure:
   *
   * Why the last one could not be made, in a sentence, or %NULL if it could.
   */
  properties[PROP_FAILURE] = g_param_spec_string ("failure", NULL, NULL, NULL, flags);

  /**
   * PsBackups:busy:
   *
   * Whether one is being made.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_backups_init (PsBackups *self)
{
  self->closing = g_cancellable_new ();
}

/**
 * ps_backups_new:
 * @vault: the vault's folder, held by this process
 * @db: its database, open
 * @keys: of whoever unlocked it, in any role
 * @clock: (transfer none): says what time it is; outlives the service
 *
 * Returns: (transfer full): the backups of that vault
 */
PsBackups *
ps_backups_new (const char    *vault,
                PsDb          *db,
                PsKeys        *keys,
                const PsClock *clock)
{
  PsBackups *self = g_object_new (PS_TYPE_BACKUPS, NULL);

  self->vault = g_strdup (vault);
  self->db = g_object_ref (db);
  self->keys = ps_keys_ref (keys);
  self->clock = clock;

  ps_backup_state_load (&self->state, vault);

  g_signal_connect_object (db, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (db, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * ps_backups_list:
 *
 * Returns: (transfer full) (element-type PsBackupEntry): those that are kept, the newest first
 */
GPtrArray *
ps_backups_list (PsBackups *self)
{
  g_return_val_if_fail (PS_IS_BACKUPS (self), NULL);

  return ps_backup_list (self->vault, self->keys);
}

gint64
ps_backups_get_verified_at (PsBackups *self)
{
  g_return_val_if_fail (PS_IS_BACKUPS (self), 0);

  return self->state.verified_at;
}

/**
 * ps_backups_get_failure:
 *
 * Returns: (transfer none) (nullable): why the last one could not be made
 */
const char *
ps_backups_get_failure (PsBackups *self)
{
  g_return_val_if_fail (PS_IS_BACKUPS (self), NULL);

  return self->state.failure;
}

gboolean
ps_backups_is_busy (PsBackups *self)
{
  g_return_val_if_fail (PS_IS_BACKUPS (self), FALSE);

  return self->busy;
}

static int
get_day (gint64 wall)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (wall / G_TIME_SPAN_SECOND);

  return time != NULL ? g_date_time_get_year (time) * 1000 + g_date_time_get_day_of_year (time) : 0;
}

/**
 * ps_backups_is_due:
 *
 * Returns: whether something was changed since the last backup, and that one is not of today
 */
gboolean
ps_backups_is_due (PsBackups *self)
{
  g_return_val_if_fail (PS_IS_BACKUPS (self), FALSE);

  return self->state.due && get_day (self->state.verified_at) != get_day (ps_clock_wall (self->clock));
}

/**
 * ps_backups_is_overdue:
 *
 * Returns: whether somebody should be told: what was changed is in no backup of the last week, or the
 *   last one could not be made
 */
gboolean
ps_backups_is_overdue (PsBackups *self)
{
  g_return_val_if_fail (PS_IS_BACKUPS (self), FALSE);

  if (self->state.failure != NULL)
    return TRUE;

  return self->state.due && self->state.verified_at > 0 &&
         ps_clock_wall (self->clock) - self->state.verified_at > OVERDUE_US;
}

/* For ps-backups-make.c. */
void
ps_backups_set_busy (PsBackups *self,
                     gboolean   busy)
{
  ps_property_set_boolean (self, properties[PROP_BUSY], &self->busy, busy);
}

/**
 * ps_backups_note_done:
 * @n_changes: how many there had been when the copy was asked for: what came since may not be in it
 */
void
ps_backups_note_done (PsBackups *self,
                      gint64     verified_at,
                      guint      n_changes)
{
  g_object_freeze_notify (G_OBJECT (self));
  ps_property_set_string (self, properties[PROP_FAILURE], &self->state.failure, NULL);
  self->state.verified_at = verified_at;
  self->state.due = self->n_changes != n_changes;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERIFIED_AT]);
  g_object_thaw_notify (G_OBJECT (self));

  note (self);
}

void
ps_backups_note_fail (PsBackups  *self,
                      const char *failure)
{
  ps_property_set_string (self, properties[PROP_FAILURE], &self->state.failure, failure);
  note (self);
}
