#include "ps-topics-shipped.h"

/**
 * ps_topics_shipped_row:
 * @topic: a topic as it is shipped
 *
 * The row says the category in words, since the clinic's own categories are words too and the search
 * reads it.
 *
 * Returns: (transfer full): the row that holds it
 */
PsTopicRow *
ps_topics_shipped_row (const PsContentTopic *topic)
{
  PsTopicRow *row = ps_topic_row_new ();

  row->origin = g_strdup (topic->key);
  row->title = g_strdup (topic->title);
  row->category = g_strdup (topic->category_title);
  row->minutes = topic->minutes;
  row->objective = g_strdup (topic->objective);
  row->prompts = g_strjoinv ("\n", topic->prompts);
  row->exercise = g_strjoinv ("\n", topic->steps);
  row->materials = g_strdup (topic->materials);
  row->audience = g_strdup (topic->audience);
  row->caution = g_strdup (topic->caution);
  row->caution_tags = g_strjoinv (" ", topic->caution_tags);
  row->led_by = g_strdup (ps_led_by_to_string (topic->led_by));
  row->source = g_strdup (topic->source);

  return row;
}

/**
 * ps_topics_install_shipped:
 * @conn: the writer's connection, in a unit of work
 * @content: what is shipped, in the user's language
 * @wall: now, microseconds UTC
 *
 * Puts every shipped topic into the library, new or with its newest words. One that somebody has
 * changed stays as they left it.
 *
 * Returns: whether all of it was stored
 */
gboolean
ps_topics_install_shipped (PsConn     *conn,
                           PsContent  *content,
                           gint64      wall,
                           GError    **error)
{
  GPtrArray *topics = ps_content_get_topics (content);

  for (guint i = 0; i < topics->len; i++)
    {
      g_autoptr (PsTopicRow) row = ps_topics_shipped_row (g_ptr_array_index (topics, i));

      if (!ps_topic_store_ship (conn, row, FALSE, wall, error))
        return FALSE;
    }

  return TRUE;
}
