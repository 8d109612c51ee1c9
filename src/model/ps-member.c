#include "ps-member.h"

/**
 * PsMember:
 *
 * Somebody who comes to a group, as the pages see them.
 *
 * A member never writes to the database. PsRoster does, and the properties follow once the change
 * has been committed. One that stands in for a row that could not be read has the id 0 and an empty
 * name.
 */
struct _PsMember
{
  GObject      parent_instance;

  PsMemberRow *row;
};

enum {
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_PRONOUNS,
  PROP_FULL_NAME,
  PROP_WALK_IN,
  PROP_DIED_ON,
  PROP_REMOVED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsMember, ps_member, G_TYPE_OBJECT)

static void
ps_member_finalize (GObject *object)
{
  PsMember *self = PS_MEMBER (object);

  g_clear_pointer (&self->row, ps_member_row_free);

  G_OBJECT_CLASS (ps_member_parent_class)->finalize (object);
}

static void
ps_member_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  PsMember *self = PS_MEMBER (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->row->id);
      break;

    case PROP_NAME:
      g_value_set_string (value, self->row->preferred_name);
      break;

    case PROP_PRONOUNS:
      g_value_set_string (value, self->row->pronouns);
      break;

    case PROP_FULL_NAME:
      g_value_set_string (value, self->row->full_name);
      break;

    case PROP_WALK_IN:
      g_value_set_boolean (value, self->row->walk_in);
      break;

    case PROP_DIED_ON:
      g_value_set_string (value, self->row->died_on);
      break;

    case PROP_REMOVED:
      g_value_set_boolean (value, ps_member_is_removed (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_member_class_init (PsMemberClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ps_member_finalize;
  object_class->get_property = ps_member_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);

  /**
   * PsMember:name:
   *
   * What they like to be called.
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_PRONOUNS] = g_param_spec_string ("pronouns", NULL, NULL, "", flags);
  properties[PROP_FULL_NAME] = g_param_spec_string ("full-name", NULL, NULL, "", flags);
  properties[PROP_WALK_IN] = g_param_spec_boolean ("walk-in", NULL, NULL, FALSE, flags);

  /**
   * PsMember:died-on:
   *
   * The day they died, YYYY-MM-DD; nothing of the living.
   */
  properties[PROP_DIED_ON] = g_param_spec_string ("died-on", NULL, NULL, "", flags);

  /**
   * PsMember:removed:
   *
   * See ps_member_is_removed().
   */
  properties[PROP_REMOVED] = g_param_spec_boolean ("removed", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_member_init (PsMember *self)
{
  self->row = ps_member_row_new ();
  self->row->preferred_name = g_strdup ("");
  self->row->full_name = g_strdup ("");
  self->row->pronouns = g_strdup ("");
}

/**
 * ps_member_new_from_row:
 *
 * Returns: (transfer full): a member who is as @row says
 */
PsMember *
ps_member_new_from_row (const PsMemberRow *row)
{
  PsMember *self;

  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (PS_TYPE_MEMBER, NULL);
  ps_member_row_free (self->row);
  self->row = ps_member_row_copy (row);

  return self;
}

static void
notify_changed (PsMember   *self,
                guint       prop_id,
                const char *before,
                const char *after)
{
  if (g_strcmp0 (before, after) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

/**
 * ps_member_update:
 *
 * Takes over what @row says, notifying for each property that differs.
 */
void
ps_member_update (PsMember          *self,
                  const PsMemberRow *row)
{
  g_autoptr (PsMemberRow) before = NULL;

  g_return_if_fail (PS_IS_MEMBER (self));
  g_return_if_fail (row->id == self->row->id);

  before = g_steal_pointer (&self->row);
  self->row = ps_member_row_copy (row);

  g_object_freeze_notify (G_OBJECT (self));
  notify_changed (self, PROP_NAME, before->preferred_name, row->preferred_name);
  notify_changed (self, PROP_PRONOUNS, before->pronouns, row->pronouns);
  notify_changed (self, PROP_FULL_NAME, before->full_name, row->full_name);
  notify_changed (self, PROP_DIED_ON, before->died_on, row->died_on);
  if (before->walk_in != row->walk_in)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WALK_IN]);
  if ((before->archived_at != 0) != (row->archived_at != 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMOVED]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * ps_member_has_died:
 *
 * Returns: whether it is recorded that they died
 */
gboolean
ps_member_has_died (PsMember *self)
{
  g_return_val_if_fail (PS_IS_MEMBER (self), FALSE);

  return self->row->died_on != NULL && *self->row->died_on != '\0';
}

/**
 * ps_member_is_removed:
 *
 * Returns: whether they were taken off the roster, and can be put back onto it
 */
gboolean
ps_member_is_removed (PsMember *self)
{
  g_return_val_if_fail (PS_IS_MEMBER (self), FALSE);

  return self->row->archived_at != 0 && self->row->merged_into_id == 0 && !ps_member_has_died (self);
}

gint64
ps_member_get_id (PsMember *self)
{
  g_return_val_if_fail (PS_IS_MEMBER (self), 0);

  return self->row->id;
}

const char *
ps_member_get_name (PsMember *self)
{
  g_return_val_if_fail (PS_IS_MEMBER (self), NULL);

  return self->row->preferred_name;
}

/**
 * ps_member_get_row:
 *
 * Returns: (transfer none): all there is to know of them but how they are reached, until the next
 *   update
 */
const PsMemberRow *
ps_member_get_row (PsMember *self)
{
  g_return_val_if_fail (PS_IS_MEMBER (self), NULL);

  return self->row;
}
