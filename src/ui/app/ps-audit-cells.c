/* The rows of the log: what was done and at what time, and the day above the first of each. */
#include "ps-audit-cells.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-time-words.h"

typedef struct {
  PsAuditLog    *log;
  GListModel    *items;
  const PsClock *clock;
  GTimeZone     *zone;
  GHashTable    *bound;  /* GtkListItem: those that are to be seen */
} Cells;

static void
cells_free (gpointer  data,
            GClosure *closure G_GNUC_UNUSED)
{
  Cells *self = data;

  g_object_unref (self->log);
  g_object_unref (self->items);
  g_time_zone_unref (self->zone);
  g_hash_table_unref (self->bound);
  g_free (self);
}

static GDate
get_day (Cells              *self,
         const PsAuditEntry *entry)
{
  return ps_date_of_instant (entry->done_at, self->zone, NULL);
}

/* Whether it is the first of its day in the list, which has the newest first. */
static gboolean
begins_day (Cells       *self,
            guint        position,
            const GDate *day)
{
  g_autoptr (PsAuditItem) above = NULL;
  GDate other;

  if (position == 0)
    return TRUE;

  above = g_list_model_get_item (self->items, position - 1);
  if (above == NULL)
    return TRUE;

  other = get_day (self, ps_audit_item_get_entry (above));

  return g_date_compare (&other, day) != 0;
}

static char *
dup_day_words (Cells       *self,
               const GDate *day)
{
  GDate today = ps_date_of_instant (ps_clock_wall (self->clock), self->zone, NULL);

  switch (g_date_days_between (day, &today))
    {
    case 0:
      /* Translators: a heading above what was done on that day. */
      return g_strdup (_("Today"));

    case 1:
      /* Translators: a heading above what was done on that day. */
      return g_strdup (_("Yesterday"));

    default:
      return ps_date_words_day (day, &today, NULL);
    }
}

static void
show (Cells       *self,
      GtkListItem *list_item)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  GtkWidget *heading = gtk_widget_get_first_child (cell);
  GtkWidget *line = gtk_widget_get_last_child (cell);
  const PsAuditEntry *entry = ps_audit_item_get_entry (gtk_list_item_get_item (list_item));
  GDate day = get_day (self, entry);
  gboolean begins = begins_day (self, gtk_list_item_get_position (list_item), &day);
  g_autofree char *day_words = dup_day_words (self, &day);
  g_autofree char *time = ps_time_words (entry->done_at, self->zone, NULL);
  g_autofree char *sentence = ps_audit_log_dup_sentence (self->log, entry);
  /* Translators: one deed in the log, as a screen reader says it: what was done, the day, the time. */
  g_autofree char *spoken = g_strdup_printf (_("%1$s, %2$s, %3$s"), sentence, day_words, time);

  gtk_label_set_label (GTK_LABEL (heading), day_words);
  gtk_widget_set_visible (heading, begins);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (line)), time);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (line)), sentence);

  /* The row itself is a nameless node unless it is told. */
  if (gtk_widget_get_parent (cell) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
setup_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *list_item)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *time = gtk_label_new (NULL);
  GtkWidget *sentence = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_margin_top (heading, 12);
  gtk_widget_add_css_class (heading, "heading");

  gtk_label_set_xalign (GTK_LABEL (time), 0);
  gtk_label_set_width_chars (GTK_LABEL (time), 8);
  gtk_widget_set_valign (time, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (time, "dim-label");
  gtk_widget_add_css_class (time, "numeric");

  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (sentence), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (sentence, TRUE);
  gtk_widget_set_valign (sentence, GTK_ALIGN_BASELINE);

  gtk_box_append (GTK_BOX (line), time);
  gtk_box_append (GTK_BOX (line), sentence);
  gtk_box_append (GTK_BOX (cell), heading);
  gtk_box_append (GTK_BOX (cell), line);
  gtk_list_item_set_child (list_item, cell);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *list_item,
         Cells                    *self)
{
  g_hash_table_add (self->bound, list_item);
  show (self, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
           GtkListItem              *list_item,
           Cells                    *self)
{
  g_hash_table_remove (self->bound, list_item);
}

/* What came above a row takes its heading over, or gives it one; the rows are not bound anew. Their
 * places are known after all others have heard of the change.
 */
static void
items_changed_cb (Cells *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_item (list_item) != NULL)
      show (self, list_item);
}

/**
 * ps_audit_cells_new:
 * @items: (transfer none): the list of #PsAuditItem that is shown
 * @clock: says which day is today
 *
 * Returns: (transfer full): makes the rows of a list view of #PsAuditItem
 */
GtkListItemFactory *
ps_audit_cells_new (PsAuditLog    *log,
                    GListModel    *items,
                    const PsClock *clock)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cells *self = g_new0 (Cells, 1);
  GClosure *closure;

  self->log = g_object_ref (log);
  self->items = g_object_ref (items);
  self->clock = clock;
  self->zone = g_time_zone_new_local ();
  self->bound = g_hash_table_new (NULL, NULL);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), self, cells_free, 0);

  closure = g_cclosure_new_swap (G_CALLBACK (items_changed_cb), self, NULL);
  g_object_watch_closure (G_OBJECT (factory), closure);
  g_signal_connect_closure (items, "items-changed", closure, TRUE);

  return factory;
}
