#include "ps-content.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "ps-content-reader.h"
#include "ps-model-resources.h"

#define CONTENT_PATH "/org/peerside/model/content/"

/**
 * PsContent:
 *
 * What ships inside Peerside: agenda templates, topics, comfort agreement, debrief prompts.
 *
 * The words are translated when they are first asked for and stay as they are then. What is in a
 * vault already is in the language of the day it was put there: a new one needs the topic table to
 * be written again, which leaves edited topics alone.
 */
struct _PsContent {
  GObject parent;

  PsContentReader reader;
  GDestroyNotify  destroy;

  /* Read when first asked for. */
  GPtrArray *agendas;
  GPtrArray *topics;
  GPtrArray *categories;
  GPtrArray *debrief;
  GPtrArray *debrief_solo;
  GPtrArray *challenges;
};

G_DEFINE_FINAL_TYPE (PsContent, ps_content, G_TYPE_OBJECT)

static const char *
translate_with_gettext (const char *context,
                        const char *msgid,
                        gpointer    user_data G_GNUC_UNUSED)
{
  return context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, context, msgid)
                         : _(msgid);
}

static GResource *
get_resource (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      ps_model_register_resource ();
      g_once_init_leave (&registered, 1);
    }

  return ps_model_get_resource ();
}

/* The file is part of the program, and so is a test that reads all of it: if it cannot be read, the
 * program was not built right, and there is nobody to tell but who built it.
 */
static GBytes *
load (const char *name)
{
  g_autofree char *path = g_strconcat (CONTENT_PATH, name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *xml;

  xml = g_resource_lookup_data (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                &error);
  if (xml == NULL)
    g_error ("built-in %s: %s", name, error->message);

  return xml;
}

static GPtrArray *
load_list (PsContent  *self,
           const char *key,
           const char *model)
{
  g_autoptr (GBytes) xml = load ("lists.xml");
  g_autoptr (GError) error = NULL;
  GPtrArray *list = ps_content_read_list (&self->reader, xml, key, model, &error);

  if (list == NULL)
    g_error ("built-in lists.xml: %s", error->message);

  return list;
}

static void
ps_content_finalize (GObject *object)
{
  PsContent *self = PS_CONTENT (object);

  g_clear_pointer (&self->agendas, g_ptr_array_unref);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->debrief, g_ptr_array_unref);
  g_clear_pointer (&self->debrief_solo, g_ptr_array_unref);
  g_clear_pointer (&self->challenges, g_ptr_array_unref);

  if (self->destroy != NULL)
    self->destroy (self->reader.user_data);

  G_OBJECT_CLASS (ps_content_parent_class)->finalize (object);
}

static void
ps_content_class_init (PsContentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ps_content_finalize;
}

static void
ps_content_init (PsContent *self G_GNUC_UNUSED)
{
}

/**
 * ps_content_new:
 * @translate: (nullable): where the words in another language come from; %NULL for gettext in the
 *   language of the program
 * @user_data: for @translate
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer full): the built-in content
 */
PsContent *
ps_content_new (PsContentTranslate translate,
                gpointer           user_data,
                GDestroyNotify     destroy)
{
  PsContent *self = g_object_new (PS_TYPE_CONTENT, NULL);

  self->reader.translate = translate != NULL ? translate : translate_with_gettext;
  self->reader.user_data = user_data;
  self->destroy = destroy;

  return self;
}

/**
 * ps_content_get_agendas:
 *
 * Returns: (transfer none) (element-type PsAgendaTemplate): the agenda templates: each group model
 *   with 60, 75 and 90 minutes, in this order
 */
GPtrArray *
ps_content_get_agendas (PsContent *self)
{
  g_return_val_if_fail (PS_IS_CONTENT (self), NULL);

  if (self->agendas == NULL)
    {
      g_autoptr (GBytes) xml = load ("agendas.xml");
      g_autoptr (GError) error = NULL;

      self->agendas = ps_content_read_agendas (&self->reader, xml, &error);
      if (self->agendas == NULL)
        g_error ("built-in agendas.xml: %s", error->message);
    }

  return self->agendas;
}

/**
 * ps_content_find_agenda:
 * @model: a group model, as the store spells it
 * @minutes: how long the meeting is
 *
 * For a length that has no template, take one that has and ps_agenda_template_scale() it.
 *
 * Returns: (nullable): the template for exactly this, or %NULL
 */
