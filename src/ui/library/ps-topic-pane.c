#include "ps-topic-pane.h"

#include "ps-a11y.h"
#include "ps-group-choice.h"
#include "ps-list-box.h"
#include "ps-topic-deeds.h"
#include "ps-topic-dialog.h"
#include "ps-topic-rows.h"
#include "ps-topic-words.h"
#include "ps-wrap-box.h"

#include <glib/gi18n-lib.h>

/**
 * PsTopicPane:
 *
 * One topic of the library, as whoever leads the meeting needs it, and what can be done with it.
 * When it is removed from the library the pane shows none, and says so by its property "topic".
 */
struct _PsTopicPane
{
  AdwBin         parent_instance;

  PsWorkspace   *workspace;
  PsTopic       *topic;
  guint          serial;

  GtkStack      *stack;
  GtkWidget     *scroller;
  GtkLabel      *title_label;
  GtkLabel      *facts_label;
  GtkLabel      *chosen_label;
  GtkWidget     *use_button;
  GtkMenuButton *use_menu_button;
  GtkButton     *star_button;
  GtkMenuButton *more_button;
  GtkListBox    *caution_list;
  GtkListBox    *about_list;
  GtkWidget     *questions_group;
  GtkListBox    *questions_list;
  GtkWidget     *exercise_group;
  GtkListBox    *exercise_list;
  GtkListBox    *used_list;
  GtkWidget     *never_used_label;
};

enum {
  PROP_0,
  PROP_TOPIC,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsTopicPane, ps_topic_pane, ADW_TYPE_BIN)

static const char * const actions[] = {
  "topic.favourite", "topic.edit", "topic.duplicate", "topic.remove", NULL,
};

static const PsTopicRow *
get_row (PsTopicPane *self)
{
  return ps_topic_get_row (self->topic);
}

static GListModel *
get_groups (PsTopicPane *self)
{
  return ps_groups_get_list (ps_workspace_get_groups (self->workspace));
}

static void
use_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter)
{
  PsTopicPane *self = PS_TOPIC_PANE (widget);

  if (self->topic != NULL)
    ps_topic_deed_use (self->workspace, widget, get_row (self), g_variant_get_int64 (parameter));
}

/* Where there is one group there is nothing to choose. */
static void
use_only_cb (GtkWidget  *widget,
             const char *action_name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  PsTopicPane *self = PS_TOPIC_PANE (widget);
  g_autoptr (PsGroup) group = g_list_model_get_item (get_groups (self), 0);

  if (group != NULL)
    ps_topic_deed_use (self->workspace, widget, get_row (self), ps_group_get_id (group));
}

static void
favourite_cb (GtkWidget  *widget,
              const char *action_name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  PsTopicPane *self = PS_TOPIC_PANE (widget);

  ps_topic_deed_favourite (self->workspace, widget, get_row (self));
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsTopicPane *self = PS_TOPIC_PANE (widget);

  ps_dialog_present (PS_DIALOG (ps_topic_dialog_new_edit (self->workspace, self->topic)), widget);
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *action_name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  PsTopicPane *self = PS_TOPIC_PANE (widget);

  ps_topic_deed_duplicate (self->workspace, widget, get_row (self));
}

static void
reset_cb (GtkWidget  *widget,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter G_GNUC_UNUSED)
{
  PsTopicPane *self = PS_TOPIC_PANE (widget);

  ps_topic_deed_reset (self->workspace, widget, get_row (self));
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  PsTopicPane *self = PS_TOPIC_PANE (widget);

  ps_topic_deed_remove (self->workspace, widget, get_row (self));
}

static guint
refill (GtkListBox *list,
        GPtrArray  *rows)
{
  g_autoptr (GPtrArray) owned = rows;

  ps_list_box_refill (list, owned);
  gtk_widget_set_visible (GTK_WIDGET (list), owned->len > 0);

  return owned->len;
}

static void
show_star (PsTopicPane *self,
           gboolean     favourite)
{
  const char *words = favourite ? _("Remove from Favourites") : _("Add to Favourites");

  gtk_button_set_icon_name (self->star_button,
                            favourite ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->star_button), words);
  ps_a11y_name_button (self->star_button, words);
}

static void
show_chosen (PsTopicPane *self)
{
  g_autofree char *words = ps_topic_words_chosen (ps_workspace_get_groups (self->workspace),
                                                  get_row (self)->id);

  gtk_widget_set_visible (GTK_WIDGET (self->chosen_label), words != NULL);
  gtk_label_set_label (self->chosen_label, words != NULL ? words : "");
}

static void
show_groups (PsTopicPane *self)
{
  GListModel *groups = get_groups (self);
  guint n = g_list_model_get_n_items (groups);

  gtk_widget_set_visible (self->use_button, n == 1);
  gtk_widget_set_visible (GTK_WIDGET (self->use_menu_button), n > 1);
  if (n > 1)
    {
      g_autoptr (GMenu) menu = ps_group_choice_new_menu (groups, "topic.use");

      gtk_menu_button_set_menu_model (self->use_menu_button, G_MENU_MODEL (menu));
    }
}

