#include "ps-chips.h"

#include "ps-content.h"
#include "ps-wrap-box.h"

/**
 * PsChips:
 *
 * A list of things that apply or do not, as small buttons to tick. The keys that are ticked keep the
 * order in which they were.
 */
struct _PsChips
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GPtrArray *keys;        /* of utf8, in the order in which they were chosen */
  gboolean   setting;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsChips, ps_chips, GTK_TYPE_WIDGET)

static const char *
get_key (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "ps-key");
}

static gboolean
has_key (GPtrArray  *keys,
         const char *key)
{
  return g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL);
}

static void
toggled_cb (GtkWidget *button,
            PsChips   *self)
{
  const char *key = get_key (button);
  guint index;

  if (self->setting)
    return;

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    g_ptr_array_add (self->keys, g_strdup (key));
  else if (g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, &index))
    g_ptr_array_remove_index (self->keys, index);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ps_chips_dispose (GObject *object)
{
  g_clear_pointer (&PS_CHIPS (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ps_chips_parent_class)->dispose (object);
}

static void
ps_chips_finalize (GObject *object)
{
  g_ptr_array_unref (PS_CHIPS (object)->keys);

  G_OBJECT_CLASS (ps_chips_parent_class)->finalize (object);
}

static void
ps_chips_class_init (PsChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_chips_dispose;
  object_class->finalize = ps_chips_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ps_chips_init (PsChips *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->box = ps_wrap_box_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
make_chip (PsChips             *self,
           const PsContentItem *item)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (item->text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "ps-chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, item->text,
                                  -1);
  if (*item->detail != '\0')
    {
      gtk_widget_set_tooltip_text (button, item->detail);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, item->detail,
                                      -1);
    }

  g_object_set_data_full (G_OBJECT (button), "ps-key", g_strdup (item->key), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);

  return button;
}

/**
 * ps_chips_new:
 * @label: what the chips are about, for a screen reader
 * @items: (element-type PsContentItem): what there is to choose from
 *
 * Returns: (transfer floating): a #PsChips without a tick
 */
GtkWidget *
ps_chips_new (const char *label,
              GPtrArray  *items)
{
  PsChips *self = g_object_new (PS_TYPE_CHIPS, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  for (guint i = 0; i < items->len; i++)
    ps_wrap_box_append (PS_WRAP_BOX (self->box), make_chip (self, g_ptr_array_index (items, i)));

  return GTK_WIDGET (self);
}

/**
 * ps_chips_set_keys:
 * @self: chips
 * @keys: (element-type utf8): those that are ticked
 *
 * Sets the ticks. A key that is none of the chips' is kept: a newer Peerside may know it.
 */
void
ps_chips_set_keys (PsChips   *self,
                   GPtrArray *keys)
{
  g_return_if_fail (PS_IS_CHIPS (self));

  g_ptr_array_set_size (self->keys, 0);
  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (self->keys, g_strdup (g_ptr_array_index (keys, i)));

  self->setting = TRUE;
  for (GtkWidget *button = gtk_widget_get_first_child (self->box);
       button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                  has_key (self->keys, get_key (button)));
  self->setting = FALSE;
}

/**
 * ps_chips_dup_keys:
 * @self: chips
 *
 * Returns: (transfer full) (element-type utf8): those that are ticked, in the order they were
 */
GPtrArray *
ps_chips_dup_keys (PsChips *self)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (PS_IS_CHIPS (self), keys);

  for (guint i = 0; i < self->keys->len; i++)
    g_ptr_array_add (keys, g_strdup (g_ptr_array_index (self->keys, i)));

  return keys;
}
