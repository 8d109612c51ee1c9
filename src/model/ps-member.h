#pragma once

#include "ps-member-store.h"

G_BEGIN_DECLS

#define PS_TYPE_MEMBER (ps_member_get_type ())

G_DECLARE_FINAL_TYPE (PsMember, ps_member, PS, MEMBER, GObject)

PsMember          *ps_member_new_from_row (const PsMemberRow *row);
void               ps_member_update       (PsMember          *self,
                                           const PsMemberRow *row);
gint64             ps_member_get_id       (PsMember          *self);
const char        *ps_member_get_name     (PsMember          *self);
gboolean           ps_member_has_died     (PsMember          *self);
gboolean           ps_member_is_removed   (PsMember          *self);
const PsMemberRow *ps_member_get_row      (PsMember          *self);

G_END_DECLS