const PsAgendaTemplate *
ps_content_find_agenda (PsContent  *self,
                        const char *model,
                        guint       minutes)
{
  GPtrArray *agendas;

  g_return_val_if_fail (PS_IS_CONTENT (self), NULL);
  g_return_val_if_fail (model != NULL, NULL);

  agendas = ps_content_get_agendas (self);

  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);

      if (agenda->minutes == minutes && strcmp (agenda->model, model) == 0)
        return agenda;
    }

  return NULL;
}

/**
 * ps_content_find_nearest_agenda:
 * @model: a group model, as the store spells it
 * @minutes: how long the meeting is
 *
 * Returns: (nullable): the template of this model whose length is nearest to @minutes
 */
const PsAgendaTemplate *
ps_content_find_nearest_agenda (PsContent  *self,
                                const char *model,
                                guint       minutes)
{
  const PsAgendaTemplate *nearest = NULL;
  GPtrArray *agendas;

  g_return_val_if_fail (PS_IS_CONTENT (self), NULL);

  agendas = ps_content_get_agendas (self);
  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);

      if (g_strcmp0 (agenda->model, model) == 0 &&
          (nearest == NULL ||
           ABS ((int) agenda->minutes - (int) minutes) <
           ABS ((int) nearest->minutes - (int) minutes)))
        nearest = agenda;
    }

  return nearest;
}

/**
 * ps_content_get_topics:
 *
 * Returns: (transfer none) (element-type PsContentTopic): the topics, in the order of the library
 */
GPtrArray *
ps_content_get_topics (PsContent *self)
{
  g_return_val_if_fail (PS_IS_CONTENT (self), NULL);

  if (self->topics == NULL)
    {
      g_autoptr (GBytes) xml = load ("topics.xml");
      g_autoptr (GError) error = NULL;

      self->topics = ps_content_read_topics (&self->reader, xml,
                                             ps_content_get_categories (self), &error);
      if (self->topics == NULL)
        g_error ("built-in topics.xml: %s", error->message);
    }

  return self->topics;
}

/**
 * ps_content_find_topic:
 * @key: a topic's key, which the topic table keeps as its origin
 *
 * Returns: (nullable): the topic as it was shipped, for a reset of an edited one, or %NULL if this
 *   version does not ship it
 */
const PsContentTopic *
ps_content_find_topic (PsContent  *self,
                       const char *key)
{
  GPtrArray *topics;

  g_return_val_if_fail (PS_IS_CONTENT (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  topics = ps_content_get_topics (self);

  for (guint i = 0; i < topics->len; i++)
    {
      const PsContentTopic *topic = g_ptr_array_index (topics, i);

      if (strcmp (topic->key, key) == 0)
        return topic;
    }

  return NULL;
}

/**
 * ps_content_get_categories:
 *
 * Returns: (transfer none) (element-type PsContentItem): the shelves of the topic library, in order
 */
GPtrArray *
ps_content_get_categories (PsContent *self)
{
  g_return_val_if_fail (PS_IS_CONTENT (self), NULL);

  if (self->categories == NULL)
    self->categories = load_list (self, "category", NULL);

  return self->categories;
}

/**
 * ps_content_dup_agreement:
 * @model: a group model, as the store spells it
 *
 * Returns: (transfer full) (element-type PsContentItem): the points that a new group's comfort
 *   agreement starts from
 */
GPtrArray *
ps_content_dup_agreement (PsContent  *self,
                          const char *model)
{
  g_return_val_if_fail (PS_IS_CONTENT (self), NULL);
  g_return_val_if_fail (model != NULL, NULL);

  return load_list (self, "agreement", model);
}

/**
 * ps_content_get_debrief_prompts:
 * @solo: whether somebody led alone and writes to a supervisor
 *
 * Returns: (transfer none) (element-type PsContentItem): the ten prompts of the debrief; the keys
 *   are the same either way
 */
GPtrArray *
ps_content_get_debrief_prompts (PsContent *self,
                                gboolean   solo)
{
  GPtrArray **prompts;

  g_return_val_if_fail (PS_IS_CONTENT (self), NULL);

  prompts = solo ? &self->debrief_solo : &self->debrief;
  if (*prompts == NULL)
    *prompts = load_list (self, solo ? "debrief-solo" : "debrief", NULL);

  return *prompts;
}

/**
 * ps_content_get_challenges:
 *
 * Returns: (transfer none) (element-type PsContentItem): what can have made a meeting hard, to be
 *   ticked in the debrief
 */
GPtrArray *
ps_content_get_challenges (PsContent *self)
{
  g_return_val_if_fail (PS_IS_CONTENT (self), NULL);

  if (self->challenges == NULL)
    self->challenges = load_list (self, "challenge", NULL);

  return self->challenges;
}
