#include "ps-topic-dialog.h"

#include "ps-a11y.h"
#include "ps-error.h"
#include "ps-field.h"
#include "ps-form.h"
#include "ps-list-box.h"
#include "ps-segment-plan.h"

#include <glib/gi18n-lib.h>

/**
 * PsTopicDialog:
 *
 * Writes a topic, or changes one: the clinic's own, or one that came with Peerside, whose own text
 * can be had back. Only the title is required. Questions and steps are one a line.
 */
struct _PsTopicDialog
{
  PsDialog        parent_instance;

  PsTopics       *topics;
  PsTopicRow     *row;         /* as it was; a new one when a topic is added */

  PsField        *title_field;
  AdwComboRow    *category_row;
  PsField        *category_field;
  GtkSpinButton  *minutes_spin;
  AdwComboRow    *led_by_row;
  PsField        *objective_field;
  PsField        *prompts_field;
  PsField        *exercise_field;
  PsField        *materials_field;
  PsField        *audience_field;
  PsField        *caution_field;
  GtkCheckButton *grief_check;
  GtkCheckButton *suicide_check;
  GtkCheckButton *trauma_check;
  GtkCheckButton *medicines_check;
  PsField        *source_field;
};

enum {
  SAVED,
  N_SIGNALS,
};

#define N_TAGS 4

static const char * const tags[N_TAGS] = { "grief", "suicide", "trauma", "medicines" };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsTopicDialog, ps_topic_dialog, PS_TYPE_DIALOG)

static GtkCheckButton *
get_check (PsTopicDialog *self,
           guint          tag)
{
  GtkCheckButton *checks[N_TAGS] = {
    self->grief_check, self->suicide_check, self->trauma_check, self->medicines_check,
  };

  return checks[tag];
}

static void
take_text (PsField  *field,
           char    **place)
{
  g_free (*place);
  *place = ps_field_dup_text (field);
}

static gboolean
is_other_category (PsTopicDialog *self)
{
  GListModel *names = adw_combo_row_get_model (self->category_row);

  /* The last is the one that is not there yet. */
  return adw_combo_row_get_selected (self->category_row) + 1 == g_list_model_get_n_items (names);
}

static char *
dup_category (PsTopicDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->category_row);
  GListModel *names = adw_combo_row_get_model (self->category_row);

  if (is_other_category (self))
    return ps_field_dup_text (self->category_field);
  if (selected == 0)
    return g_strdup ("");

  return g_strdup (gtk_string_list_get_string (GTK_STRING_LIST (names), selected));
}

static char *
dup_tags (PsTopicDialog *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < N_TAGS; i++)
    if (gtk_check_button_get_active (get_check (self, i)))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", tags[i]);

  return g_string_free (words, FALSE);
}

/* The row as it is typed now; what the form does not ask for stays. */
static PsTopicRow *
make_row (PsTopicDialog *self)
{
  PsTopicRow *row = ps_topic_row_copy (self->row);
  char *category = dup_category (self);
  char *caution_tags = dup_tags (self);

  take_text (self->title_field, &row->title);
  take_text (self->objective_field, &row->objective);
  take_text (self->prompts_field, &row->prompts);
  take_text (self->exercise_field, &row->exercise);
  take_text (self->materials_field, &row->materials);
  take_text (self->audience_field, &row->audience);
  take_text (self->caution_field, &row->caution);
  take_text (self->source_field, &row->source);

  g_free (row->category);
  row->category = category;
  g_free (row->caution_tags);
  row->caution_tags = caution_tags;
  g_free (row->led_by);
  row->led_by = g_strdup (ps_led_by_to_string (adw_combo_row_get_selected (self->led_by_row)));
  gtk_spin_button_update (self->minutes_spin);
  row->minutes = (guint) gtk_spin_button_get_value_as_int (self->minutes_spin);

  return row;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsTopicDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = ps_topics_save_finish (PS_TOPICS (source), result, &error);

  if (id != 0)
    g_signal_emit (self, signals[SAVED], 0, id);

  /* The minutes cannot be wrong here, so it is the title, and that is said at the title. */
  if (g_error_matches (error, PS_ERROR, PS_ERROR_INVALID) && self->title_field != NULL)
    {
      ps_dialog_set_busy (PS_DIALOG (self), FALSE);
      ps_field_set_error (self->title_field, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->title_field));
      return;
    }

  ps_dialog_saved (PS_DIALOG (self), error);
}

static void
ps_topic_dialog_save (PsDialog *dialog)
{
  PsTopicDialog *self = PS_TOPIC_DIALOG (dialog);
  g_autoptr (PsTopicRow) row = make_row (self);

  ps_dialog_set_busy (dialog, TRUE);
  ps_topics_save_async (self->topics, row, NULL, saved_cb, g_object_ref (self));
}

static void
category_cb (PsTopicDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->category_field), is_other_category (self));
}

static void
ps_topic_dialog_dispose (GObject *object)
{
  PsTopicDialog *self = PS_TOPIC_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_TOPIC_DIALOG);
  g_clear_pointer (&self->row, ps_topic_row_free);
  g_clear_object (&self->topics);

  G_OBJECT_CLASS (ps_topic_dialog_parent_class)->dispose (object);
}

