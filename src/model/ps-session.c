#include "ps-session.h"

/**
 * PsSession:
 *
 * One meeting of a group, as lists and pages show it.
 *
 * It never writes and it counts nothing: the running meeting's clock is #PsLiveMeeting.
 */
struct _PsSession
{
  GObject       parent_instance;

  PsSessionRow *row;
};

enum {
  PROP_0,
  PROP_ID,
  PROP_GROUP_ID,
  PROP_GROUP_NAME,
  PROP_STATE,
  PROP_STARTED_AT,
  PROP_ENDED_AT,
  PROP_MINUTES,
  PROP_PRESENT,
  PROP_TOPIC_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsSession, ps_session, G_TYPE_OBJECT)

/* Rounded, as people say how long something was. */
static guint
get_minutes (const PsSessionRow *row)
{
  if (row->ended_at == 0)
    return 0;

  return (guint) ((MAX (row->ended_at - row->started_at, 0) + 30 * G_TIME_SPAN_SECOND) /
                  G_TIME_SPAN_MINUTE);
}

static void
ps_session_finalize (GObject *object)
{
  PsSession *self = PS_SESSION (object);

  g_clear_pointer (&self->row, ps_session_row_free);

  G_OBJECT_CLASS (ps_session_parent_class)->finalize (object);
}

static void
ps_session_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  PsSession *self = PS_SESSION (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->row->id);
      break;

    case PROP_GROUP_ID:
      g_value_set_int64 (value, self->row->group_id);
      break;

    case PROP_GROUP_NAME:
      g_value_set_string (value, self->row->group_name);
      break;

    case PROP_STATE:
      g_value_set_string (value, self->row->state);
      break;

    case PROP_STARTED_AT:
      g_value_set_int64 (value, self->row->started_at);
      break;

    case PROP_ENDED_AT:
      g_value_set_int64 (value, self->row->ended_at);
      break;

    case PROP_MINUTES:
      g_value_set_uint (value, get_minutes (self->row));
      break;

    case PROP_PRESENT:
      g_value_set_uint (value, self->row->present);
      break;

    case PROP_TOPIC_TITLE:
      g_value_set_string (value, self->row->topic_title);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_session_class_init (PsSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ps_session_finalize;
  object_class->get_property = ps_session_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_GROUP_ID] = g_param_spec_int64 ("group-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_GROUP_NAME] = g_param_spec_string ("group-name", NULL, NULL, NULL, flags);

  /**
   * PsSession:state:
   *
   * `running` or `ended`.
   */
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);

  /**
   * PsSession:started-at:
   *
   * Microseconds UTC.
   */
  properties[PROP_STARTED_AT] =
    g_param_spec_int64 ("started-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);

  /**
   * PsSession:ended-at:
   *
   * Microseconds UTC, or 0 while it runs.
   */
  properties[PROP_ENDED_AT] =
    g_param_spec_int64 ("ended-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);

  /**
   * PsSession:minutes:
   *
   * How long it was, pauses included; 0 while it runs.
   */
  properties[PROP_MINUTES] = g_param_spec_uint ("minutes", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * PsSession:present:
   *
   * How many of the roster were there.
   */
  properties[PROP_PRESENT] = g_param_spec_uint ("present", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TOPIC_TITLE] = g_param_spec_string ("topic-title", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_session_init (PsSession *self)
{
  self->row = ps_session_row_new ();
}

/**
 * ps_session_new_from_row:
 *
 * Returns: (transfer full): a meeting that says what @row says
 */
PsSession *
ps_session_new_from_row (const PsSessionRow *row)
{
  PsSession *self = g_object_new (PS_TYPE_SESSION, NULL);

  ps_session_row_free (self->row);
  self->row = ps_session_row_copy (row);

  return self;
}

/**
 * ps_session_update:
 *
 * Takes over what @row says, notifying for each property that differs.
 */
void
ps_session_update (PsSession          *self,
                   const PsSessionRow *row)
{
  g_autoptr (PsSessionRow) old = NULL;

  g_return_if_fail (PS_IS_SESSION (self));
  g_return_if_fail (self->row->id == row->id);

  old = g_steal_pointer (&self->row);
  self->row = ps_session_row_copy (row);

  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (old->group_name, row->group_name) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP_NAME]);
  if (g_strcmp0 (old->state, row->state) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (old->started_at != row->started_at)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARTED_AT]);
  if (old->ended_at != row->ended_at)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENDED_AT]);
  if (get_minutes (old) != get_minutes (row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MINUTES]);
  if (old->present != row->present || old->head_count != row->head_count)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRESENT]);
  if (g_strcmp0 (old->topic_title, row->topic_title) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOPIC_TITLE]);
  g_object_thaw_notify (G_OBJECT (self));
}

gint64
ps_session_get_id (PsSession *self)
{
  g_return_val_if_fail (PS_IS_SESSION (self), 0);

  return self->row->id;
}

/**
 * ps_session_get_row:
 *
 * Returns: (transfer none): all there is to know of it, until the next update
 */
const PsSessionRow *
ps_session_get_row (PsSession *self)
{
  g_return_val_if_fail (PS_IS_SESSION (self), NULL);

  return self->row;
}
