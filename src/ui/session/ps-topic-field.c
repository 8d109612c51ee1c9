#include "ps-topic-field.h"

#include <glib/gi18n-lib.h>

#include "ps-topic-chooser.h"

/**
 * PsTopicField:
 *
 * A row that shows a topic and opens the list to choose another one. "topic-id" is 0 for none.
 */
struct _PsTopicField
{
  AdwActionRow  parent_instance;

  PsTopics     *topics;
  gint64        topic_id;
  GtkWidget    *chooser;     /* weak */
};

enum {
  PROP_0,
  PROP_TOPIC_ID,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsTopicField, ps_topic_field, ADW_TYPE_ACTION_ROW)

static void
show (PsTopicField *self)
{
  g_autoptr (PsTopic) topic = NULL;

  if (self->topics != NULL && self->topic_id != 0)
    topic = ps_topics_find (self->topics, self->topic_id, NULL);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               topic != NULL ? ps_topic_get_title (topic) : _("None yet"));
}

static void
chosen_cb (PsTopicField *self,
           gint64        id)
{
  ps_topic_field_set_id (self, id);
}

static void
ps_topic_field_activate (AdwActionRow *row)
{
  PsTopicField *self = PS_TOPIC_FIELD (row);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->topics == NULL || self->chooser != NULL)
    return;

  g_set_weak_pointer (&self->chooser, ps_topic_chooser_new (self->topics));
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (self->chooser), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self->chooser));
}

static void
ps_topic_field_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PsTopicField *self = PS_TOPIC_FIELD (object);

  switch (prop_id)
    {
    case PROP_TOPIC_ID:
      g_value_set_int64 (value, self->topic_id);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_topic_field_unmap (GtkWidget *widget)
{
  PsTopicField *self = PS_TOPIC_FIELD (widget);

  if (self->chooser != NULL)
    gtk_window_destroy (GTK_WINDOW (self->chooser));

  GTK_WIDGET_CLASS (ps_topic_field_parent_class)->unmap (widget);
}

static void
ps_topic_field_dispose (GObject *object)
{
  PsTopicField *self = PS_TOPIC_FIELD (object);

  if (self->chooser != NULL)
    gtk_window_destroy (GTK_WINDOW (self->chooser));
  g_clear_weak_pointer (&self->chooser);
  g_clear_object (&self->topics);

  G_OBJECT_CLASS (ps_topic_field_parent_class)->dispose (object);
}

static void
ps_topic_field_class_init (PsTopicFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_topic_field_dispose;
  object_class->get_property = ps_topic_field_get_property;
  GTK_WIDGET_CLASS (klass)->unmap = ps_topic_field_unmap;
  ADW_ACTION_ROW_CLASS (klass)->activate = ps_topic_field_activate;

  properties[PROP_TOPIC_ID] =
    g_param_spec_int64 ("topic-id", NULL, NULL,
                        0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_topic_field_init (PsTopicField *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  /* Else Return on it would press the dialog's button, and start the meeting. */
  gtk_widget_set_receives_default (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), icon);
  show (self);
}

/**
 * ps_topic_field_set_topics:
 * @self: a topic field
 * @topics: what there is to choose from
 */
void
ps_topic_field_set_topics (PsTopicField *self,
                           PsTopics     *topics)
{
  g_return_if_fail (PS_IS_TOPIC_FIELD (self));

  if (g_set_object (&self->topics, topics))
    show (self);
}

/**
 * ps_topic_field_set_id:
 * @self: a topic field
 * @id: a topic, or 0 for none
 */
void
ps_topic_field_set_id (PsTopicField *self,
                       gint64        id)
{
  g_return_if_fail (PS_IS_TOPIC_FIELD (self));

  if (self->topic_id == id)
    return;

  self->topic_id = id;
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOPIC_ID]);
}

/**
 * ps_topic_field_get_id:
 * @self: a topic field
 *
 * Returns: the topic, or 0 for none
 */
gint64
ps_topic_field_get_id (PsTopicField *self)
{
  g_return_val_if_fail (PS_IS_TOPIC_FIELD (self), 0);

  return self->topic_id;
}
