#include "ps-debrief-fields.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ps-chips.h"
#include "ps-field.h"
#include "ps-follow-ups.h"
#include "ps-landed-scale.h"
#include "ps-topic-field.h"

/**
 * PsDebriefFields:
 *
 * What a debrief asks, in the order in which two people talk a meeting over.
 *
 * The prompts come from the built-in content: one set for two who led together, one for somebody who
 * led alone and writes to a supervisor. What is more than text stands with the prompt it belongs to:
 * the challenges with the hardest moment, the follow-ups with who is of concern, the scale with how
 * it landed, the topic with what comes next.
 */
struct _PsDebriefFields
{
  GtkBox         parent_instance;

  gboolean       setting;
  GHashTable    *prompts;          /* key → PsField, which is a child */
  PsField       *peer_leader;
  PsField       *professional;
  PsChips       *challenges;
  PsFollowUps   *follow_ups;
  PsLandedScale *how_peer;         /* nullable: the co-facilitator led alone */
  PsLandedScale *how_professional; /* nullable: the Peer Leader did */
  PsTopicField  *next_topic;
  gint64         carry_id;         /* the topic that is unfinished, or 0 */
  GtkWidget     *carry_button;
};

#define ANSWER_LINES 2

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsDebriefFields, ps_debrief_fields, GTK_TYPE_BOX)

static void
changed_cb (PsDebriefFields *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
append (PsDebriefFields *self,
        GtkWidget       *child,
        const char      *signal)
{
  g_signal_connect_object (child, signal, G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), child);
}

static void
append_heading (PsDebriefFields *self,
                const char      *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (self), label);
}

static PsField *
append_name (PsDebriefFields *self,
             const char      *title,
             const char      *name)
{
  GtkWidget *field = g_object_new (PS_TYPE_FIELD, "title", title, "max-length", 200, NULL);

  ps_field_set_text (PS_FIELD (field), name);
  append (self, field, "changed");

  return PS_FIELD (field);
}

static void
append_prompt (PsDebriefFields     *self,
               const PsContentItem *item,
               const PsDebriefText *text)
{
  GtkWidget *field = g_object_new (PS_TYPE_FIELD,
                                   "title", item->text,
                                   "lines", ANSWER_LINES,
                                   NULL);

  ps_field_set_text (PS_FIELD (field), ps_debrief_text_answer (text, item->key));
  append (self, field, "changed");
  g_hash_table_insert (self->prompts, g_strdup (item->key), field);
}

static PsLandedScale *
append_scale (PsDebriefFields *self,
              const char      *who,
              int              value)
{
  GtkWidget *scale = ps_landed_scale_new (who);

  ps_landed_scale_set_value (PS_LANDED_SCALE (scale), value);
  append (self, scale, "changed");

  return PS_LANDED_SCALE (scale);
}

static void
append_scales (PsDebriefFields     *self,
               const PsDebriefText *text)
{
  if (*text->professional == '\0')
    self->how_peer = append_scale (self, _("How it landed in me"), text->how_peer);
  else if (*text->peer_leader == '\0')
    self->how_professional = append_scale (self, _("How it landed in me"),
                                           text->how_professional);
  else
    {
      self->how_peer = append_scale (self, _("How it landed in the Peer Leader"), text->how_peer);
      self->how_professional = append_scale (self, _("How it landed in the co-facilitator"),
                                             text->how_professional);
    }
}

static void
carry_cb (PsDebriefFields *self)
{
  ps_topic_field_set_id (self->next_topic, self->carry_id);
}

/* There is nothing to carry where it is carried already. */
static void
show_carry (PsDebriefFields *self)
{
  gtk_widget_set_visible (self->carry_button,
                          ps_topic_field_get_id (self->next_topic) != self->carry_id);
}

/* One click for a topic that the meeting did not come to the end of. */
static void
append_carry (PsDebriefFields *self,
              PsTopics        *topics)
{
  g_autoptr (PsTopic) topic = ps_topics_find (topics, self->carry_id, NULL);
  g_autofree char *label = NULL;

  if (topic == NULL)
    return;

  /* Translators: %s is the topic of the meeting, which had no time enough. */
  label = g_strdup_printf (_("Carry “%s” Over"), ps_topic_get_title (topic));
  self->carry_button = gtk_button_new_with_label (label);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->carry_button))), TRUE);
  gtk_widget_set_halign (self->carry_button, GTK_ALIGN_START);
  g_signal_connect_object (self->carry_button, "clicked", G_CALLBACK (carry_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next_topic, "notify::topic-id", G_CALLBACK (show_carry), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->carry_button);
  show_carry (self);
}

static void
append_topic (PsDebriefFields *self,
              PsTopics        *topics,
              gint64           topic_id)
{
  GtkWidget *list = gtk_list_box_new ();

  self->next_topic = g_object_new (PS_TYPE_TOPIC_FIELD, "title", _("Topic of the next meeting"),
                                   NULL);
  ps_topic_field_set_topics (self->next_topic, topics);
  ps_topic_field_set_id (self->next_topic, topic_id);
  g_signal_connect_object (self->next_topic, "notify::topic-id", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Topic of the next meeting"),
                                  -1);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->next_topic));
  gtk_box_append (GTK_BOX (self), list);
  if (self->carry_id != 0)
    append_carry (self, topics);
}

static void
append_challenges (PsDebriefFields     *self,
                   PsContent           *content,
                   const PsDebriefText *text)
{
  const char *heading = _("What made it hard");
  GtkWidget *chips = ps_chips_new (heading, ps_content_get_challenges (content));

  append_heading (self, heading);
  ps_chips_set_keys (PS_CHIPS (chips), text->challenges);
  append (self, chips, "changed");
  self->challenges = PS_CHIPS (chips);
}

