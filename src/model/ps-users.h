#pragma once

#include "ps-clock.h"
#include "ps-db.h"
#include "ps-secret.h"
#include "ps-user.h"

G_BEGIN_DECLS

#define PS_TYPE_USERS (ps_users_get_type ())

G_DECLARE_FINAL_TYPE (PsUsers, ps_users, PS, USERS, GObject)

PsUsers    *ps_users_new                    (PsDb                 *db,
                                             const char           *folder,
                                             PsKeys               *keys,
                                             const PsClock        *clock);
GListModel *ps_users_get_list               (PsUsers              *self);
PsUser     *ps_users_find                   (PsUsers              *self,
                                             const char           *name);
gboolean    ps_users_sheet_waits_for_notes  (PsUsers              *self);
gboolean    ps_users_has_given_passphrase   (PsUsers              *self);

void        ps_users_add_async              (PsUsers              *self,
                                             const char           *name,
                                             PsRole                roles,
                                             PsSecret             *passphrase,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void        ps_users_set_roles_async        (PsUsers              *self,
                                             const char           *name,
                                             PsRole                roles,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void        ps_users_set_passphrase_async   (PsUsers              *self,
                                             const char           *name,
                                             PsSecret             *passphrase,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void        ps_users_change_own_async       (PsUsers              *self,
                                             PsSecret             *current,
                                             PsSecret             *passphrase,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void        ps_users_renew_sheet_async      (PsUsers              *self,
                                             PsSecret             *code,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean    ps_users_change_finish          (PsUsers              *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
