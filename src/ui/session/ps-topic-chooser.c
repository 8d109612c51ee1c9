#include "ps-topic-chooser.h"


#include "ps-duration.h"

/**
 * PsTopicChooser:
 *
 * Finds a topic by what is typed, and says which one by its signal "chosen".
 */
struct _PsTopicChooser
{
  AdwWindow       parent_instance;

  PsRowList      *topics;
  GtkSearchEntry *search;
  AdwActionRow   *none_row;
  GtkListBox     *none_list;
  GtkListBox     *list;
  GtkWidget      *nothing;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsTopicChooser, ps_topic_chooser, ADW_TYPE_WINDOW)

static void
choose (PsTopicChooser *self,
        gint64          id)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (PsTopicChooser *self,
                  GtkListBoxRow  *row)
{
  if (GTK_WIDGET (row) == GTK_WIDGET (self->none_row))
    choose (self, 0);
  else
    choose (self, ps_row_list_get_id (self->topics, (guint) gtk_list_box_row_get_index (row)));
}

static void
search_cb (PsTopicChooser *self)
{
  g_autoptr (GError) error = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (!ps_topics_list_search (self->topics, text, NULL, FALSE, &error))
    g_warning ("The topics could not be searched: %s", error->message);
}

/* Return takes the first that fits. */
static void
activate_cb (PsTopicChooser *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->topics)) > 0)
    choose (self, ps_row_list_get_id (self->topics, 0));
}

static void
items_cb (PsTopicChooser *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->topics)) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->list), any);
  gtk_widget_set_visible (self->nothing, !any);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data G_GNUC_UNUSED)
{
  const PsTopicRow *topic = ps_topic_get_row (item);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *minutes = ps_duration_as_minutes ((gint64) topic->minutes * 60);
  GtkWidget *label = gtk_label_new (minutes);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), topic->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), topic->objective);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

static void
ps_topic_chooser_dispose (GObject *object)
{
  PsTopicChooser *self = PS_TOPIC_CHOOSER (object);

  g_clear_object (&self->topics);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_TOPIC_CHOOSER);

  G_OBJECT_CLASS (ps_topic_chooser_parent_class)->dispose (object);
}

static void
ps_topic_chooser_class_init (PsTopicChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_topic_chooser_dispose;

  /**
   * PsTopicChooser::chosen:
   * @id: the topic, or 0 for none
   *
   * Somebody chose.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-topic-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PsTopicChooser, search);
  gtk_widget_class_bind_template_child (widget_class, PsTopicChooser, none_row);
  gtk_widget_class_bind_template_child (widget_class, PsTopicChooser, none_list);
  gtk_widget_class_bind_template_child (widget_class, PsTopicChooser, list);
  gtk_widget_class_bind_template_child (widget_class, PsTopicChooser, nothing);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ps_topic_chooser_init (PsTopicChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->none_list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ps_topic_chooser_new:
 * @topics: what there is to choose from
 *
 * Returns: (transfer none): a #PsTopicChooser, not shown yet
 */
GtkWidget *
ps_topic_chooser_new (PsTopics *topics)
{
  PsTopicChooser *self = g_object_new (PS_TYPE_TOPIC_CHOOSER, NULL);

  self->topics = ps_topics_list_new (topics);
  ps_row_list_load_rest (self->topics);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->topics), make_row, NULL, NULL);
  g_signal_connect_object (self->topics, "items-changed", G_CALLBACK (items_cb), self,
                           G_CONNECT_SWAPPED);
  items_cb (self);

  return GTK_WIDGET (self);
}
