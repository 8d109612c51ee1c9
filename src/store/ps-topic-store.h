#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/* What stands before and after the words found in a snippet: control characters that no text has. */
#define PS_TOPIC_FOUND_BEGIN "\002"
#define PS_TOPIC_FOUND_END   "\003"

/**
 * PsTopicRow:
 * @origin: (nullable): the shipped topic's key; %NULL for the clinic's own
 * @edited: a shipped one that somebody has changed
 * @title: never empty
 * @minutes: 1 to 480
 * @prompts: open questions, one a line
 * @exercise: steps, one a line
 * @caution_tags: of "grief", "suicide", "trauma" and "medicines", by spaces
 * @led_by: "peer", "professional", "member" or "guest"; %NULL for the first
 * @created_at: microseconds UTC
 * @updated_at: microseconds UTC
 * @archived_at: microseconds UTC, or 0
 *
 * A topic of the library. Texts that are not there are "" when read, and may be %NULL when written.
 */
typedef struct {
  gint64    id;
  PsUid     uid;
  char     *origin;
  gboolean  edited;
  char     *title;
  char     *category;
  guint     minutes;
  char     *objective;
  char     *prompts;
  char     *exercise;
  char     *materials;
  char     *audience;
  char     *caution;
  char     *caution_tags;
  char     *led_by;
  char     *source;
  gboolean  favourite;
  gint64    created_at;
  gint64    updated_at;
  gint64    archived_at;
} PsTopicRow;

/**
 * PsTopicFilter:
 * @category: (nullable): only this one
 * @favourites: only favourites
 * @unused_since: only what no meeting since then was about, microseconds UTC; 0 for any
 * @group_id: the group whose meetings count for @unused_since, or 0 for every group
 *
 * Which topics to list.
 */
typedef struct {
  const char *category;
  gboolean    favourites;
  gint64      unused_since;
  gint64      group_id;
} PsTopicFilter;

PsTopicRow *ps_topic_row_new  (void);
PsTopicRow *ps_topic_row_copy (const PsTopicRow *row);
void        ps_topic_row_free (PsTopicRow       *row);

PsTopicRow *ps_topic_store_get           (PsConn           *conn,
                                          gint64            id,
                                          GError          **error);
gboolean    ps_topic_store_find_origin   (PsConn           *conn,
                                          const char       *origin,
                                          gint64           *id,
                                          GError          **error);
gboolean    ps_topic_store_add           (PsConn           *conn,
                                          PsTopicRow       *row,
                                          gint64            now,
                                          GError          **error);
gboolean    ps_topic_store_save          (PsConn           *conn,
                                          const PsTopicRow *row,
                                          gint64            now,
                                          GError          **error);
gboolean    ps_topic_store_ship          (PsConn           *conn,
                                          PsTopicRow       *row,
                                          gboolean          reset,
                                          gint64            now,
                                          GError          **error);
gboolean    ps_topic_store_set_favourite (PsConn           *conn,
                                          gint64            id,
                                          gboolean          favourite,
                                          GError          **error);
gboolean    ps_topic_store_set_archived  (PsConn           *conn,
                                          gint64            id,
                                          gboolean          archived,
                                          gint64            now,
                                          GError          **error);

GArray  *ps_topic_store_ids        (PsConn              *conn,
                                    const PsTopicFilter *filter,
                                    gint                 limit,
                                    GError             **error);
GArray  *ps_topic_store_search     (PsConn              *conn,
                                    const char          *match,
                                    const PsTopicFilter *filter,
                                    gint                 limit,
                                    GError             **error);
gboolean ps_topic_store_snippet    (PsConn              *conn,
                                    const char          *match,
                                    gint64               id,
                                    char               **snippet,
                                    GError             **error);
GStrv    ps_topic_store_categories (PsConn              *conn,
                                    GError             **error);
gboolean ps_topic_store_last_used  (PsConn              *conn,
                                    gint64               id,
                                    gint64               group_id,
                                    gint64              *started_at,
                                    GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsTopicRow, ps_topic_row_free)

G_END_DECLS
