#include "ps-group.h"

#include <glib/gi18n-lib.h>

#include "ps-property.h"
#include "ps-rule-words.h"

/**
 * PsGroup:
 *
 * A support group as the pages see it. It never writes; PsGroups does.
 */
struct _PsGroup
{
  GObject     parent_instance;

  PsGroupRow *row;
  guint       member_count;
};

enum {
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_MODEL,
  PROP_PLACE,
  PROP_MINUTES,
  PROP_RULE_TEXT,
  PROP_MEMBER_COUNT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsGroup, ps_group, G_TYPE_OBJECT)

static void
ps_group_finalize (GObject *object)
{
  PsGroup *self = PS_GROUP (object);

  g_clear_pointer (&self->row, ps_group_row_free);

  G_OBJECT_CLASS (ps_group_parent_class)->finalize (object);
}

static void
ps_group_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  PsGroup *self = PS_GROUP (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->row->id);
      break;

    case PROP_NAME:
      g_value_set_string (value, self->row->name);
      break;

    case PROP_MODEL:
      g_value_set_string (value, self->row->model);
      break;

    case PROP_PLACE:
      g_value_set_string (value, self->row->place);
      break;

    case PROP_MINUTES:
      g_value_set_uint (value, self->row->minutes);
      break;

    case PROP_RULE_TEXT:
      g_value_take_string (value, ps_group_dup_rule_text (self));
      break;

    case PROP_MEMBER_COUNT:
      g_value_set_uint (value, self->member_count);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_group_class_init (PsGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ps_group_finalize;
  object_class->get_property = ps_group_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);

  /**
   * PsGroup:model:
   *
   * As stored; the agenda templates in PsContent say it for people.
   */
  properties[PROP_MODEL] = g_param_spec_string ("model", NULL, NULL, "", flags);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, "", flags);

  /**
   * PsGroup:minutes:
   *
   * How long a meeting is planned to be.
   */
  properties[PROP_MINUTES] = g_param_spec_uint ("minutes", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * PsGroup:rule-text:
   *
   * When the group meets, in words.
   */
  properties[PROP_RULE_TEXT] = g_param_spec_string ("rule-text", NULL, NULL, "", flags);

  /**
   * PsGroup:member-count:
   *
   * How many members the group has today.
   */
  properties[PROP_MEMBER_COUNT] =
    g_param_spec_uint ("member-count", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_group_init (PsGroup *self)
{
  self->row = ps_group_row_new ();
}

/**
 * ps_group_new_from_row:
 *
 * Returns: (transfer full): a group that is as @row says, with no members yet
 */
PsGroup *
ps_group_new_from_row (const PsGroupRow *row)
{
  PsGroup *self;

  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (PS_TYPE_GROUP, NULL);
  ps_group_row_free (self->row);
  self->row = ps_group_row_copy (row);

  return self;
}

static gboolean
same_rule (const PsGroupRow *one,
           const PsGroupRow *two)
{
  return g_strcmp0 (one->rule, two->rule) == 0 &&
         g_strcmp0 (one->starts_on, two->starts_on) == 0 &&
         g_strcmp0 (one->zone, two->zone) == 0 &&
         one->start_minute == two->start_minute;
}

static void
notify_if (PsGroup  *self,
           guint     prop_id,
           gboolean  changed)
{
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

/**
 * ps_group_update:
 *
 * Takes over what @row says, notifying for each property that differs.
 */
void
ps_group_update (PsGroup          *self,
                 const PsGroupRow *row)
{
  g_autoptr (PsGroupRow) before = NULL;

  g_return_if_fail (PS_IS_GROUP (self));
  g_return_if_fail (row->id == self->row->id);

  before = g_steal_pointer (&self->row);
  self->row = ps_group_row_copy (row);

  g_object_freeze_notify (G_OBJECT (self));
  notify_if (self, PROP_NAME, g_strcmp0 (before->name, row->name) != 0);
  notify_if (self, PROP_MODEL, g_strcmp0 (before->model, row->model) != 0);
  notify_if (self, PROP_PLACE, g_strcmp0 (before->place, row->place) != 0);
  notify_if (self, PROP_MINUTES, before->minutes != row->minutes);
  notify_if (self, PROP_RULE_TEXT, !same_rule (before, row));
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * ps_group_set_member_count:
 *
 * For PsGroups, which counts.
 */
void
ps_group_set_member_count (PsGroup *self,
                           guint    n)
{
  g_return_if_fail (PS_IS_GROUP (self));

  ps_property_set_uint (self, properties[PROP_MEMBER_COUNT], &self->member_count, n);
}

gint64
ps_group_get_id (PsGroup *self)
{
  g_return_val_if_fail (PS_IS_GROUP (self), 0);

  return self->row->id;
}

const char *
ps_group_get_name (PsGroup *self)
{
  g_return_val_if_fail (PS_IS_GROUP (self), NULL);

  return self->row->name;
}

guint
ps_group_get_member_count (PsGroup *self)
{
  g_return_val_if_fail (PS_IS_GROUP (self), 0);

  return self->member_count;
}

/**
 * ps_group_get_row:
 *
 * Returns: (transfer none): all there is to know of it, until the next update
 */
const PsGroupRow *
ps_group_get_row (PsGroup *self)
{
  g_return_val_if_fail (PS_IS_GROUP (self), NULL);

  return self->row;
}

/**
 * ps_group_dup_rule_text:
 *
 * Returns: (transfer full): when the group meets, as in "every second Tuesday, 18:00", or that it has
 *   no fixed dates
 */
char *
ps_group_dup_rule_text (PsGroup *self)
{
  PsForms forms = ps_forms_of_locale ();
  g_autoptr (PsRule) rule = NULL;

  g_return_val_if_fail (PS_IS_GROUP (self), NULL);

  if (self->row->rule == NULL || *self->row->rule == '\0')
    return g_strdup (_("no fixed dates"));

  rule = ps_rule_new (self->row->rule, self->row->starts_on, (int) self->row->start_minute,
                      self->row->zone, NULL);
  if (rule == NULL)
    return g_strdup (_("dates that this Peerside cannot read"));

  return ps_rule_describe (rule, &forms);
}