static void
append_follow_ups (PsDebriefFields     *self,
                   const GDate         *today,
                   GListModel          *people,
                   const PsDebriefText *text)
{
  GtkWidget *follow_ups = ps_follow_ups_new (today, people);

  append_heading (self, _("Follow-ups"));
  ps_follow_ups_set (PS_FOLLOW_UPS (follow_ups), text->follow_ups);
  append (self, follow_ups, "changed");
  self->follow_ups = PS_FOLLOW_UPS (follow_ups);
}

static void
ps_debrief_fields_finalize (GObject *object)
{
  g_hash_table_unref (PS_DEBRIEF_FIELDS (object)->prompts);

  G_OBJECT_CLASS (ps_debrief_fields_parent_class)->finalize (object);
}

static void
ps_debrief_fields_class_init (PsDebriefFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ps_debrief_fields_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
ps_debrief_fields_init (PsDebriefFields *self)
{
  self->prompts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
}

/**
 * ps_debrief_fields_new:
 * @content: has the prompts and the challenges
 * @topics: what the next meeting may be about
 * @people: (nullable): a list of #PsAttendee: whom a follow-up may be about
 * @today: what day it is
 * @carry_id: the meeting's topic, if it is unfinished, or 0
 * @text: what is written so far; without a co-facilitator in it the prompts are those for one
 *
 * Returns: (transfer floating): a #PsDebriefFields
 */
GtkWidget *
ps_debrief_fields_new (PsContent           *content,
                       PsTopics            *topics,
                       GListModel          *people,
                       const GDate         *today,
                       gint64               carry_id,
                       const PsDebriefText *text)
{
  PsDebriefFields *self = g_object_new (PS_TYPE_DEBRIEF_FIELDS, NULL);
  gboolean solo = *text->professional == '\0' || *text->peer_leader == '\0';
  GPtrArray *prompts = ps_content_get_debrief_prompts (content, solo);

  self->setting = TRUE;
  self->carry_id = carry_id;
  self->peer_leader = append_name (self, _("Peer Leader"), text->peer_leader);
  self->professional = append_name (self, _("Co-facilitator"), text->professional);

  for (guint i = 0; i < prompts->len; i++)
    {
      const PsContentItem *item = g_ptr_array_index (prompts, i);

      append_prompt (self, item, text);

      if (g_str_equal (item->key, "hard-moment"))
        append_challenges (self, content, text);
      else if (g_str_equal (item->key, "concern"))
        append_follow_ups (self, today, people, text);
      else if (g_str_equal (item->key, "next-topic"))
        append_topic (self, topics, text->next_topic_id);
      else if (g_str_equal (item->key, "landed"))
        append_scales (self, text);
    }
  self->setting = FALSE;

  return GTK_WIDGET (self);
}

/**
 * ps_debrief_fields_use_marker:
 * @self: fields
 * @kind: what a moment of the meeting was marked for
 *
 * Goes to where that is written down: a new follow-up, the next topic, or what helped.
 */
void
ps_debrief_fields_use_marker (PsDebriefFields *self,
                              PsMarkerKind     kind)
{
  GtkWidget *prompt;

  g_return_if_fail (PS_IS_DEBRIEF_FIELDS (self));

  if (kind == PS_MARKER_FOLLOW_UP || kind == PS_MARKER_RESOURCE_ASKED)
    {
      ps_follow_ups_add (self->follow_ups);
      return;
    }

  prompt = g_hash_table_lookup (self->prompts,
                                kind == PS_MARKER_TOPIC_IDEA ? "next-topic" : "helped");
  if (prompt != NULL)
    gtk_widget_grab_focus (prompt);
}

/**
 * ps_debrief_fields_dup:
 * @self: fields
 *
 * Returns: (transfer full): what is written in them
 */
PsDebriefText *
ps_debrief_fields_dup (PsDebriefFields *self)
{
  PsDebriefText *text = ps_debrief_text_new ();
  GHashTableIter iter;
  gpointer key, field;

  g_return_val_if_fail (PS_IS_DEBRIEF_FIELDS (self), text);

  g_free (text->peer_leader);
  g_free (text->professional);
  text->peer_leader = ps_field_dup_text (self->peer_leader);
  text->professional = ps_field_dup_text (self->professional);

  g_hash_table_iter_init (&iter, self->prompts);
  while (g_hash_table_iter_next (&iter, &key, &field))
    {
      g_autofree char *answer = ps_field_dup_text (field);

      ps_debrief_text_set_answer (text, key, answer);
    }

  g_ptr_array_unref (text->challenges);
  g_ptr_array_unref (text->follow_ups);
  text->challenges = ps_chips_dup_keys (self->challenges);
  text->follow_ups = ps_follow_ups_dup (self->follow_ups);
  text->next_topic_id = ps_topic_field_get_id (self->next_topic);
  if (self->how_peer != NULL)
    text->how_peer = ps_landed_scale_get_value (self->how_peer);
  if (self->how_professional != NULL)
    text->how_professional = ps_landed_scale_get_value (self->how_professional);

  return text;
}

/**
 * ps_debrief_fields_check:
 * @self: fields
 *
 * Looks whether what is written can be stored for good. Where something is missing, that has the
 * focus and says so.
 *
 * Returns: whether it can
 */
gboolean
ps_debrief_fields_check (PsDebriefFields *self)
{
  g_return_val_if_fail (PS_IS_DEBRIEF_FIELDS (self), FALSE);

  return ps_follow_ups_check (self->follow_ups);
}