static void
ps_topic_dialog_class_init (PsTopicDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_topic_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_topic_dialog_save;

  /**
   * PsTopicDialog::saved:
   * @id: which
   *
   * The topic is in the library as it was typed.
   */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (PS_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-topic-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, title_field);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, category_row);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, category_field);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, minutes_spin);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, led_by_row);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, objective_field);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, prompts_field);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, exercise_field);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, materials_field);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, audience_field);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, caution_field);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, grief_check);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, suicide_check);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, trauma_check);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, medicines_check);
  gtk_widget_class_bind_template_child (widget_class, PsTopicDialog, source_field);
}

static void
activate_with_row (GtkWidget *widget)
{
  ps_row_activates (gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW), widget);
}

static void
ps_topic_dialog_init (PsTopicDialog *self)
{
  g_autoptr (GtkStringList) leaders = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < PS_N_LED_BY; i++)
    gtk_string_list_append (leaders, ps_led_by_get_label (i));
  adw_combo_row_set_model (self->led_by_row, G_LIST_MODEL (leaders));

  activate_with_row (GTK_WIDGET (self->minutes_spin));
  for (guint i = 0; i < N_TAGS; i++)
    activate_with_row (GTK_WIDGET (get_check (self, i)));

  ps_combo_row_describe (self->category_row);
  ps_combo_row_describe (self->led_by_row);
  g_signal_connect_object (self->category_row, "notify::selected",
                           G_CALLBACK (category_cb), self, G_CONNECT_SWAPPED);
}

/* The categories that there are, before them none, after them another one. */
static void
fill_categories (PsTopicDialog *self)
{
  g_auto (GStrv) categories = ps_topics_get_categories (self->topics, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  /* Translators: no category. */
  gtk_string_list_append (names, _("None"));
  for (guint i = 0; categories != NULL && categories[i] != NULL; i++)
    {
      gtk_string_list_append (names, categories[i]);
      if (g_strcmp0 (categories[i], self->row->category) == 0)
        selected = i + 1;
    }
  /* Translators: a category that is not in the list. */
  gtk_string_list_append (names, _("Another…"));

  /* Of a topic that was removed, say; or the list could not be read. */
  if (selected == 0 && *self->row->category != '\0')
    {
      selected = g_list_model_get_n_items (G_LIST_MODEL (names)) - 1;
      ps_field_set_text (self->category_field, self->row->category);
    }

  adw_combo_row_set_model (self->category_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->category_row, selected);
  category_cb (self);
}

static void
load (PsTopicDialog *self)
{
  const PsTopicRow *row = self->row;
  g_auto (GStrv) words = g_strsplit (row->caution_tags, " ", -1);
  PsLedBy led_by = PS_LED_BY_PEER;

  ps_field_set_text (self->title_field, row->title);
  ps_field_set_text (self->objective_field, row->objective);
  ps_field_set_text (self->prompts_field, row->prompts);
  ps_field_set_text (self->exercise_field, row->exercise);
  ps_field_set_text (self->materials_field, row->materials);
  ps_field_set_text (self->audience_field, row->audience);
  ps_field_set_text (self->caution_field, row->caution);
  ps_field_set_text (self->source_field, row->source);

  fill_categories (self);
  ps_led_by_from_string (row->led_by, &led_by);
  adw_combo_row_set_selected (self->led_by_row, led_by);
  gtk_spin_button_set_value (self->minutes_spin, row->minutes);
  for (guint i = 0; i < N_TAGS; i++)
    gtk_check_button_set_active (get_check (self, i),
                                 g_strv_contains ((const char * const *) words, tags[i]));

  gtk_widget_grab_focus (GTK_WIDGET (self->title_field));
}

/**
 * ps_topic_dialog_new_add:
 * @workspace: a workspace that is open
 * @title: (nullable): what was typed already, such as a search that found nothing
 *
 * Returns: (transfer floating): a dialog for a new topic
 */
GtkWidget *
ps_topic_dialog_new_add (PsWorkspace *workspace,
                         const char  *title)
{
  PsTopicDialog *self = g_object_new (PS_TYPE_TOPIC_DIALOG, NULL);
  g_autoptr (PsTopicRow) row = ps_topic_row_new ();

  gtk_window_set_title (GTK_WINDOW (self), _("New Topic"));
  ps_dialog_set_save_label (PS_DIALOG (self), _("_Add"));
  ps_form_set_name (GTK_WINDOW (self), "topic", 0, NULL);
  self->topics = g_object_ref (ps_workspace_get_topics (workspace));

  row->title = g_strdup (title != NULL ? title : "");
  row->category = g_strdup ("");
  row->caution_tags = g_strdup ("");
  row->led_by = g_strdup (ps_led_by_to_string (PS_LED_BY_PEER));
  row->minutes = 30;
  self->row = g_steal_pointer (&row);
  load (self);

  return GTK_WIDGET (self);
}

/**
 * ps_topic_dialog_new_edit:
 * @workspace: a workspace that is open
 * @topic: what to change
 *
 * Returns: (transfer floating): a dialog with the topic as it is
 */
GtkWidget *
ps_topic_dialog_new_edit (PsWorkspace *workspace,
                          PsTopic     *topic)
{
  PsTopicDialog *self = g_object_new (PS_TYPE_TOPIC_DIALOG, NULL);

  gtk_window_set_title (GTK_WINDOW (self), _("Edit Topic"));
  self->topics = g_object_ref (ps_workspace_get_topics (workspace));
  self->row = ps_topic_row_copy (ps_topic_get_row (topic));
  ps_form_set_name (GTK_WINDOW (self), "topic", self->row->id, NULL);
  load (self);

  return GTK_WIDGET (self);
}
