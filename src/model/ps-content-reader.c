#include "ps-content-reader.h"

#include <string.h>

static void
item_free (PsContentItem *item)
{
  g_free (item->key);
  g_free (item->text);
  g_free (item->detail);
  g_free (item);
}

/**
 * ps_content_reader_fail:
 * @error: return location for a #GError
 * @where: what it is about
 * @what: what is wrong with it
 *
 * For whoever writes the content, so not translated.
 *
 * Returns: %FALSE
 */
gboolean
ps_content_reader_fail (GError     **error,
                        const char  *where,
                        const char  *what)
{
  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "%s: %s", where, what);
  return FALSE;
}

/**
 * ps_content_reader_text:
 * @context: (nullable): the message's context
 * @node: (nullable): an element with words
 *
 * Returns: (transfer full): the words in the reader's language; "" for none
 */
char *
ps_content_reader_text (const PsContentReader *reader,
                        const char            *context,
                        const PsContentNode   *node)
{
  /* gettext ("") is the catalogue's header. */
  if (node == NULL || *node->text == '\0')
    return g_strdup ("");

  return g_strdup (reader->translate (context, node->text, reader->user_data));
}

/**
 * ps_content_reader_child:
 *
 * Returns: (transfer full): the words of the element called @name in @node; "" for none
 */
char *
ps_content_reader_child (const PsContentReader *reader,
                         const PsContentNode   *node,
                         const char            *name)
{
  return ps_content_reader_text (reader, NULL, ps_content_node_get_child (node, name));
}

static GStrv
read_all (const PsContentReader *reader,
          const PsContentNode   *node,
          const char            *name)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < node->children->len; i++)
    {
      const PsContentNode *child = g_ptr_array_index (node->children, i);

      if (strcmp (child->name, name) == 0)
        {
          g_autofree char *text = ps_content_reader_text (reader, NULL, child);

          g_strv_builder_add (texts, text);
        }
    }

  return g_strv_builder_end (texts);
}

/* Whether one of the words in @attribute is @word. */
static gboolean
has_word (const char *attribute,
          const char *word)
{
  g_auto (GStrv) words = g_strsplit (attribute, " ", -1);

  return g_strv_contains ((const char *const *) words, word);
}

static const char *
find_title (GPtrArray  *items,
            const char *key)
{
  for (guint i = 0; i < items->len; i++)
    {
      const PsContentItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->key, key) == 0)
        return item->text;
    }

  return NULL;
}

static PsContentTopic *
read_topic (const PsContentReader  *reader,
            const PsContentNode    *node,
            GPtrArray              *categories,
            GError                **error)
{
  const char *key = ps_content_node_get_attribute (node, "key");
  const char *category = ps_content_node_get_attribute (node, "category");
  const char *led_by = ps_content_node_get_attribute (node, "led-by");
  const PsContentNode *caution = ps_content_node_get_child (node, "caution");
  const PsContentNode *exercise = ps_content_node_get_child (node, "exercise");
  const char *tags = caution != NULL ? ps_content_node_get_attribute (caution, "tags") : NULL;
  const char *category_title = find_title (categories, category);
  g_autoptr (PsContentTopic) topic = g_new0 (PsContentTopic, 1);

  if (key == NULL || exercise == NULL)
    {
      ps_content_reader_fail (error, key != NULL ? key : "topic", "needs a key and an exercise");
      return NULL;
    }

  if (category_title == NULL)
    {
      ps_content_reader_fail (error, key, "is on a shelf that is not there");
      return NULL;
    }

  if (!ps_led_by_from_string (led_by, &topic->led_by))
    {
      ps_content_reader_fail (error, key, "is led by nobody that is known");
      return NULL;
    }

  topic->key = g_strdup (key);
  topic->title = ps_content_reader_child (reader, node, "title");
  topic->category = g_strdup (category);
  topic->category_title = g_strdup (category_title);
  topic->minutes = ps_content_node_get_number (node, "minutes");
  topic->objective = ps_content_reader_child (reader, node, "objective");
  topic->prompts = read_all (reader, node, "prompt");
  topic->steps = read_all (reader, exercise, "step");
  topic->materials = ps_content_reader_child (reader, node, "materials");
  topic->audience = ps_content_reader_child (reader, node, "audience");
  topic->caution = ps_content_reader_text (reader, NULL, caution);
  topic->caution_tags = g_strsplit (tags != NULL ? tags : "", " ", -1);

  return g_steal_pointer (&topic);
}

/**
 * ps_content_read_topics:
 * @reader: where the words come from
 * @xml: what topics.xml has
 * @categories: (element-type PsContentItem): the shelves
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type PsContentTopic): the topics, or %NULL with a
 *   #G_MARKUP_ERROR
 */
GPtrArray *
ps_content_read_topics (const PsContentReader  *reader,
                        GBytes                 *xml,
                        GPtrArray              *categories,
                        GError                **error)
{
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (PsContentNode) root = ps_content_node_parse (xml, error);

  if (root == NULL)
    return NULL;

  topics = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_content_topic_free);

  for (guint i = 0; i < root->children->len; i++)
    {
      const PsContentNode *node = g_ptr_array_index (root->children, i);
      PsContentTopic *topic;

      if (strcmp (node->name, "topic") != 0)
        continue;

      topic = read_topic (reader, node, categories, error);
      if (topic == NULL)
        return NULL;

      topic->source = ps_content_reader_child (reader, root, "source");
      g_ptr_array_add (topics, topic);
    }

  return g_steal_pointer (&topics);
}

/**
 * ps_content_read_list:
 * @reader: where the words come from
 * @xml: what lists.xml has
 * @key: which list
 * @model: (nullable): leave out what is not for groups of this model
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type PsContentItem): the list, or %NULL with a
 *   #G_MARKUP_ERROR
 */
GPtrArray *
ps_content_read_list (const PsContentReader  *reader,
                      GBytes                 *xml,
                      const char             *key,
                      const char             *model,
                      GError                **error)
{
  g_autoptr (PsContentNode) root = ps_content_node_parse (xml, error);
  const PsContentNode *list = NULL;
  GPtrArray *items;

  if (root == NULL)
    return NULL;

  for (guint i = 0; i < root->children->len && list == NULL; i++)
    {
      const PsContentNode *child = g_ptr_array_index (root->children, i);

      if (g_strcmp0 (ps_content_node_get_attribute (child, "key"), key) == 0)
        list = child;
    }

  if (list == NULL)
    {
      ps_content_reader_fail (error, key, "is not in the file");
      return NULL;
    }

  items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);

  for (guint i = 0; i < list->children->len; i++)
    {
      const PsContentNode *node = g_ptr_array_index (list->children, i);
      const char *models = ps_content_node_get_attribute (node, "models");
      PsContentItem *item;

      if (model != NULL && models != NULL && !has_word (models, model))
        continue;

      item = g_new0 (PsContentItem, 1);
      item->key = g_strdup (ps_content_node_get_attribute (node, "key"));
      item->text = ps_content_reader_text (reader, key, ps_content_node_get_child (node, "text"));
      item->detail = ps_content_reader_child (reader, node, "detail");
      g_ptr_array_add (items, item);
    }

  return items;
}
