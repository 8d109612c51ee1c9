#pragma once

#include "ps-clock.h"
#include "ps-contact-store.h"
#include "ps-db.h"
#include "ps-member.h"
#include "ps-membership-store.h"
#include "ps-merge-store.h"
#include "ps-row-list.h"

G_BEGIN_DECLS

#define PS_TYPE_ROSTER (ps_roster_get_type ())

G_DECLARE_FINAL_TYPE (PsRoster, ps_roster, PS, ROSTER, GObject)

PsRoster  *ps_roster_new                   (PsDb                 *db,
                                            const PsClock        *clock);
PsRowList *ps_roster_list_new              (PsRoster             *self,
                                            gint64                group_id);
void       ps_roster_list_find_gone        (PsRowList            *list);
gboolean   ps_roster_list_search           (PsRowList            *list,
                                            const char           *text,
                                            GError              **error);
GArray    *ps_roster_find_removed          (PsRoster             *self,
                                            const char           *text,
                                            gint                  limit);
guint      ps_roster_count                 (PsRoster             *self);
PsMember  *ps_roster_find                  (PsRoster             *self,
                                            gint64                id,
                                            GError              **error);
GPtrArray *ps_roster_get_ways              (PsRoster             *self,
                                            gint64                id,
                                            GError              **error);

void       ps_roster_add_async             (PsRoster             *self,
                                            const PsMemberRow    *row,
                                            gint64                group_id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gint64     ps_roster_add_finish            (PsRoster             *self,
                                            GAsyncResult         *result,
                                            GError              **error);
void       ps_roster_save_async            (PsRoster             *self,
                                            const PsMemberRow    *row,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean   ps_roster_save_finish           (PsRoster             *self,
                                            GAsyncResult         *result,
                                            GError              **error);
void       ps_roster_archive_async         (PsRoster             *self,
                                            gint64                id,
                                            gboolean              archived,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean   ps_roster_archive_finish        (PsRoster             *self,
                                            GAsyncResult         *result,
                                            GError              **error);

GPtrArray *ps_roster_get_memberships       (PsRoster             *self,
                                            gint64                person_id,
                                            GError              **error);
void       ps_roster_join_async            (PsRoster             *self,
                                            gint64                person_id,
                                            gint64                group_id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
void       ps_roster_unjoin_async          (PsRoster             *self,
                                            gint64                person_id,
                                            gint64                group_id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
void       ps_roster_leave_async           (PsRoster             *self,
                                            gint64                membership_id,
                                            const char           *reason,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
PsMembershipRow *ps_roster_find_spell      (PsRoster             *self,
                                            gint64                membership_id,
                                            GError              **error);
void       ps_roster_save_spell_async      (PsRoster             *self,
                                            gint64                membership_id,
                                            const char           *joined_on,
                                            const char           *left_on,
                                            const char           *reason,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean   ps_roster_membership_finish     (PsRoster             *self,
                                            GAsyncResult         *result,
                                            GError              **error);

void       ps_roster_merge_async           (PsRoster             *self,
                                            gint64                kept_id,
                                            gint64                merged_id,
                                            const char * const   *fields,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gint64     ps_roster_merge_finish          (PsRoster             *self,
                                            GAsyncResult         *result,
                                            GError              **error);
void       ps_roster_take_apart_async      (PsRoster             *self,
                                            gint64                merge_id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean   ps_roster_take_apart_finish     (PsRoster             *self,
                                            GAsyncResult         *result,
                                            GError              **error);
GPtrArray *ps_roster_get_merges            (PsRoster             *self,
                                            gint64                person_id,
                                            GError              **error);

char      *ps_roster_dup_attendance_words  (PsRoster             *self,
                                            gint64                person_id,
                                            gint64                group_id);
char      *ps_roster_dup_coming_words      (PsRoster             *self,
                                            gint64                person_id,
                                            gint64                group_id);
GStrv      ps_roster_get_attendance_dots   (PsRoster             *self,
                                            gint64                person_id,
                                            gint64                group_id,
                                            guint                 n);

const char *ps_leave_reason_get_label      (const char           *reason);

G_END_DECLS
