#pragma once

#include "ps-clock.h"
#include "ps-content.h"
#include "ps-db.h"
#include "ps-group.h"
#include "ps-segment-plan.h"
#include "ps-upcoming.h"

G_BEGIN_DECLS

#define PS_TYPE_GROUPS (ps_groups_get_type ())

G_DECLARE_FINAL_TYPE (PsGroups, ps_groups, PS, GROUPS, GObject)

PsGroups   *ps_groups_new                   (PsDb                 *db,
                                             const PsClock        *clock,
                                             PsContent            *content);
GListModel *ps_groups_get_list              (PsGroups             *self);
PsGroup    *ps_groups_find                  (PsGroups             *self,
                                             gint64                id,
                                             GError              **error);

void        ps_groups_add_async             (PsGroups             *self,
                                             const PsGroupRow     *row,
                                             GPtrArray            *agenda,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gint64      ps_groups_add_finish            (PsGroups             *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void        ps_groups_save_async            (PsGroups             *self,
                                             const PsGroupRow     *row,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean    ps_groups_save_finish           (PsGroups             *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void        ps_groups_archive_async         (PsGroups             *self,
                                             gint64                id,
                                             gboolean              archived,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean    ps_groups_archive_finish        (PsGroups             *self,
                                             GAsyncResult         *result,
                                             GError              **error);

GPtrArray  *ps_groups_make_default_agenda   (PsContent            *content,
                                             const char           *model,
                                             guint                 minutes);
GPtrArray  *ps_groups_get_default_agenda    (PsGroups             *self,
                                             const char           *model,
                                             guint                 minutes);
GPtrArray  *ps_groups_get_agenda            (PsGroups             *self,
                                             gint64                id,
                                             GError              **error);
GPtrArray  *ps_groups_get_last_agenda       (PsGroups             *self,
                                             gint64                id,
                                             gint64               *held_at,
                                             GError              **error);
GArray     *ps_groups_get_habits            (PsGroups             *self,
                                             gint64                id,
                                             GError              **error);
void        ps_groups_save_agenda_async     (PsGroups             *self,
                                             gint64                id,
                                             GPtrArray            *agenda,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean    ps_groups_save_agenda_finish    (PsGroups             *self,
                                             GAsyncResult         *result,
                                             GError              **error);

GPtrArray  *ps_groups_get_next_dates        (PsGroups             *self,
                                             gint64                id,
                                             guint                 n,
                                             GError              **error);
GPtrArray  *ps_groups_get_changed_dates     (PsGroups             *self,
                                             gint64                id,
                                             GError              **error);
GPtrArray  *ps_groups_get_upcoming          (PsGroups             *self,
                                             gint64                from,
                                             gint64                to,
                                             GError              **error);
void        ps_groups_skip_date_async       (PsGroups             *self,
                                             gint64                id,
                                             const char           *rule_on,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void        ps_groups_move_date_async       (PsGroups             *self,
                                             gint64                id,
                                             const char           *rule_on,
                                             const char           *to_on,
                                             guint                 to_minute,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void        ps_groups_restore_date_async    (PsGroups             *self,
                                             gint64                id,
                                             const char           *rule_on,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean    ps_groups_date_finish           (PsGroups             *self,
                                             GAsyncResult         *result,
                                             GError              **error);
gint64      ps_groups_get_next_topic        (PsGroups             *self,
                                             gint64                id);
void        ps_groups_set_next_topic_async  (PsGroups             *self,
                                             gint64                id,
                                             gint64                topic_id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean    ps_groups_set_next_topic_finish (PsGroups             *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
