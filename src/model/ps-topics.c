#include "ps-topics-private.h"

#include "ps-right.h"
#include "ps-topic-query.h"

/**
 * PsTopics:
 *
 * The library of topics: what comes with Peerside and what the clinic adds. How it changes is in
 * ps-topics-write.c.
 */
G_DEFINE_FINAL_TYPE (PsTopics, ps_topics, G_TYPE_OBJECT)

/* What a list shows. */
typedef struct {
  char     *match;    /* (nullable): for FTS5 */
  char     *category; /* (nullable) */
  gboolean  favourites;
} Query;

static Query *
query_new (const char *text,
           const char *category,
           gboolean    favourites)
{
  Query *query = g_new0 (Query, 1);

  query->match = ps_topic_query_new (text);
  query->category = category != NULL && *category != '\0' ? g_strdup (category) : NULL;
  query->favourites = favourites;

  return query;
}

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->match);
  g_free (query->category);
  g_free (query);
}

static GArray *
list_ids (PsConn         *conn,
          gconstpointer   data,
          gint            limit,
          GError        **error)
{
  const Query *query = data;
  PsTopicFilter filter = { .category = query->category, .favourites = query->favourites };

  if (!ps_roles_may (ps_conn_get_roles (conn), PS_RIGHT_TOPICS))
    return g_array_new (FALSE, FALSE, sizeof (gint64));

  if (query->match != NULL)
    return ps_topic_store_search (conn, query->match, &filter, limit, error);

  return ps_topic_store_ids (conn, &filter, limit, error);
}

static GObject *
load (PsConn  *conn,
      gint64   id,
      GError **error)
{
  g_autoptr (PsTopicRow) row = ps_topic_store_get (conn, id, error);

  return row != NULL ? G_OBJECT (ps_topic_new_from_row (row)) : NULL;
}

static void
reload (GObject *item,
        PsConn  *conn)
{
  g_autoptr (PsTopicRow) row =
    ps_topic_store_get (conn, ps_topic_get_id (PS_TOPIC (item)), NULL);

  if (row != NULL)
    ps_topic_update (PS_TOPIC (item), row);
}

static const char * const topic_tables[] = { "topic", NULL };

static const PsRowKind topic_kind = {
  .tables = topic_tables,
  .get_item_type = ps_topic_get_type,
  .list_ids = list_ids,
  .load = load,
  .reload = reload,
};

static void
ps_topics_dispose (GObject *object)
{
  PsTopics *self = PS_TOPICS (object);

  g_clear_object (&self->content);
  g_clear_object (&self->db);

  G_OBJECT_CLASS (ps_topics_parent_class)->dispose (object);
}

static void
ps_topics_class_init (PsTopicsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_topics_dispose;
}

static void
ps_topics_init (PsTopics *self G_GNUC_UNUSED)
{
}

/**
 * ps_topics_new:
 * @clock: (transfer none): says what time it is; outlives the service
 * @content: what comes with Peerside
 *
 * Returns: (transfer full): the topics of @db
 */
PsTopics *
ps_topics_new (PsDb          *db,
               const PsClock *clock,
               PsContent     *content)
{
  PsTopics *self;

  g_return_val_if_fail (PS_IS_DB (db), NULL);
  g_return_val_if_fail (clock != NULL, NULL);
  g_return_val_if_fail (PS_IS_CONTENT (content), NULL);

  self = g_object_new (PS_TYPE_TOPICS, NULL);
  self->db = g_object_ref (db);
  self->clock = clock;
  self->content = g_object_ref (content);

  return self;
}

/**
 * ps_topics_list_new:
 *
 * Returns: (transfer full): a list of PsTopic by title, without those that are archived, that follows
 *   the database
 */
PsRowList *
ps_topics_list_new (PsTopics *self)
{
  g_return_val_if_fail (PS_IS_TOPICS (self), NULL);

  return ps_row_list_new (self->db, &topic_kind, PS_ROW_LIST_FIRST_PAGE,
                          query_new (NULL, NULL, FALSE), query_free);
}

/**
 * ps_topics_list_search:
 * @list: from ps_topics_list_new()
 * @text: (nullable): what was typed; every word of it is the beginning of one in the topic, and
 *   nothing typed is an error
 * @category: (nullable): only this one
 * @favourites: only favourites
 *
 * Narrows @list: the best fit first where there is text, by title otherwise.
 *
 * Returns: whether it could be searched
 */
gboolean
ps_topics_list_search (PsRowList   *list,
                       const char  *text,
                       const char  *category,
                       gboolean     favourites,
                       GError     **error)
{
  g_return_val_if_fail (PS_IS_ROW_LIST (list), FALSE);

  return ps_row_list_set_query (list, query_new (text, category, favourites), error);
}

/**
 * ps_topics_get_categories:
 *
 * Returns: (transfer full) (nullable): the categories that have a topic, in words
 */
GStrv
ps_topics_get_categories (PsTopics  *self,
                          GError   **error)
{
  g_return_val_if_fail (PS_IS_TOPICS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_TOPICS, error))
    return NULL;

  return ps_topic_store_categories (ps_db_get_reader (self->db), error);
}

/**
 * ps_topics_find:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the topic, archived or not; the same object as in the lists
 */
PsTopic *
ps_topics_find (PsTopics  *self,
                gint64     id,
                GError   **error)
{
  g_return_val_if_fail (PS_IS_TOPICS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_TOPICS, error))
    return NULL;

  return (PsTopic *) ps_row_pool_get_item (ps_row_pool_get (self->db, &topic_kind), id, error);
}

/**
 * ps_topics_dup_snippet:
 * @text: (nullable): what was typed
 *
 * Returns: (transfer full) (nullable): where in the topic the words stand, each of them between
 *   PS_TOPIC_FOUND_BEGIN and PS_TOPIC_FOUND_END; %NULL if they do not
 */
char *
ps_topics_dup_snippet (PsTopics   *self,
                       gint64      id,
                       const char *text)
{
  g_autofree char *match = ps_topic_query_new (text);
  char *snippet = NULL;

  g_return_val_if_fail (PS_IS_TOPICS (self), NULL);

  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_TOPICS))
    return NULL;

  if (match == NULL ||
      !ps_topic_store_snippet (ps_db_get_reader (self->db), match, id, &snippet, NULL))
    return NULL;

  return snippet;
}

/**
 * ps_topics_get_last_used:
 * @group_id: whose meetings count, or 0 for any group's
 *
 * Returns: when the last meeting about it began, microseconds UTC; 0 for never
 */
gint64
ps_topics_get_last_used (PsTopics *self,
                         gint64    id,
                         gint64    group_id)
{
  gint64 started_at = 0;

  g_return_val_if_fail (PS_IS_TOPICS (self), 0);

  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_TOPICS))
    return 0;

  return ps_topic_store_last_used (ps_db_get_reader (self->db), id, group_id, &started_at, NULL)
    ? started_at : 0;
}
