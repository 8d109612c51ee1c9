#include "ps-head-count-box.h"

#include <glib/gi18n-lib.h>

#include "ps-spin.h"

/**
 * PsHeadCountBox:
 *
 * How many are here whose names nobody writes down, and how many of them for the first time: two
 * numbers with large buttons, for somebody who counts with one eye on the door.
 *
 * There are never more new ones than there are: whichever number is changed takes the other with it.
 * What was typed and not confirmed counts as well when the box is asked.
 */
struct _PsHeadCountBox
{
  GtkBox         parent_instance;

  GtkLabel      *label;
  GtkSpinButton *count;
  GtkSpinButton *count_new;
  gboolean       asked;      /* about those who are new */
  gboolean       setting;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsHeadCountBox, ps_head_count_box, GTK_TYPE_BOX)

static void
emit (PsHeadCountBox *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
count_cb (PsHeadCountBox *self)
{
  int n = gtk_spin_button_get_value_as_int (self->count);
  gboolean was_setting = self->setting;

  if (gtk_spin_button_get_value_as_int (self->count_new) > n)
    {
      self->setting = TRUE;
      gtk_spin_button_set_value (self->count_new, n);
      self->setting = was_setting;
    }
  emit (self);
}

static void
count_new_cb (PsHeadCountBox *self)
{
  int n_new = gtk_spin_button_get_value_as_int (self->count_new);
  gboolean was_setting = self->setting;

  if (!self->setting)
    self->asked = TRUE;
  if (gtk_spin_button_get_value_as_int (self->count) < n_new)
    {
      self->setting = TRUE;
      gtk_spin_button_set_value (self->count, n_new);
      self->setting = was_setting;
    }
  emit (self);
}

static void
ps_head_count_box_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_HEAD_COUNT_BOX);

  G_OBJECT_CLASS (ps_head_count_box_parent_class)->dispose (object);
}

static void
ps_head_count_box_class_init (PsHeadCountBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_head_count_box_dispose;

  /**
   * PsHeadCountBox::changed:
   *
   * Somebody has counted.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-head-count-box.ui");
  gtk_widget_class_bind_template_child (widget_class, PsHeadCountBox, label);
  gtk_widget_class_bind_template_child (widget_class, PsHeadCountBox, count);
  gtk_widget_class_bind_template_child (widget_class, PsHeadCountBox, count_new);
}

static void
ps_head_count_box_init (PsHeadCountBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_spin_scroll_past (GTK_WIDGET (self));
  g_signal_connect_object (self->count, "value-changed", G_CALLBACK (count_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->count_new, "value-changed", G_CALLBACK (count_new_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ps_head_count_box_set_beside_names:
 * @beside_names: whether the others are written down by name
 *
 * Asks for those only who gave no name.
 */
void
ps_head_count_box_set_beside_names (PsHeadCountBox *self,
                                    gboolean        beside_names)
{
  g_return_if_fail (PS_IS_HEAD_COUNT_BOX (self));

  gtk_label_set_label (self->label, beside_names ? _("And _how many who gave no name?")
                                                 : _("_How many people are here?"));
}

/**
 * ps_head_count_box_set:
 * @heads: what is known
 *
 * Shows what was counted.
 */
void
ps_head_count_box_set (PsHeadCountBox    *self,
                       const PsHeadCount *heads)
{
  g_return_if_fail (PS_IS_HEAD_COUNT_BOX (self));

  self->setting = TRUE;
  self->asked = heads->n_new >= 0;
  gtk_spin_button_set_value (self->count, MAX (0, heads->n));
  gtk_spin_button_set_value (self->count_new, MAX (0, heads->n_new));
  self->setting = FALSE;
}

/**
 * ps_head_count_box_get:
 * @heads: (out caller-allocates): what is in the fields
 */
void
ps_head_count_box_get (PsHeadCountBox *self,
                       PsHeadCount    *heads)
{
  g_return_if_fail (PS_IS_HEAD_COUNT_BOX (self));

  gtk_spin_button_update (self->count);
  gtk_spin_button_update (self->count_new);
  heads->n = gtk_spin_button_get_value_as_int (self->count);
  heads->n_new = self->asked ? gtk_spin_button_get_value_as_int (self->count_new) : -1;
}
