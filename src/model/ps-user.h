#pragma once

#include <glib-object.h>

#include "ps-keyring-users.h"

G_BEGIN_DECLS

#define PS_TYPE_USER (ps_user_get_type ())

G_DECLARE_FINAL_TYPE (PsUser, ps_user, PS, USER, GObject)

PsUser      *ps_user_new              (const PsKeyringUser *user,
                                       gboolean             is_self);
const char  *ps_user_get_name         (PsUser              *self);
const PsUid *ps_user_get_id           (PsUser              *self);
PsRole       ps_user_get_roles        (PsUser              *self);
gboolean     ps_user_is_self          (PsUser              *self);
gboolean     ps_user_is_given         (PsUser              *self);
gboolean     ps_user_waits_for_notes  (PsUser              *self);

G_END_DECLS
