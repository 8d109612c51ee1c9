#pragma once

#include "ps-buddy-store.h"
#include "ps-clock.h"
#include "ps-db.h"
#include "ps-keys.h"
#include "ps-member-store.h"
#include "ps-remembrance-store.h"
#include "ps-waitlist-store.h"
#include "ps-welcome-store.h"

G_BEGIN_DECLS

#define PS_TYPE_CARE (ps_care_get_type ())

G_DECLARE_FINAL_TYPE (PsCare, ps_care, PS, CARE, GObject)

PsCare     *ps_care_new                 (PsDb                 *db,
                                         const PsClock        *clock);
gboolean    ps_care_finish              (PsCare               *self,
                                         GAsyncResult         *result,
                                         GError              **error);
gint64      ps_care_finish_id           (PsCare               *self,
                                         GAsyncResult         *result,
                                         GError              **error);

GPtrArray  *ps_care_list_new            (PsCare               *self,
                                         gint64                group_id,
                                         gint64                person_id);
GPtrArray  *ps_care_list_welcome_calls  (PsCare               *self);
void        ps_care_set_step_async      (PsCare               *self,
                                         gint64                group_id,
                                         gint64                person_id,
                                         const char           *step,
                                         gboolean              done,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
const char *ps_welcome_step_get_label   (const char           *step);

PsBuddyRow *ps_care_find_buddy          (PsCare               *self,
                                         gint64                person_id);
GPtrArray  *ps_care_list_buddies_of     (PsCare               *self,
                                         gint64                buddy_id);
GPtrArray  *ps_care_list_candidates     (PsCare               *self,
                                         gint64                person_id,
                                         GError              **error);
void        ps_care_set_buddy_async     (PsCare               *self,
                                         gint64                person_id,
                                         gint64                buddy_id,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gint64      ps_care_get_home            (PsCare               *self,
                                         gint64                person_id);
void        ps_care_set_home_async      (PsCare               *self,
                                         gint64                person_id,
                                         gint64                group_id,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);

gboolean    ps_care_get_places          (PsCare               *self,
                                         gint64                group_id,
                                         guint                *taken,
                                         guint                *capacity);
char       *ps_care_dup_places_words    (PsCare               *self,
                                         gint64                group_id);
char       *ps_care_dup_full_words      (PsCare               *self,
                                         gint64                group_id,
                                         guint                 n_more);
char       *ps_care_dup_room_words      (PsCare               *self,
                                         gint64                group_id,
                                         guint                 n_people);
GPtrArray  *ps_care_list_waiting        (PsCare               *self,
                                         gint64                group_id,
                                         GError              **error);
GPtrArray  *ps_care_list_waits_of       (PsCare               *self,
                                         gint64                person_id);
GPtrArray  *ps_care_list_offered        (PsCare               *self);
PsWaitlistRow *ps_care_find_wait        (PsCare               *self,
                                         gint64                wait_id);
GPtrArray  *ps_care_list_free           (PsCare               *self);
GPtrArray  *ps_care_get_ways            (PsCare               *self,
                                         gint64                person_id,
                                         GError              **error);
void        ps_care_wait_async          (PsCare               *self,
                                         gint64                group_id,
                                         gint64                person_id,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
void        ps_care_wait_new_async      (PsCare               *self,
                                         gint64                group_id,
                                         const PsMemberRow    *row,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
void        ps_care_offer_async         (PsCare               *self,
                                         gint64                wait_id,
                                         gint64                offered_at,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
void        ps_care_end_wait_async      (PsCare               *self,
                                         gint64                wait_id,
                                         const char           *how,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
void        ps_care_reopen_wait_async   (PsCare               *self,
                                         gint64                wait_id,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);

char       *ps_care_dup_died_on         (PsCare               *self,
                                         gint64                person_id);
void        ps_care_died_async          (PsCare               *self,
                                         gint64                person_id,
                                         const char           *died_on,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
void        ps_care_undo_died_async     (PsCare               *self,
                                         gint64                person_id,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GPtrArray  *ps_care_list_remembrances   (PsCare               *self,
                                         gint64                group_id);
GPtrArray  *ps_care_list_lost           (PsCare               *self,
                                         gint64                group_id);
void        ps_care_settle_async        (PsCare               *self,
                                         gint64                remembrance_id,
                                         const char           *how,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);

G_END_DECLS
