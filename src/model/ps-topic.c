#include "ps-topic.h"

/**
 * PsTopic:
 *
 * One topic of the library, as the pages see it. It never writes; PsTopics does.
 */
struct _PsTopic
{
  GObject     parent_instance;

  PsTopicRow *row;
};

enum {
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_CATEGORY,
  PROP_MINUTES,
  PROP_OBJECTIVE,
  PROP_FAVOURITE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsTopic, ps_topic, G_TYPE_OBJECT)

static void
ps_topic_finalize (GObject *object)
{
  PsTopic *self = PS_TOPIC (object);

  g_clear_pointer (&self->row, ps_topic_row_free);

  G_OBJECT_CLASS (ps_topic_parent_class)->finalize (object);
}

static void
ps_topic_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  PsTopic *self = PS_TOPIC (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->row->id);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->row->title);
      break;

    case PROP_CATEGORY:
      g_value_set_string (value, self->row->category);
      break;

    case PROP_MINUTES:
      g_value_set_uint (value, self->row->minutes);
      break;

    case PROP_OBJECTIVE:
      g_value_set_string (value, self->row->objective);
      break;

    case PROP_FAVOURITE:
      g_value_set_boolean (value, self->row->favourite);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_topic_class_init (PsTopicClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ps_topic_finalize;
  object_class->get_property = ps_topic_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);

  /**
   * PsTopic:category:
   *
   * In words, those of the clinic or of Peerside.
   */
  properties[PROP_CATEGORY] = g_param_spec_string ("category", NULL, NULL, "", flags);
  properties[PROP_MINUTES] = g_param_spec_uint ("minutes", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_OBJECTIVE] = g_param_spec_string ("objective", NULL, NULL, "", flags);
  properties[PROP_FAVOURITE] = g_param_spec_boolean ("favourite", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_topic_init (PsTopic *self)
{
  self->row = ps_topic_row_new ();
}

/**
 * ps_topic_new_from_row:
 *
 * Returns: (transfer full): a topic that is as @row says
 */
PsTopic *
ps_topic_new_from_row (const PsTopicRow *row)
{
  PsTopic *self;

  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (PS_TYPE_TOPIC, NULL);
  ps_topic_row_free (self->row);
  self->row = ps_topic_row_copy (row);

  return self;
}

static void
notify_if (PsTopic  *self,
           guint     prop_id,
           gboolean  changed)
{
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

/**
 * ps_topic_update:
 *
 * Takes over what @row says, notifying for each property that differs.
 */
void
ps_topic_update (PsTopic          *self,
                 const PsTopicRow *row)
{
  g_autoptr (PsTopicRow) before = NULL;

  g_return_if_fail (PS_IS_TOPIC (self));
  g_return_if_fail (row->id == self->row->id);

  before = g_steal_pointer (&self->row);
  self->row = ps_topic_row_copy (row);

  g_object_freeze_notify (G_OBJECT (self));
  notify_if (self, PROP_TITLE, g_strcmp0 (before->title, row->title) != 0);
  notify_if (self, PROP_CATEGORY, g_strcmp0 (before->category, row->category) != 0);
  notify_if (self, PROP_MINUTES, before->minutes != row->minutes);
  notify_if (self, PROP_OBJECTIVE, g_strcmp0 (before->objective, row->objective) != 0);
  notify_if (self, PROP_FAVOURITE, before->favourite != row->favourite);
  g_object_thaw_notify (G_OBJECT (self));
}

gint64
ps_topic_get_id (PsTopic *self)
{
  g_return_val_if_fail (PS_IS_TOPIC (self), 0);

  return self->row->id;
}

const char *
ps_topic_get_title (PsTopic *self)
{
  g_return_val_if_fail (PS_IS_TOPIC (self), NULL);

  return self->row->title;
}

/**
 * ps_topic_get_row:
 *
 * Returns: (transfer none): all of it, until the next update
 */
const PsTopicRow *
ps_topic_get_row (PsTopic *self)
{
  g_return_val_if_fail (PS_IS_TOPIC (self), NULL);

  return self->row;
}
