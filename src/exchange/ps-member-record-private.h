#pragma once

#include "ps-member-record.h"

G_BEGIN_DECLS

void ps_member_record_take_ways (PsMemberRecord       *self,
                                 const PsMemberSource *source);

G_END_DECLS
