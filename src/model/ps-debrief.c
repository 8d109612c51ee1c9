#include "ps-debrief.h"

/**
 * PsDebrief:
 *
 * That a debrief is owed, done or left out, as lists show it. What it says is #PsDebriefText.
 */
struct _PsDebrief
{
  GObject       parent_instance;

  PsDebriefRow *row;
};

enum {
  PROP_0,
  PROP_SESSION_ID,
  PROP_GROUP_NAME,
  PROP_STATE,
  PROP_STARTED_AT,
  PROP_MINUTES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsDebrief, ps_debrief, G_TYPE_OBJECT)

static guint
get_minutes (const PsDebriefRow *row)
{
  return (guint) ((MAX (row->ended_at - row->started_at, 0) + 30 * G_TIME_SPAN_SECOND) /
                  G_TIME_SPAN_MINUTE);
}

static void
ps_debrief_finalize (GObject *object)
{
  PsDebrief *self = PS_DEBRIEF (object);

  g_clear_pointer (&self->row, ps_debrief_row_free);

  G_OBJECT_CLASS (ps_debrief_parent_class)->finalize (object);
}

static void
ps_debrief_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  PsDebrief *self = PS_DEBRIEF (object);

  switch (prop_id)
    {
    case PROP_SESSION_ID:
      g_value_set_int64 (value, self->row->session_id);
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

    case PROP_MINUTES:
      g_value_set_uint (value, get_minutes (self->row));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_debrief_class_init (PsDebriefClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ps_debrief_finalize;
  object_class->get_property = ps_debrief_get_property;

  properties[PROP_SESSION_ID] =
    g_param_spec_int64 ("session-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_GROUP_NAME] = g_param_spec_string ("group-name", NULL, NULL, NULL, flags);

  /**
   * PsDebrief:state:
   *
   * `waiting`, `finished` or `skipped`.
   */
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);

  /**
   * PsDebrief:started-at:
   *
   * When the meeting began, microseconds UTC.
   */
  properties[PROP_STARTED_AT] =
    g_param_spec_int64 ("started-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);

  /**
   * PsDebrief:minutes:
   *
   * How long the meeting was.
   */
  properties[PROP_MINUTES] = g_param_spec_uint ("minutes", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_debrief_init (PsDebrief *self)
{
  self->row = g_new0 (PsDebriefRow, 1);
}

/**
 * ps_debrief_new_from_row:
 *
 * Returns: (transfer full): a debrief that says what @row says
 */
PsDebrief *
ps_debrief_new_from_row (const PsDebriefRow *row)
{
  PsDebrief *self = g_object_new (PS_TYPE_DEBRIEF, NULL);

  ps_debrief_row_free (self->row);
  self->row = ps_debrief_row_copy (row);

  return self;
}

/**
 * ps_debrief_update:
 *
 * Takes over what @row says, notifying for each property that differs.
 */
void
ps_debrief_update (PsDebrief          *self,
                   const PsDebriefRow *row)
{
  g_autoptr (PsDebriefRow) old = NULL;

  g_return_if_fail (PS_IS_DEBRIEF (self));
  g_return_if_fail (self->row->id == row->id);

  old = g_steal_pointer (&self->row);
  self->row = ps_debrief_row_copy (row);

  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (old->group_name, row->group_name) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP_NAME]);
  if (g_strcmp0 (old->state, row->state) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (old->started_at != row->started_at)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARTED_AT]);
  if (get_minutes (old) != get_minutes (row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MINUTES]);
  g_object_thaw_notify (G_OBJECT (self));
}

gint64
ps_debrief_get_session_id (PsDebrief *self)
{
  g_return_val_if_fail (PS_IS_DEBRIEF (self), 0);

  return self->row->session_id;
}

/**
 * ps_debrief_get_row:
 *
 * Returns: (transfer none): all there is to know of it, until the next update
 */
const PsDebriefRow *
ps_debrief_get_row (PsDebrief *self)
{
  g_return_val_if_fail (PS_IS_DEBRIEF (self), NULL);

  return self->row;
}
