#include "ps-walk-in-box.h"

#include "ps-a11y.h"
#include "ps-error-label.h"
#include "ps-text.h"

/**
 * PsWalkInBox:
 *
 * One field and one button for somebody who came without being expected: only a name is ever asked
 * for. What was typed stays until whoever has the box clears it, because it was stored.
 */
struct _PsWalkInBox
{
  GtkBox        parent_instance;

  GtkEntry     *entry;
  GtkButton    *button;
  PsErrorLabel *error_label;
};

enum {
  SIGNAL_ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsWalkInBox, ps_walk_in_box, GTK_TYPE_BOX)

static void
add_cb (PsWalkInBox *self)
{
  g_autofree char *name = ps_text_clean (ps_walk_in_box_get_name (self));

  if (*name != '\0')
    g_signal_emit (self, signals[SIGNAL_ADDED], 0, name);
}

static void
changed_cb (PsWalkInBox *self)
{
  g_autofree char *name = ps_text_clean (ps_walk_in_box_get_name (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->button), *name != '\0');
  ps_error_label_set_error (self->error_label, NULL);
}

static void
ps_walk_in_box_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_WALK_IN_BOX);

  G_OBJECT_CLASS (ps_walk_in_box_parent_class)->dispose (object);
}

static void
ps_walk_in_box_class_init (PsWalkInBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_walk_in_box_dispose;

  /**
   * PsWalkInBox::added:
   * @name: what somebody likes to be called, cleaned, not empty
   *
   * Somebody is to be added.
   */
  signals[SIGNAL_ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-walk-in-box.ui");
  gtk_widget_class_bind_template_child (widget_class, PsWalkInBox, entry);
  gtk_widget_class_bind_template_child (widget_class, PsWalkInBox, button);
  gtk_widget_class_bind_template_child (widget_class, PsWalkInBox, error_label);
}

static void
ps_walk_in_box_init (PsWalkInBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  gtk_entry_set_max_length (self->entry, PS_TEXT_NAME_MAX);

  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ps_walk_in_box_clear:
 * @self: a walk-in box
 *
 * Empties the field for the next one: somebody was added.
 */
void
ps_walk_in_box_clear (PsWalkInBox *self)
{
  g_return_if_fail (PS_IS_WALK_IN_BOX (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * ps_walk_in_box_set_error:
 * @self: a walk-in box
 * @error: (nullable): why somebody could not be added
 *
 * Says so below the field.
 */
void
ps_walk_in_box_set_error (PsWalkInBox  *self,
                          const GError *error)
{
  g_return_if_fail (PS_IS_WALK_IN_BOX (self));

  ps_error_label_set_error (self->error_label, error);
}

/**
 * ps_walk_in_box_get_name:
 * @self: a walk-in box
 *
 * Returns: what is typed, as it is
 */
const char *
ps_walk_in_box_get_name (PsWalkInBox *self)
{
  g_return_val_if_fail (PS_IS_WALK_IN_BOX (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}
