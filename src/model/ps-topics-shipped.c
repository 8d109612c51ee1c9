#include "ps-topics-shipped.h"

#include <string.h>

#include "ps-setting-store.h"

/* What stands in the vault, as a checksum: another language and another version of the texts are
 * both other words, and nobody has to remember to count a number up.
 */
#define STAMP "content-version"

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

/* The NUL between two texts counts, so that a word that wanders from one to the next is seen. */
static void
add_text (GChecksum  *checksum,
          const char *text)
{
  g_checksum_update (checksum, (const guchar *) (text != NULL ? text : ""),
                     (text != NULL ? (gssize) strlen (text) : 0) + 1);
}

static void
add_row (GChecksum        *checksum,
         const PsTopicRow *row)
{
  g_autofree char *minutes = g_strdup_printf ("%u", row->minutes);

  add_text (checksum, row->origin);
  add_text (checksum, row->title);
  add_text (checksum, row->category);
  add_text (checksum, minutes);
  add_text (checksum, row->objective);
  add_text (checksum, row->prompts);
  add_text (checksum, row->exercise);
  add_text (checksum, row->materials);
  add_text (checksum, row->audience);
  add_text (checksum, row->caution);
  add_text (checksum, row->caution_tags);
  add_text (checksum, row->led_by);
  add_text (checksum, row->source);
}

static char *
make_stamp (PsContent *content)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  GPtrArray *topics = ps_content_get_topics (content);

  for (guint i = 0; i < topics->len; i++)
    {
      g_autoptr (PsTopicRow) row = ps_topics_shipped_row (g_ptr_array_index (topics, i));

      add_row (checksum, row);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * ps_topics_shipped_are_wanted:
 * @content: what is shipped, in the user's language
 * @wanted: (out): whether the vault has others, or none: the language or the version has changed
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_topics_shipped_are_wanted (PsConn     *conn,
                              PsContent  *content,
                              gboolean   *wanted,
                              GError    **error)
{
  g_autofree char *stored = NULL;
  g_autofree char *stamp = NULL;

  if (!ps_setting_store_get (conn, STAMP, &stored, error))
    return FALSE;

  stamp = make_stamp (content);
  *wanted = g_strcmp0 (stored, stamp) != 0;

  return TRUE;
}

/**
 * ps_topics_install_shipped:
 * @conn: the writer's connection, in a unit of work
 * @content: what is shipped, in the user's language; if it is used on another thread too, that one
 *   has asked for its topics before
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
  g_autofree char *stamp = make_stamp (content);

  for (guint i = 0; i < topics->len; i++)
    {
      g_autoptr (PsTopicRow) row = ps_topics_shipped_row (g_ptr_array_index (topics, i));

      if (!ps_topic_store_ship (conn, row, FALSE, wall, error))
        return FALSE;
    }

  return ps_setting_store_set (conn, STAMP, stamp, error);
}
