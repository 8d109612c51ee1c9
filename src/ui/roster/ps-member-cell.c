/* One row of the roster: what somebody likes to be called, and their pronouns if they gave any. */
#include "ps-member-cell.h"

/* A view makes 200 rows at once, so each has the second label only from when it first needs it. */
static void
show_pronouns (GtkWidget  *cell,
               const char *text)
{
  GtkWidget *pronouns = gtk_widget_get_next_sibling (gtk_widget_get_first_child (cell));
  gboolean any = text != NULL && *text != '\0';

  if (pronouns == NULL && any)
    {
      pronouns = gtk_label_new (NULL);
      gtk_label_set_ellipsize (GTK_LABEL (pronouns), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (pronouns), 12);
      gtk_widget_add_css_class (pronouns, "dim-label");
      gtk_widget_add_css_class (pronouns, "caption");
      gtk_box_append (GTK_BOX (cell), pronouns);
    }

  if (pronouns != NULL)
    {
      gtk_label_set_label (GTK_LABEL (pronouns), text);
      gtk_widget_set_visible (pronouns, any);
    }
}

static void
show_member (GtkWidget *cell,
             PsMember  *member)
{
  GtkWidget *name = gtk_widget_get_first_child (cell);
  const PsMemberRow *row = ps_member_get_row (member);

  gtk_label_set_label (GTK_LABEL (name), row->preferred_name);
  show_pronouns (cell, row->pronouns);

  /* The row itself is a nameless node unless it is told. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  row->preferred_name != NULL ? row->preferred_name : "",
                                  -1);
}

static void
member_changed_cb (GtkWidget  *cell,
                   GParamSpec *pspec G_GNUC_UNUSED,
                   PsMember   *member)
{
  show_member (cell, member);
}

static void
setup_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *item)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (cell), name);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  PsMember *member = gtk_list_item_get_item (item);

  show_member (cell, member);
  g_signal_connect_object (member, "notify", G_CALLBACK (member_changed_cb), cell,
                           G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
           GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), member_changed_cb,
                                        gtk_list_item_get_child (item));
}

/**
 * ps_member_cell_factory_new:
 *
 * Returns: (transfer full): makes the rows of a list view of PsMember
 */
GtkListItemFactory *
ps_member_cell_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  return factory;
}