static void
refresh (PsTopicPane *self)
{
  const PsTopicRow *row = get_row (self);
  PsTopics *topics = ps_workspace_get_topics (self->workspace);
  gint64 now = ps_clock_wall (ps_workspace_get_clock (self->workspace));
  g_autofree char *facts = ps_topic_words_facts (row);
  guint n;

  gtk_label_set_label (self->title_label, row->title);
  gtk_label_set_label (self->facts_label, facts);
  show_star (self, row->favourite);
  show_groups (self);
  show_chosen (self);

  refill (self->caution_list, ps_topic_rows_caution (row));
  refill (self->about_list, ps_topic_rows_about (row));
  n = refill (self->questions_list, ps_topic_rows_questions (row));
  gtk_widget_set_visible (self->questions_group, n > 0);
  n = refill (self->exercise_list, ps_topic_rows_steps (row));
  gtk_widget_set_visible (self->exercise_group, n > 0);
  n = refill (self->used_list, ps_topic_rows_used (topics, get_groups (self), row->id, now));
  gtk_widget_set_visible (self->never_used_label, n == 0);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "topic.reset",
                                 row->origin != NULL && row->edited);
}

static void
table_changed_cb (PsTopicPane *self)
{
  guint serial = ps_db_get_serial (ps_workspace_get_db (self->workspace));

  /* One commit may touch several tables. */
  if (self->topic == NULL || self->serial == serial)
    return;

  self->serial = serial;
  if (get_row (self)->archived_at != 0)
    ps_topic_pane_set_topic (self, NULL);
  else
    refresh (self);
}

static void
ps_topic_pane_dispose (GObject *object)
{
  PsTopicPane *self = PS_TOPIC_PANE (object);

  /* The template lets go of a bound child that is the bin's own behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_TOPIC_PANE);
  g_clear_object (&self->topic);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_topic_pane_parent_class)->dispose (object);
}

static void
ps_topic_pane_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PsTopicPane *self = PS_TOPIC_PANE (object);

  switch (prop_id)
    {
    case PROP_TOPIC:
      g_value_set_object (value, self->topic);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_topic_pane_class_init (PsTopicPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_topic_pane_dispose;
  object_class->get_property = ps_topic_pane_get_property;

  properties[PROP_TOPIC] =
    g_param_spec_object ("topic", NULL, NULL, PS_TYPE_TOPIC,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "topic.use", "x", use_cb);
  gtk_widget_class_install_action (widget_class, "topic.use-only", NULL, use_only_cb);
  gtk_widget_class_install_action (widget_class, "topic.favourite", NULL, favourite_cb);
  gtk_widget_class_install_action (widget_class, "topic.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "topic.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "topic.reset", NULL, reset_cb);
  gtk_widget_class_install_action (widget_class, "topic.remove", NULL, remove_cb);

  g_type_ensure (PS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-topic-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, stack);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, facts_label);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, use_button);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, use_menu_button);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, star_button);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, more_button);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, caution_list);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, about_list);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, questions_group);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, questions_list);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, exercise_group);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, exercise_list);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, used_list);
  gtk_widget_class_bind_template_child (widget_class, PsTopicPane, never_used_label);
}

static void
ps_topic_pane_init (PsTopicPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->stack);

  /* A menu button with an icon is a nameless button within one that has a name. */
  ps_a11y_name_button (GTK_BUTTON (gtk_widget_get_first_child (GTK_WIDGET (self->more_button))),
                       _("More Actions"));
  for (guint i = 0; actions[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], FALSE);
}

/**
 * ps_topic_pane_set_workspace:
 * @self: a pane that has none yet
 * @workspace: a workspace that is open
 *
 * Says where the topics are.
 */
void
ps_topic_pane_set_workspace (PsTopicPane *self,
                             PsWorkspace *workspace)
{
  static const char * const signals[] = {
    "changed::topic", "changed::support_group", "changed::group_date", "changed::date_plan",
    "changed::session", NULL,
  };

  g_return_if_fail (PS_IS_TOPIC_PANE (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; signals[i] != NULL; i++)
    g_signal_connect_object (ps_workspace_get_db (workspace), signals[i],
                             G_CALLBACK (table_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ps_topic_pane_set_topic:
 * @self: a pane
 * @topic: (nullable): what to show
 *
 * Shows a topic, or none.
 */
void
ps_topic_pane_set_topic (PsTopicPane *self,
                         PsTopic     *topic)
{
  g_return_if_fail (PS_IS_TOPIC_PANE (self));
  g_return_if_fail (topic == NULL || PS_IS_TOPIC (topic));

  if (!g_set_object (&self->topic, topic))
    return;

  if (topic != NULL)
    {
      refresh (self);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                  GTK_SCROLLED_WINDOW (self->scroller)), 0);
    }
  gtk_stack_set_visible_child_name (self->stack, topic != NULL ? "topic" : "none");
  for (guint i = 0; actions[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], topic != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOPIC]);
}

/**
 * ps_topic_pane_get_topic:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): what is shown
 */
PsTopic *
ps_topic_pane_get_topic (PsTopicPane *self)
{
  g_return_val_if_fail (PS_IS_TOPIC_PANE (self), NULL);

  return self->topic;
}
