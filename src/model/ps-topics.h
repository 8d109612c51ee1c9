#pragma once

#include "ps-clock.h"
#include "ps-content.h"
#include "ps-db.h"
#include "ps-row-list.h"
#include "ps-topic.h"

G_BEGIN_DECLS

#define PS_TYPE_TOPICS (ps_topics_get_type ())

G_DECLARE_FINAL_TYPE (PsTopics, ps_topics, PS, TOPICS, GObject)

PsTopics   *ps_topics_new                 (PsDb                 *db,
                                           const PsClock        *clock,
                                           PsContent            *content);
PsRowList  *ps_topics_list_new            (PsTopics             *self);
gboolean    ps_topics_list_search         (PsRowList            *list,
                                           const char           *text,
                                           const char           *category,
                                           gboolean              favourites,
                                           GError              **error);
GStrv       ps_topics_get_categories      (PsTopics             *self,
                                           GError              **error);
PsTopic    *ps_topics_find                (PsTopics             *self,
                                           gint64                id,
                                           GError              **error);
char       *ps_topics_dup_snippet         (PsTopics             *self,
                                           gint64                id,
                                           const char           *text);
gint64      ps_topics_get_last_used       (PsTopics             *self,
                                           gint64                id,
                                           gint64                group_id);

void        ps_topics_save_async          (PsTopics             *self,
                                           const PsTopicRow     *row,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gint64      ps_topics_save_finish         (PsTopics             *self,
                                           GAsyncResult         *result,
                                           GError              **error);
void        ps_topics_set_favourite_async (PsTopics             *self,
                                           gint64                id,
                                           gboolean              favourite,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
void        ps_topics_archive_async       (PsTopics             *self,
                                           gint64                id,
                                           gboolean              archived,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
void        ps_topics_reset_async         (PsTopics             *self,
                                           gint64                id,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean    ps_topics_finish              (PsTopics             *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
