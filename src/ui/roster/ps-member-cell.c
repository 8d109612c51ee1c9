/* One row of the roster: what somebody likes to be called, and their pronouns if they gave any. */
#include "ps-member-cell.h"

#include "ps-member-facts.h"

#include <glib/gi18n-lib.h>

#define CELL_NAMES  "ps-member-names"
#define CELL_MEMBER "ps-member"

/* Pronouns are cut off before names are; that somebody died or was removed is read whole. */
#define MORE_CHARS 16
#define GONE_CHARS 28

/**
 * ps_member_cell_dup_more:
 * @row: a member
 * @hint: (nullable): what tells them apart from another of that name
 *
 * What stands beside a member's name in a list. What tells them apart comes first: it must not be cut
 * off.
 *
 * Returns: (transfer full): the words; "" where there are none
 */
char *
ps_member_cell_dup_more (const PsMemberRow *row,
                         const char        *hint)
{
  const char *words[4] = { NULL };
  guint n = 0;

  if (hint != NULL)
    words[n++] = hint;
  if (row->walk_in)
    words[n++] = _("Walk-in");
  if (row->pronouns != NULL && *row->pronouns != '\0')
    words[n++] = row->pronouns;

  /* Translators: stands between things that are said of a member: “…0142 · they”. */
  return g_strjoinv (_(" · "), (char **) words);
}

/* A view makes 200 rows at once, so each has the second label only from when it first needs it. */
static void
show_more (GtkWidget  *cell,
           const char *text,
           int         n_chars)
{
  GtkWidget *more = gtk_widget_get_next_sibling (gtk_widget_get_first_child (cell));
  gboolean any = text != NULL && *text != '\0';

  if (more == NULL && any)
    {
      more = gtk_label_new (NULL);
      gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (more, "dim-label");
      gtk_widget_add_css_class (more, "caption");
      gtk_box_append (GTK_BOX (cell), more);
    }

  if (more != NULL)
    {
      gtk_label_set_max_width_chars (GTK_LABEL (more), n_chars);
      gtk_label_set_label (GTK_LABEL (more), any ? text : "");
      gtk_widget_set_visible (more, any);
    }
}

static void
show_member (GtkWidget *cell,
             PsMember  *member)
{
  PsMemberNames *names = g_object_get_data (G_OBJECT (cell), CELL_NAMES);
  GtkWidget *name = gtk_widget_get_first_child (cell);
  const PsMemberRow *row = ps_member_get_row (member);
  /* One that stands in for a row which is not read yet has no name. */
  gboolean is_there = row->preferred_name != NULL && *row->preferred_name != '\0';
  g_autofree char *hint = is_there ? ps_member_names_dup_hint (names, row->id) : NULL;
  g_autofree char *label =
    is_there ? ps_member_names_dup_label (names, row->id, row->preferred_name) : g_strdup ("");
  g_autofree char *gone = ps_member_facts_dup_gone (member);
  g_autofree char *more = gone == NULL ? ps_member_cell_dup_more (row, hint) : NULL;
  /* Translators: said by a screen reader: a member, and that they died, and when, or were removed. */
  g_autofree char *spoken = gone != NULL ? g_strdup_printf (_("%1$s. %2$s"), label, gone) : NULL;

  gtk_label_set_label (GTK_LABEL (name), row->preferred_name);
  show_more (cell, gone != NULL ? gone : more, gone != NULL ? GONE_CHARS : MORE_CHARS);

  /* The row itself is a nameless node unless it is told. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken != NULL ? spoken : label, -1);
}

static void
member_changed_cb (GtkWidget  *cell,
                   GParamSpec *pspec G_GNUC_UNUSED,
                   PsMember   *member)
{
  show_member (cell, member);
}

/* Somebody of the same name may have come, or gone. */
static void
names_changed_cb (GtkWidget *cell)
{
  PsMember *member = g_object_get_data (G_OBJECT (cell), CELL_MEMBER);

  if (member != NULL)
    show_member (cell, member);
}

static void
setup_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *item,
          PsMemberNames            *names)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (cell), name);
  g_object_set_data_full (G_OBJECT (cell), CELL_NAMES, g_object_ref (names), g_object_unref);
  g_signal_connect_object (names, "changed", G_CALLBACK (names_changed_cb), cell,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  PsMember *member = gtk_list_item_get_item (item);

  g_object_set_data_full (G_OBJECT (cell), CELL_MEMBER, g_object_ref (member), g_object_unref);
  show_member (cell, member);
  g_signal_connect_object (member, "notify", G_CALLBACK (member_changed_cb), cell,
                           G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
           GtkListItem              *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), member_changed_cb, cell);
  g_object_set_data (G_OBJECT (cell), CELL_MEMBER, NULL);
}

/**
 * ps_member_cell_factory_new:
 * @names: tells people of one name apart
 *
 * Returns: (transfer full): makes the rows of a list view of PsMember
 */
GtkListItemFactory *
ps_member_cell_factory_new (PsMemberNames *names)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), g_object_ref (names),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  return factory;
}
