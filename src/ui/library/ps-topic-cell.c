/* One row of the library: a topic's title, where it belongs and how long it takes, and a star. */
#include "ps-topic-cell.h"

#include "ps-topic-words.h"
#include "ps-topic.h"

static void
show_topic (GtkWidget *cell,
            PsTopic   *topic)
{
  GtkWidget *texts = gtk_widget_get_first_child (cell);
  GtkWidget *title = gtk_widget_get_first_child (texts);
  GtkWidget *facts = gtk_widget_get_last_child (texts);
  GtkWidget *star = gtk_widget_get_last_child (cell);
  const PsTopicRow *row = ps_topic_get_row (topic);
  g_autofree char *facts_words = NULL;
  g_autofree char *row_words = NULL;

  /* A row that could not be read is stood in for by a topic with nothing in it. */
  if (row->title == NULL || row->category == NULL)
    return;

  facts_words = ps_topic_words_facts (row);
  row_words = ps_topic_words_row (row);
  gtk_label_set_label (GTK_LABEL (title), row->title);
  gtk_label_set_label (GTK_LABEL (facts), facts_words);
  gtk_widget_set_visible (star, row->favourite);

  /* The row itself is a nameless node unless it is told. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, row_words,
                                  -1);
}

static void
topic_changed_cb (GtkWidget  *cell,
                  GParamSpec *pspec G_GNUC_UNUSED,
                  PsTopic    *topic)
{
  show_topic (cell, topic);
}

static GtkWidget *
make_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *item)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = make_label ();
  GtkWidget *facts = make_label ();
  GtkWidget *star = gtk_image_new_from_icon_name ("starred-symbolic");

  /* A title is the one thing that must be read whole, as far as two lines go. */
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_widget_add_css_class (facts, "dim-label");
  gtk_widget_add_css_class (facts, "caption");
  gtk_widget_add_css_class (star, "dim-label");
  gtk_accessible_update_state (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);

  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), facts);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_top (cell, 6);
  gtk_widget_set_margin_bottom (cell, 6);
  gtk_box_append (GTK_BOX (cell), texts);
  gtk_box_append (GTK_BOX (cell), star);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  PsTopic *topic = gtk_list_item_get_item (item);

  show_topic (cell, topic);
  g_signal_connect_object (topic, "notify", G_CALLBACK (topic_changed_cb), cell,
                           G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
           GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), topic_changed_cb,
                                        gtk_list_item_get_child (item));
}

/**
 * ps_topic_cell_factory_new:
 *
 * Returns: (transfer full): makes the rows of a list view of PsTopic
 */
GtkListItemFactory *
ps_topic_cell_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  return factory;
}
