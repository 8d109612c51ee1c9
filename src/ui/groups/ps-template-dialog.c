#include "ps-template-dialog.h"

#include "ps-a11y.h"
#include "ps-duration.h"
#include "ps-group-words.h"
#include "ps-list-box.h"

/**
 * PsTemplateDialog:
 *
 * The built-in agendas: a kind of group and a length, and what is in it. "chosen" goes out with the
 * agenda, an array of #PsSegmentPlan.
 *
 * A group whose meetings have another length is also offered the agenda worked out for that.
 */
struct _PsTemplateDialog
{
  PsDialog     parent_instance;

  PsContent   *content;
  guint        minutes;
  GPtrArray   *models;    /* of PsAgendaTemplate, not owned: the first of each model */
  GArray      *lengths;   /* of guint, minutes */
  GPtrArray   *agenda;    /* what is seen */

  AdwComboRow *model_row;
  AdwComboRow *length_row;
  GtkLabel    *about_label;
  GtkListBox  *list;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsTemplateDialog, ps_template_dialog, PS_TYPE_DIALOG)

static const PsAgendaTemplate *
get_model (PsTemplateDialog *self)
{
  return g_ptr_array_index (self->models, adw_combo_row_get_selected (self->model_row));
}

/* A template as it is, or worked out for a length that there is none for. */
static GPtrArray *
make_agenda (PsTemplateDialog *self,
             guint             minutes)
{
  const char *model = get_model (self)->model;
  const PsAgendaTemplate *nearest =
    ps_content_find_nearest_agenda (self->content, model, minutes);
  g_autoptr (PsAgendaTemplate) scaled = NULL;

  if (nearest->minutes == minutes)
    return ps_segment_plans_copy (nearest->segments);

  scaled = ps_agenda_template_scale (nearest, minutes);

  return scaled != NULL ? ps_segment_plans_copy (scaled->segments) : NULL;
}

static void
show (PsTemplateDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->length_row);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (selected >= self->lengths->len)
    return;

  g_clear_pointer (&self->agenda, g_ptr_array_unref);
  self->agenda = make_agenda (self, g_array_index (self->lengths, guint, selected));
  for (guint i = 0; i < self->agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (self->agenda, i);
      g_autofree char *words = ps_group_words_segment (plan);

      g_ptr_array_add (rows, ps_row_new (NULL, plan->title, words));
    }

  gtk_label_set_label (self->about_label, get_model (self)->description);
  ps_list_box_refill (self->list, rows);
}

static void
add_length (PsTemplateDialog *self,
            GtkStringList    *labels,
            guint             minutes)
{
  g_autofree char *label = ps_group_words_minutes ((gint64) minutes * 60);

  g_array_append_val (self->lengths, minutes);
  gtk_string_list_append (labels, label);
}

/* Those that there are templates for, and the group's own where it is another and can be had. */
static void
fill_lengths (PsTemplateDialog *self)
{
  GPtrArray *agendas = ps_content_get_agendas (self->content);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) own = NULL;
  guint selected = 0;

  g_array_set_size (self->lengths, 0);
  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);

      if (!g_str_equal (agenda->model, get_model (self)->model))
        continue;
      if (agenda->minutes == self->minutes)
        selected = self->lengths->len;
      add_length (self, labels, agenda->minutes);
    }

  if (ps_content_find_agenda (self->content, get_model (self)->model, self->minutes) == NULL)
    own = make_agenda (self, self->minutes);
  if (own != NULL)
    {
      selected = self->lengths->len;
      add_length (self, labels, self->minutes);
    }

  adw_combo_row_set_model (self->length_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->length_row, selected);
  show (self);
}

static void
ps_template_dialog_save (PsDialog *dialog)
{
  PsTemplateDialog *self = PS_TEMPLATE_DIALOG (dialog);
  g_autoptr (GPtrArray) agenda = g_ptr_array_ref (self->agenda);

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, agenda);
  ps_dialog_saved (dialog, NULL);
}

static void
ps_template_dialog_dispose (GObject *object)
{
  PsTemplateDialog *self = PS_TEMPLATE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_TEMPLATE_DIALOG);
  g_clear_object (&self->content);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  g_clear_pointer (&self->lengths, g_array_unref);
  g_clear_pointer (&self->agenda, g_ptr_array_unref);

  G_OBJECT_CLASS (ps_template_dialog_parent_class)->dispose (object);
}

static void
ps_template_dialog_class_init (PsTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_template_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_template_dialog_save;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-template-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsTemplateDialog, model_row);
  gtk_widget_class_bind_template_child (widget_class, PsTemplateDialog, length_row);
  gtk_widget_class_bind_template_child (widget_class, PsTemplateDialog, about_label);
  gtk_widget_class_bind_template_child (widget_class, PsTemplateDialog, list);
}

static void
ps_template_dialog_init (PsTemplateDialog *self)
{
  self->models = g_ptr_array_new ();
  self->lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_combo_row_describe (self->model_row);
  ps_combo_row_describe (self->length_row);
}

static void
fill_models (PsTemplateDialog *self,
             const char       *model)
{
  GPtrArray *agendas = ps_content_get_agendas (self->content);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);
      const PsAgendaTemplate *last =
        self->models->len > 0 ? g_ptr_array_index (self->models, self->models->len - 1) : NULL;

      if (last != NULL && g_str_equal (last->model, agenda->model))
        continue;
      if (g_str_equal (agenda->model, model))
        selected = self->models->len;
      g_ptr_array_add (self->models, (gpointer) agenda);
      gtk_string_list_append (names, agenda->name);
    }

  adw_combo_row_set_model (self->model_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->model_row, selected);
}

/**
 * ps_template_dialog_new:
 * @content: the built-in agendas
 * @model: the group's, which is offered first
 * @minutes: how long its meetings are
 *
 * Returns: (transfer floating): the dialog
 */
PsDialog *
ps_template_dialog_new (PsContent  *content,
                        const char *model,
                        guint       minutes)
{
  PsTemplateDialog *self = g_object_new (PS_TYPE_TEMPLATE_DIALOG, NULL);

  self->content = g_object_ref (content);
  self->minutes = minutes;
  fill_models (self, model);
  fill_lengths (self);
  g_signal_connect_object (self->model_row, "notify::selected", G_CALLBACK (fill_lengths), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->length_row, "notify::selected", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);

  return PS_DIALOG (self);
}
