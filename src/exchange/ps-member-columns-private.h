#pragma once

#include "ps-member-columns.h"

G_BEGIN_DECLS

PsMemberColumn *ps_member_columns_at            (const PsMemberColumns *self,
                                                 guint                  column);
void            ps_member_columns_settle        (PsMemberColumns       *self,
                                                 GHashTable            *keys,
                                                 const gboolean        *parts);
const char     *ps_member_columns_guess_program (const PsMemberColumns *self,
                                                 GHashTable            *keys);

G_END_DECLS
