#pragma once

#include "ps-member-index.h"

G_BEGIN_DECLS

void ps_member_judge (PsMemberRecord      *record,
                      const PsMemberIndex *known,
                      PsMemberIndex       *earlier);

G_END_DECLS
