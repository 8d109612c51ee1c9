#include "ps-meetings-private.h"

#include "ps-meeting-start.h"
#include "ps-right.h"
#include "ps-segment-store.h"
#include "ps-session-list.h"

enum {
  PROP_0,
  PROP_CURRENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/**
 * PsMeetings:
 *
 * The meetings that were, and the one that is.
 *
 * At most one meeting runs on a workstation. If one was running when the program was last stopped,
 * however that came, it is the current one from the start.
 */
G_DEFINE_FINAL_TYPE (PsMeetings, ps_meetings, G_TYPE_OBJECT)

static void
clear_current (PsMeetings *self)
{
  if (self->current == NULL)
    return;

  ps_live_meeting_stop (self->current);
  g_signal_handlers_disconnect_by_data (self->current, self);
  g_clear_object (&self->current);
  self->was_running = FALSE;
}

/* After everybody else has heard of it, a meeting that has ended is no longer the current one. */
static void
live_changed_cb (PsMeetings    *self,
                 PsLiveMeeting *meeting)
{
  PsClockReading reading;

  ps_live_meeting_read (meeting, &reading);
  if (reading.state != PS_CLOCK_ENDED)
    return;

  clear_current (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void
ps_meetings_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PsMeetings *self = PS_MEETINGS (object);

  switch (prop_id)
    {
    case PROP_CURRENT:
      g_value_set_object (value, self->current);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_meetings_dispose (GObject *object)
{
  PsMeetings *self = PS_MEETINGS (object);

  clear_current (self);
  g_clear_object (&self->db);

  G_OBJECT_CLASS (ps_meetings_parent_class)->dispose (object);
}

static void
ps_meetings_finalize (GObject *object)
{
  PsMeetings *self = PS_MEETINGS (object);

  g_clear_pointer (&self->user_name, g_free);

  G_OBJECT_CLASS (ps_meetings_parent_class)->finalize (object);
}

static void
ps_meetings_class_init (PsMeetingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_meetings_dispose;
  object_class->finalize = ps_meetings_finalize;
  object_class->get_property = ps_meetings_get_property;

  /**
   * PsMeetings:current:
   *
   * The running meeting, or %NULL.
   */
  properties[PROP_CURRENT] =
    g_param_spec_object ("current", NULL, NULL,
                         PS_TYPE_LIVE_MEETING,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_meetings_init (PsMeetings *self G_GNUC_UNUSED)
{
}

static gboolean
open_current (PsMeetings  *self,
              GError     **error)
{
  g_autoptr (PsLiveMeeting) meeting = NULL;
  gint64 id;

  /* That one runs, the day says as well; what happens in it is for those who lead it. */
  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_MEETINGS))
    return TRUE;

  if (!ps_session_store_find_running (ps_db_get_reader (self->db), &id, error))
    return FALSE;

  if (id == 0)
    return TRUE;

  meeting = ps_live_meeting_open (self->db, self->clock, id, error);
  if (meeting == NULL)
    return FALSE;

  clear_current (self);
  self->current = g_steal_pointer (&meeting);
  g_signal_connect_object (self->current, "changed", G_CALLBACK (live_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);

  return TRUE;
}

/**
 * ps_meetings_new:
 * @clock: where the time comes from; outlives the meetings
 * @user_name: who is at the keyboard
 *
 * Errors: %PS_ERROR_DAMAGED when a meeting is running whose clock cannot be read.
 *
 * Returns: (transfer full): the meetings of @db
 */
PsMeetings *
ps_meetings_new (PsDb           *db,
                 const PsClock  *clock,
                 const char     *user_name,
                 GError        **error)
{
  g_autoptr (PsMeetings) self = g_object_new (PS_TYPE_MEETINGS, NULL);

  g_return_val_if_fail (PS_IS_DB (db), NULL);

  self->db = g_object_ref (db);
  self->clock = clock;
  self->user_name = g_strdup (user_name);
  if (!open_current (self, error))
    return NULL;

  self->was_running = self->current != NULL;

  return g_steal_pointer (&self);
}

/**
 * ps_meetings_get_db:
 *
 * Returns: (transfer none): where they are stored
 */
PsDb *
ps_meetings_get_db (PsMeetings *self)
{
  g_return_val_if_fail (PS_IS_MEETINGS (self), NULL);

  return self->db;
}

/**
 * ps_meetings_get_current:
 *
 * Returns: (transfer none) (nullable): the running meeting
 */
PsLiveMeeting *
ps_meetings_get_current (PsMeetings *self)
{
  g_return_val_if_fail (PS_IS_MEETINGS (self), NULL);

  return self->current;
}

/**
 * ps_meetings_was_running:
 *
 * Returns: whether the current meeting ran before the vault was opened: after a crash, say
 */
gboolean
ps_meetings_was_running (PsMeetings *self)
{
  g_return_val_if_fail (PS_IS_MEETINGS (self), FALSE);

  return self->was_running;
}

/**
 * ps_meetings_prepare:
 * @rule_on: (nullable): which date of the group's rule it is
 * @planned_at: when it is to begin, microseconds UTC
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_DAMAGED.
 *
 * Returns: (transfer full): a meeting of the group with all that is known filled in: the agenda, the
 *   topic that is next, who leads, the place, and who is expected
 */
PsMeetingDraft *
ps_meetings_prepare (PsMeetings  *self,
                     gint64       group_id,
                     const char  *rule_on,
                     gint64       planned_at,
                     GError     **error)
{
  g_return_val_if_fail (PS_IS_MEETINGS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_MEETINGS, error))
    return NULL;

  return ps_meeting_start_prepare (ps_db_get_reader (self->db),
                                   group_id, rule_on, planned_at, error);
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PsMeetings *self = g_task_get_source_object (task);

  /* Locked meanwhile, the meeting is there and comes back with the next unlock. */
  if (!ps_db_write_finish (PS_DB (source), result, &error) ||
      (ps_db_is_open (self->db) && !open_current (self, &error)))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_boolean (task, TRUE);
}

/**
 * ps_meetings_start_async:
 * @draft: (transfer full): the meeting; the moment of this call is when it begins
 *
 * Stores the meeting, its segments, its attendance and the start of its clock as one unit of work.
 * Then it is #PsMeetings:current.
 *
 * Errors: %PS_ERROR_CONFLICT when a meeting is running already, %PS_ERROR_INVALID when the draft
 * cannot be, see ps_meeting_draft_check().
 */
void
ps_meetings_start_async (PsMeetings          *self,
                         PsMeetingDraft      *draft,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (PsMeetingDraft) owned = draft;
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  PsInstant now;

  g_return_if_fail (PS_IS_MEETINGS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_meetings_start_async);

  if (!ps_right_check (self->db, PS_RIGHT_MEETINGS, &error) ||
      !ps_meeting_draft_check (draft, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  now = ps_clock_now (self->clock);
  ps_db_write_async (self->db, ps_meeting_start_store,
                     ps_meeting_start_new (g_steal_pointer (&owned), &now, self->user_name),
                     ps_meeting_start_free,
                     cancellable, started_cb, g_steal_pointer (&task));
}

/**
 * ps_meetings_start_finish:
 *
 * Returns: whether the meeting was started
 */
gboolean
ps_meetings_start_finish (PsMeetings    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ps_meetings_list_new:
 * @group_id: whose meetings, or 0 for all groups'
 *
 * Returns: (transfer full): a list of #PsSession, the newest first, that follows the database
 */
PsRowList *
ps_meetings_list_new (PsMeetings *self,
                      gint64      group_id)
{
  g_return_val_if_fail (PS_IS_MEETINGS (self), NULL);

  return ps_session_list_new (self->db, group_id);
}

/**
 * ps_meetings_find:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): the meeting
 */
PsSession *
ps_meetings_find (PsMeetings  *self,
                  gint64       id,
                  GError     **error)
{
  g_return_val_if_fail (PS_IS_MEETINGS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_MEETINGS, error))
    return NULL;

  return ps_session_list_find (self->db, id, error);
}

/**
 * ps_meetings_get_segments:
 *
 * Returns: (transfer full) (element-type PsSegmentRow): planned against actual, in the order of the
 *   agenda that the meeting began with
 */
GPtrArray *
ps_meetings_get_segments (PsMeetings  *self,
                          gint64       id,
                          GError     **error)
{
  g_return_val_if_fail (PS_IS_MEETINGS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_MEETINGS, error))
    return NULL;

  return ps_segment_store_list (ps_db_get_reader (self->db), id, error);
}

/**
 * ps_meetings_get_attendance:
 *
 * Returns: (transfer full): the meeting's sheet
 */
PsAttendanceSheet *
ps_meetings_get_attendance (PsMeetings  *self,
                            gint64       id,
                            GError     **error)
{
  g_return_val_if_fail (PS_IS_MEETINGS (self), NULL);

  return ps_attendance_sheet_new (self->db, self->clock, id, self->user_name, error);
}
