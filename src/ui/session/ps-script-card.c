#include "ps-script-card.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"

/**
 * PsScriptCard:
 *
 * What can be said in the current segment, and what has to be at hand, in type that can be read from
 * a chair away.
 *
 * The texts are the agenda's own. The button that hides the card is meeting.script, of the view that
 * it is in.
 */
struct _PsScriptCard
{
  GtkBox     parent_instance;

  GtkButton *hide_button;
  GtkLabel  *led_by;
  GtkLabel  *cue;
  GtkWidget *materials_box;
  GtkLabel  *materials;
};

G_DEFINE_FINAL_TYPE (PsScriptCard, ps_script_card, GTK_TYPE_BOX)

static void
ps_script_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_SCRIPT_CARD);

  G_OBJECT_CLASS (ps_script_card_parent_class)->dispose (object);
}

static void
ps_script_card_class_init (PsScriptCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_script_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-script-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PsScriptCard, hide_button);
  gtk_widget_class_bind_template_child (widget_class, PsScriptCard, led_by);
  gtk_widget_class_bind_template_child (widget_class, PsScriptCard, cue);
  gtk_widget_class_bind_template_child (widget_class, PsScriptCard, materials_box);
  gtk_widget_class_bind_template_child (widget_class, PsScriptCard, materials);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ps_script_card_init (PsScriptCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_button (self->hide_button,
                       gtk_widget_get_tooltip_text (GTK_WIDGET (self->hide_button)));
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * ps_script_card_show:
 * @self: a card
 * @segment: (nullable): the current segment
 *
 * Shows what goes with @segment.
 */
void
ps_script_card_show (PsScriptCard        *self,
                     const PsSegmentPlan *segment)
{
  gboolean has_cue = segment != NULL && has_text (segment->cue);
  gboolean has_materials = segment != NULL && has_text (segment->materials);

  g_return_if_fail (PS_IS_SCRIPT_CARD (self));

  gtk_label_set_text (self->led_by, segment != NULL ? ps_led_by_get_label (segment->led_by) : "");
  gtk_label_set_text (self->cue, has_cue ? segment->cue
                                         : _("There is no text for this segment. It can be written "
                                             "in the group’s agenda."));
  gtk_label_set_text (self->materials, has_materials ? segment->materials : "");
  gtk_widget_set_visible (self->materials_box, has_materials);
}
